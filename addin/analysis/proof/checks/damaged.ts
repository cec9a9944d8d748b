// Places of a text that have lost characters (文字受损): they are said, and not read as if they were whole.
import { damagedPeriod } from "../../intake/words/period";
import type { ProofItem } from "../../model/proof";
import { itemAt } from "../item";
import type { Line } from "../line";
import type { TextRead } from "../read";
import { daysMeant } from "./words";

interface Damage {
  readonly start: number;
  readonly end: number;
  /** The word that it may have been; "" where nothing is near. */
  readonly guess: string;
}

/** Reads of a damaged text only what it may have been. */
export function damagedItems({ lines }: TextRead): ProofItem[] {
  return lines.flatMap((line, paragraph) =>
    damagesOf(line).map(({ start, end, guess }) =>
      itemAt(line, paragraph, [start, end], "damaged", "undecided", {
        cause: "damaged text",
        expected: guess === "" ? null : guess,
      }),
    ),
  );
}

/** A date that lost its 年 and 月, or its 月: 2017928日, 1015日前. */
const WHOLE_DATE = /(?<![\d.])((?:19|20)\d{2})(\d{2,4})日/g;
const SHORT_DATE = /(?<![\d.年月])(\d{3,4})日(?=前|起|止|至|以前|之前|,|\)|$)/g;
/** Two percentages with nothing between them: 7.6%14.3%. */
const RUN_ON = /(?<!\d)(?:\d+(?:\.\d+)?%){2,}/g;
/** Two points in one number: 15..3%. */
const TWO_POINTS = /(?<!\d)(?:\d+\.\.+\d+|\d+\.\d+\.\d+(?=%|[万亿]?元))/g;
/** A measure that lost its unit: 面积35975.15, */
const NO_UNIT =
  /(?:面积|金额|资金|投资额?|收入|支出|余额|产值|里程|长度)(?:达|为|共|约|完成|实现)?(\d+\.\d+)(?=[,;。)]|$)/g;
/** A number that was lost before its unit: 增长%, 完成亿元, 居第位. */
const NO_NUMBER =
  /(?:增长|下降|增加|减少|占比?|完成|实现|达到|增幅|比重)为?(?:%|[万亿]元)(?=[,。;)]|$)|第位(?=[,。;)]|$)/g;
const TWICE = /(?<![\d.])[\d.]+%%+/g;
/** Characters that stand for others that were lost. */
const LOST = /[\uFFFD□]+|\?{2,}|(?<=\d)\?(?=\d)/g;
/** 1-10月 without its dash. */
const RUN_ON_MONTHS = /(?<![\d.])1(1[0-2])月(?!龄)/g;
/** Words in front of a day: what follows is a date and no number of days. */
const UNTIL = /[至止到于]$/;

function damagesOf({ text }: Line): Damage[] {
  const damages: Damage[] = [];
  const add = (match: RegExpMatchArray, guess = ""): void => {
    const start = match.index ?? 0;
    damages.push({ start, end: start + match[0].length, guess });
  };
  for (const match of text.matchAll(/(?<![\d.\-至到])\d{2}月(?!龄)/g)) {
    const damage = damagedPeriod(match[0]);
    if (damage) add(match, damage.guess);
  }
  for (const match of text.matchAll(WHOLE_DATE)) {
    const [meant, ...more] = daysMeant(Number(match[1]), match[2] as string);
    add(match, meant && more.length === 0 ? `${meant.year}年${meant.month}月${meant.day}日` : "");
  }
  for (const match of text.matchAll(SHORT_DATE)) {
    const before = text.charAt((match.index ?? 0) - 1);
    const digits = match[1] as string;
    const [meant, ...more] = daysMeant(2000, digits);
    const isDate = digits.length === 4 ? !/[满计共每达]/.test(before) : UNTIL.test(before);
    if (meant && more.length === 0 && isDate) add(match, `${meant.month}月${meant.day}日`);
  }
  for (const match of text.matchAll(RUN_ON_MONTHS)) add(match, `1-${match[1]}月`);
  for (const match of text.matchAll(RUN_ON)) add(match, match[0].replace(/%(?=\d)/g, "%、"));
  for (const match of text.matchAll(TWO_POINTS)) add(match);
  // A table in words names its unit once: (单位:亿元).
  if (!/单位[:：]/.test(text)) for (const match of text.matchAll(NO_UNIT)) add(match);
  for (const match of text.matchAll(NO_NUMBER)) add(match);
  for (const match of text.matchAll(TWICE)) add(match, match[0].replace(/%+/, "%"));
  for (const match of text.matchAll(LOST)) add(match);
  return damages.sort((a, b) => a.start - b.start);
}
