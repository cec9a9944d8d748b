/** A column of a register: its header, and how its cell is read and written. */
import { dayText, parseDay, type Day } from "../model/date";
import { isFiniteNumber } from "../model/exact";
import { absence, isNumber, type Figure } from "../model/figure";
import { shiftPlaces } from "../model/rounding";
import type { CellValue } from "../model/sheet";
import { refusal, type Refusal, type RefusalReason } from "../model/supervision";
import { unitOf } from "../model/unit";
import { labelOf, labelWords, listed, listing, type LabelKind, type LabelOf } from "../model/words";
import { textIn, type Line } from "../history/lines";

/** The reason that a cell holds no value of its column. */
interface Wrong {
  readonly wrong: RefusalReason;
}

const wrong = (reason: RefusalReason): Wrong => ({ wrong: reason });

/** A column whose cells hold values of one type. */
export interface Column<Value> {
  readonly header: string;
  readonly isRequired: boolean;
  /** The words that may stand there, where they are a closed set. */
  readonly words: readonly string[];
  /** The value of a cell, as text without outer blanks; the reason where it says none. */
  read(text: string): Value | Wrong;
  write(value: Value): CellValue;
}

/** Columns by the field that each holds. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** The record that a line of such columns holds. */
export type RecordOf<Of extends Columns> = {
  readonly [Field in keyof Of]: Of[Field] extends Column<infer Value> ? Value : never;
};

/** A column whose cells may be empty, as `read` takes them from their text and `write` writes them. */
const column = <Value>(
  header: string,
  read: Column<Value>["read"],
  write: Column<Value>["write"],
  words: readonly string[] = [],
): Column<Value> => ({ header, isRequired: false, words, read, write });

/** The column, which must be filled in. */
export const required = <Value>(one: Column<Value>): Column<NonNullable<Value>> =>
  ({ ...one, isRequired: true }) as Column<NonNullable<Value>>;

export const text = (header: string): Column<string> =>
  column(
    header,
    (words) => words,
    (words) => words,
  );

/** Several words in one cell. */
export const list = (header: string): Column<readonly string[]> => column(header, listed, listing);

/** A number that is not negative, or 未报. */
export const amount = (header: string): Column<Figure> =>
  column<Figure>(
    header,
    (words) => {
      if (words === "") return absence("not reported");
      const number = Number(words.normalize("NFKC").replace(/,/g, ""));
      return isFiniteNumber(number) && number >= 0 ? number : wrong("not a number");
    },
    (figure) => (isNumber(figure) ? figure : null),
  );

/** A ratio from 0 to 1, written 80% or 0.8; 80 alone could be either, and is refused. */
export const ratio = (header: string): Column<Figure> =>
  column<Figure>(
    header,
    (words) => {
      if (words === "") return absence("not reported");
      const [, digits = "", percent = ""] = /^([\d.]+)\s*(%?)$/.exec(words.normalize("NFKC")) ?? [];
      const number = Number(digits);
      const share = percent === "" ? number : shiftPlaces(number, -2);
      return digits !== "" && isFiniteNumber(share) && share <= 1 ? share : wrong("not a share");
    },
    (figure) => (isNumber(figure) ? figure : null),
  );

/** A day, `2017-09-28` or `2017年9月28日`; null where none is given. */
export const day = (header: string): Column<Day | null> =>
  column<Day | null>(
    header,
    (words) => (words === "" ? null : (parseDay(words) ?? wrong("not a day"))),
    (one) => (one === null ? null : dayText(one)),
  );

/** A unit that we know; "" where none is given. */
export const unit = (header: string): Column<string> =>
  column(
    header,
    (words) => (words === "" || unitOf(words) ? words : wrong("unknown unit")),
    (words) => words,
  );

/** One of a closed set, under its Chinese word; null where none is given. */
export const choice = <Kind extends LabelKind, One extends LabelOf<Kind>>(
  header: string,
  kind: Kind,
  among: readonly One[],
): Column<One | null> =>
  column<One | null>(
    header,
    (words) => {
      if (words === "") return null;
      const found = labelOf(kind, words);
      return among.find((one) => one === found) ?? wrong("not a word");
    },
    (one) => (one === null ? null : labelWords(kind, one)),
    among.map((one) => labelWords(kind, one)),
  );

const YES = "是";

/** 是, or nothing. */
export const mark = (header: string): Column<boolean> =>
  column<boolean>(
    header,
    (words) => (words === "" || words === "否" ? false : words === YES ? true : wrong("not a word")),
    (isSo) => (isSo ? YES : null),
    [YES],
  );

/** The record that a line holds, or the first thing in it that is refused. */
export function recordIn<Of extends Columns>(
  columns: Of,
  line: Line,
): { readonly record: RecordOf<Of>; readonly refused: null } | { readonly record: null; readonly refused: Refusal } {
  const record: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(columns)) {
    const { header, isRequired, words } = column;
    const received = textIn(line, header);
    if (isRequired && received === "") return { record: null, refused: refusal("missing", header) };
    const value = column.read(received);
    if (isWrong(value)) return { record: null, refused: refusal(value.wrong, header, received, words.join("、")) };
    record[field] = value;
  }
  const known = new Set(Object.values(columns).map(({ header }) => header));
  const other = Object.keys(line).find((header) => !known.has(header) && textIn(line, header) !== "");
  if (other !== undefined) return { record: null, refused: refusal("unknown field", other, textIn(line, other)) };
  return { record: record as RecordOf<Of>, refused: null };
}

const isWrong = (value: unknown): value is Wrong => typeof value === "object" && value !== null && "wrong" in value;

/** A record as a line, empty cells left out. */
export const lineOfRecord = <Of extends Columns>(columns: Of, record: RecordOf<Of>): Line =>
  Object.fromEntries(
    Object.entries(columns)
      .map(([field, column]) => [column.header, column.write(record[field as keyof Of])] as const)
      .filter(([, value]) => value !== null && value !== ""),
  );
