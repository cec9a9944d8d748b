import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWorkbook } from "../addin/workbook/read/file";
import { execute, type Executed } from "../notebooks/runner/execute";
import { dataFolder, install } from "../notebooks/runner/install";
import { Kernel } from "../notebooks/runner/kernel";
import { firstDifference, notebookPaths, renew } from "../notebooks/runner/main";
import { formatNotebook, readNotebook, type Cell, type Notebook } from "../notebooks/runner/notebook";
import { looseNumbers } from "../notebooks/runner/references";
import { htmlOf, report } from "../notebooks/runner/report";
import { typeFaults } from "../notebooks/runner/typecheck";
import { countyJson } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { ROOT } from "./helpers/paths";

const { path: folder } = temporaryFolder(() => tmpdir(), "notebooks-");

const paths = notebookPaths();
const pathOf = (number: number): string => paths.find((path) => basename(path).startsWith(`${number}-`)) ?? "";
const names = paths.map((path) => [basename(path), path]);

const plainRows = (board: string): string =>
  `${board}.rows.map(({ place, tied, region, value, text }) => ({ place, tied, region, value, text }))`;

/** What is held against the command line, by the number of the notebook. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  1: ["structure", "items", "levels", "offices", plainRows("growthBoard")],
  2: ["own", plainRows("now"), plainRows("before"), "shifts[2]"],
  3: ["prospect", "prospects[3]"],
  4: [plainRows("growth"), plainRows("level"), plainRows("taxShare"), plainRows("lastYear")],
  6: [
    "moves",
    "now.tasks",
    "now.yearEnd",
    "goals.map(({ completion, gap, daysBehind }) => [completion, gap, daysBehind])",
    "proposals",
  ],
};

const runs = new Map<string, Promise<Executed>>();

/** Each notebook as committed is run once. */
function executed(path: string): Promise<Executed> {
  const values = VALUES[basename(path).charAt(0)] ?? [];
  const run = runs.get(path) ?? execute(readNotebook(path), { values, timeout: 300_000 });
  runs.set(path, run);
  return run;
}

