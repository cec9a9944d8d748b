// Units that stand in the cells themselves (50%, 65300人) beside those of their columns and rows.
import { isNumber } from "../../model/figure";
import type { Finding } from "../../model/finding";
import type { Observation } from "../../model/observation";
import { isRate } from "../../model/unit";
import { dimensionOf, entryOf, unitFor, type Row } from "./cells";
import type { Column } from "./columns";
import { twoReadings } from "./tableFindings";

/**
 * Figures whose cell has a unit of another kind than its column and its row: 50% or 65300人 under 万元. An unknown name may be in
 * any unit: where most figures of its column carry their units (主要指标), or others of its row the same one, nothing is asked.
 */
export function oddUnits(
  columns: readonly Column[],
  rows: readonly Row[],
  cells: readonly (readonly (Observation | null)[])[],
  units: readonly string[],
): Finding[] {
  // Counted once a column, however many of its cells are odd.
  const areCustom = new Map<number, boolean>();
  const isCustom = (c: number): boolean => {
    let most = areCustom.get(c);
    if (most === undefined) areCustom.set(c, (most = carriedByMost(cells.map((line) => line[c] ?? null))));
    return most;
  };
  const findings: Finding[] = [];
  cells.forEach((line, r) => {
    line.forEach((one, c) => {
      if (!one || !carriesUnit(one)) return;
      const [row, column] = [rows[r] as Row, columns[c] as Column];
      const around = unitFor(one.measure, row, column, units);
      if (!areApart(around, one.unit)) {
        if (isPointsOfAmount(one, column, line)) findings.push(twoReadings(one, one.text, "%", one.unit));
        return;
      }
      const isShared = line.some((other) => other !== one && other?.unit === one.unit && carriesUnit(other));
      if (entryOf(row, column) !== undefined || !(isShared || isCustom(c)))
        findings.push(twoReadings(one, one.text, one.unit, around));
    });
  });
  return findings;
}

const carriesUnit = ({ figure, text }: Observation): boolean => isNumber(figure) && !BARE.test(text);

/** True where most figures of a column carry their units. */
function carriedByMost(column: readonly (Observation | null)[]): boolean {
  const figures = column.filter((one) => one !== null && isNumber(one.figure)) as Observation[];
  return figures.filter(carriesUnit).length * 2 > figures.length;
}

/** A figure that ends in a digit carries no unit. */
const BARE = /[\d.]$/;

/** 同比增长 4个百分点 of an amount, which has no points; 增幅比上年± has. */
const isPointsOfAmount = (
  one: Observation,
  { header, facts }: Column,
  line: readonly (Observation | null)[],
): boolean =>
  one.unit === "个百分点" &&
  (one.measure === "growth" || one.measure === "change") &&
  header.of === "" &&
  !/增[幅速]|增长率|涨幅/.test(facts.header) &&
  line.some(
    (other) =>
      other?.measure === "actual" &&
      isNumber(other.figure) &&
      other.unit !== "" &&
      !isRate(other.unit) &&
      other.indicator === one.indicator &&
      other.region === one.region,
  );

/** True of units that measure different things, as rates and points of them do not. */
function areApart(one: string, other: string): boolean {
  if (one === "" || (isRate(one) && isRate(other))) return false;
  return dimensionOf(one) !== null && dimensionOf(other) !== null && dimensionOf(one) !== dimensionOf(other);
}
