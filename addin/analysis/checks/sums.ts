// Which rows of a table a total is the sum of: those that its layout says, or those of another reading of its list.
import { cachedFor } from "../model/cache";
import { addTo } from "../model/groups";
import type { Names } from "../model/indicator";
import { isLevel, type Observation, type Table, type TableRow } from "../model/observation";
import { isRate } from "../model/unit";
import { sumHolds } from "./balance";
import { compositionsOf } from "./composition";
import { figureAt, isInOneUnit, numberAt, printedPlaces } from "./printed";
import { MOST_ROWS, reachIn, withoutAddends, withoutParts, type Reach } from "./runs";
import { greatest } from "../model/lists";

/** A row that should be the sum of others. */
interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
  /** Said by the sheet (合计), not only by indentation. */
  readonly stated: boolean;
}

/** A sum, and the columns in which it holds and fails; with a part missing it cannot be told. */
export interface HeldSum extends Sum {
  readonly holds: readonly number[];
  readonly failing: readonly { readonly column: number; readonly missing: boolean }[];
}

/** A total with the rows of its list, in their order. */
interface List {
  readonly total: number;
  /** Its parts as the table is laid out. */
  readonly parts: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** It is the only total of the list, all of which it closes. */
  readonly isAlone: boolean;
}

/** Fewer rows than these are no sum. */
const LEAST = 2;

/**
 * The sums of a table over its columns of levels. A total of a flat list counts those rows that some reading of the list
 * makes its parts: 税收收入 with its taxes behind it, 小计 before 合计, or the parts that the dictionary states of a total.
 * Where no reading holds, its parts are those of the likeliest.
 */
export function sumsOf(names: Names, table: Table): HeldSum[] {
  const columns = table.columns.flatMap(({ measure }, c) => (isLevel(measure) ? [c] : []));
  const { indented, lists, perhaps, split } = listsOf(names, table);
  const found = indented.map((sum) => held(names, table, sum, columns));
  // Where the dictionary states the parts of a total it is judged by them.
  const stated = new Set(compositionsOf(names).map(({ whole }) => whole));
  for (const sum of perhaps) {
    const judged = held(names, table, sum, columns);
    if (isBorneOut(judged) && !stated.has(table.rows[sum.total]?.indicator ?? "")) found.push(judged);
  }
  const ofParts = split.map((sum) => held(names, table, sum, columns));
  const [right, wrong] = [countOf(ofParts, "holds"), countOf(ofParts, "failing")];
  if (right >= LEAST_RIGHT && wrong * LEAST_RIGHT <= right) found.push(...ofParts);
  for (const list of lists) {
    const judged = (parts: readonly number[]) =>
      held(names, table, { total: list.total, parts, stated: true }, columns);
    const own = list.parts.length < LEAST ? undefined : judged(list.parts);
    if (own && isBorneOut(own)) found.push(own);
    else {
      const { likely, others } = otherParts(names, table, list, columns);
      const sums = [...likely, ...others].map(judged);
      const isOpen = own?.failing.some(({ missing }) => missing) === true;
      const sum = sums.find(isBorneOut) ?? (likely.length > 0 && !isOpen ? sums[0] : own);
      if (sum) found.push(sum);
    }
  }
  return found;
}

/** Figures that 其中 must make up for it to be all of them, and so many to each that it does not. */
const LEAST_RIGHT = 3;

const countOf = (sums: readonly HeldSum[], how: "holds" | "failing"): number =>
  sums.reduce((count, sum) => count + sum[how].length, 0);

/** True of a sum that holds in at least as many columns as it fails in. */
const isBorneOut = ({ holds, failing }: HeldSum): boolean => holds.length > 0 && holds.length >= failing.length;

function held(names: Names, table: Table, sum: Sum, columns: readonly number[]): HeldSum {
  const judged = columns.flatMap((column) => {
    const found = sumIn(names, table, sum, column);
    return found ? [{ column, ...found }] : [];
  });
  const holds = judged.filter(({ holds }) => holds).map(({ column }) => column);
  return { ...sum, holds, failing: judged.filter(({ holds }) => !holds) };
}

