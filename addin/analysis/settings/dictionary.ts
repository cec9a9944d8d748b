import { isNumber } from "../model/figure";
import { findingOf, type Finding } from "../model/finding";
import type { Clause, Department, Dictionary, Explanation, Indicator, Target } from "../model/indicator";
import { EMPTY_DICTIONARY } from "../model/indicator";
import { periodKey, type Span } from "../model/period";
import { nameKey, type PeerGroup, type Region } from "../model/region";
import { addressOf } from "../model/address";
import { formatAt, type CellValue, type Sheet } from "../model/sheet";
import { labelOf } from "../model/words";
import { percentToRatio, readCell } from "../intake/words/cell";
import { parsePeriod } from "../intake/words/period";
import { isBlank, meaningOf, plain } from "../intake/words/text";

const SPANS: Readonly<Record<string, Span>> = { 累计: "yearToDate", 余额: "balance", 年度: "year", 当月: "month" };

/** A row of a configuration sheet, its cells by the words of their header. */
interface Entry {
  readonly sheet: Sheet;
  readonly row: number;
  text(header: string): string;
  value(header: string): CellValue;
  cell(header: string): string;
  /** The cell is shown as a percentage: a number in it is a ratio. */
  isPercent(header: string): boolean;
}

/**
 * Reads the bureau's configuration workbook: sheets 指标, 地区, 分组, 部门, 目标, 文字, 说明, columns by their headers.
 * A sheet that is not there leaves its part empty; a row that cannot be used is a finding and is left out.
 *
 * @example
 * readDictionary([plainSheet([["名称", "别名"], ["财政总收入", "总收入"]], { name: "指标" })]).dictionary.indicators.map(({ name, aliases }) => [name, ...aliases]) // => [["财政总收入", "总收入"]]
 */
export function readDictionary(sheets: readonly Sheet[]): { dictionary: Dictionary; findings: Finding[] } {
  const findings: Finding[] = [];
  const entriesOf = (name: string, needed: readonly string[]): Entry[] => {
    const sheet = sheets.find((candidate) => plain(candidate.name) === name);
    return sheet ? entries(sheet, needed, findings) : [];
  };
  const wrong = (entry: Entry, header: string, expected: string) => {
    const place = { file: entry.sheet.file, sheet: entry.sheet.name, cell: entry.cell(header) };
    findings.push(findingOf("dictionary-entry", "error", place, {}, { expected, received: entry.text(header) }));
  };

  const indicators = entriesOf("指标", ["名称"]).map(indicatorOf);
  const regionEntries = entriesOf("地区", ["名称"]);
  const regions = regionEntries.map((entry): Region => {
    const code = entry.text("代码");
    return { name: entry.text("名称"), aliases: list(entry.text("别名")), ...(code === "" ? {} : { code }) };
  });
  const group = entriesOf("分组", ["组名"])[0];
  const [whole, home] = [group?.text("所属") ?? "", group?.text("本县") ?? ""];
  const peers: PeerGroup = {
    name: group?.text("组名") ?? "",
    members: regionEntries.filter((entry) => entry.text("组成") === "是").map((entry) => entry.text("名称")),
    ...(whole === "" ? {} : { whole }),
    ...(home === "" ? {} : { home }),
  };
  const departments = entriesOf("部门", ["名称"]).map((entry): Department => ({
    name: entry.text("名称"),
    contact: entry.text("联系人"),
    phone: entry.text("电话"),
  }));
  const targets = entriesOf("目标", ["指标", "年度", "目标值"]).flatMap((entry): Target[] => {
    const { figure, isRatio } = readCell(entry.value("目标值"));
    const year = Number(entry.text("年度").replace(/年度?$/, ""));
    if (!isNumber(figure)) wrong(entry, "目标值", "数字");
    else if (!Number.isInteger(year)) wrong(entry, "年度", "年份，如 2017");
    else {
      const unit = entry.text("单位");
      const value = unit === "%" && !isRatio && !entry.isPercent("目标值") ? percentToRatio(figure) : figure;
      return [
        { indicator: entry.text("指标"), year, region: entry.text("地区"), family: entry.text("类别"), value, unit },
      ];
    }
    return [];
  });
  const clauses = entriesOf("文字", ["指标", "模板"]).map((entry): Clause => ({
    sentence: Number(entry.text("句")) || 1,
    indicator: entry.text("指标"),
    template: entry.text("模板"),
    family: entry.text("目标类别"),
  }));
  const explanations = entriesOf("说明", ["规则", "说明文字"]).map((entry): Explanation => {
    const period = parsePeriod(entry.text("期间"));
    return {
      rule: entry.text("规则"),
      region: entry.text("地区"),
      indicator: entry.text("指标"),
      period: period ? periodKey(period) : "",
      text: entry.text("说明文字"),
    };
  });
  findings.push(...sharedSpellings("指标", indicators, sheets), ...sharedSpellings("地区", regions, sheets));
  return {
    dictionary: { ...EMPTY_DICTIONARY, indicators, regions, peers, departments, targets, clauses, explanations },
    findings,
  };
}

function indicatorOf(entry: Entry): Indicator {
  const [part, whole] = [entry.text("分子"), entry.text("分母")];
  const decimals = Number(entry.text("小数位"));
  return {
    name: entry.text("名称"),
    aliases: list(entry.text("别名")),
    unit: entry.text("单位"),
    basis: entry.text("口径"),
    best: labelOf("best", entry.text("方向")) ?? "high",
    department: entry.text("部门"),
    decimals: entry.text("小数位") !== "" && Number.isInteger(decimals) && decimals >= 0 ? decimals : 1,
    additive: entry.text("可加") !== "否",
    growthRecomputable: entry.text("增速可重算") !== "否",
    span: meaningOf(SPANS, entry.text("时段")) ?? "yearToDate",
    ...(part !== "" && whole !== "" ? { part, whole } : {}),
  };
}

const list = (text: string): string[] =>
  text
    .split(/[、,，;；|]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");

function entries(sheet: Sheet, needed: readonly string[], findings: Finding[]): Entry[] {
  const top = sheet.rows.findIndex((row) =>
    needed.every((header) => row.some((value) => plain(String(value ?? "")) === header)),
  );
  if (top < 0) {
    findings.push(
      findingOf(
        "dictionary-header",
        "error",
        { file: sheet.file, sheet: sheet.name, cell: "A1" },
        {},
        { expected: needed.join("、") },
      ),
    );
    return [];
  }
  const columns = new Map<string, number>();
  sheet.rows[top]?.forEach((value, column) => columns.set(plain(String(value ?? "")), column));
  const first = needed[0] as string;
  return sheet.rows.slice(top + 1).flatMap((values, offset): Entry[] => {
    const row = top + 1 + offset;
    const value = (header: string): CellValue => values[columns.get(header) ?? -1] ?? null;
    const text = (header: string) => String(value(header) ?? "").trim();
    if (values.every((cell) => isBlank(cell)) || (text(first) === "" && needed.length === 1)) return [];
    const column = (header: string): number => columns.get(header) ?? 0;
    return [
      {
        sheet,
        row,
        value,
        text,
        cell: (header) => addressOf(row, column(header)),
        isPercent: (header) => formatAt(sheet, row, column(header)).includes("%"),
      },
    ];
  });
}

/** Two entries that share a spelling would be told apart by chance: the first wins, and the second is asked about. */
function sharedSpellings(
  sheetName: string,
  named: readonly { readonly name: string; readonly aliases: readonly string[] }[],
  sheets: readonly Sheet[],
): Finding[] {
  const sheet = sheets.find((candidate) => plain(candidate.name) === sheetName);
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
