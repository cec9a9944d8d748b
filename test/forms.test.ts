// Forms in which programs write tables: text marked for Excel's sake, rich text, pages, formulas without results, and files
// under the password that Excel tries by itself.
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { formatAt, message, monthly, type Remark, type Sheet } from "../addin/analysis/index";
import { openBook } from "../addin/workbook/book/openBook";
import { writeWorkbook } from "../addin/workbook/book/write";
import { loadDigest } from "../addin/workbook/package/digest";
import { loadDigest as loadWebDigest } from "../addin/workbook/package/digest.web";
import { rc4 } from "../addin/workbook/package/unlockStream";
import { Archive, bytesOf, storedZip } from "../addin/workbook/package/zip";
import { readWorkbookBytes, UnreadableFile } from "../addin/workbook/read/file";
import { markedTexts } from "../addin/workbook/read/biffText";
import { isOfFigures } from "../addin/workbook/read/unsaved";
import { writeXls } from "../seeds/make/xls.mjs";
import { formulaXls, richXls, type RichText } from "./helpers/biff";
import { lockedPackage, lockedXls } from "./helpers/lock";

const textSheets = (text: string, name = "八月.csv"): Promise<Sheet[]> => readWorkbookBytes(Buffer.from(text), name);

async function textRows(text: string, name?: string): Promise<Sheet["rows"] | undefined> {
  const [sheet] = await textSheets(text, name);
  return sheet?.rows;
}

const remarksOf = (sheet: Sheet | undefined): string[] =>
  (sheet?.remarks ?? []).map(({ kind, cell }: Remark) => `${kind} ${cell}`);

async function reasonOf(bytes: Uint8Array, name: string): Promise<string> {
  const refusal: unknown = await readWorkbookBytes(bytes, name).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(UnreadableFile);
  return (refusal as UnreadableFile).reason;
}

describe("delimited text that is marked for Excel's sake", () => {
  const ROWS = [
    ["地区", "累计", "同期"],
    ["平江县", 84800, "077"],
    ["岳阳县", 71200, 65441],
  ];
  const lines = (how: (value: string) => string, delimiter = ",") =>
    [
      ["地区", "累计", "同期"],
      ...[
        ["平江县", "84800", "077"],
        ["岳阳县", "71200", "65441"],
      ].map((row) => row.map(how)),
    ]
      .map((row) => row.join(delimiter))
      .join("\r\n");

  test.each<[string, (value: string) => string]>([
    ["a tab behind every value", (value) => `${value}\t`],
    ["a tab before every value", (value) => `\t${value}`],
    ["a tab within the quotes", (value) => `"${value}\t"`],
    ["an apostrophe", (value) => `'${value}`],
    ["a formula of text", (value) => `="${value}"`],
    ["a formula of text in quotes", (value) => `"=""${value}"""`],
    ["a formula of a number", (value) => (/^[1-9]/.test(value) ? `=${value}` : value)],
    ["a control character", (value) => `\u001f${value}`],
  ])("is read as without %s", async (_mark, how) => {
    expect(await textRows(lines(how))).toEqual(ROWS);
  });

  test("keeps what only looks like a mark", async () => {
    expect(await textRows(lines(String, "\t"), "八月.txt")).toEqual(ROWS);
    expect(await textRows("地区\t累计\t备注\n平江县\t84,800\t\n岳阳县\t71,200\t\n")).toEqual([
      ["地区", "累计", "备注"],
      ["平江县", "84,800"],
      ["岳阳县", "71,200"],
    ]);
    expect(await textRows("'引用',\"it's\",甲\n1,2,3")).toEqual([
      ["'引用'", "it's", "甲"],
      [1, 2, 3],
    ]);
  });

  test("keeps together what a formula of text holds", async () => {
    expect(await textRows('地区,累计\n平江县,="84,800"\n岳阳县,="71,200"')).toEqual([
      ["地区", "累计"],
      ["平江县", "84,800"],
      ["岳阳县", "71,200"],
    ]);
  });

  test("is no text where it holds a zero byte, or control characters without end", async () => {
    expect(await reasonOf(Buffer.from("甲,乙\n1,\u00002"), "a.csv")).toBe("not a workbook");
    expect(await reasonOf(Buffer.from("\u0001a\u0002b\u0003c\u0004"), "a.csv")).toBe("not a workbook");
  });
});

