import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { acceptance, LEDGER_SHEET, plainObservation, type CellValue, type Sheet } from "../addin/analysis/index";
import { openBook } from "../addin/workbook/book/openBook";
import { readWorkbook } from "../addin/workbook/read/file";
import { changeLedger, type OpenLedger } from "../addin/workbook/disk/ledgerFile";
import { sha256 } from "../addin/workbook/disk/sha256";
import { writeWorkbook } from "../addin/workbook/book/write";
import { county, countyJson } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { SEEDS } from "./helpers/paths";

const MONTH = "seeds/2017-08";
const BAD = "seeds/bad/change-mismatch.xlsx";
const { path: folder, write } = temporaryFolder(tmpdir, "cli-ledger-");
const inside = (name: string): string => join(folder(), name);
const BY = ["--operator", "张三"];

beforeAll(() => {
  // The operator's name is kept in the user's own folder.
  process.env["HOME"] = process.env["USERPROFILE"] = folder();
});

let ledgers = 0;
const place = (): string => join(folder(), String((ledgers += 1)), "台账.xlsx");

/** The ledger that ships, in a folder of its own. */
function ledgerOfSeeds(): string {
  const path = place();
  mkdirSync(join(path, ".."));
  copyFileSync(join(SEEDS, "台账.xlsx"), path);
  return path;
}

/** A ledger that holds one figure of last year. */
async function smallLedger(): Promise<string> {
  const path = place();
  const period = { year: 2016, month: 8, span: "yearToDate" } as const;
  const more = { region: "华容县", period, figure: 38_000, unit: "万元", text: "38,000", file: "上年.xlsx" };
  const observations = [plainObservation("税收收入", more)];
  const files = { "上年.xlsx": "1" };
  const stamp = { by: "张三", at: "2016-09-12" };
  const accept = ({ rows }: OpenLedger) => acceptance(rows, { observations, findings: [], files }, stamp, sha256).rows;
  await changeLedger(path, accept, { by: "张三" });
  return path;
}

const TAXES = (now: number, base: string): string =>
  `2017年1—8月税收收入（万元）\n地区,累计${base === "" ? "" : ",上年同期"}\n华容县,${now}${base}\n平江县,50000${base}\n`;

/** Writes a workbook again with cells changed, as a person would in Excel. */
async function changed(
  path: string,
  change: (value: CellValue, sheet: Sheet, row: number, column: number) => CellValue,
) {
  const sheets = (await readWorkbook(path)).map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.map((line, row) => line.map((value, column) => change(value, sheet, row, column))),
  }));
  writeFileSync(path, await writeWorkbook(sheets));
}

