import { rm, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  amount,
  historySheet,
  ledgerSheet,
  percent,
  points,
  recorded,
  workedAmount,
  type Board,
  type Figure,
  type Finding,
  type Prospect,
  type Sentence,
  type ShareCase,
} from "../../addin/analysis/index";
import { ledgerBytes } from "../../addin/documents/files";
import { hash } from "../../addin/taskpane/ledger";
import { writeWorkbook } from "../../addin/workbook/book/write";
import { browser, site, useSite } from "../helpers/site";
import { countyJson } from "../helpers/command";
import { mouse } from "../pane/hands";
import { excelHost, workbenchHost, type PaneHost } from "../pane/hosts";
import { eventually, said, steps } from "../pane/scenario";
import { monthOf, sheetsOf } from "../helpers/month";
import { seedMonth, WORKBOOK, writable } from "../pane/seedMonth";
import { SEEDS } from "../helpers/paths";

interface Month {
  readonly findings: readonly (Finding & { readonly message: string })[];
  readonly counts: Readonly<Record<"items" | "passed" | "failed" | "undecided", number>>;
  readonly boards: readonly Board[];
  readonly sentences: readonly Sentence[];
}

useSite();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parity-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

let host: PaneHost;
const { press, show, undo } = steps(
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
  await undo("插入排位表");
  await eventually(async () => (await host.values(AT))[0]).toEqual([null]);
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
    await host.pane.getByText(`核对 ${items} 项：通过 ${passed}，不符 ${failed}，无法判断 ${undecided}。`).waitFor();
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
    const sentences = await host.pane.locator(".sentences li > p:first-child").allInnerTexts();
    expect(sentences).toEqual(month.sentences.map(({ text }) => text));

    // A sentence made in a cell, of the ranked growths beside it, says the same growth and the same place.
    const revenue = month.boards.find(({ indicator, by }) => indicator === "财政总收入" && by === "growth") as Board;
    for (const [i, { region, value }] of revenue.rows.entries()) {
      await host.type(AT.sheet, 40 + i, 0, region);
      await host.type(AT.sheet, 40 + i, 1, String(value as number));
    }
    await host.type(AT.sheet, 39, 0, '=COUNTY.SENTENCE("财政总收入","2017年1-8月","华容县",A41:A46,B41:B46)');
    const area = { top: 39, left: 0, bottom: 39, right: 0 };
    await eventually(async () => (await host.values({ sheet: AT.sheet, area }))[0]?.[0]).toBe(
      "1—8月，华容县财政总收入同比增长3.2%，居第5位（倒数第二），仅高于临湘市。",
    );
    for (const words of ["财政总收入同比增长3.2%", "倒数第二"]) expect(sentences.at(-1)).toContain(words);
    await host.close();
  },
);

const HOME = "华容县";
/** Nothing stands here, nor below. */
const FREE = { sheet: "政府办", row: 30, column: 1 };

/** A figure as the command line tells it. */
type Told = Readonly<Record<"sheet" | "cell" | "region" | "indicator" | "measure" | "span", string>>;

/** Last year's total revenue of the home county as accepted, its August restated since: 62000 for the 63275 printed beside. */
async function restatedYear() {
  const { observations } = await monthOf(await sheetsOf(`${SEEDS}/history/2016.xlsx`));
  const entries = observations
    .filter(({ indicator, region, measure }) => indicator === "财政总收入" && region === HOME && measure === "actual")
    .map((observation) => ({
      kind: "accept" as const,
      observation: observation.period?.month === 8 ? { ...observation, figure: 62000, text: "62000" } : observation,
    }));
  return recorded([], entries, { by: "张三", at: "2017-09-28T09:00:05+08:00" }, hash);
}

/** What the view 差距 says of one indicator, by its labels. */
async function gapOf(indicator: string): Promise<Readonly<Record<string, string>>> {
  const gap = host.pane
    .locator(".gap")
    .filter({ has: host.pane.locator("h2", { hasText: new RegExp(`(^|\\s)${indicator}\\s*$`) }) });
  await gap.waitFor();
  const texts = (of: string) => gap.locator(of).allInnerTexts();
  const [labels, words] = [await texts("dt"), await texts("dd")];
  return Object.fromEntries(labels.map((label, i) => [label, words[i] ?? ""]));
}

/** The answers of formulas typed at the grid, one below the other. */
async function answersOf(formulas: readonly string[]): Promise<unknown[]> {
  const { sheet, row, column } = FREE;
  for (const [i, formula] of formulas.entries()) await host.type(sheet, row + i, column, formula);
  const area = { top: row, left: column, bottom: row + formulas.length - 1, right: column };
  const answers = async () => (await host.values({ sheet, area })).flat();
  await eventually(async () => (await answers()).every((answer) => typeof answer === "number")).toBe(true);
  return answers();
}