describe("a line of text that is longer than its header", () => {
  const HEADER = "2017年1-8月财政总收入（单位：万元）\n地区,本年累计,上年同期,增长%\n";

  test("is remarked where its first value has no header", async () => {
    const [sheet] = await textSheets(
      `${HEADER}平江县,84,800,77,870,8.9%\n岳阳县,71200,65441,8.8\n湘阴县,69300,65,070,6.5`,
    );
    expect(remarksOf(sheet)).toEqual(["ragged-row E3", "ragged-row E5"]);
  });

  test("is not one of words, of empty ends, nor below a wider header", async () => {
    const notes = "注：一,二,三,四,五,六\n填报人：,张三,,,审核,李四\n";
    const [sheet] = await textSheets(`${HEADER}平江县,84800,77870,8.9,,\n${notes}`);
    expect(remarksOf(sheet)).toEqual([]);
    const [years] = await textSheets("地区,2016,2017\n平江县,77870,84800");
    expect(remarksOf(years)).toEqual([]);
  });

  test("is one finding a table, which says what to do", async () => {
    const sheets = await textSheets(`${HEADER}平江县,84,800,77,870,8.9%\n岳阳县,71,200,65,441,8.8%`);
    const [finding] = monthly({ sheets }).findings.filter(({ rule }) => rule === "ragged-row");
    expect(finding).toMatchObject({ severity: "error", cell: "E3", received: 2 });
    expect(finding && message(finding)).toMatch(/^有2行的值比表头多（E3、E4）.*千分位.*\.xlsx/);
  });
});

describe("a formula that was saved without its result", () => {
  /** An .xlsx of which row 3 of the table holds these cells. */
  async function workbook(cells: string): Promise<Uint8Array> {
    const rows = [
      ["2017年1-8月收入（万元）"],
      ["项目", "累计", "同期"],
      ["税收收入", 3, 2],
      ["非税收入", 4, 4],
      ["合计"],
    ];
    const archive = new Archive(await writeWorkbook([{ name: "表", rows }]), "表.xlsx");
    const part = "xl/worksheets/sheet1.xml";
    const parts = new Map(archive.names.map((name) => [name, archive.part(name) ?? new Uint8Array()]));
    parts.set(part, bytesOf(archive.text(part).replace(/(<c r="A5"[^]*?<\/c>)/, `$1${cells}`)));
    return storedZip(parts);
  }

  test.each([
    ["nothing", '<c r="B5"><f>B3+B4</f></c>', ["B5"]],
    ["an empty element", '<c r="B5"><f>B3+B4</f><v></v></c><c r="C5"><f>C3</f><v/></c>', ["B5", "C5"]],
    ["a shared formula", '<c r="B5"><f t="shared" si="0"/></c>', ["B5"]],
    ["a result", '<c r="B5"><f>IF(B3&gt;0,7)</f><v>7</v></c>', []],
    ["a result that is an empty text", '<c r="B5" t="str"><f>""</f><v></v></c>', []],
  ])("is remarked: %s", async (_result, cells, expected) => {
    const [sheet] = await readWorkbookBytes(await workbook(cells), "表.xlsx");
    expect(remarksOf(sheet)).toEqual(expected.map((cell) => `formula-unsaved ${cell}`));
  });

  test("is one finding a table, which says what to do", async () => {
    const sheets = await readWorkbookBytes(
      await workbook('<c r="B5"><f>B3+B4</f></c><c r="C5"><f>C3+C4</f></c>'),
      "表.xlsx",
    );
    const findings = monthly({ sheets }).findings.filter(({ rule }) => rule === "formula-unsaved");
    expect(findings.map(({ cell, severity }) => [cell, severity])).toEqual([["B5", "error"]]);
    expect(findings.map((one) => message(one))).toEqual([
      expect.stringMatching(/^有2个公式没有保存结果（B5、C5）.*用 Excel 打开，保存一次再报/),
    ]);
  });
});

