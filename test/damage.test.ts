// Files that were cut short or lost a part: each is damaged, with the part named, and none is read in part.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { openBook } from "../addin/workbook/book/openBook";
import { workbookPartsOf } from "../addin/workbook/package/package";
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

const withRows = (rows: string): Uint8Array =>
  withPart(SHEET, (xml) => xml.replace(/<sheetData>[^]*<\/sheetData>/, `<sheetData>${rows}</sheetData>`));

const inCapitals = (xml: string): string =>
  xml.replace(/(<\/?)(\w+)/g, (_, start: string, name: string) => start + name.toUpperCase());
const EXTENSION = '<extLst><ext uri="a"><x14:c r="A1"><x14:v>9</x14:v></x14:c></ext></extLst>';

/** A zip with its lengths and places in eight bytes each, as programs write it that do not know beforehand how large it becomes. */
function inLargeForm(bytes: Uint8Array): Buffer {
  const zip = Buffer.from(bytes);
  const end = zip.length - 22;
  const first = zip.readUInt32LE(end + 16);
  const entries: Buffer[] = [];
  for (let at = first; at < end;) {
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    const numbers = [24, 20, 42].map((field) => BigInt(zip.readUInt32LE(at + field)));
    const entry = Buffer.from(zip.subarray(at, nameEnd));
    for (const field of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, field);
    entry.writeUInt16LE(28, 30);
    entries.push(entry, Buffer.from([1, 0, 24, 0]), Buffer.from(BigUint64Array.from(numbers).buffer));
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  const directory = Buffer.concat(entries);
  const [largeEnd, locator] = [Buffer.alloc(56), Buffer.alloc(20)];
  largeEnd.write("PK\u0006\u0006", "latin1");
  largeEnd.writeBigUInt64LE(BigInt(zip.readUInt16LE(end + 10)), 32);
  largeEnd.writeBigUInt64LE(BigInt(first), 48);
  locator.write("PK\u0006\u0007", "latin1");
  locator.writeBigUInt64LE(BigInt(first + directory.length), 8);
  return Buffer.concat([zip.subarray(0, first), directory, largeEnd, locator, zip.subarray(end).fill(255, 8, 20)]);
}

/** The workbook with a part cut where an element stands within another, and its end put on again. */
const endedAgain = (part: string, outer: string, inner: string): Uint8Array =>
  withPart(part, (xml) => {
    const cut = xml.indexOf(inner, xml.indexOf(outer));
    return xml.slice(0, xml.indexOf(">", cut) + 1) + xml.slice(xml.lastIndexOf("</"));
  });

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
    ["a cell within another", withRows('<row r="1"><c r="A1"><v>1</v><c r="B1"><v>2</v></c></c></row>'), SHEET],
    ["a cell not closed before the next", withRows('<row r="1"><c r="A1"><v>1</v><c r="B1"><v>2</v></c></row>'), SHEET],
    ["a row within another", withRows('<row r="1"><row r="2"></row></row>'), SHEET],
    ["a cell in no row", withRows('<c r="A1"><v>1</v></c><row r="2"></row>'), SHEET],
    ["an end of a cell too many", withRows('<row r="1"><c r="A1"><v>1</v></c></c></row>'), SHEET],
    ["a cell of two values", withRows('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'), SHEET],
    ["a value that is not closed", withRows('<row r="1"><c r="A1"><v>1</c></row>'), SHEET],
    ["a formula that is not closed", withRows('<row r="1"><c r="A1"><f>A2<v>1</v></c></row>'), SHEET],
    ["a text that is not closed", withRows('<row r="1"><c r="A1" t="inlineStr"><is><t>1</is></c></row>'), SHEET],
    [
      "a cell that stands there twice",
      withRows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
      SHEET,
    ],
    ["a cell at a place of another row", withRows('<row r="1"><c r="A7"><v>1</v></c></row>'), SHEET],
    [
      "a shared text that is not there, in quotes of the other kind",
      withRows("<row><c t='s'><v>99999</v></c></row>"),
      SHEET,
    ],
    ["elements in capitals", withPart(SHEET, inCapitals), SHEET],
    ["rows in capitals", withPart(SHEET, (xml) => xml.replace(/(<\/?)row/g, "$1ROW")), SHEET],
    ["values in capitals", withPart(SHEET, (xml) => xml.replace(/(<\/?)v>/g, "$1V>")), SHEET],
    ["no rows", withPart(SHEET, (xml) => xml.replace(/<\/?sheetData>/g, "")), SHEET],
    ["cells in another element", withPart(SHEET, (xml) => xml.replace(/(<\/?)sheetData/g, "$1SheetData")), SHEET],
    ["cells behind the rows", withPart(SHEET, (xml) => xml.replace("<sheetData>", "<sheetData/>")), SHEET],
    [
      "a cell of an extension",
      withPart(SHEET, (xml) => xml.replace("</worksheet>", `${EXTENSION}</worksheet>`)),
      SHEET,
    ],
    ["an element around a cell", withRows('<row r="1"><g><c r="A1"><v>1</v></c></g></row>'), SHEET],
    ["a cell of another prefix", withRows('<row r="1"><y:c r="A1"><v>1</v></y:c></row>'), SHEET],
    ["a type that is none", withRows('<row r="1"><c r="A1" t="z"><v>1</v></c></row>'), SHEET],
    ["a type in capitals", withRows('<row r="1"><c r="A1" t="S"><v>1</v></c></row>'), SHEET],
    ["a cell whose type is said in capitals", withRows('<row r="1"><c r="A1" T="s"><v>1</v></c></row>'), SHEET],
    ["a text in a cell of numbers", withRows('<row r="1"><c r="A1"><is><t>1</t></is></c></row>'), SHEET],
    ["a style that is not there", withRows('<row r="1"><c r="A1" s="999"><v>0.6</v></c></row>'), SHEET],
    ["a style of no number", withRows('<row r="1"><c r="A1" s="-1"><v>0.6</v></c></row>'), SHEET],
    ["styles in capitals", withPart("xl/styles.xml", inCapitals), "xl/styles.xml"],
    [
      "a shared text within another",
      withPart("xl/sharedStrings.xml", (xml) => xml.replace("<si>", "<si><si>").replace("</si>", "</si></si>")),
      "xl/sharedStrings.xml",
    ],
    [
      "two relations of one name",
      withPart("xl/_rels/workbook.xml.rels", (xml) => xml.replace('"rId2"', '"rId1"')),
      "xl/_rels/workbook.xml.rels",
    ],
    ["two sheets of one name", withPart("xl/workbook.xml", (xml) => xml.replace("税收占比", "支出")), "支出"],
    ["two sheets of one part", withPart("xl/workbook.xml", (xml) => xml.replace("rId2", "rId1")), "华容县分税种"],
    [
      "a sheet that is said to be a chart",
      withPart("xl/_rels/workbook.xml.rels", (xml) => xml.replace("/worksheet", "/chartsheet")),
      SHEET,
    ],
    ["an element left open behind the rows", endedAgain(SHEET, "<mergeCells", "<mergeCell "), SHEET],
    ["an element left open before the rows", withPart(SHEET, (xml) => xml.replace("</sheetViews>", "")), SHEET],
    ["an element closed out of its order", withPart(SHEET, (xml) => xml.replace("</cols>", "</sheetViews>")), SHEET],
    ["an element of the styles left open", endedAgain("xl/styles.xml", "<cellXfs", "<xf "), "xl/styles.xml"],
    ["an element of the workbook left open", endedAgain("xl/workbook.xml", "<sheets", "<sheet "), "xl/workbook.xml"],
    [
      "a shared text left open at the end",
      withPart("xl/sharedStrings.xml", (xml) => xml.replace("</si></sst>", "</sst>")),
      "xl/sharedStrings.xml",
    ],
    ["a tag of which a quote is lost", withRows('<row r="1"><c r="A1 s="1"><v>1</v></c></row>'), SHEET],
    [
      "a sheet without a relation",
      withPart("xl/workbook.xml", (xml) =>
        xml.replace("<sheets>", '<sheets><sheet name="丢失的表" sheetId="99" r:id="rId99"/>'),
      ),
      "丢失的表",
    ],
    [
      "a sheet that lost the name of its part",
      withPart("xl/workbook.xml", (xml) =>
        xml.replace(/(<sheet name=")[^"]*(" sheetId="1"[^<>]*r:id=")[^"]*/, "$1无号的表$2"),
      ),
      "无号的表",
    ],
  ])("with %s is damaged, and says at which part", async (_, bytes, part) => {
    const damaged = { reason: "damaged", part, message: expect.stringContaining(`（${part}）`) as string };
    await expect(readWorkbookBytes(bytes, "a.xlsx")).rejects.toMatchObject(damaged);
    await expect(openBook(bytes, "a.xlsx")).rejects.toMatchObject({ reason: "damaged" });
  });

  // An old .xls that was saved as .xlsm lists its modules of macros so.
  test.each([
    ["by hucre", ""],
    ["by SheetJS", '<row r="1000000"><c r="A1000000"><v>1</v></c></row>'],
  ])("with a sheet that names no part, and no part without a sheet, is read without it %s", async (_, far) => {
    const rows = withPart(SHEET, (xml) => xml.replace("</sheetData>", `${far}</sheetData>`));
    const archive = new Archive(rows, "a.xlsx");
    const module = '<sheets><sheet name="Module1" sheetId="99" state="veryHidden" r:id=""/>';
    const xml = archive.text("xl/workbook.xml").replace("<sheets>", module);
    const listed = archive.with(new Map([["xl/workbook.xml", bytesOf(xml)]]));
    expect(await readWorkbookBytes(listed, "a.xlsx")).toEqual(await readWorkbookBytes(rows, "a.xlsx"));
  });

  test.each(["x", "a.b-c", "表", "v", "row"])(
    "whose elements have the prefix %s is read as one without",
    async (prefix) => {
      const prefixed = (xml: string) =>
        xml.replace(/(<\/?)(?=\w)/g, `$1${prefix}:`).replace("xmlns=", `xmlns:${prefix}=`);
      const whole = await readWorkbookBytes(WORKBOOK, "a.xlsx");
      for (const part of [SHEET, "xl/sharedStrings.xml"])
        expect(await readWorkbookBytes(withPart(part, prefixed), "a.xlsx")).toEqual(whole);
    },
  );

  test("whose texts stand where values do, as LibreOffice 5 wrote those of formulas, keeps them", async () => {
    const text = withRows('<row r="1"><c r="A1" t="inlineStr"><f>B1</f><v t="inlineStr">税收</v></c></row>');
    expect((await readWorkbookBytes(text, "a.xlsx"))[0]?.rows).toEqual([["税收"]]);
  });

  test("whose addresses are in small letters is read as any other", async () => {
    const small = withPart(SHEET, (xml) => xml.replace(/ r="[A-Z]/g, (letter) => letter.toLowerCase()));
    expect(await readWorkbookBytes(small, "a.xlsx")).toEqual(await readWorkbookBytes(WORKBOOK, "a.xlsx"));
  });

  test("in the form for large archives is read as any other, and one whose directory lies elsewhere is damaged", async () => {
    const large = inLargeForm(WORKBOOK);
    expect(await readWorkbookBytes(large, "a.xlsx")).toEqual(await readWorkbookBytes(WORKBOOK, "a.xlsx"));
    large.fill(255, large.length - 34, large.length - 27);
    await expect(readWorkbookBytes(large, "a.xlsx")).rejects.toMatchObject({ reason: "damaged" });
  });

  test.each([1, -1])("of which a part has %i bytes less than it says is damaged", async (less) => {
    const zip = Buffer.from(WORKBOOK);
    const first = zip.readUInt32LE(zip.length - 6);
    zip.writeUInt32LE(zip.readUInt32LE(first + 24) + less, first + 24);
    await expect(readWorkbookBytes(zip, "a.xlsx")).rejects.toMatchObject({ reason: "damaged" });
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

  test.each(["", "<!-- no texts -->"])(
    "of numbers alone is whole, whose list of texts has no content, then %j",
    async (end) => {
      const archive = new Archive(withRows('<row r="1"><c r="A1"><v>1</v></c></row>'), "a.xlsx");
      const list = `<?xml version="1.0"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="0"/>${end}`;
      const others = workbookPartsOf(archive, "xl/workbook.xml").worksheets.map(({ part }) => part);
      const parts = [["xl/sharedStrings.xml", list], ...others.map((part) => [part, archive.text(SHEET)])] as const;
      const changed = new Map(parts.map(([part = "", text = ""]) => [part, bytesOf(text)]));
      const [sheet] = await readWorkbookBytes(archive.with(changed), "a.xlsx");
      expect(sheet?.rows).toEqual([[1]]);
    },
  );

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

/** Texts that JavaScript or a reader takes for a number, and XML does not. */
const ODD = ["0x10", "0b11", "Infinity", "1_000", "1,000", "12abc", "5-", "--5", "1e", "."];

describe("a number that is none", () => {
  test.each(ODD)("stays the text that it is: %s", async (odd) => {
    const cells = `<c r="A1"><v>${odd}</v></c><c r="B1" t="n" s="1"><v><![CDATA[${odd}]]></v></c><c r="C1" t="d"><v>${odd}</v></c>`;
    for (const row of [`<row r="1">${cells}</row>`, `<row>${cells.replace(/ r="\w+"/g, "")}</row>`]) {
      const [sheet] = await readWorkbookBytes(withRows(row), "a.xlsx");
      expect(sheet?.rows).toEqual([[odd, odd, odd]]);
    }
    const [sheet] = await readWorkbookBytes(
      bytesOf(XML_SPREADSHEET.replaceAll('ss:Type="Number">3<', `ss:Type="Number">${odd}<`)),
      "a.xml",
    );
    expect(sheet?.rows.map(([, value]) => value)).toEqual([odd, odd]);
    const dif = `TABLE\n0,1\n"EXCEL"\nVECTORS\n0,1\n""\nTUPLES\n0,1\n""\nDATA\n0,0\n""\n-1,0\nBOT\n0,${odd}\nV\n-1,0\nEOD\n`;
    expect((await readWorkbookBytes(bytesOf(dif), "a.dif"))[0]?.rows).toEqual([[odd]]);
    const sylk = `ID;PWXL;N;E\nC;Y1;X1;K${odd}\nC;Y1;X2;K"税"\nE\n`;
    expect((await readWorkbookBytes(bytesOf(sylk), "a.slk"))[0]?.rows).toEqual([[odd, "税"]]);
  });

  test.each(ODD.filter((odd) => Number.isFinite(parseFloat(odd))))(
    "is damage where its cell cannot be made one of text: %s",
    async (odd) => {
      const bytes = bytesOf(FLAT_OPEN_DOCUMENT.replaceAll('office:value="3"', `office:value="${odd}"`));
      await expect(readWorkbookBytes(bytes, "a.fods")).rejects.toMatchObject({ reason: "damaged" });
    },
  );

  test.each(["5", "-5", "+5", ".5", "5.", "1.5E+3", "1e-3", "-0"])("is not %s", async (number) => {
    const [sheet] = await readWorkbookBytes(withRows(`<row r="1"><c r="A1"><v>${number}</v></c></row>`), "a.xlsx");
    expect(sheet?.rows).toEqual([[Number(number)]]);
  });
});

/** A table in another form, as SheetJS writes it. */
const inForm = (bookType: "xlsb" | "ods" | "xlml"): Uint8Array => {
  const book = utils.book_new(
    utils.aoa_to_sheet([
      ["项目", "累计"],
      ["税收", 3],
      ["非税", 4],
    ]),
    "表",
  );
  return Buffer.from(write(book, { type: "buffer", bookType }) as Uint8Array);
};

/** A package of another form with one part changed. */
function withPartOf(bytes: Uint8Array, part: string, change: (content: Uint8Array) => Uint8Array): Uint8Array {
  const archive = new Archive(bytes, "a");
  return archive.with(new Map([[part, change(archive.part(part) ?? new Uint8Array())]]));
}

describe("an .xlsb", () => {
  test.each(["xl/workbook.bin", "xl/worksheets/sheet1.bin", "xl/styles.bin"])(
    "of which %s is cut is damaged",
    async (part) => {
      const xlsb = inForm("xlsb");
      for (const share of [0.2, 0.5, 0.9]) {
        const cut = withPartOf(xlsb, part, (records) => records.subarray(0, records.length * share));
        await expect(readWorkbookBytes(cut, "a.xlsb")).rejects.toMatchObject({ reason: "damaged", part });
      }
      expect((await readWorkbookBytes(xlsb, "a.xlsb"))[0]?.rows[1]).toEqual(["税收", 3]);
    },
  );
});

describe("an .xlsb that goes beyond a sheet", () => {
  const u32 = (...values: readonly number[]): Uint8Array => new Uint8Array(Uint32Array.from(values).buffer);

  test.each([
    ["a row", [0, 25, ...u32(2 ** 20), ...new Uint8Array(21)]],
    ["columns", [60, 18, ...u32(0, 2 ** 31), ...new Uint8Array(10)]],
  ])("by %s is damaged", async (_, record) => {
    const part = "xl/worksheets/sheet1.bin";
    const beyond = withPartOf(inForm("xlsb"), part, (records) => {
      const begin = 2 + 1 + (records[2] ?? 0);
      return Uint8Array.from([...records.subarray(0, begin), ...record, ...records.subarray(begin)]);
    });
    await expect(readWorkbookBytes(beyond, "a.xlsb")).rejects.toMatchObject({ reason: "damaged", part });
  });
});

describe("an OpenDocument", () => {
  test.each([
    [
      "a day that is none",
      'office:value-type="float" office:value="3"',
      'office:value-type="date" office:date-value="2017-13-45"',
    ],
    ["rows repeated back", "<table:table-row", '<table:table-row table:number-rows-repeated="-5"'],
    ["a table that is not closed", "</table:table>", ""],
    ["cells repeated in words", "<table:table-cell", '<table:table-cell table:number-columns-repeated="两"'],
  ])("with %s is damaged", async (_, from, to) => {
    const ods = withPartOf(inForm("ods"), "content.xml", (xml) => bytesOf(textOf(xml).replace(from, to)));
    expect(Buffer.compare(ods, inForm("ods"))).not.toBe(0);
    await expect(readWorkbookBytes(ods, "a.ods")).rejects.toMatchObject({ reason: "damaged" });
  });
});

describe("an XML spreadsheet", () => {
  const xml = textOf(inForm("xlml"));
  const read = async (text: string) => (await readWorkbookBytes(bytesOf(text), "a.xml"))[0]?.rows;

  test("keeps an error that Excel does not know", async () => {
    const odd = xml.replace('ss:Type="Number">3', 'ss:Type="Error">#WAT!');
    expect(await read(odd)).toEqual([
      ["项目", "累计"],
      ["税收", "#WAT!"],
      ["非税", 4],
    ]);
    expect(await read(odd.replace("#WAT!", "#REF!"))).toEqual([
      ["项目", "累计"],
      ["税收", "#REF!"],
      ["非税", 4],
    ]);
  });

  test.each(["Workbook", "Worksheet", "Table", "Row", "Cell", "Data"])(
    "with a %s in capitals is damaged, and says at which element",
    async (name) => {
      const part = name.toUpperCase();
      const shouted = xml.replace(new RegExp(`(</?)${name}(?=[ >])`, "g"), `$1${part}`);
      await expect(read(shouted)).rejects.toMatchObject({ reason: "damaged", part });
    },
  );

  test("of which an element is left open is damaged", async () => {
    await expect(read(xml.replace(/<\/Row><\/Table>/, "</Table>"))).rejects.toMatchObject({ reason: "damaged" });
  });

  test.each([
    ["in capitals", "SS:NAME="],
    ["in small letters", "ss:name="],
  ])("whose sheets have their names %s is damaged: they would have none", async (_, name) => {
    const nameless = xml.replaceAll("ss:Name=", name);
    await expect(read(nameless)).rejects.toMatchObject({ reason: "damaged", part: "Worksheet" });
  });

  test("is read whatever it says of itself", async () => {
    const office = 'xmlns="urn:schemas-microsoft-com:office:office"';
    const said = `<DocumentProperties ${office}><HyperlinkBase>http://a/</HyperlinkBase></DocumentProperties><CustomDocumentProperties ${office}><A dt:dt="?">1</A></CustomDocumentProperties>`;
    expect(await read(xml.replace("<Worksheet", `${said}<Worksheet`))).toEqual(await read(xml));
  });
});

test("of a package in which two parts bear one name none is taken", async () => {
  const zip = Buffer.from(WORKBOOK);
  const [one, other] = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"].map((name) => Buffer.from(name));
  for (let at = zip.indexOf(other ?? ""); at >= 0; at = zip.indexOf(other ?? "", at)) zip.set(one ?? [], at);
  await expect(readWorkbookBytes(zip, "a.xlsx")).rejects.toMatchObject({ reason: "damaged" });
});

test("a page in another encoding than Chinese programs write is read by the one that it names", async () => {
  const page = (charset: string) =>
    Buffer.from(`<html><meta charset="${charset}"><table><tr><td>\u00c11</td><td>3</td></tr></table></html>`, "latin1");
  expect((await readWorkbookBytes(page("ISO-8859-1"), "a.xls"))[0]?.rows).toEqual([["\u00c11", 3]]);
  await expect(readWorkbookBytes(page("x-none"), "a.xls")).rejects.toMatchObject({ reason: "not a workbook" });
});

test("a container without a workbook is not said to be under a password", async () => {
  const bytes = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]);
  await expect(readWorkbookBytes(bytes, "a.xls")).rejects.toMatchObject({ reason: "damaged" });
});
