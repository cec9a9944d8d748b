import { readFileSync } from "node:fs";
import { join } from "node:path";
import { utils, write, type BookType } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { dateText, formatAt, type Sheet } from "../addin/analysis/index";
import { readWorkbook, readWorkbookBytes, UnreadableFile } from "../addin/workbook/read/file";
import { isDateFormat } from "../addin/workbook/read/formats";
import { withTimeLimit } from "../addin/workbook/package/native";
import { readBySheetJs } from "../addin/workbook/read/sheetjs";
import { writeWorkbook, type WorkbookSheet } from "../addin/workbook/book/write";
import { writeXls } from "../seeds/make/xls.mjs";
import { Archive, bytesOf, storedZip } from "../addin/workbook/package/zip";
import { CENSUS } from "./helpers/month";

const SUBMITTED: WorkbookSheet[] = [
  {
    name: "财政收入",
    rows: [
      [{ value: "2017年8月财政收入", bold: true, align: "center" }],
      ["县（市）", "税收占比", "截止日期", "备注"],
      ["  华容县", { value: 0.6133, format: "0.00%" }, { value: 42978, format: "yyyy-mm-dd" }, true],
      [null, { value: 3, formula: "1+2" }, { value: 42978.5, format: "yyyy/m/d h:mm" }, "末列"],
      ["湘阴县", 12.5],
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 3 }],
    columnWidths: [12, undefined, 16],
    hiddenColumns: [3],
  },
  { name: "底稿", rows: [["藏"]], hidden: true },
];

const VALUES = [
  ["2017年8月财政收入"],
  ["县（市）", "税收占比", "截止日期", "备注"],
  ["  华容县", 0.6133, "2017-08-31", true],
  [null, 3, "2017-08-31T12:00:00", "末列"],
  ["湘阴县", 12.5],
];

function sheetJsBytes(bookType: BookType): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ["县（市）", "占比", "日期"],
    ["华容县", 0.6133, 42978],
  ]);
  Object.assign(sheet["B2"] as object, { z: "0.00%" });
  Object.assign(sheet["C2"] as object, { z: "yyyy-mm-dd" });
  return new Uint8Array(
    write({ SheetNames: ["表"], Sheets: { 表: sheet } }, { bookType, type: "array" }) as ArrayBuffer,
  );
}

async function reasonOf(bytes: Uint8Array, name = "报表.xlsx"): Promise<string> {
  const refusal: unknown = await readWorkbookBytes(bytes, name).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(UnreadableFile);
  return (refusal as UnreadableFile).reason;
}

/** An .xlsx of one sheet whose worksheet, or other part, is as given. */
async function packed(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const archive = new Archive(await writeWorkbook([{ name: "表", rows: [["甲", 1]] }]), "表.xlsx");
  const all = new Map<string, Uint8Array>();
  for (const name of archive.names) all.set(name, archive.part(name) ?? new Uint8Array());
  for (const [name, text] of Object.entries(parts)) all.set(name, Buffer.from(text));
  return storedZip(all);
}

function worksheet(cells: string): Record<string, string> {
  const space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return { "xl/worksheets/sheet1.xml": `<worksheet xmlns="${space}"><sheetData>${cells}</sheetData></worksheet>` };
}

/** What both readers must say alike. */
function essence(sheets: readonly Sheet[]): unknown {
  return sheets.map((sheet) => ({
    ...sheet,
    formatOf: undefined,
    // Told by the reader of .xlsx alone.
    formulaCells: undefined,
    formats: sheet.rows.map((row, r) => row.map((_, c) => formatAt(sheet, r, c))),
  }));
}

