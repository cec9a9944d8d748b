import { decimalOf } from "./decimal";
import { absence, isNumber, type Figure } from "./figure";
import { periodKey, type Period } from "./period";
import { ratioPlaces } from "./unit";

/** The kind of statement that a figure makes of its indicator. */
export type Measure = "actual" | "base" | "change" | "growth" | "target" | "completion" | "share" | "rank";

/**
 * True of an amount itself, not of a rate or a place (绝对数).
 *
 * @example
 * isLevel("base") // => true
 * isLevel("growth") // => false
 */
export const isLevel = (measure: Measure): boolean =>
  measure === "actual" || measure === "base" || measure === "change" || measure === "target";

/** The period that a base, change or growth is taken against. */
export type Against = "lastYear" | "yearStart" | "lastMonth";

/** 快报, 调整, 决算. */
export type Version = "flash" | "adjusted" | "final";

/** One figure of one cell, with all that is needed to compare it and to find it again. */
export interface Observation {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly region: string;
  readonly indicator: string;
  /** The period of the column; null where the sheet nowhere says it. */
  readonly period: Period | null;
  readonly measure: Measure;
  readonly against: Against | null;
  readonly basis: string;
  readonly version: Version | null;
  readonly figure: Figure;
  /** Unit of the figure; "%" with a ratio as value, "" where the sheet does not say. */
  readonly unit: string;
  /** The cell as shown. */
  readonly text: string;
  /**
   * Decimals that the figure is printed with, counted in the unit that it is printed in: two of 61.33%, and two of 0.6133
   * under a header in %; 0 where there is no number. `writtenPlaces` says it, and intake sets it once.
   */
  readonly places: number;
}

/** A digit of either width. */
const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);

/** Digits after the first point of a text. */
function digitsAfterPoint(text: string): number {
  const point = Math.max(text.indexOf("."), text.indexOf("．"));
  if (point < 0) return 0;
  let end = point + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  return end - point - 1;
}

/** Digits as most cells show them. */
const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** True where a text shows a ratio itself (0.6133, 1.6倍), and not the percentage that it is (61.33, 61.33%). */
function showsRatio(text: string, figure: number, places: number): boolean {
  if (/[%％‰]|百分点/.test(text)) return false;
  if (text.includes("倍")) return true;
  const [number] = /[\d.]+/.exec(PLAIN.test(text) ? text : text.normalize("NFKC").replace(/[,\s]/g, "")) ?? [];
  const apart = (from: number): number => Math.abs(Number(number) - Math.abs(from));
  return apart(figure) < apart(figure * 10 ** places);
}

/**
 * Decimals that a figure is printed with (填报小数位), by its text as shown and in the unit of that text: of a rate, places of
 * the percentage. A figure without a text has those of its own decimal.
 *
 * @example
 * writtenPlaces({ figure: 65300, unit: "万元", text: "65,300.0" }) // => 1
 * writtenPlaces({ figure: 0.6133, unit: "%", text: "61.33%" }) // => 2
 * writtenPlaces({ figure: 0.6133, unit: "%", text: "0.6133" }) // => 2
 * writtenPlaces({ figure: 0.6133, unit: "%", text: "" }) // => 2
 */
export function writtenPlaces({ figure, unit, text }: Pick<Observation, "figure" | "unit" | "text">): number {
  if (!isNumber(figure) || !Number.isFinite(figure)) return 0;
  const beyond = ratioPlaces(unit);
  if (text === "") return Math.max(0, decimalOf(figure).places - beyond);
  const places = digitsAfterPoint(text);
  return beyond > 0 && places > 0 && showsRatio(text, figure, beyond) ? Math.max(0, places - beyond) : places;
}

/** The identity of a figure: everything but its source, basis and version. */
export type Identity = Pick<Observation, "region" | "indicator" | "period" | "measure" | "against">;

/**
 * The identity of an observation (数据标识), as text: two observations with the same key state the same figure.
 *
 * @example
 * observationKey({ region: "华容县", indicator: "财政总收入", period: { year: 2017, month: 8, span: "yearToDate" }, measure: "actual", against: null }) // => "华容县|财政总收入|2017-08|yearToDate|actual|"
 */
export function observationKey({ region, indicator, period, measure, against }: Identity): string {
  return `${region}|${indicator}|${period ? periodKey(period) : ""}|${period?.span ?? ""}|${measure}|${against ?? ""}`;
}

/** A cell that says something in a sentence: a note under a table, a paragraph of a bulletin. */
export interface Prose {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  readonly claims: readonly Claim[];
}

/** A figure that a sentence claims: a level, a rate, a share, or a place among the peers. */
export interface Claim extends Observation {
  /** Its indicator as the sentence spells it, without blanks and marks. */
  readonly spelled: string;
  readonly figure: number;
  /** A place counted from the end (倒数第二). */
  readonly fromEnd: boolean;
}

