import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { commentWord } from "../addin/workbook/word/comments";
import { openWord, type WordFile } from "../addin/workbook/word/paragraphs";
import { Archive, bytesOf, storedZip } from "../addin/workbook/package/zip";
import { county, countyJson } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A Word file of some paragraphs, each as the elements within it. */
const wordOf = (...paragraphs: readonly string[]): Uint8Array =>
  storedZip(
    new Map(
      Object.entries({
        "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
        "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
        "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="${W}"><w:body>${paragraphs.map((one) => `<w:p>${one}</w:p>`).join("")}</w:body></w:document>`,
        "word/styles.xml": `<w:styles xmlns:w="${W}"/>`,
      }).map(([name, text]) => [name, bytesOf(text)]),
    ),
  );
const run = (text: string, look = ""): string => `<w:r>${look}<w:t>${text}</w:t></w:r>`;
const opened = (bytes: Uint8Array): WordFile => {
  const file = openWord(bytes, "a.docx");
  if (!file) throw new Error("no Word file");
  return file;
};
const words = (file: WordFile): string[] => file.paragraphs.map(({ text }) => text);
const bold = "<w:rPr><w:b/></w:rPr>";

describe("a text", () => {
  const { write } = temporaryFolder(tmpdir, "text-");

  test.each([
    ["of more characters than any bulletin", "a.txt", bytesOf("财政总收入100万元。\n".repeat(20_000)), "文件过大"],
    ["with a paragraph of more", "a.docx", wordOf(run("超".repeat(20_001))), "文件过大"],
    ["whose elements go deep", "a.docx", wordOf("<w:sdt>".repeat(2000)), "已损坏"],
  ])("%s is refused in words", async (_, name, bytes, told) => {
    const { status, err } = await county("proof", write(name, bytes));
    expect([status, err]).toEqual([2, expect.stringContaining(told)]);
  });

  test("with a clause of thousands of words is read in a time that grows with it", async () => {
    for (const word of ["超", "比", "占", "、"])
      expect((await county("proof", write("b.txt", `${word.repeat(19_000)}增长5%。`))).status).toBe(0);
  });
});

