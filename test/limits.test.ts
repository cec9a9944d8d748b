// Files that hold more than any report does: too large in words, before they fill the memory.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { factsOf, greatest, least, LONGEST_CELL, plainSheet, readDictionary } from "../addin/analysis/index";
import { plainIndicator } from "../addin/analysis/model/indicator";
import { bulletinSentences } from "../addin/analysis/report/sentence";
import { writeWorkbook } from "../addin/workbook/book/write";
import { openBook } from "../addin/workbook/book/openBook";
import { bytesOf, Archive, storedZip } from "../addin/workbook/package/zip";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import type { UnreadableFile } from "../addin/workbook/read/unreadable";
import { cellsIn } from "../addin/workbook/read/worksheetText";
import { formattedText } from "../addin/analysis/intake/words/numberFormat";
import { monthOf } from "./helpers/month";
import { sample } from "./helpers/sample";
import { SEEDS } from "./helpers/paths";

const WORKBOOK = new Archive(readFileSync(join(SEEDS, "2017-08/财政局.xlsx")), "a.xlsx");
const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const withPart = (part: string, xml: string): Uint8Array => WORKBOOK.with(new Map([[part, bytesOf(xml)]]));
const withSheet = (rows: string): Uint8Array =>
  withPart("xl/worksheets/sheet1.xml", `<worksheet xmlns="${SPREADSHEET}"><sheetData>${rows}</sheetData></worksheet>`);

