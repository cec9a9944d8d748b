// How much a file may hold, whatever its format. Nothing that a department reports comes near; a file that exceeds a limit is too
// large, and the limit is named, before it fills the memory.
import { LONGEST_CELL, SHEET_COLUMNS, SHEET_ROWS } from "../../analysis";

/** Bytes of a file. */
export const LARGEST_FILE = 2 ** 28;
/** Bytes of a part of a package, and of all its parts, when they are inflated: a worksheet of a million formatted rows fits. */
export const LARGEST_PART = 2 ** 28;
export const LARGEST_WHOLE = 2 ** 30;
/** Cells of a workbook in the workbench: more than these no grid shows without making the user wait at every step. */
export const MOST_CELLS_OF_BOOK = 2_000_000;
/** Bytes of a worksheet's text above which its cells would not fit into memory beside it. */
export const HEAVIEST = 192_000_000;
/** Cells of a sheet, those counted that stand empty before the last of their row. */
export const MOST_CELLS = 2 ** 26;
/** Sheets of a workbook. */
export const MOST_SHEETS = 2000;
/** Texts that the cells of a workbook share. */
export const MOST_SHARED_TEXTS = 2 ** 21;
/** Milliseconds in which a file is to be parsed. */
export const TIME_TO_PARSE = 30_000;
/** Characters of a text that is proofread, two hundred pages, and of one of its paragraphs, also where a text has no lines. */
export const LONGEST_TEXT = 200_000;
export const LONGEST_PARAGRAPH = 20_000;
/** Characters of a dictionary: one of all townships of the country, each by several names, has two million. */
export const LONGEST_SETTINGS = 5_000_000;
/** Characters of a rule book in YAML or JSON: a thousand rules have a hundred thousand. */
export const LONGEST_RULES = 2_000_000;
/** Rules of a rule book, in whatever form. */
export const MOST_RULES = 20_000;

const count = (most: number): string => most.toLocaleString("en");
const megabytes = (most: number): string => count(most / 2 ** 20);

/** The limits in words, by their names. */
export const LIMITS = {
  file: [`文件超过 ${megabytes(LARGEST_FILE)} MB`, `it has more than ${megabytes(LARGEST_FILE)} MB`],
  inflated: [
    `解压后超过 ${megabytes(LARGEST_WHOLE)} MB，或其中一部分超过 ${megabytes(LARGEST_PART)} MB`,
    `it inflates to more than ${megabytes(LARGEST_WHOLE)} MB, or a part of it to more than ${megabytes(LARGEST_PART)} MB`,
  ],
  worksheet: [`一张表的文本超过 ${count(HEAVIEST)} 字节`, `a sheet's text has more than ${count(HEAVIEST)} bytes`],
  rows: [`一张表超过 ${count(SHEET_ROWS)} 行`, `a sheet has more than ${count(SHEET_ROWS)} rows`],
  columns: [`一张表超过 ${count(SHEET_COLUMNS)} 列`, `a sheet has more than ${count(SHEET_COLUMNS)} columns`],
  cells: [`一张表超过 ${count(MOST_CELLS)} 个单元格`, `a sheet has more than ${count(MOST_CELLS)} cells`],
  sheets: [`超过 ${count(MOST_SHEETS)} 张工作表`, `it has more than ${count(MOST_SHEETS)} sheets`],
  "shared texts": [
    `共用文本超过 ${count(MOST_SHARED_TEXTS)} 条`,
    `its cells share more than ${count(MOST_SHARED_TEXTS)} texts`,
  ],
  letters: [`一个单元格超过 ${count(LONGEST_CELL)} 字`, `a cell has more than ${count(LONGEST_CELL)} characters`],
  text: [
    `文稿超过 ${count(LONGEST_TEXT)} 字，或一段超过 ${count(LONGEST_PARAGRAPH)} 字`,
    `the text has more than ${count(LONGEST_TEXT)} characters, or a paragraph more than ${count(LONGEST_PARAGRAPH)}`,
  ],
  settings: [
    `指标与地区的设置超过 ${count(LONGEST_SETTINGS)} 字`,
    `the dictionary has more than ${count(LONGEST_SETTINGS)} characters`,
  ],
  rules: [
    `规则文件超过 ${count(LONGEST_RULES)} 字，或超过 ${count(MOST_RULES)} 条`,
    `the rule book has more than ${count(LONGEST_RULES)} characters, or more than ${count(MOST_RULES)} rules`,
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Limit = keyof typeof LIMITS;
