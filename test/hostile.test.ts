// Two hundred calls with files and words that mean harm or were broken on the way: each ends with 2, says in Chinese what is wrong,
// shows neither a trace nor a path of this machine nor words of a library, and leaves the folder as it was.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Archive, bytesOf } from "../addin/workbook/package/zip";
import { county } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { SEEDS } from "./helpers/paths";

const seed = (name: string): Uint8Array => readFileSync(join(SEEDS, name));
const BOOK = seed("2017-08/财政局.xlsx");
const LEDGER = seed("台账.xlsx");
const DUTIES = seed("督办台账.xlsx");
const TEMPLATE = seed("通报模板.docx");
const BY = ["--operator", "张三"];
const many = (text: string, times: number): string => text.repeat(times);

type Content = Uint8Array | string;

/** A package with one of its parts changed. */
function withPart(part: string, change: string | ((xml: string) => string), of = BOOK): Uint8Array {
  const archive = new Archive(of, "a");
  return archive.with(new Map([[part, bytesOf(typeof change === "string" ? change : change(archive.text(part)))]]));
}

/** A zip with a field of its first entry overwritten: in the directory, which readers trust, `at` bytes from its beginning. */
function withField(at: number, bytes: readonly number[]): Uint8Array {
  const zip = Buffer.from(BOOK);
  zip.set(bytes, zip.lastIndexOf(Buffer.from("PK\u0001\u0002")) + at);
  return zip;
}

const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length / 2);
const COMPOUND = Buffer.from("d0cf11e0a1b11ae1", "hex");

/** Bytes that are no workbook, or one that cannot be opened. */
const BROKEN: Readonly<Record<string, Content>> = {
  "an empty file": "",
  "a file of blanks": many(" \n", 999),
  "a file of zeros": Buffer.alloc(9999),
  "a mark of UTF-8 alone": Buffer.from("efbbbf", "hex"),
  "half a letter of UTF-16": Buffer.from("fffe3100", "hex").subarray(0, 3),
  "a picture": Buffer.from("89504e470d0a1a0a0000000d", "hex"),
  "a PDF": "%PDF-1.7\n",
  "an RTF": "{\\rtf1 税收}",
  "a program": Buffer.concat([Buffer.from("7f454c46", "hex"), Buffer.alloc(99)]),
  "a Word file": TEMPLATE,
  "the beginning of a zip": "PK\u0003\u0004",
  "half a workbook": half(BOOK),
  "a workbook without its end": BOOK.subarray(0, -30),
  "a bomb by what it declares": withField(24, [255, 255, 255, 255]),
  "a bomb that declares less than it holds": withField(24, [9, 0, 0, 0]),
  "a part packed in another way": withField(10, [99, 0]),
  "a part under a password": withField(8, [1, 8]),
  "a part beyond the end": withField(42, [255, 255, 255, 127]),
  "a part with another checksum": withField(16, [1, 2, 3, 4]),
  "the header of an old workbook alone": Buffer.concat([COMPOUND, Buffer.alloc(504)]),
  "an old workbook of nonsense": Buffer.concat([COMPOUND, Buffer.alloc(5000, 255)]),
  "a stream of an old workbook cut short": Buffer.from("0908080000050500000000ffff", "hex"),
  "a page without tables": "<!DOCTYPE html><html><body>404</body></html>",
  "a drawing": '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
  "another XML": '<?xml version="1.0"?><html><a/></html>',
};

const SHEET = "xl/worksheets/sheet1.xml";
const withRows = (rows: string): Uint8Array =>
  withPart(SHEET, (xml) => xml.replace(/<sheetData>[^]*<\/sheetData>/, `<sheetData>${rows}</sheetData>`));
const BOOK_PART = "xl/workbook.xml";
const CHARACTERS = "2017年1—8月".repeat(9);

const XML_ROW = (attributes: string): string =>
  `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row><Cell ${attributes}><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>`;

