import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TONE_FILLS, type Block } from "../../addin/workbook/port/workbook";
import type { WorkbookSheet } from "../../addin/workbook/book/write";
import type { Hands } from "./hands";
import { PATIENCE, type PaneHost } from "./hosts";
import { seedMonth } from "./seedMonth";

/**
 * The month of the seeds from its opening to the bulletin, told once for every host and every pair of hands: what the pane
 * says, and what the workbook then holds by its own account.
 */

const INCOME = "财政局 六县市收入";
/** 华容县's total revenue to date, 65300万元. */
const FIGURE: Block = { sheet: INCOME, area: { top: 5, left: 2, bottom: 5, right: 2 } };
const [ROW, COLUMN] = [FIGURE.area.top, FIGURE.area.left];
/** And its tax. */
const TAX = 40048;
/** Nothing stands here, nor to the right and below. */
const FREE: Block = { sheet: "政府办", area: { top: 30, left: 1, bottom: 30, right: 1 } };

/** The speech, in Chinese punctuation. */
export const YARDSTICK =
  "1—8月，全县财政总收入同比增长3.2%，在全市六县（市）中排名倒数第二；税收占财政总收入比重为61.33%，在全市六县（市）中仅高于湘阴县，与小康考核年度目标值相差13.67个百分点。";

export const eventually = <T>(found: () => Promise<T>) => expect.poll(found, { timeout: PATIENCE, interval: 50 });

/** What the pane last said. */
export const said = (host: PaneHost): Promise<string> => host.pane.locator("#notice").innerText();

/** What a user does in every story. */
export function steps(host: () => PaneHost, hands: () => Hands) {
  const pane = () => host().pane;
  const press = (name: string) => hands().press(pane().getByRole("button", { name, exact: true }));
  const show = async (view: string): Promise<void> => {
    if ((await pane().locator(`nav [data-view=${view}]`).count()) === 0) await show("more");
    await hands().press(pane().locator(`[data-view=${view}]`));
    await pane().locator(`main[data-shows=${view}]`).waitFor();
  };
  return {
    press,
    show,
    /** Takes back the last step, which the one 撤销 names: that of the pane in Excel, of the page around it in the workbench. */
    async undo(label: string): Promise<void> {
      if (host().host === "Excel") {
        await press(`撤销：${label}`);
        return eventually(() => said(host())).toBe(`已撤销：${label}`);
      }
      const button = host().page.locator("#undo");
      await eventually(() => button.getAttribute("title")).toBe(`撤销：${label}`);
      await hands().press(button);
    },
    main: () => pane().locator("main"),
    /** Checks again, and waits until it is done. */
    async check(): Promise<void> {
      await press("重新检查");
      await pane().locator(".progress").waitFor({ state: "detached" });
    },
    async name(operator: string): Promise<void> {
      await show("state");
      await hands().write(pane().getByRole("textbox", { name: "经办人", exact: true }), operator);
      await press("保存");
      await eventually(() => said(host())).toBe("已保存。");
    },
    department: (name: string) =>
      pane()
        .getByRole("row")
        .filter({ has: pane().getByRole("rowheader", { name, exact: true }) }),
  };
}

