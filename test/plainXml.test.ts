// XML may be written in many ways that say the same: comments, references, quotes of either kind, white space within tags, names
// in percent code. A workbook is read alike in whichever its parts are written.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { annotateWorkbook } from "../addin/workbook/annotate/annotate";
import { openBook } from "../addin/workbook/book/openBook";
import { plainXml } from "../addin/workbook/package/plainXml";
import { Archive, bytesOf, storedZip } from "../addin/workbook/package/zip";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { SEEDS } from "./helpers/paths";

const WORKBOOK = readFileSync(join(SEEDS, "2017-08/财政局.xlsx"));
const SHEET = "xl/worksheets/sheet1.xml";
const TEXTS = "xl/sharedStrings.xml";
const RELATIONS = "xl/_rels/workbook.xml.rels";
const PARTS = [SHEET, TEXTS, "xl/workbook.xml", "xl/styles.xml", RELATIONS, "_rels/.rels", "[Content_Types].xml"];

const archive = new Archive(WORKBOOK, "a.xlsx");
const withPart = (part: string, change: (xml: string) => string | Uint8Array): Uint8Array => {
  const changed = change(archive.text(part));
  return archive.with(new Map([[part, typeof changed === "string" ? bytesOf(changed) : changed]]));
};
const withRows = (rows: string): Uint8Array =>
  withPart(SHEET, (xml) => xml.replace(/<sheetData>[^]*<\/sheetData>/, `<sheetData>${rows}</sheetData>`));

/** The workbook with its first sheet in another part, to which its relation leads by a target. */
const withTarget = (part: string, target: string): Uint8Array =>
  storedZip(
    new Map(
      archive.names.map((name) => {
        if (name === SHEET) return [part, archive.part(name) ?? new Uint8Array()];
        const xml = archive.text(name).replace('Target="worksheets/sheet1.xml"', `Target="${target}"`);
        return [name, bytesOf(xml.replace(`"/${SHEET}"`, `"/${encodeURI(part)}"`))];
      }),
    ),
  );

const between = (put: string) => (xml: string) => xml.replace(/></g, (tags, at) => (at > 60 ? `>${put}<` : tags));
const wide = (xml: string) => Buffer.from(`\ufeff${xml}`, "utf16le");