describe("a workbook written and read again", () => {
  test("keeps values, indentation, merges, formats and what is hidden, as .xlsx", async () => {
    const hidden = SUBMITTED.map((sheet, i) => (i === 0 ? { ...sheet, hiddenRows: [3] } : sheet));
    const [sheet, draft] = await readWorkbookBytes(await writeWorkbook(hidden), "一/二/八月.xlsx");
    expect(sheet).toMatchObject({
      file: "八月.xlsx",
      name: "财政收入",
      rows: VALUES,
      merges: [{ top: 0, left: 0, bottom: 0, right: 3 }],
      hiddenRows: [3],
      hiddenColumns: [3],
      hidden: false,
    });
    expect(sheet && [formatAt(sheet, 2, 1), formatAt(sheet, 2, 2), formatAt(sheet, 4, 1)]).toEqual([
      "0.00%",
      "yyyy-mm-dd",
      "General",
    ]);
    expect(draft).toMatchObject({ name: "底稿", hidden: true, rows: [["藏"]] });
  });

  test("says the same as .xls and WPS .et", async () => {
    const bytes = await writeXls(SUBMITTED);
    const asXlsx = await readWorkbookBytes(await writeWorkbook(SUBMITTED), "八月.et");
    expect(essence(await readWorkbookBytes(bytes, "八月.et"))).toEqual(essence(asXlsx));
  });

  test("is the same bytes every time", async () => {
    expect(await writeWorkbook(SUBMITTED)).toEqual(await writeWorkbook(SUBMITTED));
    expect(await writeXls(SUBMITTED)).toEqual(await writeXls(SUBMITTED));
  });

  test("carries no clock: its date is fixed", async () => {
    const archive = new Archive(await writeWorkbook(SUBMITTED), "八月.xlsx");
    expect(archive.text("docProps/core.xml").match(/\d{4}-\d\d-\d\dT/g)).toEqual(["2017-09-28T", "2017-09-28T"]);
  });
});

describe("every kind of workbook", () => {
  test.each<BookType>(["xlsx", "xlsm", "xlsb", "biff8", "ods"])("gives the same sheet: %s", async (kind) => {
    const [sheet] = await readWorkbookBytes(sheetJsBytes(kind), "报表");
    expect(sheet?.rows).toEqual([
      ["县（市）", "占比", "日期"],
      ["华容县", 0.6133, "2017-08-31"],
    ]);
    expect(sheet && formatAt(sheet, 1, 1)).toBe("0.00%");
  });

  test("is read alike by both readers", async () => {
    for (const bytes of [await writeWorkbook(SUBMITTED), sheetJsBytes("xlsx")]) {
      const ours = await readWorkbookBytes(bytes, "报表.xlsx");
      expect(essence(await readBySheetJs(Buffer.from(bytes), "报表.xlsx"))).toEqual(essence(ours));
    }
  });

  test("is known by its content: a web page or text under the name .xls", async () => {
    const page = "<html><table><tr><td>&nbsp;税收</td><td>61.33%</td><td>7</td><td>007</td></tr></table></html>";
    const [table] = await readWorkbookBytes(Buffer.from(page), "老系统.xls");
    expect(table?.rows).toEqual([[" 税收", "61.33%", 7, "007"]]);
    const [text] = await readWorkbookBytes(Buffer.from("甲\t1\n乙\t2"), "老系统.xls");
    expect(text?.rows).toEqual([
      ["甲", 1],
      ["乙", 2],
    ]);
  });
});

