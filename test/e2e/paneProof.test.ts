import { readFile } from "node:fs/promises";
import type { Download } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storedZip, bytesOf, Archive } from "../../addin/workbook/package/zip";
import { openText } from "../../addin/workbook/word/text";
import { browser, site, useSite } from "../helpers/site";
import { excelHost, type PaneHost } from "../pane/hosts";
import { mouse } from "../pane/hands";
import { eventually, said, steps, YARDSTICK } from "../pane/scenario";
import { seedMonth } from "../pane/seedMonth";

// From the month to the Word bulletin and back: the pane makes the files, and its 校稿 proofreads them and any other text.

useSite();
let host: PaneHost;
beforeAll(async () => {
  host = await excelHost(browser, site.origin, await seedMonth());
  await host.pane.locator("#month").waitFor();
  await idle();
});
afterAll(async () => {
  expect([host?.complaints, host?.foreign]).toEqual([[], []]);
  await host?.close();
});

const { show, press, check } = steps(
  () => host,
  () => mouse,
);
const idle = (): Promise<void> => host.pane.locator(".progress").waitFor({ state: "detached" });
const proof = () => host.pane.locator("section.proof");
const finding = (words: string) => proof().locator("li.finding").filter({ hasText: words });

/** The file that a button gives. */
async function downloaded(name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([host.page.waitForEvent("download"), press(name)]);
  return { name: file.suggestedFilename(), bytes: await bytesOfDownload(file) };
}
const bytesOfDownload = async (file: Download): Promise<Buffer> => readFile(await file.path());

const given = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(bytes),
});

/** Gives 校稿 a file, and waits until it is proofread. */
async function proofread(name: string, bytes: Uint8Array): Promise<void> {
  await host.pane.locator("#text-file").setInputFiles(given(name, bytes));
  await proof().getByRole("heading", { name }).waitFor();
  await idle();
}

let bulletin: Buffer;

test("文字 makes the Word bulletin and its annex of the month", async () => {
  await show("text");
  const made = await downloaded("通报.docx");
  expect(made.name).toBe("通报.docx");
  bulletin = made.bytes;
  expect(openText(bulletin, made.name).paragraphs).toContain(YARDSTICK);
  await eventually(() => said(host)).toContain("个数字可查到来源");
  const annex = await downloaded("附表.xlsx");
  expect(new Archive(annex.bytes, annex.name).names).toContain("xl/workbook.xml");
  await eventually(() => said(host)).toContain("张表");
});

test("a template that is no Word file is told as such", async () => {
  await host.pane.locator("#template-file").setInputFiles(given("模板.docx", bytesOf("不是")));
  await eventually(() => said(host)).toContain("模板.docx 不是 Word 文档");
  await idle();
});

test("a text that was pasted is recomputed, and held against the month", async () => {
  await show("proof");
  await press("校稿");
  await eventually(() => said(host)).toContain("请先粘贴文稿");
  const own = "累计完成税收收入36552万元，增加2362万元，增长9.61%。";
  await host.pane.getByLabel("粘贴文稿").fill(`1-8月，全县财政总收入同比增长3.8%。\n${own}`);
  await press("校稿");
  await finding("应为增长6.91%：2362万元 ÷ (36552万元 − 2362万元)").getByText("第2段第26字").waitFor();
  await finding("应为增长3.2%").getByText("不一致", { exact: true }).waitFor();
  expect(await proof().locator("li.finding mark").allInnerTexts()).toContain("增长9.61%");
  // The text is still there after a look elsewhere.
  await show("findings");
  await show("proof");
  expect(await host.pane.getByLabel("粘贴文稿").inputValue()).toContain(own);
});

test("a file that is neither a Word file nor a text is told as such", async () => {
  const workbook = storedZip(new Map([["xl/workbook.xml", bytesOf("<workbook/>")]]));
  await host.pane.locator("#text-file").setInputFiles(given("报表.docx", workbook));
  await eventually(() => said(host)).toContain("报表.docx：不是 .docx，也不是文本");
  await idle();
});

test("our own bulletin agrees with the month, and after a change of it is renewed and commented as a copy", async () => {
  await proofread("通报.docx", bulletin);
  await proof().getByText("改了以后没有更新 0").waitFor();
  await host.type("财政局 六县市收入", 5, 2, "66300");
  await host.pane.getByText("表格在检查之后改过").waitFor();
  await check();
  await proof().getByText("请再校一次").waitFor();
  await proofread("通报.docx", bulletin);
  await proof().getByText("请再校一次").waitFor({ state: "detached" });
  const commented = await downloaded("下载带批注的副本");
  expect(commented.name).toBe("通报.批注.docx");
  expect(new Archive(commented.bytes, commented.name).text("word/comments.xml")).toContain("不一致");
  const renewed = await downloaded("下载更新数字的副本");
  await proofread(renewed.name, renewed.bytes);
  await proof().getByText("改了以后没有更新 0").waitFor();
});
