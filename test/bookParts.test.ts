import { areaOf, dateText, linkTo, serialOf, type Area } from "../addin/analysis/index";
import { write, type WorkSheet } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import type { Book, BookCell, BookSheet } from "../addin/workbook/book/book";
import { bookOfSheets } from "../addin/workbook/book/bookSheets";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { displayFormula, storedFormula } from "../addin/workbook/book/formulas";
import { openBook } from "../addin/workbook/book/openBook";
import { saveBook } from "../addin/workbook/book/saveBook";
import { sheetName } from "../addin/workbook/book/together";
import { shifted } from "../addin/workbook/book/shift";
import { writeWorkbook, type WorkbookSheet } from "../addin/workbook/book/write";
import { writeXls } from "../seeds/make/xls.mjs";
import { Archive, bytesOf } from "../addin/workbook/package/zip";
import { fullWorkbook } from "./helpers/fullWorkbook";
import { offences } from "./helpers/schema";
import { sheetsOfBook } from "./helpers/sheetsOfBook";

const cellAt = (book: Book, row: number, column: number, sheet = 0): BookCell | undefined =>
  book.sheets[sheet]?.rows[row]?.[column];

/** A workbook of one sheet whose worksheet is rewritten. */
async function rewritten(
  rewrite: (xml: string) => string,
  rows: (number | string | null)[][] = [[1]],
): Promise<Uint8Array> {
  const archive = new Archive(await writeWorkbook([{ name: "表", rows }]), "");
  const part = "xl/worksheets/sheet1.xml";
  return archive.with(new Map([[part, bytesOf(rewrite(archive.text(part)))]]));
}

