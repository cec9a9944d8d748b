import { addressOf } from "../model/address";
import { findingOf, type Finding } from "../model/finding";
import type { Clause, Dictionary, Indicator } from "../model/indicator";
import { periodKey, type Span } from "../model/period";
import { nameKey, type PeerGroup, type Region } from "../model/region";
import type { Sheet } from "../model/sheet";
import { labelOf, labelWords, listed, listing } from "../model/words";
import { TAUGHT_MEANINGS } from "../intake/words/meanings";
import { parsePeriod } from "../intake/words/period";
import { plain } from "../intake/words/text";
import { entriesOf, sheetOf, textsOf, type Entry } from "./table";
import { READINGS_SHEET, readReadings, readingsSheet } from "./readings";
import { readTargets, TARGETS_SHEET, targetsSheet } from "./targets";
import { append } from "../model/lists";

/** The columns of each sheet, and the fields that they hold. */
const FIELDS = {
  指标: {
    名称: "name",
    别名: "aliases",
    单位: "unit",
    口径: "basis",
    方向: "best",
    部门: "department",
    小数位: "decimals",
    可加: "additive",
    增速可重算: "growthRecomputable",
    时段: "span",
    分子: "part",
    分母: "whole",
  },
  地区: { 名称: "name", 别名: "aliases", 代码: "code", 组成: "isPeer" },
  分组: { 组名: "name", 所属: "whole", 本县: "home" },
  部门: { 名称: "name", 联系人: "contact", 电话: "phone" },
  文字: { 句: "sentence", 指标: "indicator", 模板: "template", 目标类别: "family", 章: "chapters" },
  说明: { 规则: "rule", 地区: "region", 指标: "indicator", 期间: "period", 说明文字: "text" },
  词汇: { 词: "word", 含义: "meaning" },
} as const;

type Part = keyof typeof FIELDS;
type Header<Name extends Part> = keyof (typeof FIELDS)[Name] & string;

/** The sheets of the dictionary workbook, and the parts of the dictionary that each holds. */
const PARTS = {
  指标: ["indicators"],
  地区: ["regions"],
  分组: [],
  部门: ["departments"],
  [TARGETS_SHEET]: ["targets"],
  文字: ["clauses"],
  说明: ["explanations"],
  词汇: ["words"],
  [READINGS_SHEET]: ["readings"],
} as const satisfies Record<Part | typeof TARGETS_SHEET | typeof READINGS_SHEET, readonly (keyof Dictionary)[]>;

export type DictionarySheet = keyof typeof PARTS;

export const DICTIONARY_SHEETS = Object.keys(PARTS) as readonly DictionarySheet[];

const SPANS = { yearToDate: "累计", balance: "余额", year: "年度", month: "当月" } as const satisfies Record<
  Span,
  string
>;

const spanOf = (word: string): Span | undefined => (Object.keys(SPANS) as Span[]).find((span) => SPANS[span] === word);

/** A dictionary as it was read, and what is wrong with its sheets. */
export interface DictionaryRead {
  readonly dictionary: Dictionary;
  readonly findings: Finding[];
}

/**
 * Reads the bureau's configuration workbook: sheets 指标, 地区, 分组, 部门, 目标, 文字, 说明, 词汇, 读法, columns by their headers.
 * A sheet that is not there leaves its part empty; a row that cannot be used is a finding and is left out.
 *
 * @example
 * readDictionary([plainSheet([["名称", "别名"], ["财政总收入", "总收入"]], { name: "指标" })]).dictionary.indicators.map(({ name, aliases }) => [name, ...aliases]) // => [["财政总收入", "总收入"]]
 */