/**
 * The basis as it is compared (口径): its first clause; the notes after it explain and may be worded anew each month.
 *
 * @example
 * basisName("地方收入＋上划中央；1月份免报") // => "地方收入＋上划中央"
 */
export const basisName = (basis: string): string => basis.split("；", 1)[0] as string;

/**
 * True where figures on two bases may be compared (口径可比): they may where one says nothing, where both say the same, and
 * where one was worked out to be comparable (可比口径).
 *
 * @example
 * sameBasis("地方收入＋上划中央；1月份免报", "地方收入＋上划中央") // => true
 * sameBasis("地方收入＋上划中央", "地方收入") // => false
 */
export function sameBasis(one: string, other: string): boolean {
  const [a, b] = [basisName(one), basisName(other)];
  return a === b || [a, b].some((name) => name === "" || name === "可比口径");
}

/**
 * An observation of which nothing is known but the indicator: an amount that was not reported.
 *
 * @example
 * plainObservation("财政总收入", { figure: 65300, unit: "万元" }).measure // => "actual"
 */
export function plainObservation(indicator: string, more: Partial<Observation> = {}): Observation {
  const { figure = absence("not reported"), unit = "", text = "" } = more;
  return {
    file: "",
    sheet: "",
    cell: "",
    region: "",
    indicator,
    period: null,
    measure: "actual",
    against: null,
    basis: "",
    version: null,
    figure,
    unit,
    text,
    places: writtenPlaces({ figure, unit, text }),
    ...more,
  };
}

/** A row of a table that was read: a region or an indicator, and where it stands in the tree of its neighbours. */
export interface TableRow {
  /** The cell of its label. */
  readonly labelCell: string;
  /** The label as it is compared: numbering, 其中 and blanks taken off. */
  readonly name: string;
  readonly region: string | null;
  readonly indicator: string | null;
  /** Index in `rows` of the row this one is under; -1 at the top. */
  readonly parent: number;
  /** A part (其中, #) that is not to be added again. */
  readonly part: boolean;
  /** A total of what stands beside it (合计, 总计, 全市). */
  readonly total: boolean;
}

/** A column of figures that was read: what its headers say. */
export interface TableColumn {
  /** Its place in the grid that was read, counted from 0: the sheet's, or the turned one's of a table whose rows are measures. */
  readonly column: number;
  readonly header: string;
  readonly headerCell: string;
  readonly region: string | null;
  readonly indicator: string | null;
  readonly measure: Measure;
  readonly against: Against | null;
  readonly period: Period | null;
  readonly unit: string;
  /** The facts that neither its words nor those around it say, so that they were assumed. */
  readonly assumed: readonly ("measure" | "span")[];
  /** The words of its header without periods, and the second of two alike as such: 增减%（2）. Next month has the same. */
  readonly heading: string;
  /** How it is read without what the bureau taught of it (读法); null where that is how it is read. */
  readonly taught: string | null;
}

/** The layout of a table (版式), by which it is known again next month. */
export interface Layout {
  /** The department that the file or the sheet is named after; "" where neither is. */
  readonly department: string;
  /** The headings of labels and figures, each once and in their order, joined by `|`. */
  readonly headers: string;
}

/** A text that says something of a whole table: a cell, or the name of its sheet or of its file. */
export interface Witness {
  readonly words: string;
  readonly cell: string;
  readonly of: "cell" | "sheet" | "file";
}

/** A fact of all of a table, and the words that say so; null where none do. */
export interface Around {
  readonly period: Period | null;
  readonly periodFrom: Witness | null;
  readonly unit: string;
  readonly unitFrom: Witness | null;
  /** How it is read without what the bureau taught of it; null where that is how it is read. */
  readonly taught: string | null;
}

/** A column, a row or a cell within a table of which no figure was taken, and why. */
export interface LeftOut {
  readonly words: string;
  readonly cell: string;
  readonly why: "index" | "code" | "note" | "no figures" | "hidden" | "taught" | "heading" | "not a number";
}

/** One table of a sheet, with its figures where they stood: `cells[row][column]` by the indices of `rows` and `columns`. */
export interface Table {
  readonly file: string;
  readonly sheet: string;
  readonly title: string;
  readonly titleCell: string;
  /** The cell of the header over the labels. */
  readonly labelHeader: string;
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
  readonly cells: readonly (readonly (Observation | null)[])[];
  /** It stands beside the table before it and has the same columns: more rows of one table (并排两栏). */
  readonly continues?: boolean;
  readonly layout: Layout;
  readonly around: Around;
  readonly leftOut: readonly LeftOut[];
  /** Its figures in short, as they are read without what the bureau taught; absent where it taught nothing of the table. */
  readonly ownFigures?: string;
  /** Addresses of the sheet's cells that hold formulas, where that is known. */
  readonly formulaCells?: readonly string[];
}
