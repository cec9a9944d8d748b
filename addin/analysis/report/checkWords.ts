import { isNumber } from "../model/figure";
import { isRoot, type Counts, type Finding } from "../model/finding";
import type { Observation, Prose } from "../model/observation";
import { inLanguage, type Language } from "../model/words";
import { firstFew } from "./firstFew";
import { ruleTitle } from "./ruleWords";
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
 * The outcome of a check, in a sentence: how many items were looked at, or why none was (核对结果).
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

/**
 * Why fewer or more findings are listed than items failed (不符项与问题数), in a sentence; "" where the two agree.
 *
 * @example
 * foldedWords({ items: 84, passed: 81, failed: 3, undecided: 0 }, [{ outcome: "failed", becauseOf: null }, { outcome: "failed", becauseOf: "sum-mismatch:B5" }, { outcome: "failed", becauseOf: "sum-mismatch:B5" }]) // => "列出 1 处：由它引起的 2 项折在下面。"
 * foldedWords({ items: 84, passed: 83, failed: 1, undecided: 0 }, [{ outcome: "failed", becauseOf: null }]) // => ""
 */
export function foldedWords(
  { failed }: Counts,
  findings: readonly Pick<Finding, "outcome" | "becauseOf">[],
  language: Language = "zh",
): string {
  const say = inLanguage(language);
  const roots = findings.filter(isRoot).length;
  const folded = findings.length - roots;
  if (roots === 0 || (roots === failed && folded === 0)) return "";
  const because =
    folded === 0
      ? ""
      : say(`由它${roots > 1 ? "们" : ""}引起的 ${folded} 项折在下面`, `${folded} that follow are folded under them`);
  const others =
    findings.filter(({ outcome }) => outcome === "failed").length === failed
      ? ""
      : say(
          "读表时发现的问题、核对不出结果的也列出",
          "what reading found, and what could not be judged, is listed too",
        );
  const why = [because, others].filter((words) => words !== "").join(say("；", "; "));
  return say(`列出 ${roots} 处：${why}。`, `${roots} findings are listed: ${why}.`);
}

/**
 * The findings that follow from another (由此引起), by their names and cells: how many, and the first few; "" of none.
 *
 * @example
 * followsWords([]) // => ""
 * followsWords([findingOf("rank-mismatch", "error", { file: "表.xlsx", sheet: "表", cell: "F5" })]) // => "1 项：位次与数据不符 F5"
 */
export function followsWords(follows: readonly Finding[], language: Language = "zh"): string {
  const say = inLanguage(language);
  if (follows.length === 0) return "";
  const named = follows.map((one) => `${ruleTitle(one, language)} ${one.cell}`);
  return say(`${named.length} 项：`, `${named.length} in all: `) + firstFew(named, say("，", ", "));
}
