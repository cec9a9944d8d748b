import type { CellAddress } from "../../model/address";
import { isNumber } from "../../model/figure";
import type { Finding } from "../../model/finding";
import { groupedBy } from "../../model/groups";
import { isLevel, type Measure } from "../../model/observation";
import type { Sheet } from "../../model/sheet";
import { toNumber } from "../../model/rational";
import { unitFactor } from "../../model/unit";
import { readingAt } from "./cells";
import { subjectOf, type Column } from "./columns";
import { withOpenAgainst } from "./openAgainst";
import { named, withOpenMeasures } from "./openMeasures";
import { isRatioOf } from "./votes";
import { withRanksByOrder } from "./ranksByOrder";
import { withTotalsOfMonths } from "./totalsOfMonths";
import { withPartYears, withWholeYears } from "./yearOfBases";
import { twoReadings, unreadAt } from "./tableFindings";

/** Columns with what their words leave open settled by the figures of the table, and a finding for what stays open. */
export function settledColumns(
  columns: readonly Column[],
  units: readonly string[],
  sheet: Sheet,
  rows: readonly number[],
  areRowsKnown: boolean,
  place: (cell: string) => CellAddress,
): { readonly columns: readonly Column[]; readonly findings: readonly Finding[] } {
  const whole = withTotalsOfMonths(withMovements(withBudgetSides(columns)), sheet, rows);
  const dated = withOpenAgainst(withPartYears(whole, sheet, rows), sheet, rows);
  const measured = withOpenMeasures(dated, sheet, rows, place);
  const yearly = withWholeYears(measured.columns, sheet, rows, place);
  const inUnits = withUnits(yearly.columns, units, sheet, rows, place);
  const ranked = withRanked(withRanksByOrder(inUnits.columns, sheet, rows));
  const { columns: apart, findings: ofTargets } = withWholes(ranked, sheet, rows, place);
  // Of names of the dictionary the rules hold levels and growth against each other.
  const isNetted = ({ name, facts: { measure } }: Column): boolean =>
    (isLevel(measure) || measure === "growth") && (areRowsKnown || name.entry !== undefined);
  const groups = [...groupedBy(apart, keyOf).values()].map((group) =>
    group.filter((column, index) => index === 0 || column.facts.period !== null),
  );
  const alike = new Set(
    groups.flatMap((group) =>
      group.slice(1).filter((column) => !isNetted(column) && column.facts.header !== group[0]?.facts.header),
    ),
  );
  const again = timesAgain(groups);
  const columnsApart = apart.map((column) => {
    const time = again.get(column);
    if (time !== undefined) return { ...column, facts: { ...column.facts, indicator: nameOf(column, time) } };
    return alike.has(column) ? named(column, column.facts.header) : column;
  });
  const told = [...alike].map(({ facts: { header, headerCell } }) => unreadAt(place(headerCell), header));
  const toldAgain = [...again].map(([column, time]) => {
    const { header, headerCell, indicator } = column.facts;
    return twoReadings(place(headerCell), header, nameOf(column, time), indicator ?? "");
  });
  const findings = [...measured.findings, ...yearly.findings, ...inUnits.findings, ...ofTargets, ...told, ...toldAgain];
  return { columns: columnsApart, findings };
}

/**
 * Columns under one header, of a name that the dictionary does not have, by the time that it comes: what the second of two
 * is, nobody can tell, and no figure of it is one of the first.
 */
function timesAgain(groups: readonly (readonly Column[])[]): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  for (const [first, ...others] of groups) {
    if (!first || first.facts.indicator === null || first.name.entry !== undefined) continue;
    const same = others.filter(({ facts }) => facts.header === first.facts.header);
    same.forEach((column, index) => found.set(column, index + 2));
  }
  return found;
}

const nameOf = ({ facts: { indicator } }: Column, time: number): string => `${indicator ?? ""}（${time}）`;

