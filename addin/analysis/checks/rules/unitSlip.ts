import { median } from "simple-statistics";
import { shiftPlaces } from "../../model/decimal";
import type { Table } from "../../model/observation";
import { monthBefore, yearBefore } from "../../model/period";
import { convert } from "../../model/unit";
import { earlierOf } from "../earlier";
import { numberAt } from "../printed";
import { aboutOf, placeOf, type Fault, type Month, type Recorder, type Rule } from "../rule";
import { exactDifference } from "../sum";

/** How far from 10⁴ a ratio may be: a budget and eight months of it differ, and so do counties, but not by this much. */
const WIDE = 20;
/** The same where the peers alone are the company, and how many of them there must be. */
const NARROW = 5;
const PEERS = 4;
const SHIFT = 4;
/** The same over time, where a figure is its own yardstick: 千, 万 and 亿 taken for one another. */
const SHIFTS = [3, -3, 4, -4, 8, -8];

/**
 * A figure in 元 among figures in 万元, or the other way round (计量单位错位). It is 10⁴ times, or a 10⁴th of, both
 * its neighbours in the row and its peers in the column. Where it has no neighbours, or they slipped with it, its peers
 * must be many and near to each other; of a row that slipped as a whole the first figure is the root.
 */
export const unitSlip: Rule = {
  name: "unit-slip",
  severity: "error",
  judge(month, record) {
    for (const table of month.tables) {
      const columns = table.columns.flatMap(({ measure, period }, c) =>
        measure === "target" || ((measure === "actual" || measure === "base") && period?.span !== "month") ? [c] : [],
      );
      const peers = peersOf(table, columns);
      table.rows.forEach((row, r) => {
        if (!row.total) judgeRow(month, record, table, r, columns, peers);
      });
    }
  },
};

type Cell = NonNullable<ReturnType<typeof numberAt>>;

/** How many units report the same thing in a column, and the middle of their sizes. */
interface Peers {
  readonly like: Cell;
  readonly count: number;
  readonly middle: number;
}

type PeersOf = ReadonlyMap<number, readonly Peers[]>;

interface Item {
  readonly cell: Cell;
  readonly down: Peers | undefined;
}

function judgeRow(
  month: Month,
  record: Recorder,
  table: Table,
  r: number,
  columns: readonly number[],
  peers: PeersOf,
): void {
  const items: Item[] = [];
  for (const column of columns) {
    const cell = numberAt(table, r, column);
    if (cell && judged(cell)) items.push({ cell, down: peers.get(column)?.find(({ like }) => sameThing(like, cell)) });
  }
  const byTime = month.earlier.observations.length === 0 ? [] : items.map(({ cell }) => slipOverTime(month, cell));
  if (byTime.every((power) => !power) && fits(items)) {
    items.forEach(({ cell, down }, i) => {
      if (byTime[i] === 0 || down || items.some((other) => other.cell !== cell && alike(other.cell, cell)))
        record.passed();
    });
    return;
  }
  const powers = items.map((item, i) => byTime[i] ?? slipAmong(items, item));
  const together = powers.every((power) => power !== 0 && power === powers[0]);
  items.forEach(({ cell }, i) => {
    const power = powers[i] ?? 0;
    if (power !== 0) record.failed(faultOf(cell, power, together ? [cell, (items[0] as Item).cell] : [cell]));
    else if (powers[i] === 0) record.passed();
  });
}

/** How far a figure slipped by the company it keeps; undefined where it has none. */
function slipAmong(items: readonly Item[], { cell, down }: Item): number | undefined {
  const across = items
    .filter(({ cell: other }) => other !== cell && alike(other, cell))
    .map(({ cell: other }) => size(other));
  const byRow = across.length === 0 ? 0 : slip(cell, median(across), WIDE);
  const alone = down && down.count > 2 ? slip(cell, down.middle, WIDE) === byRow : across.length >= 2;
  if (byRow !== 0 && alone) return byRow;
  const byPeers = items.map(({ cell, down }) => (down && down.count > PEERS ? slip(cell, down.middle, NARROW) : 0));
  const together = byPeers.every((power) => power === byPeers[0]) ? (byPeers[0] ?? 0) : 0;
  return together !== 0 || across.length > 0 || down ? together : undefined;
}

/** How far a figure slipped against what was accepted of it before; undefined where nothing was. */
function slipOverTime(month: Month, cell: Cell): number | undefined {
  const { period, measure, against } = cell;
  if (period === null || measure === "target" || (measure === "base" && against !== "lastYear")) return undefined;
  const before =
    measure === "base"
      ? earlierOf(month, cell, yearBefore(period), { measure: "actual", against: null })
      : earlierOf(month, cell, monthBefore(period));
  const company = before && convert(before.figure, before.unit, cell.unit);
  if (company === undefined || company === 0) return undefined;
  const apart = Math.log10(size(cell) / Math.abs(company));
  const power = SHIFTS.find((shift) => Math.abs(apart - shift) < Math.log10(NARROW) && Math.round(apart) === shift);
  return power ?? 0;
}

const faultOf = (cell: Cell, power: number, rests: readonly Cell[]): Fault => {
  const expected = shiftPlaces(cell.figure, -power);
  return {
    place: placeOf(cell),
    about: aboutOf(cell),
    expected,
    received: cell.figure,
    difference: exactDifference(cell.figure, expected),
    cause: "unit slip",
    unit: cell.unit,
    what: cell.measure,
    rests: rests.map(placeOf),
  };
};

const judged = ({ figure, unit }: Cell): boolean => figure !== 0 && unit !== "%";
const size = ({ figure }: Cell): number => Math.abs(figure);
const sameThing = (a: Cell, b: Cell): boolean => a.unit === b.unit && a.indicator === b.indicator;
const alike = (a: Cell, b: Cell): boolean => sameThing(a, b) && a.region === b.region;

/** True, as for nearly every row, where no figure is far enough from the others, nor the first from its peers, to have slipped. */
function fits(items: readonly Item[]): boolean {
  let [low, high] = [Infinity, 0];
  for (const { cell } of items) {
    low = Math.min(low, size(cell));
    high = Math.max(high, size(cell));
  }
  const [first] = items;
  return high / low < 10 ** SHIFT / WIDE && (!first?.down || slip(first.cell, first.down.middle, NARROW) === 0);
}

/** By column, the units that report the same thing there. */
function peersOf(table: Table, columns: readonly number[]): PeersOf {
  return new Map(
    columns.map((column) => {
      const groups: { like: Cell; sizes: number[] }[] = [];
      table.rows.forEach((row, r) => {
        const cell = row.total || row.region === null ? undefined : numberAt(table, r, column);
        if (!cell || !judged(cell)) return;
        const group = groups.find(({ like }) => sameThing(like, cell));
        if (group) group.sizes.push(size(cell));
        else groups.push({ like: cell, sizes: [size(cell)] });
      });
      return [column, groups.map(({ like, sizes }) => ({ like, count: sizes.length, middle: median(sizes) }))];
    }),
  );
}

/** 4 where a figure is 10⁴ times too large for its company, −4 where too small, 0 where it fits. */
function slip(cell: Cell, company: number, wide: number): number {
  const ratio = size(cell) / company;
  const near = (power: number) => ratio / 10 ** power <= wide && ratio / 10 ** power >= 1 / wide;
  return near(SHIFT) ? SHIFT : near(-SHIFT) ? -SHIFT : 0;
}
