// Files that were cut short or lost a part: each is damaged, with the part named, and none is read in part.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openBook } from "../addin/workbook/book/openBook";
import { Archive, bytesOf, textOf } from "../addin/workbook/package/zip";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { SEEDS } from "./helpers/paths";

const WORKBOOK = readFileSync(join(SEEDS, "2017-08/财政局.xlsx"));
const SHEET = "xl/worksheets/sheet1.xml";

/** The workbook with the text of one part changed. */
function withPart(part: string, change: (xml: string) => string): Uint8Array {
  const archive = new Archive(WORKBOOK, "a.xlsx");
  return archive.with(new Map([[part, bytesOf(change(archive.text(part)))]]));
}

const half = (xml: string): string => xml.slice(0, xml.length / 2);
/** Cut where a cell ends, as a download does by chance. */
const cutAfterCell = (xml: string): string => xml.slice(0, xml.indexOf("</c>", xml.length / 2) + 4);

describe("a workbook", () => {
  test.each([
    ["a sheet cut within a tag", withPart(SHEET, half), SHEET],
    ["a sheet cut after a cell", withPart(SHEET, cutAfterCell), SHEET],
    ["an empty sheet", withPart(SHEET, () => ""), SHEET],
    ["shared texts cut short", withPart("xl/sharedStrings.xml", half), "xl/sharedStrings.xml"],
    ["the workbook's part cut short", withPart("xl/workbook.xml", half), "xl/workbook.xml"],
    ["a shared text that is not there", withPart(SHEET, (xml) => xml.replace(/(t="s"[^>]*><v>)\d+/, "$199999")), SHEET],
    [
      "a sheet whose part is not there",
      withPart("xl/_rels/workbook.xml.rels", (xml) => xml.replace("worksheets/sheet1.xml", "worksheets/lost.xml")),
      "xl/worksheets/lost.xml",
    ],
    ["styles that are cut short", withPart("xl/styles.xml", half), "xl/styles.xml"],
    ["a sheet whose part is another", withPart(SHEET, () => "<styleSheet></styleSheet>"), SHEET],
    ["a row that is not closed", withPart(SHEET, (xml) => xml.replace("</row>", "")), SHEET],
    ["a cell that is not closed", withPart(SHEET, (xml) => xml.replace("</c></row>", "</row>")), SHEET],
    ["a row below every sheet", withPart(SHEET, (xml) => xml.replace(/<row r="2"/, '<row r="1048577"')), SHEET],
    ["a row that stands there twice", withPart(SHEET, (xml) => xml.replace(/<row r="2"/, '<row r="1"')), SHEET],
    ["a row of no number", withPart(SHEET, (xml) => xml.replace(/<row r="2"/, '<row r="x"')), SHEET],
    ["a cell beside every sheet", withPart(SHEET, (xml) => xml.replace(/<c r="B/, '<c r="XFE')), SHEET],
    ["a cell at no place", withPart(SHEET, (xml) => xml.replace(/<c r="B\d+/, '<c r="-')), SHEET],
    ["a shared text of no number", withPart(SHEET, (xml) => xml.replace(/(t="s"[^>]*><v>)\d+/, "$1-1")), SHEET],
    [
      "a sheet without a relation",
      withPart("xl/workbook.xml", (xml) =>
        xml.replace("<sheets>", '<sheets><sheet name="丢失的表" sheetId="99" r:id="rId99"/>'),
      ),
      "丢失的表",
    ],
  ])("with %s is damaged, and says at which part", async (_, bytes, part) => {
    const damaged = { reason: "damaged", part, message: expect.stringContaining(`（${part}）`) as string };
    await expect(readWorkbookBytes(bytes, "a.xlsx")).rejects.toMatchObject(damaged);
    await expect(openBook(bytes, "a.xlsx")).rejects.toMatchObject({ reason: "damaged" });
  });

  test("whose parts are in UTF-16 is read as one in UTF-8", async () => {
    const archive = new Archive(WORKBOOK, "a.xlsx");
    const wide = [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"].map(
      (part) => [part, Buffer.from(`\ufeff${archive.text(part)}`, "utf16le")] as const,
    );
    expect(await readWorkbookBytes(archive.with(new Map(wide)), "a.xlsx")).toEqual(
      await readWorkbookBytes(WORKBOOK, "a.xlsx"),
    );
  });

  test("with a comment, blanks or zeros after its end is whole", async () => {
    const whole = await readWorkbookBytes(WORKBOOK, "a.xlsx");
    for (const end of ["\n<!-- </x> -->\n", "\0\0", "  "]) {
      expect(
        await readWorkbookBytes(
          withPart(SHEET, (xml) => xml + end),
          "a.xlsx",
        ),
      ).toEqual(whole);
    }
  });
});

const ROWS = ["税收", "非税"]
  .map(
    (name) =>
      `<Row><Cell><Data ss:Type="String">${name}</Data></Cell><Cell><Data ss:Type="Number">3</Data></Cell></Row>`,
  )
  .join("");
const XML_SPREADSHEET = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${ROWS}</Table></Worksheet></Workbook>`;
const CELL = '<table:table-cell office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell>';
const FLAT_OPEN_DOCUMENT = `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="表"><table:table-row>${CELL}</table:table-row><table:table-row>${CELL}</table:table-row></table:table></office:spreadsheet></office:body></office:document>`;

test.each([
  ["an XML spreadsheet", XML_SPREADSHEET, "</Row>"],
  ["a flat OpenDocument", FLAT_OPEN_DOCUMENT, "</table:table-row>"],
])("%s that is whole is read, and one that is cut short is damaged", async (_, xml, end) => {
  const [sheet] = await readWorkbookBytes(bytesOf(xml), "a.xml");
  expect(sheet?.rows).toHaveLength(2);
  const cut = xml.slice(0, xml.indexOf(end) + end.length);
  expect(textOf(bytesOf(cut))).toContain(end);
  await expect(readWorkbookBytes(bytesOf(cut), "a.xml")).rejects.toMatchObject({ reason: "damaged" });
});
