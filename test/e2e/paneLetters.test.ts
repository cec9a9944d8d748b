import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deadlineWords, holidaysIn, registerOfRows, supervisionBoard } from "../../addin/analysis";
import { openSupervision } from "../../addin/workbook/disk/supervisionFile";
import { readWorkbook } from "../../addin/workbook/read/file";
import { openText } from "../../addin/workbook/word/text";
import { SEEDS } from "../helpers/paths";
import { browser, site, useSite } from "../helpers/site";
import { excelHost, type PaneHost } from "../pane/hosts";
import { mouse } from "../pane/hands";
import { eventually, said, steps } from "../pane/scenario";
import { seedMonth } from "../pane/seedMonth";

// The registers of the seeds in the pane: letters as downloads, reminders, what moved, working days, one unit alone.

useSite();
const BOOK = join(SEEDS, "督办台账.xlsx");
const DAY = "2017-09-28";
let host: PaneHost;
beforeAll(async () => {
  host = await excelHost(browser, site.origin, await seedMonth());
  await host.pane.locator("#month").waitFor();
});
afterAll(async () => {
  expect([host?.complaints, host?.foreign]).toEqual([[], []]);
  await host?.close();
});
const { show, press, name } = steps(
  () => host,
  () => mouse,
);
const region = (title: string) => host.pane.getByRole("region", { name: title, exact: true });
const given = (file: string, bytes: Uint8Array) => ({
  name: file,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(bytes),
});

/** The file that a button gives, and its text. */
async function letter(
  button: ReturnType<PaneHost["pane"]["locator"]>,
): Promise<{ readonly name: string; readonly text: string }> {
  const [file] = await Promise.all([host.page.waitForEvent("download"), mouse.press(button)]);
  const bytes = new Uint8Array(await readFile(await file.path()));
  const found = file.suggestedFilename();
  return {
    name: found,
    text: openText(bytes, found).paragraphs.join("\n"),
  };
}

test("the registers of a file are taken into the open workbook", async () => {
  await name("李四");
  await show("supervision");
  await host.pane.locator("#as-of").fill(DAY);
  await host.pane.locator("#as-of").dispatchEvent("change");
  await host.pane.locator("#register-file").setInputFiles(BOOK);
  await host.pane.getByRole("alertdialog").getByText("将把督办台账.xlsx的登记写入本工作簿").waitFor();
  await press("写入");
  await eventually(() => said(host)).toBe("已读入督办台账.xlsx。");
});

test("the board, the letter to a unit and the form of an assignment are Word files", async () => {
  const button = (label: string) => host.pane.getByRole("button", { name: label, exact: true });
  const circular = await letter(button("督办通报.docx"));
  expect(circular.name).toBe("督办通报.docx");
  expect(circular.text).toContain("状元湖项目征拆扫尾");
  await eventually(() => said(host)).toContain("没有数据、不能亮灯：");
  const own = await letter(button("给房产局的督办函"));
  expect([own.name, own.text.includes("房产局："), own.text.includes("逾期8天（6个工作日）")]).toEqual([
    "督办函-房产局.docx",
    true,
    true,
  ]);
  const form = await letter(
    host.pane.locator("[data-assignment='2017-002']").getByRole("button", { name: "交办单", exact: true }),
  );
  expect([form.name, form.text.includes("牵头领导：分管副县长")]).toEqual(["交办单-2017-002.docx", true]);
});

test("a template of one's own is taken for the letter that it is named after, and another file is refused", async () => {
  const template = host.pane.locator("#letter-template");
  await template.setInputFiles(given("模板.docx", new Uint8Array([1])));
  await eventually(() => said(host)).toContain("看不出是哪种文书的模板");
  await template.setInputFiles(given("督办函.docx", new Uint8Array([1])));
  await eventually(() => said(host)).toContain("督办函.docx");
  const shipped = new Uint8Array(await readFile(join(SEEDS, "督办函模板.docx")));
  await template.setInputFiles(given("本局督办函.docx", shipped));
  await eventually(() => said(host)).toBe("督办函按“本局督办函.docx”生成。");
});

