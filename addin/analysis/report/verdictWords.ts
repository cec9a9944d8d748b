import type { Cause, Counts, Verdict } from "../model/finding";
import { inLanguage, labelWords, type Language } from "../model/words";

/**
 * A verdict on a printed figure (核对结论), with its cause in brackets where one is named.
 *
 * @example
 * verdictWords({ verdict: "agree", cause: null }) // => "一致"
 * verdictWords({ verdict: "disagree", cause: "chained rounding" }) // => "不一致（连续修约）"
 * verdictWords({ verdict: "disagree", cause: "truncated" }, "en") // => "disagrees (truncated, not rounded)"
 */
export function verdictWords(
  { verdict, cause }: { readonly verdict: Verdict; readonly cause: Cause | null },
  language: Language = "zh",
): string {
  const words = labelWords("verdict", verdict, language);
  if (cause === null) return words;
  const why = labelWords("cause", cause, language);
  return language === "zh" ? `${words}（${why}）` : `${words} (${why})`;
}

/**
 * The sentence that says how many items were checked, and with what verdicts.
 *
 * @example
 * countsWords({ items: 84, passed: 83, failed: 1, undecided: 0 }, "zh") // => "核对 84 项：通过 83，不符 1，无法判断 0。"
 */
export const countsWords = ({ items, passed, failed, undecided }: Counts, language: Language): string =>
  inLanguage(language)(
    `核对 ${items} 项：通过 ${passed}，不符 ${failed}，无法判断 ${undecided}。`,
    `${items} items checked: ${passed} passed, ${failed} failed, ${undecided} undecided.`,
  );
