// 审核结果: the findings by department, as a workbook that is sent back, answered in, and read again.
import {
  inLanguage,
  changesIn,
  countsWords,
  figureText,
  findingOf,
  followersIn,
  followsWords,
  isExplained,
  isRoot,
  labelOf,
  linkTo,
  labelWords,
  message,
  nameOfRule,
  REPORT_TITLES,
  ruleTitle,
  senderOf,
  address,
  type Counts,
  type Finding,
  type Language,
  type Names,
  type RunsCompared,
  type Sheet,
} from "../analysis";
import { PLAIN_SHEET, type BookCell, type BookSheet } from "../workbook/book/book";
import { namedStyles } from "../workbook/book/styleBook";
import { sheetName } from "../workbook/book/together";
import type { Written } from "../workbook/book/saveBook";
import { TONE_FILLS } from "../workbook/port/workbook";

export interface ReportInput {
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  readonly names: Names;
  /** Against the run before; null where none is known. */
  readonly compared: RunsCompared<Pick<Finding, "id">> | null;
  readonly language: Language;
  /** Where a file lies, as seen from the report; undefined where it cannot be linked to. */
  readonly pathOf: (file: string) => string | undefined;
}

type Words = Readonly<Record<Language, string>>;

/** The heads of the columns; those without a width are hidden. */
const HEADS = {
  number: { zh: "序号", en: "No.", width: 6 },
  severity: { zh: "级别", en: "Level", width: 7 },
  title: { zh: "问题", en: "Finding", width: 22 },
  place: { zh: "位置", en: "Cell", width: 26 },
  message: { zh: "审核意见", en: "What to do", width: 60 },
  follows: { zh: "由此引起", en: "What follows", width: 24 },
  change: { zh: "与上次相比", en: "Since last run", width: 11 },
  answer: { zh: "答复", en: "Answer", width: 12 },
  explanation: { zh: "说明", en: "Explanation", width: 40 },
  id: { zh: "问题编号", en: "Id" },
  rule: { zh: "规则", en: "Rule" },
  region: { zh: "地区", en: "Region" },
  indicator: { zh: "指标", en: "Indicator" },
  period: { zh: "期间", en: "Period" },
  expected: { zh: "应为", en: "Expected" },
  received: { zh: "实为", en: "Received" },
};

type Column = keyof typeof HEADS;
const COLUMNS: Readonly<Record<Column, Words & { readonly width?: number }>> = HEADS;
const ORDER = Object.keys(HEADS) as Column[];
const TITLE_ROWS = 2;

const CHANGES: Readonly<Record<"new" | "open", Words>> = {
  new: { zh: "新增", en: "new" },
  open: { zh: "仍未解决", en: "still open" },
};
const ANSWERS: Readonly<Record<Language, readonly string[]>> = {
  zh: ["已改正并重报", "数据无误，见说明", "转其他单位"],
  en: ["corrected and sent again", "correct, see explanation", "another department"],
};

const { styles, cell } = namedStyles({
  title: { bold: true, size: 16, align: "center" },
  head: { bold: true, align: "center", vertical: "center", wrap: true, fill: "D9E1F2" },
  text: { wrap: true, vertical: "top" },
  link: { wrap: true, vertical: "top", color: "0563C1", underline: true },
  error: { wrap: true, vertical: "top", fill: TONE_FILLS.error.slice(1) },
  warning: { wrap: true, vertical: "top", fill: TONE_FILLS.warning.slice(1) },
  info: { wrap: true, vertical: "top", fill: TONE_FILLS.info.slice(1) },
});

/** The workbook of a check: a summary, and a sheet for each department, its findings linked to their cells. */
export function checkReport(input: ReportInput): Written {
  const byDepartment = new Map<string, Finding[]>();
  for (const root of input.findings.filter(isRoot)) {
    const department = senderOf(root, input.names);
    byDepartment.set(department, [...(byDepartment.get(department) ?? []), root]);
  }
  const names = sheetNames([...byDepartment.keys()], inLanguage(input.language)("汇总", "Summary"));
  const rowOf = rowsOf(input);
  const sheets = [...byDepartment].map(([department, roots]) =>
    departmentSheet(names.get(department) ?? department, department, roots, rowOf, input),
  );
  return {
    sheets: [summary(byDepartment, names, input), ...sheets],
    styles,
    names: [],
  };
}

/** Names that a workbook takes, each once. */
function sheetNames(departments: readonly string[], summaryName: string): Map<string, string> {
  const taken = [summaryName];
  return new Map(
    departments.map((department) => {
      const name = sheetName(department, taken);
      taken.push(name);
      return [department, name];
    }),
  );
}

