// tslab as the notebooks need it. It reads no tsconfig, so its compiler is told here: narrowing of `A | B`
// (strictNullChecks), packages by their `exports` (Bundler), the top of the project as the folder that paths begin at.
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";

process.chdir(resolve(import.meta.dirname, "../.."));
Object.assign(process.env, { TZ: "UTC", NO_COLOR: "1", FORCE_COLOR: "0" });

const require = createRequire(import.meta.url);
const tslab = dirname(require.resolve("tslab"));
const compiler = require.resolve("@tslab/typescript-for-tslab", { paths: [tslab] });
const ts = require(compiler);
const options = { strictNullChecks: true, moduleResolution: ts.ModuleResolutionKind.Bundler };
const unwatched = { close: () => undefined };
// The compiler's own properties cannot be written: a copy stands in its place.
require.cache[compiler].exports = {
  ...ts,
  createWatchCompilerHost: (files, given, system, ...more) => {
    // A build beside an open notebook changes many files at once, which tslab does not survive; they are loaded already.
    const { watchFile } = system;
    system.watchFile = (path, ...rest) =>
      /[\\/](dist|node_modules)[\\/]/.test(path) ? unwatched : watchFile(path, ...rest);
    system.watchDirectory = () => unwatched;
    return ts.createWatchCompilerHost(files, { ...given, ...options }, system, ...more);
  },
};

// tslab does not find a name of an earlier cell in `{ region }`; it does in `{ region: region }`.
const converter = require(resolve(tslab, "converter.js"));
const { createConverter } = converter;
converter.createConverter = (given) => {
  const made = createConverter(given);
  return { ...made, convert: (before, code) => made.convert(before, writtenOut(code)) };
};

function writtenOut(code) {
  const ends = [];
  const visit = (node) => {
    if (ts.isShorthandPropertyAssignment(node)) ends.push(node.name);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest));
  return ends.reduceRight((text, { end, text: name }) => `${text.slice(0, end)}: ${name}${text.slice(end)}`, code);
}

const configPath = process.argv[process.argv.indexOf("--config-path") + 1];
require(resolve(tslab, "main.js")).startKernel({ configPath, enableFindLocal: false });
