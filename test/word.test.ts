import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import mammoth from "mammoth";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { bulletin, ledgerOf, proofread, tagOfNumber, type Monthly, type Observation } from "../addin/analysis/index";
import { wordBulletin, type WordBulletin } from "../addin/documents/word/bulletin";
import { numbersIn, renewed } from "../addin/documents/word/controls";
import { WordProblem } from "../addin/documents/word/problem";
import { elementsOf, parseXml } from "../addin/workbook/package/xml";
import { openText } from "../addin/workbook/word/text";
import { county } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { monthOf, sheetsOf, workbooksIn } from "./helpers/month";
import { SEEDS } from "./helpers/paths";
import { wordFaults } from "./helpers/wordRules";

const YARDSTICK =
  "1—8月，全县财政总收入同比增长3.2%，在全市六县（市）中排名倒数第二；税收占财政总收入比重为61.33%，在全市六县（市）中仅高于湘阴县，与小康考核年度目标值相差13.67个百分点。";
const templateBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(join(SEEDS, `${name}模板.docx`)));

let month: Monthly;
beforeAll(async () => {
  const history = await sheetsOf(...workbooksIn("history"));
  month = await monthOf(await sheetsOf(...workbooksIn("2017-08")), { history });
});

const made = (template: Uint8Array, from = month, region = "华容县"): Promise<WordBulletin> =>
  wordBulletin({ ...from, region, template, templateName: "模板.docx" });

const documentOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());

/** The paragraphs of a file as text. */
const paragraphs = (bytes: Uint8Array): string[] =>
  elementsOf(parseXml(documentOf(bytes)), "p").map((one) =>
    elementsOf(one, "t")
      .map(({ text }) => text)
      .join(""),
  );

/** The shipped template with other paragraphs in its text. */
function withBody(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = unzipSync(templateBytes("通报"));
  const section =
    /<w:sectPr>.*<\/w:sectPr>/s.exec(strFromU8(parts["word/document.xml"] ?? new Uint8Array()))?.[0] ?? "";
  const whole = strFromU8(parts["word/document.xml"] ?? new Uint8Array()).replace(
    /<w:body>.*<\/w:body>/s,
    `<w:body>${body}${section}</w:body>`,
  );
  const others = Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)]));
  return zipSync({ ...parts, "word/document.xml": strToU8(whole), ...others });
}

