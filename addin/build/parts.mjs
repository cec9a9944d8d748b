import { relative, sep } from "node:path";
import webpack from "webpack";
import { root } from "./typescript.mjs";

/** Writes beside the scripts in which folders of node_modules the packages lie that were put into them. */
export class PartsPlugin {
  /** @param file the name of the list */
  constructor(file) {
    this.file = file;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("parts", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: "parts", stage }, () => {
        const folders = [...compilation.modules].flatMap((module) => folderOf(module.resource) ?? []);
        const list = [...new Set(folders)].sort();
        compilation.emitAsset(this.file, new webpack.sources.RawSource(`${JSON.stringify(list, null, 2)}\n`));
      });
    });
  }
}

/** The folder of the package that a file belongs to, from the top of the project; undefined for a file of our own. */
function folderOf(resource = "") {
  const path = relative(root, resource.split("?")[0]).split(sep).join("/");
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}