/** Texts of tables that declare more than there can be, or are broken. */
const DECLARED: Readonly<Record<string, Content>> = {
  "a SYLK of a billion rows": "ID;PWXL;N;E\nC;Y999999999;X1;K1\nE\n",
  "a SYLK of a billion columns": "ID;PWXL;N;E\nC;Y1;X999999999;K1\nE\n",
  "a SYLK of wide columns": "ID;PWXL;N;E\nF;W1 999999999 8\nE\n",
  "a billion merged columns": XML_ROW('ss:MergeAcross="1000000000"'),
  "a billion merged rows": XML_ROW('ss:MergeDown="1000000000"'),
  "a billion merged cells": XML_ROW('ss:MergeAcross="9999" ss:MergeDown="999999"'),
  "a cell in column a billion": XML_ROW('ss:Index="1000000000"'),
  "a page of a billion columns": '<table><tr><td colspan="1000000000">1</td><td>2</td></tr></table>',
  "a page of thousands of tables": many("<table><tr><td>1</td></tr></table>", 2001),
  "a spreadsheet without a sheet": XML_ROW("").replace(/<Worksheet[^]*<\/Worksheet>/, ""),
  "a dBASE table": Buffer.concat([Buffer.from([3, 117, 8, 1, 255, 255, 255, 255]), Buffer.alloc(90)]),
  "a Lotus sheet": Buffer.concat([Buffer.from([0, 0, 2, 0, 6, 4, 6, 0, 8, 0]), Buffer.alloc(20)]),
};

/** Workbooks that open as a package, and hold what no workbook may. */
const TWISTED: Readonly<Record<string, Uint8Array>> = {
  "an empty part of the workbook": withPart(BOOK_PART, ""),
  "words for the workbook": withPart(BOOK_PART, "税收"),
  "another root for the workbook": withPart(BOOK_PART, "<a/>"),
  "no sheets": withPart(BOOK_PART, (xml) => xml.replace(/<sheets>[^]*<\/sheets>/, "<sheets/>")),
  "elements within elements": withPart(BOOK_PART, (xml) => xml.replace("<sheets>", `${many("<a>", 9999)}<sheets>`)),
  "thousands of attributes": withPart(BOOK_PART, (xml) => xml.replace("<sheets>", `<sheets ${many("a='1' ", 9999)}>`)),
  "thousands of sheets": withPart(BOOK_PART, (xml) => xml.replace(/<sheet [^>]*\/>/, (one) => many(one, 2001))),
  "no relations": withPart("xl/_rels/workbook.xml.rels", ""),
  "relations without end": withPart("xl/_rels/workbook.xml.rels", many("<a>", 9999)),
  "a sheet out of the package": withPart("xl/_rels/workbook.xml.rels", (xml) =>
    xml.replace("worksheets/sheet1.xml", "../../../etc/passwd"),
  ),
  "a sheet on another machine": withPart("xl/_rels/workbook.xml.rels", (xml) =>
    xml.replace('Target="worksheets/sheet1.xml"', 'Target="http://example.com/" TargetMode="External"'),
  ),
  "a sheet that is the workbook": withPart("xl/_rels/workbook.xml.rels", (xml) =>
    xml.replace("worksheets/sheet1.xml", "workbook.xml"),
  ),
  "a sheet cut short": withPart(SHEET, (xml) => xml.slice(0, xml.length / 2)),
  "a sheet of nothing": withPart(SHEET, ""),
  "a sheet of styles": withPart(SHEET, "<styleSheet></styleSheet>"),
  "rows without end": withPart(SHEET, (xml) => xml.replace("<sheetData>", `<sheetData>${many("<row>", 9999)}`)),
  "a row far below": withPart(SHEET, (xml) => xml.replace('<row r="1"', '<row r="99999999999"')),
  "a row above the first": withPart(SHEET, (xml) => xml.replace('<row r="1"', '<row r="-1"')),
  "a cell far beside": withPart(SHEET, (xml) => xml.replace('<c r="A1"', '<c r="ZZZZZZ1"')),
  "a cell at no place": withPart(SHEET, (xml) => xml.replace('<c r="A1"', '<c r=""')),
  "a cell within another": withRows('<row r="1"><c r="A1"><v>1</v><c r="B1"/></c></row>'),
  "a row within another": withRows('<row r="1"><row r="2"/></row>'),
  "a tag without quotes": withRows("<row r=1><c r=A1><v>1</v></c></row>"),
  "a cell twice": withRows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
  "a workbook without its last bytes": withRows('<row r="1"><c r="A1"><v>1</v></c></row>').subarray(0, -9),
  "a shared text that is not there": withPart(SHEET, (xml) => xml.replace(/t="s"><v>\d+/, 't="s"><v>99999')),
  "a shared text of a negative number": withPart(SHEET, (xml) => xml.replace(/t="s"><v>\d+/, 't="s"><v>-1')),
  "a cell of a million letters": withPart(SHEET, (xml) =>
    xml.replace("</sheetData>", `<row r="999"><c r="A999" t="str"><v>${many("税", 999_999)}</v></c></row></sheetData>`),
  ),
  "a wide cell in each of many rows": withPart(SHEET, (xml) =>
    xml.replace(
      /<sheetData>[^]*<\/sheetData>/,
      `<sheetData>${Array.from({ length: 9999 }, (_, r) => `<row r="${r + 1}"><c r="XFD${r + 1}"><v>1</v></c></row>`).join("")}</sheetData>`,
    ),
  ),
  "shared texts cut short": withPart("xl/sharedStrings.xml", (xml) => xml.slice(0, xml.length / 2)),
  "shared texts without end": withPart("xl/sharedStrings.xml", many("<si>", 9999)),
  "styles cut short": withPart("xl/styles.xml", (xml) => xml.slice(0, xml.length / 2)),
  "styles without end": withPart("xl/styles.xml", many("<a>", 9999)),
};