describe("a workbook out of the ordinary", () => {
  test("is read without its chart sheet", async () => {
    const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const archive = new Archive(await writeWorkbook([{ name: "表", rows: [["甲", 1]] }]), "表.xlsx");
    const bytes = await packed({
      "xl/workbook.xml": archive
        .text("xl/workbook.xml")
        .replace("</sheets>", '<sheet name="图" sheetId="9" r:id="rId99"/></sheets>'),
      "xl/_rels/workbook.xml.rels": archive
        .text("xl/_rels/workbook.xml.rels")
        .replace(
          "</Relationships>",
          `<Relationship Id="rId99" Type="${relations}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
        ),
      "xl/chartsheets/sheet1.xml": "<chartsheet/>",
    });
    const sheets = await readWorkbookBytes(bytes, "表.xlsx");
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([["表", [["甲", 1]]]]);
  });

  test("of Excel 95 in Chinese keeps its characters", async () => {
    const bytes = Buffer.from(
      write(
        { SheetNames: ["S"], Sheets: { S: utils.aoa_to_sheet([["AABBCC", 1]]) } },
        { bookType: "biff5", type: "buffer" },
      ) as Buffer,
    );
    bytes.write("bbaac8ddcfd8", bytes.indexOf("AABBCC"), "hex");
    bytes.writeUInt16LE(936, bytes.indexOf("42000200", 0, "hex") + 4);
    const [sheet] = await readWorkbookBytes(bytes, "老系统.xls");
    expect(sheet?.rows).toEqual([["华容县", 1]]);
  });

  test("is read as XML of 2003, in which text that looks like a number stays text", async () => {
    const space = "urn:schemas-microsoft-com:office:spreadsheet";
    const cells = '<Cell><Data ss:Type="String">2017</Data></Cell><Cell><Data ss:Type="Number">0.5</Data></Cell>';
    const xml = `<?xml version="1.0"?><Workbook xmlns="${space}" xmlns:ss="${space}"><Worksheet ss:Name="表"><Table><Row>${cells}</Row></Table></Worksheet></Workbook>`;
    const [sheet] = await readWorkbookBytes(Buffer.from(xml), "老系统.xls");
    expect(sheet).toMatchObject({ name: "表", rows: [["2017", 0.5]] });
  });
});

describe("delimited text", () => {
  const TEXT = "指标,本月,占比\r\n  税收,10.5,61.33%\r\n非税,,12.50\r\n";
  const GB18030 =
    "d6b8b1ea2cb1bed4c22cd5bcb1c80d0a2020cbb0cad52c31302e352c36312e3333250d0ab7c7cbb0" + "2c2c31322e35300d0a";
  const ROWS = [
    ["指标", "本月", "占比"],
    ["  税收", 10.5, "61.33%"],
    ["非税", null, "12.50"],
  ];

  test.each([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`)],
    ["UTF-16", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
    ["UTF-16, most significant byte first", Buffer.from(`\ufeff${TEXT}`, "utf16le").swap16()],
    ["GB18030", Buffer.from(GB18030, "hex")],
  ])("says the same in %s", async (_encoding, bytes) => {
    const [sheet] = await readWorkbookBytes(bytes, "八月.csv");
    expect(sheet).toMatchObject({ name: "八月", rows: ROWS });
  });

  test.each([",", "\t", ";", "，"])("finds its delimiter: %j", async (delimiter) => {
    const lines = ["2017年8月报表", `甲${delimiter}乙${delimiter}丙`, `1${delimiter}2${delimiter}3`].join("\n");
    const [sheet] = await readWorkbookBytes(Buffer.from(lines), "八月.txt");
    expect(sheet?.rows).toEqual([["2017年8月报表"], ["甲", "乙", "丙"], [1, 2, 3]]);
  });

  test("makes a number only of what reads back as written", async () => {
    const [sheet] = await readWorkbookBytes(Buffer.from('007;1.0;-3.5;"1,234";1e5;.5;12345678901234567890;0'), "a.csv");
    expect(sheet?.rows).toEqual([["007", "1.0", -3.5, "1,234", "1e5", ".5", "12345678901234567890", 0]]);
  });

  test("keeps its lines where a quote is never closed", async () => {
    const [sheet] = await readWorkbookBytes(Buffer.from('甲,"乙\n1,2\n'), "a.csv");
    expect(sheet?.rows).toEqual([
      ["甲", '"乙'],
      [1, 2],
    ]);
  });
});

describe("a cell", () => {
  test("that is an error is its code; empty text is nothing; lines end in one way", async () => {
    const cells =
      '<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1" t="str"><f>""</f><v></v></c>' +
      '<c r="C1" t="inlineStr"><is><r><t>富</t></r><r><t xml:space="preserve">文&#13;\n本</t></r></is></c></row>';
    const [sheet] = await readWorkbookBytes(await packed(worksheet(cells)), "表.xlsx");
    expect(sheet?.rows).toEqual([["#DIV/0!", null, "富文\n本"]]);
  });

  test("that holds no finite number is an error, whatever its format", async () => {
    const cells = '<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>2</v></c></row>';
    const [sheet] = await readWorkbookBytes(await packed(worksheet(cells)), "表.xlsx");
    expect(sheet?.rows).toEqual([["#NUM!", 2]]);
    expect(dateText(NaN, false)).toBeNaN();
  });

  test("that should name a text and names none is empty, not the first text", async () => {
    const [sheet] = await readWorkbookBytes(
      await packed(worksheet('<row r="1"><c r="A1" t="s"><v></v></c><c r="B1" t="s"><v>0</v></c></row>')),
      "表.xlsx",
    );
    expect(sheet?.rows).toEqual([[null, "甲"]]);
  });

  test("that does not say where it stands follows the one before", async () => {
    const [sheet] = await readWorkbookBytes(
      await packed(worksheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")),
      "表.xlsx",
    );
    expect(sheet?.rows).toEqual([[1, 2], [3]]);
  });

  test("at the sheet's far corner does not fill the rows before it", async () => {
    const cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
    const [sheet] = await readWorkbookBytes(await packed(worksheet(cells)), "表.xlsx");
    expect([sheet?.rows.length, sheet?.rows[1048575]?.[16383], sheet?.rows[1]]).toEqual([1048576, 2, []]);
    expect(sheet?.rows[5]).toBe(sheet?.rows[500_000]);
  });

  test("formatted and empty is not part of the sheet, were there 200,000 rows of them", async () => {
    let cells = '<row r="1"><c r="A1"><v>1</v></c></row>';
    for (let r = 2; r <= 200_000; r++) cells += `<row r="${r}" s="1"><c r="A${r}" s="1"/><c r="B${r}" s="1"/></row>`;
    const [sheet] = await readWorkbookBytes(await packed(worksheet(cells)), "表.xlsx");
    expect(sheet?.rows).toEqual([[1]]);
  });
});

describe("a style in two versions", () => {
  test("counts once, and is its simpler version", async () => {
    const bytes = await writeWorkbook([{ name: "表", rows: [[{ value: 0.5, format: "0%" }]] }]);
    const archive = new Archive(bytes, "a.xlsx");
    const both =
      '<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="hs"><xf numFmtId="2"/></mc:Choice>' +
      '<mc:Fallback><xf numFmtId="4"/></mc:Fallback></mc:AlternateContent>';
    const styles = archive.text("xl/styles.xml").replace(/(<cellXfs[^>]*><xf[^>]*\/>)/, `$1${both}`);
    const changed = archive.with(new Map([["xl/styles.xml", bytesOf(styles)]]));
    const [before, after] = await Promise.all([bytes, changed].map((one) => readWorkbookBytes(one, "a.xlsx")));
    expect(before?.map((sheet) => formatAt(sheet, 0, 0))).toEqual(["0%"]);
    expect(after?.map((sheet) => formatAt(sheet, 0, 0))).toEqual(["#,##0.00"]);
  });
});

describe("a file that gives no sheets", () => {
  test("says why", async () => {
    const whole = Buffer.from(await writeWorkbook(SUBMITTED));
    expect(await reasonOf(new Uint8Array(0))).toBe("empty");
    expect(await reasonOf(Buffer.from(" \r\n"), "空.csv")).toBe("empty");
    expect(await reasonOf(whole.subarray(0, whole.length - 100))).toBe("damaged");
    expect(await reasonOf((await writeXls(SUBMITTED)).subarray(0, 1000), "报表.xls")).toBe("damaged");
    expect(await reasonOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), "图.png")).toBe("not a workbook");
    expect(await reasonOf(Buffer.from("%PDF-1.7\n"), "报表.pdf")).toBe("not a workbook");
    expect(await reasonOf(storedZip(new Map([["word/document.xml", Buffer.from("<x/>")]])), "报告.docx")).toBe(
      "not a workbook",
    );
  });

  test("is damaged where one bit of a part was lost", async () => {
    const bytes = Buffer.from(await writeWorkbook(SUBMITTED));
    const at = bytes.indexOf("xl/worksheets/sheet1.xml") + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(await reasonOf(bytes)).toBe("damaged");
  });

  test("is encrypted where a newer workbook is wrapped under a password", async () => {
    const { writeXlsx } = await import("hucre/xlsx");
    const sheets = [{ name: "表", rows: [[1]] }];
    expect(await reasonOf(await writeXlsx({ sheets, encryption: { password: "密", spinCount: 10 } }))).toBe(
      "encrypted",
    );
  });

  test("is too large where its parts declare more than a workbook holds", async () => {
    const bomb = Buffer.from(await writeWorkbook(SUBMITTED));
    bomb.writeUInt32LE(2 ** 29, bomb.indexOf("PK\u0001\u0002", 0, "latin1") + 24);
    expect(await reasonOf(bomb)).toBe("too large");
  });

  test("is not found, and the message names it and says what to do", async () => {
    await expect(readWorkbook(join(__dirname, "没有.xlsx"))).rejects.toMatchObject({ reason: "not found" });
    await expect(readWorkbook(join(__dirname, "没有.xlsx"))).rejects.toThrow(
      /^没有\.xlsx：.*请.*The file was not found/,
    );
    await expect(readWorkbook(__dirname)).rejects.toMatchObject({ reason: "not a file" });
  });

  test("cannot hold the reader for ever", () => {
    expect(withTimeLimit(1000, () => 7)).toBe(7);
    const forEver = (): never => {
      for (;;);
    };
    expect(() => withTimeLimit(30, forEver)).toThrow(/timed out/);
  });
});

describe("a number format", () => {
  test.each([
    ["yyyy/m/d", true],
    ['yyyy"年"m"月"', true],
    ["[$-804]上午/下午h:mm", true],
    ["[h]:mm:ss", false],
    ["0.00%", false],
    ['#,##0.00"元/day"', false],
    ["[Red]0.0_);\\d0", false],
    ["0!d0", false],
    ["G/通用格式", false],
    ["General", false],
    ["@", false],
  ])("%s shows dates: %s", (code, expected) => {
    expect(isDateFormat(code)).toBe(expected);
  });

  test("gives ISO text in both date systems, and a number where Excel shows no date", () => {
    expect(dateText(42978, false)).toBe("2017-08-31");
    expect(dateText(41516, true)).toBe("2017-08-31");
    expect(dateText(1, false)).toBe("1900-01-01");
    expect(dateText(61, false)).toBe("1900-03-01");
    expect(dateText(0.75, false)).toBe("18:00:00");
    expect([dateText(0, false), dateText(-1, false), dateText(3e6, false)]).toEqual([0, -1, 3e6]);
  });
});

describe("the Census workbooks", () => {
  test.each([
    [2016, 149255428],
    [2017, 153493867],
  ])("of %i keep indentation and figures, and both readers agree", async (year, selectiveSalesTaxes) => {
    const file = CENSUS[year - 2016] ?? "";
    const [sheet] = await readWorkbook(file);
    expect(sheet?.rows[7]?.slice(0, 2)).toEqual(["      Selective sales", selectiveSalesTaxes]);
    expect(sheet?.rows).toHaveLength(58);
    const peer = await readBySheetJs(readFileSync(file), sheet?.file ?? "");
    expect(essence(peer)).toEqual(essence(await readWorkbook(file)));
  });
});