describe("a formula without a result in a file that SheetJS reads", () => {
  // No program that computes stores an empty text for a sum.
  const EMPTY = Buffer.from("030000000000ffff", "hex");

  test("is told of an .xls where its result would be a number", async () => {
    const xls = formulaXls([
      ["SUM(A1:A2)", EMPTY],
      ["A1+A2", EMPTY],
      ["+A1", EMPTY],
      ['""', EMPTY],
      ["SUM(A1:A2)", Buffer.from("0000000000001c40", "hex")],
    ]);
    const [sheet] = await readWorkbookBytes(xls, "表.xls");
    expect(sheet?.rows).toEqual([[3], [4], [], [], [], [], [7]]);
    expect(sheet?.formulaCells).toEqual(["A3", "A4", "A5", "A6", "A7"]);
    expect(remarksOf(sheet)).toEqual(["formula-unsaved A3", "formula-unsaved A4"]);
  });

  test.each([
    ["SUM(B2:B3)", true],
    ["'2017-08'!B3*1.5", true],
    ["-收入!B3", true],
    ["ROUND(B3/$C$4,2)%", true],
    ["B3", false],
    ["(B3)", false],
    ["+B3", false],
    ["'2017-08'!B3", false],
    ["B2&B3", false],
    ["B2>B3", false],
    ['IF(B2>0,B2,"")', false],
    ["SUM(B2:B3)+VLOOKUP(A1,B:C,2)", false],
    ["合计(B2)", false],
  ])("is %s, of figures alone: %s", (formula, expected) => {
    expect(isOfFigures(formula)).toBe(expected);
  });

  const cell = (attributes: string, content = ""): string =>
    `<table:table-cell ${attributes}>${content}</table:table-cell>`;
  const formula = 'table:formula="of:=SUM([.A1:.A2])"';
  const rows = [
    `<table:table-row table:number-rows-repeated="2">${cell('office:value-type="float" office:value="3"', "<text:p>3</text:p>")}</table:table-row>`,
    `<table:table-row><table:table-cell table:number-columns-repeated="2"/>${cell(formula)}${cell(`${formula} office:value-type="float" office:value="6"`, "<text:p>6</text:p>")}</table:table-row>`,
    `<table:table-row>${cell(`${formula} office:value-type="string"`)}<table:covered-table-cell/>${cell(`${formula} office:value-type="float"`, "<office:annotation><text:p>注</text:p></office:annotation>")}${cell(formula, "<text:p>6</text:p>")}<table:table-cell ${formula}/></table:table-row>`,
  ].join("");
  const spaces = ["office", "table", "text"]
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(" ");
  const document = (element: string): string =>
    `<?xml version="1.0"?><office:${element} ${spaces} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="空"/><table:table table:name="表">${rows}</table:table><table:table table:name="后"><table:table-row>${cell(formula)}</table:table-row></table:table></office:spreadsheet></office:body></office:${element}>`;

  test.each([
    [
      "an .ods",
      storedZip(
        new Map([
          ["content.xml", bytesOf(document("document-content"))],
          ["META-INF/manifest.xml", bytesOf("<manifest/>")],
        ]),
      ),
    ],
    ["a flat OpenDocument", bytesOf(document("document"))],
  ])("is told of %s, wherever it stands", async (_, bytes) => {
    const sheets = await readWorkbookBytes(bytes, "表.ods");
    expect(sheets.map(({ name }) => name)).toEqual(["表", "后"]);
    expect(sheets.map(remarksOf)[1]).toEqual(["formula-unsaved A1"]);
    expect(remarksOf(sheets[0])).toEqual(["formula-unsaved C3", "formula-unsaved C4", "formula-unsaved E4"]);
  });
});

