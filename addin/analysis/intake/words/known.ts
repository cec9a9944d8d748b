import type { Indicator, Names } from "../../model/indicator";
import type { Measure } from "../../model/observation";
import { nameKey, type Region } from "../../model/region";
import { lexiconOf } from "./lexicon";
import { findPeriods } from "./period";
import { segmentsOf, type Meanings, type Segment } from "./segment";
import { plain } from "./text";
import { namesOwnScale, withoutUnits } from "./unit";
import { cached, cachedFor } from "../../model/cache";
import { groupedBy } from "../../model/groups";

/** A spelling of an entry of the dictionary, as it is looked for inside longer texts. */
interface Spelling {
  readonly name: string;
  readonly key: string;
}

/** A dictionary as the reader asks it, with its answers kept. */
export interface Known extends Meanings {
  readonly names: Names;
  region(text: string): Region | undefined;
  indicator(text: string): Indicator | undefined;
  /** Names of regions that a text contains, and the text without them. */
  regionsIn(text: string): Found;
  indicatorsIn(text: string): Found;
  /** The segments of a plain text, see `segmentsOf`. */
  segments(text: string): readonly Segment[];
  /** True where a header is nothing but words of measure: 累计, 上年同期, 增减%. */
  isMeasure(header: string): boolean;
  /** True where words are a part of a name that another name stands beside: 县级, 国税部门, 全口径税收. */
  isQualifier(words: string): boolean;
  /** True of words that say against what a rate is held, and name nothing: 与全市比, 比平江县±, 比序时进度. */
  isGap(words: string): boolean;
}

export interface Found {
  readonly names: readonly string[];
  /** The same as they are spelled there, as `nameKey` makes them. */
  readonly spelled: readonly string[];
  /** The text as `nameKey` makes it, the names taken out. */
  readonly rest: string;
}

/** The names of a dictionary and the words beside them, ready to be asked about the same texts again and again. */
export const knownOf = cachedFor((names: Names): Known => {
  const spellings = {
    region: spellingsOf(names.dictionary.regions),
    indicator: spellingsOf(names.dictionary.indicators),
  };
  const meanings: Meanings = {
    lexicon: lexiconOf(names.dictionary.words),
    namesAt: (line, at) =>
      (["region", "indicator"] as const).flatMap((kind) =>
        spellings[kind](line, at).map(({ name, key }) => ({ kind, name, length: key.length })),
      ),
    periodsIn: findPeriods,
  };
  const segments = cached((text) => segmentsOf(text, meanings));
  return {
    ...meanings,
    names,
    region: names.region,
    indicator: names.indicator,
    regionsIn: cached((text) => finding(text, spellings.region)),
    indicatorsIn: cached((text) => finding(text, spellings.indicator)),
    segments,
    isQualifier: cached((words) => {
      const read = segments(plain(words));
      const isPart = (segment: Segment): boolean => segment.kind === "word" && segment.facets.includes("qualifier");
      return (
        read.some(isPart) &&
        read.every((segment) => isPart(segment) || segment.kind === "joint" || segment.kind === "indicator")
      );
    }),
    isGap: cached((words) => {
      const [only, ...more] = segments(withoutUnits(plain(words)));
      const isOne = more.length === 0 && only?.kind === "word";
      return isOne && only.facets.includes("qualifier") && only.facets.includes("change");
    }),
    isMeasure: cached((header) => {
      const read = segments(withoutUnits(plain(header)));
      const isWord = (segment: Segment): boolean => segment.kind === "word" && !segment.facets.includes("qualifier");
      return read.some(isWord) && read.every((segment) => isWord(segment) || segment.kind === "joint");
    }),
  };
});

/** The measure that a header means of an indicator: a share's own figure is a share, and it changes by points, not by a rate. */
export function measureOfEntry(entry: Indicator | undefined, measure: Measure | null, unit: string): Measure | null {
  if (entry?.part === undefined) return measure;
  if (measure === null || measure === "actual") return "share";
  return measure === "growth" && unit !== "%" ? "change" : measure;
}

type Entries = readonly { readonly name: string; readonly aliases: readonly string[] }[];

/**
 * The spellings of entries that stand at a place of a text and end there as names do, longest first. Of entries that share a
 * spelling it is the first one's.
 */
