import type { Loss, LossKind } from "../workbook/book/book";
import { say } from "./page";

const WORDS: Readonly<Record<LossKind, readonly [zh: string, en: string]>> = {
  charts: ["图表", "charts"],
  pictures: ["图片和图形", "pictures and shapes"],
  pivotTables: ["数据透视表", "pivot tables"],
  tables: ["套用的表格（只留数据和格式）", "tables (their cells stay)"],
  conditionalFormats: ["条件格式", "conditional formats"],
  macros: ["宏", "macros"],
  validations: ["数据有效性（较复杂的）", "complex data validation"],
  externalLinks: ["到其他工作簿的链接", "links to other workbooks"],
  otherSheets: ["图表工作表等特殊工作表", "sheets of other kinds"],
  formulas: ["公式（老格式只读到数值）", "formulas (of this old format only values are read)"],
  styles: [
    "字体、颜色、边框（老格式只读到数字格式）",
    "fonts, colours, borders (of this old format only number formats)",
  ],
  other: ["其他内容", "other parts"],
};

/** What a file holds and the workbench does not, a line for each kind and sheet. */
export const lossLines = (lost: readonly Loss[]): string[] =>
  lost.map(({ kind, sheet, count }) => {
    const [zh, en] = WORDS[kind];
    const times = count > 1 ? ` ×${count}` : "";
    return sheet === "" ? `${say(zh, en)}${times}` : `${sheet}${say("：", ": ")}${say(zh, en)}${times}`;
  });
