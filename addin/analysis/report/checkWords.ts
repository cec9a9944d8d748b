import { isNumber } from "../model/figure";
import type { Counts } from "../model/finding";
import type { Observation, Prose } from "../model/observation";
import { inLanguage, type Language } from "../model/words";
import { countsWords } from "./verdictWords";

/**
 * How many figures were read of a month's sheets (读到的数): numbers of tables, and those that sentences state.
 *
 * @example
 * figuresRead({ observations: [], prose: [] }) // => 0
 */
export const figuresRead = ({
  observations,
  prose,
}: {
  readonly observations: readonly Observation[];
  readonly prose: readonly Prose[];
}): number =>
  observations.filter(({ figure }) => isNumber(figure)).length +
  prose.reduce((sum, { claims }) => sum + claims.length, 0);

/**
 * What came of a check, in a sentence: how many items were looked at, or why none was (核对结果).
 *
 * @param figures how many figures were read
 *
 * @example
 * checkWords({ items: 84, passed: 83, failed: 1, undecided: 0 }, 120) // => "核对 84 项：通过 83，不符 1，无法判断 0。"
 * checkWords({ items: 0, passed: 0, failed: 0, undecided: 0 }, 3) // => "读到 3 个数，没有可以相互核对的（如合计与分项、本期与上年同期、增幅、占比）。"
 * checkWords({ items: 0, passed: 0, failed: 0, undecided: 0 }, 0) // => "没有读到任何数字，无从核对：请确认表里有数字，公式已算出结果并保存，再重新检查。"
 */
export function checkWords(counts: Counts, figures: number, language: Language = "zh"): string {
  const say = inLanguage(language);
  if (figures === 0) {
    return say(
      "没有读到任何数字，无从核对：请确认表里有数字，公式已算出结果并保存，再重新检查。",
      "No figure could be read, so nothing was checked: see that the sheets hold numbers, and that formulas were saved with their results.",
    );
  }
  if (counts.items === 0) {
    return say(
      `读到 ${figures} 个数，没有可以相互核对的（如合计与分项、本期与上年同期、增幅、占比）。`,
      `Figures read: ${figures}. None can be checked against another (a total and its parts, growth and its base, a share).`,
    );
  }
  return countsWords(counts, language);
}
