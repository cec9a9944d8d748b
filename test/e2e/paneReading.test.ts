import type { Locator } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import type { WorkbookSheet } from "../../addin/workbook/book/write";
import { browser, site, useSite } from "../helpers/site";
import { excelHost, type ExcelHost } from "../pane/hosts";
import { eventually } from "../pane/scenario";

// A column that is misread is corrected in the pane from a list of words, and the findings change.

useSite();

let host: ExcelHost;
afterEach(() => host.close());

/** 同比 over last year's amounts, which is read as a rate. */
const SHEET: WorkbookSheet = {
  name: "财政局 收入",
  rows: [
    ["2017年1—8月财政收入"],
    ["单位：万元"],
    ["县（市）", "财政总收入累计", "同比"],
    ["平江县", 84150, 78900],
    ["华容县", 65300, 63275],
    ["湘阴县", 70010, 66020],
    ["岳阳县", 68120, 63610],
    ["汨罗市", 79330, 72780],
    ["临湘市", 60250, 57080],
  ],
};
const ROW = { sheet: "读法", area: { top: 1, left: 0, bottom: 1, right: 10 } };

const WORDS = {
  "zh-CN": {
    ...{ doubt: "比率列中像是绝对数", correct: "改读法", meaning: "含义", submit: "改", write: "写入" },
    ...{
      question: /将新建工作表“读法”，并写入读法 A2:K2/,
      taught: "已按“读法”表",
      undo: "撤销：改读法",
      none: "没有发现问题",
    },
  },
  "en-US": {
    ...{ doubt: "Amounts in a column of rates", correct: "Correct the reading", meaning: "Meaning", submit: "Correct" },
    ...{ write: "Write", question: /The sheet 读法 will be made, and 读法 A2:K2 written/, taught: "by the sheet 读法" },
    ...{ undo: "Undo: Correct the reading", none: "Nothing was found" },
  },
} as const;

describe.each(["zh-CN", "en-US"] as const)("a misread column, in %s", (locale) => {
  test("is corrected by mouse, and its finding goes; taken back, it comes again", async () => {
    host = await excelHost(browser, site.origin, [SHEET], locale);
    const words = WORDS[locale];
    const { pane } = host;
    const button = (name: string, within: Locator = pane.locator("body")) =>
      within.getByRole("button", { name, exact: true });
    await pane.locator("[data-view=findings]").click();
    const finding = pane.locator("li.finding").filter({ hasText: words.doubt });
    await button(words.correct, finding).click();

    const form = pane.locator("form.reading");
    await form.getByLabel(words.meaning).selectOption("上年同期数");
    await button(words.submit, form).click();
    await pane.getByRole("alertdialog").getByText(words.question).waitFor();
    await button(words.write).click();

    await eventually(() => host.values(ROW)).toEqual([
      ["财政局", "县(市)|财政总收入累计|同比", "同比", "增幅、上年同期、累计、%", "上年同期数", ...Array(6).fill(null)],
    ]);
    const column = pane.locator("main li.finding").filter({ hasText: "C3" });
    await column.getByText(words.taught).waitFor();
    await column.locator("button.go").click();
    await eventually(() => host.selection()).toMatchObject({ sheet: "财政局 收入", area: { top: 2, left: 2 } });
    await pane.locator("[data-view=findings]").click();
    await pane.getByText(words.none).waitFor();

    await button(words.undo).click();
    await finding.waitFor();
    expect(await host.sheetNames()).toEqual(["财政局 收入"]);
    expect([host.complaints, host.foreign]).toEqual([[], []]);
  });
});
