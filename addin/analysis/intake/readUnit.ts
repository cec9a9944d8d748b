import { UNIT_SPELLINGS, unitOf } from "../unit";
import { plain } from "./text";

const SPELLING = UNIT_SPELLINGS.map((spelling) => plain(spelling).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|");
const AFTER_LABEL = new RegExp(`单位[:：]?((?:${SPELLING})(?:[,，、/;；](?:${SPELLING}))*)`, "gi");
const IN_BRACKETS = new RegExp(`[(\\[【](?:单位[:：]?)?((?:${SPELLING})(?:[,，、/;；](?:${SPELLING}))*)[)\\]】]`, "gi");

/**
 * The units that a title, a header or a corner cell names, in order: `单位:万元`, `金额单位：万元、%`, `（亿元）`, `(Thousands of Dollars)`.
 *
 * @example
 * findUnits("编报单位：华容县财政局　　金额单位：万元、％") // => ["万元", "%"]
 * findUnits("财政总收入（亿元）") // => ["亿元"]
 * findUnits("单位名称") // => []
 */
export function findUnits(text: string): string[] {
  const line = plain(text);
  if (line === "") return [];
  const whole = unitOf(text) ?? unitOf(line);
  if (whole) return [whole.name];
  const lists = [...line.matchAll(IN_BRACKETS), ...line.matchAll(AFTER_LABEL)].map((match) => match[1] as string);
  const names = lists.flatMap((list) => list.split(/[,，、/;；]/)).map((spelling) => PLAIN.get(spelling.toLowerCase()));
  return [...new Set(names.filter((name): name is string => name !== undefined))];
}

/** A text without the units that it names in brackets. */
export function withoutUnits(line: string): string {
  return line.replace(IN_BRACKETS, "").replace(AFTER_LABEL, "");
}

const PLAIN = new Map(
  UNIT_SPELLINGS.map((spelling) => [plain(spelling).toLowerCase(), unitOf(spelling)?.name] as const),
);
