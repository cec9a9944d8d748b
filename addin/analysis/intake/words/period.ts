import type { Period, Span } from "../../model/period";
import { cached } from "../../model/cache";
import { withoutOtherDates, YEAR as YEAR_WORDS } from "./dateRole";
import { plain } from "./text";

/** The period that a piece of text names; its surroundings fill in the parts that it leaves open. */
export interface PeriodReading {
  readonly year: number | null;
  readonly month: number | null;
  readonly span: Span | null;
  /** 去年 or 上年 stands before it: the year is the one before that of the table. */
  readonly lastYear: boolean;
  /** The words themselves, as they stand in the plain text. */
  readonly words: string;
  /** They name a day: the last of a month, up to which figures may reach, or one within, which ends no period of ours. */
  readonly day: "last" | "within" | null;
}

/** A month that cannot be (`18月`, a `1—8月` that lost its dash), and what it may have meant. */
export interface DamagedPeriod {
  readonly words: string;
  readonly guess: string;
}

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  "○": 0,
  O: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  元: 1,
  正: 1,
};

/** 十二 is 12, 八 is 8, 11 is 11. */
function small(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const ten = text.startsWith("十");
  const ones = DIGITS[ten ? text.slice(1) : text] ?? 0;
  return ten ? 10 + ones : ones;
}

const year4 = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : Number([...text].map((digit) => DIGITS[digit] ?? digit).join(""));

const YEAR = `(${YEAR_WORDS})`;
const MONTH = "(\\d{1,2}|十[一二]?|[一二三四五六七八九元正])";

/** Month words, most telling first; each says the month and how far the figure reaches. */
const MONTHS: readonly (readonly [
  pattern: string,
  read: (group: string) => { month: number; span: Span | null } | undefined,
])[] = [
  // 3—5月, 三季度: a part of the year that no span tells, so it is taken as no period at all.
  [`(?<!\\d)0?(?:[2-9]|1[0-2]|[二三四五六七八九十])(?:月份?)?[-至到]${MONTH}月(?:份|底|末)?`, () => undefined],
  [`${MONTH}月份?(?:[上中下]旬|第?[一二三四五1-5]周)`, () => undefined],
  [`(?!(?:1|元|正|一)月0?1日)${MONTH}月\\d{1,2}日?[-至到](?:${MONTH}月)?\\d{1,2}日`, () => undefined],
  ["(?<=年度?)第?\\d{1,2}期", () => undefined],
  ["(?<=年)\\d{1,2}(?:月份?)?、\\d{1,2}月", () => undefined],
  ["(?<![A-Za-z])Q[2-4]", () => undefined],
  ["(?<!前|-|至|到)第?(?:[234]|[二三四])季度(?![底末])|下半年", () => undefined],
  ["第?([1-4一二三四])季度[底末]", (q) => ({ month: small(q) * 3, span: "balance" })],
  [`0?(?:1|元|正|一)(?:月份?)?[-至到]${MONTH}月(?:份|底|末)?`, (m) => ({ month: small(m), span: "yearToDate" })],
  [`0?(?:1|元|正|一)[-至到]${MONTH}月?份?(?=累计)`, (m) => ({ month: small(m), span: "yearToDate" })],
  [`0?(?:1|元|正|一)月0?1日[-至到]${MONTH}月\\d{1,2}日`, (m) => ({ month: small(m), span: "yearToDate" })],
  ["(?<![A-Za-z])Q1", () => ({ month: 3, span: "yearToDate" })],
  [`截[至止]到?${MONTH}月(?:份|底|末|\\d{1,2}日)?`, (m) => ({ month: small(m), span: "yearToDate" })],
  [`(?<![\\d月])[至到]${MONTH}月(?:份|底|末)?`, (m) => ({ month: small(m), span: "yearToDate" })],
  [`前${MONTH}个?月`, (m) => ({ month: small(m), span: "yearToDate" })],
  [`前([123一二三])个?季度?`, (q) => ({ month: small(q) * 3, span: "yearToDate" })],
  ["(?:1|一)[-至到]([23二三])季度", (q) => ({ month: small(q) * 3, span: "yearToDate" })],
  ["(?<=年)0?(?:1|元)[-至到](\\d{1,2})(?![\\d月季日号年])", (m) => ({ month: small(m), span: "yearToDate" })],
  ["第?(?:1|一)季度", () => ({ month: 3, span: "yearToDate" })],
  ["上半年", () => ({ month: 6, span: "yearToDate" })],
  [
    "(?<![占为]|完成)全年(?!(?:[省市县区既下][定达]的?)?(?:收入|支出)?(?:预算|目标|任务|计划))",
    () => ({ month: 12, span: "year" }),
  ],
  [`(?<![万亿千百美])${MONTH}月[底末]止?`, (m) => ({ month: small(m), span: "balance" })],
  [
    `(?<![万亿千百美])${MONTH}月份?(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})日)?止?`,
    (m) => ({ month: small(m), span: "month" }),
  ],
];