function departmentSheet(
  name: string,
  department: string,
  roots: readonly Finding[],
  rowOf: ReturnType<typeof rowsOf>,
  { language, compared, pathOf }: ReportInput,
): BookSheet {
  const say = inLanguage(language);
  const columns = ORDER.filter((column) => column !== "change" || compared !== null);
  const hidden = ORDER.filter((column) => COLUMNS[column].width === undefined);
  const rows = roots.map(rowOf);
  const places = columns.indexOf("place");
  const links = roots.flatMap((root, index) => {
    const path = pathOf(root.file);
    if (path === undefined) return [];
    const to = root.sheet === "" ? path : linkTo(root.sheet, root.cell, path);
    return [{ row: TITLE_ROWS + index, column: places, to }];
  });
  const answers = columns.indexOf("answer");
  const last = TITLE_ROWS + rows.length - 1;
  const width = columns.length - hidden.length;
  return {
    ...PLAIN_SHEET,
    name,
    rows: [
      [cell(say(`${department}审核结果`, `Findings: ${department}`), "title")],
      columns.map((column) => cell(COLUMNS[column][language], "head")),
      ...rows.map((row) => columns.map((column) => row[column])),
      [],
      [undefined, ...signatures(language)],
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: width - 1 }],
    columnWidths: columns.map((column) => COLUMNS[column].width),
    hiddenColumns: hidden.map((column) => columns.indexOf(column)),
    frozen: { rows: TITLE_ROWS, columns: 0 },
    links,
    validations: [
      { area: { top: TITLE_ROWS, left: answers, bottom: last, right: answers }, allow: { list: ANSWERS[language] } },
    ],
    print: { landscape: true, fitWidth: true, repeatRows: [0, TITLE_ROWS - 1] },
  };
}

const signatures = (language: Language): BookCell[] =>
  inLanguage(language)("制表：|审核：|负责人：|年  月  日", "Prepared by:|Checked by:|Head:|Date:")
    .split("|")
    .map((value) => cell(value, "text"));

function rowsOf({ findings, compared, language }: ReportInput) {
  const [followers, changeOf] = [followersIn(findings), changesIn(compared)];
  const text = (value: BookCell["value"]): BookCell => cell(value, "text");
  return (root: Finding, index: number): Readonly<Record<Column, BookCell>> => {
    const { about } = root;
    const change = changeOf(root);
    return {
      number: text(index + 1),
      severity: cell(labelWords("severity", root.severity, language), root.severity),
      title: text(ruleTitle(root, language)),
      place: cell(address(root, language), "link"),
      message: text(message(root, language)),
      follows: text(followsWords(followers(root), language)),
      change: text(change ? CHANGES[change][language] : ""),
      answer: text(""),
      explanation: text(isExplained(root) ? root.explanation : ""),
      id: text(root.id),
      rule: text(root.rule),
      region: text(about.region),
      indicator: text(about.indicator),
      period: text(about.period),
      expected: text(root.expected),
      received: text(root.received),
    };
  };
}

function summary(
  byDepartment: ReadonlyMap<string, readonly Finding[]>,
  names: ReadonlyMap<string, string>,
  { counts, language }: ReportInput,
): BookSheet {
  const say = inLanguage(language);
  const head = [
    say("报送单位", "Department"),
    ...(["error", "warning", "info"] as const).map((severity) => labelWords("severity", severity, language)),
    say("其中已说明", "of them explained"),
  ];
  const lines = [...byDepartment].map(([department, findings]) => [
    cell(department, "link"),
    ...(["error", "warning", "info"] as const).map((severity) =>
      cell(findings.filter((one) => one.severity === severity).length, "text"),
    ),
    cell(findings.filter(isExplained).length, "text"),
  ]);
  const top = 3;
  return {
    ...PLAIN_SHEET,
    name: say("汇总", "Summary"),
    rows: [
      [cell(REPORT_TITLES[language], "title")],
      [cell(countsWords(counts, language), "text")],
      head.map((value) => cell(value, "head")),
      ...lines,
      [],
      signatures(language),
    ],
    merges: [0, 1].map((row) => ({ top: row, left: 0, bottom: row, right: head.length - 1 })),
    columnWidths: [24, 12, 12, 12, 14],
    frozen: { rows: top, columns: 0 },
    links: [...byDepartment.keys()].map((department, index) => ({
      row: top + index,
      column: 0,
      to: `#'${names.get(department) ?? department}'!A1`,
    })),
    print: { fitWidth: true, repeatRows: [0, top - 1] },
  };
}

/** The findings that a report lists, with the explanations that were written into it; null where the sheets are no report. */
export function readCheckReport(sheets: readonly Sheet[]): Finding[] | null {
  const title = sheets[0]?.rows[0]?.[0] ?? null;
  if (title !== REPORT_TITLES.zh && title !== REPORT_TITLES.en) return null;
  return sheets.flatMap(({ rows }) => {
    const header = rows[TITLE_ROWS - 1] ?? [];
    const at = (column: Column) =>
      header.findIndex((text) => text === COLUMNS[column].zh || text === COLUMNS[column].en);
    if (at("id") < 0 || at("explanation") < 0) return [];
    return rows.slice(TITLE_ROWS).flatMap((row): Finding[] => {
      const value = (column: Column) => row[at(column)] ?? null;
      const text = (column: Column) => figureText(asFigure(value(column)));
      if (text("id") === "") return [];
      const about = { region: text("region"), indicator: text("indicator"), period: text("period") };
      const severity = labelOf("severity", text("severity")) ?? "warning";
      const place = { file: "", sheet: "", cell: text("place") };
      const more = { expected: asFigure(value("expected")), received: asFigure(value("received")) };
      const finding = findingOf(nameOfRule(text("rule")), severity, place, about, more);
      return [{ ...finding, id: text("id"), explanation: text("explanation") || null }];
    });
  });
}

const asFigure = (value: Sheet["rows"][number][number]): Finding["expected"] =>
  typeof value === "boolean" ? String(value) : value === "" ? null : value;
