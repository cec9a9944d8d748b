import { nameKey } from "../../model/region";
import type { Known } from "../words/known";
import { findPeriods } from "../words/period";
import { nameAsWritten, withoutUnits } from "../words/unit";
import { plain } from "../words/text";

/** Everybody's words for the place that reports, and for places at large: no name of one. */
const NO_PLACE =
  /^(全|各|本|我|该|外|贫困|分|所辖|辖|大|小|东|西|南|北|中)[县市区省州旗]|^[六七八九十]县|(县区|城镇|村镇|城乡|各乡镇|市区|城区|辖区|县市|城市|地区|园区|片区|社区|灾区|景区|库区|贫困县|百强县|上市|都市)$/;
/** A town, or a park, at the beginning of a text. */
const WITHIN = /^[\p{Script=Han}]{2,5}?(?:镇|乡(?!村|镇)|街道|工业园区?|产业园区?|开发区|管委会)/u;
const PLACE =
  /^[\p{Script=Han}]{1,5}?(自治[县州]|(?:开发|新|示范)区|县|(?<=.{2})[镇乡](?!村|镇)|(?<=.{2})[市区州盟旗省])(?![级直本属政委长民场级县市区域间内外])/u;

/** The one region that a text names: of the dictionary, or a place in full at its beginning (株洲县2015年8月…). */
export function regionIn(text: string, known: Known): string | null {
  const { names, rest } = known.regionsIn(text);
  // 华容县章华镇 is a place of its own within the county.
  const within = names.length === 1 ? WITHIN.exec(withoutPeriods(rest))?.[0] : undefined;
  if (within !== undefined && !NO_PLACE.test(within)) return within;
  if (names.length > 0) return names.length === 1 ? (names[0] as string) : null;
  const line = withoutPeriods(plain(text)).replace(/^[\p{Script=Han}]{2,6}:/u, "");
  const place = PLACE.exec(line)?.[0];
  return place === undefined || NO_PLACE.test(place) ? null : place;
}

/** 全省 or 全国 in front of what a title is about; 全省各县 and 全省排名 are about others. */
export function placeAtLarge(text: string): string | null {
  const [place] =
    /全[省国](?!各|[县市区州]|县域|排[名位]|位次|考核|[\d一二三四五六七八九十]+[个县强])/.exec(plain(text)) ?? [];
  return place ?? null;
}

/** The one indicator of the dictionary that a text names; the end of a longer name (土地增值税, 人均财政收入) is another. */
export function indicatorIn(text: string, known: Known): string | null {
  const { names } = known.indicatorsIn(text);
  if (names.length !== 1) return null;
  const subject = known.regionsIn(withoutPeriods(withoutUnits(plain(text)))).rest.replace(BEFORE_SUBJECT, "");
  return known.segments(subject).some((segment) => segment.kind === "indicator") ? (names[0] as string) : null;
}

/** Words for places and groups of them at large, in front of what a title is about. */
const BEFORE_SUBJECT =
  /^(\d{1,3}月|\(.*?\)|全[市县省区]|我[市县]|本[市县]|各(地区|乡镇|镇|乡|街道|[县市区旗州、]+)|乡镇|[三四五六七八九十]县(\(市、?区?\))?|历年|分月份?|逐月|各月|的|、)+/;

const withoutPeriods = (line: string): string =>
  findPeriods(line).reduce((rest, { words }) => rest.replace(words, ""), line);

/** The subject of a title: period, places and the words for "table" are taken off; null where nothing is left. */
export function subjectOf(title: string, known: Known): string | null {
  if (!/\p{Script=Han}/u.test(title)) {
    const words = findPeriods(title).reduce((rest, period) => rest.replace(period.words, ""), nameAsWritten(title));
    return /^(sheet\d*|[\s\p{P}]*)$/iu.test(words) ? null : words.replace(/^[\s\p{P}]+|(?<![\s:,.-])[\s:,.-]+$/gu, "");
  }
  const line = known.regionsIn(withoutPeriods(withoutUnits(plain(title)))).rest;
  const place = regionIn(line, known);
  const bare = (place === null ? line : line.replace(nameKey(place), ""))
    .replace(BEFORE_SUBJECT, "")
    .replace(/\(.{0,200}?\)/g, "")
    .replace(/(执行|完成|进度|分级次完成|分科目|收支)?(情况)?(统计|汇总|明细|一览|月报|快报|简|进度)?表?$/, "")
    .replace(/(?<!增速|增幅|增长率|排名|位次|对比|比较)(?:增速|增幅|增长率|排名|位次|对比|比较)+(?:情况)?$/, "");
  return bare === "" || /^(sheet|工作表|表)\d*$/i.test(bare) ? null : bare;
}
