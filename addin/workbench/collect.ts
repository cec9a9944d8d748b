import { fileStem } from "../analysis";
import { say } from "../page";
import type { Book, BookSheet } from "../workbook/book/book";
import { together, type NamedBook } from "../workbook/book/together";
import type { GridWorkbook } from "../workbook/grid/gridWorkbook";
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

const receivedIn = (grid: GridWorkbook): readonly Received[] =>
  JSON.parse(grid.settings()[RECEIVED_FILES] ?? "[]") as readonly Received[];

/** The setting of a workbook in which a month is gathered. */
const MONTH = "county.month";

/** The settings of a workbook in which a month is begun, to which no file has come yet. */
export const BEGUN = { [MONTH]: "begun", [RECEIVED_FILES]: "[]" };

/** Whether the open workbook is the one in which a month is gathered: files came into it, or it was begun from a ledger. */
export const isMonth = (grid: GridWorkbook): boolean => grid.settings()[MONTH] !== undefined;

/** A file that is sent again after it could not be read has one row. */
function withRows(before: readonly Received[], rows: readonly Received[]): string {
  const again = new Set(rows.map(({ file }) => file));
  return JSON.stringify([...before.filter(({ file, problem }) => problem === "" || !again.has(file)), ...rows]);
}

/** Lists files that could not be read, and adds nothing. */
export async function listUnread(
  grid: GridWorkbook,
  unread: readonly Pick<Received, "file" | "problem">[],
): Promise<void> {
  const rows = unread.map(({ file, problem }): Received => ({ file, problem, sheets: [] }));
  await grid.setSetting(RECEIVED_FILES, withRows(receivedIn(grid), rows));
  grid.announce();
}

/** The sheet beside a department's tables that says how they are filled in: it is no sheet of the month. */
const NOTES = /^(?:填报|填表|编报|编制)?说明$/;

const withoutNotes = (book: Book): Book => {
  const holdsNumber = ({ rows }: BookSheet): boolean =>
    rows.some((row) => row?.some((cell) => typeof cell?.value === "number"));
  const sheets = book.sheets.filter((sheet) => !NOTES.test(sheet.name.trim()) || holdsNumber(sheet));
  return sheets.length === 0 ? book : { ...book, sheets };
};

/**
 * Reads files one after the other. With `joins` their sheets are added to the open workbook, else they make one of their own,
 * which is given. One that cannot be read is listed with the reason, and the others are taken.
 */
export async function collect(
  grid: GridWorkbook,
  files: readonly File[],
  joins: boolean,
  list: (unread: readonly Received[]) => Promise<void>,
): Promise<MonthBook | undefined> {
  const before = receivedIn(grid);
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
      const book = withoutNotes(await readBytes(new Uint8Array(await file.arrayBuffer()), file.name));
      const sheets = together([[fileStem(file.name), book]], taken).sheets.map(({ name }) => name);
      known.add(file.name);
      taken.push(...sheets);
      read.push([fileStem(file.name), book]);
      received.push({ file: file.name, sheets, problem: "" });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      received.push({ file: file.name, sheets: [], problem });
    }
  }
  progress.end();
  notify(said(received));
  if (read.length === 0) {
    await list(received);
    return undefined;
  }
  const settings = { ...BEGUN, [RECEIVED_FILES]: withRows(before, received) };
  const others = joins ? (await grid.sheets()).map(({ name }) => name) : [];
  const book = together(read, others);
  if (!joins) return { book, name: say("月报.xlsx", "month.xlsx"), settings };
  await grid.setSetting(RECEIVED_FILES, settings[RECEIVED_FILES]);
  await grid.add(say("收表", "Files taken in"), book);
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