describe("a file", () => {
  test.each([
    ["of a million columns", bytesOf("1,".repeat(1_000_000)), "a.csv"],
    ["with one cell of a million characters", bytesOf(`项目,累计\n${"税".repeat(1_000_000)},3\n`), "a.csv"],
    ["with one line of a million characters", bytesOf("税".repeat(1_000_000)), "a.txt"],
    [
      "with one cell in the last column of each of many rows",
      withSheet(
        Array.from({ length: 5000 }, (_, r) => `<row r="${r + 1}"><c r="XFD${r + 1}"><v>1</v></c></row>`).join(""),
      ),
      "a.xlsx",
    ],
    [
      "with one cell of a million characters, in a workbook",
      withSheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${"a".repeat(1_000_000)}</t></is></c></row>`),
      "a.xlsx",
    ],
    [
      "of thousands of sheets",
      withPart(
        "xl/workbook.xml",
        WORKBOOK.text("xl/workbook.xml").replace(/<sheet [^>]*\/>/, (sheet) =>
          Array.from({ length: 2001 }, (_, i) => sheet.replace(/name="[^"]*"/, `name="${i}"`)).join(""),
        ),
      ),
      "a.xlsx",
    ],
    [
      "with millions of shared texts",
      withPart("xl/sharedStrings.xml", `<sst xmlns="${SPREADSHEET}">${"<si/>".repeat(2_100_000)}</sst>`),
      "a.xlsx",
    ],
  ])("%s is too large", async (_, bytes, name) => {
    await expect(readWorkbookBytes(bytes, name)).rejects.toMatchObject({ reason: "too large" });
  });

  test("with a cell as long as Excel takes it is read, and written as long", async () => {
    const longest = "税".repeat(LONGEST_CELL);
    const read = await readWorkbookBytes(bytesOf(`项目,累计\n${longest},3\n`), "a.csv");
    expect(read[0]?.rows[1]).toEqual([longest, 3]);
    await expect(openBook(bytesOf(`项目,累计\n${longest}税,3\n`), "a.csv")).rejects.toMatchObject({
      reason: "too large",
    });
    const written = await writeWorkbook([{ name: "表", rows: [[{ value: `${longest}税` }, { value: longest }]] }]);
    const [cut, whole] = (await readWorkbookBytes(written, "a.xlsx"))[0]?.rows[0] ?? [];
    expect([cut, whole]).toEqual([`${longest.slice(1)}…`, longest]);
  });

  test.each([
    ["elements within elements", "<a>".repeat(100_000)],
    ["elements beside one another", "<a/>".repeat(3_000_001)],
    ["attributes of an element", `<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(" ")}/>`],
  ])("of %s without end is told, and not followed", async (_, xml) => {
    const bytes = withPart("xl/styles.xml", `<styleSheet xmlns="${SPREADSHEET}">${xml}</styleSheet>`);
    await expect(readWorkbookBytes(bytes, "a.xlsx")).rejects.toMatchObject({ reason: "not understood" });
    await expect(openBook(bytes, "a.xlsx")).rejects.toMatchObject({ reason: "not understood" });
  });
});

const spreadsheet = (table: string): Uint8Array =>
  bytesOf(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${table}</Table></Worksheet></Workbook>`,
  );
const VALUE = '<Data ss:Type="Number">1</Data>';

const OPEN = ["office", "table", "text"]
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(" ");
const openBody = (rows: string): string =>
  `<office:body><office:spreadsheet><table:table table:name="表">${rows}</table:table></office:spreadsheet></office:body>`;
const flat = (rows: string): Uint8Array =>
  bytesOf(`<?xml version="1.0"?><office:document ${OPEN}>${openBody(rows)}</office:document>`);
const packed = (rows: string): Uint8Array =>
  storedZip(
    new Map([
      ["mimetype", bytesOf("application/vnd.oasis.opendocument.spreadsheet")],
      ["content.xml", bytesOf(`<office:document-content ${OPEN}>${openBody(rows)}</office:document-content>`)],
    ]),
  );
const openCell = (attributes: string, text = "1"): string =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const openRow = (cells: string, attributes = ""): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const sylk = (records: string): Uint8Array => bytesOf(`ID;PWXL;N;E\n${records}\nE\n`);

const DECLARED: readonly (readonly [title: string, bytes: Uint8Array, limit: string])[] = [
  ["rows of a SYLK", sylk("C;Y999999999;X1;K1"), "1,048,576 行"],
  ["columns of a SYLK", sylk("C;Y1;X999999999;K1"), "16,384 列"],
  ["columns by their width in a SYLK", sylk("F;W1 999999999 8\nC;Y1;X1;K1"), "16,384 列"],
  [
    "cells of a SYLK",
    sylk(Array.from({ length: 5000 }, (_, row) => `C;Y${row + 1};X16384;K1`).join("\n")),
    "67,108,864 个单元格",
  ],
  ["merged columns", spreadsheet(`<Row><Cell ss:MergeAcross="1000000000">${VALUE}</Cell></Row>`), "16,384 列"],
  ["merged rows", spreadsheet(`<Row><Cell ss:MergeDown="1000000000">${VALUE}</Cell></Row>`), "1,048,576 行"],
  [
    "merged cells",
    spreadsheet(`<Row><Cell ss:MergeDown="1000000" ss:MergeAcross="16000">${VALUE}</Cell></Row>`),
    "67,108,864 个单元格",
  ],
  ["a row far below", spreadsheet(`<Row ss:Index="1000000000"><Cell>${VALUE}</Cell></Row>`), "1,048,576 行"],
  ["a cell far beside", spreadsheet(`<Row><Cell ss:Index="1000000000">${VALUE}</Cell></Row>`), "16,384 列"],
  [
    "columns one after another",
    spreadsheet(`${'<Column ss:Span="9000"/>'.repeat(2)}<Row><Cell>${VALUE}</Cell></Row>`),
    "16,384 列",
  ],
  [
    "columns said over again, of a worksheet",
    withPart(
      "xl/worksheets/sheet1.xml",
      `<worksheet xmlns="${SPREADSHEET}"><cols>${'<col min="1" max="16384"/>'.repeat(3)}</cols><sheetData/></worksheet>`,
    ),
    "16,384 列",
  ],
  ["columns alike", spreadsheet(`<Column ss:Span="1000000000"/><Row><Cell>${VALUE}</Cell></Row>`), "16,384 列"],
  ["rows alike", spreadsheet(`<Row ss:Span="1000000000"/><Row><Cell>${VALUE}</Cell></Row>`), "1,048,576 行"],
  ...[flat, packed].flatMap((open): readonly [string, Uint8Array, string][] => [
    ["repeated columns", open(openRow(openCell('table:number-columns-repeated="1000000000"'))), "16,384 列"],
    ["repeated rows", open(openRow(openCell(""), 'table:number-rows-repeated="1000000000"')), "1,048,576 行"],
    [
      "repeated cells",
      open(openRow(openCell('table:number-columns-repeated="1000"'), 'table:number-rows-repeated="1000000"')),
      "67,108,864 个单元格",
    ],
    [
      "digits of a format",
      open('<number:number-style><number:number number:decimal-places="1000000000"/></number:number-style>'),
      "32,767 字",
    ],
    ["blanks of a text", open(openRow(openCell("", 'a<text:s text:c="1000000000"/>'))), "32,767 字"],
  ]),
  ["columns of a page", bytesOf('<table><tr><td colspan="1000000000">1</td><td>2</td></tr></table>'), "16,384 列"],
  ["tables of a page", bytesOf("<table><tr><td>1</td></tr></table>".repeat(2001)), "2,000 张工作表"],
  ["lines of text", bytesOf("1,2\n".repeat(1_048_577)), "1,048,576 行"],
];

describe("a limit is the same for every format, counted before the parser fills the memory, and named:", () => {
  test.each(DECLARED)("%s", async (_, bytes, limit) => {
    await expect(readWorkbookBytes(bytes, "a")).rejects.toMatchObject({
      reason: "too large",
      message: expect.stringContaining(limit) as string,
    });
  });

  test("what is empty is repeated to the end of a sheet at no cost", async () => {
    const rest = openRow(
      '<table:table-cell table:number-columns-repeated="16384"/>',
      'table:number-rows-repeated="1048575"',
    );
    const [sheet] = await readWorkbookBytes(flat(openRow(openCell("")) + rest), "a.fods");
    expect(sheet?.rows).toEqual([["1"]]);
  });

  test("a parser that does not end is stopped, and the console is given back", { timeout: 60_000 }, async () => {
    const { log } = console;
    const page = bytesOf(`<table>${'<tr><td rowspan="1000">1</td><td>2</td></tr>'.repeat(60_000)}</table>`);
    await expect(readWorkbookBytes(page, "a.xls")).rejects.toMatchObject({ reason: "too slow" });
    expect(console.log).toBe(log);
  });
});

// Each of these took minutes or years where a pattern looked again from each of its places.
describe("the time of reading grows with its length, of", () => {
  const MANY = 100_000;
  const cell = (text: string): string => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const texts = (xml: string): Uint8Array =>
    withPart("xl/sharedStrings.xml", `<sst xmlns="${SPREADSHEET}">${xml}</sst>`);
  const page = (markup: string): Uint8Array => bytesOf(`<html><table>${markup}`);

  test.each([
    ["note marks", withSheet(cell(`税收${"¹".repeat(60)}入`)), "read"],
    ["digits before a word", withSheet(cell(`${"1".repeat(32_000)}税收入库`)), "read"],
    [
      "pronunciations that are not closed",
      withSheet(cell("税").replace("</is>", '<rPh sb="0">'.repeat(MANY))),
      "damaged",
    ],
    ["runs that are not closed", texts(`<si>${'<r><vertAlign val="superscript"/>'.repeat(MANY)}</si>`), "damaged"],
    ["raised characters that are not closed", page("<tr><td>1".concat("<sup>".repeat(MANY))), "damaged"],
    ["tags that do not end", page("<s ".repeat(MANY)), "damaged"],
    ["styles that do not end", page("<span style='vertical-align".repeat(MANY)), "damaged"],
    ["columns of one name", bytesOf(`地区,${"累计,".repeat(8000)}${`\n县,${"5,".repeat(8000)}`.repeat(30)}`), "read"],
    [
      "totals",
      bytesOf(`项目,累计\n${Array.from({ length: 20_000 }, (_, i) => `${i % 3 ? "小计" : "合计"},${i}`).join("\n")}`),
      "read",
    ],
    ["readings that are not closed", page("<rt>".repeat(MANY)), "damaged"],
  ])("%s", async (_, bytes, told) => {
    const read = readWorkbookBytes(bytes, "a.xlsx").then(monthOf);
    expect(
      await read.then(
        () => "read",
        ({ reason }: UnreadableFile) => reason,
      ),
    ).toBe(told);
  });

  test("words without a meaning", () => {
    const rows = Array.from({ length: MANY }, (_, i) => [`词${i}`, "不明"]);
    const { findings } = readDictionary([plainSheet([["词", "含义"], ...rows], { name: "词汇" })]);
    expect([findings.length, findings.at(-1)?.cell]).toEqual([MANY, `B${MANY + 1}`]);
  });

  test("sentences", () => {
    const facts = factsOf({ ...sample, region: "华容县" }, plainIndicator("财政总收入"));
    if (facts === undefined) throw new Error("no facts");
    const clauses = Array.from({ length: MANY }, (_, i) => ({
      clause: { sentence: MANY - i, indicator: "财政总收入", template: "平稳", family: "" },
      facts,
    }));
    expect(bulletinSentences(clauses).map(({ sentence }) => sentence)).toEqual(clauses.map((__, i) => i + 1));
  });

  test("number formats", () => {
    for (const code of [`${"[".repeat(MANY)}0`, `0${",".repeat(MANY)}x0`, `${"0,".repeat(MANY)}x`])
      expect(formattedText(0.5, code)).toBeTypeOf("string");
  });
});

test("the cells of a worksheet are counted up to the last of each row", () => {
  expect(
    cellsIn('<row r="1"><c r="A1"/><c r="C1"><v>1</v></c></row><row r="2"></row><row r="3"><c r="AB3"/></row>'),
  ).toBe(31);
});

test("more rows than a call can have arguments are read and answered", async () => {
  const rows = Array.from({ length: 130_000 }, (_, row) => ["华容县", row]);
  const { tables } = await monthOf([plainSheet([["2017年1-8月情况（万元）"], ["地区", "财政收入"], ...rows])]);
  expect(tables[0]?.cells.length).toBe(130_000);
  const numbers = rows.map(([, number]) => Number(number));
  expect([least(numbers), greatest(numbers)]).toEqual([0, 129_999]);
});
