// Changes, growth and completion follow from the levels that they are printed beside.
import { shareVerdict, verdict, type Judgement } from "../../indicators/verdict";
import type { Severity } from "../../model/finding";
import { groupedBy } from "../../model/groups";
import type { Names } from "../../model/indicator";
import { sameBasis, type Measure, type Observation, type Table, type TableColumn } from "../../model/observation";
import { ratioPlaces } from "../../model/unit";
import { baseOf, basesOf, eachNumber, partner } from "../partners";
import { differenceOf, quotientOf } from "../borneOut";
import { faultOf } from "../fault";
import { agreed, statedOf, type Month } from "../month";
import { eachInRows, NOWHERE, type At } from "../inRows";
import { numberAt, printedPlaces, type Known } from "../printed";
import { judgedPlaces, rateAt } from "../rateAt";
import type { Recorder, Rule } from "../rule";
import { exactDifference } from "../../model/rounding";
import { exactSum, sumHolds } from "../balance";

/** Calls for every number in the columns of a measure, with the columns of its levels, where the table has them. */
function eachPrinted<Levels>(
  tables: readonly Table[],
  measure: Measure,
  levelsOf: (table: Table, c: number, against: TableColumn["against"]) => Levels | undefined,
  visit: (printed: Known, levels: Levels, table: Table, r: number, c: number) => void,
): void {
  for (const table of tables)
    table.columns.forEach((column, c) => {
      const levels = column.measure === measure ? levelsOf(table, c, column.against) : undefined;
      if (levels === undefined) return;
      for (let r = 0; r < table.rows.length; r++) {
        const printed = numberAt(table, r, c);
        if (printed) visit(printed, levels, table, r, c);
      }
    });
}

/** A printed change is the figure less its base (增减额与本期数、上年同期数不符). Of shares, in percentage points. */
export const changeMismatch: Rule = {
  name: "change-mismatch",
  severity: "error",
  judge({ tables }, record) {
    const judged = (printed: Known, table: Table, at: At, current: At, base: At): void => {
      const [now, then] = [numberAt(table, ...current), numberAt(table, ...base)];
      const holds = changeHolds(table, at, current, base);
      if (!now || !then || holds === undefined) return void record.undecided();
      if (holds) return void record.passed();
      const expected = exactDifference(now.figure, then.figure);
      record.failed(
        faultOf(printed, {
          expected,
          what: printed.period?.span ?? "",
          rests: [printed, now, then],
          repairs: [
            { one: printed, figure: expected },
            { one: now, figure: exactSum([then.figure, printed.figure]) },
            { one: then, figure: exactDifference(now.figure, printed.figure) },
          ],
        }),
      );
    };
    eachPrinted(tables, "change", changeLevels, (printed, { current, base }, table, r, c) => {
      judged(printed, table, [r, c], [r, current], [r, base]);
    });
    const otherLevels = (table: Table, c: number, against: TableColumn["against"]) =>
      table.columns[c]?.unit === "个百分点" && !changeLevels(table, c, against) ? differenceOf(table)(c) : undefined;
    eachPrinted(tables, "change", otherLevels, (printed, way, table, r, c) => {
      judged(printed, table, [r, c], ...way.of(r));
    });
    eachInRows(tables, "change", (printed, beside, table, at) => {
      const [current, base] = [beside(printed.unit === "个百分点" ? "share" : "actual"), beside("base")];
      if (current && base) judged(printed, table, at, current, base);
    });
  },
};

/** The columns of the levels, or of the shares, that a column of changes is taken of. */
export function changeLevels(table: Table, c: number, against: TableColumn["against"]) {
  const [actual, share] = [partner(table, c, "actual"), partner(table, c, "share")];
  const current = actual < 0 || table.columns[c]?.unit === "个百分点" ? share : actual;
  const base = current < 0 || against === null ? -1 : baseOf(table, current, against);
  return base < 0 ? undefined : { current, base };
}

/** True where a printed change is one figure less another, at the places printed; undefined where that cannot be told. */
export function changeHolds(table: Table, at: At, current: At, base: At): boolean | undefined {
  const printed = numberAt(table, ...at);
  const now = numberAt(table, ...current);
  const then = numberAt(table, ...base);
  if (!printed || !now || !then || now.unit !== then.unit) return undefined;
  const written = Math.min(
    printedPlaces(table, ...at),
    printedPlaces(table, ...current),
    printedPlaces(table, ...base),
  );
  return sumHolds(now.figure, [then.figure, printed.figure], written + ratioPlaces(printed.unit));
}

