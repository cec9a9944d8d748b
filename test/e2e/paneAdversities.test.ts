import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addressOf } from "../../addin/analysis/index";
import { TONE_FILLS, type Block, type Workbook } from "../../addin/workbook/port/workbook";
import type { WorkbookSheet } from "../../addin/workbook/book/write";
import { browser, site, useSite } from "../helpers/site";
import { shippedDictionary } from "../helpers/month";
import { REPEATED_COLUMN } from "../helpers/table";
import { mouse } from "../pane/hands";
import { excelHost, workbenchHost, type ExcelHost, type PaneHost } from "../pane/hosts";
import { eventually, said, steps } from "../pane/scenario";
import { seedMonth } from "../pane/seedMonth";

// What goes wrong in a bureau: each ends in words that say what to do, and nothing is half written.

useSite();
let month: readonly WorkbookSheet[];
beforeAll(async () => {
  month = await mistyped();
});

let host: PaneHost;
const { press, show, check, name, department, main } = steps(
  () => host,
  () => mouse,
);

const INCOME = "财政局 六县市收入";
const FREE: Block = { sheet: "政府办", area: { top: 30, left: 1, bottom: 30, right: 1 } };
const ROWS = 1_048_576;

/** The month with 华容县's revenue mistyped: an error in C6. */
async function mistyped(): Promise<WorkbookSheet[]> {
  return (await seedMonth()).map((sheet) =>
    sheet.name === INCOME
      ? { ...sheet, rows: sheet.rows.map((row, r) => (r === 5 ? row.map((cell, c) => (c === 2 ? 63500 : cell)) : row)) }
      : sheet,
  );
}

const openExcel = async (sheets: readonly WorkbookSheet[] = month): Promise<ExcelHost> => {
  const excel = await excelHost(browser, site.origin, sheets);
  host = excel;
  await main().locator("#month").waitFor();
  return excel;
};

/** Does something that is refused in such words, and finds that the workbook holds what it held. */
async function refused(work: () => Promise<void>, words: RegExp): Promise<void> {
  const before = await host.state();
  await work();
  await eventually(() => host.pane.locator(".notice.problem #notice").allInnerTexts().then(String)).toMatch(words);
  expect(await host.state()).toEqual(before);
}

/** Asks for the league table at a place. */
async function askLeague(at: Block): Promise<void> {
  await show("standing");
  await host.select(at);
  await press("插入数值");
  await host.pane.getByRole("alertdialog").waitFor();
}

const goTo = (words: string) => host.pane.locator("li.finding").filter({ hasText: words }).first().locator("button.go");

afterEach(() => host.close());