function spellingsOf(entries: Entries): (line: string, at: number) => readonly Spelling[] {
  const byKey = new Map<string, Spelling>();
  for (const { name, aliases } of entries) {
    for (const spelling of [name, ...aliases]) {
      const key = nameKey(spelling);
      if (key.length > 1 && !byKey.has(key)) byKey.set(key, { name, key });
    }
  }
  /** By first character, the lengths of the spellings that begin with it, longest first. */
  const lengths = new Map<string, number[]>();
  for (const [first, keys] of groupedBy(byKey.keys(), (key) => key.charAt(0)))
    lengths.set(
      first,
      [...new Set(keys.map((key) => key.length))].sort((one, other) => other - one),
    );
  return (line, at) =>
    (lengths.get(line.charAt(at)) ?? []).flatMap((length) => {
      const spelling = byKey.get(line.slice(at, at + length));
      return spelling?.key.length === length && endsHere(line, at, spelling.key) ? [spelling] : [];
    });
}

function finding(text: string, spellingsAt: ReturnType<typeof spellingsOf>): Found {
  const line = nameKey(text);
  const found = new Set<string>();
  const spelled = new Set<string>();
  let rest = "";
  for (let at = 0; at < line.length;) {
    const [spelling] = spellingsAt(line, at);
    if (spelling) {
      found.add(spelling.name);
      spelled.add(spelling.key);
    } else rest += line.charAt(at);
    at += spelling ? spelling.key.length : 1;
  }
  return { names: [...found], spelled: [...spelled], rest };
}

/** A name that goes on in the text (岳阳 in 岳阳楼区) is not that name. */
const endsHere = (line: string, at: number, key: string): boolean =>
  !/^[县市区楼州省镇乡]/.test(line.slice(at + key.length)) || /[县市区]$/.test(key);

/** The name of a row or a column, and how it limits the units of its figures. */
export interface NameFacts {
  readonly entry: Indicator | undefined;
  readonly isPerHead: boolean;
  readonly isOwnScale: boolean;
  /** A number of things, an area or a rate by its name (供养人数, 城镇化率), which is in no unit of money. */
  readonly isNoMoney: boolean;
  /** A stock at a time by its name: 债务余额. */
  readonly isStock: boolean;
  /** What it counts, by its name, "" where it does not say: 户 of 户数. */
  readonly counted: string;
  /** The dimensions that its unit is of, by its name, where several units stand around: of 价款 money, of 面积 land. */
  readonly dimensions: readonly string[];
}

/** What a number of things is counted in: 户数, 参保人数, 起数, 项目个数; of scores, points. */
const COUNTED =
  /(?:(人次)数?|([人户个件次家台辆套栋处宗座条张所村天项起场批例名])数|(得分|总分|满分|分值|评分|扣分|加分|基[础本]分))$/;
/** Names whose figures are of a dimension, which says the unit only among several. */
const DIMENSIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/面积$/, ["亩", "平方米"]],
  [/(?:人数|人员|人口|劳动力|职工)$/, ["人"]],
  [/(?:企业|项目|单位|机构)数?$/, ["个", "家", "项"]],
  [
    /(?:金额|价款|资金|款项?|[总余差限]?额|费用?|投资|收入|支出|税收?|产值|增加值|利润|成本|损失|工资|内资|外资)$/,
    ["元", "美元"],
  ],
];

function countedIn(name: string): string {
  const [, visits, things, points] = COUNTED.exec(name) ?? [];
  return points === undefined ? (visits ?? things ?? "").replace("名", "人") : "分";
}

const NO_MONEY =
  /(?:[人户个件次家台辆套栋处宗座条张所村名天项吨]|企业|项目|单位|机构)数$|(?:人口|面积|里程|产量|电量|运量|周转量|率|指数|系数|保障水平|保障倍数)$/;
const STOCK = /(?:余额|结余(?<!(?:[本当][年期]|收支)结余)|库存|存量|保有量|限额|实有|注册资[本金])(?:[户总]?数|额)?$/;

const dimensionsOf = (name: string): readonly string[] | undefined =>
  DIMENSIONS.find(([pattern]) => pattern.test(name))?.[1];

/** Reads once what every cell of a row or a column asks of its name, and of the header that it stands in: 应发金额 for 应发. */
export const nameFacts = (name: string | null, known: Known, header = ""): NameFacts => ({
  entry: name === null ? undefined : known.indicator(name),
  isPerHead: name !== null && /per ?capita|人均/i.test(name),
  isOwnScale: name !== null && namesOwnScale(name),
  isNoMoney: name !== null && NO_MONEY.test(name),
  isStock: name !== null && STOCK.test(name),
  counted: name === null ? "" : countedIn(name),
  dimensions: dimensionsOf(name ?? "") ?? dimensionsOf(header) ?? [],
});
