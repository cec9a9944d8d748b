import type { Subject } from "../model/finding";
import type { Quantities } from "./quantity";

/** What a rule's sentence is made of, already worded; "" where there is none. */
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
