import { addressOf } from "../model/address";
import { findingOf, type Finding } from "../model/finding";
import {
  EMPTY_DICTIONARY,
  type Clause,
  type Department,
  type Dictionary,
  type Explanation,
  type Indicator,
} from "../model/indicator";
import { periodKey, type Span } from "../model/period";
import { nameKey, type PeerGroup, type Region } from "../model/region";
import type { Sheet } from "../model/sheet";
import { labelOf, labelWords } from "../model/words";
import { parsePeriod } from "../intake/words/period";
import { plain } from "../intake/words/text";
import { entriesOf, listed, listing, tableSheet, type Entry } from "./table";
import { readTargets, TARGETS_SHEET, targetsSheet } from "./targets";

const COLUMNS = {
  指标: ["名称", "别名", "单位", "口径", "方向", "部门", "小数位", "可加", "增速可重算", "时段", "分子", "分母"],
  地区: ["名称", "别名", "代码", "组成"],
  分组: ["组名", "所属", "本县"],
  部门: ["名称", "联系人", "电话"],
  文字: ["句", "指标", "模板", "目标类别"],
  说明: ["规则", "地区", "指标", "期间", "说明文字"],
} as const;

type Part = keyof typeof COLUMNS;
type Header<Name extends Part> = (typeof COLUMNS)[Name][number];

/** The sheets of the dictionary workbook, and the parts of the dictionary that each holds. */
const PARTS = {
  指标: ["indicators"],
  地区: ["regions"],
  分组: [],
  部门: ["departments"],
  [TARGETS_SHEET]: ["targets"],
  文字: ["clauses"],
  说明: ["explanations"],
} as const satisfies Record<Part | typeof TARGETS_SHEET, readonly (keyof Dictionary)[]>;

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
 * Reads the bureau's configuration workbook: sheets 指标, 地区, 分组, 部门, 目标, 文字, 说明, columns by their headers.
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
    findings.push(...found.findings);
    return found.entries;
  };
  const indicators = read("指标", "名称").map(indicatorOf);
  const regionEntries = read("地区", "名称");
  const regions = regionEntries.map((entry): Region => {
    const code = entry.text("代码");
    return { name: entry.text("名称"), aliases: listed(entry.text("别名")), ...(code === "" ? {} : { code }) };
  });
  const group = read("分组", "组名")[0];
  const [whole, home] = [group?.text("所属") ?? "", group?.text("本县") ?? ""];
  const peers: PeerGroup = {
    name: group?.text("组名") ?? "",
    members: regionEntries.filter((entry) => entry.text("组成") === "是").map((entry) => entry.text("名称")),
    ...(whole === "" ? {} : { whole }),
    ...(home === "" ? {} : { home }),
  };
  const departments = read("部门", "名称").map((entry): Department => ({
    name: entry.text("名称"),
    contact: entry.text("联系人"),
    phone: entry.text("电话"),
  }));
  const { targets, findings: unusable } = readTargets(named(TARGETS_SHEET));
  findings.push(...unusable);
  const clauses = read("文字", "指标", "模板").map((entry): Clause => ({
    sentence: Number(entry.text("句")) || 1,
    indicator: entry.text("指标"),
    template: entry.text("模板"),
    family: entry.text("目标类别"),
  }));
  const explanations = read("说明", "规则", "说明文字").map((entry): Explanation => {
    const period = parsePeriod(entry.text("期间"));
    return {
      rule: entry.text("规则"),
      region: entry.text("地区"),
      indicator: entry.text("指标"),
      period: period ? periodKey(period) : "",
      text: entry.text("说明文字"),
    };
  });
  findings.push(
    ...sharedSpellings("指标", indicators, named("指标")),
    ...sharedSpellings("地区", regions, named("地区")),
  );
  return {
    dictionary: { ...EMPTY_DICTIONARY, indicators, regions, peers, departments, targets, clauses, explanations },
    findings,
  };
}

