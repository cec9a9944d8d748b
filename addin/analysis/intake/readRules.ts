import { isNumber } from "../figure";
import { findingOf, type Finding, type Severity } from "../finding";
import type { RuleEntry } from "../ruleEntry";
import { addressOf, type CellValue, type Sheet } from "../sheet";
import { readCell } from "./readCell";
import { isBlank, meaningOf, plain } from "./text";

const SEVERITIES: Readonly<Record<string, Severity>> = {
  强制: "error",
  核实: "warning",
  提示: "info",
  error: "error",
  warning: "warning",
  info: "info",
  "": "error",
};

/** Headers of a rule book and the keys that the same has in YAML. */
const FIELDS = {
  编号: "id",
  名称: "name",
  级别: "severity",
  公式: "formula",
  容差: "tolerance",
  缺失: "missing",
} as const;

type Field = (typeof FIELDS)[keyof typeof FIELDS];

/**
 * Reads a rule book from its sheets, by the words of the header: 编号, 名称, 级别 (强制, 核实, 提示), 公式, 容差,
 * 缺失 (按零 or empty). A line that cannot be used is a finding; the other rules still run.
 *
 * @example
 * readRules([plainSheet([["编号", "公式"], ["R1", "收入 = 税收 + 非税"]])]).entries.map(({ id, formula }) => `${id} ${formula}`) // => ["R1 收入 = 税收 + 非税"]
 */
export function readRules(sheets: readonly Sheet[]): { entries: RuleEntry[]; findings: Finding[] } {
  const entries: RuleEntry[] = [];
  const findings: Finding[] = [];
  for (const sheet of sheets) {
    const top = sheet.rows.findIndex((row) => row.some((value) => fieldOf(value) === "formula"));
    if (top < 0) continue;
    const columns = new Map<Field, number>();
    sheet.rows[top]?.forEach((value, column) => {
      const field = fieldOf(value);
      if (field) columns.set(field, column);
    });
    sheet.rows.slice(top + 1).forEach((row, offset) => {
      const value = (field: Field): CellValue => row[columns.get(field) ?? -1] ?? null;
      if (isBlank(value("formula"))) return;
      const cell = addressOf(top + 1 + offset, columns.get("formula") ?? 0);
      const entry = entryOf(value, { file: sheet.file, sheet: sheet.name, cell }, entries.length + 1);
      if ("rule" in entry) findings.push(entry);
      else entries.push(entry);
    });
  }
  const [first] = sheets;
  if (entries.length + findings.length === 0 && first) {
    const place = { file: first.file, sheet: first.name, cell: "A1" };
    findings.push(findingOf("rule-book", "error", place, {}, { expected: "公式", cause: "damaged text" }));
  }
  return { entries, findings };
}

/**
 * Reads a rule book that was parsed from YAML or JSON: a list of rules, or `rules:` over one.
 *
 * @example
 * readRuleList([{ id: "R1", formula: "收入 = 税收 + 非税" }], "rules.yaml").entries.map(({ id, formula }) => `${id} ${formula}`) // => ["R1 收入 = 税收 + 非税"]
 */
export function readRuleList(value: unknown, file: string): { entries: RuleEntry[]; findings: Finding[] } {
  const list: unknown = Array.isArray(value) ? value : isFields(value) ? (value["rules"] ?? value["规则"]) : undefined;
  const entries: RuleEntry[] = [];
  const findings: Finding[] = [];
  if (!Array.isArray(list)) {
    return {
      entries,
      findings: [
        findingOf(
          "rule-book",
          "error",
          { file, sheet: "", cell: "1" },
          {},
          { expected: "rules", cause: "damaged text" },
        ),
      ],
    };
  }
  list.forEach((line: unknown, index) => {
    const fields = isFields(line) ? line : { formula: line };
    const value = (field: Field): CellValue => {
      const chinese = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).find((header) => FIELDS[header] === field) ?? "";
      const found = fields[field] ?? fields[chinese];
      return typeof found === "number" || typeof found === "string" || typeof found === "boolean" ? found : null;
    };
    const entry = entryOf(value, { file, sheet: "", cell: String(index + 1) }, index + 1);
    if ("rule" in entry) findings.push(entry);
    else entries.push(entry);
  });
  return { entries, findings };
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldOf = (value: CellValue): Field | undefined => {
  const header = plain(String(value ?? ""));
  return meaningOf<Field>(FIELDS, header) ?? Object.values(FIELDS).find((field) => field === header.toLowerCase());
};

function entryOf(value: (field: Field) => CellValue, place: RuleEntry["place"], number: number): RuleEntry | Finding {
  const text = (field: Field) => String(value(field) ?? "").trim();
  const severity = meaningOf(SEVERITIES, text("severity"));
  const { figure } = readCell(value("tolerance"));
  const wrong = (received: string, expected: string) =>
    findingOf("rule-entry", "error", place, { label: text("formula") }, { received, expected });
  if (text("formula") === "") return wrong("", "公式");
  if (severity === undefined) return wrong(text("severity"), "强制、核实、提示");
  if (!isNumber(figure) && figure.absent === "not a number") return wrong(text("tolerance"), "数字");
  return {
    id: text("id") || `R${number}`,
    name: text("name") || text("formula"),
    severity,
    formula: text("formula"),
    tolerance: isNumber(figure) ? Math.abs(figure) : null,
    missingIsZero: /^(按零|零|zero|0)$/.test(text("missing")),
    place,
  };
}