const RULES: Readonly<Record<string, Content>> = {
  "a.yaml": "- a: [",
  "b.yaml": "\t\ta: 1",
  "c.yaml": "- 规则: a\n  规则: b",
  "d.yaml": "---\na: 1\n---\nb: 2",
  "e.yaml": many("[", 9999),
  "f.yaml": many("- ", 9999),
  "g.yaml": `a: &a [x]\n${[..."bcdefghij"].map((to, i) => `${to}: &${to} [${many(`*${"abcdefghi".charAt(i)},`, 9)}]`).join("\n")}`,
  "h.yaml": "a: &a [*a]",
  "i.yaml": "!!js/function 'x'",
  "j.yaml": Buffer.from([0, 1, 2, 255]),
  "k2.yaml": many("- 公式: 1>0\n", 20_001),
  "k3.json": `[${many('{"公式":"1>0"},', 20_001)}{}]`,
  "k.yaml": many("- 公式: 税收收入 > 0\n", 300_000),
  "l.json": "{",
  "m.json": `${many("[", 99_999)}${many("]", 99_999)}`,
  "n.yaml": "税收",
};

const SETTINGS: Readonly<Record<string, Content>> = {
  "a.json": "",
  "b.json": "null",
  "c.json": "[]",
  "d.json": '{"__proto__":{"indicators":[{"name":"税收收入"}]}}',
  "e.json": '{"indicators":[null,1,[]]}',
  "f.json": many("[", 99_999),
  "g.csv": "a,b\n1,2\n",
  "h.txt": "税收",
  "i.xlsx": LEDGER,
  "j.xlsx": seed("rules.xlsx"),
};

