import type { Cell, Notebook } from "./notebook";

/** A piece of prose that the code must confirm: `<!--=expression-->words<!--/-->`. */
export interface Reference {
  readonly cell: Cell;
  readonly expression: string;
  readonly words: string;
}

const MARKED = /<!--=(.*?)-->(.*?)<!--\/-->/gs;

/** Every reference of the prose, in order. */
export const referencesOf = ({ cells }: Notebook): Reference[] =>
  cells
    .filter(({ type }) => type === "markdown")
    .flatMap((cell) =>
      [...cell.source.matchAll(MARKED)].map(([, expression = "", words = ""]) => ({
        cell,
        expression: expression.trim(),
        words,
      })),
    );

/** A heading with 结论 opens a conclusion: there every number has to be a reference. */
const CONCLUSION = /^#+ .*结论/m;

/** The numbers of conclusions without a reference, each with its line. */
export const looseNumbers = ({ cells }: Notebook): { cell: Cell; line: string }[] =>
  cells
    .filter(({ type, source }) => type === "markdown" && CONCLUSION.test(source))
    .flatMap((cell) =>
      cell.source
        .replace(MARKED, "")
        .split("\n")
        .filter((line) => !line.startsWith("#") && /\d/.test(line.replace(/^\s*\d+\. /, "")))
        .map((line) => ({ cell, line })),
    );
