import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Sheet } from "../../addin/analysis/index";
import { readWorkbookBytes } from "../../addin/workbook/read/bytes";
import type { GridWorkbook } from "../../addin/workbook/grid/gridWorkbook";
import { writeWorkbook } from "../../addin/workbook/book/write";
import {
  useWorkbench,
  TRY,
  bookOf,
  cellsOf,
  choose,
  eventually,
  folder,
  formulaAt,
  given,
  nameOf,
  openFile,
  openSample,
  page,
  type,
} from "./opened";
import { ROOT } from "../helpers/paths";
import { offences } from "../helpers/schema";

declare const window: Window & { countyWorkbook: GridWorkbook };

useWorkbench();

/** As intake reads a file, without the blanks at the ends that a grid need not keep. */
function comparable({ name, hidden, rows, merges, hiddenRows, hiddenColumns }: Sheet): object {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((value) => value !== null) + 1));
  return {
    name,
    hidden,
    rows: cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1),
    merges,
    hiddenRows: hiddenRows.filter((row) => row < rows.length),
    hiddenColumns,
  };
}

const seeds = async (...folders: string[]): Promise<string[]> => {
  const all = await Promise.all(
    folders.map(async (name) =>
      (await readdir(join(ROOT, "seeds", name))).map((file) => join(ROOT, "seeds", name, file)),
    ),
  );
  return all.flat().filter((path) => /\.(xlsx|xls|et|csv)$/.test(path));
};

describe("opening files", () => {
  test("every workbook of the seeds holds in the grid what intake reads of its file", async () => {
    const paths = await seeds("2017-08", "history", "bad", ".");
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) {
      await openFile(path);
      const name = path.replace(/^.*[\\/]/, "");
      const text = await page.evaluate(async () => JSON.stringify(await window.countyWorkbook.read()));
      const shown = (JSON.parse(text) as Sheet[]).map(comparable);
      const read = (await readWorkbookBytes(await readFile(path), name)).map(comparable);
      expect({ name, shown }).toEqual({ name, shown: read });
    }
  });

  test("a damaged file, chosen or dropped, is refused in words, and the page goes on", async () => {
    await openFile(join(ROOT, "seeds/2017-08/财政局.xlsx"));
    const broken = (await readFile(join(ROOT, "seeds/2017-08/财政局.xlsx"))).subarray(0, 4_000);
    await choose(given("坏.xlsx", broken));
    await page.getByText("坏.xlsx 没有打开").waitFor();
    expect(await page.locator("#dialog-text").innerText()).toMatch(/损坏|不是表格/);
    await page.locator("#dialog-yes").click();
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([1, 2, 3, 0, 255])], "坏2.et"));
      return data;
    });
    await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
    await page.getByText("坏2.et 没有打开").waitFor();
    await page.keyboard.press("Escape");
    expect(await nameOf()).toBe("财政局.xlsx");
    expect((await cellsOf("六县市收入", 5, 2))[0]?.[0]).toBe(65300);
  });

  test("the pane reads another workbook once, however many sheets it has", async () => {
    const sheets = Array.from({ length: 12 }, (_, index) => ({ name: `表${index + 1}`, rows: [["县", index]] }));
    const calls = await page.evaluateHandle(() => {
      const [grid, asked] = [window.countyWorkbook, [] as unknown[]];
      const read = grid.read.bind(grid);
      grid.read = (names) => {
        asked.push(names ?? "all");
        return read(names);
      };
      return asked;
    });
    await choose(given("十二表.xlsx", await writeWorkbook(sheets)));
    await eventually(() => nameOf()).toBe("十二表.xlsx");
    await page.frameLocator("#pane").locator(".progress").waitFor({ state: "detached" });
    expect(await calls.jsonValue()).toEqual(["all"]);
    await page.evaluate(() => Reflect.deleteProperty(window.countyWorkbook, "read"));
  });

  test("the pane checks another workbook of the same name anew", async () => {
    const pane = page.frameLocator("#pane");
    const august = (value: number) =>
      writeWorkbook([
        {
          name: "表",
          rows: [
            ["2017年1-8月财政总收入（万元）"],
            ["地区", "累计", "上年同期", "增幅%"],
            ["华容县", 65300, 63275, value],
          ],
        },
      ]);
    await choose(given("同名.xlsx", await august(3.2)));
    await eventually(() => nameOf()).toBe("同名.xlsx");
    await pane.locator(".progress").waitFor({ state: "detached" });
    await pane.locator("nav [data-view=findings]").click();
    await eventually(() => pane.locator("li.finding").count()).toBe(0);
    await choose(given("同名.xlsx", await august(9.9)));
    await eventually(() => pane.locator("li.finding").count()).toBeGreaterThan(0);
    expect(await pane.locator("p.stale").count()).toBe(0);
  });

  test("a dropped workbook opens", async () => {
    const bytes = await writeWorkbook([{ name: "拖", rows: [["甲", 1]] }]);
    const transfer = await page.evaluateHandle(
      (all) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(all)], "拖.xlsx"));
        return data;
      },
      [...bytes],
    );
    await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
    await eventually(() => nameOf()).toBe("拖.xlsx");
    expect(await cellsOf("拖", 0, 0, 1, 2)).toEqual([["甲", 1]]);
  });
});