describe("a formula", () => {
  test.each([
    ["_xldudf_COUNTY_GROWTHRATE(B2,C2)", "COUNTY.GROWTHRATE(B2,C2)"],
    ['IF(A1="_xldudf_COUNTY_X(",_xldudf_COUNTY_SHARE(A1,B1),0)', 'IF(A1="_xldudf_COUNTY_X(",COUNTY.SHARE(A1,B1),0)'],
    ["_xlfn.XLOOKUP(A1,B:B,_xlfn._xlws.SORT(C:C))", "XLOOKUP(A1,B:B,SORT(C:C))"],
    ["_xlfn.LET(_xlpm.x,A1,_xlpm.x*'x'!B1+x1(2))", "LET(x,A1,x*'x'!B1+x1(2))"],
    ["_xlfn.LAMBDA(_xlpm.a,_xlpm.b,_xlpm.a+_xlpm.b)(1,2)", "LAMBDA(a,b,a+b)(1,2)"],
    ['SUM(A1:A3)&"LET(x,1)"', 'SUM(A1:A3)&"LET(x,1)"'],
  ])("in a file, %s, is typed as %s", (stored, shown) => {
    expect(displayFormula(stored)).toBe(shown);
    expect(storedFormula(shown)).toBe(stored);
  });

  test("is understood with the prefixes of other programs, and typed in small letters", () => {
    expect(displayFormula("_xludf.COUNTY.SHARE(A1,B1)+_xlfn.COUNTY.LIGHT(A1)")).toBe(
      "COUNTY.SHARE(A1,B1)+COUNTY.LIGHT(A1)",
    );
    expect(storedFormula("county.share(a1,b1)")).toBe("_xldudf_COUNTY_SHARE(a1,b1)");
    expect(storedFormula("MYCOUNTY.SHARE(A1)")).toBe("MYCOUNTY.SHARE(A1)");
  });

  test.each([
    ["A1+$A1+A$1+$A$1", 2, 3, "D3+$A3+D$1+$A$1"],
    ["SUM(A1:B2)*'表 A1'!C3&\"A1\"", 1, 1, "SUM(B2:C3)*'表 A1'!D4&\"A1\""],
    ["SUM(A:A)+SUM(1:1)+SUM($B:C)+SUM($2:3)", 1, 1, "SUM(B:B)+SUM(2:2)+SUM($B:D)+SUM($2:4)"],
    ["LOG10(A1)+A1B+表1!A1+率A1", 0, 1, "LOG10(B1)+A1B+表1!B1+率A1"],
    ["Z1+AZ1+XFD1048576", 1, 1, "AA2+BA2+A1"],
    ["A1", -1, -1, "XFD1048576"],
  ])("%s copied %i down and %i to the right is %s", (formula, down, right, expected) => {
    expect(shifted(formula, down, right)).toBe(expected);
  });

  test("shared by several cells is written out in each", async () => {
    const cells =
      '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>' +
      '<row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/></c></row>';
    const book = await openBook(
      await rewritten((xml) => xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${cells}</sheetData>`)),
      "a",
    );
    expect([0, 1, 2].map((row) => cellAt(book, row, 1)?.formula)).toEqual(["A1*2", "A2*2", "A3*2"]);
  });
});

describe("a dynamic array", () => {
  const spilling: Parameters<typeof writeWorkbook>[0] = [
    {
      name: "表",
      rows: [
        [{ value: 3, formula: "COUNTY.LEAGUETABLE(A5:A6,B5:B6)", spill: { rows: 2, columns: 2 } }, "甲"],
        [{ value: 2, style: { bold: true } }, "乙"],
        [{ value: 0.083, formula: "COUNTY.SHARE(A5,B5)" }],
        [{ value: 2, formula: "A5*2" }],
      ],
    },
  ];

  test("is marked as such in the file, and so is every formula of ours, which Excel would else cut to one cell", async () => {
    const archive = new Archive(await writeWorkbook(spilling), "");
    const xml = archive.text("xl/worksheets/sheet1.xml");
    expect(xml).toContain(
      '<c r="A1" cm="1"><f t="array" ref="A1:B2">_xldudf_COUNTY_LEAGUETABLE(A5:A6,B5:B6)</f><v>3</v></c>',
    );
    expect(xml).toContain('<c r="A3" cm="1"><f t="array" ref="A3">_xldudf_COUNTY_SHARE(A5,B5)</f>');
    expect(xml).toContain('<c r="A4"><f>A5*2</f>');
    expect(archive.text("xl/metadata.xml")).toContain("XLDAPR");
  });

  test("keeps its answers for readers that do not calculate, and drops them where it is opened to calculate", async () => {
    const bytes = await writeWorkbook(spilling);
    expect((await readWorkbookBytes(bytes, "a"))[0]?.rows.slice(0, 2)).toEqual([
      [3, "甲"],
      [2, "乙"],
    ]);
    const book = await openBook(bytes, "a");
    expect(cellAt(book, 0, 0)).toEqual({
      value: 3,
      formula: "COUNTY.LEAGUETABLE(A5:A6,B5:B6)",
      spill: { rows: 2, columns: 2 },
    });
    expect([cellAt(book, 0, 1), cellAt(book, 1, 0), cellAt(book, 1, 1)]).toEqual([
      undefined,
      { value: null, style: 0 },
      undefined,
    ]);
    expect(cellAt(book, 2, 0)).toEqual({ value: 0.083, formula: "COUNTY.SHARE(A5,B5)" });
  });

  test("is not asked to calculate before our functions are there", async () => {
    const calculation = async (rows: Parameters<typeof writeWorkbook>[0]) =>
      /<calcPr[^>]*>/.exec(new Archive(await writeWorkbook(rows), "").text("xl/workbook.xml"))?.[0];
    expect(await calculation(spilling)).not.toContain("fullCalcOnLoad");
    expect(await calculation([{ name: "表", rows: [[{ value: 1, formula: "1" }]] }])).toContain("fullCalcOnLoad");
  });
});

describe("an array of the older kind", () => {
  const cells =
    '<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3*2</f><v>2</v></c><c r="B1"><v>1</v></c></row>' +
    '<row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>2</v></c></row>' +
    '<row r="3"><c r="A3"><v>6</v></c><c r="B3"><v>3</v></c><c r="C3"><f t="array" ref="C3">SUM(B1:B3*2)</f><v>12</v></c></row>';
  const older = () => rewritten((xml) => xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${cells}</sheetData>`));

  test("keeps its block, its kind and the values of the block's other cells", async () => {
    const book = await openBook(await older(), "a.xlsx");
    expect(cellAt(book, 0, 0)).toEqual({ value: 2, formula: "B1:B3*2", array: { rows: 3, columns: 1 } });
    expect([1, 2].map((row) => cellAt(book, row, 0))).toEqual([{ value: 4 }, { value: 6 }]);
    expect(cellAt(book, 2, 2)).toEqual({ value: 12, formula: "SUM(B1:B3*2)", array: { rows: 1, columns: 1 } });
    expect(book.lost).toEqual([]);
    const saved = await saveBook(book);
    expect(new Archive(saved, "").text("xl/worksheets/sheet1.xml")).toContain(cells);
    expect(await openBook(saved, "a.xlsx")).toEqual(book);
  });

  test("keeps them out of .xls, too", async () => {
    const sheet = {
      "!ref": "A1:A2",
      A1: { t: "n", v: 2, f: "1+1", F: "A1:A2" },
      A2: { t: "n", v: 4, F: "A1:A2" },
    } as WorkSheet;
    const bytes = write(
      { SheetNames: ["表"], Sheets: { 表: sheet } },
      { bookType: "xlsb", type: "array" },
    ) as ArrayBuffer;
    const book = await openBook(new Uint8Array(bytes), "a.xlsb");
    expect([0, 1].map((row) => cellAt(book, row, 0)?.value)).toEqual([2, 4]);
  });

  test("that claims more than there is costs no more", async () => {
    const book = await openBook(
      await rewritten((xml) =>
        xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${cells.replace("A1:A3", "A1:XFD1048576")}</sheetData>`),
      ),
      "a.xlsx",
    );
    expect(cellAt(book, 1, 1)).toEqual({ value: 2 });
  });
});

describe("rules of a sheet", () => {
  const area = areaOf("A1:B4") as Area;
  const sheet = {
    name: "表",
    rows: [
      ["县", "增速"],
      ["华容县", 0.032],
      ["平江县", 0.089],
      ["湘阴县", 0.065],
    ],
    hiddenRows: [2, 7],
    filter: { area, columns: [{ column: 0, values: ["华容县", "湘阴县"] }] },
    conditional: [
      {
        areas: [areaOf("B2:B4") as Area, areaOf("D2") as Area],
        when: { is: "cell", operator: "between", values: [0, 0.05] },
        style: { fill: "FFC7CE", color: "9C0006", bold: true },
        isLast: true,
      },
      { areas: [area], when: { is: "formula", formula: 'LEFT(A1,2)="华&容"' }, style: { italic: true } },
      { areas: [area], when: { is: "duplicateValues" }, style: { fill: "FFEB9C" } },
      {
        areas: [areaOf("B2:B4") as Area],
        when: {
          is: "scale",
          stops: [
            { at: "min", color: "F8696B" },
            { at: "percentile", value: 50, color: "FFEB84" },
            { at: "max", color: "63BE7B" },
          ],
        },
        style: {},
      },
    ],
    validations: [{ area: areaOf("A2:A4") as Area, allow: { list: ["华容县", "平江县", "湘阴县"] } }],
    otherValidations: [
      { area: areaOf("B2:B4") as Area, type: "decimal", operator: "notBetween", formulas: ["5", "$D$1"] },
      { area: areaOf("C2") as Area, type: "textLength", operator: "lessThan", formulas: ["9"] },
      { area: areaOf("C3") as Area, type: "list", formulas: ["$A$2:$A$4"] },
      { area: areaOf("C4") as Area, type: "custom", formulas: ['B4<>""'] },
    ],
  } satisfies WorkbookSheet;

  test("filter, conditional formats and validations come back from the file as they were written", async () => {
    const { sheets, lost } = await openBook(await writeWorkbook([sheet]), "a");
    const { filter, conditional, validations, otherValidations, hiddenRows } = sheets[0] as BookSheet;
    expect(lost).toEqual([]);
    expect({ filter, conditional, validations, otherValidations, hiddenRows }).toEqual({
      filter: sheet.filter,
      conditional: sheet.conditional,
      validations: sheet.validations,
      otherValidations: sheet.otherValidations,
      hiddenRows: sheet.hiddenRows,
    });
  });

  test("are written as the schema has them", async () => {
    expect(offences(await writeWorkbook([sheet]))).toEqual([]);
  });

  test("of other kinds are named as lost", async () => {
    const bytes = await writeWorkbook([sheet]);
    const archive = new Archive(bytes, "");
    const part = "xl/worksheets/sheet1.xml";
    const xml = archive
      .text(part)
      .replace(
        /<filters>.*?<\/filters>/,
        '<customFilters><customFilter operator="greaterThan" val="3"/></customFilters>',
      )
      .replace('type="duplicateValues"', 'type="top10" rank="3"');
    const { sheets, lost } = await openBook(archive.with(new Map([[part, bytesOf(xml)]])), "a");
    expect(lost).toEqual([
      { kind: "conditionalFormats", sheet: "表", count: 1 },
      { kind: "filters", sheet: "表", count: 1 },
    ]);
    expect(sheets[0]?.filter).toBeUndefined();
    expect(sheets[0]?.hiddenRows).toEqual([2, 7]);
  });
});

describe("a written workbook", () => {
  const sheet = {
    name: "审核结果",
    rows: [
      ["县", "问题"],
      [
        { value: "华容县", style: { fill: "FFC7CE" } },
        { value: "#DIV/0!", formula: "1/0", style: { fill: "FFC7CE", locked: false } },
        { value: null, style: { fill: "FFC7CE" } },
      ],
    ],
    frozen: { rows: 1, columns: 0 },
    comments: [{ row: 1, column: 0, text: "请核对" }],
    links: [
      { row: 0, column: 0, to: linkTo("表 '一'", "C5") },
      { row: 1, column: 0, to: linkTo("表1", "A1", "财政局 (8月).xlsx") },
    ],
    validations: [{ area: { top: 1, left: 1, bottom: 9, right: 1 }, allow: { list: ["已改", "说明"] } }],
    protected: true,
    print: { landscape: true, fitWidth: true, repeatRows: [0, 0] },
  } as const;

  test("holds comments, links, lists, protection, print settings and fills", async () => {
    const { sheets, styles, lost } = await openBook(await writeWorkbook([sheet]), "a");
    const { rows, ...rest } = sheet;
    expect(sheets[0]).toMatchObject(rest);
    expect(sheets[0]?.rows).toHaveLength(rows.length);
    expect(sheets[0]?.rows[1]?.map((cell) => styles[cell?.style ?? -1])).toEqual([
      { fill: "FFC7CE" },
      { fill: "FFC7CE", locked: false },
      { fill: "FFC7CE" },
    ]);
    expect(lost).toEqual([]);
  });

  test("leads to a cell of another file as Excel writes it, and holds an error as an error", async () => {
    const archive = new Archive(await writeWorkbook([sheet]), "");
    const xml = archive.text("xl/worksheets/sheet1.xml");
    expect(xml).toMatch(/<hyperlink ref="A2" r:id="rId1" location="(?:'|&apos;)表1(?:'|&apos;)!A1"/);
    expect(archive.text("xl/worksheets/_rels/sheet1.xml.rels")).toContain('Target="财政局%20(8月).xlsx"');
    expect(xml).toMatch(/t="e"[^>]*><f>1\/0<\/f><v>#DIV\/0!<\/v>/);
  });

  test("has as many links on a sheet as Excel takes", async () => {
    const links = Array.from({ length: 65_531 }, (_, row) => ({ row, column: 0, to: "#'表'!A1" }));
    const archive = new Archive(
      await writeWorkbook([{ name: "表", rows: links.map(() => [{ value: 1 }]), links }]),
      "",
    );
    expect(archive.text("xl/worksheets/sheet1.xml").match(/<hyperlink /g)).toHaveLength(65_530);
  });

  test("leaves out a list that the format cannot hold", async () => {
    const area = { top: 0, left: 0, bottom: 0, right: 0 };
    const lists = [["甲,乙"], ["长".repeat(256)], ["好"]];
    const bytes = await writeWorkbook([
      { name: "表", rows: [[1]], validations: lists.map((list) => ({ area, allow: { list } })) },
    ]);
    expect((await openBook(bytes, "a")).sheets[0]?.validations).toEqual([{ area, allow: { list: ["好"] } }]);
  });
});

describe("what a file holds and a book does not", () => {
  test("is counted, by kind and sheet", async () => {
    const { lost } = await openBook(await fullWorkbook(), "财政局.xlsm");
    expect(lost).toEqual([
      { kind: "macros", sheet: "", count: 1 },
      { kind: "charts", sheet: "报表", count: 1 },
      { kind: "pictures", sheet: "报表", count: 1 },
      { kind: "tables", sheet: "附表", count: 1 },
    ]);
  });

  test("is looks, of .xls and .et, and formulas too, of formats of which values alone are read", async () => {
    const book = await openBook(await writeXls([{ name: "表", rows: [[{ value: 0.5, format: "0%" }]] }]), "a.et");
    expect(book.lost).toEqual([{ kind: "styles", sheet: "表", count: 1 }]);
    expect(book.styles[cellAt(book, 0, 0)?.style ?? -1]).toEqual({ format: "0%" });
    const sheet = { "!ref": "A1:B1", A1: { t: "n", v: 1 }, B1: { t: "n", v: 2, f: "A1*2" } } as WorkSheet;
    const open = write(
      { SheetNames: ["表"], Sheets: { 表: sheet } },
      { bookType: "ods", type: "array" },
    ) as ArrayBuffer;
    expect(cellAt(await openBook(new Uint8Array(open), "a.ods"), 0, 1)).toEqual({ value: 2, formula: "A1*2" });
    const space = "urn:schemas-microsoft-com:office:spreadsheet";
    const xml = `<?xml version="1.0"?><Workbook xmlns="${space}" xmlns:ss="${space}"><Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>`;
    expect((await openBook(bytesOf(xml), "a.xls")).lost.map(({ kind }) => kind)).toEqual(["formulas", "styles"]);
  });
});

describe("what a cell can hardly show", () => {
  test("empty texts stay: as constants, and as the answers of formulas", async () => {
    const cells =
      '<row r="1"><c r="A1" t="str"><f>IF(B1=1,"","x")</f><v></v></c><c r="B1" t="inlineStr"><is><t></t></is></c><c r="C1"><v>1</v></c></row>';
    const book = await openBook(
      await rewritten((xml) => xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${cells}</sheetData>`)),
      "a.xlsx",
    );
    expect(book.sheets[0]?.rows).toEqual([[{ value: "", formula: 'IF(B1=1,"","x")' }, { value: "" }, { value: 1 }]]);
    expect(await openBook(await saveBook(book), "a.xlsx")).toEqual(book);
    expect(sheetsOfBook(book, "a.xlsx")[0]?.rows).toEqual([[null, null, 1]]);
  });

  test("carriage returns and the system of 1904 are named as lost, lines and dates stay", async () => {
    const archive = new Archive(await writeWorkbook([{ name: "表", rows: [["甲\n乙", "甲_x000D_"], ["上\n下"]] }]), "");
    const xml = archive.text("xl/workbook.xml").replace("<bookViews", '<workbookPr date1904="1"/><bookViews');
    const strings = archive.text("xl/sharedStrings.xml").replace("甲\n乙", "甲_x000D_\n乙");
    const book = await openBook(
      archive.with(
        new Map([
          ["xl/workbook.xml", bytesOf(xml)],
          ["xl/sharedStrings.xml", bytesOf(strings)],
        ]),
      ),
      "a.xlsx",
    );
    expect(book.lost).toEqual([
      { kind: "dates1904", sheet: "", count: 1 },
      { kind: "lineEnds", sheet: "表", count: 1 },
    ]);
    expect(cellAt(book, 0, 0)?.value).toBe("甲\n乙");
    expect(cellAt(book, 0, 1)?.value).toBe("甲_x000D_");
  });

  test("sheets that hold a chart alone are named as lost, of .xls and .xlsb too", async () => {
    const sheet = { "!ref": "A1", A1: { t: "n", v: 1 } } as WorkSheet;
    const two = { SheetNames: ["表", "图"], Sheets: { 表: sheet, 图: sheet } };
    const archive = new Archive(new Uint8Array(write(two, { bookType: "xlsb", type: "array" }) as ArrayBuffer), "");
    const part = "xl/_rels/workbook.bin.rels";
    const relations = archive.text(part).replace(/worksheet(?=" Target="worksheets\/sheet2)/, "chartsheet");
    const bytes = archive.with(new Map([[part, bytesOf(relations)]]));
    const { sheets, lost } = await openBook(bytes, "a.xlsb");
    expect(sheets.map(({ name }) => name)).toEqual(["表"]);
    expect(lost).toContainEqual({ kind: "otherSheets", sheet: "", count: 1 });
  });
});

describe("opening a book", () => {
  const wide = Array.from({ length: 30 }, () => [1, 2, 3, 4]);

  test("tells how far it is, sheet by sheet", async () => {
    const told: [number, string][] = [];
    const bytes = await writeWorkbook([
      { name: "大", rows: wide },
      { name: "小", rows: [[1]] },
    ]);
    await openBook(bytes, "a.xlsx", { progress: (fraction, sheet) => told.push([fraction, sheet]) });
    expect(told.map(([, sheet]) => sheet)).toEqual(["大", "小"]);
    expect(told[0]?.[0]).toBe(0);
    expect(told[1]?.[0]).toBeGreaterThan(0.5);
    expect(told[1]?.[0]).toBeLessThan(1);
  });

  test.each([
    [
      "xlsx",
      () =>
        writeWorkbook([
          { name: "一", rows: wide },
          { name: "二", rows: wide },
        ]),
    ],
    [
      "xls",
      () =>
        writeXls([
          { name: "一", rows: wide },
          { name: "二", rows: wide },
        ]),
    ],
    ["csv", () => Promise.resolve(bytesOf(`${"1,2,3,4,5,6,7,8\n".repeat(30)}`))],
  ])("refuses more cells than it may hold: %s", async (kind, make) => {
    const bytes = await make();
    await expect(openBook(bytes, `a.${kind}`, { mostCells: 239 })).rejects.toMatchObject({ reason: "too large" });
    await expect(openBook(bytes, `a.${kind}`, { mostCells: 240 })).resolves.toHaveProperty("sheets.0.rows");
  });

  test("gives dates as numbers of the system of 1900, whichever the file uses", async () => {
    const rows = [[{ value: 41516, format: "yyyy-mm-dd" }, 41516]];
    const archive = new Archive(await writeWorkbook([{ name: "表", rows }]), "");
    const xml = archive.text("xl/workbook.xml").replace("<bookViews", '<workbookPr date1904="1"/><bookViews');
    const bytes = archive.with(new Map([["xl/workbook.xml", bytesOf(xml)]]));
    const book = await openBook(bytes, "a.xlsx");
    expect([cellAt(book, 0, 0)?.value, cellAt(book, 0, 1)?.value]).toEqual([42978, 41516]);
    expect(sheetsOfBook(book, "a.xlsx")[0]?.rows).toEqual([["2017-08-31", 41516]]);
  });

  test("reads a serial number back from its text", () => {
    for (const serial of [1, 59, 61, 42978, 42978.5, 0.75]) {
      expect(serialOf(String(dateText(serial, false)))).toBe(serial);
    }
    expect(["", "2017", "二〇一七年"].map(serialOf)).toEqual([undefined, undefined, undefined]);
  });

  test("understands colours of the theme and of the old palette", async () => {
    const styles = (font: string): string =>
      `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font><sz val="12"/><name val="宋体"/></font><font><sz val="12"/><color ${font}/><name val="宋体"/></font></fonts><fills><fill/><fill/></fills><borders><border/></borders><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>`;
    const archive = new Archive(await rewritten((xml) => xml.replace('<c r="A1"', '<c r="A1" s="1"')), "");
    const colorOf = async (font: string): Promise<unknown> => {
      const book = await openBook(archive.with(new Map([["xl/styles.xml", bytesOf(styles(font))]])), "a");
      expect(book.usual).toEqual({ font: "宋体", size: 12 });
      return book.styles[0]?.color;
    };
    expect(await colorOf('indexed="10"')).toBe("FF0000");
    expect(await colorOf('theme="4"')).toBe("4472C4");
    expect(await colorOf('theme="0" tint="-0.5"')).toBe("808080");
    expect(await colorOf('rgb="FF123abc"')).toBe("123ABC");
    expect(await colorOf('indexed="64"')).toBeUndefined();
  });

  test("holds of sheets what they say", async () => {
    const bytes = await writeWorkbook([
      { name: "表", rows: [["日", { value: 42978, format: "yyyy-mm-dd" }]], hiddenColumns: [0] },
    ]);
    const sheets = await readWorkbookBytes(bytes, "a.xlsx");
    const book = { ...bookOfSheets(sheets), lost: [] };
    expect(cellAt(book, 0, 1)).toEqual({ value: 42978, style: 0 });
    const again = sheetsOfBook(book, "a.xlsx");
    expect(again[0]).toMatchObject({ rows: sheets[0]?.rows, hiddenColumns: [0], formats: ["yyyy-mm-dd"] });
  });
});

describe("the name of a sheet", () => {
  const long = "全县规模以上工业企业主要产品产量和增加值增长速度及其与上年同期相比的变化";

  test.each([
    ["财政局", [], "财政局"],
    ["发改/统计[局]", [], "发改_统计_局_"],
    ["'引号'", [], "_引号_"],
    [long, [], long.slice(0, 31)],
    [long, [long.slice(0, 31)], `${long.slice(0, 27)} (2)`],
    ["GDP", ["gdp", "GDP (2)"], "GDP (3)"],
    ["  ", [], "_"],
  ])("made of %j beside %j is %j", (words, taken, name) => {
    expect(sheetName(words, taken)).toBe(name);
    expect(name.length).toBeLessThanOrEqual(31);
  });
});
