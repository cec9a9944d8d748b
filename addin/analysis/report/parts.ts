import type { Subject } from "../model/finding";
import type { Quantities } from "./quantity";

/** The parts of a rule's sentence in words; "" for a part that a finding lacks. */
export interface Parts extends Quantities {
  /** Region and indicator, ready to stand before the rest. */
  readonly subject: string;
  /** The rule's short title. */
  readonly title: string;
  /** Year and month that the finding is about. */
  readonly month: string;
  readonly about: Subject;
  readonly sheet: string;
  /** Of a formula: the character at which it goes wrong, counted from 1. */
  readonly position: string;
}
