// What the headers of a table's columns name: regions, indicators, or both.
import { cached } from "../../model/cache";
import type { Context } from "./context";
import type { HeaderReading } from "../words/header";
import type { Known } from "../words/known";

export interface ColumnNames {
  readonly region: string | null;
  readonly indicator: string | null;
  /** The region that a rate or a place without a name might be of, behind several; undefined where nothing is open. */
  readonly perhapsOf?: string;
  /** 合计: what stands behind it is of none of the names before it. */
  readonly isTotal?: true;
}

const PLACE = /(县|市|区|州|盟|旗|省|镇|乡|街道|新区|开发区|[市县区]本?级|county|province|state)$/i;
const THING =
  /(收入|支出|税|费|额|率|数|项目|资金|产值|增加值|投资|存款|贷款|比重|债|面积|人口|工程|任务|基金|\b(revenue|tax|taxes|expenditure|income|debt|expense|total|rate|interest|charges?|assets?|sales|holdings|fund|trust|population)\b)/i;
export const soundsLikePlace = cached((name) => PLACE.test(name) && !THING.test(name));
export const soundsLikeThing = cached((name) => THING.test(name));
const TOTAL = /^(?:合计|总计|共计|小计|total)$/i;

/** What the header of each column names: a region, an indicator, or both. */
export function columnNamesOf(
  headers: readonly HeaderReading[],
  rowsAre: "region" | "indicator",
  context: Context,
  known: Known,
): ColumnNames[] {
  const depth = Math.max(0, ...headers.map(({ rests }) => rests.length));
  const level =
    rowsAre === "region"
      ? -1
      : Array.from({ length: depth }, (_, index) => index).find((index) => areRegions(headers, index, context));
  const arePlaces = headers.filter(({ region }) => region !== null).length > 1;
  return headers.map(({ region, indicator, rests }) => {
    const named = rests.map((rest) => (TOTAL.test(rest) ? "" : rest));
    // 岳阳县 | 华容县 | 合计: the total is that of the places, and no figure of the table's own.
    const total = arePlaces && region === null ? (rests.find((rest) => TOTAL.test(rest)) ?? "") : "";
    const written = level === undefined ? "" : (named[level] ?? "");
    // 与全市比 or 差距 among counties is a gap between two of them, and no place.
    const isPlace = region === null && (written === "" || !isGapIn(written, known));
    const place = isPlace ? written || total : total;
    const rest = named.filter((name, index) => name !== "" && (index !== level || !isPlace)).join("/");
    // 本年完成投资 | #住宅: a part of what the dictionary knows is not that itself.
    const part = indicator !== null && rest !== "" && rests[0] === "" ? `${indicator}/${rest}` : indicator;
    const isTotal = part === null && rest === "" && rests.some((name) => TOTAL.test(name));
    return {
      region: region ?? (place === "" ? null : place),
      indicator: part ?? (rest === "" ? null : rest),
      ...(isTotal && { isTotal }),
    };
  });
}

/** True of words that say how far one place is from another. */
const isGapIn = (words: string, known: Known): boolean => known.isGap(words) || /^(?:差距|差值|差额|相差)$/.test(words);

/**
 * A rate, a base or a place that names nothing is of the region that it stands behind (全市 | 增速 | 华容县 | 增速 | 位次). Behind
 * several regions side by side, of which one alone is not the whole, it is of that one; behind more it stays open. A place, or a gap to the whole, is of none that
 * is the whole where the first column is of the table's own.
 */
export function ofRegionsToLeft(
  names: readonly ColumnNames[],
  headers: readonly HeaderReading[],
  known: Known,
): ColumnNames[] {
  const { whole } = known.names.dictionary.peers;
  const run = new Set<string>();
  let nearest: string | undefined;
  let isRunOver = false;
  return names.map((name, index): ColumnNames => {
    if (name.region !== null) {
      if (isRunOver) run.clear();
      isRunOver = false;
      nearest = name.region;
      run.add(nearest);
      return name;
    }
    // 比全省± is of none that it is held against, and the places before it go on behind it.
    const isGap = name.indicator !== null && isGapIn(name.indicator, known);
    isRunOver ||= !isGap;
    const isUnnamed = isGap || (name.indicator === null && headers[index]?.measure !== null);
    if (nearest === undefined || !isUnnamed) return name;
    const of = [...run].filter((region) => region !== whole && !(isGap && name.indicator?.includes(region)));
    const isOfNone = of.length === 0 && names[0]?.region === null && (isGap || headers[index]?.measure === "rank");
    if (isOfNone) return name;
    const last = of.at(-1) ?? nearest;
    return of.length > 1 ? { ...name, perhapsOf: last } : { ...name, region: last };
  });
}

/** Unknown names over rows of indicators are places, unless the table is about one place or they sound like things. */
function areRegions(headers: readonly HeaderReading[], level: number, context: Context): boolean {
  if (headers.some(({ region }) => region !== null)) return headers.some(({ rests }) => (rests[level] ?? "") !== "");
  const names = [...new Set(headers.map(({ rests }) => rests[level] ?? "").filter((rest) => rest !== ""))];
  const places = names.filter(soundsLikePlace).length;
  const things = names.filter((name) => soundsLikeThing(name) || /[级层类]$/.test(name)).length;
  if (names.length < 2 || context.region !== null) return false;
  const plain = headers.every(({ measure, rests }) => measure === null || rests.length > 1);
  return places > things || (things === 0 && plain && !names.some((name) => /per ?capita|人均/i.test(name)));
}