/** Whether a row is the sum of others in one column; undefined where the column does not say, or does not add up by nature. */
function sumIn(names: Names, table: Table, { total, parts }: Sum, column: number) {
  const whole = numberAt(table, total, column);
  if (!whole || !addsUp(whole) || names.indicator(whole.indicator)?.additive === false) return undefined;
  const figures: number[] = [];
  let places = printedPlaces(table, total, column);
  const isAlike = isInOneUnit(table, column) || parts.every((part) => hasUnit(table, part, column, whole.unit));
  for (const part of parts) {
    places = Math.min(places, printedPlaces(table, part, column));
    const figure = figureAt(table, part, column);
    if (!Number.isNaN(figure)) figures.push(figure);
  }
  if (figures.length === 0) return undefined;
  return { holds: isAlike && sumHolds(whole.figure, figures, places), missing: figures.length < parts.length };
}

/** Rates, prices and averages (参保率, 成交均价, 元/平方米) are in no sum. */
const addsUp = ({ unit, indicator }: Observation): boolean =>
  !isRate(unit) && !unit.includes("/") && !/单价|价格|平均|[次人户亩日月年]均|均价|[指系]数$/.test(indicator);

const hasUnit = (table: Table, row: number, column: number, unit: string): boolean =>
  (numberAt(table, row, column)?.unit ?? unit) === unit;

interface Lists {
  readonly indented: readonly Sum[];
  readonly lists: readonly List[];
  /** Sums that the order of the rows alone suggests: they are some where the figures bear them out. */
  readonly perhaps: readonly Sum[];
  /** Rows that 其中 and what stands under it may make up: 支出, 其中：基本支出, 项目支出. */
  readonly split: readonly Sum[];
}

/** The sums of a table by its layout: of the rows that are under a row, and of each total's list. */
const listsOf = (names: Names, table: Table): Lists => layoutsOf(names)(table);

const layoutsOf = cachedFor(({ dictionary }: Names) =>
  cachedFor((table: Table) => layOut(table, dictionary.peers.whole)),
);

function layOut(table: Table, city: string | undefined): Lists {
  const { rows } = table;
  const hasFigures = (index: number) => table.cells[index]?.some((cell) => cell !== null) === true;
  // A heading has no figures; a unit that left all of its own blank is still one of those that should add up.
  const counts = (index: number) => hasFigures(index) || rows[index]?.region != null;
  const [children, parts] = [new Map<number, number[]>(), new Map<number, number[]>()];
  rows.forEach((row, index) => {
    if (row.total || !counts(index) || isWhole(row, city)) return;
    if (!row.part) addTo(children, row.parent, index);
    if (row.part || parts.has(row.parent)) addTo(parts, row.parent, index);
  });
  const split = [...parts].flatMap(([total, parts]) =>
    total < 0 || parts.length < LEAST || !hasFigures(total) ? [] : [{ total, parts, stated: true }],
  );
  const indented = [...children].flatMap(([total, parts]) =>
    total < 0 || parts.length < LEAST || !hasFigures(total) ? [] : [{ total, parts, stated: false }],
  );
  const totals = rows.flatMap((row, index) => (row.total && hasFigures(index) ? [index] : []));
  const top = children.get(-1) ?? [];
  const [first, ...rest] = top.filter(hasFigures);
  // 地区生产总值 over the industries, without a blank before them.
  const isHeaded = totals.length === 0 && first !== undefined && rest.length >= LEAST && isFlat(table, rest);
  const perhaps = [
    ...(isHeaded ? [{ total: first, parts: rest, stated: false }] : []),
    ...underHeadings(table, hasFigures),
  ];
  const all = [...top, ...totals].sort((a, b) => a - b);
  const isAlone = totals.length === 1;
  // Each of several totals closes the rows since the one before it, or, where they head their lists, those up to the next.
  const areHeads = !isAlone && totals[0] === all[0] && totals.at(-1) !== all.at(-1);
  const areMany = totals.length * all.length > MOST_PAIRS;
  const lists = totals.map((total, index): List => {
    const [from, to] = areHeads ? [total, totals[index + 1] ?? Infinity] : [totals[index - 1] ?? -1, total];
    return {
      total,
      parts: isAlone ? top : top.filter((row) => row > from && row < to),
      before: areMany ? [] : all.filter((row) => row < total),
      after: areMany ? [] : all.filter((row) => row > total),
      isAlone,
    };
  });
  return { indented, lists, perhaps, split };
}

/** Totals of a table times its rows, up to which every total is tried over all of them: more are read as they are laid out. */
const MOST_PAIRS = 5_000_000;