test.each(["Excel", "workbench"])(
  "the gaps to the targets in %s are those of the command line and of the cells, after last year was restated",
  async (where) => {
    const sheets = await seedMonth();
    const rows = await restatedYear();
    const [path, ledger] = [join(folder, `${where}.xlsx`), join(folder, `${where}-ledger.xlsx`)];
    await writeFile(path, await writeWorkbook(sheets));
    await writeFile(ledger, await ledgerBytes(historySheet(rows), ledgerSheet(rows, hash)));
    const given = [path, "--ledger", ledger, "--region", HOME];
    const own = [historySheet(rows), ledgerSheet(rows, hash)].map((sheet) => writable(sheet, sheet.name));
    host = await (where === "Excel" ? excelHost : workbenchHost)(browser, site.origin, [...sheets, ...own]);
    await host.pane.locator("#month").waitFor();
    await show("gaps");

    for (const indicator of ["财政总收入", "融资到位额"]) {
      const found = await countyJson<Prospect>("outlook", ...given, "--indicator", indicator);
      const said = await gapOf(indicator);
      const worked = (figure: Figure): string => workedAmount(figure, found.unit);
      expect(said).toMatchObject({
        年度目标: amount(found.target, found.unit),
        "1—8月": amount(found.actual, found.unit),
        完成目标: percent(found.completion, 2),
        序时进度: percent(found.pace, 2),
      });
      const pace = found.paceGap as number;
      expect(said[pace < 0 ? "慢于序时进度" : "快于序时进度"]).toBe(points(Math.abs(pace), 2));
      const gap = found.gap as number;
      expect(said[gap < 0 ? "还差" : "已超过目标"]).toBe(worked(Math.abs(gap)));
      if (gap < 0) expect(said["以后月均需完成"]).toBe(worked(found.requiredMonthly));
      expect(said["按上年进度预计全年"]).toBe(
        typeof found.lastYear === "number" ? worked(found.projection) : "缺上年全年数",
      );
    }

    // The base is the 上年同期 printed beside, in the pane, in the command line and in the cells.
    const found = await countyJson<Prospect>("outlook", ...given, "--indicator", "财政总收入");
    expect([found.lastYearToDate, found.lastYear]).toEqual([63275, expect.any(Number)]);
    const said = await gapOf("财政总收入");
    expect(said["以后需同比增长"]).toBe(percent(found.requiredGrowth, 1));
    const share = await countyJson<ShareCase>("share", ...given, "--indicator", "税收占财政总收入比重");
    const of = await gapOf("税收占财政总收入比重");
    expect(of).toMatchObject({
      年度目标: percent(share.target, 2),
      "1—8月": percent(share.now, 2),
      相差: points(-(share.gap as number), 2),
    });
    expect(Object.values(of).slice(3)).toEqual(
      [share.ways.totalFixed, share.ways.nonTaxFixed, share.ways.taxFixed].map((way) => workedAmount(way, share.unit)),
    );

    const figures = await countyJson<readonly Told[]>("figures", path);
    const cellOf = (measure: string, indicator = "财政总收入"): string => {
      const one = figures.find(
        (figure) =>
          figure.region === HOME &&
          figure.indicator === indicator &&
          figure.measure === measure &&
          figure.span === "yearToDate",
      );
      return `'${one?.sheet ?? ""}'!${one?.cell ?? ""}`;
    };
    const [actual, base, tax] = [cellOf("actual"), cellOf("base"), cellOf("actual", "税收收入")];
    const [target, lastYear, goal] = [found.target, found.lastYear, share.target].map(String);
    const period = '"2017年1-8月"';
    expect(
      await answersOf([
        `=COUNTY.PACEGAP(${actual},${target},${period})`,
        `=COUNTY.REQUIREDMONTHLY(${actual},${target},${period})`,
        `=COUNTY.REQUIREDGROWTH(${actual},${base},${lastYear},${target},${period})`,
        `=COUNTY.PROJECTION(${actual},${base},${lastYear})`,
        `=COUNTY.SHARE(${tax},${actual},2)`,
        `=COUNTY.TAXTOTARGET(${tax},${actual},${goal},"非税不变")`,
      ]),
    ).toEqual([
      found.paceGap,
      found.requiredMonthly,
      found.requiredGrowth,
      found.projection,
      share.now,
      share.ways.nonTaxFixed,
    ]);
    await host.close();
  },
);
