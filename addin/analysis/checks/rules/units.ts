// Figures, and whole tables, in another unit than the one that they name.
import { median } from "simple-statistics";
import { cachedFor, cachedOfTwo } from "../../model/cache";
import { shiftPlaces } from "../../model/rounding";
import { groupedBy } from "../../model/groups";
import { isLevel, type Table } from "../../model/observation";
import { monthBefore, yearBefore } from "../../model/period";
import { convert, isRate, sameDimension } from "../../model/unit";
import { faultAt, faultOf } from "../fault";
import { earlierOf, type Month } from "../month";
import { isKnown, numberAt, type Known } from "../printed";
import type { Recorder, Rule } from "../rule";

/** Over time a figure is its own yardstick: 千, 万 and 亿 taken for one another. */
const SHIFTS = [3, -3, 4, -4, 8, -8];

/** Figures that must be comparable, and how near to a power of ten the middle of their ratios must be. */
const LEAST = 3;
const NEAR = 3;

/** A whole table is in the unit that it names (整表计量单位写错). The middle of its ratios to earlier figures is no power of ten. */
export const wrongUnit: Rule = {
  name: "wrong-unit",
  severity: "error",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    for (const table of month.tables) {
      const figures = table.cells.flatMap((line) =>
        line.filter((one): one is Known => isKnown(one) && one.figure !== 0 && isLevel(one.measure)),
      );
      const ratios = figures.flatMap((one) =>
        isRate(one.unit) || one.measure === "change" ? [] : (ratioToBefore(month, one) ?? []),
      );
      const [first] = figures;
      if (!first || ratios.length < LEAST) continue;
      const middle = median(ratios);
      const power = SHIFTS.find((one) => middle / 10 ** one < NEAR && middle / 10 ** one > 1 / NEAR);
      if (power === undefined) record.passed();
      else
        record.failed(
          faultAt(table, table.titleCell, {
            about: { label: table.title },
            expected: unitBeside(first.unit, power),
            received: first.unit,
            cause: "unit slip",
            rests: figures,
            whole: true,
          }),
        );
    }
  },
};

/** A level over what was accepted of it a month ago, or a base over what it repeats; its size alone. */
function ratioToBefore(month: Month, one: Known): number | undefined {
  const { period, measure, against } = one;
  if (period === null || (measure === "base" && against !== "lastYear")) return undefined;
  const before =
    measure === "base"
      ? earlierOf(month, one, yearBefore(period), { measure: "actual", against: null })
      : earlierOf(month, one, monthBefore(period));
  const company = before && convert(before.figure, before.unit, one.unit);
  return company === undefined || company === 0 ? undefined : Math.abs(one.figure / company);
}

/** The unit in which figures are what they are, when they are 10^power too large for the unit named. */
const unitBeside = (unit: string, power: number): string | null =>
  sameDimension(unit).find((other) => convert(10 ** power, other, unit) === 1) ?? null;

/** The distance from 10⁴ that a ratio may have: a budget and eight months of it differ, and so do counties, but not by this much. */
const WIDE = 20;
/** The same where the peers alone are the company, and how many of them there must be. */
const NARROW = 5;
const PEERS = 4;
const SHIFT = 4;

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

/** The regions that report the same thing in a column: their number, and the middle of their sizes. */
interface Peers {
  readonly count: number;
  readonly middle: number;
}

/** By column, the peers of each thing. */
type PeersOf = ReadonlyMap<number, ReadonlyMap<string, Peers>>;

interface Item {
  readonly cell: Known;
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
    if (cell && judged(cell)) items.push({ cell, down: peers.get(column)?.get(thing(cell)) });
  }
  let groups: ReadonlyMap<string, readonly Item[]> | undefined;
  const across = ({ cell }: Item): readonly Item[] =>
    (groups ??= groupedBy(items, (one) => thingAndRegion(one.cell))).get(thingAndRegion(cell)) ?? [];
  const byTime = month.earlier.observations.length === 0 ? [] : items.map(({ cell }) => slipOverTime(month, cell));
  if (byTime.every((power) => !power) && fits(items)) {
    items.forEach((item, i) => {
      if (byTime[i] === 0 || item.down || across(item).length > 1) record.passed();
    });
    return;
  }
  const byPeers = slipOfAll(items);
  const powers = items.map((item, i) => byTime[i] ?? slipAmong(across(item), byPeers, item));
  const together = powers.every((power) => power !== 0 && power === powers[0]);
  items.forEach(({ cell }, i) => {
    const power = powers[i] ?? 0;
    if (power !== 0)
      record.failed(
        faultOf(cell, {
          expected: shiftPlaces(cell.figure, -power),
          cause: "unit slip",
          what: cell.measure,
          rests: together ? [cell, (items[0] as Item).cell] : [cell],
        }),
      );
    else if (powers[i] === 0) record.passed();
  });
}