const run = (words: string, look = ""): string => `<w:r>${look}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const plain = (words: string): string => `<w:p>${run(words)}</w:p>`;

describe.each(["通报", "分析"])("the Word file of the outline %s", (name) => {
  test("is borne out by the proofreader, and nothing in it disagrees", async () => {
    const { bytes } = await made(templateBytes(name));
    const { paragraphs } = openText(bytes, "通报.docx");
    const { items, counts } = proofread({ paragraphs, names: month.names, ledger: month.ledger });
    expect(items.filter(({ verdict }) => verdict === "disagree")).toEqual([]);
    expect(counts.agree).toBeGreaterThanOrEqual(14);
  });

  test("is read by another library: every paragraph in its order, and every table", async () => {
    const { bytes } = await made(templateBytes(name));
    const { value, messages } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(messages.filter(({ type }) => type === "error")).toEqual([]);
    const seen = (texts: readonly string[]): string[] => texts.filter((text) => text.trim() !== "");
    expect(seen(value.split("\n\n"))).toEqual(seen(paragraphs(bytes)));
    const html = (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;
    const counted = (tag: string): number => html.split(`<${tag}>`).length - 1;
    const root = parseXml(documentOf(bytes));
    expect([counted("table"), counted("tr")]).toEqual([elementsOf(root, "tbl").length, elementsOf(root, "tr").length]);
  });

  test("keeps to the schema, and so does its template", async () => {
    const { bytes } = await made(templateBytes(name));
    expect(wordFaults(templateBytes(name))).toEqual([]);
    expect(wordFaults(bytes)).toEqual([]);
  });

  test("has the yardstick sentence word for word, and no placeholder left", async () => {
    const { bytes, missing, empty } = await made(templateBytes(name));
    expect(paragraphs(bytes)).toContain(YARDSTICK);
    expect(paragraphs(bytes).join("")).not.toMatch(/[{}]/);
    expect([missing, empty]).toEqual([[], []]);
  });

  test("is the same bytes each time", async () => {
    const [one, other] = [await made(templateBytes(name)), await made(templateBytes(name))];
    expect(one.bytes).toEqual(other.bytes);
  });

  test("lists each number once with its cells and how it is worked out", async () => {
    const { bytes, numbers } = await made(templateBytes(name));
    const rows = elementsOf(parseXml(documentOf(bytes)), "tbl")
      .at(-1)
      ?.children.filter(({ name: called }) => called === "tr");
    const texts = rows?.map((row) =>
      elementsOf(row, "tc").map((cell) =>
        elementsOf(cell, "t")
          .map(({ text }) => text)
          .join(""),
      ),
    );
    expect(texts?.length).toBe(numbers + 1);
    const growth = texts?.find(([, value, about]) => value === "同比增长3.2%" && about?.endsWith("增长"));
    expect(growth?.slice(3)).toEqual(["财政局.xlsx 六县市收入!C6、D6", "（本期数－上年同期数）÷上年同期数"]);
    expect(texts?.slice(1).map(([place]) => place)).toEqual(Array.from({ length: numbers }, (_, i) => String(i + 1)));
    expect(texts?.filter((row) => row.includes("—") || row.includes(""))).toEqual([]);
  });
});

test("the sentences of the file are those of the bulletin", async () => {
  const { bytes } = await made(templateBytes("通报"));
  const said = bulletin({ ...month, region: "华容县", period: { year: 2017, month: 8 } }).map(({ text }) => text);
  expect(said.length).toBe(7);
  expect(said.filter((text) => !paragraphs(bytes).includes(text))).toEqual([]);
});

describe("a template", () => {
  test("may have a placeholder in pieces, with other words, and typed with a Chinese keyboard", async () => {
    const look = "<w:rPr><w:b/></w:rPr>";
    const body =
      `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${run("全县 &amp; {财政总", look)}<w:proofErr w:type="gramStart"/>${run("收入.", look)}${run("增长}，")}${run("｛年｝年")}</w:p>` +
      plain("{文字:稳中有忧}");
    const { bytes } = await made(withBody(body));
    expect(wordFaults(bytes)).toEqual([]);
    expect(paragraphs(bytes)[0]).toBe("全县 & 同比增长3.2%，2017年");
    const [control] = elementsOf(parseXml(documentOf(bytes)), "sdt");
    expect(elementsOf(control ?? parseXml(""), "sdtContent", "r", "b")).toHaveLength(1);
  });

  test("gives its paragraph's look to every sentence that takes its place", async () => {
    const look = '<w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr>';
    const body = `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>${run("{文字:稳中有进}", look)}</w:p>${plain("其余不变")}`;
    const { bytes } = await made(withBody(body));
    const xml = documentOf(bytes);
    expect(xml.split('<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>').length - 1).toBe(3);
    expect(elementsOf(parseXml(xml), "r").filter((one) => elementsOf(one, "rFonts").length === 0).length).toBe(1);
    expect(xml).toContain(plain("其余不变"));
  });

  test("may have words of the month in a footer", async () => {
    const parts = unzipSync(templateBytes("通报"));
    const footer = strFromU8(parts["word/footer1.xml"] ?? new Uint8Array()).replace("— ", "{地区}{年} ");
    const { bytes } = await made(withBody(plain("{文字:稳中有忧}"), { "word/footer1.xml": footer }));
    expect(strFromU8(unzipSync(bytes)["word/footer1.xml"] ?? new Uint8Array())).toContain("华容县");
    expect(wordFaults(bytes)).toEqual([]);
  });

  test("says where a number has no figure, and the others are told", async () => {
    const { bytes, missing } = await made(withBody(plain("{财政总收入.比年初}") + plain("{文字:稳中有忧}")));
    expect(paragraphs(bytes)[0]).toBe("〔财政总收入比年初：未报〕");
    expect(missing).toEqual(["财政总收入比年初：未报"]);
  });

  test.each<[what: string, template: () => Uint8Array, words: RegExp]>([
    [
      "an unknown placeholder",
      () => withBody(plain("{文字:稳中有忧}{财政总收如.增长}{开始}")),
      /不认识的占位：\{财政总收如\.增长\}、\{开始\}/,
    ],
    ["an unknown chapter", () => withBody(plain("{文字:稳中有喜}")), /不认识的占位：\{文字:稳中有喜\}/],
    ["an unknown phrase", () => withBody(plain("{财政总收入.增张}")), /不认识的占位：\{财政总收入\.增张\}/],
    ["an unknown indicator of a table", () => withBody(plain("{表:排位:财政总收如}")), /不认识的占位/],
    ["an open brace", () => withBody(plain("{文字:稳中有忧")), /大括号不成对/],
    ["a table among words", () => withBody(plain("见{表:排位:财政总收入}")), /要单独成一段/],
    ["a text that is no Word file", () => strToU8("不是文档"), /不是 Word 文档/],
    ["a workbook", () => new Uint8Array(readFileSync(join(SEEDS, "rules.xlsx"))), /不是 Word 文档/],
    ["half a file", () => templateBytes("通报").slice(0, 2000), /不是 Word 文档/],
  ])("is refused for %s, in words", async (_what, template, expected) => {
    const problem = await made(template()).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(WordProblem);
    expect((problem as WordProblem).zh).toMatch(expected);
    expect((problem as WordProblem).words("en")).not.toMatch(/[，。]/);
  });

  test("is not filled for a month or a region without figures", async () => {
    const of = (more: object) =>
      wordBulletin({ ...month, region: "华容县", template: templateBytes("通报"), templateName: "模板.docx", ...more });
    await expect(of({ period: { year: 2019, month: 3 } })).rejects.toThrow("没有华容县2019年1—3月的数据");
    await expect(of({ region: "火星县" })).rejects.toThrow("不在“地区”表里");
  });
});

describe("the numbers of a Word file", () => {
  /** The month with one figure changed. */
  function withFigure(cell: string, sheet: string, figure: number): Monthly {
    let changed = 0;
    const observations = month.ledger.observations.map((one): Observation => {
      if (one.cell !== cell || one.sheet !== sheet) return one;
      changed++;
      return { ...one, figure };
    });
    expect(changed).toBe(1);
    return { ...month, ledger: ledgerOf(observations) };
  }

  const typed = (bytes: Uint8Array): Uint8Array => {
    const parts = unzipSync(bytes);
    const xml = documentOf(bytes).replace("一、稳中有为", "一、稳中有为（经办人改过的标题）");
    return zipSync({ ...parts, "word/document.xml": strToU8(xml) });
  };

  test("agree with the ledger that they were made from", async () => {
    const { bytes, numbers } = await made(templateBytes("通报"));
    const found = numbersIn(bytes, "通报.docx", month);
    expect(new Set(found.map(({ id }) => tagOfNumber(id))).size).toBe(numbers);
    expect(found.filter(({ agrees }) => !agrees)).toEqual([]);
  });

  test("are stale where they depend on what changed, and nowhere else", async () => {
    const { bytes } = await made(templateBytes("通报"));
    // 各项存款余额: its level alone, not its change since the start of the year, which was submitted.
    const found = numbersIn(bytes, "通报.docx", withFigure("B4", "存贷款", 231.5));
    const stale = found.filter(({ agrees }) => !agrees);
    expect(stale.map(({ id, text, now }) => [id.indicator, id.placeholder, text, now])).toEqual([
      ["各项存款余额", "数值", "230.86亿元", "231.5亿元"],
      ["各项存款余额", "数值", "230.86亿元", "231.5亿元"],
    ]);
    expect(stale[0]?.paragraph).toContain("全县各项存款余额230.86亿元，比年初增加38.96亿元");
  });

  test("are stale wherever a place moved", async () => {
    const { bytes } = await made(templateBytes("通报"));
    const found = numbersIn(bytes, "通报.docx", withFigure("C6", "六县市收入", 62_000));
    const stale = new Set(
      found.filter(({ agrees }) => !agrees).map(({ id }) => `${id.region}${id.indicator}${id.placeholder}`),
    );
    expect([...stale].sort()).toEqual(
      [
        ...["数值", "增速", "增长", "倒数位次", "名次"].map((one) => `华容县财政总收入${one}`),
        ...["比重", "高于", "名次", "目标差距"].map((one) => `华容县税收占财政总收入比重${one}`),
        "临湘市财政总收入名次",
        "临湘市税收占财政总收入比重名次",
      ].sort(),
    );
  });

  test("are written anew, and nothing else changes: other paragraphs and parts keep their bytes", async () => {
    const bytes = typed((await made(templateBytes("通报"))).bytes);
    const now = withFigure("C6", "六县市收入", 62_000);
    const anew = renewed(bytes, "通报.docx", now);
    expect(numbersIn(anew, "通报.docx", now).filter(({ agrees }) => !agrees)).toEqual([]);
    expect(wordFaults(anew)).toEqual([]);
    const [before, after] = [unzipSync(bytes), unzipSync(anew)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const name of Object.keys(before))
      if (name !== "word/document.xml") expect(after[name], name).toEqual(before[name]);
    const split = (of: Uint8Array): string[] => documentOf(of).split(/(?=<w:p>|<w:p )/);
    const [old, fresh] = [split(bytes), split(anew)];
    expect(fresh.length).toBe(old.length);
    const stale = new Set(
      numbersIn(bytes, "通报.docx", now).flatMap(({ agrees, id }) => (agrees ? [] : [tagOfNumber(id)])),
    );
    const changed = old.flatMap((one, i) => (one === fresh[i] ? [] : [one]));
    expect(changed.length).toBeGreaterThan(5);
    for (const one of changed) expect([...stale].some((tag) => one.includes(`w:val="${tag}"`))).toBe(true);
    expect(paragraphs(anew)).toContain("一、稳中有为（经办人改过的标题）");
    expect(paragraphs(anew).join("\n")).toContain("1—8月，全县财政总收入同比下降2.0%，在全市六县（市）中排名末位；");
  });

  test("that were edited into several runs are written as one, in the look of the first", async () => {
    const { bytes } = await made(templateBytes("通报"));
    const parts = unzipSync(bytes);
    const split = documentOf(bytes).replace(
      '<w:t xml:space="preserve">230.86亿元</w:t></w:r>',
      "<w:t>230</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>.9亿元</w:t></w:r>",
    );
    const edited = zipSync({ ...parts, "word/document.xml": strToU8(split) });
    expect(
      numbersIn(edited, "x.docx", month)
        .filter(({ agrees }) => !agrees)
        .map(({ text }) => text),
    ).toEqual(["230.9亿元"]);
    expect(numbersIn(renewed(edited, "x.docx", month), "x.docx", month).filter(({ agrees }) => !agrees)).toEqual([]);
  });

  test("of a file without any are none, and it stays as it is", () => {
    expect(numbersIn(templateBytes("通报"), "模板.docx", month)).toEqual([]);
    expect(renewed(templateBytes("通报"), "模板.docx", month)).toEqual(templateBytes("通报"));
  });
});

describe("the rules of the schema", () => {
  test.each<[what: string, from: string | RegExp, to: string]>([
    ["an order", '<w:keepNext/><w:snapToGrid w:val="0"/>', '<w:snapToGrid w:val="0"/><w:keepNext/>'],
    ["an id that is there twice", /<w:id w:val="\d+"\/>/g, '<w:id w:val="7"/>'],
    ["a relation that is not there", "rIdCountyChart1", "rIdCountyChart9"],
    ["a row that lacks a cell", /<w:tc>(?:(?!<w:tc>).)*<\/w:tc><\/w:tr>/, "</w:tr>"],
    ["a run within a run", "<w:sdtContent><w:r>", "<w:sdtContent><w:r><w:r></w:r>"],
  ])("catch %s", async (_what, from, to) => {
    const { bytes } = await made(templateBytes("通报"));
    const xml = documentOf(bytes).replace(from, to);
    expect(xml).not.toBe(documentOf(bytes));
    expect(wordFaults(zipSync({ ...unzipSync(bytes), "word/document.xml": strToU8(xml) }))).not.toEqual([]);
  });
});

describe("bulletin --out", () => {
  const folder = temporaryFolder(tmpdir, "word-");
  const call = (out: string, ...more: string[]) =>
    county("bulletin", join(SEEDS, "2017-08"), "--region", "华容县", "--out", join(folder.path(), out), ...more);

  test("writes the file whole, and does not write over one that is there", async () => {
    const { status, out, err } = await call("通报.docx");
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("50 个数字可查到来源");
    const bytes = new Uint8Array(readFileSync(join(folder.path(), "通报.docx")));
    expect(wordFaults(bytes)).toEqual([]);
    const again = await call("通报.docx", "--outline", "分析");
    expect([again.status, again.err]).toEqual([2, "通报.docx 已经有了，没有覆盖：请换一个名字，或加 --overwrite。\n"]);
    expect(new Uint8Array(readFileSync(join(folder.path(), "通报.docx")))).toEqual(bytes);
    expect((await call("通报.docx", "--outline", "分析", "--overwrite")).status).toBe(0);
    expect(new Uint8Array(readFileSync(join(folder.path(), "通报.docx")))).not.toEqual(bytes);
  });

  test("needs no files beside a ledger", async () => {
    const out = join(folder.path(), "台账.docx");
    const { status } = await county(
      "bulletin",
      "--ledger",
      join(SEEDS, "台账.xlsx"),
      "--region",
      "华容县",
      "--out",
      out,
    );
    expect(status).toBe(0);
    expect(paragraphs(new Uint8Array(readFileSync(out))).join("")).toContain("1—7月，全县财政总收入");
  });

  test.each<[what: string, out: string, more: string[], words: RegExp]>([
    ["an ending that is not known", "通报.pdf", [], /应是/],
    ["a region that is not known", "a.docx", ["--region", "火星县"], /没有“火星县”这个地区/],
    ["a month without figures", "a.docx", ["--period", "2019-03"], /没有华容县2019年1—3月的数据/],
    ["a template that is none", "a.docx", ["--template", join(SEEDS, "rules.xlsx")], /不是 Word 文档/],
    ["a template that is not there", "a.docx", ["--template", "没有.docx"], /找不到/],
  ])("says what is wrong with %s, and leaves nothing behind", async (_what, out, more, words) => {
    const before = readdirSync(folder.path()).sort();
    const { status, err } = await call(out, ...more);
    expect([status, words.test(err)]).toEqual([2, true]);
    expect(readdirSync(folder.path()).sort()).toEqual(before);
    expect(existsSync(join(folder.path(), ".a.docx"))).toBe(false);
  });

  test("does not write over a template or a ledger that it reads", async () => {
    const template = folder.write("模板.docx", templateBytes("通报"));
    const { status, err } = await call("模板.docx", "--template", template, "--overwrite");
    expect([status, err]).toEqual([2, "--out 不能是要读取的 模板.docx。\n"]);
    // A folder stands for the files in it.
    const theirs = join(folder.path(), "报表", "财政局.xlsx");
    mkdirSync(dirname(theirs));
    copyFileSync(join(SEEDS, "bad/rank-mismatch.xlsx"), theirs);
    for (const named of [dirname(theirs), "--history"]) {
      const given = named === "--history" ? [theirs, named, dirname(theirs)] : [named];
      const refused = await county("bulletin", ...given, "--region", "华容县", "--out", theirs, "--overwrite");
      expect([refused.status, refused.err]).toEqual([2, "--out 不能是要读取的 财政局.xlsx。\n"]);
    }
    expect(new Uint8Array(readFileSync(template))).toEqual(templateBytes("通报"));
  });

  test("leaves nothing where the target cannot be written", async () => {
    folder.write("一个文件", "x");
    const { status } = await call("一个文件/通报.docx");
    expect(status).toBe(2);
    expect(readFileSync(join(folder.path(), "一个文件"), "utf8")).toBe("x");
  });
});

describe("proof of our own bulletin", () => {
  const folder = temporaryFolder(tmpdir, "word-proof-");
  const ledger = join(SEEDS, "台账.xlsx");

  test("says which numbers are stale, and writes these anew in a copy", async () => {
    const path = join(folder.path(), "通报.docx");
    expect((await county("bulletin", "--ledger", ledger, "--region", "华容县", "--out", path)).status).toBe(0);
    const fresh = await county("proof", path, "--ledger", ledger);
    expect(fresh.out).toMatch(/带编号的数字 \d+ 处，与台账一致 (\d+)，改了以后没有更新 0。/);
    const bytes = new Uint8Array(readFileSync(path));
    const old = documentOf(bytes).replaceAll(/同比增长[\d.]+%<\/w:t>/g, "同比增长99.9%</w:t>");
    const stale = folder.write("旧通报.docx", zipSync({ ...unzipSync(bytes), "word/document.xml": strToU8(old) }));
    const out = join(folder.path(), "新通报.docx");
    const told = await county("proof", stale, "--ledger", ledger, "--out", out);
    expect(told.status).toBe(1);
    expect(told.out).toMatch(/✗ 华容县财政总收入：文中“同比增长99.9%”，台账现为“同比增长/);
    expect(documentOf(new Uint8Array(readFileSync(out)))).toBe(documentOf(bytes));
    expect((await county("proof", stale, "--ledger", ledger, "--out", stale, "--overwrite")).status).toBe(2);
    expect((await county("proof", stale, "--out", join(folder.path(), "x.docx"))).status).toBe(2);
  });
});
