import type { Cause } from "../model/finding";
import type { Prose } from "../model/observation";
import { placeOf, type Recorder } from "./rule";

/** Asks about words of a sentence that should be others; `right` makes them from the number in the wrong ones. */
export function judgeWording(
  prose: readonly Prose[],
  record: Recorder,
  wrong: RegExp,
  cause: Cause | null,
  right: (number: string) => string,
): void {
  for (const one of prose) {
    const found = [...one.text.matchAll(wrong)];
    if (found.length === 0) record.passed();
    for (const [words, number = ""] of found)
      record.failed({
        place: placeOf(one),
        about: { region: "", indicator: "", period: "", label: words },
        expected: right(number),
        received: words,
        difference: null,
        cause,
        unit: "",
        what: words,
        rests: [placeOf(one)],
      });
  }
}
