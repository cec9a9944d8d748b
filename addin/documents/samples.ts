// The workbench's samples: books that are put together from the seeds.
import { pointsFormat } from "../analysis";
import { PLAIN_SHEET, type Book, type BookCell, type BookSheet } from "../workbook/book/book";
import { namedStyles } from "../workbook/book/styleBook";
import { together, type NamedBook } from "../workbook/book/together";

/** Rows of the six counties in the sheets that 本月核算 refers to. */
const COUNTIES = [5, 6, 7, 8, 9, 10];
const INCOME = "'财政局 六县市收入'!";
const TAX = "'财政局 税收占比'!";

const { styles, cell } = namedStyles({
  bold: { bold: true },
  onePlace: { format: "0.0%" },
  twoPlaces: { format: "0.00%" },
  points: { format: pointsFormat(2) },
  onePoint: { format: pointsFormat(1), align: "right" },
  heading: { bold: true, align: "right" },
});
const live = (formula: string, style?: "onePlace" | "twoPlaces" | "points"): BookCell => cell(null, style, formula);

/** 本月核算: the six counties and 华容县, in formulas over the departments' own sheets. */
const RECKONING: BookSheet = {
  ...PLAIN_SHEET,
  name: "本月核算",
  rows: [
    [cell("2017年1—8月六县（市）核算：公式取自后面各部门的表，改了原表，这里跟着变", "bold")],
    [],
    [
      cell("县（市）", "bold"),
      ...["财政总收入（万元）", "上年同期", "同比", "位次", "税收占比", "占比位次"].map((one) => cell(one, "heading")),
    ],
    ...COUNTIES.map((row, index) => [
      live(`SUBSTITUTE(${INCOME}A${row}," ","")`),
      live(`${INCOME}C${row}`),
      live(`${INCOME}D${row}`),
      live(`COUNTY.GROWTHRATE(B${index + 4},C${index + 4},1)`, "onePlace"),
      ...(index > 0
        ? [undefined, cell(null, "twoPlaces")]
        : [
            live('COUNTY.COMPETITIONRANK(D4:D9,D4:D9,"高优",3)'),
            live(`COUNTY.SHARE(${TAX}C5:C10,${TAX}B5:B10,2)`, "twoPlaces"),
            live('COUNTY.COMPETITIONRANK(F4:F9,F4:F9,"高优",4)'),
          ]),
    ]),
    [],
    [cell("华容县", "bold")],
    [cell("增速位次"), live('COUNTY.STANDING("华容县",A4:A9,D4:D9,"高优",3)')],
    [cell("占比位次"), live('COUNTY.STANDING("华容县",A4:A9,F4:F9,"高优",4)')],
    [cell("占比与目标75%差距"), live("ROUND(COUNTY.TARGETGAP(F5,0.75)*100,2)", "points")],
    [cell("序时进度"), live("COUNTY.PACE(201708)", "twoPlaces")],
    [cell("预算完成与序时比"), live(`ROUND(COUNTY.PACEGAP(B5,${INCOME}G6,201708,4)*100,2)`, "points")],
    [cell("全市一句话"), live('COUNTY.SENTENCE("财政总收入",201708,"华容县",A4:A9,D4:D9,1)')],
    [],
    [cell("位次表（增速）", "bold")],
    [
      ...["位次", "县（市）"].map((one) => cell(one, "bold")),
      ...["同比", "比第一名", "比上一名"].map((one) => cell(one, "heading")),
    ],
    ...COUNTIES.map((_, index) => [
      index === 0 ? live('COUNTY.LEAGUETABLE(A4:A9,D4:D9,"高优",3,"百分点")') : undefined,
      ...[undefined, cell(null, "onePlace"), cell(null, "onePoint"), cell(null, "onePoint")],
    ]),
  ],
  columnWidths: [22, 20, 14, 16, 16, 14, 12],
  frozen: { rows: 3, columns: 0 },
};

/** The month's own files, their reckoning before them, and worked examples of every function. */
export const monthSample = (submissions: readonly NamedBook[], examples: Book): Book =>
  sampleOf([
    ["本月核算", { sheets: [RECKONING], styles, names: [], lost: [] }],
    ...submissions.map(([file, book]): NamedBook => [file, withoutNotes(book)]),
    ["示例", examples],
  ]);

/** Workbooks of the seeds that each break one rule, as one. */
export const badSample = (submissions: readonly NamedBook[]): Book =>
  sampleOf(submissions.map(([file, book]): NamedBook => [file, withoutNotes(book)]));

/** A sample is made to be looked at: it keeps no names, and nothing of it can be lost. */
const sampleOf = (books: readonly NamedBook[]): Book => ({ ...together(books), names: [], lost: [] });

/** A submission without its notes for those who fill it in. */
const withoutNotes = (book: Book): Book => ({ ...book, sheets: book.sheets.filter(({ name }) => name !== "说明") });

/** The cells that a formula works from on its own sheet. */
const REFERENCES = /(?<![\w.!$])\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![\w(!])/g;

/** A formula that shows nothing as long as none of its cells holds a number. */
function shownOnceFilled(cell: BookCell, formula: string): BookCell {
  const references = [...new Set(formula.match(REFERENCES))];
  if (references.length === 0) return cell;
  return { ...cell, value: "", formula: `IF(COUNT(${references.join(",")})=0,"",${formula})` };
}

/** The sheets of a submission without their figures, to be filled in. */
export function blankSample(book: Book, sheets: readonly string[]): Book {
  const emptied = (cell: BookCell | undefined): BookCell | undefined => {
    if (cell?.formula !== undefined) return shownOnceFilled(cell, cell.formula);
    return typeof cell?.value === "number" ? { ...cell, value: null } : cell;
  };
  const blank = book.sheets
    .filter(({ name }) => sheets.includes(name))
    .map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row?.map(emptied)) }));
  return sampleOf([["填报", withoutNotes({ ...book, sheets: blank })]]);
}
