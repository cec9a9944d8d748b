/** 督办台账.xlsx: 督办历史, which is the source, and the registers derived from it, a sheet each; changed by hand, they are events. */
import { addressOf } from "../model/address";
import { dayText } from "../model/date";
import { plainSheet, type CellValue, type Sheet } from "../model/sheet";
import {
  refusal,
  SUPERVISION_DERIVED_SHEETS,
  SUPERVISION_HISTORY_SHEET,
  SUPERVISION_SHEET,
  type Refusal,
} from "../model/supervision";
import { labelWords } from "../model/words";
import type { Hash } from "../history/chain";
import { keptState, type DerivedRead, type KeptBook, type KeptOptions, type KeptState } from "../history/kept";
import { asText, cellsOf, columnsOf, headIn, isFilled, linesOf, textIn, type Line } from "../history/lines";
import { ASSIGN, type Assignment } from "./assignment";
import { lineOfRecord } from "./columns";
import { historySheet, readHistory, registerOfRows, supervisionHash, type SupervisionRow } from "./log";
import { apply, type Register, type SupervisionEvent } from "./register";
import { keyOf, REGISTER_NAMES, REGISTERS, registerOf, registerRecord, type RegisterName } from "./registers";

/** A line of a register that is no longer what the history gives. */
export interface RegisterEdit {
  readonly sheet: string;
  /** Cell of the line with its sheet, `项目!A5`; "" where the line is gone. */
  readonly cell: string;
  /** The event that would record it; null where only a step can (交办), or where the line cannot be read. */
  readonly event: SupervisionEvent | null;
  /** The fault of a line that cannot be recorded. */
  readonly refused: Refusal | null;
}

const HEAD = ["督办台账", "依据督办历史行数", "末行校验码"] as const;
/** Rows above the headers: of 交办 the head alone. */
const HEAD_ROWS = 1;

/** Columns of 交办: the form, and how far it has come. */
const ASSIGNMENT_COLUMNS = [
  "编号",
  ...Object.values(ASSIGN).map(({ header }) => header),
  ...["原定期限", "延期批准人", "环节", "最近反馈", "销号日期", "更新日期"],
];

function assignmentLine(one: Assignment): Line {
  return {
    编号: one.id,
    ...lineOfRecord(ASSIGN, one),
    原定期限: dayText(one.firstDeadline),
    延期批准人: [...new Set(one.extensions.map(({ approvedBy }) => approvedBy))].join("、"),
    环节: one.stage === null ? "" : labelWords("stage", one.stage),
    最近反馈:
      one.feedbacks.length === 0 ? "" : labelWords("feedback", (one.feedbacks.at(-1) as { kind: "close" }).kind),
    销号日期: one.closed === null ? "" : dayText(one.closed),
    更新日期: dayText(one.updated),
  };
}

const headersOf = (name: RegisterName): string[] =>
  Object.values(REGISTERS[name].columns as Readonly<Record<string, { readonly header: string }>>).map(
    ({ header }) => header,
  );

function sheetsOf(rows: readonly SupervisionRow[], hash: Hash): Sheet[] {
  const register = registerOfRows(rows);
  const last = rows.at(-1);
  const head = [HEAD[0], HEAD[1], rows.length, HEAD[2], last ? supervisionHash(last, hash) : ""];
  const lines = [...register.assignments.values()].map((one) => cellsOf(ASSIGNMENT_COLUMNS, assignmentLine(one)));
  return [
    historySheet(rows),
    plainSheet([head, ASSIGNMENT_COLUMNS, ...lines], { name: SUPERVISION_SHEET }),
    ...REGISTER_NAMES.map((name) => registerSheet(register, name)),
  ];
}

/**
 * A register as a sheet: a row of headers, and a line each.
 *
 * @example
 * registerSheet(EMPTY_REGISTER, "campaigns").rows // => [["战役", "开始日期", "结束日期"]]
 */
export function registerSheet(register: Register, name: RegisterName): Sheet {
  const headers = headersOf(name);
  const lines = [...register[name].values()].map((one) => cellsOf(headers, lineIn(name, one)));
  return plainSheet([headers, ...lines], { name: REGISTERS[name].sheet });
}

const lineIn = (name: RegisterName, one: unknown): Line => lineOfRecord(REGISTERS[name].columns, one as never);

function readDerived(sheets: readonly Sheet[], rows: readonly SupervisionRow[]): DerivedRead<RegisterEdit> {
  const first = sheets.find(({ name }) => name === SUPERVISION_SHEET);
  if (!first || !isFilled(first)) return { head: undefined, edits: [], added: [] };
  const head = headIn(first);
  const register = registerOfRows(rows.slice(0, head?.count));
  const edits = sheets.flatMap((sheet) => {
    const name = registerOf(sheet.name);
    return sheet === first ? assignmentEdits(sheet, register) : name ? registerEdits(sheet, name, register) : [];
  });
  return { head, edits, added: head ? sheets.flatMap(otherColumns) : [] };
}

/** The first filled cell of each column that is not the register's own. */
function addedColumns(sheet: Sheet, headerRow: number, headers: readonly string[]): string[] {
  const own = new Set(
    [...columnsOf(sheet, headerRow)].filter(([header]) => headers.includes(header)).map(([, at]) => at),
  );
  const added = new Map<number, string>();
  sheet.rows.slice(headerRow).forEach((values, row) => {
    values.forEach((value, column) => {
      if (!own.has(column) && asText(value) !== "" && !added.has(column))
        added.set(column, `${sheet.name}!${addressOf(headerRow + row, column)}`);
    });
  });
  return [...added.values()];
}