describe("a spreadsheet in XML of 2003", () => {
  const space = "urn:schemas-microsoft-com:office:spreadsheet";
  const sheetsOf = (rows: string): Promise<Sheet[]> =>
    textSheets(
      `<?xml version="1.0"?><Workbook xmlns="${space}" xmlns:ss="${space}"><Worksheet ss:Name="表"><Table>${rows}</Table></Worksheet></Workbook>`,
      "老系统.xls",
    );
  const data = (value: string, type = "String") => `<Data ss:Type="${type}">${value}</Data>`;

  test("gives the whole of rich and literal text, and no pronunciation", async () => {
    const rich =
      '<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">华<B><I>容</I></B>县 &lt;全&gt;</ss:Data>';
    const cells = [
      rich,
      `${data("<![CDATA[A&B<C]]>")}`,
      `${data("华容县")}<PhoneticText xmlns="urn:schemas-microsoft-com:office:excel">hr</PhoneticText>`,
      data("1e309", "Number"),
    ];
    const [sheet] = await sheetsOf(`<Row>${cells.map((cell) => `<Cell>${cell}</Cell>`).join("")}</Row>`);
    expect(sheet?.rows).toEqual([["华容县 <全>", "A&B<C", "华容县", "#NUM!"]]);
  });

  test("tells which formulas have no result, wherever they stand", async () => {
    const [sheet] = await sheetsOf(
      `<Row ss:Index="2"><Cell ss:MergeAcross="1">${data("合计")}</Cell><Cell ss:Formula="=R1C1"/><Cell ss:Formula="=1">${data("1", "Number")}</Cell></Row>` +
        `<Row><Cell ss:Index="5" ss:Formula="=R1C1">${data("", "Number")}</Cell><Cell ss:Formula="=&quot;&quot;">${data("")}</Cell></Row>`,
    );
    expect(remarksOf(sheet)).toEqual(["formula-unsaved C2", "formula-unsaved E3"]);
  });

  test("keeps number formats as they are", async () => {
    const style = '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0!.0,"/></Style></Styles>';
    const xml = `<?xml version="1.0"?><Workbook xmlns="${space}" xmlns:ss="${space}">${style}<Worksheet ss:Name="表"><Table><Row><Cell ss:StyleID="s1">${data("653000000", "Number")}</Cell></Row></Table></Worksheet></Workbook>`;
    const [sheet] = await textSheets(xml, "老系统.xls");
    expect(sheet && [sheet.rows, formatAt(sheet, 0, 0)]).toEqual([[[653000000]], "0!.0,"]);
  });
});

describe("a web page", () => {
  const table = (...rows: readonly (readonly (string | number)[])[]) =>
    `<table>${rows.map((row) => `<tr>${row.map((value) => `<td>${value}</td>`).join("")}</tr>`).join("")}</table>`;
  const sheets = (...tables: readonly string[]) => textSheets(`<html>${tables.join("<p>")}</html>`, "老系统.xls");

  test("whose title, header, body and foot are tables of their own is one sheet", async () => {
    const [sheet, ...others] = await sheets(
      '<table><tr><td colspan="2">2017年1-8月收入</td></tr></table>',
      table(["地区", "累计"]),
      table(["平江县", 84800]),
      table(["岳阳县", "71,200"]),
      '<table><tr><td colspan="2">制表：张三</td></tr></table>',
    );
    expect(others).toEqual([]);
    expect(sheet?.rows).toEqual([
      ["2017年1-8月收入"],
      ["地区", "累计"],
      ["平江县", 84800],
      ["岳阳县", "71,200"],
      ["制表：张三"],
    ]);
    expect(sheet?.merges.map(({ top }) => top)).toEqual([0, 4]);
  });

  test("keeps tables with headers of their own apart", async () => {
    const both = await sheets(
      table(["地区", "2016", "2017"], ["平江县", 7, 8]),
      table(["地区", "支出"], ["平江县", 9]),
    );
    expect(both.map(({ rows }) => rows.length)).toEqual([2, 2]);
    const wider = await sheets(table(["地区", "累计"], ["平江县", 7]), table(["岳阳县", 8, 9]));
    expect(wider.map(({ rows }) => rows.length)).toEqual([2, 1]);
  });

  test("keeps its caption, and the lines above its first table", async () => {
    const body = "<tr><td>地区</td><td>累计</td></tr><tr><td>平江县</td><td>84800</td></tr></table>";
    const rows = [["2017年1-8月收入"], ["单位：万元"], ["地区", "累计"], ["平江县", 84800]];
    const [captioned] = await sheets(`<table><caption>2017年1-8月收入</caption><tr><td>单位：万元</td></tr>${body}`);
    const [headed] = await sheets(`<h3>2017年1-8月收入</h3><p>&nbsp;</p><p align="right">单位：万元</p><table>${body}`);
    expect([captioned?.rows, headed?.rows]).toEqual([rows, rows]);
  });

  test("gives no pronunciation for text", async () => {
    const [sheet] = await sheets(table(["<ruby>华容<rp>(</rp><rt>huárong</rt><rp>)</rp></ruby>县", 1]));
    expect(sheet?.rows).toEqual([["华容县", 1]]);
  });
});