/** Calls that no file is needed for: `@` stands before a name in the folder of the test. */
const CALLS: readonly (readonly string[])[] = [
  [],
  ["__proto__"],
  ["constructor"],
  ["\u001b[2J"],
  ["check"],
  ["check", ""],
  ["check", "@没有.xlsx"],
  ["check", "@空"],
  ["check", "@空", "@没有.xlsx"],
  ["check", "--", "--json"],
  ["check", "@好.xlsx", "--没有"],
  ["check", "@好.xlsx", "--config"],
  ["check", "@好.xlsx", "--config", ""],
  ["check", "@好.xlsx", "--config", "@没有.xlsx"],
  ["check", "@好.xlsx", "--rules", "@没有.yaml"],
  ["check", "@好.xlsx", "--since", "@好.xlsx"],
  ["check", "@好.xlsx", "--report", "@好.xlsx"],
  ["check", "@好.xlsx", "--report", "@空"],
  ["check", "@好.xlsx", "--period", "2017-13"],
  ["check", "@好.xlsx", "--period", many("2017-08", 999)],
  ["check", "@好.xlsx", "--lang", "__proto__"],
  ["check", "@好.xlsx", "--fail-on", "toString"],
  ["check", "@好.xlsx", "--ledger", "@好.xlsx"],
  ["rank", "@好.xlsx"],
  ["rank", "@好.xlsx", "--indicator", "__proto__"],
  ["rank", "@好.xlsx", "--indicator", many("税", 99_999)],
  ["rank", "@好.xlsx", "--indicator", "财政总收入", "--by", "constructor"],
  ...["-1", "1.5", "1e2", "NaN", "", "99999999999999999999"].map((places) => [
    ...["rank", "@好.xlsx", "--indicator", "财政总收入", `--decimals=${places}`],
  ]),
  ["bulletin", "@好.xlsx", "--region", "华容县", "--out", "@通报.exe"],
  ["bulletin", "@好.xlsx", "--region", "华容县", "--out", "@通报.constructor"],
  ["bulletin", "@好.xlsx", "--region", "华容县", "--out", "@好.xlsx", "--overwrite"],
  ["bulletin", "@好.xlsx", "--region", "华容县", "--out", "@空"],
  ["bulletin", "@好.xlsx", "--region", "华容县", "--outline", "__proto__"],
  ["drivers", "@好.xlsx"],
  ["share", "@好.xlsx", "--indicator", "没有这项"],
  ["outlook", "@好.xlsx", "--history", "@没有"],
  ["accept", "@好.xlsx", ...BY],
  ["accept", "@好.xlsx", "--ledger", "", ...BY],
  ["accept", "@好.xlsx", "--ledger", "@空/a/b\0.xlsx", ...BY],
  ["accept", "@好.xlsx", "--ledger", `@${many("长", 200)}.xlsx`, ...BY],
  ["accept", "@好.xlsx", "--ledger", "@新.xlsx", "--operator", "  "],
  ["accept", "@好.xlsx", "--ledger", "@新.xlsx", "--as", "__proto__", ...BY],
  ["explain", "@好.xlsx", "--ledger", "@台账.xlsx", ...BY],
  ["diff"],
  ["diff", "@好.xlsx"],
  ["diff", "@好.xlsx", "@好.xlsx"],
  ["verify"],
  ["verify", "@好.xlsx"],
  ["verify", "@没有.json"],
  ["ledger"],
  ["ledger", "__proto__", "--ledger", "@台账.xlsx"],
  ["ledger", "close", "--ledger", "@台账.xlsx", ...BY],
  ["assign", "@好.xlsx", "--ledger", "@督办.xlsx", "--set", "没有等号", ...BY],
  ["assign", "@好.xlsx", "--ledger", "@督办.xlsx", "--set", "=1", ...BY],
  ["progress", "__proto__", "--ledger", "@督办.xlsx", "--text", "已办", ...BY],
  ["close", "__proto__", "@好.xlsx", "--ledger", "@督办.xlsx", "--set", "销号依据=文", ...BY],
  ["board", "--ledger", "@督办.xlsx", "--as-of", "2017-02-30"],
  ["board", "--ledger", "@督办.xlsx", "--unit", "__proto__"],
  ["board", "__proto__", "--ledger", "@督办.xlsx", "--out", "@单.docx"],
  ["overdue", "--ledger", "@督办.xlsx", "--holidays", "@好.xlsx"],
  ["overdue", "--ledger", "@台账.xlsx"],
  ["serve", "--port", "99999"],
  ...["", "1e3", "0x10", "70000", "-1", "+1", " 80", "８０"].map((port) => ["serve", "--no-open", `--port=${port}`]),
  ["serve", "--host", "256.1.1.1", "--no-open"],
  ["serve", "--cert", "@没有.pem"],
  ["check", "/dev/null"],
  ["check", "@a\nb.xlsx"],
  ["check", `@${many("a/", 3000)}`],
  ["check", "@好.xlsx", "--period", "0000-00"],
  ["check", "@好.xlsx", "--as-of", "x"],
  ["check", "@好.xlsx", "--history", ""],
  ["check", "@好.xlsx", "--stale", "1e2"],
  ["check", "@好.xlsx", "--bottom", "0x10"],
  ["month", "@好.xlsx", "--region", ""],
  ["bulletin", "@好.xlsx", "--region", " "],
  ["rank", "@好.xlsx", "--indicator", ""],
  ["rank", "@好.xlsx", "--indicator", "财政总收入", "--of", ""],
  ["ledger", "verify", "--ledger", "@没有.xlsx"],
  ["ledger", "close", "2017-08", "--ledger", "@没有.xlsx", ...BY],
  ["ledger", "reopen", "2017-08", "--reason", "错", "--ledger", "@没有.xlsx", ...BY],
  ["ledger", "correct", "--ledger", "@没有.xlsx", ...BY],
  ["ledger", "export", "@新.xlsx", "--ledger", "@没有.xlsx", ...BY],
  ["warehouse", "mysql://u:p@h/x", "--ledger", "@台账.xlsx"],
  ["warehouse", "@好.xlsx", "--ledger", "@台账.xlsx"],
  ["warehouse", "@没有.duckdb", "--ledger", "@台账.xlsx", "--verify"],
  ["warehouse", "postgres://u:p@127.0.0.1:99999/x", "--ledger", "@台账.xlsx"],
  ["warehouse", "postgres://%", "--ledger", "@台账.xlsx"],
  ["serve", "--host", ""],
  ["check", "@好.xlsx", "--report", "@结果.txt"],
  ["check", "@好.xlsx", "--report", "@结果"],
  ["check", "@好.xlsx", "--report", "@结果.xls"],
  ...[["bulletin"], ["month"], ["share", "--indicator", "税收占财政总收入比重"]].map(([command = "", ...more]) => [
    ...[command, "@好.xlsx", "--region", "火星", ...more],
  ]),
  ["bulletin", "@好.xlsx", "--region", "火星", "--out", "@通报.docx"],
  ["bulletin", "--ledger", "@没有.xlsx", "--region", "华容县"],
  ["rank", "@好.xlsx", "--indicator", "财政总收入", "--regions", "火星"],
  ["rank", "@好.xlsx", "--indicator", "财政总收入", "--regions", ",，、"],
  ["drivers", "@好.xlsx", "--indicator", "财政总收入", "--parts", " "],
  ["accept", "@好.xlsx", "--ledger", "@新.xlsx", "--operator", many("张", 101)],
  ["ledger", "correct", "--ledger", "@台账.xlsx", "--reason", many("错", 32_768), ...BY],
  ["assign", "--ledger", "@督办.xlsx", "--set", `事项=${many("修", 32_768)}`, ...BY],
  ["ledger", "verify", "--ledger", "@空"],
  ["warehouse", "duckdb:", "--ledger", "@台账.xlsx"],
  ["board", "--ledger", "@没有.xlsx"],
  ["overdue", "--ledger", "@没有.xlsx"],
  ["assign", "--ledger", "@没有.xlsx"],
  ...["xls", "et", "csv", "txt", "docx"].map((kind) => ["accept", "@好.xlsx", "--ledger", `@新.${kind}`, ...BY]),
  ["ledger", "export", "@新.xls", "--ledger", "@台账.xlsx"],
];

