import Papa from "papaparse";
import { fileStem, type CellValue } from "../analysis";
import { download, say } from "../page";
import type { Book, Loss, LossKind } from "../workbook/book/book";
import type { WorkerLike } from "../workbook/background";
import { openInWorker, saveInWorker } from "../workbook/book/inWorker";
import type { GridWorkbook } from "../workbook/grid/gridWorkbook";
import { LARGEST_FILE, MOST_CELLS_OF_BOOK } from "../workbook/read/limits";
import { UnreadableFile } from "../workbook/read/unreadable";
import { askFileName, confirm, showProgress } from "./dialog";

const start = (): WorkerLike =>
  new Worker(new URL("../workbook/book/worker.ts", import.meta.url), { name: "files" }) as unknown as WorkerLike;

/** Reads the book of a file; null where the user cancelled. One that does not open is `unread`, once the user was told why. */
export async function readFile(file: File, unread: (problem: string) => Promise<void>): Promise<Book | null> {
  const progress = showProgress(say(`正在打开 ${file.name}`, `Opening ${file.name}`), say("取消", "Cancel"));
  try {
    if (file.size > LARGEST_FILE) throw new UnreadableFile("too large", file.name, { limit: "file" });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const book = await openInWorker(bytes, file.name, {
      start,
      signal: progress.signal,
      onProgress: (fraction, sheet) => progress.update(fraction, sheet),
    });
    progress.end();
    return book;
  } catch (error) {
    if (progress.signal.aborted) return null;
    progress.end();
    await unread(await explainFailure(error, file.name));
    return null;
  }
}

async function explainFailure(error: unknown, name: string): Promise<string> {
  const limit =
    error instanceof UnreadableFile && error.reason === "too large"
      ? say(
          `工作台最多打开${MOST_CELLS_OF_BOOK / 10_000}万个单元格。`,
          `The workbench opens up to ${MOST_CELLS_OF_BOOK} cells.`,
        )
      : "";
  const message = error instanceof Error ? error.message : String(error);
  await confirm({
    title: say(`${name} 没有打开`, `${name} was not opened`),
    text: [message, limit].filter(Boolean).join("\n"),
    yes: say("知道了", "Close"),
  });
  return message;
}

export const readBytes = (bytes: Uint8Array, name: string): Promise<Book> => openInWorker(bytes, name, { start });

const copyOf = (name: string): string => `${fileStem(name)}${say("-副本", "-copy")}`;

async function saveXlsx(book: Book, name: string): Promise<string> {
  download(await saveInWorker(book, { start }), name);
  return name;
}

/** Saves the sheet in sight as delimited text, with the mark by which Excel knows UTF-8. */
async function saveCsv(grid: GridWorkbook, name: string): Promise<string> {
  const { sheet } = await grid.selection();
  const [open] = await grid.read([sheet]);
  const rows = open?.rows.map((row) => row.map((value: CellValue) => value ?? ""));
  download(`\ufeff${Papa.unparse(rows ?? [], { newline: "\r\n" })}`, name, "text/csv;charset=utf-8");
  return name;
}

/** The workbook with the edit that is under way. */
async function editedBook(grid: GridWorkbook): Promise<Book> {
  await grid.endEdit(true);
  await grid.settled();
  return grid.book();
}

/**
 * Saves under the file's own name, as .xlsx. Where parts of the file would be lost, it lists them and saves a copy under
 * another name. Gives the name; null where the user cancels.
 */
export async function save(grid: GridWorkbook): Promise<string | null> {
  const book = await editedBook(grid);
  const name = await grid.name();
  if (book.lost.length === 0) return saveXlsx(book, `${fileStem(name)}.xlsx`);
  const copy = `${copyOf(name)}.xlsx`;
  const confirmed = await confirm({
    title: say(`保存为副本：${copy}`, `Save a copy: ${copy}`),
    text: say(
      "原文件里的下列内容不会写进副本，原文件保持不变：",
      "These parts will not be in it; the file itself stays as it is:",
    ),
    list: lossLines(book.lost),
    yes: say("保存副本", "Save a copy"),
    no: say("取消", "Cancel"),
  });
  return confirmed ? saveXlsx(book, copy) : null;
}

/** Asks for a name and a format, and saves so. A file that would lose parts is never written over itself. */
export async function saveAs(grid: GridWorkbook): Promise<string | null> {
  const book = await editedBook(grid);
  const original = await grid.name();
  const loses = book.lost.length > 0;
  const chosen = await askFileName(
    {
      title: say("另存为", "Save as"),
      text: say(".csv只有当前工作表的数值。", "A .csv holds the values of the sheet in sight."),
      yes: say("保存", "Save"),
      no: say("取消", "Cancel"),
    },
    loses ? copyOf(original) : fileStem(original),
  );
  if (!chosen) return null;
  const name = `${chosen.stem.replace(/\.(?:xlsx|csv)$/i, "")}${chosen.format}`;
  if (chosen.format === ".csv") return saveCsv(grid, name);
  return saveXlsx(book, loses && name.toLowerCase() === original.toLowerCase() ? `${copyOf(name)}.xlsx` : name);
}

const LOSSES: Readonly<Record<LossKind, readonly [zh: string, en: string]>> = {
  charts: ["图表", "charts"],
  pictures: ["图片", "pictures"],
  pivotTables: ["数据透视表", "pivot tables"],
  tables: ["套用的表格（只留数据和格式）", "tables (their cells stay)"],
  conditionalFormats: ["条件格式", "conditional formats"],
  macros: ["宏", "macros"],
  validations: ["数据有效性（较复杂的）", "complex data validation"],
  externalLinks: ["到其他工作簿的链接", "links to other workbooks"],
  connections: ["外部数据连接", "data connections"],
  otherSheets: ["图表工作表等特殊工作表", "sheets of other kinds"],
  shapes: ["文本框和图形", "text boxes and shapes"],
  objects: ["嵌入的对象和控件", "embedded objects and controls"],
  slicers: ["切片器、日程表", "slicers and timelines"],
  threadedComments: ["批注的答复（批注本身保留）", "replies to comments (the comments stay)"],
  filters: ["自动筛选", "automatic filters"],
  sparklines: ["迷你图", "sparklines"],
  richText: ["一个单元格里的多种字体（文字保留）", "several fonts in one cell (the text stays)"],
  lineEnds: ["文字中的回车符（换行保留）", "carriage returns in texts (the lines stay)"],
  dates1904: [
    "1904年日期系统（日期不变，改按1900年系统保存）",
    "the date system of 1904 (dates stay, in that of 1900)",
  ],
  pageBreaks: ["手工分页符", "page breaks"],
  fullProtection: ["保护的密码和例外（保护本身保留）", "passwords and exceptions of protection (it stays protected)"],
  formulas: ["公式（老格式只读到数值）", "formulas (of this old format only values are read)"],
  styles: [
    "字体、颜色、边框（老格式只读到数字格式）",
    "fonts, colours, borders (of this old format only number formats)",
  ],
  other: ["其他内容", "other parts"],
};

/** Names the parts that saving loses, a line for each kind and sheet. */
const lossLines = (lost: readonly Loss[]): string[] =>
  lost.map(({ kind, sheet, count }) => {
    const words = `${say(...LOSSES[kind])}${count > 1 ? ` ×${count}` : ""}`;
    return sheet === "" ? words : `${sheet}${say("：", ": ")}${words}`;
  });
