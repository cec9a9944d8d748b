// assign, progress, close, overdue and board over 督办台账.xlsx: from a planted fault to 销号, and what a wrong call is told.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { registerOfRows, type CellValue, type Sheet } from "../addin/analysis";
import { openSupervision } from "../addin/workbook/disk/supervisionFile";
import { writeWorkbook } from "../addin/workbook/book/write";
import { readWorkbook } from "../addin/workbook/read/file";
import { county, countyJson } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { SEEDS } from "./helpers/paths";

const { path: folder, write } = temporaryFolder(tmpdir, "cli-supervision-");
const ON = ["--operator", "张三", "--as-of", "2017-09-28"];
const FORM = ["--set", "牵头领导=甲", "--set", "工作措施=核对更正", "--set", "完成期限=2017-10-10"];

beforeAll(() => {
  process.env["HOME"] = process.env["USERPROFILE"] = folder();
});

let places = 0;
function place(): string {
  const path = join(folder(), String((places += 1)), "督办台账.xlsx");
  mkdirSync(join(path, ".."));
  return path;
}

function seeded(): string {
  const path = place();
  copyFileSync(join(SEEDS, "督办台账.xlsx"), path);
  return path;
}

const registerIn = async (path: string) => registerOfRows((await openSupervision(path)).rows);

/** Writes the workbook again with cells changed, as a person would in Excel. */
async function edited(path: string, change: (sheet: Sheet) => readonly (readonly CellValue[])[]): Promise<void> {
  const sheets = (await readWorkbook(path)).map((sheet) => ({
    name: sheet.name,
    rows: change(sheet).map((row) => [...row]),
  }));
  writeFileSync(path, await writeWorkbook(sheets));
}

const replaced = (sheet: string, from: CellValue, to: CellValue) => (one: Sheet) =>
  one.rows.map((row) => row.map((value) => (one.name === sheet && value === from ? to : value)));

const RETURNS = (total: number): string =>
  `2017年1—8月财政收入（万元）\n项目,累计\n税收收入,40048\n非税收入,25252\n合计,${total}\n`;

describe("an assignment born of a check", () => {
  test("is proposed, assigned, goes through its stages, and closes only with the corrected file", async () => {
    const ledger = place();
    const at = ["--ledger", ledger];
    const bad = write("财政局.csv", RETURNS(65_400));
    const [proposal] = await countyJson<{ source: string }[]>("assign", bad, "--ledger", seeded(), ...ON);
    const source = proposal?.source ?? "";
    expect(source).toContain("sum-mismatch");
    const given = await county("assign", bad, ...at, ...ON, "--finding", source, ...FORM);
    expect([given.status, given.out]).toEqual([0, "已交办 2017-001。\n"]);
    for (const stage of ["研判部署", "协调调度", "进度控制"])
      expect(
        (await county("progress", "2017-001", ...at, ...ON, "--set", `环节=${stage}`, "--set", "情况=已办")).status,
      ).toBe(0);
    const close = (...words: string[]) =>
      county("close", "2017-001", ...words, ...at, ...ON, "--set", "情况=已更正", "--set", "销号依据=更正后的报表");
    const before = readFileSync(ledger);
    for (const words of [[], [bad], ["--set", "核对通过=是"]]) {
      const refused = await close(...words);
      expect(refused.status).toBe(2);
      expect(refused.err).toMatch(/核对通过/);
    }
    expect((await close(join(SEEDS, "2017-08", "问责办.xlsx"))).err).toContain("不能核对");
    expect(readFileSync(ledger).equals(before)).toBe(true);
    write("财政局.csv", RETURNS(65_300));
    expect((await close(bad)).out).toBe("2017-001 已销号。\n");
    expect((await registerIn(ledger)).assignments.get("2017-001")?.closed).toEqual({ year: 2017, month: 9, day: 28 });
  });
});

