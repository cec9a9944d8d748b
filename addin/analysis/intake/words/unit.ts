import { isRate, UNIT_SPELLINGS, unitFactor, unitOf } from "../../model/unit";
import { cached } from "../../model/cache";
import { plain } from "./text";

const SPELLING = UNIT_SPELLINGS.map((spelling) => plain(spelling).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|");
const LIST = `((?:${SPELLING})(?:[,，、/;；](?:${SPELLING}))*)`;
/** A list that goes on with a unit that we do not know, which is kept as written: 万亩、公斤. */
const LIST_OF_ANY = `((?:${SPELLING})(?:[,，、/;；](?:(?:${SPELLING})(?![\\p{Script=Han}])|\\p{Script=Han}{1,4}(?![:：\\p{Script=Han}])))*)`;
/** 编报单位：人民银行 names who reports, and no unit. */
const AFTER_LABEL = new RegExp(
  `(?:(?<!编报|填报|呈报|制报|编制|制表|填表|报送|主管|责任)单位|(?<!\\p{Script=Han})金额(?=[:：]))(?:[均都]?[为是])?(?:[:：]?${LIST_OF_ANY}(?!\\p{Script=Han})|[:：]((?:[百千]?[万亿]|[百千])?元))`,
  "giu",
);
const IN_BRACKETS = new RegExp(`[(\\[【](?:计量|金额)?(?:单位[:：]?)?${LIST}[)\\]】]`, "gi");
/** 财政总收入，万元: a unit behind the name. */
const BEHIND_COMMA = new RegExp(`(?<=\\p{Script=Han}|\\)),(${SPELLING})$`, "giu");
const PLAIN = new Map(
  UNIT_SPELLINGS.map((spelling) => [plain(spelling).toLowerCase(), unitOf(spelling)?.name] as const),
);

/** `Amounts in thousands. Per capita amounts in dollars`: an English line says the scale and the currency apart. */
const SCALES: readonly (readonly [RegExp, string])[] = [
  [/^[^.]*thousands/i, "千美元"],
  [/^[^.]*millions/i, "百万美元"],
];

function findEnglish(text: string): string[] {
  if (!/dollar|\$/i.test(text)) return [];
  const scaled = SCALES.filter(([pattern]) => pattern.test(text)).map(([, unit]) => unit);
  return /per ?capita[^.]*dollars|\.[^.]*in dollars/i.test(text) ? [...scaled, "美元"] : scaled;
}

/**
 * The units that a title, a header or a corner cell names, in order: `单位:万元`, `金额单位：万元、%`, `（亿元）`, `(Thousands of Dollars)`.
 *
 * @example
 * findUnits("编报单位：华容县财政局　　金额单位：万元、％") // => ["万元", "%"]
 * findUnits("财政总收入（亿元）") // => ["亿元"]
 * findUnits("(Amounts in thousands. Per capita amounts in dollars)") // => ["千美元", "美元"]
 * findUnits("单位名称") // => []
 */
export const findUnits = cached((text): readonly string[] => {
  const line = plain(text);
  if (line === "") return [];
  const whole = unitOf(text) ?? unitOf(line);
  if (whole) return [whole.name];
  const lists = [IN_BRACKETS, AFTER_LABEL, BEHIND_COMMA]
    .flatMap((pattern) => [...line.matchAll(pattern)])
    .map((match) => match[1] ?? match[2] ?? "");
  const names = lists
    .flatMap((list) => list.split(/[,，、/;；]/))
    .map((spelling) => PLAIN.get(spelling.toLowerCase()) ?? spelling);
  const known = names.filter((name) => name !== "");
  const [over = "", under = ""] = known;
  // 万元/亩 is one unit, a price; 万元/% are two.
  const isPrice = known.length === 2 && lists.some((list) => list.includes("/")) && !isRate(over) && !isRate(under);
  if (isPrice && unitFactor(over, under) === undefined) return [`${over}/${under}`];
  return [...new Set(known.length > 0 ? known : findEnglish(text))];
});

/** A text without the units that it names in brackets, or behind a comma. */
export const withoutUnits = cached((line) =>
  line.replace(IN_BRACKETS, "").replace(AFTER_LABEL, "").replace(BEHIND_COMMA, ""),
);

/** A name as it is kept: blanks that only align it are dropped, units in brackets and a closing colon or star too. */
export const nameAsWritten = cached((text) => {
  const line = text
    .normalize("NFKC")
    .replace(/[\u200B\uFEFF]/g, "")
    .trim();
  const name = withoutUnits(/\p{Script=Han}/u.test(line) ? plain(line) : line.replace(/\s+/g, " "));
  // Dots lead from a name to its figure.
  return name
    .replace(/(?<!\.)\.{3,}$/, "")
    .replace(/(?<![:：*※])[:：*※]+$/, "")
    .trim();
});

/** A name that says a scale of its own for which we know no unit, Population (thousands), or what has none (库款保障水平). */
export const namesOwnScale = cached((name) =>
  /\((in )?(thousands|millions|billions)\b|(?:系数|保障水平|保障倍数)$/i.test(name),
);
