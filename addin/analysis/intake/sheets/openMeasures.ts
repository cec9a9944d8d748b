import { addressOf, type CellAddress } from "../../model/address";
import { isNumber } from "../../model/figure";
import type { Finding } from "../../model/finding";
import { groupedBy } from "../../model/groups";
import type { Measure, Observation } from "../../model/observation";
import { formatAt, type Sheet } from "../../model/sheet";
import { isRate } from "../../model/unit";
import { readingAt, type Row } from "./cells";
import { isSameSubject, subjectOf, type Column } from "./columns";
import { HIGHEST, twoReadings } from "./tableFindings";
import { isGrowthOf, isRatioOf, numbersIn, vote } from "./votes";
import type { LabelledRow } from "./labelRows";
import { readCell } from "../words/cell";
import { isBlank } from "../words/text";
import { numberFormat } from "../words/numberFormat";

/** The measure that a column turns out to have where its words leave it open. */
type Settled = "change" | "growth";

/**
 * Columns whose words leave open whether they hold amounts or rates (比年初, 同比±, 增减): the table's own figures decide, then a
 * column beside that says the other outright, then custom. Where nothing decides, it is asked.
 */
export function withOpenMeasures(
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
  place: (cell: string) => CellAddress,
): { readonly columns: readonly Column[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const settled = columns.map((column, index): Column => {
    const { header, facts, name } = column;
    const before = columns[index - 1];
    if (before && isOfPlaces(column, before, sheet, rows)) {
      const moved = named(column, `${before.header.of}${facts.header.replace(/^.* \/ /, "")}`);
      return { ...moved, facts: { ...moved.facts, measure: "rank", against: null } };
    }
    if (header.beyond !== "") {
      // The rate beside it is another than last month's or last year's, however near.
      const others = columns.filter((other) => other.facts.measure !== "growth");
      const isGrowth = facts.measure === "growth" && byFigures(column, others, sheet, rows) === "growth";
      return isGrowth ? { ...column, header: { ...header, beyond: "" } } : named(column, header.beyond);
    }
    const isBare = header.measure === null && header.unit === "%" && name.entry === undefined;
    if (isBare && facts.measure === "actual") {
      const bare = bareRate(column, columns, sheet, rows);
      if (bare)
        return { ...column, facts: { ...facts, measure: bare, against: bare === "growth" ? "lastYear" : null } };
      if (header.rest === "" && header.indicator === null)
        findings.push(twoReadings(place(facts.headerCell), facts.header, "比率", "增减%、完成%或比重"));
      return column;
    }
    const target = facts.measure === "growth" ? grownTarget(column, columns, sheet, rows) : undefined;
    if (target) return named(column, target.header.of);
    if (header.leaning === null) return column;
    const inPoints = rows.filter((row) => readingAt(sheet, row, column.column).unit === "个百分点");
    if (inPoints.length * 2 > rows.length)
      return { ...column, facts: { ...facts, measure: "change", unit: "个百分点" } };
    if (name.entry?.part !== undefined) return column;
    if (facts.measure !== "change" && facts.measure !== "growth") return column;
    const measure = decided(column, columns, sheet, rows);
    if (measure !== undefined) return { ...column, facts: { ...facts, measure } };
    // 比年初 over 41000, 52000: no rates are that high throughout.
    if (header.leaning === "either" && areAmounts(numbersIn(sheet, rows, column.column)))
      return { ...column, facts: { ...facts, measure: "change" } };
    if (!isDoubtful(column, columns, sheet, rows)) return column;
    const other = facts.measure === "change" ? "growth" : "change";
    findings.push(twoReadings(place(facts.headerCell), facts.header, WORDS[facts.measure], WORDS[other]));
    return { ...column, facts: { ...facts, assumed: [...facts.assumed, "measure"] } };
  });
  return { columns: settled, findings };
}

/** Places gone up or down: 上月排位 | 升降, of whole numbers that are less than the rows are many. */
function isOfPlaces(own: Column, before: Column, sheet: Sheet, rows: readonly number[]): boolean {
  const isMove = /[升降变±]|\+\/?-/.test(own.facts.header) && !own.facts.header.includes("增");
  if (own.header.leaning === null || !isMove || before.facts.measure !== "rank" || !isSameSubject(own, before))
    return false;
  const figures = numbersIn(sheet, rows, own.column).filter((figure) => figure !== undefined);
  return figures.length > 1 && figures.every((figure) => Number.isInteger(figure) && Math.abs(figure) < rows.length);
}

/** A column under a name of its own: that of its subject, with some words behind it. */
export function named(column: Column, words: string): Column {
  const { facts, name } = column;
  const indicator = facts.indicator === null ? words : `${facts.indicator}/${words}`;
  return { ...column, facts: { ...facts, indicator }, name: { ...name, entry: undefined } };
}

const WORDS: Readonly<Record<Settled, string>> = { change: "增减额", growth: "增减%" };

/** A label whose words leave open an amount or a rate, beside a unit that tells: 存款余额比年初 in 亿元. */
export function settledLabel(label: LabelledRow, unit: string): LabelledRow {
  if (label.leaning === null || unit === "") return label;
  return { ...label, measure: isRate(unit) ? "growth" : "change", leaning: null };
}

/** Asks about the labels that no unit settles and no custom: 存款余额比年初 under 数值. */
export function openLabels(
  rows: readonly Row[],
  columns: readonly Column[],
  { rows: cells }: Sheet,
  place: (cell: string) => CellAddress,
): Finding[] {
  const plain = columns.filter(({ facts }) => facts.measure === "actual" && facts.unit === "");
  return rows.flatMap(({ label: { row, labelColumn, leaning, measure, label } }) => {
    if (leaning !== "either") return [];
    const values = plain.map(({ column }) => cells[row]?.[column]).filter((value) => !isBlank(value));
    if (values.length === 0 || values.every((value) => readCell(value).isRatio)) return [];
    const [is, other] = measure === "change" ? [WORDS.change, WORDS.growth] : [WORDS.growth, WORDS.change];
    return [twoReadings(place(addressOf(row, labelColumn)), label.name, is, other)];
  });
}

/**
 * A growth in % of what is itself a rate (产销率 97.9%, 增减% −0.2): such columns mostly mean percentage points, and without the
 * rate of the base nothing tells. One finding a column, at its first cell.
 */
export function growthsOfRates(
  columns: readonly Column[],
  cells: readonly (readonly (Observation | null)[])[],
): Finding[] {
  const bySubject = groupedBy(columns.keys(), (c) => subjectOf(columns[c] as Column));
  return [...bySubject.values()].flatMap((subject) => {
    const growths = new Set(subject.filter((c) => columns[c]?.facts.measure === "growth"));
    const findings: Finding[] = [];
    for (const line of growths.size === 0 ? [] : cells) {
      if (!isOfRate(subject, line)) continue;
      for (const c of growths) {
        const own = line[c];
        if (own?.measure !== "growth" || !isRate(own.unit) || !isNumber(own.figure) || own.figure === 0) continue;
        growths.delete(c);
        const number = own.text.replace(/[%％]$/, "");
        findings.push(twoReadings(own, own.text, `${number}%`, `${number}个百分点`));
      }
    }
    return findings;
  });
}

/** True where the levels of a line that stand under one subject are rates, and no base stands beside them. */
function isOfRate(subject: readonly number[], line: readonly (Observation | null)[]): boolean {
  let isRateItself = false;
  for (const c of subject) {
    const one = line[c];
    if (!one || !isNumber(one.figure)) continue;
    if (one.measure === "base") return false;
    if (one.measure !== "actual" && one.measure !== "share") continue;
    if (one.unit !== "%") return false;
    isRateItself = true;
  }
  return isRateItself;
}

/** The column beside it that says a measure outright of the same subject; a base may stand under its own year (2016年1—8月). */
export function beside(own: Column, columns: readonly Column[], measure: Measure): Column | undefined {
  const { facts } = own;
  const isOther = (other: Column, year: number | undefined): boolean =>
    other.column !== own.column &&
    other.header.leaning === null &&
    isSameSubject(other, own) &&
    other.facts.period?.year === year &&
    other.facts.period?.span === facts.period?.span;
  const year = facts.period?.year;
  const said = columns.find(
    (other) =>
      isOther(other, year) &&
      other.facts.measure === measure &&
      (measure === "actual" || other.facts.against === facts.against),
  );
  if (said || measure !== "base" || facts.against !== "lastYear" || year === undefined) return said;
  return columns.find((other) => isOther(other, year - 1) && other.facts.measure === "actual");
}

function decided(own: Column, columns: readonly Column[], sheet: Sheet, rows: readonly number[]): Settled | undefined {
  const percents = rows.filter(
    (row) => readingAt(sheet, row, own.column).isRatio || numberFormat(formatAt(sheet, row, own.column)).percent,
  );
  if (percents.length * 2 > rows.length) return "growth";
  const borneOut = byFigures(own, columns, sheet, rows);
  if (borneOut) return borneOut;
  const [growth, change] = [beside(own, columns, "growth"), changeBeside(own, columns)];
  if (growth && !change) return "change";
  return change && !growth ? "growth" : undefined;
}

/** The amount beside a column by which its figure changed; percentage points are no change of a level. */
function changeBeside(own: Column, columns: readonly Column[]): Column | undefined {
  const change = beside(own, columns, "change");
  return change && isRate(change.facts.unit) ? undefined : change;
}

/** What most figures of a column are, by the levels, the bases, the rates and the changes beside it. */
function byFigures(
  own: Column,
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
): Settled | undefined {
  const [actual, base, growth] = (["actual", "base", "growth"] as const).map((measure) =>
    beside(own, columns, measure),
  );
  const numbers = (column: Column | undefined) => (column ? numbersIn(sheet, rows, column.column) : []);
  const [levels, bases, rates, changes] = [actual, base, growth, changeBeside(own, columns)].map(numbers);
  const votes = numbersIn(sheet, rows, own.column).map((figure, index): number => {
    const level = levels?.[index];
    if (figure === undefined || level === undefined) return 0;
    const [then, rate, difference] = [bases?.[index], rates?.[index], changes?.[index]];
    const before =
      then ??
      (rate !== undefined ? level / (1 + rate / 100) : difference === undefined ? undefined : level - difference);
    if (before === undefined || before === 0) return 0;
    return vote(figure, level - before, (level / before - 1) * 100);
  });
  const sum = votes.reduce((total, one) => total + one, 0);
  const isClear = sum !== 0 && Math.abs(sum) * 2 > votes.filter((one) => one !== 0).length;
  return isClear ? (sum > 0 ? "change" : "growth") : undefined;
}

/** The target that a growth is of, where the table has no figure done: 2016年决算 | 2017年预算 | 增长%. */
function grownTarget(
  own: Column,
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
): Column | undefined {
  const target = columns.find((one) => isSameSubject(one, own) && one.facts.measure === "target");
  const before = columns.filter(
    (one) =>
      isSameSubject(one, own) &&
      (one.facts.measure === "base" ||
        (one.facts.measure === "actual" && (one.facts.period?.year ?? 0) < (target?.facts.period?.year ?? 0))),
  );
  if (!target || beside(own, columns, "actual")) return undefined;
  return before.some((base) => isGrowthOf(own, target, base, sheet, rows)) ? target : undefined;
}

/** A column headed by % alone is the completion of a target beside it, or the growth over a base, by its figures. */
function bareRate(
  own: Column,
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
): "completion" | "growth" | undefined {
  const actual = beside(own, columns, "actual");
  if (!actual) return undefined;
  const [target, base] = (["target", "base"] as const).map((measure) =>
    columns.find((one) => isSameSubject(one, own) && one.facts.measure === measure),
  );
  if (base && isGrowthOf(own, actual, base, sheet, rows)) return "growth";
  return target && isRatioOf(own, actual, target, sheet, rows) ? "completion" : undefined;
}

/** A change that is less than this part of its level looks like a percentage. */
const SLIGHT = 0.005;

/** Percentages beyond this in most rows are no growth: amounts, or an index of 100. */
const GREAT = 80;

/** True of figures of which none could be a percentage of growth. */
function areAmounts(figures: readonly (number | undefined)[]): boolean {
  const known = figures.filter((figure) => figure !== undefined);
  return known.length > 1 && known.every((figure) => Math.abs(figure) >= 100 * HIGHEST);
}

/** True where custom does not settle it, or the figures look otherwise: amounts like percentages, rates beyond doubling. */
function isDoubtful(own: Column, columns: readonly Column[], sheet: Sheet, rows: readonly number[]): boolean {
  const { leaning } = own.header;
  const figures = numbersIn(sheet, rows, own.column);
  const known = figures.filter((figure) => figure !== undefined);
  // Amounts in all rows of a column of rates are told by themselves.
  if (known.length === 0 || (areAmounts(figures) && own.facts.measure === "growth")) return false;
  if (leaning === "either") return true;
  if (leaning === "rate") return known.filter((figure) => Math.abs(figure) > GREAT).length * 2 > known.length;
  const actual = beside(own, columns, "actual");
  const levels = actual ? numbersIn(sheet, rows, actual.column) : [];
  const slight = figures.filter((figure, index) => {
    const level = levels[index];
    return figure !== undefined && level !== undefined && Math.abs(figure) < SLIGHT * Math.abs(level);
  });
  return slight.length * 2 > known.length && known.every((figure) => Math.abs(figure) <= 100);
}