/** The names of what places are of, by the measure that they stand beside. */
export const RANKED: Readonly<Partial<Record<Measure, string>>> = {
  growth: "增幅",
  share: "占比",
  completion: "完成率",
};

/** Places of one subject that do not say of what (总量 | 位次 | 增幅% | 位次) are of the columns that they stand behind. */
function withRanked(columns: readonly Column[]): readonly Column[] {
  const isOpen = ({ header, facts }: Column): boolean => facts.measure === "rank" && header.of === "";
  const groups = groupedBy(columns, keyOf);
  return columns.map((column, index) => {
    const before = columns[index - 1]?.facts.measure;
    const of = isOpen(column) && before !== undefined ? RANKED[before] : undefined;
    return of === undefined || groups.get(keyOf(column))?.length === 1
      ? column
      : { ...column, header: { ...column.header, of } };
  });
}

const [MORE, LESS] = [/(?:^|\/ )增加[额数]?$/, /(?:^|\/ )减少[额数]?$/];

/** 年初预算 | 增加 | 减少 | 调整后预算: what came and what went, side by side, is no change against last year. */
function withMovements(columns: readonly Column[]): readonly Column[] {
  const isBare = (column: Column | undefined, word: RegExp): boolean =>
    column?.facts.measure === "change" && !column.header.saysAgainst && word.test(column.facts.header);
  return columns.map((column, index) => {
    const [last, next] = [columns[index - 1], columns[index + 1]];
    const isMovement = isBare(column, MORE) ? isBare(next, LESS) : isBare(column, LESS) && isBare(last, MORE);
    if (!isMovement) return column;
    const own = named(column, column.facts.header.replace(/^.* \/ /, ""));
    return {
      ...own,
      header: { ...own.header, leaning: null },
      facts: { ...own.facts, measure: "actual", against: null },
    };
  });
}

/** 预算收入, beside 累计收入, is what was to come in. */
const BUDGET_SIDE = /^(?:预算|计划)(收入|支出)(?:数|额)?$/;

/** Budgets that are named before their side, where what was done on it stands beside: 预算收入 | 累计收入. */
function withBudgetSides(columns: readonly Column[]): readonly Column[] {
  return columns.map((column): Column => {
    const { header, facts } = column;
    const side = header.measure === null ? BUDGET_SIDE.exec(header.rest)?.[1] : undefined;
    const done =
      side === undefined
        ? undefined
        : columns.find(
            ({ header: { of, rest }, facts }) => facts.measure === "actual" && (rest === "" ? of : rest) === side,
          );
    if (!done) return column;
    const period = facts.period && { ...facts.period, span: "year" as const };
    return {
      ...column,
      header: { ...header, of: header.rest },
      facts: { ...facts, indicator: done.facts.indicator, measure: "target", period },
      name: done.name,
    };
  });
}

/**
 * Columns that say the same of one subject but for the whole, the target or the source that they are of (占总收入% and 占税收%,
 * 年初预算 and 调整预算): the first keeps the name, the others have it with those words behind it. A completion goes with the
 * target that it names, or that its figures are of; where they are of none it is asked.
 */
function withWholes(
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
  place: (cell: string) => CellAddress,
): { readonly columns: readonly Column[]; readonly findings: readonly Finding[] } {
  const groups = [...groupedBy(columns, keyOf).values()].filter(
    (group) => group.length > 1 && new Set(group.map(({ header }) => header.of)).size === group.length,
  );
  const apart = new Set(
    groups
      .flatMap((group) => (group.some(({ header }) => header.of === "支出") ? group : group.slice(1)))
      .filter(({ header }) => header.of !== ""),
  );
  const ofTargets = groupedBy(
    groups.filter(([first]) => first?.facts.measure === "target"),
    ([first]) => subjectOf(first as Column),
  );
  const findings: Finding[] = [];
  const settled = columns.map((column, index) => {
    const [targets] = ofTargets.get(subjectOf(column)) ?? [];
    if (column.facts.measure !== "completion" || !targets)
      return apart.has(column) ? named(column, column.header.of) : column;
    const [first, second] = targets;
    const target =
      targets.find(({ header }) => header.of === column.header.of) ??
      targetOf(column, targets, columns.slice(Math.max(0, index - NEAR), index), sheet, rows);
    if (target === "none" && first && second) {
      const { header, headerCell } = column.facts;
      findings.push(twoReadings(place(headerCell), header, first.header.of, second.header.of));
    }
    return target === undefined || target === "none" || target === first ? column : named(column, target.header.of);
  });
  return { columns: settled, findings };
}

