import { cached } from "./cache";
import { nameKey, type PeerGroup, type Region } from "./region";
import type { Span, YearMonth } from "./period";
import type { Against } from "./observation";

/** The end that is better: 高优 (high) or 低优 (low). */
export type Best = "high" | "low";

/** An entry of the dictionary (seeds/指标与地区.xlsx; in Excel the sheet 设置). */
export interface Indicator {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly unit: string;
  /** 口径: what the figure takes in; empty where it says nothing. */
  readonly basis: string;
  readonly best: Best;
  readonly department: string;
  /** Places at which its rate (growth, or the share itself) is printed and ranked. */
  readonly decimals: number;
  /** Its figures add up over regions and over months. */
  readonly additive: boolean;
  /** Its growth can be recomputed from its levels; false at constant prices (GDP). */
  readonly growthRecomputable: boolean;
  /** The span of its figures where the sheet does not say: "yearToDate", or "balance" for stocks. */
  readonly span: Span;
  /** A share is the part's figure over the whole's; both are names of indicators. */
  readonly part?: string;
  readonly whole?: string;
}

export interface Department {
  readonly name: string;
  readonly contact: string;
  readonly phone: string;
}

/** A target of one year (市考核 / 小康 / 县定). A share's value is a ratio. */
export interface Target {
  readonly indicator: string;
  readonly year: number;
  readonly region: string;
  readonly family: string;
  readonly value: number;
  readonly unit: string;
}

/** The wording of one clause of the bulletin; clauses of one `sentence` are joined by ；. */
export interface Clause {
  readonly sentence: number;
  readonly indicator: string;
  /** Words with {placeholders}, listed in `report/sentence.ts`. */
  readonly template: string;
  readonly family: string;
  /** The chapters of an outline that it belongs to (章): 稳中有进, 总体情况. */
  readonly chapters?: readonly string[];
}

/** The reason that a finding of this rule about this subject is accepted, in the department's words. */
export interface Explanation {
  readonly rule: string;
  readonly region: string;
  readonly indicator: string;
  /** Period key, or empty for every period. */
  readonly period: string;
  readonly text: string;
  /** The finding that it was given for, and its figures as text; without them it covers whatever is found. */
  readonly given?: { readonly finding: string; readonly expected: string; readonly received: string };
}

/** A word of headers that the bureau teaches the reader (词汇): its meaning is one of a list, see `TAUGHT_MEANINGS`. */
export interface TaughtWord {
  readonly word: string;
  readonly meaning: string;
}

/**
 * How a column of a department's table is to be read, as the bureau corrected it on the sheet 读法; the whole table where
 * `column` is "". What is "" or null stays as it is read.
 */
export interface TaughtReading {
  readonly department: string;
  /** The headers of the table, see `Layout`. */
  readonly layout: string;
  /** The heading of the column, see `TableColumn`. */
  readonly column: string;
  /** How it was read when it was corrected; the correction holds as long as it would be read so. "" holds always. */
  readonly instead: string;
  /** One of `COLUMN_MEANINGS`. */
  readonly meaning: string;
  readonly indicator: string;
  readonly span: Span | null;
  readonly against: Against | null;
  readonly unit: string;
  /** The period of the table; it holds for the figures that stood in it, since another month has others. */
  readonly period: YearMonth | null;
  readonly figures: string;
}

/** Everything a bureau configures, in one workbook. */
export interface Dictionary {
  readonly indicators: readonly Indicator[];
  readonly regions: readonly Region[];
  readonly peers: PeerGroup;
  readonly departments: readonly Department[];
  readonly targets: readonly Target[];
  readonly clauses: readonly Clause[];
  readonly explanations: readonly Explanation[];
  readonly words: readonly TaughtWord[];
  readonly readings: readonly TaughtReading[];
}

export const EMPTY_DICTIONARY: Dictionary = {
  indicators: [],
  regions: [],
  peers: { name: "", members: [] },
  departments: [],
  targets: [],
  clauses: [],
  explanations: [],
  words: [],
  readings: [],
};

/**
 * An indicator of which nothing is known but the name: amounts that add up, more being better.
 *
 * @example
 * plainIndicator("财政总收入").best // => "high"
 */
export function plainIndicator(name: string): Indicator {
  return {
    name,
    aliases: [],
    unit: "",
    basis: "",
    best: "high",
    department: "",
    decimals: 1,
    additive: true,
    growthRecomputable: true,
    span: "year",
  };
}

/** Names and aliases of a dictionary, ready for look-up. */
export interface Names {
  readonly dictionary: Dictionary;
  region(name: string): Region | undefined;
  indicator(name: string): Indicator | undefined;
  isPeer(regionName: string): boolean;
}

/**
 * Makes the look-up tables of a dictionary; two entries that share a spelling are a fault of the dictionary, and the first wins.
 *
 * @example
 * namesOf({ ...EMPTY_DICTIONARY, regions: [{ name: "华容县", aliases: ["华容"] }] }).region("华 容")?.name // => "华容县"
 */
export function namesOf(dictionary: Dictionary): Names {
  const table = <T extends { readonly name: string; readonly aliases: readonly string[] }>(entries: readonly T[]) => {
    const found = new Map<string, T>();
    for (const entry of entries) if (!found.has(nameKey(entry.name))) found.set(nameKey(entry.name), entry);
    for (const entry of entries)
      for (const alias of entry.aliases) if (!found.has(nameKey(alias))) found.set(nameKey(alias), entry);
    return found;
  };
  const finder = <T>(found: ReadonlyMap<string, T>) => {
    const find = cached((name) => found.get(nameKey(name)) ?? null);
    return (name: string): T | undefined => find(name) ?? undefined;
  };
  const peers = new Set(dictionary.peers.members);
  return {
    dictionary,
    region: finder(table(dictionary.regions)),
    indicator: finder(table(dictionary.indicators)),
    isPeer: (name) => peers.has(name),
  };
}