describe("the month with its ledger", () => {
  test("is accepted once: the second time the file is not touched", async () => {
    const ledger = ledgerOfSeeds();
    const first = await countyJson<Record<string, unknown>>("accept", MONTH, "--ledger", ledger, ...BY);
    expect(first).toMatchObject({ refused: null, added: 393, superseded: [], known: [], blocking: [], bases: [] });
    const bytes = readFileSync(ledger);
    const { out, status } = await county("accept", MONTH, "--ledger", ledger, ...BY);
    expect([status, readFileSync(ledger).equals(bytes)]).toEqual([0, true]);
    expect(out).toMatch(/新增 0 项，替换 0 项，未变 393 项。\n以前接收过：/);
  });

  test("has growth from last year's accepted figures where a sheet gives no base", async () => {
    const sheet = write("8月.csv", TAXES(40_048, ""));
    const rank = async (...more: string[]) =>
      (await county("rank", sheet, "--indicator", "税收收入", "--by", "growth", ...more)).out;
    expect(await rank()).toMatch(/0\/6 已报[^]*华容县 +未报/);
    expect(await rank("--ledger", await smallLedger())).toMatch(/1 +华容县 +5\.4%/);
  });

  test("is checked, answered in the report, explained, and shows the explanation until the figures change", async () => {
    const [ledger, report] = [await smallLedger(), inside("审核结果.xlsx")];
    const file = "seeds/bad/rank-mismatch.xlsx";
    const check = (...more: string[]) => county("check", file, "--ledger", ledger, "--fail-on", "warning", ...more);
    expect((await check("--report", report)).status).toBe(1);
    await changed(report, (value, { rows }, row, column) =>
      rows[1]?.[column] === "说明" && row === 2 ? "按市局口径排名" : value,
    );
    expect((await county("explain", report, "--ledger", ledger, ...BY)).out).toBe("已登记说明 1 条。\n");
    const { out, status } = await check();
    expect([status, out]).toEqual([0, expect.stringContaining("已说明：按市局口径排名。")]);
    const other = inside("rank-mismatch.xlsx");
    copyFileSync(join(SEEDS, "bad/rank-mismatch.xlsx"), other);
    await changed(other, (value, _sheet, row, column) => (row === 5 && column === 9 ? 3 : value));
    const again = await county("check", other, "--ledger", ledger, "--fail-on", "warning");
    expect([again.status, again.out]).toEqual([
      1,
      expect.stringMatching(/以前的说明：按市局口径排名。说明之后数据有变动，请/),
    ]);
  });

  test("keeps explanations that are in the report and not yet in the ledger when it is written anew", async () => {
    const report = inside("again.xlsx");
    const check = () => county("check", "seeds/bad/rank-mismatch.xlsx", "--report", report);
    await check();
    await changed(report, (value, { rows }, row, column) =>
      rows[1]?.[column] === "说明" && row === 2 ? "口径" : value,
    );
    expect((await check()).out).toMatch(/已说明：口径。[^]*新增 0，仍未解决 1，已解决 0/);
    expect(JSON.stringify(await readWorkbook(report))).toContain('"口径"');
  });

  test("with a failing 强制 is not accepted without a reason, which is kept", async () => {
    const ledger = inside("强制.xlsx");
    const blocked = await county("accept", BAD, "--ledger", ledger, ...BY);
    expect([blocked.status, existsSync(ledger)]).toEqual([1, false]);
    expect(blocked.out).toMatch(/没有接收：有 1 个强制问题。[^]*change-mismatch\.xlsx「财政收入」D6\n.*2,025万元/);
    expect((await county("accept", BAD, "--ledger", ledger, ...BY, "--reason", "待更正")).status).toBe(0);
    expect((await county("check", BAD, "--ledger", ledger)).out).toContain("已说明：待更正。");
  });

  test("offers to adopt a base that was revised, and does so with a note", async () => {
    const ledger = await smallLedger();
    const accept = async (now: number, ...more: string[]) =>
      (await county("accept", write("基数.csv", TAXES(now, ",38100")), "--ledger", ledger, ...BY, ...more)).out;
    expect(await accept(40_048)).toMatch(
      /没有接收[^]*基期数与台账不符[^]*上年同期与台账不一致 1 项[^]*2016-08 华容县 税收收入 38,000万元 → 38,100万元/,
    );
    expect(await accept(40_048, "--adopt-base", "上年决算")).toMatch(/新增 4 项[^]*已采用调整后的上年基数 1 项/);
    expect(await accept(40_049)).toMatch(/替换 1 项[^]*40,048万元 → 40,049万元/);
  });
});

describe("a closed month", () => {
  test("takes no more figures until it is reopened with a reason", async () => {
    const ledger = await smallLedger();
    const sheet = write("月报.csv", TAXES(40_048, ""));
    expect((await county("ledger", "close", "2017-08", "--ledger", ledger, ...BY)).out).toBe("2017年8月已结账。\n");
    const refused = await county("accept", sheet, "--ledger", ledger, ...BY);
    expect([refused.status, refused.out]).toEqual([2, expect.stringContaining("2017-08 已结账")]);
    expect((await county("ledger", "reopen", "2017-08", "--ledger", ledger, ...BY)).err).toContain("--reason");
    expect((await county("ledger", "reopen", "2017-08", "--ledger", ledger, ...BY, "--reason", "补录")).status).toBe(0);
    expect((await county("accept", sheet, "--ledger", ledger, ...BY)).status).toBe(0);
    expect(await countyJson("ledger", "verify", "--ledger", ledger)).toMatchObject({
      locked: [],
      breaks: [],
      edits: [],
    });
  });
});