/**
 * A printed growth rate is that of its two levels (增幅与本期数、上年同期数不符).
 *
 * Rates at constant prices are left alone: levels do not reproduce them.
 */
export const growthMismatch: Rule = {
  name: "growth-mismatch",
  severity: "error",
  judge(month, record) {
    const { tables, names } = month;
    const beside = new Set<Known>();
    const judged = (printed: Known, table: Table, at: At, current: At, base: At, change: At): void => {
      if (!isRecomputable(names, printed)) return;
      beside.add(printed);
      const [now, then] = [numberAt(table, ...current), numberAt(table, ...base)];
      const other = then ?? numberAt(table, ...change);
      if (!now || !other || now.unit !== other.unit) return void record.undecided();
      const before = then ? then.figure : exactDifference(now.figure, other.figure);
      const places = [current, then ? base : change].map((one) => printedPlaces(table, ...one));
      const found = verdict(printed.figure, now.figure, before, judgedPlaces(table, ...at), { places });
      recordRate(record, printed, found, [now, other], printed.period?.span ?? "");
    };
    eachPrinted(tables, "growth", growthLevels, (printed, { current, base, change }, table, r, c) => {
      judged(printed, table, [r, c], [r, current], [r, base], [r, change]);
    });
    eachInRows(tables, "growth", (printed, stated, table, at) => {
      const [current, base, change] = [stated("actual"), stated("base"), stated("change")];
      if (current && (base ?? change)) judged(printed, table, at, current, base ?? NOWHERE, change ?? NOWHERE);
    });
    const isUnjudged = (one: Known): boolean => !beside.has(one) && isRecomputable(names, one);
    judgeElsewhere(month, record, "growth", isUnjudged, (printed, places) => {
      const [now, then] = [statedLevel(month, printed, "actual"), statedLevel(month, printed, "base")];
      if (!now || !then) return undefined;
      const found = verdict(printed.figure, now.figure, then.figure, places, { places: [now.places, then.places] });
      return { found, levels: [now, then], what: printed.period?.span ?? "" };
    });
  },
};

/** A printed rate as it is worked out of levels of another table. */
interface Elsewhere {
  readonly found: Judgement;
  readonly levels: readonly [Known, Known];
  readonly what: string;
}

/**
 * Holds rates against levels of another table, or of another department, where the month states each once, in one unit, on the
 * basis of the rate and of its version: which of them is wrong is to be asked.
 */
function judgeElsewhere(
  { tables }: Month,
  record: Recorder,
  measure: Measure,
  isUnjudged: (printed: Known) => boolean,
  workedOut: (printed: Known, places: number) => Elsewhere | undefined,
): void {
  const elsewhere: (Elsewhere & { readonly of: string; readonly printed: Known })[] = [];
  const isOfMeasure = (kind: { readonly measure: Measure }): boolean => kind.measure === measure;
  eachNumber(tables, isOfMeasure, (printed, table, r, c) => {
    const one = isUnjudged(printed) ? workedOut(printed, judgedPlaces(table, r, c)) : undefined;
    const [now, then] = one?.levels ?? [];
    if (!one || !now || !then || now.unit !== then.unit || !isAlike(now, printed) || !isAlike(then, printed)) return;
    elsewhere.push({ ...one, printed, of: [table.file, table.sheet, table.columns[c]?.headerCell].join("\n") });
  });
  for (const column of groupedBy(elsewhere, ({ of }) => of).values()) {
    const wrong = column.filter(({ found }) => found.verdict === "disagree").length;
    // A column of which most disagree is of something else.
    if (column.length > 2 && wrong * 2 > column.length) continue;
    for (const { printed, found, levels, what } of column) recordRate(record, printed, found, levels, what, "warning");
  }
}

/** True of figures on one basis and of one version: a flash figure is not that of the final accounts. */
const isAlike = (one: Known, other: Known): boolean =>
  sameBasis(one.basis, other.basis) && (one.version ?? other.version) === (other.version ?? one.version);

/** The level of a rate that the month states once, wherever it stands; a target is of its year. */
function statedLevel({ ledger }: Month, rate: Known, measure: "actual" | "base" | "target"): Known | undefined {
  const against = measure === "base" ? rate.against : null;
  const period = measure === "target" && rate.period ? { ...rate.period, span: "year" as const } : rate.period;
  return agreed(statedOf(ledger, { ...rate, measure, against, period }));
}

