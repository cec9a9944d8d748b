import type { Options } from "./options";

/** What a command gives: what to print, and the exit status. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  readonly status: 0 | 1 | 2;
}

/** What `report` is given is said beside the answer, on stderr. */
export type Command = (options: Options, report: (words: string) => void) => Promise<Answer>;
