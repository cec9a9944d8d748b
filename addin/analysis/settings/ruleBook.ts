import { shiftPlaces } from "../model/rounding";
import { isNumber } from "../model/figure";
import { findingOf, type Finding } from "../model/finding";
import { TEMPLATE_WORDS, type RuleEntry } from "../model/ruleEntry";
import { addressOf } from "../model/address";
import { formatAt, type CellValue, type Sheet } from "../model/sheet";
import { ratioPlaces } from "../model/unit";
import { labelOf, labelWords, listed, listing } from "../model/words";
import { readCell } from "../intake/words/cell";
import { isBlank, meaningOf, plain } from "../intake/words/text";
import { sheetOf } from "./table";

export const RULES_SHEET = "规则";

/** Headers of a rule book, and the keys of the same in YAML. */
const FIELDS = {
  编号: "id",
  名称: "name",
  级别: "severity",
  范围: "scope",
  公式: "formula",
  容差: "tolerance",
  缺失: "missing",
  说明模板: "template",
  是否须说明: "explain",
} as const;

type Field = (typeof FIELDS)[keyof typeof FIELDS];

/** A line's fields, and the cell of each. */
interface Line {
  value(field: Field): CellValue;
  address(field: Field): RuleEntry["address"];
  /** The cell is shown as a percentage. */
  readonly percent: boolean;
}

/**
 * Reads a rule book from its sheets, by the words of the header: 编号, 名称, 级别 (强制, 核实, 提示), 范围, 公式, 容差,
 * 缺失 (按零 or empty), 说明模板, 是否须说明. A line that cannot be used is a finding at its cell; the other rules still run.
 *
 * @example
 * readRules([plainSheet([["编号", "公式"], ["R1", "收入 = 税收 + 非税"]])]).entries.map(({ id, formula }) => `${id} ${formula}`) // => ["R1 收入 = 税收 + 非税"]
 */
export function readRules(sheets: readonly Sheet[]): { entries: RuleEntry[]; findings: Finding[] } {
  const book = new Entered();
  const { entries, findings } = book;
  for (const sheet of sheets) {
    const top = sheet.rows.findIndex((row) => row.some((value) => fieldOf(value) === "formula"));
    if (top < 0) continue;
    const columns = new Map<Field, number>();
    sheet.rows[top]?.forEach((value, column) => {
      const field = fieldOf(value);
      if (field) columns.set(field, column);
    });
    sheet.rows.slice(top + 1).forEach((row, offset) => {
      const at = (field: Field): number => columns.get(field) ?? columns.get("formula") ?? 0;
      const line: Line = {
        value: (field) => row[columns.get(field) ?? -1] ?? null,
        address: (field) => ({ file: sheet.file, sheet: sheet.name, cell: addressOf(top + 1 + offset, at(field)) }),
        percent: formatAt(sheet, top + 1 + offset, at("tolerance")).includes("%"),
      };
      if (!isBlank(line.value("formula"))) enter(entryOf(line, entries.length + 1), book);
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
  const book = new Entered();
  const { entries, findings } = book;
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
    const address = { file, sheet: "", cell: String(index + 1) };
    const value = (field: Field): CellValue => {
      const chinese = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).find((header) => FIELDS[header] === field) ?? "";
      const found = fields[field] ?? fields[chinese];
      return Array.isArray(found) ? found.map((one) => plainValue(one) ?? "").join("、") : plainValue(found);
    };
    enter(entryOf({ value, address: () => address, percent: false }, index + 1), book);
  });
  return { entries, findings };
}

/** The entries of a rule book as they are taken in. */
class Entered {
  readonly entries: RuleEntry[] = [];
  readonly findings: Finding[] = [];
  readonly ids = new Set<string>();
}

/** Takes in a line; findings and explanations could not distinguish two rules of one id. */
function enter(entry: RuleEntry | Finding, { entries, findings, ids }: Entered): void {
  if ("rule" in entry) findings.push(entry);
  else if (ids.has(entry.id)) {
    const about = { label: entry.formula };
    findings.push(
      findingOf("rule-entry", "error", entry.address, about, { received: entry.id, expected: "没有用过的编号" }),
    );
  } else {
    ids.add(entry.id);
    entries.push(entry);
  }
}

