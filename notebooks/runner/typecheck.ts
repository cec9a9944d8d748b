import { join } from "node:path";
import ts from "typescript";
import type { Fault } from "./execute";
import { ROOT } from "./kernel";
import type { Notebook } from "./notebook";
import { referencesOf } from "./references";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ["node"],
};

/** All code cells of a notebook as one strict module, the expressions of the prose at its end as the text they must be. */
export function typeFaults(notebook: Notebook): Fault[] {
  const cells = notebook.cells.filter(({ type }) => type === "code");
  const prose = referencesOf(notebook).map(({ expression }) => `(${expression}),`);
  const parts = [
    ...cells.map(({ id, source }) => ({ id, text: source })),
    { id: "文字中的引用", text: `[\n${prose.join("\n")}\n] satisfies string[];\nexport {};` },
  ];
  const path = join(ROOT, "notebooks/notebook.ts");
  const text = parts.map((part) => part.text).join("\n");
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === path || fileExists(name);
  host.getSourceFile = (name, ...more) =>
    name === path ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...more);
  const program = ts.createProgram([path], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map((found) => {
    const words = ts.flattenDiagnosticMessageText(found.messageText, "\n");
    if (!found.file || found.start === undefined) return { cell: "", what: words };
    let line = found.file.getLineAndCharacterOfPosition(found.start).line;
    const part = parts.find((one) => {
      const lines = one.text.split("\n").length;
      if (line < lines) return true;
      line -= lines;
      return false;
    });
    return { cell: part?.id ?? "", what: `第 ${line + 1} 行：${words}` };
  });
}