export function readDictionary(sheets: readonly Sheet[]): DictionaryRead {
  const findings: Finding[] = [];
  const named = (name: DictionarySheet) => sheets.find((candidate) => plain(candidate.name) === name);
  const read = <Name extends Part>(name: Name, ...needed: [Header<Name>, ...Header<Name>[]]) => {
    const found = entriesOf<Header<Name>>(named(name), needed);
    append(findings, found.findings);
    return found.entries;
  };
  const indicators = read("指标", "名称").map(indicatorOf);
  const regionTexts = read("地区", "名称").map((entry) => textsOf(entry, FIELDS.地区));
  const regions = regionTexts.map(({ name, aliases, code }): Region => ({
    name,
    aliases: listed(aliases),
    ...(code === "" ? {} : { code }),
  }));
  const [group] = read("分组", "组名").map((entry) => textsOf(entry, FIELDS.分组));
  const { name = "", whole = "", home = "" } = group ?? {};
  const peers: PeerGroup = {
    name,
    members: regionTexts.filter(({ isPeer }) => isPeer === "是").map((region) => region.name),
    ...(whole === "" ? {} : { whole }),
    ...(home === "" ? {} : { home }),
  };
  const departments = read("部门", "名称").map((entry) => textsOf(entry, FIELDS.部门));
  const { targets, findings: unusable } = readTargets(named(TARGETS_SHEET));
  append(findings, unusable);
  const clauses = read("文字", "指标", "模板").map((entry) => {
    const { chapters: written, ...texts } = textsOf(entry, FIELDS.文字);
    const chapters = listed(written);
    return { ...texts, sentence: Number(texts.sentence) || 1, ...(chapters.length === 0 ? {} : { chapters }) };
  });
  const explanations = read("说明", "规则", "说明文字").map((entry) => {
    const texts = textsOf(entry, FIELDS.说明);
    const period = parsePeriod(texts.period);
    return { ...texts, period: period ? periodKey(period) : "" };
  });
  const wordEntries = read("词汇", "词", "含义");
  const { readings, findings: faults } = readReadings(named(READINGS_SHEET));
  append(findings, [
    ...faults,
    ...unknownMeanings(wordEntries),
    ...sharedSpellings("指标", indicators, named("指标")),
    ...sharedSpellings("地区", regions, named("地区")),
  ]);
  const words = wordEntries.map((entry) => textsOf(entry, FIELDS.词汇));
  return {
    dictionary: { indicators, regions, peers, departments, targets, clauses, explanations, words, readings },
    findings,
  };
}

function indicatorOf(entry: Entry<Header<"指标">>): Indicator {
  const { part, whole, ...texts } = textsOf(entry, FIELDS.指标);
  const decimals = Number(texts.decimals);
  return {
    ...texts,
    aliases: listed(texts.aliases),
    best: labelOf("best", texts.best) ?? "high",
    decimals: texts.decimals !== "" && Number.isInteger(decimals) && decimals >= 0 ? decimals : 1,
    additive: texts.additive !== "否",
    growthRecomputable: texts.growthRecomputable !== "否",
    span: spanOf(texts.span) ?? "yearToDate",
    ...(part !== "" && whole !== "" ? { part, whole } : {}),
  };
}

/**
 * A dictionary as its sheets, which `readDictionary` gives back. The finding that an explanation was given for is not
 * written: the ledger keeps it.
 *
 * @example
 * dictionarySheets({ ...EMPTY_DICTIONARY, peers: { name: "六县", members: [], home: "华容县" } }).分组.rows // => [["组名", "所属", "本县"], ["六县", "", "华容县"]]
 */