const WAYS: readonly (readonly [title: string, write: (xml: string) => string | Uint8Array])[] = [
  ["single quotes", (xml) => xml.replace(/="([^"']*)"/g, "='$1'")],
  ["white space around =", (xml) => xml.replace(/="([^"']*)"/g, ' =\n"$1"')],
  ["white space in end tags", (xml) => xml.replace(/<\/([^<>]*)>/g, "</$1\n>")],
  ["comments", between('<!-- <c r="A1"><v>9</v></c> <si><t>x</t></si> <a> & -->')],
  ["instructions", between("<?a <b> ?>")],
  ["a comment before it", (xml) => xml.replace(/^(<\?xml[^>]*\?>)?/, '$1<!-- <a b="c"> -->\n<?a <b>?>')],
  ["a long comment after it", (xml) => `${xml}\n<?a <b>?><!-- ${"x".repeat(3000)} -->\n`],
  ["no declaration", (xml) => xml.replace(/^<\?xml[^>]*\?>\s*/, "")],
  ["UTF-8 with its mark", (xml) => `\ufeff${xml}`],
  ["UTF-16", wide],
  ["UTF-16 of the other order", (xml) => wide(xml).swap16()],
  ["UTF-16 without its mark", (xml) => wide(xml.replace(/encoding="[^"]*"/, 'encoding="UTF-16"')).subarray(2)],
  [
    "references in attributes",
    (xml) =>
      xml.replace(/( (?:r|name|Id|Type|Target|PartName|formatCode)=")(\w)/g, (_, before: string, letter: string) =>
        before.concat(`&#${letter.charCodeAt(0)};`),
      ),
  ],
];

describe("a workbook is the same", () => {
  test.each(WAYS)("with %s in any of its parts", async (_, write) => {
    const [sheets, book] = [await readWorkbookBytes(WORKBOOK, "a.xlsx"), await openBook(WORKBOOK, "a.xlsx")];
    for (const part of PARTS) {
      const bytes = withPart(part, write);
      expect(await readWorkbookBytes(bytes, "a.xlsx"), part).toEqual(sheets);
      expect((await openBook(bytes, "a.xlsx")).sheets, part).toEqual(book.sheets);
    }
  });

  test.each([
    [
      "references in its texts",
      (xml: string) => xml.replace(/\p{Script=Han}/gu, (sign) => `&#${sign.codePointAt(0)};`),
    ],
    ["literal texts", (xml: string) => xml.replace(/(<t[^>]*>)([^<]*)/g, "$1<![CDATA[$2]]>")],
    ["comments in its texts", (xml: string) => xml.replace(/(<t[^>]*>)([^<]+)/g, "$1<!-- </t><si> -->$2")],
  ])("with %s", async (_, write) => {
    expect(await readWorkbookBytes(withPart(TEXTS, write), "a.xlsx")).toEqual(
      await readWorkbookBytes(WORKBOOK, "a.xlsx"),
    );
  });

  test.each([
    ["xl/worksheets/表.xml", "worksheets/%E8%A1%A8.xml"],
    ["xl/worksheets/表.xml", "worksheets/%e8%a1%a8.xml"],
    ["xl/worksheets/表.xml", "worksheets/&#x8868;.xml"],
    ["xl/worksheets/sheet 1.xml", "worksheets/sheet%201.xml"],
    ["xl/worksheets/sheet%201.xml", "worksheets/sheet 1.xml"],
    ["xl/worksheets/a%zz.xml", "worksheets/a%zz.xml"],
    [SHEET, `/${SHEET}`],
    [SHEET, "./worksheets/./sheet1.xml"],
    [SHEET, "../xl/worksheets/../worksheets/Sheet1.xml"],
    ["sheets/sheet1.xml", "../sheets/sheet1.xml"],
  ])("with its sheet in %s, reached by %s, and so is a marked copy of it", async (part, target) => {
    const sheets = await readWorkbookBytes(WORKBOOK, "a.xlsx");
    const bytes = withTarget(part, target);
    expect(await readWorkbookBytes(bytes, "a.xlsx")).toEqual(sheets);
    const [note] = sheets.map(({ name }) => ({ sheet: name, cell: "C6", tone: "error" as const, text: "查" }));
    const copy = annotateWorkbook(bytes, "a.xlsx", note ? [note] : []);
    expect(copy).toHaveProperty("bytes");
    if (!("bytes" in copy)) return;
    expect(new Archive(copy.bytes, "a.xlsx").names).toContain(part);
    expect(await readWorkbookBytes(copy.bytes, "a.xlsx")).toEqual(sheets);
  });
});

/** Rows of a sheet, and what they hold. */
const ROWS: readonly (readonly [title: string, rows: string, values: readonly (readonly unknown[])[]])[] = [
  ["references in a number", '<row r="1"><c r="A1"><v>&#49;&#x32;</v></c></row>', [[12]]],
  [
    "references in a text",
    '<row r="1"><c r="A1" t="str"><v>&#x4E00;&#20010;&amp;&lt;&gt;&quot;&apos;</v></c></row>',
    [["一个&<>\"'"]],
  ],
  ["references in the number of a text", '<row r="1"><c r="A1" t="s"><v>&#48;</v></c></row>', [[expect.any(String)]]],
  ["references in a type and a style", '<row r="1"><c r="A1" s="&#48;" t="&#115;tr"><v>1</v></c></row>', [["1"]]],
  ["a comment in a number", '<row r="1"><c r="A1"><v>1<!-- </v> -->2</v></c></row>', [[12]]],
  ["an instruction in a number", '<row r="1"><c r="A1"><v>1<?a b>c?>2</v></c></row>', [[12]]],
  ["a literal number", '<row r="1"><c r="A1"><v><![CDATA[1]]>2</v></c></row>', [[12]]],
  ["a literal text", '<row r="1"><c r="A1" t="str"><v>a<![CDATA[<b>]]>c</v></c></row>', [["a<b>c"]]],
  [
    "a text of its own",
    '<row r="1"><c r="A1" t="inlineStr"><is><t>一<!-- a --><![CDATA[<]]>&#x4E2A;<?a?></t ></is ></c></row>',
    [["一<个"]],
  ],
  ["a literal formula", '<row r="1"><c r="A1"><f><![CDATA[1<2]]></f ><v>1</v></c></row>', [[1]]],
  ["white space in every tag", '<row\tr = "1"><c\n r= "A1"\n t="str"\n><v\n>1</v\t></c\n></row >', [["1"]]],
  ["the place after the type", '<row spans="1:1" r="1"><c t="str" r="A1"><v>1</v></c></row>', [["1"]]],
  ["no place", "<row><c t='str'><v><![CDATA[a<b]]></v></c><c><!-- <c/> --><v>&#53;</v ></c ></row>", [["a<b", 5]]],
];

describe("a row is read with", () => {
  test.each(ROWS)("%s", async (_, rows, values) => {
    expect((await readWorkbookBytes(withRows(rows), "a.xlsx"))[0]?.rows).toEqual(values);
    const book = await openBook(withRows(rows), "a.xlsx");
    expect(book.sheets[0]?.rows.map((row) => row?.map((cell) => cell?.value))).toEqual(values);
  });

  test.each(['s="0" r="A1"', ' r="A1"', "\nr='A1'"])(
    "a formula that has no result, its cell being <c %s>",
    async (tag) => {
      const [sheet] = await readWorkbookBytes(withRows(`<row r="1"><c ${tag}><f>1+1</f></c></row>`), "a.xlsx");
      expect(sheet?.remarks).toEqual([{ kind: "formula-unsaved", cell: "A1" }]);
    },
  );

  test("the encoding that its part names", async () => {
    const [start, end] = ['<sheetData><row r="1"><c r="A1" t="str"><v>', "</v></c></row></sheetData></worksheet>"];
    for (const [encoding, bytes, text] of [
      ["gb18030", [0xd2, 0xbb], "一"],
      ["ISO-8859-1", [0xc4], "Ä"],
    ] as const) {
      const xml = `<?xml version="1.0" encoding="${encoding}"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`;
      const part = Buffer.concat([Buffer.from(xml + start), Buffer.from(bytes), Buffer.from(end)]);
      expect(
        (
          await readWorkbookBytes(
            withPart(SHEET, () => part),
            "a.xlsx",
          )
        )[0]?.rows,
      ).toEqual([[text]]);
    }
  });
});

/** A table in a form that is one text of XML, or holds one. */
const FORMS: readonly (readonly [form: string, xml: string, file: (xml: string | Uint8Array) => Uint8Array])[] = (
  ["xlml", "ods", "fods"] as const
).map((bookType) => {
  const table = [
    ["项目", "累计"],
    ["税收\n其中", 3],
    ["非税 ", 4.5],
  ];
  const book = utils.book_new(utils.aoa_to_sheet(table), "表");
  const bytes = Buffer.from(write(book, { type: "buffer", bookType }) as Uint8Array);
  const asBytes = (xml: string | Uint8Array) => (typeof xml === "string" ? bytesOf(xml) : xml);
  if (bookType !== "ods") return [bookType, bytes.toString(), asBytes];
  const parts = new Archive(bytes, "a.ods");
  return [bookType, parts.text("content.xml"), (xml) => parts.with(new Map([["content.xml", asBytes(xml)]]))];
});

const VALUE = /(<(?:text:p|(?:ss:)?Data[^>]*)>)([^<]+)/g;
const OTHER_WAYS: typeof WAYS = [
  ["comments in values", (xml) => xml.replace(VALUE, "$1<!-- </Data></text:p> -->$2")],
  ["literal values", (xml) => xml.replace(/&#xA;/g, "\n").replace(VALUE, "$1<![CDATA[$2]]>")],
  ["instructions in values", (xml) => xml.replace(VALUE, "$1<?a b?>$2")],
  ["references", (xml) => xml.replace(/\p{Script=Han}/gu, (sign) => `&#${sign.codePointAt(0)};`)],
  ["references in numbers", (xml) => xml.replace(/>(\d)/g, (_, digit: string) => `>&#${digit.charCodeAt(0)};`)],
  ["references in types", (xml) => xml.replaceAll('"Number"', '"&#78;umber"').replaceAll('"float"', '"&#102;loat"')],
];

describe.each(FORMS)("an %s is the same", (_, xml, file) => {
  const read = async (text: string | Uint8Array) => readWorkbookBytes(file(text), "a");
  test.each([...WAYS, ...OTHER_WAYS])("with %s", async (__, write) => {
    expect(await read(write(xml))).toEqual(await read(xml));
    expect((await read(xml)).map(({ name, rows }) => [name, rows[2]])).toEqual([["表", ["非税 ", 4.5]]]);
  });
});

describe("XML that is not well formed", () => {
  test.each(["<a><b></a></b>", "<a>", "<a b='1' b='2'/>", "<a>&none;</a>", "<a/><b/>"])(
    "is not written anew: %s",
    (xml) => {
      expect(plainXml(xml)).toBeUndefined();
    },
  );

  test("is damage also where it is oddly written", async () => {
    for (const row of ["<row r='1'><c r='A1'><v>1</c></row>", "<row r='1'><c r='A1'><v>1<!-- </v></c></row>"])
      await expect(readWorkbookBytes(withRows(row), "a.xlsx")).rejects.toMatchObject({
        reason: "damaged",
        part: SHEET,
      });
  });
});