const differs = (headers: readonly string[], a: Line, b: Line): boolean =>
  headers.some((header) => asText(a[header]) !== asText(b[header]));

/**
 * The lines of a register's sheet that are not what a register holds (台账改动), each as the event that would record it: what a
 * person typed there, or a list that was kept elsewhere until now.
 *
 * @example
 * registerEdits(plainSheet([["战役", "开始日期", "结束日期"], ["百日攻坚", "2017-09-23", "2017-12-31"]], { name: "战役" }), "campaigns", EMPTY_REGISTER).map(({ cell, event }) => [cell, event?.kind]) // => [["战役!A2", "record"]]
 */
export function registerEdits(sheet: Sheet, name: RegisterName, register: Register): RegisterEdit[] {
  const headers = headersOf(name);
  const columns = columnsOf(sheet, 0);
  const given = new Map([...register[name]].map(([key, one]) => [key, lineIn(name, one)]));
  const seen = new Set<string>();
  const edits: RegisterEdit[] = [];
  for (const { line, row } of linesOf(sheet, 0)) {
    const key = keyOf(name, line);
    const known = given.get(key);
    // A sheet that does not have a column says nothing of it.
    const own = filled(headers.map((header) => [header, (columns.has(header) ? line : known)?.[header] ?? null]));
    const isRepeated = key !== "" && seen.has(key);
    seen.add(key);
    const { record, refused } = isRepeated
      ? { record: null, refused: refusal("line twice", REGISTERS[name].key.join("、"), key) }
      : registerRecord(name, own);
    if (record && known && !differs(headers, known, lineIn(name, record))) continue;
    const event: SupervisionEvent = { kind: "record", about: sheet.name, line: own };
    const cell = `${sheet.name}!${addressOf(row, 0)}`;
    edits.push({ sheet: sheet.name, cell, event: refused ? null : event, refused });
  }
  for (const [key, line] of given) {
    if (seen.has(key)) continue;
    const event: SupervisionEvent = { kind: "remove", about: sheet.name, line: keyLine(name, line) };
    edits.push({ sheet: sheet.name, cell: "", event, refused: null });
  }
  return edits;
}

/** The cells that hold anything, as a line. */
const filled = (cells: readonly (readonly [header: string, value: CellValue])[]): Line =>
  Object.fromEntries(cells.filter(([, value]) => asText(value) !== ""));

/**
 * The first cells of the columns of a register's sheet that are not its own (另加的栏目): they are told, and not taken in.
 *
 * @example
 * otherColumns(plainSheet([["战役", "批注"], ["百日攻坚", "盯紧"]], { name: "战役" })) // => ["战役!B1"]
 */
export function otherColumns(sheet: Sheet): string[] {
  const name = registerOf(sheet.name);
  return name ? addedColumns(sheet, 0, headersOf(name)) : addedColumns(sheet, HEAD_ROWS, ASSIGNMENT_COLUMNS);
}

const keyLine = (name: RegisterName, line: Line): Line =>
  Object.fromEntries(
    REGISTERS[name].key.flatMap((header) => (line[header] === undefined ? [] : [[header, line[header]]])),
  );

/** A line of 交办 without a number is a new assignment; one that is there goes on by steps alone. */
function assignmentEdits(sheet: Sheet, register: Register): RegisterEdit[] {
  const given = new Map([...register.assignments].map(([id, one]) => [id, assignmentLine(one)]));
  const edits: RegisterEdit[] = [];
  const only: RegisterEdit = { sheet: sheet.name, cell: "", event: null, refused: null };
  for (const { line, row } of linesOf(sheet, HEAD_ROWS)) {
    const id = textIn(line, "编号");
    const known = given.get(id);
    given.delete(id);
    if (known && !differs(ASSIGNMENT_COLUMNS, known, line)) continue;
    const cell = `${sheet.name}!${addressOf(row, 0)}`;
    if (known) edits.push({ ...only, cell });
    else edits.push(newAssignment(sheet, cell, id, line, register));
  }
  return [...edits, ...[...given].map(() => only)];
}

function newAssignment(sheet: Sheet, cell: string, id: string, line: Line, register: Register): RegisterEdit {
  const own = filled(Object.values(ASSIGN).map(({ header }) => [header, line[header] ?? null]));
  const event: SupervisionEvent = { kind: "assign", about: id, line: own };
  const { refused } = apply(register, event);
  return { sheet: sheet.name, cell, event: refused ? null : event, refused };
}

/** The workbook of supervision (督办台账.xlsx), with the guards of the ledger. */
export const SUPERVISION_BOOK: KeptBook<SupervisionRow, RegisterEdit> = {
  kind: "supervision",
  historySheet: SUPERVISION_HISTORY_SHEET,
  headSheet: SUPERVISION_SHEET,
  derivedSheets: SUPERVISION_DERIVED_SHEETS,
  hashOf: supervisionHash,
  readHistory,
  readDerived,
  sheetsOf,
};

export type SupervisionState = KeptState<SupervisionRow, RegisterEdit>;

/**
 * Decides whether a workbook of supervision may be written (督办台账能否写入): the one decider of the ledger, over its sheets.
 *
 * @example
 * supervisionState([], String).fault // => null
 */
export const supervisionState = (
  sheets: readonly Sheet[],
  hash: Hash,
  options: KeptOptions<SupervisionRow> = {},
): SupervisionState => keptState(SUPERVISION_BOOK, sheets, hash, options);
