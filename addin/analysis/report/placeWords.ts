import type { Absence } from "../model/figure";
import type { Standing } from "../model/standing";
import { reasonWords } from "../model/words";

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/**
 * The place in words (位次): 首位, else 第几位, with 并列 where it is shared.
 *
 * @example
 * placeWords({ place: 5, tied: 0 }) // => "第5位"
 * placeWords({ place: 2, tied: 1 }) // => "并列第2位"
 * placeWords({ place: 1, tied: 0 }) // => "首位"
 */
export function placeWords({ place, tied }: Pick<Standing, "place" | "tied">): string {
  return shared(tied, place === 1 ? "首位" : `第${place}位`);
}

/**
 * The place counted from the end (倒数位次), for the lower half of the field: 末位, 倒数第二 and so on. The upper half, its
 * middle included, keeps its ordinary words.
 *
 * @example
 * placeFromBottomWords({ place: 5, tied: 0, fromBottom: 2 }) // => "倒数第二"
 * placeFromBottomWords({ place: 6, tied: 0, fromBottom: 1 }) // => "末位"
 * placeFromBottomWords({ place: 2, tied: 0, fromBottom: 5 }) // => "第2位"
 */
export function placeFromBottomWords(standing: Pick<Standing, "place" | "tied" | "fromBottom">): string {
  const { place, tied, fromBottom } = standing;
  if (place <= fromBottom) return placeWords(standing);
  return shared(tied, fromBottom === 1 ? "末位" : `倒数第${NUMERALS[fromBottom - 1] ?? `${fromBottom}位`}`);
}

const shared = (tied: number, words: string): string => (tied > 0 ? `并列${words}` : words);

/**
 * Whom a unit is ahead of (高于): 仅高于 where it is one alone, 居末位 where it is none; 居首位 for the first of all.
 *
 * @example
 * aheadOfWords({ place: 5, tied: 0, fromBottom: 2, count: 6, of: 6, below: ["湘阴县"] }) // => "仅高于湘阴县"
 * aheadOfWords({ place: 4, tied: 0, fromBottom: 3, count: 6, of: 6, below: ["湘阴县", "临湘市"] }) // => "高于湘阴县、临湘市"
 * aheadOfWords({ place: 6, tied: 0, fromBottom: 1, count: 6, of: 6, below: [] }) // => "居末位"
 */
export function aheadOfWords(standing: Standing): string {
  const { place, tied, below } = standing;
  if (place === 1) return tied > 0 ? "并列首位" : "居首位";
  if (below.length === 0) return tied > 0 ? "并列末位" : "居末位";
  return `${below.length === 1 ? "仅" : ""}高于${below.join("、")}`;
}

/**
 * The number of units that have a figure, where not all have one (law 4); "" where all have.
 *
 * @example
 * reportedWords({ count: 5, of: 6 }) // => "5/6已报"
 * reportedWords({ count: 6, of: 6 }) // => ""
 */
export function reportedWords({ count, of }: Pick<Standing, "count" | "of">): string {
  return count === of ? "" : `${count}/${of}已报`;
}

/**
 * Standing in one phrase: the place, counted from the end too in the lower half, and there whom it is still ahead of.
 *
 * @example
 * standingWords({ place: 5, tied: 0, fromBottom: 2, count: 6, of: 6, below: ["湘阴县"] }) // => "第5位（倒数第二），仅高于湘阴县"
 * standingWords({ place: 4, tied: 0, fromBottom: 1, count: 4, of: 6, below: [] }) // => "第4位（末位，4/6已报）"
 * standingWords({ place: 2, tied: 0, fromBottom: 5, count: 6, of: 6, below: ["甲", "乙", "丙", "丁"] }) // => "第2位"
 * standingWords({ absent: "not in the field" }) // => "不在参评范围"
 */
export function standingWords(standing: Standing | Absence): string {
  if ("absent" in standing) return reasonWords(standing.absent);
  const lower = standing.place > standing.fromBottom;
  const notes = [lower ? placeFromBottomWords({ ...standing, tied: 0 }) : "", reportedWords(standing)].filter(
    (note) => note !== "",
  );
  const bracket = notes.length > 0 ? `（${notes.join("，")}）` : "";
  const ahead = lower && standing.below.length > 0 ? `，${aheadOfWords(standing)}` : "";
  return placeWords(standing) + bracket + ahead;
}
