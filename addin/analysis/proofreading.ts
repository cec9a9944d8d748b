// A chapter of the story: a text is proofread by its own figures, and by the ledger where there is one.
import { EMPTY_DICTIONARY, namesOf, type Names } from "./model/indicator";
import type { Ledger } from "./model/ledger";
import type { Proof } from "./model/proof";
import { proofOf } from "./proof/proof";

export interface ProofreadInput {
  /** The paragraphs of the text, in order. */
  readonly paragraphs: readonly string[];
  /** The dictionary, by which indicators and regions are known; without one, a text is checked by its own names. */
  readonly names?: Names;
  /** The figures in force, which what is stated is held against. */
  readonly ledger?: Ledger;
  /** The region that the text is about where it names none; the home of the dictionary by default. */
  readonly region?: string;
}

/**
 * Proofreads a text (校稿): recomputes what its own figures allow, and holds the rest against the ledger.
 *
 * @example
 * proofread({ paragraphs: ["完成67949万元，比上年同期增加6517万元，增长10.61%。"] }).counts // => { agree: 1, withinRounding: 0, disagree: 0, undecided: 2 }
 * proofread({ paragraphs: ["较均衡进度慢2.94%。"] }).items[0].expected // => "2.94个百分点"
 */
export function proofread({ paragraphs, names = namesOf(EMPTY_DICTIONARY), ledger, region }: ProofreadInput): Proof {
  const home = region ?? names.dictionary.peers.home ?? "";
  return proofOf(paragraphs, names, ledger && { ledger, region: home });
}
