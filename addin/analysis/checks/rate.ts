import type { Judgement } from "../indicators/verdict";
import { isUnrounded, type numberAt } from "./printed";
import { aboutOf, placeOf, type Recorder } from "./rule";
import { exactDifference } from "./sum";

type Number = NonNullable<ReturnType<typeof numberAt>>;

/** Places at which a rate is judged that its cell holds in full. */
const FULL = 6;

/** Places of the percentage at which a printed rate is judged. */
export const judgedAt = (places: number): number => (isUnrounded(places) ? FULL : places);

/** Records the verdict on a printed rate; `rests` are the levels that it was recomputed from. */
export function recordRate(
  record: Recorder,
  printed: Number,
  judged: Judgement,
  rests: readonly Number[],
  what: string,
): void {
  if (judged.verdict === "undecided") record.undecided();
  else if (judged.verdict !== "disagree") record.passed();
  else {
    record.failed({
      place: placeOf(printed),
      about: aboutOf(printed),
      expected: judged.recomputed,
      received: printed.figure,
      difference: judged.recomputed === null ? null : exactDifference(printed.figure, judged.recomputed),
      cause: judged.cause,
      unit: "%",
      what,
      rests: [printed, ...rests].map(placeOf),
      repairs: judged.recomputed === null ? [] : [{ one: printed, figure: judged.recomputed }],
    });
  }
}