describe("in Excel", () => {
  let excel: ExcelHost["excel"];
  beforeEach(async () => {
    ({ excel } = await openExcel());
  });

  test("a cell that is being edited keeps the marks out, and not for ever", async () => {
    await show("findings");
    excel.editing(true);
    await refused(() => press("标记单元格"), /正在编辑.*没有改动.*按回车或Esc/);
    excel.editing(false);
    await press("标记单元格");
    await eventually(() => host.fill(INCOME, 5, 2)).toBe(TONE_FILLS.error);
  });

  test("a cell that is being edited at the check is said, and the month that was shown stays", async () => {
    await show("findings");
    excel.editing(true);
    await refused(() => check(), /正在编辑.*按回车或Esc/);
    expect(await host.pane.locator("li.finding").count()).toBeGreaterThan(0);
  });

  test("a protected sheet is named, with where to lift the protection", async () => {
    excel.protect(FREE.sheet, "密码");
    await askLeague(FREE);
    await refused(() => press("写入"), /“政府办”受保护.*没有改动.*撤销工作表保护/);
    await show("findings");
    excel.protect(INCOME, "密码");
    await refused(() => press("标记单元格"), /“财政局 六县市收入”受保护/);
  });

  test("a protected workbook takes no ledger", async () => {
    await name("李四");
    excel.protectStructure(true);
    await show("findings");
    const finding = host.pane.locator("li.finding").filter({ hasText: "口径不明" });
    await finding.getByRole("button", { name: "说明原因" }).click();
    await finding.getByRole("textbox", { name: "说明" }).fill("已核实");
    await refused(() => finding.getByRole("button", { name: "记入台账" }).click(), /受保护.*没有改动/);
  });

  test("a sheet that was deleted meanwhile is named, and the check asked for", async () => {
    await show("findings");
    await goTo("口径不明").waitFor();
    await excel.deleteSheet("国土资源局");
    await refused(() => goTo("口径不明").click(), /找不到工作表“国土资源局”.*重新检查/);
    await askLeague(FREE);
    await excel.deleteSheet(FREE.sheet);
    await refused(() => press("写入"), /找不到工作表“政府办”.*重新检查/);
  });

  test("a workbook that was closed is said to be, and the pane does not wait for ever", async () => {
    await show("findings");
    excel.closeBook();
    await refused(() => check(), /工作簿已关闭.*重新打开/);
    expect(await host.pane.locator("progress").count()).toBe(0);
  });

  test("a selection of all rows is read as far as it is used, and written to only where it is empty", async () => {
    const column: Block = { sheet: INCOME, area: { top: 0, left: 2, bottom: ROWS - 1, right: 2 } };
    await host.select(column);
    await show("values");
    await press("所选区域");
    await eventually(() => said(host)).toContain("没有 =COUNTY. 公式");
    await show("explain");
    await press("解释所选单元格");
    await main().getByText("没有公式").waitFor();
    await askLeague(column);
    await refused(() => press("写入"), /财政局 六县市收入!C1:G8有内容.*没有写入.*空白/);
    await askLeague({ ...FREE, area: { top: ROWS - 2, left: 0, bottom: ROWS - 1, right: 0 } });
    await refused(() => press("写入"), /放不下.*请选/);
  });

  test.each(["GeneralException", "InternalError"])(
    "%s of Excel in the middle of a step takes it all back",
    async (code) => {
      await show("findings");
      excel.rejectNext(code, 1);
      await refused(() => press("标记单元格"), /没有完成这一步.*没有改动.*再试/);
      await press("标记单元格");
      await eventually(() => host.fill(INCOME, 5, 2)).toBe(TONE_FILLS.error);
    },
  );

  test("a month is accepted whole or not at all", async () => {
    await name("李四");
    await show("overview");
    await press("接收入账");
    await host.pane.getByRole("textbox", { name: "原因" }).fill("已与财政局核实");
    await main().getByRole("button", { name: "接收入账" }).click();
    await host.pane.getByRole("alertdialog").waitFor();
    excel.rejectNext("GeneralException", 6);
    await refused(() => press("写入"), /没有完成这一步.*没有改动/);
    expect(await host.sheetNames()).not.toContain("台账历史");
    expect(await department("统计局").innerText()).not.toContain("已入账");
  });

  test("a ledger that lost its history, or whose history was changed by hand, is not added to", async () => {
    await name("李四");
    const finding = host.pane.locator("li.finding").filter({ hasText: "口径不明" });
    const record = async (words: string): Promise<void> => {
      await finding.getByRole("textbox", { name: "说明" }).fill(words);
      await finding.getByRole("button", { name: "记入台账" }).click();
    };
    await show("findings");
    await finding.getByRole("button", { name: "说明原因" }).click();
    await record("一");
    await eventually(() => said(host)).toContain("台账新增1行");
    const history = excel.book.sheet("台账历史");
    const column = Array.from({ length: 30 }, (_, at) => at).find((at) => history.valueAt(1, at) === "一") as number;
    await host.type("台账历史", 1, column, "改过");
    await finding.getByRole("button", { name: "说明原因" }).click();
    await refused(() => record("二"), /台账历史.*第2行.*手工改过.*没有写入/);
    await excel.deleteSheet("台账历史");
    await refused(() => record("三"), /台账历史.*没有写入/);
  });

  test("a damaged file, of a department or a ledger, is refused by its name", async () => {
    const junk = { name: "坏.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from([80, 75, 3, 4, 0, 255]) };
    await refused(() => host.pane.locator("#files").setInputFiles(junk), /坏\.xlsx/);
    await name("李四");
    await show("overview");
    const ledger = host.pane.locator("input[type=file][accept='.xlsx']");
    await refused(() => ledger.setInputFiles({ ...junk, name: "台账.xlsx" }), /台账\.xlsx/);
  });
});

test("an error that follows from a warning holds the month back, and is let through with a reason", async () => {
  await openExcel([{ name: "财政局", rows: REPEATED_COLUMN }]);
  await name("李四");
  await show("overview");
  await main().getByText("还有6处强制性问题").waitFor();
  await press("接收入账");
  await host.pane.getByRole("textbox", { name: "原因" }).fill("待更正");
  await main().getByRole("button", { name: "接收入账" }).click();
  await press("写入");
  await eventually(() => said(host)).toContain("台账新增");
  await main().getByText("强制性问题都已写明原因，可以入账。").waitFor();
  await show("findings");
  await main().getByRole("combobox", { name: "级别" }).selectOption("error");
  expect(await host.pane.locator("li.finding").count()).toBe(1);
});

test("two hundred sheets with five thousand findings scroll at once, are searched, walked and marked", async () => {
  const { indicators } = await shippedDictionary();
  const amounts = indicators.filter(({ part }) => part === undefined).slice(0, 26);
  const head = [["华容县2017年1—8月情况"], ["单位：万元"], ["指标", "本月止累计", "上年同期", "同比增长%"]];
  const sheets = Array.from({ length: 200 }, (_, at): WorkbookSheet => ({
    name: `单位${at}`,
    // Nothing grew by 90 %.
    rows: [...head, ...amounts.map(({ name }, row) => [name, 120 + row, 100 + row, 90])],
  }));
  await openExcel(sheets);
  await show("findings");
  const items = host.pane.locator("li.finding");
  await items.first().waitFor();
  const all = /共(\d+)条/.exec(
    await main()
      .getByRole("button", { name: /再显示/ })
      .innerText(),
  );
  expect(Number(all?.[1])).toBeGreaterThanOrEqual(5_000);
  expect(await items.count()).toBeLessThanOrEqual(200);
  await main()
    .getByRole("button", { name: /再显示/ })
    .click();
  await items.nth(150).scrollIntoViewIfNeeded();
  await items.first().locator("button.go").focus();
  for (let step = 0; step < 3; step++) await host.page.keyboard.press("ArrowDown");
  const place = await host.pane.locator("li.finding[aria-current=true] .place").innerText();
  expect(place).not.toBe(await items.first().locator(".place").innerText());
  await host.page.keyboard.press("Enter");
  await eventually(async () => {
    const { sheet, area } = await host.selection();
    return place.endsWith(`「${sheet}」${addressOf(area.top, area.left)}`);
  }).toBe(true);
  await press("标记单元格");
  await eventually(() => said(host)).toMatch(/已标记\d{4}处/);
  expect(await host.fill("单位199", 26, 3)).not.toBeNull();
  await main().getByRole("searchbox").fill("固定资产投资增幅");
  await eventually(() => items.count()).toBe(200);
});

test("in the workbench a refusal of the grid is heard in the pane, with the same words", async () => {
  host = await workbenchHost(browser, site.origin, month);
  await main().locator("#month").waitFor();
  await askLeague({ sheet: INCOME, area: { top: 0, left: 0, bottom: 0, right: 0 } });
  await refused(() => press("写入"), /有内容.*没有写入/);
  await askLeague(FREE);
  await host.page.evaluate((sheet) => {
    const { countyWorkbook } = window as unknown as { countyWorkbook: Workbook };
    return countyWorkbook.apply("保护", [{ change: "protect", sheet, but: [] }]);
  }, FREE.sheet);
  await refused(() => press("写入"), /“政府办”受保护.*没有改动/);
});