describe("the notebooks", () => {
  test("are the six of the plan", () => {
    expect(names.map(([name]) => name)).toEqual([
      "1-财政收入.ipynb",
      "2-税收占比.ipynb",
      "3-目标与序时.ipynb",
      "4-六县比较.ipynb",
      "5-全国规模.ipynb",
      "6-目标与督办.ipynb",
    ]);
  });

  test.each(names)(
    "%s runs in the kernel without a fault and gives what is committed",
    async (_name, path) => {
      const committed = readNotebook(path as string);
      const { notebook, faults } = await executed(path as string);
      expect([...typeFaults(committed), ...faults]).toEqual([]);
      expect(firstDifference(readFileSync(path as string, "utf8"), formatNotebook(notebook))).toBeUndefined();
    },
    600_000,
  );

  test.each(names)("%s holds no clock, no chance and no path of a machine", (_name, path) => {
    const text = readFileSync(path as string, "utf8");
    expect(text).not.toMatch(/\bDate\b|Math\.random|performance\.now|\/(home|root|tmp|work|Users)\//);
    const { cells } = readNotebook(path as string);
    const code = cells.flatMap(({ type, source }) => (type === "code" ? [source] : [])).join("\n");
    expect(code).not.toMatch(/toFixed|Math\.round|\* ?100\b|toLocaleString|Intl\b/);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  });

  test.each(names)("%s ends in a conclusion all of whose numbers come from cells", (_name, path) => {
    const last = readNotebook(path as string).cells.at(-1);
    expect(last?.source).toMatch(/^#+ .*结论/);
    expect(last?.source.match(/<!--=/g)?.length).toBeGreaterThan(3);
  });
});

const FILES = ["seeds/2017-08", "--history", "seeds/history"];
const [REVENUE, TAX_SHARE] = ["财政总收入", "税收占财政总收入比重"];

describe("the numbers of the notebooks", () => {
  test("are those of the command line on the same files", async () => {
    const valuesOf = async (number: number) => (await executed(pathOf(number))).values;
    const drivers = (parts: string, decimals: string) =>
      countyJson("drivers", ...FILES, "--indicator", REVENUE, "--parts", parts, "--decimals", decimals);
    const rank = (indicator: string, by: string, ...more: string[]) =>
      countyJson("rank", ...FILES, "--indicator", indicator, "--by", by, ...more);

    expect(await valuesOf(1)).toEqual([
      await drivers("税收收入,非税收入", "1"),
      await drivers(
        "增值税,消费税,企业所得税,个人所得税,城市维护建设税,契税,其他各税,专项收入,行政事业性收费收入,罚没收入,国有资源（资产）有偿使用收入",
        "2",
      ),
      await drivers("地方收入,上划中央收入,上划省级收入", "1"),
      await drivers("国税部门收入,地税部门收入,财政部门收入", "1"),
      await rank(REVENUE, "growth"),
    ]);
    const shareOf = (region: string) =>
      countyJson<object>("share", ...FILES, "--indicator", TAX_SHARE, "--region", region);
    expect(await valuesOf(2)).toEqual([
      await shareOf("华容县"),
      await rank(TAX_SHARE, "share"),
      await rank(TAX_SHARE, "share", "--period", "2016-08"),
      { name: "湘阴县", ...(await shareOf("湘阴县")) },
    ]);
    const outlook = (region: string) =>
      countyJson<object>("outlook", ...FILES, "--indicator", REVENUE, "--region", region);
    expect(await valuesOf(3)).toEqual([await outlook("华容县"), { name: "平江县", ...(await outlook("平江县")) }]);
    expect(await valuesOf(4)).toEqual([
      await rank(REVENUE, "growth"),
      await rank(REVENUE, "level"),
      await rank(TAX_SHARE, "share"),
      await rank(REVENUE, "growth", "--period", "2016-08"),
    ]);
  });

  test("of what lags and what moved are those of the command line on the same registers", async () => {
    const book = ["--ledger", "seeds/督办台账.xlsx", "--as-of", "2017-09-28"];
    type GoalShown = { completion: unknown; gap: unknown; daysBehind: unknown };
    const { moves, tasks, yearEnd, families } = await countyJson<
      {
        readonly [field in "moves" | "tasks" | "yearEnd"]: unknown;
      } & { readonly families: readonly { readonly goals: readonly GoalShown[] }[] }
    >(...["board", ...book, "--since", "2017-08-31"]);
    const goals = families.flatMap((family) =>
      family.goals.map(({ completion, gap, daysBehind }) => [completion, gap, daysBehind]),
    );
    const proposals = await countyJson("assign", ...FILES, ...book);
    expect((await executed(pathOf(6))).values).toEqual([moves, tasks, yearEnd, goals, proposals]);
  });

  test("fail in the prose when the data change", async () => {
    // The same month, and before its tables one that says another total.
    const august = join(folder(), "2017-08");
    mkdirSync(august);
    cpSync(join(ROOT, "seeds/2017-08"), august, { recursive: true });
    const rows = ["县（市）,财政总收入", "华容县,66300", "平江县,84150"];
    writeFileSync(join(august, "0-改动.csv"), `2017年1—8月财政总收入完成情况（万元）\n${rows.join("\n")}\n`);
    expect(await readWorkbook(join(august, "0-改动.csv"))).toHaveLength(1);
    const { cells } = readNotebook(pathOf(1));
    const moved = cells.map((cell) => ({
      ...cell,
      source: cell.source.replaceAll('"seeds/2017-08"', JSON.stringify(august)),
    }));
    const { faults, whole } = await execute({ cells: moved });
    expect(whole).toBe(true);
    expect(faults.map(({ what }) => what)).toContain("文中写“3.2%”，percent(structure.total.growth, 1) 为“4.8%”");
  });
});

const code = (source: string, id = "here"): Cell => ({ id, type: "code", source, metadata: {}, outputs: [] });
const prose = (source: string): Cell => ({ id: "prose", type: "markdown", source, metadata: {}, outputs: [] });
const of = (...cells: Cell[]): Notebook => ({ cells });

describe("the runner fails", () => {
  // One kernel for what a fault leaves alive: a kernel takes seconds to start.
  let kernel: Kernel;
  beforeAll(async () => {
    kernel = await Kernel.start();
  });
  afterAll(() => kernel.close());
  const faultsOf = async (...cells: Cell[]) => (await execute(of(...cells), { timeout: 10_000, kernel })).faults;

  test.each([
    ["on a thrown error", 'throw new Error("broken");', /Error: broken/],
    ["on a rejection that is awaited", 'await Promise.reject(new Error("broken"));', /Error: broken/],
    ["on a type error", "const words: string = 1 + 1;", /Type 'number' is not assignable to type 'string'/],
    ["on a figure that may be absent", 'import { growth } from "county-monthly";\ngrowth(1, 2) + 1;', /Operator '\+'/],
    ["on anything said on stderr", 'console.error("a warning");', /a warning/],
    [
      "on a rejection that nobody handles",
      'void Promise.reject(new Error("nobody"));',
      /UnhandledPromiseRejection.*nobody/,
    ],
    [
      "on an error in a timer after its cell",
      'setTimeout(() => { throw new Error("late"); }, 50);',
      /UncaughtException.*late/,
    ],
  ])("%s", async (_what, source, words) => {
    const faults = await faultsOf(code("const first = 1;", "first"), code(source));
    expect(faults).toHaveLength(1);
    expect(faults[0]?.cell).toMatch(/^here（/);
    expect(faults[0]?.what).toMatch(words);
  });

  test("on a cell that does not end, and names it", async () => {
    const notebook = of(code("const first = 1;", "first"), code("await new Promise(() => undefined);", "for-ever"));
    const { faults, whole } = await execute(notebook, { timeout: 3000 });
    expect(whole).toBe(false);
    expect(faults).toEqual([{ cell: "for-ever（await new Promise(() => undefined);）", what: "超过 3 秒没有结束" }]);
  });

  test("on prose that says another number than its cell, or that refers to nothing", async () => {
    const counted = code("const count = 3;");
    expect(await faultsOf(counted, prose("共<!--=String(count)-->3<!--/-->个"))).toEqual([]);
    expect(await faultsOf(counted, prose("共<!--=String(count)-->4<!--/-->个"))).toEqual([
      { cell: "prose（共<!--=String(count)-->4<!--/-->个）", what: "文中写“4”，String(count) 为“3”" },
    ]);
    const [fault] = await faultsOf(counted, prose("共<!--=String(counted)-->3<!--/-->个"));
    expect(fault?.what).toMatch(/Cannot find name 'counted'/);
  });

  test("on a number in a conclusion that no cell stands behind", () => {
    const notebook = (words: string) => of(prose(`## 结论\n\n1. ${words}`));
    expect(looseNumbers(notebook("增长3.2%"))).toHaveLength(1);
    expect(looseNumbers(notebook("增长<!--=rate-->3.2%<!--/-->"))).toEqual([]);
    expect(looseNumbers(of(prose("## 一\n\n增长3.2%")))).toEqual([]);
  });

  test("on cells that are not strict together, though the kernel runs them", () => {
    expect(typeFaults(of(code("const double = (x) => x * 2;", "loose")))).toEqual([
      { cell: "loose", what: "第 1 行：Parameter 'x' implicitly has an 'any' type." },
    ]);
    expect(typeFaults(of(code("const a = 1;\nconst b = 2;", "one"), code("\nconst b = 3;", "two")))[1]).toEqual({
      cell: "two",
      what: "第 2 行：Cannot redeclare block-scoped variable 'b'.",
    });
    expect(typeFaults(of(code("const n = 1;"), prose("<!--=n-->1<!--/-->")))[0]?.what).toMatch(/'number'.*'string'/);
  });

  test("on an output that differs, with its line, and leaves the file as it was", async () => {
    const path = join(folder(), "differing.ipynb");
    writeFileSync(path, formatNotebook(of(code("console.log(1 + 1);"))));
    expect(await renew(path)).toEqual([]);
    const right = readFileSync(path, "utf8");
    expect(await renew(path, { check: true })).toEqual([]);
    const wrong = right.replace('"2\\n"', '"3\\n"');
    writeFileSync(path, wrong);
    const [fault] = await renew(path, { check: true });
    expect(fault?.what).toBe('第 13 行不同\n  已提交：      "3\\n"\n  本次得：      "2\\n"');
    expect(readFileSync(path, "utf8")).toBe(wrong);
    writeFileSync(path, formatNotebook(of(code('throw new Error("broken");'))));
    const broken = readFileSync(path, "utf8");
    expect(await renew(path)).toHaveLength(1);
    expect(readFileSync(path, "utf8")).toBe(broken);
  });
});

describe("what the runner writes", () => {
  test("is one form, whichever tool wrote the notebook before", () => {
    const cell = { cell_type: "code", metadata: { execution: { "iopub.status.busy": "2017-09-28" }, tags: ["a"] } };
    const outputs = [{ name: "stdout", output_type: "stream", text: "1\n2\n" }];
    const path = join(folder(), "foreign.ipynb");
    writeFileSync(path, JSON.stringify({ nbformat: 4, cells: [{ ...cell, source: ["a;\n", "b;"], outputs }] }));
    const text = formatNotebook(readNotebook(path));
    expect(text).not.toContain("2017-09-28");
    writeFileSync(path, text);
    expect(formatNotebook(readNotebook(path))).toBe(text);
    expect(firstDifference(text, text)).toBeUndefined();
    expect(firstDifference("a\n", "a\nb\n")).toBe("第 2 行不同\n  已提交：\n  本次得：b");
  });

  test.each(names)("%s as HTML asks nothing of any host and shows every chart", (_name, path) => {
    const notebook = readNotebook(path as string);
    const page = report("标题", notebook);
    const charts = notebook.cells
      .flatMap(({ outputs }) => outputs)
      .filter((one) => "data" in one && "image/svg+xml" in one.data);
    expect(page.match(/<svg /g)).toHaveLength(charts.length);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|url\(|@import| src=/);
    expect(page.replace(/xmlns(:xlink)?="[^"]*"/g, "")).not.toMatch(/https?:/);
    expect(page).not.toContain("<!--=");
  });

  test("turns the prose into HTML", () => {
    expect(
      htmlOf("# 一 <b>\n\n**增长**<!--=x-->3<!--/-->%，见 `a<b`\n\n- 甲\n- 乙\n\n1. 丙\n\n> 注\n\n[文](a.md)"),
    ).toBe(
      [
        "<h1>一 &lt;b&gt;</h1>",
        "<p><strong>增长</strong>3%，见 <code>a&lt;b</code></p>",
        "<ul><li>甲</li><li>乙</li></ul>",
        "<ol><li>丙</li></ol>",
        "<blockquote><p>注</p></blockquote>",
        '<p><a href="a.md">文</a></p>',
      ].join("\n"),
    );
  });
});

describe("the kernel", () => {
  test("is described where the user's own Jupyter looks, by whole paths", () => {
    expect(dataFolder("linux", "/h/a", {})).toBe("/h/a/.local/share/jupyter");
    expect(dataFolder("darwin", "/Users/a", {})).toBe("/Users/a/Library/Jupyter");
    expect(dataFolder("win32", "C:/Users/a", { APPDATA: "C:/Users/a/AppData/Roaming" })).toMatch(/Roaming.jupyter$/);
    expect(dataFolder("linux", "/h/a", { JUPYTER_DATA_DIR: "/h/data" })).toBe("/h/data");
    const { argv } = JSON.parse(readFileSync(join(install(folder()), "kernel.json"), "utf8")) as { argv: string[] };
    expect(argv.map((word) => word.startsWith("{") || word.startsWith("--") || existsSync(word))).toEqual(
      argv.map(() => true),
    );
  });

  test("finds names of earlier cells in short properties, and lives through a build beside it", async () => {
    const touched = "county-monthly/dist/node/analysis/model/figure.d.ts";
    const touch = `const { utimesSync } = await import("node:fs");\nconst file = require.resolve("${touched}");\nfor (const time of [1, 2]) utimesSync(file, time, time);`;
    const { faults, values } = await execute(
      of(
        code('import { growth } from "county-monthly";\nconst rate = growth(108.3, 100);'),
        code(touch),
        code("const one = { rate };"),
      ),
      { values: ["one"] },
    );
    expect({ faults, values }).toEqual({ faults: [], values: [{ rate: 0.083 }] });
  });
});

/** Jupyter where the system has it; another first on the path may be without nbconvert. */
const jupyter = ["/usr/bin/jupyter", "/usr/local/bin/jupyter"].find(
  (path) => existsSync(path) && spawnSync(path, ["nbconvert", "--version"]).status === 0,
);

describe.skipIf(jupyter === undefined)("jupyter nbconvert (skipped where Jupyter is not installed)", () => {
  test("runs a notebook and keeps its charts", () => {
    const places = ["RUNTIME_DIR", "DATA_DIR", "CONFIG_DIR"].map((name) => [`JUPYTER_${name}`, join(folder(), name)]);
    const words = ["nbconvert", "--to", "html", "--execute", "--template", "county-monthly", "--output-dir", folder()];
    const { status, stderr } = spawnSync(jupyter as string, [...words, pathOf(1)], {
      encoding: "utf8",
      env: {
        ...process.env,
        ...Object.fromEntries(places),
        JUPYTER_PATH: join(ROOT, "notebooks/kernel"),
        JUPYTER_NO_CONFIG: "1",
        IPYTHONDIR: join(folder(), "ipython"),
      },
    });
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    const page = readFileSync(join(folder(), "1-财政收入.html"), "utf8");
    expect(page.match(/<svg [^>]*viewBox/g)?.length).toBe(3);
    expect(page).toContain("各税种、各项非税对总增速的拉动");
  });
});