/** An .xlsx of about 50 MB, written to disk: so many rows of cells, each cell the same. */
async function largeFile(name: string, rows: number, columns: number, cell: string): Promise<string> {
  const parts = unzipSync(await writeWorkbook([{ name: "大", rows: [[1]] }]));
  const sheet = Object.keys(parts).find((part) => part.includes("worksheets/sheet")) as string;
  const line = `<row>${cell.repeat(columns)}</row>`;
  const text = Buffer.from(parts[sheet] as Uint8Array).toString();
  parts[sheet] = Buffer.from(
    text.replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${line.repeat(rows)}</sheetData>`),
  );
  const path = join(folder, name);
  await writeFile(path, zipSync(parts, { level: 0 }));
  return path;
}

describe("large files", () => {
  test("above two million cells a file is refused in words, and the page goes on", async () => {
    const path = await largeFile("太大.xlsx", 20_500, 100, "<c><v>1234567</v></c>");
    await choose(path);
    await page.getByText("太大.xlsx 没有打开").waitFor();
    expect(await page.locator("#dialog-text").innerText()).toContain("最多打开200万个单元格");
    await page.locator("#dialog-yes").click();
    expect(await cellsOf("拖", 0, 0, 1, 2)).toEqual([["甲", 1]]);
  });

  test("one of 50 MB opens with its progress, or is given up where the user cancels", async () => {
    const words = `<c t="inlineStr"><is><t>${"字".repeat(160)}</t></is></c>`;
    const path = await largeFile("大.xlsx", 10_000, 10, words);
    expect((await readFile(path)).length).toBeGreaterThan(50_000_000);
    await choose(path);
    await page.locator("#dialog-progress").waitFor();
    await page.locator("#dialog-no").click();
    await page.locator("#dialog:not([open])").waitFor({ state: "attached" });
    await eventually(async () => page.workers().length).toBe(0);
    expect(await nameOf()).toBe("拖.xlsx");
    await choose(path);
    await page.locator("#dialog-progress").waitFor();
    await eventually(() => nameOf()).toBe("大.xlsx");
    expect(await cellsOf("大", 9_999, 9)).toEqual([["字".repeat(160)]]);
  });
});

async function saved(button = "#save"): Promise<{ readonly name: string; readonly path: string }> {
  const waiting = page.waitForEvent("download");
  await page.locator(button).click();
  const download = await waiting;
  const name = download.suggestedFilename();
  const path = join(folder, name);
  await download.saveAs(path);
  if (name.endsWith(".xlsx")) expect(offences(await readFile(path))).toEqual([]);
  return { name, path };
}

describe("saving", () => {
  test.for(["month", "template", "bad"])("the sample %s, saved and opened again, has lost nothing", async (sample) => {
    await openSample(sample);
    const before = await bookOf();
    const { name, path } = await saved();
    expect(name).toBe(await nameOf());
    await openFile(path);
    expect(await bookOf()).toEqual(before);
  });

  test("functions are stored as Excel stores them, and come back as they were typed", async () => {
    const bytes = await writeWorkbook([{ name: TRY, rows: [[8], [3]] }]);
    await choose(given("公式.xlsx", bytes));
    await eventually(() => nameOf()).toBe("公式.xlsx");
    await type(0, 2, "=COUNTY.COMPETITIONRANK(A1:A2,A1:A2)");
    const { path } = await saved();
    const parts = unzipSync(await readFile(path));
    const sheet = Buffer.from(parts["xl/worksheets/sheet1.xml"] as Uint8Array).toString();
    expect(sheet).toMatch(
      /<c r="C1"[^>]*cm="1"[^>]*><f t="array" ref="C1:C2"[^>]*>_xldudf_COUNTY_COMPETITIONRANK\(A1:A2,A1:A2\)/,
    );
    await openFile(path);
    expect(await formulaAt(0, 2)).toBe("=COUNTY.COMPETITIONRANK(A1:A2,A1:A2)");
    expect(await cellsOf(TRY, 0, 2, 2)).toEqual([[1], [2]]);
  });

  test("what would be missing is listed first, and a copy is written, never over the name", async () => {
    const parts = unzipSync(await writeWorkbook([{ name: TRY, rows: [["甲"]] }]));
    const relations = "xl/_rels/workbook.xml.rels";
    const macros = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
    parts["xl/vbaProject.bin"] = new Uint8Array([1, 2, 3]);
    parts[relations] = Buffer.from(
      Buffer.from(parts[relations] as Uint8Array)
        .toString()
        .replace(
          "</Relationships>",
          `<Relationship Id="rIdV" Type="${macros}" Target="vbaProject.bin"/></Relationships>`,
        ),
    );
    await choose(given("带宏.xlsm", zipSync(parts)));
    await eventually(() => nameOf()).toBe("带宏.xlsm");
    await page.locator("#save").click();
    await page.locator("#dialog-list li").first().waitFor();
    expect(await page.locator("#dialog-list").innerText()).toContain("宏");
    const { name } = await saved("#dialog-yes");
    expect(name).toBe("带宏-副本.xlsx");
  });

  test("another name and format are asked for, and a .csv holds the sheet in sight", async () => {
    await choose(given("表.csv", Buffer.from("县,税收\n华容县,40048\n")));
    await eventually(() => nameOf()).toBe("表.csv");
    await page.locator("#save-as").click();
    await page.locator("#dialog-name").fill("八月");
    await page.locator("#dialog-format").selectOption(".csv");
    const { name, path } = await saved("#dialog-yes");
    expect([name, await readFile(path, "utf8")]).toEqual(["八月.csv", "\ufeff县,税收\r\n华容县,40048"]);
  });
});
