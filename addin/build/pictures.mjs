/**
 * `npm run pictures`: takes the pictures of the pages in docs/pictures, in Chinese, at 1366 × 768, from the built pages in
 * dist/web and the committed notebooks. The machine needs a Chinese font (Debian: fonts-noto-cjk).
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { load, root } from "./typescript.mjs";

const { launch, serve } = load(`${root}/test/helpers/browser.ts`);
const FOLDER = `${root}/docs/pictures`;
const SCREEN = { width: 1366, height: 768 };

/** 华容县's growth of 财政总收入 in the sheet of 财政局, and how a department may mistype its 3.2. */
const GROWTH = { sheet: "财政局 六县市收入", area: { top: 5, left: 5, bottom: 5, right: 5 } };
const MISTYPED = 3.8;
/** The same in the sheet 本月核算, whose formulas follow the departments' sheets. */
const RECKONING = { sheet: "本月核算", area: { top: 4, left: 3, bottom: 4, right: 3 } };

/** The chart of a notebook that stands among the pictures: the notebook, and the id of its cell. */
const CHART = { notebook: "2-税收占比", cell: "path" };

/** Whether the browser draws two Chinese characters differently; without a font it draws the same empty box twice. */
const drawsChinese = (page) =>
  page.evaluate(`(() => {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    const [first, second] = ["县", "税"].map((character) => {
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.font = "40px sans-serif";
      context.fillText(character, 10, 60);
      return canvas.toDataURL();
    });
    return first !== second;
  })()`);

/** Writes a picture of the page, or of a part of it, as WebP, and says how large it is. */
async function picture(page, name, clip = { x: 0, y: 0, ...SCREEN }) {
  const session = await page.context().newCDPSession(page);
  const options = { format: "webp", quality: 85, clip: { ...clip, scale: 1 } };
  const { data } = await session.send("Page.captureScreenshot", options);
  const bytes = Buffer.from(data, "base64");
  await writeFile(`${FOLDER}/${name}.webp`, bytes);
  console.log(`docs/pictures/${name}.webp  ${Math.ceil(bytes.length / 1024)} KB`);
}

/** Gives the open workbook of the workbench a command, and waits until its formulas are calculated. */
const inGrid = (page, command, ...given) =>
  page.evaluate(
    `(async () => {
      const answer = await window.countyWorkbook[${JSON.stringify(command)}](...${JSON.stringify(given)});
      await window.countyWorkbook.settled();
      return answer;
    })()`,
  );

/** The workbench with the sample month. */
async function openMonth(context, origin) {
  const page = await context.newPage();
  await page.goto(`${origin}/workbench.html`);
  await page.locator("html.started").waitFor({ state: "attached" });
  const pane = page.frames().find((frame) => frame !== page.mainFrame());
  await pane.locator("#departments").waitFor();
  await pane.locator(".progress").waitFor({ state: "detached" });
  const dismiss = page.locator("#dismiss");
  if (await dismiss.isVisible()) await dismiss.click();
  return { page, pane };
}

/** Lets the grid draw what was changed; it draws in frames of its own, of which it tells nobody. */
const drawn = (page) => page.waitForTimeout(500);

/** Cells with our functions, and beside them the month at a glance. */
async function takeCells({ page }) {
  await inGrid(page, "select", RECKONING);
  await drawn(page);
  await picture(page, "cells");
}

/** The pane alone. */
const takePane = async (page, name) => picture(page, name, await page.locator("#pane").boundingBox());

/** A mistyped rate, found by the check and gone to from the pane. */
async function takeFinding({ page, pane }) {
  const { sheet, area } = GROWTH;
  const cells = [[MISTYPED]];
  await inGrid(page, "apply", "3.8", [
    { change: "write", sheet, row: area.top, column: area.left, cells, over: "any" },
  ]);
  await pane.getByText("表格在检查之后改过").waitFor();
  await pane.getByRole("button", { name: "重新检查", exact: true }).first().click();
  await pane.locator(".progress").waitFor({ state: "detached" });
  await pane.locator("[data-view=findings]").click();
  await pane.getByRole("combobox", { name: "单位" }).selectOption("财政局");
  const finding = pane.locator("li.finding", { hasText: "F6" }).first();
  await finding.locator("button.go").click();
  await drawn(page);
  await picture(page, "workbench");
  await takePane(page, "check");
}

/** The league table of the county's own revenue. */
async function takeRanking({ page, pane }) {
  await pane.locator("[data-view=standing]").click();
  await pane.getByRole("combobox", { name: "指标" }).selectOption("财政总收入");
  await pane.getByRole("combobox", { name: "排位依据" }).selectOption("growth");
  await pane.locator("tr.home", { hasText: "3.2%" }).waitFor();
  await takePane(page, "ranking");
}

/** A chart as a notebook keeps it. */
async function takeChart(context) {
  const notebook = JSON.parse(await readFile(`${root}/notebooks/${CHART.notebook}.ipynb`, "utf8"));
  const outputs = notebook.cells.find(({ id }) => id === CHART.cell).outputs;
  const svg = outputs.map(({ data }) => data?.["image/svg+xml"]).find((one) => one !== undefined);
  const page = await context.newPage();
  await page.setContent(`<body style="margin: 8px; display: inline-block">${[svg].flat().join("")}`);
  const { width, height } = await page.locator("body").boundingBox();
  await picture(page, "chart", { x: 0, y: 0, width: width + 16, height: height + 16 });
}

await mkdir(FOLDER, { recursive: true });
const browser = await launch();
const site = await serve(`${root}/dist/web`);
try {
  const context = await browser.newContext({ viewport: SCREEN, locale: "zh-CN" });
  if (!(await drawsChinese(await context.newPage())))
    throw new Error("没有中文字体，图上的字会是空框。请先安装，如 apt-get install fonts-noto-cjk。");
  const month = await openMonth(context, site.origin);
  await takeCells(month);
  await takeRanking(month);
  await takeFinding(month);
  await takeChart(context);
} finally {
  await browser.close();
  await site.close();
}
