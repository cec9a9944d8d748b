import { rm, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Board, Finding, Sentence } from "../../addin/analysis/index";
import { writeWorkbook } from "../../addin/workbook/book/write";
import { builtAddin } from "../functions/built";
import { launch, serve, type Site } from "../helpers/browser";
import { countyJson } from "../helpers/command";
import { mouse } from "../pane/hands";
import { excelHost, workbenchHost, type PaneHost } from "../pane/hosts";
import { eventually, said, steps } from "../pane/scenario";
import { seedMonth, WORKBOOK } from "../pane/seedMonth";

interface Month {
  readonly findings: readonly (Finding & { readonly message: string })[];
  readonly counts: Readonly<Record<"items" | "passed" | "failed" | "undecided", number>>;
  readonly boards: readonly Board[];
  readonly sentences: readonly Sentence[];
}

let browser: Browser;
let site: Site;
let folder: string;
beforeAll(async () => {
  [browser, site, folder] = await Promise.all([launch(), builtAddin().then(serve), mkdtemp(join(tmpdir(), "parity-"))]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true });
});

let host: PaneHost;
const { press, show } = steps(
  () => host,
  () => mouse,
);

/** Where a league table goes: its titles, what it is worked from, and six columns on, what it spills. */
const AT = { sheet: "政府办", area: { top: 30, left: 0, bottom: 30, right: 0 } };

/** The table of an indicator in the pane, and in the cells that the pane makes of it. */
async function league({ indicator, by }: Board) {
  await host.pane.getByRole("combobox", { name: "指标" }).selectOption(indicator);
  await host.pane.getByRole("combobox", { name: "排位依据" }).selectOption(by);
  const pane = host.pane.locator("table.board");
  await pane.locator("caption", { hasText: indicator }).waitFor();
  const shown = await pane
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent)));
  await host.select(AT);
  await press("插入公式（随数据变动）");
  await press("写入");
  await eventually(() => said(host)).toContain("已写入");
  const row = (await host.values({ sheet: "政府办", area: { ...AT.area, top: 31, bottom: 31, right: 10 } }))[0] ?? [];
  const left = row.indexOf("位次");
  const cells = await host.values({ sheet: "政府办", area: { top: 32, left, bottom: 37, right: left + 2 } });
  const isLive = (await host.formulaAt("政府办", 32, left)).includes("COUNTY.LEAGUETABLE(");
  await press("撤销：插入排位表");
  await eventually(() => said(host)).toContain("已撤销");
  return { shown: shown.map((line) => line.map((text) => text?.trim())), cells, isLive };
}

test.each(["Excel", "workbench"])(
  "the pane in %s, its cells and the command line say the same of one workbook",
  async (where) => {
    const sheets = await seedMonth();
    const path = join(folder, WORKBOOK);
    await writeFile(path, await writeWorkbook(sheets));
    const month = await countyJson<Month>("month", path, "--region", "华容县");
    expect([month.boards.length, month.findings.length, month.sentences.length]).toEqual([6, 2, 7]);
    host = await (where === "Excel" ? excelHost : workbenchHost)(browser, site.origin, sheets);
    await host.pane.locator("#month").waitFor();

    await show("findings");
    const { items, passed, failed, undecided } = month.counts;
    await host.pane.getByText(`核对${items}项：通过${passed}，不符${failed}，无法判断${undecided}。`).waitFor();
    const told = await host.pane.locator("li.finding").allInnerTexts();
    expect(told.length).toBe(month.findings.length);
    for (const { sheet, cell, message } of month.findings) {
      const words = message.replace(/已说明：.*/s, "");
      expect(told.filter((text) => text.includes(`「${sheet}」${cell}`) && text.includes(words))).toHaveLength(1);
    }

    await show("standing");
    const live: string[] = [];
    for (const board of month.boards) {
      const { shown, cells, isLive } = await league(board);
      expect(shown.map(([, region, text]) => [region, text])).toEqual(
        board.rows.map(({ region, text }) => [region, text]),
      );
      if (isLive) live.push(board.indicator);
      // To the last bit.
      expect(cells).toEqual(board.rows.map(({ place, region, value }) => [place, region, value]));
    }

    // Figures that were worked out, a share, and a rate as it was submitted.
    expect(live).toEqual(expect.arrayContaining(["财政总收入", "税收占财政总收入比重", "地区生产总值"]));

    await show("text");
    await host.pane.locator(".sentences li").first().waitFor();
    expect(await host.pane.locator(".sentences li > p:first-child").allInnerTexts()).toEqual(
      month.sentences.map(({ text }) => text),
    );
    await host.close();
  },
);