describe("a hand edit", () => {
  test.each([["--undo"], ["--reason", "笔误"]])("is found, and %s settles it", async (...words) => {
    const ledger = await smallLedger();
    await changed(ledger, (value, { name }) => (name === LEDGER_SHEET && value === 38_000 ? 1 : value));
    const verify = () => county("ledger", "verify", "--ledger", ledger);
    expect(await verify()).toMatchObject({
      status: 1,
      err: expect.stringMatching(
        /台账\.xlsx「台账」I3 手工改动：2016-08 华容县 税收收入 38,000万元 → 2016-08 华容县 税收收入 1万元/,
      ) as string,
    });
    expect(await county("accept", BAD, "--ledger", ledger, ...BY, "--reason", "x")).toMatchObject({
      status: 2,
      out: "",
    });
    expect((await county("ledger", "correct", "--ledger", ledger, ...BY, ...words)).out).toMatch(
      /手工改动 1 处|登记更正 1 处/,
    );
    expect(await verify()).toMatchObject({ status: 0, err: "" });
  });
});

describe("a ledger", () => {
  test("that holds nothing yet, and may be named wrongly, is told", async () => {
    expect((await county("check", BAD, "--ledger", inside("台帐.xlsx"))).err).toBe("台账 台帐.xlsx 里还没有数据。\n");
  });

  test.each(["出.duckdb", "出"])("is exported to %s, which gives the same figures", async (name) => {
    const [ledger, target] = [await smallLedger(), inside(name)];
    const told = (path: string) => countyJson<Record<string, unknown>>("ledger", "verify", "--ledger", path);
    expect((await county("ledger", "export", target, "--ledger", ledger, ...BY)).status).toBe(0);
    expect(await told(target)).toEqual(await told(ledger));
    expect(await county("ledger", "export", target, "--ledger", ledger, ...BY)).toMatchObject({ status: 2, out: "" });
  });

  test("has a name in every row: given, known on this machine, or none and nothing is written", async () => {
    const ledger = inside("姓名.xlsx");
    const sheet = write("姓名.csv", TAXES(40_048, ""));
    expect(await county("accept", sheet, "--ledger", ledger)).toMatchObject({ status: 2, out: "" });
    mkdirSync(inside(".county-monthly"), { recursive: true });
    writeFileSync(inside(".county-monthly/operator.json"), '{"operator":"李四"}');
    expect((await county("accept", sheet, "--ledger", ledger)).status).toBe(0);
    writeFileSync(inside(".county-monthly/operator.json"), "{");
    expect((await county("accept", sheet, "--ledger", ledger)).err).toContain("--operator");
  });
});

