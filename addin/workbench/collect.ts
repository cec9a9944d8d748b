import { say } from "../page";
import type { Book } from "../workbook/book/book";
import { together, type NamedBook } from "../workbook/book/together";
import type { GridWorkbook } from "../workbook/grid/workbook";
import { RECEIVED_FILES } from "../workbook/port/workbook";
import { notify, showProgress } from "./dialog";
import { readBytes } from "./files";

/** A file that came, as the workbook keeps it for the pane: its sheets, or why there are none. */
interface Received {
  readonly file: string;
  readonly sheets: readonly string[];
  readonly problem: string;
}

/** A workbook that takes the place of the one that is open. */
interface MonthBook {
  readonly book: Book;
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

const stemOf = (name: string): string => name.replace(/\.[^.]*$/, "");

const receivedIn = (grid: GridWorkbook): readonly Received[] =>
  JSON.parse(grid.settings()[RECEIVED_FILES] ?? "[]") as readonly Received[];

/** The settings of a workbook in which a month is begun, to which no file has come yet. */
export const BEGUN = { [RECEIVED_FILES]: "[]" };

/** Whether the open workbook is the one in which a month is gathered: files came into it, or it was begun from a ledger. */
export const isMonth = (grid: GridWorkbook): boolean => grid.settings()[RECEIVED_FILES] !== undefined;

/**
 * Reads files one after the other. With `joins` their sheets are added to the open workbook, else they make one of their own,
 * which is given. One that cannot be read is listed with the reason, and the others are taken.
 */
export async function collect(
  grid: GridWorkbook,
  files: readonly File[],
  joins: boolean,
): Promise<MonthBook | undefined> {
  const before = joins ? receivedIn(grid) : [];
  const known = new Set(before.flatMap(({ file, problem }) => (problem === "" ? [file] : [])));
  const read: NamedBook[] = [];
  const received: Received[] = [];
  const taken = joins ? (await grid.sheets()).map(({ name }) => name) : [];
  const progress = showProgress(say("正在收表", "Taking the files in"), say("取消", "Cancel"));
  for (const [i, file] of files.entries()) {
    if (progress.signal.aborted) return undefined;
    progress.update(i / files.length, `${file.name}  ${i + 1}/${files.length}`);
    try {
      if (known.has(file.name)) throw new Error(repeated());
      const book = await readBytes(new Uint8Array(await file.arrayBuffer()), file.name);
      const sheets = together([[stemOf(file.name), book]], taken).sheets.map(({ name }) => name);
      known.add(file.name);
      taken.push(...sheets);
      read.push([stemOf(file.name), book]);
      received.push({ file: file.name, sheets, problem: "" });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      received.push({ file: file.name, sheets: [], problem });
    }
  }
  progress.end();
  notify(said(received));
  if (read.length === 0) return undefined;
  // A file that is sent again after it could not be read has one row.
  const again = new Set(received.map(({ file }) => file));
  const all = [...before.filter(({ file, problem }) => problem === "" || !again.has(file)), ...received];
  const settings = { [RECEIVED_FILES]: JSON.stringify(all) };
  const others = joins ? (await grid.sheets()).map(({ name }) => name) : [];
  const book = together(read, others);
  if (!joins) return { book, name: say("月报.xlsx", "month.xlsx"), settings };
  await grid.setSetting(RECEIVED_FILES, settings[RECEIVED_FILES] ?? null);
  grid.add(say("收表", "Files taken in"), book);
  return undefined;
}

const repeated = (): string =>
  say("已经收过同名的文件，没有再收。", "A file of this name came before: it was not taken again.");

function said(received: readonly Received[]): string {
  const failed = received.filter(({ problem }) => problem !== "");
  const done = received.length - failed.length;
  const lines = failed.map(({ file, problem }) => `${file}：${problem}`);
  return [say(`收到${done}个文件。`, `${done} files were taken in.`), ...lines].join("\n");
}