describe("pronunciation in an .xlsx", () => {
  test("is no part of a text that stands in its cell", async () => {
    const archive = new Archive(await writeWorkbook([{ name: "表", rows: [["甲", 1]] }]), "表.xlsx");
    const parts = new Map(archive.names.map((name) => [name, archive.part(name) ?? new Uint8Array()]));
    const inline =
      '<is><r><t>华容</t></r><r><t>县</t></r><rPh sb="0" eb="2"><t>hr</t></rPh><phoneticPr fontId="1"/></is>';
    const part = "xl/worksheets/sheet1.xml";
    parts.set(
      part,
      bytesOf(archive.text(part).replace(/<c r="A1"[^]*?<\/c>/, `<c r="A1" t="inlineStr">${inline}</c>`)),
    );
    const bytes = storedZip(parts);
    const [sheet] = await readWorkbookBytes(bytes, "表.xlsx");
    expect(sheet?.rows).toEqual([["华容县", 1]]);
    expect((await openBook(bytes, "表.xlsx")).sheets[0]?.rows[0]?.[0]?.value).toBe("华容县");
  });
});

describe("text in which programs exchange tables", () => {
  const ROWS = [
    ["地区", "累计"],
    ["华容县，全县", 65300],
  ];

  test("is read: DIF", async () => {
    const start = 'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\nTUPLES\r\n0,2\r\n""\r\nDATA\r\n0,0\r\n""\r\n';
    const rows =
      '-1,0\r\nBOT\r\n1,0\r\n"地区"\r\n1,0\r\n"累计"\r\n-1,0\r\nBOT\r\n1,0\r\n"华容县，全县"\r\n0,65300\r\nV\r\n';
    expect(await textRows(`${start}${rows}-1,0\r\nEOD\r\n`, "八月.dif")).toEqual(ROWS);
  });

  test("is read: SYLK", async () => {
    const cells = ['C;Y1;X1;K"地区"', 'C;Y1;X2;K"累计"', 'C;Y2;X1;K"华容县，全县"', "C;Y2;X2;K65300", "E"];
    expect(await textRows(["ID;PWXL;N;E", "P;PGeneral", ...cells].join("\r\n"), "八月.slk")).toEqual(ROWS);
    expect(await textRows("ID;Province\n7;湖南", "a.csv")).toEqual([
      ["ID", "Province"],
      [7, "湖南"],
    ]);
  });
});