/** Commands that read a file, with what else they ask for; the file is put where `@` stands. */
const READERS: readonly (readonly string[])[] = [
  ["month", "@", "--region", "华容县"],
  ["figures", "@"],
  ["reading", "@"],
  ["rank", "@", "--indicator", "财政总收入"],
  ["bulletin", "@", "--region", "华容县"],
  ["drivers", "@", "--indicator", "财政总收入"],
  ["accept", "@", "--ledger", "@新.xlsx", ...BY],
  ["accept", "@好.xlsx", "--ledger", "@", ...BY],
  ["ledger", "verify", "--ledger", "@"],
  ["explain", "@", "--ledger", "@台账.xlsx", ...BY],
  ["assign", "@", "--ledger", "@督办.xlsx", ...BY],
  ["board", "--ledger", "@"],
  ["overdue", "--ledger", "@督办.xlsx", "--holidays", "@"],
  ["check", "@好.xlsx", "--rules", "@"],
  ["check", "@好.xlsx", "--config", "@"],
  ["check", "@好.xlsx", "--since", "@"],
  ["check", "@好.xlsx", "--history", "@"],
  ["bulletin", "@好.xlsx", "--region", "华容县", "--template", "@", "--out", "@通报.docx"],
];
const SOME = ["an empty file", "half a workbook", "a bomb by what it declares", "a picture"] as const;

const word = (body: string): Uint8Array =>
  withPart("word/document.xml", (xml) => xml.replace(/<w:body>[^]*<\/w:body>/, `<w:body>${body}</w:body>`), TEMPLATE);
const said = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

