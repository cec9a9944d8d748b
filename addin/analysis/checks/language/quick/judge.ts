import type { Recorder } from "../../rule";
import type { Binding } from "../bind";
import { Context, type Find } from "../bound";
import type { Compiled } from "../compile";
import { Block, FALSE, TRUE } from "./block";
import { quickCondition, type QuickCondition } from "./condition";
import { quickFault } from "./fault";

/** A rule bound to one column of items, with the arrays that its blocks are worked out in. */
export interface QuickRule {
  readonly condition: QuickCondition;
  readonly block: Block;
  readonly context: Context;
}

export function quickRule({ condition }: Compiled, binding: Binding, items: number): QuickRule {
  const block = new Block(binding.index, items);
  return { condition: quickCondition(condition, binding, block.size), block, context: new Context(binding.index) };
}

/**
 * Judges the items of a column that doubles are sure of, and leaves the rest to the exact evaluator, in order.
 *
 * @param reads of the exact condition
 * @param totals regions of whose items nothing but their own sheet counts, which blocks do not know of
 * @param settle judges one item exactly
 */
export function judgeInBlocks(
  { name, anchor }: Compiled,
  { condition: quick, block, context: c }: QuickRule,
  reads: readonly Find[],
  leads: readonly number[],
  totals: readonly number[],
  record: Recorder,
  settle: (lead: number) => void,
): void {
  block.ends = false;
  // Middles settle most items; ends are worked out for the rest alone.
  const open = openItems(quick, block, leads, totals);
  if (open.length < leads.length) record.passed(leads.length - open.length);
  block.ends = true;
  for (let start = 0; start < open.length; start += block.size) {
    block.enter(open, start);
    quick.run(block);
    for (let k = 0; k < block.count; k++) {
      const lead = block.leads[k] as number;
      const outcome = totals.includes(block.index.regionOf[lead] as number) ? undefined : quick.outcomes[k];
      if (outcome === TRUE) record.passed();
      else {
        c.enter(lead, false);
        const fault = outcome === FALSE && !anchor.grouped ? quickFault(name, quick, reads, k, c) : undefined;
        if (fault) record.failed(fault);
        else settle(lead);
      }
    }
  }
}

/** The items that their middles do not pass, and those of the totals. */
function openItems(
  quick: QuickCondition,
  block: Block,
  leads: readonly number[],
  [total = -1, grand = -1]: readonly number[],
): readonly number[] {
  const open: number[] = [];
  for (let start = 0; start < leads.length; start += block.size) {
    block.enter(leads, start);
    quick.run(block);
    leave(block, quick.outcomes, open, total, grand);
  }
  return open;
}

function leave(
  { leads, index: { regionOf }, count }: Block,
  outcomes: Uint8Array,
  open: number[],
  total: number,
  grand: number,
): void {
  for (let k = 0; k < count; k++) {
    const lead = leads[k] as number;
    const region = regionOf[lead];
    if (outcomes[k] !== TRUE || region === total || region === grand) open.push(lead);
  }
}
