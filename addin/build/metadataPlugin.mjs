import { createHash } from "node:crypto";
import webpack from "webpack";
import { helpPages } from "./help.mjs";
import { FUNCTIONS, LANGUAGES, metadataIn, readFunctions } from "./metadata.mjs";

const FILES = { zh: "functions.json", en: "functions-en.json" };

/** Emits what Excel is told of the functions, in both languages, their help pages, and version.json. */
export class MetadataPlugin {
  constructor({ root, base, version }) {
    Object.assign(this, { root, base, version });
  }

  apply(compiler) {
    const { Compilation, sources } = webpack;
    compiler.hooks.thisCompilation.tap("metadata", (compilation) => {
      compilation.fileDependencies.add(`${this.root}/${FUNCTIONS}`);
      compilation.contextDependencies.add(`${this.root}/addin/help`);
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: "metadata", stage }, async () => {
        const emit = (name, text) => {
          compilation.emitAsset(name, new sources.RawSource(text));
        };
        const functions = await readFunctions(this.root, this.base);
        const texts = LANGUAGES.map((language) => `${JSON.stringify(metadataIn(language, functions), null, 1)}\n`);
        LANGUAGES.forEach((language, i) => {
          emit(FILES[language], texts[i]);
        });
        for (const [name, text] of helpPages(this.root, functions, this.version)) emit(`help/${name}`, text);
        const metadata = createHash("sha256").update(texts.join("")).digest("hex").slice(0, 8);
        emit("version.json", `${JSON.stringify({ version: this.version, metadata, functions: functions.length })}\n`);
      });
    });
  }
}