/** Rows of a list without headings among them, which all may be parts of the one before them. */
const isFlat = (table: Table, parts: readonly number[]): boolean =>
  parts.every((row) => table.rows[row]?.parent === -1 && !HEADING.test(table.rows[row]?.name ?? ""));

/** 按产业分, 按消费形态分: a row that says how the figure above is divided. */
const HEADING = /^按.{1,14}(?:分|划分|分组|分类)$/;

/** The rows under each heading that says how the figure above them all is divided. */
function underHeadings({ rows }: Table, hasFigures: (row: number) => boolean): Sum[] {
  const found: Sum[] = [];
  let whole = -1;
  let heading: number | undefined;
  let parts: number[] = [];
  const close = (): void => {
    if (heading !== undefined && whole >= 0 && parts.length >= LEAST)
      found.push({ total: whole, parts, stated: false });
    parts = [];
  };
  rows.forEach((row, index) => {
    if (!hasFigures(index)) {
      close();
      heading = HEADING.test(row.name) ? index : undefined;
    } else if (row.total) {
      close();
      heading = undefined;
    } else if (heading === undefined) whole = row.part ? whole : index;
    else if (!row.part && (row.parent === heading || row.parent === rows[heading]?.parent)) parts.push(index);
  });
  close();
  return found;
}

const isWhole = (row: TableRow, whole: string | undefined): boolean => whole !== undefined && row.region === whole;

/** A list with the rows left out that are parts of others of it, by each way to lay out a list. */
function readingsOf(rows: readonly number[], reach: Reach): number[][] {
  if (rows.length > MOST_ROWS) return [];
  const closed = withoutAddends(rows, reach);
  return [withoutParts(rows, reach, 2), closed, withoutParts(closed, reach, 2), withoutParts(rows, reach, 1)];
}

/**
 * The rows that may make up a total, or a row that others are under, in one column of shares: as they are laid out, and by
 * the other readings of the list that hold or are the likelier ones.
 */
export function partsIn(names: Names, table: Table, total: number, column: number): number[][] {
  const { indented, lists } = listsOf(names, table);
  const list = lists.find((one) => one.total === total);
  if (list) {
    const { likely, others } = otherParts(names, table, list, [column]);
    return [...likely, [...list.parts], ...others];
  }
  const under = indented.find((one) => one.total === total)?.parts ?? [];
  return [[...under], ...readingsOf(under, reachIn(table, [column]))];
}

/** Other rows that may be the parts of a total: those that are the likelier ones even where they do not add up, and others. */
function otherParts(names: Names, table: Table, list: List, columns: readonly number[]) {
  const { total, before, after, isAlone } = list;
  const rows = [...before, ...after];
  const reach = reachIn(table, columns);
  const readings = (of: readonly number[]): number[][] => readingsOf(of, reach);
  const known = knownParts(names, table, rows);
  const subtotals = rows.filter((row) => table.rows[row]?.total);
  const isPart = isSubtotal(table, total);
  if (!isPart && subtotals.every((row) => isSubtotal(table, row))) {
    const all = [...(isAlone ? [] : [[...subtotals, ...list.parts]]), ...readings(rows)];
    return { likely: all.filter(({ length }) => length < rows.length && length >= LEAST), others: known };
  }
  const nearest = (of: readonly number[]): number[][] => {
    const length = reach(total, of, LEAST);
    return length === 0 ? [] : [of.slice(0, length)];
  };
  // No 小计 takes in another.
  const [from, to] = isPart
    ? [greatest([-1, ...subtotals.filter((row) => row < total)]), subtotals.find((row) => row > total) ?? Infinity]
    : [-1, Infinity];
  const [above, below] = [before.filter((row) => row > from), after.filter((row) => row < to)];
  const runs = [
    ...[above, ...readings(above)].flatMap((of) => nearest([...of].reverse())),
    ...[below, ...readings(below)].flatMap(nearest),
  ];
  return { likely: [], others: [...runs, ...known] };
}

const isSubtotal = ({ rows }: Table, row: number): boolean => rows[row]?.name.endsWith("小计") === true;

/** The rows of a list that the dictionary states as all parts of a total: 税收收入 and 非税收入. */
function knownParts(names: Names, { rows }: Table, list: readonly number[]): number[][] {
  return compositionsOf(names).flatMap(({ parts }) => {
    const found = parts.flatMap((part) => list.find((row) => rows[row]?.indicator === part) ?? []);
    return found.length === parts.length ? [found] : [];
  });
}
