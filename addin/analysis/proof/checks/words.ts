// Words that should be others, and days that are left (用词与天数).
import { daysBetween, type Day } from "../../model/date";
import { wrongPoints, wrongSigns } from "../../model/wording";
import type { ProofItem } from "../../model/proof";
import { itemAt } from "../item";
import type { TextRead } from "../read";

export function wordItems({ lines }: TextRead): ProofItem[] {
  return lines.flatMap((line, paragraph) => [
    ...wrongSigns(line.text).map(({ start, end, number }) =>
      itemAt(line, paragraph, [start, end], "negativeGrowth", "disagree", { expected: `下降${number}%` }),
    ),
    ...wrongPoints(line.text).map(({ start, end, number }) =>
      itemAt(line, paragraph, [start, end], "percentNotPoints", "disagree", {
        cause: "percent not points",
        expected: `${number}个百分点`,
      }),
    ),
  ]);
}

const DAYS =
  /(?:今年|全年|本年|年底)[^,。;]{0,12}(?:所剩|剩下|剩余|还有|只有|仅剩|仅有|不到|不足)[^,。;\d]{0,8}(\d+)天/g;
const DATE = /(?<!\d)((?:19|20)\d{2})(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})(?!\d)/g;
const DAMAGED_DATE = /(?<!\d)((?:19|20)\d{2})(\d{3,4})日/g;

const isDay = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** The day that a date without its 年 and 月 can mean, where it can mean one alone: 2017928日. */
export function daysMeant(year: number, digits: string): Day[] {
  return [1, 2].flatMap((at) => {
    const [month, day] = [Number(digits.slice(0, at)), Number(digits.slice(at))];
    const isPlain = !digits.slice(0, at).startsWith("0") && !digits.slice(at).startsWith("0");
    return isPlain && isDay(month, day) ? [{ year, month, day }] : [];
  });
}

/** 今年所剩的时间不到100天: by the dates that the text bears, the nearest before the words first. */
export function dayItems({ lines }: TextRead): ProofItem[] {
  const dates: Day[] = [];
  return lines.flatMap((line, paragraph) => {
    const items = [...line.text.matchAll(DAYS)].flatMap((match): ProofItem[] => {
      const [nearest] = dates;
      if (!nearest || !/不到|不足/.test(match[0])) return [];
      const left = dates.map((date) => daysBetween(date, { year: date.year, month: 12, day: 31 }));
      const most = Number(match[1]);
      const verdict = left.every((days) => days < most)
        ? "agree"
        : left.every((days) => days >= most)
          ? "disagree"
          : "undecided";
      const working = [
        `${nearest.year}-${nearest.month}-${nearest.day} → ${nearest.year}-12-31: `,
        { figure: left[0] as number, unit: "天", places: 0 },
      ];
      return [itemAt(line, paragraph, [match.index, match.index + match[0].length], "daysLeft", verdict, { working })];
    });
    dates.unshift(...datesIn(line.text));
    return items;
  });
}

const datesIn = (text: string): Day[] =>
  [
    ...[...text.matchAll(DATE)].map(([, year, month, day]) => ({
      year: Number(year),
      month: Number(month),
      day: Number(day),
    })),
    ...[...text.matchAll(DAMAGED_DATE)].flatMap(([, year, digits = ""]) => daysMeant(Number(year), digits)),
  ].filter(({ month, day }) => isDay(month, day));

const LIST =
  /([二三四五六]|[2-6])[项大个](?:主要)?(?:经济)?(?:指标|税种|任务|收入|产业)[^,;。]{0,8}分别[^,;。\d]{0,12}((?:\d+(?:\.\d+)?(?:%|个百分点|[万亿]元)[、,和及与]?)+)/g;
const COUNT: Readonly<Record<string, number>> = { 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6 };

/** 三项主要指标分别增长7.6%、14.3%、10.8%: as many numbers as things. */
export function listItems({ lines }: TextRead): ProofItem[] {
  return lines.flatMap((line, paragraph) =>
    [...line.text.matchAll(LIST)].map((match) => {
      const count = COUNT[match[1] as string] ?? Number(match[1]);
      const numbers = (match[2] as string).match(/(?<!\d)\d+(?:\.\d+)?(?:%|个百分点|[万亿]元)/g)?.length ?? 0;
      const start = match.index + match[0].indexOf(match[2] as string);
      return itemAt(
        line,
        paragraph,
        [start, match.index + match[0].length],
        "listCount",
        count === numbers ? "agree" : "undecided",
        { working: [`${count}，${numbers}`] },
      );
    }),
  );
}
