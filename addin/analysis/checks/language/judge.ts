import type { Names } from "../../model/indicator";
import type { Observation } from "../../model/observation";
import type { Span } from "../../model/period";
import { nameKey } from "../../model/region";
import { indexOf, type Column, type MonthIndex } from "../monthIndex";
import type { Fault, Repair } from "../fault";
import type { Month } from "../month";
import type { Recorder } from "../rule";
import { bind, kindInMonth } from "./bind";
import { columnOf, referenceKey, TOTALS } from "./bindReference";
import { Context, type BoundCondition } from "./bound";
import { isOpen, type Compiled } from "./compile";
import { exactFault, repairsIn } from "./fault";
import { faultOfKinds } from "./kinds";
import { judgeInBlocks, quickRule, type QuickRule } from "./quick/judge";

const SPANS: readonly (Span | null)[] = ["month", "yearToDate", "balance", "year", null];

/**
 * Runs a rule over a month: every figure that its first reference means is an item.
 *
 * @param inBlocks false leaves every item to the exact evaluator, which gives the same
 */
export function judge(rule: Compiled, month: Month, record: Recorder, inBlocks = true): void {
  const index = indexOf(month);
  let items = 0;
  for (const indicator of indicatorsOf(rule, index)) {
    for (const column of anchorColumns(rule, index, indicator))
      items += judgeColumn(rule, month.names, index, column, record, inBlocks);
  }
  // A rule about what nobody reported did not pass.
  if (items === 0) record.undecided("not reported");
}

/** One indicator and span of a rule's items. */
interface AnchorColumn {
  readonly indicator: string;
  readonly span: Span | null;
  readonly column: Column;
}

function indicatorsOf(rule: Compiled, index: MonthIndex): readonly string[] {
  const { scope, anchor } = rule;
  const open = isOpen(rule);
  const names = open && anchor.reference.indicator === null ? index.indicators : [anchor.reference.indicator ?? ""];
  return open && scope.indicators ? names.filter((name) => scope.indicators?.has(nameKey(name))) : names;
}

/** The columns that the anchor means; where its span is open, each span is by itself. */
function anchorColumns({ anchor }: Compiled, index: MonthIndex, indicator: string): readonly AnchorColumn[] {
  const found = new Map<Column, AnchorColumn>();
  for (const span of SPANS) {
    const at = columnOf(index, anchor.reference, { indicator, span });
    if (at && !found.has(at.column)) found.set(at.column, { indicator, span: at.span, column: at.column });
  }
  return [...found.values()];
}

/** A rule bound to one column of items. */
interface BoundRule {
  readonly leads: readonly number[];
  /** undefined where the figures of the month cannot be compared. */
  readonly condition: BoundCondition | undefined;
  readonly context: Context;
  readonly quick: QuickRule;
}

/**
 * Rules bound to the columns of a month. The engine drops the machine code of the blocks' loops with the arrays that it was
 * made for, so that a rule bound anew at each run takes four times as long.
 */
const BOUND = new WeakMap<Compiled, WeakMap<Column, BoundRule>>();

function boundTo(rule: Compiled, names: Names, index: MonthIndex, at: AnchorColumn): BoundRule {
  let ofRule = BOUND.get(rule);
  if (!ofRule) BOUND.set(rule, (ofRule = new WeakMap()));
  let bound = ofRule.get(at.column);
  if (!bound) ofRule.set(at.column, (bound = boundRule(rule, names, index, at)));
  return bound;
}

function boundRule(
  rule: Compiled,
  names: Names,
  index: MonthIndex,
  { indicator, span, column }: AnchorColumn,
): BoundRule {
  const leads = leadsOf(rule, index, column, names.dictionary.peers.whole);
  const { missingIsZero, allowed } = rule;
  const anchor = referenceKey(rule.anchor.reference);
  const binding = { index, names, item: { indicator, span }, anchor, missingIsZero, allowed };
  const odd = faultOfKinds(rule.condition, kindInMonth(binding));
  return {
    leads,
    condition: odd ? undefined : bind(rule.condition, binding),
    context: new Context(index),
    quick: quickRule(rule, binding, leads.length),
  };
}

/** Judges the items of one column, and tells how many there are. */
function judgeColumn(
  rule: Compiled,
  names: Names,
  index: MonthIndex,
  at: AnchorColumn,
  record: Recorder,
  inBlocks: boolean,
): number {
  const { leads, condition, context: c, quick } = boundTo(rule, names, index, at);
  if (!condition) {
    leads.forEach(() => record.undecided("unit unknown"));
    return leads.length;
  }
  const totals = TOTALS.map(index.regionId);
  c.begin();
  const settle = (lead: number): void => {
    // Of the total of a sheet, that sheet alone counts.
    c.enter(lead, totals.includes(index.regionOf[lead] as number));
    const outcome = condition.exact(c);
    if (typeof outcome !== "boolean") record.undecided(outcome.absent);
    else if (outcome) record.passed();
    else record.failed(exactFault(rule, c));
  };
  if (inBlocks) judgeInBlocks(rule, quick, condition.reads, leads, totals, record, settle);
  else leads.forEach(settle);
  return leads.length;
}

/** The corrections, each of one figure, with which a failed item of a rule would hold. */
export function repairsOf(rule: Compiled, month: Month, { at: place }: Fault): readonly Repair[] {
  const index = indexOf(month);
  const at = index.observations.indexOf(place as Observation);
  const totals = TOTALS.map(index.regionId);
  for (const indicator of indicatorsOf(rule, index)) {
    for (const column of anchorColumns(rule, index, indicator)) {
      const { leads, condition, context: c } = boundTo(rule, month.names, index, column);
      const isItem = (lead: number) =>
        lead === at || (rule.anchor.grouped && index.periodOf[lead] === index.periodOf[at]);
      const lead = leads.find(isItem);
      if (lead === undefined || !condition) continue;
      c.begin();
      c.enter(lead, totals.includes(index.regionOf[lead] as number));
      if (condition.exact(c) === false && c.failing) return repairsIn(c.failing, c);
    }
  }
  return [];
}

/** The observations that are items: of the anchor's region and the rule's scope, and one for a period where it is grouped. */
function leadsOf({ anchor, scope }: Compiled, index: MonthIndex, { own }: Column, whole = ""): readonly number[] {
  const { region } = anchor.reference;
  const named =
    region === "total" ? [...TOTALS, whole] : region !== null && region !== "own" ? [region.name] : undefined;
  const regionOf = (lead: number) => index.regions[index.regionOf[lead] as number] as string;
  let leads = own;
  if (anchor.grouped) {
    const seen = new Set<number>();
    return own.filter((lead) => {
      const period = index.periodOf[lead] as number;
      return !seen.has(period) && seen.add(period);
    });
  }
  if (named) leads = leads.filter((lead) => named.includes(regionOf(lead)));
  else if (scope.regions) leads = leads.filter((lead) => scope.regions?.has(regionOf(lead)));
  return leads;
}
