import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { supervisionBytes } from "../../addin/documents/files";
import { supervised, SUPERVISION_BOOK } from "../../addin/analysis/index";
import { hash } from "../../addin/taskpane/ledger";
import { browser, site, useSite } from "../helpers/site";
import { keyboard, mouse, type Hands } from "../pane/hands";
import { excelHost, workbenchHost, type PaneHost } from "../pane/hosts";
import { eventually, said, steps } from "../pane/scenario";
import { seedMonth } from "../pane/seedMonth";

// An assignment that is born of a check opens and closes with it: a planted fault, the assignment, the corrected sheet, 销号.

useSite();

const INCOME = "财政局 六县市收入";
/** 华容县's total revenue to date, 65300万元. */
const [ROW, COLUMN] = [5, 2];
const DAY = "2017-09-28";

type Opened = { readonly host: PaneHost; readonly hands: Hands };

const HOSTS: Readonly<Record<string, () => Promise<Opened>>> = {
  "in Excel, with the keyboard alone": async () => {
    const host = await excelHost(browser, site.origin, await seedMonth());
    return { host, hands: keyboard(host.page) };
  },
  "in the workbench": async () => ({
    host: await workbenchHost(browser, site.origin, await seedMonth()),
    hands: mouse,
  }),
};

describe.each(Object.entries(HOSTS))("%s", (_title, open) => {
  let host: PaneHost;
  let hands: Hands;
  beforeAll(async () => {
    ({ host, hands } = await open());
    await host.pane.locator("#month").waitFor();
  });
  afterAll(() => host?.close());
  const { press, show, check, name } = steps(
    () => host,
    () => hands,
  );
  const form = () => host.pane.locator("form.step");
  const field = (label: string) => form().getByLabel(label, { exact: true });
  const own = () => host.pane.locator("[data-assignment='2017-001']");
  const send = async (words: string): Promise<void> => {
    await hands.press(form().getByRole("button", { name: "登记", exact: true }));
    await eventually(() => said(host)).toContain(words);
  };
  const step = (label: string) => hands.press(own().getByRole("button", { name: label, exact: true }));

  test("a workbook without registers says how to begin", async () => {
    await name("李四");
    await show("supervision");
    await host.pane.getByText("本工作簿还没有督办台账").waitFor();
    await host.pane.getByText("没有交办建议").waitFor();
    await host.pane.locator("#as-of").fill(DAY);
    await host.pane.locator("#as-of").dispatchEvent("change");
  });

  test("a fault that the check finds is proposed, and assigned once the four things are clear", async () => {
    await host.type(INCOME, ROW, COLUMN, "63500");
    await host.pane.getByText("表格在检查之后改过").waitFor();
    await check();
    const proposed = host.pane.locator("[data-proposal]").filter({ hasText: "63,500" });
    await hands.press(proposed.getByRole("button", { name: "交办", exact: true }));
    expect(await field("责任单位（必填）").inputValue()).toBe("财政局");
    await send("没有登记：“牵头领导”没有填写");
    expect(await host.sheetNames()).not.toContain("督办历史");
    await hands.write(field("牵头领导（必填）"), "甲");
    await hands.write(field("工作措施（必填）"), "核对更正");
    await hands.write(field("完成期限（必填）"), "2017-10-10");
    await send("已登记：2017-001 交办");
    await own().getByText("还有12天").waitFor();
    await host.pane.getByText("没有交办建议").waitFor();
    expect(await host.sheetNames()).toEqual(expect.arrayContaining(["督办历史", "交办"]));
    expect(await host.pane.locator("header .stale").count()).toBe(0);
  });

  test("it is not closed while the fault is there, however far its stages are", async () => {
    for (const stage of ["研判部署", "协调调度", "进度控制"]) {
      await step("登记环节");
      expect(await form().locator("select[name='环节']").inputValue()).toBe(stage);
      await hands.write(field("情况（必填）"), `已${stage}`);
      await hands.press(form().getByRole("button", { name: "登记", exact: true }));
      await own().getByText(`环节：${stage}`).waitFor();
    }
    await step("销号");
    await hands.write(field("情况（必填）"), "已更正");
    await hands.write(field("销号依据"), "更正后的报表");
    await send("还没有核对通过，不能销号");
    expect(await own().getByText("销号", { exact: true }).count()).toBeGreaterThan(0);
  });

  test("it closes with the corrected sheet, which is checked as it stands", async () => {
    await host.type(INCOME, ROW, COLUMN, "65300");
    await host.pane.getByText("表格在检查之后改过").waitFor();
    await send("已登记：2017-001 反馈");
    await own().getByText(`${DAY}销号`).waitFor();
    await host.pane.getByRole("region", { name: "绿灯" }).locator("[data-assignment='2017-001']").waitFor();
    const area = { top: 0, left: 0, bottom: 5, right: 5 };
    const history = await host.values({ sheet: "督办历史", area });
    expect(history.map(([, kind, by]) => [kind, by])).toEqual([
      ["类别", "经办人"],
      ["交办", "李四"],
      ...Array.from({ length: 3 }, () => ["环节", "李四"]),
      ["反馈", "李四"],
    ]);
  });

  test("the board goes into a sheet of its own, which is no report", async () => {
    await press("插入督办表");
    await host.pane.getByRole("alertdialog").getByText("将写入督办表 A1:J3").waitFor();
    await press("写入");
    await eventually(() => said(host)).toBe("已写入督办表 A1:J3。");
    const area = { top: 2, left: 0, bottom: 2, right: 2 };
    expect(await host.values({ sheet: "督办表", area })).toEqual([["绿", "交办", "2017-001"]]);
    await check();
    await host.pane.getByText("没有交办建议").waitFor();
  });

  test("an edit of a register by hand is told, and recorded as it stands", async () => {
    await press("建立登记表");
    await eventually(() => said(host)).toContain("已建立登记表");
    const cells = ["百日攻坚", "2017-09-23", "2017-12-31"];
    for (const [column, text] of cells.entries()) await host.type("战役", 1, column, text);
    await host.pane.getByText("登记表有手工改动（战役!A2）").waitFor();
    await eventually(async () => {
      await press("登记手工改动");
      return host.pane.getByRole("alertdialog").count();
    }).toBe(1);
    await press("写入");
    await eventually(() => said(host)).toBe("已登记手工改动1行。");
    await host.pane.getByText("百日攻坚：还有94天").waitFor();
  });

  test("registers that do not go on from those here are refused, and nothing is lost", async () => {
    const other = supervised(
      [],
      [{ kind: "record", about: "战役", line: { 战役: "别的", 开始日期: DAY, 结束日期: DAY } }],
      { by: "王五", at: "2017-09-28T09:00:05+08:00" },
      hash,
    );
    const buffer = Buffer.from(await supervisionBytes(SUPERVISION_BOOK.sheetsOf(other.rows, hash)));
    const before = await host.values({ sheet: "督办历史", area: { top: 0, left: 0, bottom: 9, right: 5 } });
    await host.pane
      .locator("#register-file")
      .setInputFiles({ name: "督办台账.xlsx", mimeType: "application/octet-stream", buffer });
    await eventually(() => said(host)).toContain("督办台账.xlsx：两份台账不是接着记的");
    expect(await host.values({ sheet: "督办历史", area: { top: 0, left: 0, bottom: 9, right: 5 } })).toEqual(before);
    expect([host.foreign, host.complaints]).toEqual([[], []]);
  });
});
