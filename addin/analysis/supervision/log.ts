/** 督办历史: the events of supervision as the rows of an append-only history, and as a sheet. */
import { addressOf } from "../model/address";
import { daysBetween, parseDay, type Day } from "../model/date";
import { plainSheet, type CellValue, type Sheet } from "../model/sheet";
import { EVENT_KINDS, SUPERVISION_HISTORY_SHEET, type Refusal } from "../model/supervision";
import { labelOf, labelWords } from "../model/words";
import { appended, oneLine, type Chained, type Hash, type Stamp } from "../history/chain";
import type { HistoryRead } from "../history/kept";
import { linesOf, textIn, type Line } from "../history/lines";
import { replay, type Register, type SupervisionEvent } from "./register";

/** A row of the history of supervision (督办历史): an event, with who, when, and the hash of the row before. */
export interface SupervisionRow extends Chained {
  readonly event: SupervisionEvent;
}

const HISTORY_COLUMNS = ["序号", "类别", "经办人", "时间", "对象", "内容", "上一行校验码"];

/** The hash of a row: of all that it holds. */
export const supervisionHash = ({ number, by, at, previous, event }: SupervisionRow, hash: Hash): string =>
  hash(JSON.stringify([number, by, at, event.kind, event.about, contentOf(event.line), previous]));

/** The content of an event, as one text that a person can read: empty cells left out, in the order of its columns. */
const contentOf = (line: Line): string =>
  JSON.stringify(Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null && value !== "")));

/** A history after events, or the same history and the first event that was refused. */
export interface SupervisionRecorded {
  readonly rows: readonly SupervisionRow[];
  readonly register: Register;
  readonly refused: Refusal | null;
  /** The events as they were kept: a new assignment has its number. */
  readonly events: readonly SupervisionEvent[];
}

/**
 * Records events at the end of a history (登记): all of them, or none and the reason that the first illegal one is refused.
 *
 * @example
 * supervised([], [{ kind: "record", about: "战役", line: { 战役: "百日攻坚", 开始日期: "2017-09-23", 结束日期: "2017-12-31" } }], { by: "张三", at: "2017-09-28" }, String).rows.length // => 1
 * supervised([], [{ kind: "record", about: "战役", line: { 战役: "百日攻坚" } }], { by: "张三", at: "2017-09-28" }, String).refused // => { reason: "missing", field: "开始日期", received: "", expected: "" }
 */
export function supervised(
  rows: readonly SupervisionRow[],
  events: readonly SupervisionEvent[],
  stamp: Stamp,
  hash: Hash,
): SupervisionRecorded {
  const before = registerOfRows(rows);
  const { register, refused, events: kept } = replay(events.map(tidied), before);
  if (refused) return { rows, register: before, refused, events: [] };
  const added = kept.map((event) => ({ event }));
  return { rows: appended(rows, added, stamp, hash, supervisionHash), register, refused: null, events: kept };
}

/** An event whose texts are one line each, as a spreadsheet gives them back; the lines of a cell become its parts. */
const tidied = ({ kind, about, line }: SupervisionEvent): SupervisionEvent => ({
  kind,
  about: oneLine(about),
  line: Object.fromEntries(
    Object.entries(line).map(([header, value]) => [
      header,
      typeof value === "string" ? oneLine(value.trim().replace(/(?<!\s)\s*\n\s*/g, "、")) : value,
    ]),
  ),
});

/**
 * The register that a history gives (现行登记).
 *
 * @example
 * registerOfRows([]).assignments.size // => 0
 */
export const registerOfRows = (rows: readonly SupervisionRow[]): Register =>
  replay(rows.map(({ event }) => event)).register;

/**
 * The rows that were recorded by the end of a day (截至某日的登记): what the registers said then.
 *
 * @example
 * rowsUntil(supervised([], [{ kind: "record", about: "战役", line: { 战役: "百日攻坚", 开始日期: "2017-09-23", 结束日期: "2017-12-31" } }], { by: "张三", at: "2017-09-28T18:00:00+08:00" }, String).rows, { year: 2017, month: 8, day: 31 }) // => []
 */
export function rowsUntil(rows: readonly SupervisionRow[], asOf: Day): readonly SupervisionRow[] {
  const later = rows.findIndex(({ at }) => {
    const day = parseDay(at.slice(0, "2017-09-28".length));
    return day !== undefined && daysBetween(asOf, day) > 0;
  });
  return later < 0 ? rows : rows.slice(0, later);
}

/** The history as a sheet (督办历史): a row for a row. */
export const historySheet = (rows: readonly SupervisionRow[]): Sheet =>
  plainSheet(
    [
      HISTORY_COLUMNS,
      ...rows.map(({ number, by, at, event, previous }): CellValue[] => [
        ...[number, labelWords("event", event.kind), by, at],
        ...[event.about, contentOf(event.line), previous],
      ]),
    ],
    { name: SUPERVISION_HISTORY_SHEET },
  );

/**
 * Reads the history that a sheet holds. A row that says no event, or one that the events before it do not allow, is
 * unreadable: the register that it would give is one that nobody recorded.
 */
export function readHistory(sheet: Sheet): HistoryRead<SupervisionRow> {
  const rows: SupervisionRow[] = [];
  const cells: string[] = [];
  const unreadable: string[] = [];
  for (const { line, row } of linesOf(sheet, 0)) {
    const read = rowIn(line);
    if (read) rows.push(read);
    (read ? cells : unreadable).push(addressOf(row, 0));
  }
  const { refused, events } = replay(rows.map(({ event }) => event));
  if (refused) unreadable.push(cells[events.length] ?? "A2");
  return { rows, cells, unreadable };
}

function rowIn(line: Line): SupervisionRow | null {
  const kind = labelOf("event", textIn(line, "类别"));
  const content = contentIn(textIn(line, "内容"));
  if (!kind || !EVENT_KINDS.includes(kind) || !content) return null;
  return {
    number: Number(textIn(line, "序号")),
    by: textIn(line, "经办人"),
    at: textIn(line, "时间"),
    event: { kind, about: textIn(line, "对象"), line: content },
    previous: textIn(line, "上一行校验码"),
  };
}

function contentIn(text: string): Line | null {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === "object" && content !== null && !Array.isArray(content) ? (content as Line) : null;
  } catch {
    return null;
  }
}
