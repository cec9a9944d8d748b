// Random books in the form in which `openBook` gives them.
import fc from "fast-check";
import { meets } from "../../addin/analysis/index";
import type { Book, BookCell, BookSheet, Print, Style, View } from "../../addin/workbook/book/book";
import { StyleBook } from "../../addin/workbook/book/styleBook";

const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).map((one) => one.replaceAll("\r", "\n")),
  fc.constantFrom(
    " 税收",
    "末尾 ",
    "_x0041_",
    "a_x000D_b",
    "#DIV/0!",
    "#N/A",
    "007",
    "",
    "<&>\"'",
    "两\n行",
    "=1+2",
    "\u0001",
  ),
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (one === 0 ? 0 : one));
const value = fc.oneof(text, number, fc.integer(), fc.boolean());
const yes = fc.constant(true);
const color = fc.constantFrom("FF0000", "FFC7CE", "DDEBF7", "123ABC");
const line = fc.record(
  { style: fc.constantFrom("thin", "medium", "thick", "double", "dashed", "dotted", "hair"), color },
  { requiredKeys: ["style"] },
);

const style: fc.Arbitrary<Style> = fc
  .record(
    {
      format: fc.constantFrom("0.00%", "yyyy-mm-dd", "#,##0.00", '0.0"万元"', "@"),
      font: fc.constantFrom("黑体", "仿宋_GB2312", "Arial"),
      size: fc.constantFrom(8, 10.5, 22),
      ...{ bold: yes, italic: yes, underline: yes, strike: yes, wrap: yes },
      ...{ color, fill: color },
      align: fc.constantFrom("left", "center", "right"),
      vertical: fc.constantFrom("top", "center", "bottom"),
      indent: fc.integer({ min: 1, max: 9 }),
      rotation: fc.oneof(fc.constantFrom(-90, -45, 45, 90), fc.constant("stacked" as const)),
      borders: fc
        .record({ top: line, right: line, bottom: line, left: line }, { requiredKeys: [] })
        .filter((sides) => Object.keys(sides).length > 0),
      locked: fc.constant(false),
    },
    { requiredKeys: [] },
  )
  .filter((one) => Object.keys(one).length > 0) as fc.Arbitrary<Style>;

const formula = fc.constantFrom(
  "A1+1",
  "SUM($A$1:A3)*2",
  "COUNTY.SHARE(A1,B1,1)",
  'IF(A1>0,"COUNTY.SHARE(A1)","_xlfn.LET")&\'表 1\'!A1',
  "XLOOKUP(A1,B:B,SORT(C:C))",
  "LET(率,A1/B1,IF(率>1,LAMBDA(x,x+率)(2),率))",
);

interface Drawn {
  readonly value: BookCell["value"];
  readonly style: Style | null;
  readonly formula: string | null;
}
const drawn: fc.Arbitrary<Drawn | null> = fc.option(
  fc.record({ value: fc.option(value), style: fc.option(style), formula: fc.option(formula, { freq: 4 }) }),
);

const place = fc.record({ row: fc.nat(12), column: fc.nat(9) });
const placed = <T extends object>(more: fc.Arbitrary<T>): fc.Arbitrary<(T & { row: number; column: number })[]> =>
  fc
    .uniqueArray(
      fc.tuple(place, more).map(([at, one]) => ({ ...one, ...at })),
      {
        maxLength: 4,
        selector: (one) => `${one.row},${one.column}`,
      },
    )
    .map((all) => all.sort((one, other) => one.row - other.row || one.column - other.column));
const area = fc
  .tuple(place, fc.nat(3), fc.nat(3))
  .map(([{ row, column }, down, right]) => ({ top: row, left: column, bottom: row + down, right: column + right }));
const limit = fc.integer({ min: -1000, max: 1000 });
const allow = fc.oneof(
  fc.record({ list: fc.array(fc.constantFrom("已报", "未报", '"引"'), { minLength: 1, maxLength: 3 }) }),
  fc.record({ least: limit, most: limit, whole: yes }, { requiredKeys: [] }),
);
const measures = fc
  .array(
    fc.option(
      fc.integer({ min: 1, max: 80 }).map((one) => one / 2),
      { nil: undefined },
    ),
    { maxLength: 8 },
  )
  .map((all) => (all.at(-1) === undefined ? [...all, 12] : all));