export function dictionarySheets(dictionary: Dictionary): Readonly<Record<DictionarySheet, Sheet>> {
  const { indicators, regions, peers, departments, targets, clauses, explanations, words, readings } = dictionary;
  const yes = (is: boolean): string => (is ? "是" : "否");
  const indicatorCells = ({ part, whole, ...one }: Indicator) => ({
    ...one,
    ...{ aliases: listing(one.aliases), best: labelWords("best", one.best), span: SPANS[one.span] },
    ...{ additive: yes(one.additive), growthRecomputable: yes(one.growthRecomputable), part, whole },
  });
  const regionCells = ({ name, aliases, code }: Region) => ({
    ...{ name, aliases: listing(aliases), code, isPeer: yes(peers.members.includes(name)) },
  });
  const clauseCells = (clause: Clause) => ({ ...clause, chapters: listing(clause.chapters ?? []) });
  const { name, whole, home } = peers;
  return {
    指标: sheetOf("指标", FIELDS.指标, indicators.map(indicatorCells)),
    地区: sheetOf("地区", FIELDS.地区, regions.map(regionCells)),
    分组: sheetOf("分组", FIELDS.分组, [{ name, whole, home }]),
    部门: sheetOf("部门", FIELDS.部门, departments),
    目标: targetsSheet(targets),
    文字: sheetOf("文字", FIELDS.文字, clauses.map(clauseCells)),
    说明: sheetOf("说明", FIELDS.说明, explanations),
    词汇: sheetOf("词汇", FIELDS.词汇, words),
    读法: readingsSheet(readings),
  };
}

/**
 * The dictionary in use where a workbook keeps some of its sheets: a part without a sheet is taken from the shipped one. Of
 * the peers, 地区 says who they are and 分组 how they are called.
 *
 * @example
 * dictionaryOver({ ...EMPTY_DICTIONARY, departments: [{ name: "财政局", contact: "", phone: "" }] }, [plainSheet([["名称"], ["税收收入"]], { name: "指标" })]).dictionary.departments.length // => 1
 */
export function dictionaryOver(shipped: Dictionary, sheets: readonly Sheet[]): DictionaryRead {
  const own = sheets.filter(({ name }) => name in PARTS);
  const has = (name: DictionarySheet): boolean => own.some((sheet) => sheet.name === name);
  const { dictionary, findings } = readDictionary(own);
  const parts = DICTIONARY_SHEETS.filter(has).flatMap((name) => PARTS[name]);
  const peers: PeerGroup = {
    ...(has("分组") ? dictionary : shipped).peers,
    members: (has("地区") ? dictionary : shipped).peers.members,
  };
  const taken = Object.fromEntries(parts.map((part) => [part, dictionary[part]])) as Partial<Dictionary>;
  return { dictionary: { ...shipped, ...taken, peers }, findings };
}

/** A word whose meaning is none of the list is not read, and its row is asked about. */
function unknownMeanings(entries: readonly Entry<Header<"词汇">>[]): Finding[] {
  const expected = Object.keys(TAUGHT_MEANINGS).join("、");
  return entries.flatMap((entry) =>
    Object.hasOwn(TAUGHT_MEANINGS, entry.text("含义")) ? [] : [entry.wrong("含义", expected)],
  );
}

/** Two entries that share a spelling would be distinguished by chance: the first wins, and the second is asked about. */
function sharedSpellings(
  sheetName: DictionarySheet,
  named: readonly { readonly name: string; readonly aliases: readonly string[] }[],
  sheet: Sheet | undefined,
): Finding[] {
  const owner = new Map<string, string>();
  const findings: Finding[] = [];
  const rows = [...(sheet?.rows ?? []).entries()].reverse();
  /** The first row in which a value stands. */
  const rowOf = new Map(rows.flatMap(([row, values]) => values.map((value) => [value, row] as const)));
  for (const { name, aliases } of named) {
    for (const spelling of [name, ...aliases]) {
      const first = owner.get(nameKey(spelling));
      if (first === undefined) owner.set(nameKey(spelling), name);
      else if (first !== name) {
        const place = { file: sheet?.file ?? "", sheet: sheetName, cell: addressOf(rowOf.get(name) ?? 0, 0) };
        findings.push(
          findingOf("dictionary-spelling", "warning", place, { label: spelling }, { expected: first, received: name }),
        );
      }
    }
  }
  return findings;
}
