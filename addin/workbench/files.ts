import Papa from "papaparse";
import type { CellValue } from "../analysis";
import type { Book } from "../workbook/book/book";
import type { GridWorkbook } from "../workbook/grid/workbook";
import { UnreadableFile } from "../workbook/read/unreadable";
import { openInWorker, saveInWorker, type WorkerLike } from "../workbook/book/workerClient";
import { ask, askName, progress } from "./dialog";
import { lossLines } from "./losses";
import { say } from "./page";

const LARGEST_FILE = 2 ** 28;
const MOST_CELLS = 2_000_000;

const start = (): WorkerLike =>
  new Worker(new URL("../workbook/book/worker.ts", import.meta.url), { name: "files" }) as unknown as WorkerLike;

/** The book of a file; null where the user cancelled, or was told in words why the file does not open. */
export async function readFile(file: File): Promise<Book | null> {
  const going = progress(say(`正在打开 ${file.name}`, `Opening ${file.name}`), say("取消", "Cancel"));
  try {
    if (file.size > LARGEST_FILE) throw new UnreadableFile("too large", file.name);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const book = await openInWorker(bytes, file.name, {
      start,
      mostCells: MOST_CELLS,
      signal: going.signal,
      onProgress: (fraction, sheet) => {
        going.at(fraction, sheet);
      },
    });
    going.end();
    return book;
  } catch (error) {
    if (going.signal.aborted) return null;
    going.end();
    await explain(error, file.name);
    return null;
  }
}

async function explain(error: unknown, name: string): Promise<void> {
  const limit =
    error instanceof UnreadableFile && error.reason === "too large"
      ? say(`工作台最多打开${MOST_CELLS / 10_000}万个单元格。`, `The workbench opens up to ${MOST_CELLS} cells.`)
      : "";
  const words = error instanceof Error ? error.message : String(error);
  await ask({
    title: say(`${name} 没有打开`, `${name} was not opened`),
    text: [words, limit].filter(Boolean).join("\n"),
    yes: say("知道了", "Close"),
  });
}

export const readBytes = (bytes: Uint8Array, name: string): Promise<Book> =>
  openInWorker(bytes, name, { start, mostCells: MOST_CELLS });

const stemOf = (name: string): string => name.replace(/\.[^.]*$/, "");

function download(bytes: BlobPart, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  // The browser has taken the bytes over once it has turned to the click.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  });
}

async function saveXlsx(book: Book, name: string): Promise<void> {
  const bytes = await saveInWorker(book, { start });
  download(bytes as Uint8Array<ArrayBuffer>, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
}

/** The sheet in sight as a delimited text that Excel opens as UTF-8. */
async function saveCsv(grid: GridWorkbook, name: string): Promise<void> {
  const { sheet } = await grid.selection();
  const [shown] = await grid.read([sheet]);
  const rows = shown?.rows.map((row) => row.map((value: CellValue) => value ?? ""));
  download(`\ufeff${Papa.unparse(rows ?? [], { newline: "\r\n" })}`, "text/csv;charset=utf-8", name);
}

/** Everything as it stands, what is being typed included. */
async function wholeOf(grid: GridWorkbook): Promise<Book> {
  await grid.endEdit(true);
  await grid.settled();
  return grid.book();
}

/**
 * Saves under the file's own name, .xlsx for other kinds. Where parts of the file would be missing they are listed first,
 * and a copy is written, whose name is another. Gives the name; null where the user would rather not.
 */
export async function save(grid: GridWorkbook): Promise<string | null> {
  const book = await wholeOf(grid);
  const name = await grid.name();
  const copy = `${stemOf(name)}${say("-副本", "-copy")}.xlsx`;
  if (book.lost.length === 0) return written(book, `${stemOf(name)}.xlsx`);
  const agreed = await ask({
    title: say(`保存为副本：${copy}`, `Save a copy: ${copy}`),
    text: say(
      "原文件里的下列内容不会写进副本，原文件保持不变：",
      "These parts will not be in it; the file itself stays as it is:",
    ),
    list: lossLines(book.lost),
    yes: say("保存副本", "Save a copy"),
    no: say("取消", "Cancel"),
  });
  return agreed ? written(book, copy) : null;
}

async function written(book: Book, name: string): Promise<string> {
  await saveXlsx(book, name);
  return name;
}

/** Saves under a name and a format that are asked for. */
export async function saveAs(grid: GridWorkbook): Promise<string | null> {
  const book = await wholeOf(grid);
  const original = await grid.name();
  const lost = book.lost.length > 0;
  const named = await askName(
    {
      title: say("另存为", "Save as"),
      text: say(".csv只有当前工作表的数值。", "A .csv holds the values of the sheet in sight."),
      yes: say("保存", "Save"),
      no: say("取消", "Cancel"),
    },
    `${stemOf(original)}${lost ? say("-副本", "-copy") : ""}`,
  );
  if (!named) return null;
  const stem = named.name.replace(/\.(?:xlsx|csv)$/i, "");
  const name = `${stem}${named.format}`;
  if (named.format === ".csv") {
    await saveCsv(grid, name);
    return name;
  }
  return written(
    book,
    lost && name.toLowerCase() === original.toLowerCase() ? `${stem}${say("-副本", "-copy")}.xlsx` : name,
  );
}