/** From one day or month to another, the later in full or without its year: a span of ours where it begins in January. */
const RANGES = [
  /(?<!\d)(\d{4})年(\d{1,2})月(?:\d{1,2}日|初|份)?起?[-至到](?:(\d{4})年)?(\d{1,2})月(?:\d{1,2}日|底|末|份)?/g,
  /(?<!\d)(\d{4})([-/.])(\d{1,2})(?:\2\d{1,2})?[-至到](\d{4})\2(\d{1,2})(?:\2\d{1,2})?(?!\d)/g,
  /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(?:\d{2})?[-至到]((?:19|20)\d{2})(0[1-9]|1[0-2])(?:\d{2})?(?!\d)/g,
  // 入库日期起:2017-01-01 入库日期止:2017-08-31.
  /(?<!\d)(\d{4})([-/.])(\d{1,2})(?:\2\d{1,2})?\D{0,8}(?:止|结束|终止)\D{0,4}(\d{4})\2(\d{1,2})(?:\2\d{1,2})?(?!\d)/g,
  // 2017.1-8, 2017年1期至2017年8期.
  /(?<![\d.])((?:19|20)\d{2})[.年]第?(\d{1,2})期?[-至到](?:((?:19|20)\d{2})[.年])?第?(\d{1,2})(?:期|(?![\d.月季日号年/-]))/g,
];
/** January-August 2017, Aug. 2017, Jan.-Aug., the blanks being gone; the names in full or short, so that no other word is one. */
const MONTH_WORD =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const ENGLISH = new RegExp(
  `(?<![a-z])(?:(${MONTH_WORD})\\.?(?:-|to))?(${MONTH_WORD})(?:\\.?,?((?:19|20)\\d{2})(?!\\d)|\\.?(?![a-z\\d]))`,
  "gi",
);
const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthNamed = (name: string): number => MONTH_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** 会计期间：1-8: months without the word for month, after a word for the period. */
const BARE_MONTHS = /(?:期间|所属期|期别)[:：]?0?1[-至到](\d{1,2})(?![\d月年.-])/;
/** 17年1-8月: the century is left out. */
const SHORT_YEAR =
  /(?<![\d.])(\d{2})年(?=度?(?:前|上半年|全年|第?[一二三四1-4]季|(?:\d{1,2}|[一元])(?:月份?)?[-至到]\d{1,2}月|\d{1,2}月))/g;

/** 1一8月, 1_8月: a dash that was typed as the numeral, or as a line. */
const TYPED_DASH = /(?<=\d(?:月份?)?)[一_](?=\d{1,2}月)/g;

const COMPACT = /(?<!\d)((?:19|20)\d{2})[-/.]?(0[1-9]|1[0-2])(?:[-/.]?(0[1-9]|[12]\d|3[01]))?(?!\d)/;
const LOOSE = /(?<!\d)((?:19|20)\d{2})[-/.]([1-9])(?:[-/.]\d{1,2})?(?!\d|-?\d*月|[年%])/;
const RUN = new RegExp(
  `(?:(?:(?:截[至止]|结束|终止)(?:日期|时间|期)?[:：]|截[至止]到?|[至到])?${YEAR}(?:年度?|(?=截|前|[上下]半年|全年|[一二三四1-4](?:[-至到][23二三])?季|第|Q)))?(?:(本年|今年|去年|上年)(?!同期|实际|完成|数|决算|底|末))?的?`,
);
const ALL = new RegExp(`${RUN.source}(?:${MONTHS.map(([pattern]) => `(?:${pattern})`).join("|")})`, "g");
/** `2017 1-8月`, `2017.8月`: the year stands apart from the month by a blank or a dot that `plain` would drop. */
const YEAR_BEFORE_MONTH = /((?:19|20)\d{2})[\s._]+(?=\d{1,2}\s*(?:[—–\-~～至]\s*\d{1,2}\s*)?月)/g;

