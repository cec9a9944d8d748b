import { readFileSync } from "node:fs";
import { read, type CellObject, type Comment } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { annotateWorkbook, type Note } from "../addin/workbook/annotate/annotate";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { openBook } from "../addin/workbook/book/openBook";
import { writeWorkbook } from "../addin/workbook/book/write";
import { writeXls } from "../seeds/make/xls.mjs";
import { Archive, bytesOf } from "../addin/workbook/package/zip";
import { fullWorkbook, MACROS } from "./helpers/fullWorkbook";
import { dataFile } from "./helpers/month";

const NOTES: Note[] = [
  { sheet: "报表", cell: "C2", tone: "error", text: "占比应为 61.33% & <不是> 59%" },
  { sheet: "报表", cell: "C2", tone: "info", text: "另见附表" },
  { sheet: "报表", cell: "B9", tone: "warning", text: "未报" },
  { sheet: "附表", cell: "B2", tone: "info", text: "请说明" },
];

function annotated(bytes: Uint8Array, notes: readonly Note[], name = "财政局.xlsm"): Uint8Array {
  const answer = annotateWorkbook(bytes, name, notes);
  if (!("bytes" in answer)) throw new Error(`${answer.refused}: ${answer.part}`);
  return answer.bytes;
}

function refused(bytes: Uint8Array, notes: readonly Note[] = NOTES, name = "财政局.xlsx"): unknown {
  const answer = annotateWorkbook(bytes, name, notes);
  return "refused" in answer ? answer : "annotated";
}

/** A package with one of its parts rewritten. */
function changed(bytes: Uint8Array, part: string, rewrite: (xml: string) => string): Uint8Array {
  const archive = new Archive(bytes, "");
  return archive.with(new Map([[part, bytesOf(rewrite(archive.text(part)))]]));
}

/** The parts that differ between two packages, and those that one lacks. */
function differing(one: Uint8Array, other: Uint8Array): string[] {
  const [before, after] = [new Archive(one, ""), new Archive(other, "")];
  return [...new Set([...before.names, ...after.names])]
    .filter((name) => !Buffer.from(before.part(name) ?? []).equals(Buffer.from(after.part(name) ?? [])))
    .sort();
}