describe("an encrypted file", () => {
  const PASSWORD = "VelvetSweatshop";
  const names = Array.from({ length: 300 }, (_, i) => [`县${i}`, i + 0.5]);
  const SHEETS = [
    { name: "表一", rows: [["地区", "累计"], ...names] },
    { name: "表二", rows: [["末"]] },
  ];
  const read = async (bytes: Uint8Array, name: string) =>
    (await readWorkbookBytes(bytes, name)).map(({ rows }) => rows);
  const ways: [string, (password: string) => Promise<Uint8Array>][] = [
    [
      "as in 2010",
      async (password) => {
        const { writeXlsx } = await import("hucre/xlsx");
        return writeXlsx({ sheets: SHEETS, encryption: { password, spinCount: 100 } });
      },
    ],
    ["as in 2007", async (password) => lockedPackage(await writeWorkbook(SHEETS), password)],
    ["as in 97", async (password) => lockedXls(await writeXls(SHEETS), password, "md5")],
    ["as in 2003", async (password) => lockedXls(await writeXls(SHEETS), password, "sha1")],
  ];

  test.each(ways)("is read where Excel would not ask for its password: %s", async (_way, locked) => {
    const bytes = await locked(PASSWORD);
    expect(await read(bytes, "报表")).toEqual(SHEETS.map(({ rows }) => rows));
    expect((await openBook(bytes, "报表")).sheets.map(({ name }) => name)).toEqual(["表一", "表二"]);
  });

  test.each(ways)("is refused where Excel would ask: %s", async (_way, locked) => {
    expect(await reasonOf(await locked("另一密码"), "报表")).toBe("encrypted");
  });

  test("is refused where it is an OpenDocument", async () => {
    const manifest =
      '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>';
    const parts = { mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "\u0001\u0002" };
    const all = Object.entries({
      ...parts,
      "META-INF/manifest.xml": `<manifest:manifest>${manifest}</manifest:manifest>`,
    });
    expect(await reasonOf(storedZip(new Map(all.map(([name, text]) => [name, bytesOf(text)]))), "报表.ods")).toBe(
      "encrypted",
    );
  });

  test("is refused where it asks for work without end", async () => {
    const { writeXlsx } = await import("hucre/xlsx");
    const bytes = Buffer.from(await writeXlsx({ sheets: SHEETS, encryption: { password: PASSWORD, spinCount: 100 } }));
    const text = bytes.toString("latin1");
    const endless = Buffer.from(text.replace('spinCount="100" ', 'spinCount="9e9" '), "latin1");
    expect(await reasonOf(endless, "报表")).toBe("encrypted");
  });

  test("is digested alike by Node and in a browser", async () => {
    const [node, web] = [await loadDigest(), await loadWebDigest()];
    for (const name of ["md5", "sha1", "sha256", "sha384", "sha512"] as const)
      expect(Buffer.from(web(name, Buffer.from("甲"), Buffer.from("乙")))).toEqual(node(name, Buffer.from("甲乙")));
  });

  test("is encrypted by RC4 as everywhere", () => {
    const bytes = rc4(Buffer.from("Key"), Buffer.from("Plaintext"));
    expect(Buffer.from(bytes).toString("hex")).toBe("bbf316e8d940af0ad3");
  });
});

