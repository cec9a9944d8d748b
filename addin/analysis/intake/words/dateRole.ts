import { cached } from "../../model/cache";

/** Roles of a date that make it no period: when a sheet was made, sent or changed. */
const MADE =
  "(?:导出|打印|填报|填表|制表|编制|报送|上报|报出|印发|印制|生成|查询|下载|发布|更新|修订|审核|签发|出表|取数|提取|落款|录入)";
/** A year in digits, or in Chinese ones, of which some are typed as 0. */
export const YEAR = "(?:(?:19|20)\\d{2}|[一二][九〇零○O0][〇零○O0-9一二三四五六七八九]{2})";
const NUMBER = "[一二三四五六七八九十\\d]{1,3}";
const CLOCK = "\\s*T?\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?";
const DAY = `(?:${YEAR}\\s*[年./-]\\s*${NUMBER}(?:\\s*[月./-]\\s*(?:${NUMBER}\\s*日?)?)?|${YEAR}\\d{4}|${NUMBER}月${NUMBER}日)`;
const DATE = `${DAY}(?:${CLOCK})?`;

/** A range goes on behind a date, and is a period: 上报2017年1—8月. */
const ALONE = "(?!\\d|\\s*[—–\\-~～至到]+\\s*\\d{0,2}\\s*月)";

const OF_MAKING = [
  // 操作员：张三 2017-09-05 10:22:31: no period has a clock.
  `${DAY}${CLOCK}`,
  // 导出时间：2017-09-05 10:22:31, 填报日期：2017年9月.
  `${MADE}(?:(?:日期|时间|日)\\s*[:：]?|于|\\s*[:：])\\s*${DATE}${ALONE}`,
  // 2017年9月5日印发.
  `${DATE}\\s*${MADE}(?=$|[\\s，。；、,;)）])`,
].map((pattern) => new RegExp(pattern, "g"));

const OTHERS = [
  ...OF_MAKING,
  ...[
    // 有效期至：2018年6月.
    `有效(?:期限?|日期)?[至到]?\\s*[:：]?\\s*${DATE}`,
    // 国统字〔2016〕134号.
    `[〔\\[(（【]\\s*${YEAR}\\s*[〕\\])）】]\\s*第?\\s*\\d+\\s*号`,
  ].map((pattern) => new RegExp(pattern, "g")),
];

/**
 * A text without the dates that are no periods (导出、打印、报送、印发的日期，有效期，文号).
 *
 * @example
 * withoutOtherDates("2017年8月　填报日期：2017年9月5日") // => "2017年8月  "
 * withoutOtherDates("操作员：张三 2017-09-05 10:22:31") // => "操作员:张三  "
 * withoutOtherDates("国统字〔2016〕134号") // => "国统字 "
 */
export const withoutOtherDates = cached((text) =>
  OTHERS.reduce((rest, pattern) => rest.replace(pattern, " "), text.normalize("NFKC")),
);

/**
 * The years in which a text says that a sheet was made or sent.
 *
 * @example
 * yearsOfMaking("2017年8月　填报时间：2017年9月5日") // => [2017]
 * yearsOfMaking("2017年8月") // => []
 */
export const yearsOfMaking = cached((text): readonly number[] =>
  OF_MAKING.flatMap((pattern) => text.normalize("NFKC").match(pattern) ?? []).flatMap((date) =>
    (/(?:19|20)\d{2}/.exec(date) ?? []).map(Number),
  ),
);