export function scenario(
  title: string,
  open: (sheets: readonly WorkbookSheet[]) => Promise<{ readonly host: PaneHost; readonly hands: Hands }>,
): void {
  describe(title, () => {
    let host: PaneHost;
    let hands: Hands;
    beforeAll(async () => {
      ({ host, hands } = await open(await seedMonth()));
    });
    afterAll(() => host?.close());
    const { press, main, show, check, name, department, undo } = steps(
      () => host,
      () => hands,
    );
    const asked = () => host.pane.getByRole("alertdialog");
    const nth = (text: string) => host.pane.locator("li.finding").filter({ hasText: text });

    test("the month's only period is taken, and every department has its row", async () => {
      await main().locator("#departments").waitFor();
      expect(await host.pane.locator("#month").inputValue()).toBe("2017-08");
      await eventually(() => department("财政局").innerText()).toMatch(/22\/22\s+已通过/);
      expect(await department("统计局").innerText()).toMatch(/4\/5\s+已通过/);
      expect(await host.pane.locator("tbody tr").count()).toBe(13);
      const cards = await host.pane.locator(".cards").innerText();
      for (const words of ["6.53亿元", "3.2%", "第5位", "61.33%", "13.67个百分点"]) expect(cards).toContain(words);
    });

    test("a figure mistyped at the grid is noticed, found, and gone to", async () => {
      await host.type(INCOME, ROW, COLUMN, "63500");
      await host.pane.getByText("表格在检查之后改过").waitFor();
      await check();
      await hands.press(department("财政局").getByRole("button", { name: /有问题/ }));
      const found = nth("C6").first();
      await found.waitFor();
      await host.select(FREE);
      await hands.press(found.locator("button.go"));
      await eventually(() => host.selection()).toEqual(FIGURE);
    });

    test("findings are marked in their cells and unmarked, each as one step that can be taken back", async () => {
      const before = await host.state();
      await press("标记单元格");
      await eventually(() => host.fill(INCOME, ROW, COLUMN)).toBe(TONE_FILLS.error);
      await press("清除标记");
      await eventually(() => host.fill(INCOME, ROW, COLUMN)).not.toBe(TONE_FILLS.error);
      await undo("清除标记");
      await eventually(() => host.fill(INCOME, ROW, COLUMN)).toBe(TONE_FILLS.error);
      await undo("标记问题");
      await eventually(() => host.fill(INCOME, ROW, COLUMN)).not.toBe(TONE_FILLS.error);
      expect(await host.state()).toEqual(before);
    });

    test("an error holds the month back until it is mended, and is then told as solved", async () => {
      await show("overview");
      await press("接收入账");
      await host.pane.getByRole("textbox", { name: "原因" }).waitFor();
      await press("取消");
      await host.type(INCOME, ROW, COLUMN, "65300");
      await host.pane.getByText("表格在检查之后改过").waitFor();
      await check();
      await eventually(() => department("财政局").innerText()).toMatch(/已通过/);
      await show("findings");
      expect(await host.pane.locator(".since").innerText()).toMatch(/新增0.*已解决[1-9]/);
      expect(await host.sheetNames()).not.toContain("台账");
    });

    test("a finding is explained in line, under the operator's name", async () => {
      await name("李四");
      await show("findings");
      await hands.choose(host.pane.getByRole("combobox", { name: "单位" }), "");
      const finding = nth("口径不明");
      await hands.press(finding.getByRole("button", { name: "说明原因" }));
      await hands.write(finding.getByRole("textbox", { name: "说明" }), "已与国土资源局核实。");
      await hands.press(finding.getByRole("button", { name: "记入台账" }));
      await eventually(() => said(host)).toContain("台账新增1行");
      expect(await finding.locator(".explanation").innerText()).toContain("已与国土资源局核实。");
    });

    test("the month is accepted into the workbook's own ledger, once", async () => {
      await show("overview");
      await press("接收入账");
      await eventually(() => asked().innerText()).toMatch(/“台账历史”第3—\d+行/);
      const last = Number(/—(\d+)行/.exec(await asked().innerText())?.[1]);
      expect(await department("财政局").innerText()).toMatch(/已通过/);
      await press("写入");
      await eventually(() => department("财政局").innerText()).toMatch(/已入账/);
      expect(await host.sheetNames()).toEqual(expect.arrayContaining(["台账", "台账历史"]));
      const area = { top: last - 1, left: 0, bottom: last, right: 30 };
      const [row, below] = await host.values({ sheet: "台账历史", area });
      expect(row).toContain("李四");
      expect(below?.every((value) => value === null)).toBe(true);
      await press("接收入账");
      await eventually(() => said(host)).toContain("没有变化");
    });

    test("the league table goes into the cells that the pane names first, as formulas that stay live", async () => {
      await show("standing");
      await hands.choose(host.pane.getByRole("combobox", { name: "指标" }), "财政总收入");
      await hands.choose(host.pane.getByRole("combobox", { name: "排位依据" }), "growth");
      const home = host.pane.locator("tr.home");
      await eventually(() => home.innerText()).toMatch(/第5位.*\s+华容县\s+3\.2%/);
      await host.select(FREE);
      const before = await host.state();
      await press("插入公式（随数据变动）");
      await eventually(() => asked().innerText()).toContain("将写入政府办 B31:K38");
      expect(await host.state()).toEqual(before);
      await press("写入");
      await eventually(() => said(host)).toBe("已写入政府办 B31:K38。");
      expect(await host.formulaAt("政府办", 32, 6)).toMatch(
        /^=COUNTY\.LEAGUETABLE\(B33:B38,E33:E38,"高优",3,"百分点"\)$/,
      );
      const table: Block = { sheet: "政府办", area: { top: 32, left: 6, bottom: 37, right: 8 } };
      const values = await host.values(table);
      expect(values.map(([place, region]) => [place, region])).toEqual([
        [1, "平江县"],
        [2, "岳阳县"],
        [3, "湘阴县"],
        [4, "汨罗市"],
        [5, "华容县"],
        [6, "临湘市"],
      ]);
      expect(values[4]?.[2]).toBe(0.032);
      await host.type(INCOME, ROW, COLUMN, "70000");
      await eventually(async () => (await host.values(table))[0]).toEqual([1, "华容县", 0.106]);
      await host.type(INCOME, ROW, COLUMN, "65300");
      await eventually(async () => (await host.values(table))[4]).toEqual([5, "华容县", 0.032]);
    });

    test("the cell of a function is explained by its arguments and its exact answer", async () => {
      await host.select({ sheet: "政府办", area: { top: 32, left: 6, bottom: 32, right: 6 } });
      await show("explain");
      await press("解释所选单元格");
      await host.pane.locator("#function").waitFor();
      expect(await host.pane.locator("#function").innerText()).toContain("COUNTY.LEAGUETABLE");
      expect(await main().innerText()).toContain("B33:B38");
    });

    test("the gap to the target is told in points and in the money that closes it", async () => {
      await show("gaps");
      const gap = host.pane.locator(".gap").filter({ hasText: "税收占财政总收入比重" });
      await gap.waitFor();
      expect(await gap.innerText()).toMatch(/75\.00%[\s\S]*61\.33%[\s\S]*13\.67个百分点[\s\S]*8927万元/);
    });

    test("the bulletin says the yardstick sentence word for word, and its numbers lead to their cells", async () => {
      await show("text");
      const sentence = host.pane.locator(".sentences li").filter({ hasText: "小康考核" });
      await sentence.waitFor();
      expect(await sentence.locator("p").first().innerText()).toBe(YARDSTICK);
      await hands.press(sentence.getByRole("button", { name: "复制" }));
      await eventually(() => said(host)).toBe("已复制。");
      expect(await host.pane.evaluate(() => navigator.clipboard.readText())).toBe(YARDSTICK);
      await host.select(FREE);
      await hands.press(sentence.getByRole("button", { name: "61.33%" }));
      await eventually(async () => host.values(await host.selection())).toEqual([[TAX]]);
      await eventually(() => said(host)).toContain("「财政局 六县市收入」C6");
    });

    test("nothing was asked of another host, and the pages had nothing to complain of", () => {
      expect([host.foreign, host.complaints]).toEqual([[], []]);
    });
  });
}