/** The columns of the levels that a column of growth is taken of; -1 for the one that the table does not have. */
export function growthLevels(table: Table, c: number, against: TableColumn["against"]) {
  const current = against === null ? -1 : partner(table, c, "actual");
  if (against === null || current < 0) return undefined;
  const only = baseOf(table, current, against);
  const base = only >= 0 ? only : fittingBase(table, c, current, basesOf(table, current, against));
  const changed = partner(table, c, "change", against);
  // Points are the change of a rate, and no amount.
  const change = table.columns[changed]?.unit === "个百分点" ? -1 : changed;
  return base < 0 && change < 0 ? undefined : { current, base, change };
}

/** Of two bases on different bases (上年同期, 可比口径) the one that most of the printed rates are of; -1 where neither is. */
function fittingBase(table: Table, c: number, current: number, bases: readonly number[]): number {
  const fitting = (base: number): number =>
    table.rows.reduce((sum, _, r) => {
      const { verdict } = rateAt(table, "growth", [r, c], [r, current], [r, base]);
      return sum + (verdict === "disagree" ? -1 : verdict === "undecided" ? 0 : 1);
    }, 0);
  const [best = -1] = [...bases].sort((a, b) => fitting(b) - fitting(a));
  return best >= 0 && fitting(best) > 0 ? best : -1;
}

/** True of growth that levels reproduce: not at constant prices, and not of a share. */
export function isRecomputable(names: Names, { indicator, basis }: Observation): boolean {
  const known = names.indicator(indicator);
  if (known?.growthRecomputable === false || known?.part !== undefined) return false;
  return basis === "" || !/可比口径|可比价|不变价/.test(basis);
}

/** A printed completion is the figure over its target (占预算%、完成率与本期数、目标数不符). */
export const completionMismatch: Rule = {
  name: "completion-mismatch",
  severity: "error",
  judge(month, record) {
    const { tables } = month;
    const beside = new Set<Known>();
    const judged = (printed: Known, table: Table, at: At, actual: At, target: At): void => {
      beside.add(printed);
      const [done, goal] = [numberAt(table, ...actual), numberAt(table, ...target)];
      if (!done || !goal) return void record.undecided();
      recordRate(record, printed, rateAt(table, "share", at, actual, target), [done, goal], "");
    };
    eachPrinted(tables, "completion", completionLevels, (printed, { actual, target }, table, r, c) => {
      judged(printed, table, [r, c], [r, actual], [r, target]);
    });
    const otherLevels = (table: Table, c: number) => (completionLevels(table, c) ? undefined : quotientOf(table)(c));
    eachPrinted(tables, "completion", otherLevels, (printed, way, table, r, c) => {
      judged(printed, table, [r, c], ...way.of(r));
    });
    eachInRows(tables, "completion", (printed, beside, table, at) => {
      const [actual, target] = [beside("actual"), beside("target")];
      if (actual && target) judged(printed, table, at, actual, target);
    });
    const isUnjudged = (one: Known): boolean => !beside.has(one);
    judgeElsewhere(month, record, "completion", isUnjudged, (printed, places) => {
      const [done, goal] = [statedLevel(month, printed, "actual"), statedLevel(month, printed, "target")];
      if (!done || !goal) return undefined;
      const found = shareVerdict(printed.figure, done.figure, goal.figure, places, {
        places: [done.places, goal.places],
      });
      return { found, levels: [done, goal], what: "" };
    });
  },
};

/** The columns of the levels that a column of completion is taken of. */
export function completionLevels(table: Table, c: number) {
  const [actual, target] = [partner(table, c, "actual"), partner(table, c, "target")];
  return actual < 0 || target < 0 ? undefined : { actual, target };
}

/** Records the verdict on a printed rate; `levels` are those that it was recomputed from. */
export function recordRate(
  record: Recorder,
  printed: Known,
  { verdict, recomputed, cause }: Judgement,
  levels: readonly Known[],
  what: string,
  severity?: Severity,
): void {
  if (verdict === "undecided") record.undecided();
  else if (verdict !== "disagree") record.passed();
  else
    record.failed(
      faultOf(printed, {
        expected: recomputed,
        cause,
        unit: "%",
        what,
        ...(severity && { severity }),
        rests: [printed, ...levels],
        repairs: recomputed === null ? [] : [{ one: printed, figure: recomputed }],
      }),
    );
}
