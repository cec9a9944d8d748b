// Files that hold more than any report does: too large in words, before they fill the memory.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bytesOf, Archive } from "../addin/workbook/package/zip";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { cellsIn } from "../addin/workbook/read/worksheetText";
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
      "with millions of shared texts",
      withPart("xl/sharedStrings.xml", `<sst xmlns="${SPREADSHEET}">${"<si/>".repeat(2_100_000)}</sst>`),
      "a.xlsx",
    ],
  ])("%s is too large", async (_, bytes, name) => {
    await expect(readWorkbookBytes(bytes, name)).rejects.toMatchObject({ reason: "too large" });
  });

  test("of elements within elements without end is told, and not followed", async () => {
    const bytes = withPart("xl/styles.xml", `<styleSheet xmlns="${SPREADSHEET}">${"<a>".repeat(100_000)}</styleSheet>`);
    await expect(readWorkbookBytes(bytes, "a.xlsx")).rejects.toMatchObject({ reason: "not understood" });
  });
});

test("the cells of a worksheet are counted up to the last of each row", () => {
  expect(
    cellsIn('<row r="1"><c r="A1"/><c r="C1"><v>1</v></c></row><row r="2"></row><row r="3"><c r="AB3"/></row>'),
  ).toBe(31);
});