const TEXTS: Readonly<Record<string, Content>> = {
  "a.docx": "",
  "b.docx": BOOK,
  "c.docx": half(TEMPLATE),
  "d.docx": "财政总收入",
  "e.docx": withPart("word/document.xml", (xml) => xml.slice(0, xml.length / 2), TEMPLATE),
  "f.docx": word(many("<w:sdt>", 9999)),
  "g.docx": word(said(many("超", 20_001))),
  "h.docx": word(many(said("增长5%"), 60_000)),
  "i.doc": COMPOUND,
  "j.txt": Buffer.from("89504e470d0a1a0a00", "hex"),
  "k.pdf": "%PDF-1.7",
};

interface Case {
  readonly title: string;
  readonly words: readonly string[];
  readonly file?: readonly [name: string, content: Content];
}

const CASES: readonly Case[] = [
  ...CALLS.map((words) => ({ title: words.map((one) => one.slice(0, 20)).join(" "), words })),
  ...[...Object.entries(BROKEN), ...Object.entries(DECLARED), ...Object.entries(TWISTED)].map(
    ([title, content]): Case => ({
      title: `check of ${title}`,
      words: ["check", "@坏.xlsx"],
      file: ["坏.xlsx", content],
    }),
  ),
  ...READERS.flatMap((words) =>
    SOME.map((kind): Case => ({
      title: `${words.join(" ")} of ${kind}`,
      words: words.map((one) => (one === "@" ? "@坏.xlsx" : one)),
      file: ["坏.xlsx", BROKEN[kind] ?? ""],
    })),
  ),
  ...Object.entries(RULES).map((file): Case => ({
    title: `rules ${file[0]}`,
    words: ["check", "@好.xlsx", "--rules", `@${file[0]}`],
    file,
  })),
  ...Object.entries(SETTINGS).map((file): Case => ({
    title: `settings ${file[0]}`,
    words: ["check", "@好.xlsx", "--config", `@${file[0]}`],
    file,
  })),
  ...Object.entries(TEXTS).map((file): Case => ({
    title: `proof of ${file[0]}`,
    words: ["proof", `@${file[0]}`],
    file,
  })),
  ...["", "null", "{}", "1", "[", "[]", "[null]", '[{"kind":"qoq"}]', many("[", 99_999), CHARACTERS].map(
    (content, i): Case => ({
      title: `verify of JSON ${i}`,
      words: ["verify", "@项.json"],
      file: ["项.json", content],
    }),
  ),
];

const { path: folder } = temporaryFolder(tmpdir, "hostile-");

/** The files of a folder, each with its length and time. */
const stateOf = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => `${name} ${statSync(join(path, name)).size} ${statSync(join(path, name)).mtimeMs}`)
    .sort();

let places = 0;
/** A folder with what every call may read. */
function place(file: Case["file"]): string {
  const path = join(folder(), String((places += 1)));
  mkdirSync(join(path, "空"), { recursive: true });
  for (const [name, content] of [
    ["好.xlsx", BOOK],
    ["台账.xlsx", LEDGER],
    ["督办.xlsx", DUTIES],
    ...(file ? [file] : []),
  ] as const)
    writeFileSync(join(path, name), content);
  return path;
}

test.each(["__proto__", "constructor", "toString"])("a sheet named %s is read as any other", async (name) => {
  const path = place(["坏.xlsx", withPart(BOOK_PART, (xml) => xml.replace(/name="[^"]*"/, `name="${name}"`))]);
  const { status, out, err } = await county("check", join(path, "坏.xlsx"));
  expect([status, out, err]).toEqual([...Object.values(await county("check", join(path, "好.xlsx")))]);
});

describe("a call that cannot be answered", () => {
  test("has two hundred kinds", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(200);
  });

  test.each(CASES)("$title", async ({ words, file }) => {
    const path = place(file);
    const before = stateOf(path);
    const { status, out, err } = await county(
      ...words.map((one) => (one.startsWith("@") ? join(path, one.slice(1)) : one)),
    );
    const told = `${err}${status === 2 ? out : ""}`;
    expect(status).toBe(2);
    expect(told).toMatch(/\p{Script=Han}{2}/u);
    expect(told).not.toMatch(/ {4}at |node:|\.js:\d|没有料到/);
    expect(told).not.toContain(folder());
    for (const line of err.split("\n")) expect(line).toMatch(/^$|\p{Script=Han}{2}/u);
    expect(stateOf(path)).toEqual(before);
  });
});
