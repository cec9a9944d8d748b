import { readFileSync } from "node:fs";
import type { Output } from "./kernel";

export interface Cell {
  readonly id: string;
  readonly type: "code" | "markdown" | "raw";
  readonly source: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly outputs: readonly Output[];
}

export interface Notebook {
  readonly cells: readonly Cell[];
}

interface NotebookFile {
  readonly cells: readonly {
    readonly id?: string;
    readonly cell_type: Cell["type"];
    readonly source: string | readonly string[];
    readonly metadata?: Cell["metadata"];
    readonly outputs?: readonly Output[];
  }[];
}

/** The metadata of every notebook here. */
const METADATA = {
  kernelspec: { display_name: "TypeScript（县域月报）", language: "typescript", name: "county-monthly" },
  language_info: { file_extension: ".ts", mimetype: "text/typescript", name: "typescript", version: "3.7.2" },
};

const whole = (text: string | readonly string[]): string => (typeof text === "string" ? text : text.join(""));
const asLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Reads a notebook, whatever program wrote it; a cell without an id is named by its place. */
export function readNotebook(path: string): Notebook {
  const { cells } = JSON.parse(readFileSync(path, "utf8")) as NotebookFile;
  return {
    cells: cells.map(({ id, cell_type: type, source, metadata = {}, outputs = [] }, i) => ({
      id: id ?? `cell-${i + 1}`,
      type,
      source: whole(source),
      metadata: Object.fromEntries(Object.entries(metadata).filter(([name]) => name === "tags")),
      outputs: outputs.map((output): Output => {
        if (output.output_type === "stream") return { ...output, text: whole(output.text) };
        const data = Object.entries(output.data).map(([type, value]) => [type, whole(value as string | string[])]);
        return { ...output, data: Object.fromEntries(data) as Record<string, string> };
      }),
    })),
  };
}

/**
 * Formats a notebook in the one form that is committed: sorted names, texts as lists of lines, counts from 1, no times; the same
 * bytes as Python's nbformat writes.
 */
export function formatNotebook({ cells }: Notebook): string {
  let count = 0;
  const plain = {
    cells: cells.map(({ id, type, source, metadata, outputs }) => ({
      id,
      cell_type: type,
      metadata,
      source: asLines(source),
      ...(type === "code" ? { execution_count: ++count, outputs: outputs.map(lined) } : {}),
    })),
    metadata: METADATA,
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(sorted(plain), null, 1)}\n`;
}

const lined = (output: Output): object =>
  output.output_type === "stream"
    ? { ...output, text: asLines(output.text) }
    : {
        ...output,
        data: Object.fromEntries(Object.entries(output.data).map(([type, text]) => [type, asLines(String(text))])),
      };

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
