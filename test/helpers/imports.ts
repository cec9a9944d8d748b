import { readdirSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";

/**
 * Everything that a source imports, as files under addin/ without their ending, or packages: import, export … from,
 * import "x", import(), require(), import x = require(), import("x").T.
 */
export function importsOf(name: string, source: string): string[] {
  const found: string[] = [];
  const add = (node: ts.Node | undefined) => {
    const words = node && ts.isStringLiteralLike(node) ? node.text : "(computed)";
    const path = words.startsWith(".") ? posix.join(posix.dirname(name), words) : words;
    found.push(path === "analysis" ? "analysis/index" : path);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node);
    else if (ts.isCallExpression(node) && isImporting(node.expression)) add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(`${name}.ts`, source, ts.ScriptTarget.Latest));
  return found;
}

const isImporting = (called: ts.Expression): boolean =>
  called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === "require");

/** Names of the TypeScript files under a folder, without their ending, with forward slashes. */
export const sourcesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => name.slice(0, -".ts".length))
    .sort();

/** Circles of imports, each in words: `a imports b imports a`. `imports` holds the files that each file imports. */
export function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const at = path.indexOf(name);
    if (at >= 0) circles.push([...path.slice(at), name].join(" imports "));
    if (at >= 0 || done.has(name)) return;
    for (const target of imports.get(name) ?? []) visit(target, [...path, name]);
    done.add(name);
  };
  for (const name of imports.keys()) visit(name, []);
  return circles;
}