const positions = fc.uniqueArray(fc.nat(15), { maxLength: 4 }).map((all) => all.sort((one, other) => one - other));
const print = fc.record(
  {
    ...{ landscape: yes, fitWidth: yes },
    repeatRows: fc.tuple(fc.nat(3), fc.nat(3)).map(([top, more]) => [top, top + more] as const),
    repeatColumns: fc.tuple(fc.nat(3), fc.nat(3)).map(([left, more]) => [left, left + more] as const),
    areas: fc.array(area, { minLength: 1, maxLength: 2 }),
    paper: fc.constantFrom("a3", "b5"),
    scale: fc.constantFrom(50, 85),
    margins: fc.record({ top: fc.constantFrom(0.5, 1), left: fc.constantFrom(0.25, 1) }),
    centered: fc.record({ across: yes }),
    lines: fc.record({ oddFooter: fc.constantFrom("&C第&P页", "&L<县>&R&D"), firstHeader: fc.constant("&C机密") }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Print>;
const view = fc
  .record({ tabColor: color, gridlines: fc.constant(false), zoom: fc.constantFrom(75, 150) }, { requiredKeys: [] })
  .filter((one) => Object.keys(one).length > 0) as fc.Arbitrary<View>;
const levels = fc.dictionary(
  fc.nat(12).map(String),
  fc
    .record({ level: fc.integer({ min: 1, max: 7 }), collapsed: yes }, { requiredKeys: [] })
    .filter((one) => Object.keys(one).length > 0),
  { minKeys: 1, maxKeys: 3, noNullPrototype: true },
);
const outline = fc
  .record({ rows: levels, columns: levels }, { requiredKeys: [] })
  .filter((one) => Object.keys(one).length > 0) as fc.Arbitrary<NonNullable<BookSheet["outline"]>>;

const charts = fc.array(
  fc.record({
    at: area,
    chart: fc.record({
      title: fc.constantFrom("位次", "<占比> & '增幅'", ""),
      data: fc
        .tuple(area, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
        .map(([{ top, left }, rows, columns]) => ({ top, left, bottom: top + rows, right: left + columns })),
    }),
  }),
  { minLength: 1, maxLength: 3 },
) as fc.Arbitrary<NonNullable<BookSheet["charts"]>>;

const sheet = fc.record(
  {
    name: fc.constantFrom("表1", "财政 收入", "a'b", "<&>", "2017年8月"),
    hidden: fc.boolean(),
    cells: fc.array(fc.array(drawn, { maxLength: 6 }), { maxLength: 6 }),
    spill: fc.option(fc.record({ rows: fc.integer({ min: 2, max: 5 }), columns: fc.integer({ min: 1, max: 3 }) })),
    merges: fc
      .array(area, { maxLength: 2 })
      .filter(([one, other]) => one === undefined || other === undefined || !meets(one, other)),
    ...{ columnWidths: measures, rowHeights: measures, hiddenRows: positions, hiddenColumns: positions },
    frozen: fc.record({ rows: fc.nat(3), columns: fc.nat(3) }),
    comments: placed(fc.record({ text, author: fc.constantFrom("王芳", "a<b") }, { requiredKeys: ["text"] })),
    links: placed(
      fc.record({
        to: fc.constantFrom("#'表1'!B2", "https://example.cn/a b?c=[1]#d", "八月 (1).xlsx#'a''b'!A1", "附件.docx"),
      }),
    ),
    validations: fc.array(fc.record({ area, allow }), { maxLength: 2 }),
    protected: fc.boolean(),
    ...{ print, view, outline, charts },
  },
  {
    requiredKeys: [
      "name",
      "hidden",
      "cells",
      "spill",
      "merges",
      "columnWidths",
      "rowHeights",
      "hiddenRows",
      "hiddenColumns",
      "frozen",
      "comments",
      "links",
      "validations",
      "protected",
    ],
  },
);

/** The column of the one formula that spills: no other cell is so far to the right. */
const SPILLS = 8;

function rowsOf(cells: (Drawn | null)[][], spill: BookCell["spill"] | null, book: StyleBook): BookSheet["rows"] {
  const rows = cells.map((row) =>
    row.map((one): BookCell | undefined => {
      if (one === null || (one.value === null && one.style === null && one.formula === null)) return undefined;
      if (one.value === null && one.formula === null && one.style !== null) return book.blank(one.style);
      return {
        value: one.value,
        ...(one.formula === null ? {} : { formula: one.formula }),
        ...(one.style === null ? {} : { style: book.index(one.style) }),
      };
    }),
  );
  if (spill != null) {
    const first = (rows[0] ??= []);
    while (first.length < SPILLS) first.push(undefined);
    first.push({ value: 0.083, formula: "COUNTY.GROWTHRATE(A1:A5,B1:B5)", spill });
  }
  for (const row of rows) while (row.length > 0 && row.at(-1) === undefined) row.pop();
  while (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

export const books: fc.Arbitrary<Book> = fc
  .record({
    sheets: fc.uniqueArray(sheet, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
    usual: fc.constantFrom({ font: "宋体", size: 11 }, { font: "Calibri", size: 12 }),
    names: fc.subarray([
      { name: "收入", refersTo: "'财政 收入'!$B$2:$B$7" },
      { name: "率", refersTo: "0.1" },
      { name: "当月", refersTo: "'2017年8月'!$A$1" },
    ]),
  })
  .map(({ sheets, usual, names }) => {
    const book = new StyleBook();
    return {
      usual,
      names,
      // Excel opens no workbook of which no sheet is in sight.
      sheets: sheets.map(({ cells, spill, ...rest }, i) => ({
        ...rest,
        hidden: i > 0 && rest.hidden,
        rows: rowsOf(cells, spill, book),
      })),
      styles: book.styles,
      lost: [],
    };
  });
