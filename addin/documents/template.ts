// 报送模板: the blank workbook that a department fills in, so that next month's sheet can be read without guessing.
import { addressOf, periodWords, type Dictionary, type Indicator, type Language, type Period } from "../analysis";
import { PLAIN_SHEET, type BookCell, type BookSheet } from "../workbook/book/book";
import { namedStyles } from "../workbook/book/styleBook";
import type { Written } from "../workbook/book/saveBook";

export interface TemplateInput {
  readonly department: string;
  readonly dictionary: Dictionary;
  /** The month reported: figures reach from January to it. */
  readonly period: Pick<Period, "year" | "month">;
  readonly language: Language;
}

const SIDE = { style: "thin", color: "BFBFBF" } as const;
const BOX = { top: SIDE, right: SIDE, bottom: SIDE, left: SIDE } as const;

const { styles, cell } = namedStyles({
  title: { bold: true, size: 16, align: "center" },
  plain: { vertical: "center" },
  head: { bold: true, align: "center", vertical: "center", wrap: true, fill: "D9E1F2", borders: BOX },
  label: { vertical: "center", borders: BOX },
  entry: { locked: false, format: "#,##0.##########", align: "right", borders: BOX, fill: "FFFDE7" },
  worked: { format: "0.0", align: "right", borders: BOX },
  amount: { format: "#,##0.##########", align: "right", borders: BOX },
  note: { locked: false, wrap: true, borders: BOX, fill: "FFFDE7" },
  text: { wrap: true, vertical: "top" },
});

/** The sheets of a template, by how far their figures reach, and the words of their columns. */
const KINDS = [
  {
    sheet: "累计指标",
    has: ({ span }: Indicator) => span !== "balance",
    headers: ["本年累计", "上年同期", "增减额", "同比增长（%）"],
  },
  {
    sheet: "余额指标",
    has: ({ span }: Indicator) => span === "balance",
    headers: ["期末余额", "年初数", "比年初增减额", "比年初增长（%）"],
  },
] as const;

const FIRST = 3;
const [CURRENT, BASE] = [2, 3];
/** Beyond any figure of a county, in whatever unit: what stands there is to be a number. */
const LARGEST = 1e12;

/** The indicators that a department reports itself: a share is worked out of others. */
export const reportedBy = (department: string, { indicators }: Dictionary): readonly Indicator[] =>
  indicators.filter((one) => one.department === department && one.part === undefined);

/** The template of a department; without sheets of figures where the dictionary gives it no indicator. */
export function submissionTemplate({ department, dictionary, period, language }: TemplateInput): Written {
  const reported = reportedBy(department, dictionary);
  const home = dictionary.peers.home ?? "";
  const sheets = KINDS.flatMap(({ sheet, has, headers }) => {
    const indicators = reported.filter(has);
    return indicators.length === 0 ? [] : [figures(sheet, headers, indicators, { department, home, period })];
  });
  return { sheets: [...sheets, instructions(language)], styles, names: [] };
}

function figures(
  name: string,
  headers: readonly string[],
  indicators: readonly Indicator[],
  about: { readonly department: string; readonly home: string; readonly period: TemplateInput["period"] },
): BookSheet {
  const { department, home, period } = about;
  const title = `${periodWords({ ...period, span: "yearToDate" }, { year: true })}${home}${department}报送表`;
  const columns = ["指标名称", "计量单位", ...headers, "备注"];
  const last = FIRST + indicators.length - 1;
  return {
    ...PLAIN_SHEET,
    name,
    rows: [
      [cell(title, "title")],
      [cell(`编报单位：${department}`, "plain")],
      columns.map((header) => cell(header, "head")),
      ...indicators.map(({ name, unit }, i) => line(name, unit, FIRST + i)),
      [],
      ["填报人：", "审核人：", "负责人：", "填报日期："].map((words) => cell(words, "plain")),
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: columns.length - 1 }],
    columnWidths: [32, 10, 16, 16, 14, 16, 24],
    rowHeights: [28],
    frozen: { rows: FIRST, columns: 1 },
    comments: indicators.flatMap(({ basis }, i) =>
      basis === "" ? [] : [{ row: FIRST + i, column: 0, text: `口径：${basis}` }],
    ),
    validations: [
      {
        area: { top: FIRST, left: CURRENT, bottom: last, right: BASE },
        allow: { least: -LARGEST, most: LARGEST },
      },
    ],
    protected: true,
    print: { landscape: true, fitWidth: true, repeatRows: [0, FIRST - 1] },
  };
}

/** A line to fill in. Its formulas are saved with their result, an empty text, until the figures are there. */
function line(name: string, unit: string, row: number): BookCell[] {
  const [current, base] = [addressOf(row, CURRENT), addressOf(row, BASE)];
  const unless = (formula: string, also = ""): string =>
    `IF(COUNT(${current},${base})<2,"",${also}${formula}${also === "" ? "" : ")"})`;
  return [
    cell(name, "label"),
    cell(unit, "label"),
    cell(null, "entry"),
    cell(null, "entry"),
    cell("", "amount", unless(`${current}-${base}`)),
    cell("", "worked", unless(`ROUND((${current}-${base})/${base}*100,1)`, `IF(${base}<=0,"",`)),
    cell(null, "note"),
  ];
}

const LINES = {
  zh: [
    "填报说明",
    "1. 只填浅黄色的单元格，其余单元格已锁定；不要增删行列，不要改表名和表头。",
    "2. 数值按“计量单位”一栏填写，不要自行换算；只填数字，不要带单位、空格和逗号。",
    "3. 没有发生填 0；尚未取得的数不要填 0，请在备注中写明“未报”和原因，数值留空。",
    "4. 累计数从1月起算到报告月止；上年同期用上年已公布的数，口径有变的在备注中说明。",
    "5. 增减额和增长率自动算出，不用填写。",
    "6. 与上月相比变化较大的，请在备注中写明原因。",
  ],
  en: [
    "How to fill in",
    "1. Fill in the light yellow cells only; the others are locked. Leave rows, columns, sheet names and headers as they are.",
    "2. Give figures in the unit of the column 计量单位: digits alone, without units, blanks or commas.",
    "3. Write 0 where nothing happened. Leave a figure that is not there yet blank, and say 未报 and why in 备注.",
    "4. Figures to date run from January to the month reported; give last year's as published, and say in 备注 where the basis changed.",
    "5. Changes and growth are worked out by the sheet.",
    "6. Say in 备注 why a figure differs much from last month's.",
  ],
} as const satisfies Record<Language, readonly string[]>;

function instructions(language: Language): BookSheet {
  return {
    ...PLAIN_SHEET,
    name: "填报说明",
    rows: LINES[language].map((words, i) => [cell(words, i === 0 ? "title" : "text")]),
    columnWidths: [90],
    rowHeights: [28],
    protected: true,
    print: { fitWidth: true },
  };
}