describe("a copy of a department's own workbook", () => {
  test("is marked and commented, and every other part keeps every byte", async () => {
    const bytes = await fullWorkbook();
    const copy = annotated(bytes, NOTES);
    expect(differing(bytes, copy)).toEqual([
      "[Content_Types].xml",
      "xl/comments1.xml",
      "xl/comments2.xml",
      "xl/drawings/vmlDrawing1.vml",
      "xl/styles.xml",
      "xl/worksheets/_rels/sheet1.xml.rels",
      "xl/worksheets/sheet1.xml",
      "xl/worksheets/sheet2.xml",
    ]);
    const archive = new Archive(copy, "");
    expect(archive.part("xl/vbaProject.bin")).toEqual(Buffer.from(MACROS));
    expect(archive.names).toEqual(expect.arrayContaining(new Archive(bytes, "").names));
  });

  test("has a type for its new relations where the workbook gave each part its own, as LibreOffice 3.3 to 6.0 did", async () => {
    const bytes = changed(await fullWorkbook(), "[Content_Types].xml", (xml) =>
      xml.replace(/<Default Extension="rels"[^>]*>/, ""),
    );
    const types = new Archive(annotated(bytes, NOTES), "").text("[Content_Types].xml");
    expect(types.match(/<Default Extension="rels" ContentType="[^"]*relationships\+xml"\/>/g)).toHaveLength(1);
  });

  test("reads as the workbook did, and loses no more than it", async () => {
    const bytes = await fullWorkbook();
    const copy = annotated(bytes, NOTES);
    const values = async (one: Uint8Array) => (await readWorkbookBytes(one, "a.xlsm")).map(({ rows }) => rows);
    expect(await values(copy)).toEqual(await values(bytes));
    expect((await openBook(copy, "a.xlsm")).lost).toEqual((await openBook(bytes, "a.xlsm")).lost);
  });

  test("keeps what cells can hardly show: older arrays, empty texts, carriage returns, the system of 1904", async () => {
    const cells =
      '<c r="A1"><f t="array" ref="A1:A2">{1;2}*2</f><v>2</v></c><c r="B1" t="inlineStr"><is><t></t></is></c>' +
      '<c r="C1" t="inlineStr"><is><t>甲_x000D_&#10;乙</t></is></c></row><row r="2"><c r="A2"><v>4</v></c></row>';
    const plain = await writeWorkbook([{ name: "报表", rows: [[1]] }]);
    const filled = changed(plain, "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace(/<c r="A1".*<\/row>/s, cells.replaceAll("&#10;", "\n")),
    );
    const bytes = changed(filled, "xl/workbook.xml", (xml) =>
      xml.replace("<bookViews", '<workbookPr date1904="1"/><bookViews'),
    );
    const copy = annotated(bytes, [{ sheet: "报表", cell: "D1", tone: "info", text: "请说明" }]);
    expect(differing(bytes, copy)).not.toContain("xl/workbook.xml");
    const copied = new Archive(copy, "").text("xl/worksheets/sheet1.xml");
    for (const cell of cells.replaceAll("&#10;", "\n").match(/<c .*?<\/c>/gs) ?? []) expect(copied).toContain(cell);
  });

  test("shows the strongest tone and all texts of a cell, keeping its font, format and earlier comment", async () => {
    const { sheets, styles } = await openBook(annotated(await fullWorkbook(), NOTES), "a.xlsm");
    const styleAt = (sheet: number, row: number, column: number) =>
      styles[sheets[sheet]?.rows[row]?.[column]?.style ?? -1];
    expect(styleAt(0, 1, 2)).toEqual({ format: "0.00%", bold: true, fill: "FFC7CE" });
    expect(styleAt(0, 8, 1)).toEqual({ fill: "FFEB9C" });
    expect(styleAt(0, 2, 2)).toBeUndefined();
    expect(sheets.map(({ comments }) => comments)).toEqual([
      [
        { row: 1, column: 2, text: "占比应为 61.33% & <不是> 59%\n另见附表", author: "县域月报" },
        { row: 8, column: 1, text: "未报", author: "县域月报" },
      ],
      [{ row: 1, column: 1, text: "已核对\n请说明", author: "财政局" }],
    ]);
  });

  test("says the same to another reader", async () => {
    const book = read(annotated(await fullWorkbook(), NOTES), { type: "array" });
    const commentAt = (sheet: string, cell: string): Comment[] | undefined =>
      (book.Sheets[sheet]?.[cell] as CellObject).c;
    expect(commentAt("报表", "B9")?.[0]).toMatchObject({ t: "未报" });
    expect(commentAt("附表", "B2")?.[0]).toMatchObject({ t: "已核对\n请说明" });
  });

  test("may be annotated again", async () => {
    const once = annotated(await fullWorkbook(), NOTES);
    const [note] = NOTES;
    const again = annotated(once, note === undefined ? [] : [{ ...note, text: "再次提醒" }]);
    const { sheets } = await openBook(again, "a.xlsm");
    expect(sheets[0]?.comments[0]?.text).toMatch(/另见附表\n再次提醒$/);
  });

  test("takes marks where there are no cells: in empty rows, between cells, on an empty sheet", async () => {
    const bytes = await writeWorkbook([
      { name: "空", rows: [] },
      { name: "表", rows: [["甲", null, "丙"], [], [1]], hiddenRows: [1] },
    ]);
    const cells = ["D1", "B1", "AA1", "C2", "B2", "B10", "A10"];
    const notes = [
      { sheet: "空", cell: "B2", tone: "info", text: "空" } as const,
      ...cells.map((cell) => ({ sheet: "表", cell, tone: "info", text: cell }) as const),
    ];
    const { sheets } = await openBook(annotated(bytes, notes), "a.xlsx");
    const filled = sheets.map(({ rows }) =>
      rows.flatMap((row, r) => row?.flatMap((cell, c) => (cell?.style === undefined ? [] : [`${r},${c}`])) ?? []),
    );
    expect(filled).toEqual([["1,1"], ["0,1", "0,3", "0,26", "1,1", "1,2", "9,0", "9,1"]]);
    expect(sheets[1]?.rows[0]?.slice(0, 3).map((cell) => cell?.value)).toEqual(["甲", null, "丙"]);
    expect(sheets[1]?.comments.map(({ text }) => text)).toEqual(["B1", "D1", "AA1", "B2", "C2", "A10", "B10"]);
  });

  test("takes the style of its column or row for a cell that is not there", async () => {
    const bytes = await writeWorkbook([{ name: "表", rows: [[{ value: 1, format: "0.00%" }]], columnWidths: [9, 9] }]);
    const styled = changed(bytes, "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace(/<col min="2" max="2"/, '$& style="1"'),
    );
    const { sheets, styles } = await openBook(
      annotated(styled, [{ sheet: "表", cell: "B5", tone: "error", text: "缺" }]),
      "a.xlsx",
    );
    expect(styles[sheets[0]?.rows[4]?.[1]?.style ?? -1]).toEqual({ format: "0.00%", fill: "FFC7CE" });
  });

  test("takes styles as careless programs write them: lists without a count, text between their elements", async () => {
    const bytes = await writeWorkbook([{ name: "表", rows: [[{ value: 1, format: "0.00%" }]] }]);
    const careless = changed(bytes, "xl/styles.xml", (xml) =>
      xml.replace(/<(fills|cellXfs) count="\d+">/g, "<$1>").replace("</fill>", "</fill>$-$"),
    );
    const { sheets, styles } = await openBook(
      annotated(careless, [{ sheet: "表", cell: "A1", tone: "error", text: "错" }]),
      "a.xlsx",
    );
    expect(styles[sheets[0]?.rows[0]?.[0]?.style ?? -1]).toEqual({ format: "0.00%", fill: "FFC7CE" });
  });

  test("is the file itself where there is nothing to say", async () => {
    const bytes = await fullWorkbook();
    expect(differing(bytes, annotated(bytes, []))).toEqual([]);
  });
});

describe("a file that would not survive", () => {
  const note = (sheet: string, cell = "A1"): Note[] => [{ sheet, cell, tone: "error", text: "错" }];

  test("is refused by the part that stands in the way", async () => {
    const bytes = await fullWorkbook();
    const signed = new Archive(bytes, "").with(new Map([["_xmlsignatures/sig1.xml", bytesOf("<Signature/>")]]));
    expect(refused(signed)).toEqual({ refused: "signed", part: "_xmlsignatures/sig1.xml" });
    const threaded = changed(bytes, "xl/worksheets/_rels/sheet2.xml.rels", (xml) =>
      xml.replace(
        "</Relationships>",
        '<Relationship Id="t" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>',
      ),
    );
    expect(refused(threaded)).toEqual({
      refused: "threaded comments",
      part: "xl/threadedComments/threadedComment1.xml",
    });
    const drawing = "xl/drawings/vmlDrawing2.vml";
    const odd = changed(bytes, drawing, (xml) => xml.replace("</xml>", ""));
    expect(refused(odd, note("附表"))).toEqual({ refused: "not understood", part: drawing });
    const unplaced = changed(bytes, "xl/worksheets/sheet1.xml", (xml) => xml.replace('<c r="A2"', "<c"));
    expect(refused(unplaced)).toEqual({ refused: "not understood", part: "xl/worksheets/sheet1.xml" });
  });

  test("is refused where a note speaks of no cell", async () => {
    const bytes = await fullWorkbook();
    expect(refused(bytes, note("没有"))).toEqual({ refused: "no sheet", part: "没有" });
    expect(refused(bytes, note("报表", "合计"))).toEqual({ refused: "no sheet", part: "报表!合计" });
  });

  test("is refused in the formats that are not packages", async () => {
    const xls = await writeXls([{ name: "表", rows: [[1]] }]);
    expect(refused(xls, note("表"), "人民银行.xls")).toEqual({ refused: "old format", part: "人民银行.xls" });
    expect(refused(bytesOf("甲,1\n"), note("表"), "a.csv")).toEqual({ refused: "old format", part: "a.csv" });
  });
});

describe("a Census workbook", () => {
  test("is annotated with every other part as it was", () => {
    const bytes = readFileSync(dataFile("2017_asfin_state_totals.xlsx"));
    const sheet = read(bytes, { type: "array" }).SheetNames[0] ?? "";
    const copy = annotated(bytes, [{ sheet, cell: "B8", tone: "error", text: "See the total" }]);
    expect(differing(bytes, copy).filter((part) => /theme|sharedStrings|docProps|printer/.test(part))).toEqual([]);
    expect((read(copy, { type: "array" }).Sheets[sheet]?.["B8"] as CellObject).c?.[0]?.t).toBe("See the total");
  });
});