test("working days are those of the module, by the holidays that ship and by others; a bad table is refused with its cell", async () => {
  const [sheet] = await readWorkbook(join(SEEDS, "节假日.xlsx"));
  const { holidays } = holidaysIn(sheet as NonNullable<typeof sheet>);
  const { rows } = await openSupervision(BOOK);
  const board = supervisionBoard(registerOfRows(rows), { asOf: { year: 2017, month: 9, day: 28 }, holidays });
  for (const { assignment, daysLeft, workingDaysLeft } of board.assignments.filter(({ light }) => light === "red"))
    await host.pane
      .locator(`[data-assignment='${assignment.id}']`)
      .getByText(deadlineWords(daysLeft, workingDaysLeft))
      .waitFor();
  const countdown = region("倒计时");
  await countdown.getByText("百日攻坚：还有94天（62个工作日）").waitFor();
  const table = host.pane.locator("#holidays");
  await table.setInputFiles(given("节假日.csv", Buffer.from("日期,休或班\n国庆,休\n")));
  await eventually(() => said(host)).toContain("节假日.csv：节假日表 A2 看不懂");
  await countdown.getByText("百日攻坚：还有94天（62个工作日）").waitFor();
  await table.setInputFiles(given("节假日.csv", Buffer.from("日期,休或班\n2016-10-03,休\n")));
  await eventually(() => said(host)).toBe("工作日按节假日.csv计：2016年。");
  await countdown.getByText("百日攻坚：还有94天", { exact: true }).waitFor();
  await host.pane.getByText("节假日未公布的年份只计自然日。").waitFor();
});

test("what nobody looked after, who may be held to account, and what moved are told as on the command line", async () => {
  const reminders = region("提醒");
  for (const words of [
    "问责建议：2017-002 房产局 示例房产局负责人，协调调度没有落实，逾期8天",
    "2017-002 国土资源局 38天没有进入程序",
    "久未更新：交办1行：2017-002（28天）",
    "巡查不足2次的有1期",
    "环保局 2017-09-22 多头汇报：应向示例分管副主任汇报",
  ])
    await reminders.getByText(words).waitFor();
  await mouse.press(host.pane.getByText("2017-08-31以来的变化"));
  await host.pane.getByText("项目 碧华粮机（农机局）：完成65%→80%").waitFor();
  await mouse.press(host.pane.locator("summary", { hasText: /^\s*考核（2017年前三季度）\s*$/ }));
  await host.pane.getByText("末1位（章华镇机关和城区学校）：房产局").waitFor();
});

test("a proposal of 问责 fills in the feedback that asks for it, and a person records it", async () => {
  await mouse.press(region("提醒").getByRole("button", { name: "提请问责", exact: true }));
  const form = host.pane.locator("form.step");
  expect(await form.getByLabel("不落实的人", { exact: true }).inputValue()).toBe("示例房产局负责人");
  expect(await form.locator("select[name='不落实的环节']").inputValue()).toBe("协调调度");
  await mouse.write(form.getByLabel("情况（必填）", { exact: true }), "两次督办未动");
  await mouse.press(form.getByRole("button", { name: "登记", exact: true }));
  await eventually(() => said(host)).toContain("已登记：2017-002 反馈");
  await region("提醒").getByText("2017-002 房产局 2017-09-28 提请问责：两次督办未动").waitFor();
});

test("one unit alone is shown where it is chosen", async () => {
  await host.pane.locator("#unit").selectOption("国土资源局");
  await host.pane.locator("[data-assignment='2017-003']").waitFor();
  expect(await host.pane.locator("[data-assignment='2017-005']").count()).toBe(0);
  await host.pane.locator("#unit").selectOption("");
  await host.pane.locator("[data-assignment='2017-005']").waitFor();
});
