import type { Names } from "../../model/indicator";
import type { Span } from "../../model/period";
import { nameKey } from "../../model/region";
import { indexOf, type Column, type MonthIndex } from "../monthIndex";
import type { Month } from "../month";
import type { Recorder } from "../rule";
import { bind, kindInMonth } from "./bind";
import { columnOf, referenceKey, TOTALS } from "./bindReference";
import { Block, FALSE, MOST_TOGETHER, TRUE, UNSURE, type BoundCondition } from "./bound";
import { isOpen, type Compiled } from "./compile";
import { Context } from "./bound";
import { exactFault, quickFault } from "./fault";
import { faultOfKinds } from "./kinds";

const SPANS: readonly (Span | null)[] = ["month", "yearToDate", "balance", "year", null];

/** Runs a rule over a month: every figure that its first reference means is an item. */
export function judge(rule: Compiled, month: Month, record: Recorder): void {
  const index = indexOf(month);
  let items = 0;
  for (const indicator of indicatorsOf(rule, index)) {
    for (const column of anchorColumns(rule, index, indicator))
      items += judgeColumn(rule, month.names, index, column, record);
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

/** A rule over one column of items, ready to run. */
interface Ready {
  readonly items: number;
  /** undefined where what the month holds cannot be compared. */
  readonly condition: BoundCondition | undefined;
  readonly blocks: readonly Block[];
  /** Room for the items that a pass over the blocks leaves open. */
  readonly rest: Block;
  readonly context: Context;
}

/** Each rule is bound to a month's column once. */
const READY = new WeakMap<Compiled, WeakMap<Column, Ready>>();

function readyFor(rule: Compiled, names: Names, index: MonthIndex, at: AnchorColumn): Ready {
  let ofRule = READY.get(rule);
  if (!ofRule) READY.set(rule, (ofRule = new WeakMap()));
  let ready = ofRule.get(at.column);
  if (!ready) ofRule.set(at.column, (ready = made(rule, names, index, at)));
  return ready;
}

function made(rule: Compiled, names: Names, index: MonthIndex, { indicator, span, column }: AnchorColumn): Ready {
  const leads = leadsOf(rule, index, column, names.dictionary.peers.whole);
  const size = Math.min(leads.length, MOST_TOGETHER);
  const binding = {
    index,
    names,
    item: { indicator, span },
    anchor: referenceKey(rule.anchor.reference),
    missingIsZero: rule.missingIsZero,
    allowed: rule.allowed,
    size,
  };
  const odd = faultOfKinds(rule.condition, kindInMonth(binding));
  const condition = odd ? undefined : bind(rule.condition, binding);
  const blocks = Array.from({ length: Math.ceil(leads.length / size) }, (_, at) =>
    new Block(size).enter(index, leads, at * size),
  );
  return { items: leads.length, condition, blocks, rest: new Block(size), context: new Context(index) };
}

function judgeColumn(rule: Compiled, names: Names, index: MonthIndex, at: AnchorColumn, record: Recorder): number {
  const { items, condition, blocks, rest, context: c } = readyFor(rule, names, index, at);
  if (!condition) {
    for (let item = 0; item < items; item++) record.undecided("unit unknown");
    return items;
  }
  const [total, grand] = TOTALS.map(index.regionId);
  c.begin();
  // Middles settle most items; ends are worked out for the rest alone.
  const open: number[] = [];
  for (const block of blocks) {
    condition.quick(c, block);
    leave(block, condition.outcomes, open, total, grand);
  }
  const passed = items - open.length;
  if (passed > 0) record.passed(passed);
  c.ends = true;
  for (let start = 0; start < open.length; start += rest.size) {
    condition.quick(c, rest.enter(index, open, start));
    for (let k = 0; k < rest.count; k++) {
      c.enter(rest.leads[k] as number);
      c.local = c.region === total || c.region === grand;
      settle(condition, k, c, rule, record);
    }
  }
  return items;
}

/** Leaves open what floats do not pass, and the totals, whose sheet alone counts. */
function leave(block: Block, outcomes: Uint8Array, open: number[], total = -1, grand = -1): void {
  const { regions, leads, count } = block;
  for (let k = 0; k < count; k++) {
    const region = regions[k] as number;
    if (outcomes[k] !== TRUE || region === total || region === grand) open.push(leads[k] as number);
  }
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

/** Settles an item that floats do not pass: what they are sure of as it is, the rest exactly. */
function settle(condition: BoundCondition, k: number, c: Context, rule: Compiled, record: Recorder): void {
  const quick = c.local ? UNSURE : condition.outcomes[k];
  if (quick === TRUE) {
    record.passed();
    return;
  }
  if (quick === FALSE && !rule.anchor.grouped) {
    const told = quickFault(rule, condition, k, c);
    if (told) {
      record.failed(told);
      return;
    }
  }
  if (c.seen.size > 0) c.seen.clear();
  c.failing = undefined;
  const outcome = condition.exact(c);
  if (typeof outcome !== "boolean") record.undecided(outcome.absent);
  else if (outcome) record.passed();
  else record.failed(exactFault(rule, c));
}