describe("a wrong call", () => {
  const at = (path: string) => ["--ledger", path, ...ON];
  test.each<[string, string[], RegExp]>([
    ["a form without a required field", ["assign", "--set", "事项=征地"], /“牵头领导”没有填写/],
    ["a field without a value", ["assign", "--set", "事项"], /--set 应写成 栏名=内容/],
    ["a field that is none", ["progress", "2017-002", "--set", "环节=协调调度", "--set", "情形=好"], /“情况”没有填写/],
    [
      "an unknown unit",
      ["progress", "任务", "--set", "项目=甲", "--set", "事项=征地", "--set", "单位=庹"],
      /不是认识的计量单位/,
    ],
    [
      "a deadline before the start",
      [
        ...["progress", "战役", "--set", "战役=甲", "--set", "开始日期=2017-10-01"],
        ...["--set", "结束日期=2017-09-01"],
      ],
      /“结束日期”2017-09-01早于开始/,
    ],
    [
      "a step before it was given",
      [...["progress", "2017-002", "--set", "日期=2017-08-01", "--set", "环节=协调调度"], ...["--set", "情况=已办"]],
      /早于交办日期 2017-08-21/,
    ],
    [
      "a stage out of turn",
      ["progress", "2017-002", "--set", "环节=情况反馈", "--set", "情况=已办"],
      /应先登记研判部署、协调调度/,
    ],
    ["a step that is none", ["progress", "2017-002", "--step", "督促"], /--step 只能是/],
    [
      "a number that is none",
      ["progress", "2017-099", "--set", "环节=协调调度", "--set", "情况=已办"],
      /没有编号为“2017-099”/,
    ],
    ["销号 of nothing", ["close"], /请写明编号/],
    ["销号 of what is closed", ["close", "2017-001", "--set", "情况=好", "--set", "销号依据=单"], /已经销号/],
    ["a proposal that is none", ["assign", "--set", "来源目标=公租房/2017"], /没有“公租房\/2017”这条交办建议/],
    [
      "a day to look back to that comes after",
      ["board", "--since", "2017-10-01"],
      /board --since 应为截止日期以前的一天/,
    ],
    ["a day that is none", ["board", "--as-of", "2017-13-01"], /--as-of 应为日期/],
    ["a day of another age", ["board", "--as-of", "9999-12-31"], /--as-of 应为日期.*从 1949 到 2199/],
  ])("says of %s what to do, and writes nothing", async (_what, words, said) => {
    const path = seeded();
    const before = readFileSync(path);
    const { status, err } = await county(...words.slice(0, 1), ...at(path), ...words.slice(1));
    expect([status, err]).toEqual([2, expect.stringMatching(said)]);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test("is told in English too", async () => {
    const { err } = await county("assign", ...at(seeded()), "--lang", "en", "--set", "事项=征地");
    expect(err).toBe("Not recorded: 牵头领导 is empty: fill it in.\n");
  });

  test("that takes the ledger of figures for it is refused, and so is another kind of file", async () => {
    expect((await county("board", "--ledger", join(SEEDS, "台账.xlsx"))).err).toContain("没有“督办历史”");
    expect((await county("board", "--ledger", "台账.duckdb")).err).toContain("应是 .xlsx 文件");
  });

  test("while another writes is told who it is", async () => {
    const path = seeded();
    writeFileSync(`${path}.lock`, JSON.stringify({ by: "李四", host: "别处", pid: 1, at: "2017-09-28" }));
    const { status, err } = await county(
      "progress",
      ...at(path),
      "2017-002",
      "--set",
      "环节=协调调度",
      "--set",
      "情况=好",
    );
    expect([status, err]).toEqual([2, expect.stringContaining("李四")]);
  });
});

describe("the workbook, changed by hand", () => {
  const at = (path: string) => ["--ledger", path, ...ON];

  test("is told with its cell, written by nothing else, and recorded or undone", async () => {
    const path = seeded();
    await edited(path, replaced("任务", 67.8, 70));
    const step = ["progress", "2017-002", "--set", "环节=协调调度", "--set", "情况=好"];
    const refused = await county(...step, ...at(path));
    expect([refused.status, refused.err]).toEqual([2, expect.stringMatching(/“督办台账” 任务!A\d+ 有手工改动/)]);
    expect((await county("board", ...at(path))).err).toMatch(/有手工改动/);
    const copy = place();
    copyFileSync(path, copy);
    expect((await county("progress", ...at(path))).out).toBe("已登记手工改动 1 处。\n");
    expect([...(await registerIn(path)).tasks.values()].some(({ total }) => total === 70)).toBe(true);
    expect((await county(...step, ...at(path))).status).toBe(0);
    expect((await county("progress", "--undo", ...at(copy))).out).toBe("已撤销手工改动 1 处。\n");
    expect([...(await registerIn(copy)).tasks.values()].some(({ total }) => total === 70)).toBe(false);
  });

  test("in an assignment, or so that a line cannot be read, is told and nothing is written", async () => {
    const path = seeded();
    await edited(path, replaced("交办", "协调调度", "情况反馈"));
    expect((await county("progress", ...at(path))).err).toMatch(/交办!A\d+ 是已经交办的事项，只能按环节登记/);
    const other = seeded();
    await edited(other, replaced("任务", 67.8, "约70"));
    expect((await county("progress", ...at(other))).err).toMatch(/任务!A\d+ 没有登记：“任务量”应为不小于零的数字/);
  });

  test("in its history is refused, and its backup tells so", async () => {
    const path = seeded();
    await edited(path, replaced("督办历史", "示例经办人", "李四"));
    const { status, err } = await county(
      "progress",
      "2017-002",
      ...at(path),
      "--set",
      "环节=协调调度",
      "--set",
      "情况=好",
    );
    expect([status, err]).toEqual([2, expect.stringMatching(/“督办历史”.*被手工改过/)]);
  });
});

describe("lists kept elsewhere", () => {
  test("come in as events, new lines and changed ones; none is taken off, and a bad one stops all", async () => {
    const path = place();
    const at = ["--ledger", path, ...ON];
    const list = join(folder(), "项目.xlsx");
    const rows = [
      ["项目", "阶段", "类别"],
      ["甲", "在建", "5亿元以上、1亿元以上"],
      ["乙", "竣工", ""],
    ];
    writeFileSync(list, await writeWorkbook([{ name: "项目", rows }]));
    expect((await county("progress", list, ...at)).out).toBe("已登记 2 行。\n");
    expect((await county("progress", list, ...at)).out).toBe("已登记 0 行。\n");
    writeFileSync(list, await writeWorkbook([{ name: "项目", rows: [...rows.slice(0, 2), ["丙", "收尾", ""]] }]));
    expect((await county("progress", list, ...at)).err).toMatch(/项目!A3 没有登记：“阶段”应为前期、开工、在建、竣工/);
    expect([...(await registerIn(path)).projects.keys()]).toEqual(["甲", "乙"]);
    expect((await county("progress", join(SEEDS, "台账.xlsx"), ...at)).err).toContain("没有登记表");
  });
});

describe("a list kept elsewhere that tells less, or more", () => {
  const at = (path: string) => ["--ledger", path, ...ON];

  test("leaves what it has no column for as it was, and tells the columns that are not taken in", async () => {
    const path = seeded();
    const list = join(folder(), "进度.xlsx");
    const rows = [
      ["项目", "阶段", "形象进度", "批注"],
      ["碧华粮机", "在建", "90%", "盯紧"],
    ];
    writeFileSync(list, await writeWorkbook([{ name: "项目", rows }]));
    const { status, err } = await county("progress", list, ...at(path));
    expect([status, err]).toEqual([0, "进度.xlsx 项目!D1 不是登记表的栏目，没有收入。\n"]);
    const { progress, responsible, updated } = (await registerIn(path)).projects.get("碧华粮机") ?? {};
    expect([progress, responsible, updated]).toEqual([0.9, "农机局", { year: 2017, month: 9, day: 28 }]);
  });

  test("is refused where two of its lines are one", async () => {
    const path = seeded();
    const list = join(folder(), "重复.xlsx");
    const rows = [
      ["项目", "阶段"],
      ["碧华粮机", "在建"],
      ["碧华粮机", "竣工"],
    ];
    writeFileSync(list, await writeWorkbook([{ name: "项目", rows }]));
    expect((await county("progress", list, ...at(path))).err).toMatch(/项目!A3 没有登记：“碧华粮机”有两行/);
  });
});

describe("board and overdue", () => {
  const at = ["--ledger", join(SEEDS, "督办台账.xlsx"), "--as-of", "2017-10-20"];

  test("tell what is late in calendar and working days, and say so in the exit status", async () => {
    const { status, out } = await county("overdue", ...at, "--holidays", join(SEEDS, "节假日.xlsx"));
    expect(status).toBe(1);
    expect(out).toContain("截至2017-10-20，逾期6项。");
    expect(out).toMatch(/2017-004 +红 +逾期5天（5个工作日）/);
    expect(out).toContain("问责建议：2017-002 房产局 示例房产局负责人，协调调度没有落实，逾期30天");
    expect((await county("overdue", "--ledger", join(SEEDS, "督办台账.xlsx"), "--as-of", "2017-09-01")).status).toBe(0);
  });

  test("take one unit alone, and give JSON and English", async () => {
    const { assignments } = await countyJson<{ assignments: { id: string }[] }>("board", ...at, "--unit", "国土资源局");
    expect(assignments.map(({ id }) => id)).toEqual(["2017-002", "2017-003"]);
    const { out } = await county("board", ...at, "--lang", "en");
    expect(out).toContain("313栋 of 614栋, 51%; without 风波岭片区棚改, with it 349栋 of 1034栋, 34%");
  });

  test("name the last of each scope, and what the week, the month and the quarter still ask for", async () => {
    const { out } = await county("board", ...at.slice(0, 2), "--as-of", "2017-09-28", "--bottom", "1");
    expect(out).toContain("末1位（章华镇机关和城区学校）：房产局");
    expect(out).toContain("末1位（县直单位）：教育局");
    expect(out).toContain("巡查：本期2次，已1次，2017-10-01前完成；以前不足的1期");
  });

  test("tell what moved since a day, as it was recorded then, of one unit where it is named", async () => {
    const since = ["board", ...at.slice(0, 2), "--as-of", "2017-09-28", "--since", "2017-08-31"];
    const { out } = await county(...since);
    expect(out).toContain("2017-08-31以来的变化\n  交办 2017-001 华容河污染综合治理问题整改（环保局）：");
    const { moves } = await countyJson<{ moves: { responsible: string }[] }>(...since, "--unit", "房产局");
    expect(moves.map(({ responsible }) => responsible)).toEqual(["房产局"]);
  });

  test("count working days by the holidays that are shipped, and say beyond them that none are announced", async () => {
    expect((await county("board", ...at.slice(0, 2), "--as-of", "2017-09-28")).out).toContain(
      "2017-12-31：还有94天（62个工作日）",
    );
    const { out } = await county("board", ...at.slice(0, 2), "--as-of", "2026-11-29");
    expect(out).toMatch(/2026-12-31：还有32天\n/);
    expect(out).toContain("节假日未公布的年份只计自然日。");
  });

  test("refuse a table of holidays that cannot be read, with its cell", async () => {
    const { err } = await county("board", ...at, "--holidays", write("节假日.csv", "日期,休或班\n国庆,休\n"));
    expect(err).toContain("节假日表 A2 看不懂");
  });
});