/**
 * The powers of ten by which a figure slipped beside those of its row and column; undefined where it has none.
 *
 * @param alike the figures of its row that are comparable, its own among them
 * @param byPeers the powers by which its whole row slipped
 */
function slipAmong(alike: readonly Item[], byPeers: number, { cell, down }: Item): number | undefined {
  const others = alike.length - 1;
  const byRow = others === 0 ? 0 : slip(cell, middleOfOthers(sizesOf(alike), size(cell)), WIDE);
  const alone = down && down.count > 2 ? slip(cell, down.middle, WIDE) === byRow : others >= 2;
  if (byRow !== 0 && alone) return byRow;
  return byPeers !== 0 || others > 0 || down ? byPeers : undefined;
}

/** The powers of ten by which every figure of a row slipped beside many near peers; 0 where they do not agree. */
function slipOfAll(items: readonly Item[]): number {
  const powers = items.map(({ cell, down }) => (down && down.count > PEERS ? slip(cell, down.middle, NARROW) : 0));
  return powers.every((power) => power === powers[0]) ? (powers[0] ?? 0) : 0;
}

/** The middle of sorted sizes without one of them. */
function middleOfOthers(sizes: readonly number[], own: number): number {
  const at = (index: number): number => sizes[own <= (sizes[index] ?? 0) ? index + 1 : index] ?? 0;
  const others = sizes.length - 1;
  return (at(Math.floor((others - 1) / 2)) + at(Math.floor(others / 2))) / 2;
}

/** The powers of ten by which a figure slipped since it was accepted before; undefined where it was not. */
function slipOverTime(month: Month, cell: Known): number | undefined {
  const ratio = cell.measure === "target" ? undefined : ratioToBefore(month, cell);
  if (ratio === undefined) return undefined;
  const apart = Math.log10(ratio);
  const power = SHIFTS.find((shift) => Math.abs(apart - shift) < Math.log10(NARROW) && Math.round(apart) === shift);
  return power ?? 0;
}

const judged = ({ figure, unit }: Known): boolean => figure !== 0 && unit !== "%";
const size = ({ figure }: Known): number => Math.abs(figure);
/** The same for figures of one thing; with the region, for those that are comparable along a row. */
const thing = ({ unit, indicator }: Known): string => joined(unit, indicator);
const thingAndRegion = (cell: Known): string => joined(thing(cell), cell.region);
const joined = cachedOfTwo((one, other) => `${one}\n${other}`);

/** The sizes of comparable figures, the smallest first. */
const sizesOf = cachedFor((alike: readonly Item[]): readonly number[] =>
  alike.map(({ cell }) => size(cell)).sort((a, b) => a - b),
);

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
      const cells = table.rows.flatMap((row, r) => {
        const cell = row.total || row.region === null ? undefined : numberAt(table, r, column);
        return cell && judged(cell) ? [cell] : [];
      });
      const peers = [...groupedBy(cells, thing)].map(([key, like]): [string, Peers] => [
        key,
        { count: like.length, middle: median(like.map(size)) },
      ]);
      return [column, new Map(peers)];
    }),
  );
}

/** 4 where a figure is 10⁴ times too large for its company, −4 where too small, 0 where it fits. */
function slip(cell: Known, company: number, wide: number): number {
  const ratio = size(cell) / company;
  const near = (power: number) => ratio / 10 ** power <= wide && ratio / 10 ** power >= 1 / wide;
  return near(SHIFT) ? SHIFT : near(-SHIFT) ? -SHIFT : 0;
}
