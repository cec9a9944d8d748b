import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileFunction } from "node:vm";
import typescript from "typescript";

/** The top of the project. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

const compilerOptions = { module: typescript.ModuleKind.CommonJS, target: typescript.ScriptTarget.ES2022 };

/** Loads a TypeScript file from its source, with all that it imports, and gives its exports. */
export function load(path, loaded = new Map()) {
  const known = loaded.get(path);
  if (known) return known;
  const exports = {};
  loaded.set(path, exports);
  const { outputText } = typescript.transpileModule(readFileSync(path, "utf8"), { compilerOptions, fileName: path });
  const require = createRequire(path);
  const resolve = (name) => (name.startsWith(".") ? load(fileOf(join(dirname(path), name)), loaded) : require(name));
  const run = compileFunction(outputText, ["exports", "require", "__dirname"], { filename: path });
  run(exports, resolve, dirname(path));
  return exports;
}

const fileOf = (path) => [`${path}.ts`, join(path, "index.ts")].find((file) => existsSync(file)) ?? path;