describe("a Word file", () => {
  test("gives its paragraphs, those of tables too, and neither what was deleted nor what is there for older programs", () => {
    const table = `</w:p><w:tbl><w:tr><w:tc><w:p>${run("财政总收入")}</w:p></w:tc></w:tr></w:tbl><w:p>`;
    const deleted = `<w:del w:id="1" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>`;
    const fallback = `<mc:AlternateContent><mc:Fallback><w:r><w:t>旧式</w:t></w:r></mc:Fallback></mc:AlternateContent>`;
    const bytes = wordOf(
      run("增长") + deleted + run("3.2%", bold) + fallback + table,
      run("甲&amp;乙") + "<w:r><w:tab/></w:r>",
    );
    expect(words(opened(bytes)).filter((text) => text !== "")).toEqual(["增长3.2%", "财政总收入", "甲&乙\t"]);
  });

  test.each([
    ["a text", bytesOf("增长3.2%")],
    ["a package of another kind", storedZip(new Map([["xl/workbook.xml", bytesOf("<workbook/>")]]))],
  ])("is not %s", (_what, bytes) => {
    expect(openWord(bytes, "a.docx")).toBeUndefined();
  });

  test("takes comments at the words that they are about, and keeps every other byte", () => {
    const file = opened(wordOf(run("第一段"), run("甲&amp;乙增长", bold) + run("3.2%，下降", bold)));
    const result = commentWord(file, [
      { paragraph: 1, start: 3, end: 9, text: "应为2.3%\n核算" },
      { paragraph: 1, start: 10, end: 12, text: "第二处" },
    ]);
    if (!("bytes" in result)) throw new Error(result.refused);
    const copy = new Archive(result.bytes, "a.docx");
    expect(words(opened(result.bytes))).toEqual(words(file));
    const marked = (text: string): string => `<w:r>${bold}<w:t xml:space="preserve">${text}</w:t></w:r>`;
    const end = (id: number): string =>
      `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    const start = (id: number): string => `<w:commentRangeStart w:id="${id}"/>`;
    expect(copy.text("word/document.xml")).toContain(
      `<w:p>${run("第一段")}</w:p><w:p>${marked("甲&amp;乙")}${start(0)}${marked("增长")}${marked("3.2%")}${end(0)}${marked("，")}${start(1)}${marked("下降")}${end(1)}</w:p>`,
    );
    expect(copy.text("word/comments.xml")).toContain(`<w:comment w:id="0" w:author="县域月报"`);
    expect(copy.text("[Content_Types].xml")).toContain('PartName="/word/comments.xml"');
    expect(copy.text("word/_rels/document.xml.rels")).toContain("/comments");
    expect(copy.part("word/styles.xml")).toEqual(file.archive.part("word/styles.xml"));
  });

  test("has comments that another library reads at their words", async () => {
    const result = commentWord(opened(wordOf(run("甲增长") + run("3.2%，下降"))), [
      { paragraph: 0, start: 1, end: 7, text: "应为2.3%" },
    ]);
    if (!("bytes" in result)) throw new Error(result.refused);
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(result.bytes) },
      { styleMap: ["comment-reference => sup"] },
    );
    expect(messages).toEqual([]);
    expect(value).toMatch(/^<p>甲增长3\.2%<sup>.*<\/sup>，下降<\/p>/);
    expect(value).toContain("应为2.3%");
  });

  test("keeps the comments that it has, and counts on from them", () => {
    const once = commentWord(opened(wordOf(run("增长3.2%"))), [{ paragraph: 0, start: 0, end: 6, text: "甲" }]);
    if (!("bytes" in once)) throw new Error(once.refused);
    const twice = commentWord(opened(once.bytes), [{ paragraph: 0, start: 2, end: 6, text: "乙" }]);
    if (!("bytes" in twice)) throw new Error(twice.refused);
    const comments = new Archive(twice.bytes, "a.docx").text("word/comments.xml");
    expect([...comments.matchAll(/w:comment w:id="(\d)"/g)].map(([, id]) => id)).toEqual(["0", "1"]);
    expect(words(opened(twice.bytes))).toEqual(["增长3.2%"]);
  });
});

describe("proof", () => {
  const { path: folder, write: made } = temporaryFolder(tmpdir, "proof-");
  const WRONG = "累计完成税收收入36552万元，增加2362万元，增长9.61%。";

  test("says what disagrees, with its place and the working, and ends with 1", async () => {
    const { status, out } = await county("proof", made("a.txt", `标题\n${WRONG}`));
    expect(status).toBe(1);
    expect(out).toContain("第2段第26字");
    expect(out).toContain("应为增长6.91%：2362万元 ÷ (36552万元 − 2362万元) = 6.91%");
  });

  test("ends with 0 where nothing does, of a .md, and in English", async () => {
    const path = made("a.md", WRONG.replace("9.61", "6.91"));
    const { status, out } = await county("proof", path, "--lang", "en");
    expect(status).toBe(0);
    expect(out).toContain("1 agree, 0 within rounding, 0 disagree");
  });

  test("reads an older encoding", async () => {
    // 增长-2% in GB18030.
    const path = made("gb.txt", Uint8Array.of(0xd4, 0xf6, 0xb3, 0xa4, 0x2d, 0x32, 0x25));
    expect((await county("proof", path)).out).toContain("应为下降2%");
  });

  test("gives as JSON each statement with its place, verdict, and what should stand there", async () => {
    const [{ counts, items }] = (await countyJson<{ counts: unknown; items: Record<string, unknown>[] }[]>(
      "proof",
      made("b.txt", WRONG),
    )) as [never];
    expect(counts).toEqual({ agree: 0, withinRounding: 0, disagree: 1, undecided: 2 });
    expect((items as Record<string, unknown>[])[2]).toMatchObject({
      paragraph: 0,
      start: 25,
      end: 32,
      verdict: "disagree",
      expected: "增长6.91%",
    });
  });

  test("comments in a copy of a Word file, in another folder", async () => {
    const path = made("通报.docx", wordOf(run(WRONG)));
    const before = readFileSync(path);
    const target = join(folder(), "副本");
    mkdirSync(target, { recursive: true });
    expect((await county("proof", path, "--annotate", target)).status).toBe(1);
    expect(new Archive(readFileSync(join(target, "通报.批注.docx")), "a").text("word/comments.xml")).toContain(
      "应为增长6.91%",
    );
    expect(readFileSync(path)).toEqual(before);
    const { status, err } = await county("proof", path, "--annotate", folder());
    expect(status).toBe(2);
    expect(err).toContain("不会被改写");
  });

  test("keeps a file in the way that is no copy of ours, writes over one that is, and takes no workbook for a dictionary", async () => {
    const path = made("通报二.docx", wordOf(run(WRONG)));
    const target = join(folder(), "副本二");
    mkdirSync(target, { recursive: true });
    const copy = join(target, "通报二.批注.docx");
    writeFileSync(copy, readFileSync(path));
    expect((await county("proof", path, "--annotate", target)).err).toContain("没有覆盖");
    expect(readFileSync(copy)).toEqual(readFileSync(path));
    const fresh = join(folder(), "副本三");
    for (let time = 1; time <= 2; time++) expect((await county("proof", path, "--annotate", fresh)).err).toBe("");
    const { status, err } = await county("proof", path, "--config", "seeds/bad/sum-mismatch.xlsx");
    expect([status, err]).toEqual([2, expect.stringContaining("不是指标与地区的设置")]);
  });

  test.each([
    ["a .doc", "a.doc", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "另存为 .docx"],
    ["a locked .docx", "b.docx", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "密码"],
    ["a .docx cut short", "c.docx", wordOf(run(WRONG)).subarray(0, 300), "损坏"],
  ])("of %s says what to do, and ends with 2", async (_what, name, content, said) => {
    const { status, err } = await county("proof", made(name, content));
    expect(status).toBe(2);
    expect(err).toContain(said);
  });

  test("needs a file", async () => {
    expect(await county("proof")).toMatchObject({ status: 2, out: "" });
    expect((await county("proof", join(folder(), "无.txt"))).err).toContain("找不到文件");
  });
});
