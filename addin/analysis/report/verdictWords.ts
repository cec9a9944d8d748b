import type { Cause, Verdict } from "../model/finding";
import { labelWords, type Language } from "../model/words";

/**
 * The likely cause of a fault (可能原因), as a name.
 *
 * @example
 * causeWords("chained rounding") // => "连续修约"
 */
export function causeWords(cause: Cause, language: Language = "zh"): string {
  return labelWords("cause", cause, language);
}

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
  return language === "zh" ? `${words}（${causeWords(cause)}）` : `${words} (${causeWords(cause, language)})`;
}