/** How many columns to the left what was done is looked for. */
const NEAR = 8;

/** The target that most figures of a column of completions are of; undefined where nothing can tell, "none" where they are of none. */
function targetOf(
  completion: Column,
  targets: readonly Column[],
  before: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
): Column | "none" | undefined {
  const done = before.filter(
    (one) => one.facts.measure === "actual" && one.facts.region === completion.facts.region && !isMonth(one),
  );
  if (done.length === 0) return undefined;
  // 67 is 66.6, printed without its place.
  const fitting = (places: 0 | 1): Column | undefined =>
    targets.find((target) => done.some((one) => isRatioOf(completion, one, target, sheet, rows, places)));
  return fitting(1) ?? fitting(0) ?? "none";
}

const isMonth = ({ facts }: Column): boolean => facts.period?.span === "month";

const keyOf = (column: Column): string => {
  const { header, facts } = column;
  const { measure, against, period } = facts;
  return [subjectOf(column), measure, against, period?.year, period?.month, period?.span, header.comparable].join("|");
};

/** Levels of one subject are not this many times each other. */
const FAR = 20;

/**
 * Levels without a unit of their own beside one that names its unit (累计（亿元） | 上年同期, under 单位：万元): the figures
 * tell whether they are in that unit or in the table's.
 */
function withUnits(
  columns: readonly Column[],
  units: readonly string[],
  sheet: Sheet,
  rows: readonly number[],
  place: (cell: string) => CellAddress,
): { readonly columns: readonly Column[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const [around] = units.filter((unit) => unit !== "%");
  if (around === undefined) return { columns, findings };
  const namingTheirs = groupedBy(
    columns.filter(
      ({ facts: { unit, measure } }) =>
        unit !== "" &&
        unit !== around &&
        isLevel(measure) &&
        measure !== "change" &&
        unitFactor(unit, around) !== undefined,
    ),
    subjectOf,
  );
  const settled = columns.map((column): Column => {
    const { facts } = column;
    if (facts.unit !== "" || !isLevel(facts.measure)) return column;
    const [other] = namingTheirs.get(subjectOf(column)) ?? [];
    const factor = other && unitFactor(other.facts.unit, around);
    if (!other || !factor) return column;
    const ratio = middleOf(ratiosOf(column, other, sheet, rows));
    if (ratio === undefined) return column;
    const isNear = (of: number): boolean =>
      facts.measure === "change" ? of <= 2 && of > 1e-5 : of < FAR && of > 1 / FAR;
    const [same, apart] = [isNear(ratio), isNear(ratio / toNumber(factor))];
    if (same && !apart) return { ...column, facts: { ...facts, unit: other.facts.unit } };
    if (same === apart) findings.push(twoReadings(place(facts.headerCell), facts.header, around, other.facts.unit));
    return column;
  });
  return { columns: settled, findings };
}

const ratiosOf = (one: Column, other: Column, sheet: Sheet, rows: readonly number[]): number[] =>
  rows.flatMap((row) => {
    const [a, b] = [one, other].map(({ column }) => readingAt(sheet, row, column).figure);
    return a !== undefined && b !== undefined && isNumber(a) && isNumber(b) && b !== 0 ? [Math.abs(a / b)] : [];
  });

const middleOf = (numbers: readonly number[]): number | undefined =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