/**
 * A text in which a year stays apart from the month behind it once the blanks are gone.
 *
 * @example
 * withYearsApart("2017 1-8月") // => "2017年1-8月"
 */
export const withYearsApart = (text: string): string => text.replace(YEAR_BEFORE_MONTH, "$1年");

const YEAR_ALONE = new RegExp(`(?<!\\d)${YEAR}(?:年度?|(?!\\d|-?\\d*月|[.,%万亿千元户人亩吨个家套]))`, "g");
const UNTOLD = new RegExp(
  `(?:${MONTHS.slice(0, 7)
    .map(([pattern]) => pattern)
    .join("|")})$`,
);
const PART = MONTHS.map(([pattern, read]) => [new RegExp(`(?:${pattern.replace("(?=累计)", "")})$`), read] as const);

/**
 * Every period that a text speaks of: ranges first, then months, then years alone. Impossible months are left out: see `damagedPeriod`.
 *
 * @example
 * findPeriods("2017年1—8月财政收入")[0] // => { year: 2017, month: 8, span: "yearToDate", lastYear: false, words: "2017年1-8月", day: null }
 * findPeriods("二〇二四年二月")[0] // => { year: 2024, month: 2, span: "month", lastYear: false, words: "二〇二四年二月", day: null }
 * findPeriods("截至8月底")[0] // => { year: null, month: 8, span: "yearToDate", lastYear: false, words: "截至8月底", day: null }
 */
export function findPeriods(text: string): readonly PeriodReading[] {
  return find(text);
}

/** 截止日期：2017-08-31. */
const ENDS = /(?:截[至止]|结束|终止)(?:日期|时间|期)?[:：]?到?$/;
/** 截至2017年8月, 至2017年8月, 8月止. */
const UP_TO = /^[截至到结终]|止$/;

const BY_DAY = /日止?$|([-/.])\d{1,2}\1\d{1,2}$|^\d{8}$/;
const LAST_DAY = /(?:(?:0?[13578]|1[02])[月/.-]?31|(?:0?[469]|11)[月/.-]?30|0?2[月/.-]?2[89])日?止?$/;

const CHINESE_LAST_DAY = /(?:[一三五七八]|十二?)月三十一日止?$|(?:[四六九]|十一)月三十日止?$|二月二十[八九]日止?$/;

const dayOf = (words: string): PeriodReading["day"] =>
  !BY_DAY.test(words) ? null : LAST_DAY.test(words) || CHINESE_LAST_DAY.test(words) ? "last" : "within";

const find = cached((text): readonly PeriodReading[] =>
  readingsIn(text).map((reading) => ({ ...reading, day: dayOf(reading.words) })),
);

type Undated = Omit<PeriodReading, "day">;