describe("the report", () => {
  test("lists findings by department, linked to their cells, to be answered and signed on A4", async () => {
    const report = inside("部门.xlsx");
    expect((await county("check", BAD, MONTH, "--report", report)).status).toBe(1);
    const book = await openBook(readFileSync(report), "部门.xlsx");
    expect(book.sheets.map(({ name }) => name)).toEqual(["汇总", "财政局", "统计局", "国土资源局"]);
    const [summary, finance] = book.sheets;
    const value = (row: number, column: number) => finance?.rows[row]?.[column]?.value;
    const column = (header: string) => (finance?.rows[1] ?? []).findIndex((cell) => cell?.value === header);
    expect(value(2, column("级别"))).toBe("强制");
    expect(value(2, column("由此引起"))).toMatch(/^2 项：.*合计.* D11$/);
    expect(finance?.links[0]?.to).toMatch(/change-mismatch\.xlsx#'财政收入'!D6$/);
    expect(finance?.validations[0]?.allow).toMatchObject({ list: expect.arrayContaining(["已改正并重报"]) as unknown });
    expect(finance?.hiddenColumns).toContain(column("问题编号"));
    expect(finance?.print).toMatchObject({ landscape: true, fitWidth: true, repeatRows: [0, 1] });
    expect(JSON.stringify(finance?.rows)).toMatch(/制表：.*审核：.*负责人：/);
    expect(summary?.links.map(({ to }) => to)).toContain("#'财政局'!A1");
  });

  test("is never written over a file that is no report, whatever it is compared with", async () => {
    const [since, theirs] = [inside("上次.xlsx"), inside("财政局.xlsx")];
    await county("check", BAD, "--report", since);
    copyFileSync("seeds/bad/rank-mismatch.xlsx", theirs);
    const before = readFileSync(theirs);
    const { status, err } = await county("check", BAD, "--since", since, "--report", theirs);
    expect([status, err]).toEqual([2, "财政局.xlsx 不是审核结果，没有读取，也不会覆盖。\n"]);
    expect(readFileSync(theirs).equals(before)).toBe(true);
  });

  test("says what is new, still open and fixed since the last one, in both languages and as ids", async () => {
    const [first, second] = [inside("一.json"), inside("二.json")];
    writeFileSync(first, (await county("check", BAD, "--json")).out);
    writeFileSync(second, (await county("check", "seeds/bad/rank-mismatch.xlsx", "--json")).out);
    const told = await countyJson<Record<string, string[]>>("diff", first, second);
    expect(told).toEqual({
      new: [expect.stringMatching(/^rank-mismatch:/)],
      open: [],
      fixed: [expect.stringMatching(/^change-mismatch:/)],
    });
    expect((await county("diff", first, first)).out).toBe("与上次相比：新增 0，仍未解决 1，已解决 0。\n");
    expect((await county("diff", first, second, "--lang", "en")).out).toMatch(
      /^Since the last run: 1 new, 0 still open, 1 fixed/,
    );
    const { since } = await countyJson<{ since: unknown }>("check", BAD, "--since", second);
    expect(since).toEqual({ new: told["fixed"], open: [], fixed: told["new"] });
  });

  test("is one finding's explanation where the call gives it", async () => {
    const [report, ledger] = [write("三.json", (await county("check", BAD, "--json")).out), inside("三.xlsx")];
    const id = "change-mismatch:华容县/财政总收入/2017-08/yearToDate";
    expect((await county("explain", report, "--ledger", ledger, ...BY, "--finding", id, "--text", "退库")).status).toBe(
      0,
    );
    expect((await county("check", BAD, "--ledger", ledger)).out).toContain("已说明：退库。");
  });
});

describe("copies of the departments' own files", () => {
  test("are marked and commented in another folder; the files themselves are not touched", async () => {
    const target = inside("批注");
    const before = readFileSync(join(SEEDS, "bad/change-mismatch.xlsx"));
    const { err, status } = await county("check", BAD, "seeds/2017-08/国土资源局.xlsx", "--annotate", target);
    expect([status, err]).toEqual([1, ""]);
    expect(readFileSync(join(SEEDS, "bad/change-mismatch.xlsx")).equals(before)).toBe(true);
    const book = await openBook(readFileSync(join(target, "change-mismatch.批注.xlsx")), "a.xlsx");
    const comments = book.sheets.flatMap((sheet) => sheet.comments);
    expect(comments).toMatchObject([
      { row: 5, column: 3, text: expect.stringMatching(/增减额与本期、基期不符：.*2,025万元/) as string },
      { row: 10, column: 3, text: expect.stringMatching(/合计/) as string },
    ]);
  });

  test("are not made of what takes no comments, nor over the files, and either is said", async () => {
    const sheet = write("批注.csv", "2017年1—8月收入（万元）\n项目,累计\n税收,3\n非税,4\n合计,9\n");
    expect((await county("check", sheet, "--annotate", inside("批注"))).err).toMatch(/批注\.csv 没有加批注：老格式/);
    expect(await county("check", sheet, "--annotate", folder())).toMatchObject({ status: 2, out: "" });
  });
});

test.each([
  [["accept", MONTH], "--ledger"],
  [["accept", BAD, "nowhere.xlsx", "--ledger", "L", ...BY], "没有接收"],
  [["explain", "--ledger", "L", ...BY], "explain"],
  [["check", BAD, "--report", "seeds/bad/rank-mismatch.xlsx"], "没有读取，也不会覆盖"],
  [["explain", BAD, "--ledger", "L", ...BY], "不是审核结果"],
  [["explain", "package.json", "--ledger", "L", ...BY], "package.json"],
  [["explain", "nowhere.json", "--ledger", "L", ...BY], "nowhere.json"],
  [["diff", "a.json"], "diff"],
  [["ledger", "--ledger", "L"], "verify、close"],
  [["ledger", "toString", "--ledger", "L"], "verify、close"],
  [["ledger", "close", "--ledger", "L", ...BY], "月份"],
  [["ledger", "export", "--ledger", "L", ...BY], "export"],
  [["ledger", "verify", "--ledger", BAD], "不是台账"],
  [["check", BAD, "--as", "大概"], "--as"],
])("%j ends with 2, says so, and writes nothing", async (words, told) => {
  const given = words.map((word) => (word === "L" ? inside("没有.xlsx") : word));
  const { status, out, err } = await county(...given);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toContain(told);
  expect(err).not.toMatch(/ {4}at /);
  expect(existsSync(inside("没有.xlsx"))).toBe(false);
});
