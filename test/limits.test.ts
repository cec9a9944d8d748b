// Files that hold more than any report does: too large in words, before they fill the memory.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bytesOf, Archive } from "../addin/workbook/package/zip";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import type { UnreadableFile } from "../addin/workbook/read/unreadable";
import { cellsIn } from "../addin/workbook/read/worksheetText";
import { formattedText } from "../addin/analysis/intake/words/numberFormat";
import { monthOf } from "./helpers/month";
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

  test.each([
    ["elements within elements", "<a>".repeat(100_000)],
    ["attributes of an element", `<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(" ")}/>`],
  ])("of %s without end is told, and not followed", async (_, xml) => {
    const bytes = withPart("xl/styles.xml", `<styleSheet xmlns="${SPREADSHEET}">${xml}</styleSheet>`);
    await expect(readWorkbookBytes(bytes, "a.xlsx")).rejects.toMatchObject({ reason: "not understood" });
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
    ["digits before a word", withSheet(cell(`${"1".repeat(90_000)}税收入库`)), "read"],
    [
      "pronunciations that are not closed",
      withSheet(cell("税").replace("</is>", '<rPh sb="0">'.repeat(MANY))),
      "damaged",
    ],
    ["runs that are not closed", texts(`<si>${'<r><vertAlign val="superscript"/>'.repeat(MANY)}</si>`), "damaged"],
    ["raised characters that are not closed", page("<tr><td>1".concat("<sup>".repeat(MANY))), "damaged"],
    ["tags that do not end", page("<s ".repeat(MANY)), "damaged"],
    ["styles that do not end", page("<span style='vertical-align".repeat(MANY)), "damaged"],
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