function readingsIn(text: string): readonly Undated[] {
  if (!/[\d月季年〇○]|[一二][九零O]|[a-y]{3}/i.test(text.normalize("NFKC"))) return [];
  const written = plain(withYearsApart(withoutOtherDates(text)));
  const line = written.replace(SHORT_YEAR, "20$1年").replace(TYPED_DASH, "-");
  const found: Undated[] = [];
  let rest = line;
  const take = (words: string) => {
    rest = rest.replace(words, " ".repeat(words.length));
  };
  for (const pattern of RANGES)
    for (const match of rest.matchAll(pattern)) {
      const [words, ...groups] = match;
      const [from, start, to, end] = groups.filter((group) => group === undefined || /\d/.test(group)).map(Number);
      take(words);
      // Of a span that does not begin with the year, no period of ours tells.
      if (start !== 1 || (!Number.isNaN(to) && to !== from) || !(Number(end) >= 1 && Number(end) <= 12)) continue;
      found.push({ year: Number(from), month: Number(end), span: "yearToDate", lastYear: false, words });
    }
  const bare = BARE_MONTHS.exec(rest);
  if (bare && Number(bare[1]) <= 12) {
    take(bare[0]);
    found.push({ year: null, month: Number(bare[1]), span: "yearToDate", lastYear: false, words: bare[0] });
  }
  for (const [words, from, to = "", year] of rest.matchAll(ENGLISH)) {
    take(words);
    // Of a span that does not begin with the year, no period of ours tells.
    if (from !== undefined && monthNamed(from) !== 1) continue;
    const span = from === undefined ? "month" : "yearToDate";
    found.push({ year: year === undefined ? null : Number(year), month: monthNamed(to), span, lastYear: false, words });
  }
  let isUntold = false;
  for (const match of rest.matchAll(ALL)) {
    const words = match[0];
    const [pattern, read] = PART.find(([candidate]) => candidate.test(words)) as (typeof PART)[number];
    const reading = read((pattern.exec(words) as RegExpExecArray)[1] ?? "");
    if (!reading || !(reading.month >= 1 && reading.month <= 12)) {
      if (!UNTOLD.test(words)) continue;
      take(words);
      isUntold = true;
      continue;
    }
    const year = match[1] ? year4(match[1]) : null;
    const span = UP_TO.test(words) ? "yearToDate" : reading.span;
    const lastYear = match[2] === "去年" || match[2] === "上年";
    found.push({ year, month: reading.month, span, lastYear, words });
    take(words);
  }
  const compact = COMPACT.exec(rest) ?? LOOSE.exec(rest);
  if (compact) {
    const span = ENDS.test(rest.slice(0, compact.index)) ? "yearToDate" : null;
    found.push({ year: Number(compact[1]), month: Number(compact[2]), span, lastYear: false, words: compact[0] });
    take(compact[0]);
  }
  // 2017年财政收入（第三季度）: the figures are not those of the year.
  if (isUntold && found.length === 0) return [];
  for (const match of rest.matchAll(YEAR_ALONE)) {
    found.push({ year: year4(match[1] as string), month: null, span: null, lastYear: false, words: match[0] });
  }
  return written === line ? found : found.map((one) => ({ ...one, words: inText(one.words, written) }));
}

/** Words of a period as they stand in a text that left out the century, or has another sign for the dash. */
function inText(words: string, text: string): string {
  const spellings = [words, words.replace(/^20/, "")];
  const typed = spellings.flatMap((one) => ["-", "一", "_"].map((dash) => one.replace("-", dash)));
  return typed.find((one) => text.includes(one)) ?? words;
}

/**
 * A month that cannot be, if the text holds one: 13 to 99 before 月.
 *
 * @example
 * damagedPeriod("18月,全县财政总收入") // => { words: "18月", guess: "1-8月" }
 * damagedPeriod("12月") // => undefined
 */
export function damagedPeriod(text: string): DamagedPeriod | undefined {
  const match = /(?<![\d\-至到])(\d)(\d{1,2})月(?!\d*日前)/.exec(
    plain(text).replace(/(?:19|20)\d{2}年?(?=\d{1,2}月)/g, ""),
  );
  if (!match) return undefined;
  const [words, first = "", last = ""] = match;
  if (Number(first + last) <= 12) return undefined;
  return { words, guess: first === "1" && Number(last) >= 2 && Number(last) <= 12 ? `1-${Number(last)}月` : "" };
}

/**
 * The one period that a text or a number names in full: 201708, "2017-08", "2017年1-8月"; undefined where it names none.
 *
 * @example
 * parsePeriod("2017年1-8月") // => { year: 2017, month: 8, span: "yearToDate" }
 * parsePeriod(201708) // => { year: 2017, month: 8, span: "month" }
 * parsePeriod("8月") // => undefined
 * parsePeriod("2017-13") // => undefined
 */
export function parsePeriod(value: string | number): Period | undefined {
  if (plain(String(value)).search(SHORT_YEAR) >= 0) return undefined;
  const [reading, ...more] = findPeriods(String(value));
  if (!reading || more.length > 0 || reading.year === null || reading.words !== plain(String(value))) return undefined;
  if (reading.month === null) return { year: reading.year, month: 12, span: "year" };
  return { year: reading.year, month: reading.month, span: reading.span ?? "month" };
}