function indicatorOf(entry: Entry<Header<"指标">>): Indicator {
  const [part, whole] = [entry.text("分子"), entry.text("分母")];
  const decimals = Number(entry.text("小数位"));
  return {
    name: entry.text("名称"),
    aliases: listed(entry.text("别名")),
    unit: entry.text("单位"),
    basis: entry.text("口径"),
    best: labelOf("best", entry.text("方向")) ?? "high",
    department: entry.text("部门"),
    decimals: entry.text("小数位") !== "" && Number.isInteger(decimals) && decimals >= 0 ? decimals : 1,
    additive: entry.text("可加") !== "否",
    growthRecomputable: entry.text("增速可重算") !== "否",
    span: spanOf(entry.text("时段")) ?? "yearToDate",
    ...(part !== "" && whole !== "" ? { part, whole } : {}),
  };
}

/**
 * A dictionary as its sheets, which `readDictionary` gives back. Findings for which an explanation was given are not
 * written: the ledger keeps them.
 *
 * @example
 * dictionarySheets({ ...EMPTY_DICTIONARY, peers: { name: "六县", members: [], home: "华容县" } }).find(({ name }) => name === "分组")?.rows // => [["组名", "所属", "本县"], ["六县", "", "华容县"]]
 */
export function dictionarySheets(dictionary: Dictionary): Readonly<Record<DictionarySheet, Sheet>> {
  const { indicators, regions, peers, departments, targets, clauses, explanations } = dictionary;
  const yes = (is: boolean): string => (is ? "是" : "否");
  return {
    指标: tableSheet(
      "指标",
      COLUMNS.指标,
      indicators.map((one) => ({
        名称: one.name,
        别名: listing(one.aliases),
        单位: one.unit,
        口径: one.basis,
        方向: labelWords("best", one.best),
        部门: one.department,
        小数位: one.decimals,
        可加: yes(one.additive),
        增速可重算: yes(one.growthRecomputable),
        时段: SPANS[one.span],
        分子: one.part ?? "",
        分母: one.whole ?? "",
      })),
    ),
    地区: tableSheet(
      "地区",
      COLUMNS.地区,
      regions.map(({ name, aliases, code = "" }) => ({
        名称: name,
        别名: listing(aliases),
        代码: code,
        组成: yes(peers.members.includes(name)),
      })),
    ),
    分组: tableSheet("分组", COLUMNS.分组, [{ 组名: peers.name, 所属: peers.whole ?? "", 本县: peers.home ?? "" }]),
    部门: tableSheet(
      "部门",
      COLUMNS.部门,
      departments.map(({ name, contact, phone }) => ({ 名称: name, 联系人: contact, 电话: phone })),
    ),
    目标: targetsSheet(targets),
    文字: tableSheet(
      "文字",
      COLUMNS.文字,
      clauses.map((one) => ({ 句: one.sentence, 指标: one.indicator, 模板: one.template, 目标类别: one.family })),
    ),
    说明: tableSheet(
      "说明",
      COLUMNS.说明,
      explanations.map((one) => ({
        规则: one.rule,
        地区: one.region,
        指标: one.indicator,
        期间: one.period,
        说明文字: one.text,
      })),
    ),
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

/** Two entries that share a spelling would be told apart by chance: the first wins, and the second is asked about. */
function sharedSpellings(
  sheetName: DictionarySheet,
  named: readonly { readonly name: string; readonly aliases: readonly string[] }[],
  sheet: Sheet | undefined,
): Finding[] {
  const owner = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { name, aliases } of named) {
    for (const spelling of [name, ...aliases]) {
      const first = owner.get(nameKey(spelling));
      if (first === undefined) owner.set(nameKey(spelling), name);
      else if (first !== name) {
        const row = sheet?.rows.findIndex((values) => values.includes(name)) ?? 0;
        const place = { file: sheet?.file ?? "", sheet: sheetName, cell: addressOf(Math.max(0, row), 0) };
        findings.push(
          findingOf("dictionary-spelling", "warning", place, { label: spelling }, { expected: first, received: name }),
        );
      }
    }
  }
  return findings;
}