/** A value as it was parsed; null of a list or an object, which stand for no text. */
const plainValue = (value: unknown): CellValue =>
  typeof value === "number" || typeof value === "string" || typeof value === "boolean" ? value : null;

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldOf = (value: CellValue): Field | undefined => {
  const header = plain(String(value ?? ""));
  return meaningOf<Field>(FIELDS, header) ?? Object.values(FIELDS).find((field) => field === header.toLowerCase());
};

const EXPLAIN: Readonly<Record<string, boolean>> = {
  是: true,
  须: true,
  yes: true,
  true: true,
  否: false,
  no: false,
  false: false,
  "": false,
};

function entryOf({ value, address, percent }: Line, number: number): RuleEntry | Finding {
  const text = (field: Field) => String(value(field) ?? "").trim();
  const severity = text("severity") === "" ? "error" : labelOf("severity", text("severity"));
  const mustExplain = meaningOf(EXPLAIN, text("explain").toLowerCase());
  const { figure, isRatio, unit } = readCell(value("tolerance"));
  const wrong = (field: Field, expected: string) =>
    findingOf("rule-entry", "error", address(field), { label: text("formula") }, { received: text(field), expected });
  if (text("formula") === "") return wrong("formula", "公式");
  if (severity === undefined) return wrong("severity", "强制、核实、提示");
  if (mustExplain === undefined) return wrong("explain", "是、否");
  if (!isNumber(figure) && figure.absent === "not a number") return wrong("tolerance", "数字");
  const template = text("template");
  const [odd] = [...template.matchAll(/\{([^{}]*)\}?|\}/g)].filter(
    ([whole, word = ""]) => !whole.endsWith("}") || !(TEMPLATE_WORDS as readonly string[]).includes(word),
  );
  if (odd) return wrong("template", TEMPLATE_WORDS.map((word) => `{${word}}`).join(""));
  const scope = listed(text("scope"));
  const toleranceUnit = unit === "" && (isRatio || percent) ? "%" : unit;
  return {
    id: text("id") || `R${number}`,
    name: text("name") || text("formula"),
    severity,
    formula: text("formula"),
    tolerance: isNumber(figure) ? Math.abs(figure) : null,
    ...(toleranceUnit !== "" && isNumber(figure) && { toleranceUnit }),
    missingIsZero: /^(按零|零|zero|0)$/.test(text("missing")),
    ...(scope.length > 0 && { scope }),
    ...(template !== "" && { template }),
    ...(mustExplain && { mustExplain }),
    address: address("formula"),
    ...addressesOf(address),
  };
}

/** The cells of fields that stand elsewhere than the formula. */
function addressesOf(address: Line["address"]): Pick<RuleEntry, "addresses"> {
  const { cell } = address("formula");
  const [scope, tolerance] = [address("scope"), address("tolerance")];
  if (scope.cell === cell && tolerance.cell === cell) return {};
  return { addresses: { ...(scope.cell !== cell && { scope }), ...(tolerance.cell !== cell && { tolerance }) } };
}

/**
 * A rule book as a sheet, which `readRules` gives back; 缺失 is a column of it where a rule takes what is missing as nothing.
 *
 * @example
 * rulesSheet(readRuleList([{ id: "R1", formula: "收入 = 税收", tolerance: "1%" }], "").entries).rows[1] // => ["R1", "收入 = 税收", "强制", "", "收入 = 税收", "1%", "", ""]
 */
export function rulesSheet(entries: readonly RuleEntry[]): Sheet {
  const { 缺失: missing, ...usual } = FIELDS;
  const fields = entries.some(({ missingIsZero }) => missingIsZero) ? { ...usual, 缺失: missing } : usual;
  const cells = entries.map((one) => ({
    ...{ id: one.id, name: one.name, severity: labelWords("severity", one.severity), scope: listing(one.scope ?? []) },
    ...{ formula: one.formula, tolerance: toleranceCell(one), missing: one.missingIsZero ? "按零" : "" },
    ...{ template: one.template, explain: one.mustExplain ? "是" : "" },
  }));
  return sheetOf(RULES_SHEET, fields, cells);
}

function toleranceCell({ tolerance, toleranceUnit: unit }: RuleEntry): CellValue {
  if (tolerance === null) return "";
  return unit === undefined ? tolerance : `${shiftPlaces(tolerance, ratioPlaces(unit))}${unit}`;
}