describe("raised and struck-out characters", () => {
  const cells = async (text: string, name: string): Promise<unknown[]> => {
    const [sheet] = await textSheets(text, name);
    return sheet?.rows.at(-1) as unknown[];
  };
  test.each([
    ["raised by a tag", "65300<sup>1</sup>", "65300¹"],
    ["raised within a link", '65300<sup><a href="#1">12</a></sup>', "65300¹²"],
    ["raised by a style", '65300<span style="vertical-align: super">1</span>', "65300¹"],
    ["lowered", "65300<sub>1</sub>", "65300₁"],
    ["struck out", "<s>65000</s>65300", "[65000]65300"],
    ["struck out by a style", '<span style="text-decoration:line-through">65000</span>65300', "[65000]65300"],
    ["in a unit", "8m<sup>2</sup>", "8m²"],
  ])("of a page are kept apart: %s", async (_how, written, read) => {
    const page = `<table><tr><td>项目</td><td>累计</td></tr><tr><td>财政总收入</td><td>${written}</td></tr></table>`;
    expect(await cells(page, "八月.xls")).toEqual(["财政总收入", read]);
  });
  test("of a page that was a form: its fields are what they show", async () => {
    const field = '<input type="text" name="b" value="65300"><input type="hidden" value="9">';
    const page = `<table><tr><td>项目</td><td>累计</td></tr><tr><td>财政总收入</td><td>${field}</td></tr></table>`;
    expect(await cells(page, "八月.xls")).toEqual(["财政总收入", 65300]);
  });
  test("of an XML spreadsheet are kept apart", async () => {
    const value = '<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">65300<Sup>1</Sup></ss:Data>';
    const book = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="收入"><Table><Row><Cell><Data ss:Type="String">财政总收入</Data></Cell><Cell>${value}</Cell></Row></Table></Worksheet></Workbook>`;
    expect(await cells(book, "八月.xls")).toEqual(["财政总收入", "65300¹"]);
  });
  test.each([
    ['<vertAlign val="superscript"/>', "65300", "1", "65300¹"],
    ["<strike/>", "65300", "65000", "65300[65000]"],
    ['<b/><sz val="9"/>', "653", "00", "65300"],
  ])("of a workbook are kept apart: %s", async (property, first, second, read) => {
    const runs = `<r><t>${first}</t></r><r><rPr>${property}</rPr><t>${second}</t></r>`;
    const shared = await withRuns((archive) => {
      const text = archive.text("xl/sharedStrings.xml");
      return { "xl/sharedStrings.xml": text.replace("<t>数</t>", runs) };
    });
    const inline = await withRuns((archive) => {
      const text = archive.text("xl/worksheets/sheet1.xml");
      return {
        "xl/worksheets/sheet1.xml": text.replace(
          /<c r="B2"[^>]*>.*?<\/c>/,
          `<c r="B2" t="inlineStr"><is>${runs}</is></c>`,
        ),
      };
    });
    for (const bytes of [shared, inline]) {
      const [sheet] = await readWorkbookBytes(bytes, "八月.xlsx");
      expect(sheet?.rows[1]).toEqual(["财政总收入", read]);
    }
  });
  const rich: readonly RichText[] = [
    ["财政总收入"],
    ["653001", [5, 5]],
    ["8m2", [2, 5], [3, 1]],
    ["CO2", [2, 6]],
    ["6500065300", [0, 7], [5, 1]],
    ["65300", [2, 1]],
    ["712002", [5, 5]],
  ];
  test("of an .xls are kept apart", async () => {
    const column = ["财政总收入", "65300¹", "8m²", "CO₂", "[65000]65300", "65300", "71200²"];
    const locked = lockedXls(richXls(rich), "VelvetSweatshop", "md5");
    for (const bytes of [richXls(rich), richXls(rich, 3), locked]) {
      const [sheet] = await readWorkbookBytes(bytes, "八月.xls");
      expect(sheet?.rows.map(([value]) => value)).toEqual(column);
    }
  });
  test("of an .xls that ends early are not looked for beyond its end", () => {
    const stream = Buffer.concat([
      Buffer.from([0x31, 0, 10, 0, 200, 0, 8, 0, 0, 0, 0, 0, 1, 0]),
      Buffer.from([0xfc, 0]),
    ]);
    expect(markedTexts(stream).size).toBe(0);
    const endless = Buffer.from([0xfc, 0, 12, 0, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 9, 255]);
    expect(markedTexts(Buffer.concat([stream.subarray(0, 14), endless])).size).toBe(0);
  });
});

/** A workbook whose cell B2 says 数, with parts of it written anew. */
async function withRuns(changed: (archive: Archive) => Readonly<Record<string, string>>): Promise<Uint8Array> {
  const rows = [
    ["项目", "累计"],
    ["财政总收入", "数"],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: "收入", rows }] });
  const archive = new Archive(bytes, "八月.xlsx");
  const parts = new Map(archive.names.map((name) => [name, archive.part(name) ?? new Uint8Array()]));
  for (const [name, text] of Object.entries(changed(archive))) parts.set(name, bytesOf(text));
  return storedZip(parts);
}
