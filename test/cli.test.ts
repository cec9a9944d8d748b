import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { county, countyJson, countyProcess, MAIN } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { dataFile } from "./helpers/month";
import { ROOT } from "./helpers/paths";

const MONTH = "seeds/2017-08";
const BAD = "seeds/bad/change-mismatch.xlsx";
const PUBLISHED = dataFile("published-figures.json");
const YARDSTICK =
  "1—8月，全县财政总收入同比增长3.2%，在全市六县（市）中排名倒数第二；税收占财政总收入比重为61.33%，在全市六县（市）中仅高于湘阴县，与小康考核年度目标值相差13.67个百分点。";

const { path: folder, write } = temporaryFolder(tmpdir, "cli-");

const string = expect.any(String) as string;
const number = expect.any(Number) as number;

describe("figures", () => {
  test("gives every figure with its cell and all that it says, under the names and types told", async () => {
    const found = await countyJson<Record<string, unknown>[]>("figures", "seeds/2017-08/财政局.xlsx");
    const at = (sheet: string, cell: string) => found.find((one) => one["sheet"] === sheet && one["cell"] === cell);
    expect(at("六县市收入", "C6")).toEqual({
      file: "财政局.xlsx",
      sheet: "六县市收入",
      cell: "C6",
      region: "华容县",
      indicator: "财政总收入",
      period: "2017-08",
      span: "yearToDate",
      measure: "actual",
      against: null,
      basis: string,
      version: null,
      value: 65300,
      absence: null,
      unit: "万元",
      text: "65,300",
    });
    expect(at("六县市收入", "F6")).toMatchObject({
      measure: "growth",
      against: "lastYear",
      value: 0.032,
      unit: "%",
      text: "3.2",
    });
    expect(at("税收占比", "D6")).toMatchObject({ measure: "share", value: 0.6133, unit: "%", text: "61.33" });
  });

  test("gives a missing value as null with its reason, never as 0, and a sheet without a place to the home county", async () => {
    const [first] = await countyJson<unknown[]>("figures", "seeds/2017-08/城建投.csv");
    expect(first).toMatchObject({ region: "华容县", measure: "target", value: null, absence: "not reported" });
  });

  test("prints a table without colours or trailing blanks", async () => {
    const { out, err, status } = await county("figures", MONTH);
    expect([err, status]).toEqual(["", 0]);
    expect(out).toMatch(/^位置 +地区 +指标 +期间 +时段 +类型 +数值 +单位\n/);
    expect(out).toMatch(/财政局\.xlsx「六县市收入」C6 +华容县 +财政总收入 +2017-08 +累计 +本期数 +65,300 +万元/);
    expect(out).not.toContain("\u001B");
    expect(out).not.toMatch(/ \n/);
  });
});

interface Checked {
  readonly findings: Record<string, unknown>[];
  readonly counts: Record<string, number>;
}

describe("check", () => {
  test("gives findings and counts under the names and types told, with what follows from what", async () => {
    const { findings, counts } = await countyJson<Checked>("check", BAD);
    const [root, follower] = findings;
    expect(root).toEqual({
      id: "change-mismatch:华容县/财政总收入/2017-08/yearToDate",
      rule: "change-mismatch",
      severity: "error",
      outcome: "failed",
      file: "change-mismatch.xlsx",
      sheet: "财政收入",
      cell: "D6",
      region: "华容县",
      indicator: "财政总收入",
      period: "2017-08",
      expected: 2025,
      received: 2205,
      difference: 180,
      cause: "swapped digits",
      becauseOf: null,
      explanation: null,
      explanationOutdated: false,
      message: string,
    });
    expect(follower).toMatchObject({ rule: "sum-mismatch", cell: "D11", becauseOf: root?.["id"] });
    expect(findings).toHaveLength(2);
    expect(counts).toEqual({ items: number, passed: number, failed: 2, undecided: 0 });
    expect(counts["items"]).toBe((counts["passed"] ?? 0) + 2);
  });

  test("says what is wrong in Chinese, and in English when asked", async () => {
    expect((await county("check", BAD)).out).toMatch(
      /\[强制\].*change-mismatch\.xlsx「财政收入」D6\n.*应为2,025万元.*\n.*D11/,
    );
    const english = (await county("check", BAD, "--lang", "en")).out;
    expect(english).toMatch(/\d+ items checked: \d+ passed, 2 failed, 0 undecided\./);
    expect(english).toMatch(/2,205/);
    expect(english.replace(/「[^」]*」|华容县|财政总收入|万元|合计|财政收入/g, "")).not.toMatch(/[一-龥]/);
  });

  test("ends with 0 when clean, 1 at findings, and lets warnings pass unless told otherwise", async () => {
    expect((await county("check", "seeds/history")).status).toBe(0);
    expect((await county("check", BAD)).status).toBe(1);
    expect((await county("check", "seeds/bad/rank-mismatch.xlsx")).status).toBe(0);
    expect((await county("check", "seeds/bad/rank-mismatch.xlsx", "--fail-on", "warning")).status).toBe(1);
    expect((await county("check", MONTH, "--fail-on=warning")).status).toBe(0);
  });

  test("reports a bad file among good ones and does the others", async () => {
    const broken = write("broken.xlsx", "PK\u0003\u0004 no more");
    const { out, err, status } = await county("check", broken, BAD, join(folder(), "nowhere.xlsx"), "--json");
    expect(status).toBe(2);
    expect(err).toMatch(/^broken\.xlsx：.*\nnowhere\.xlsx：.*找不到文件.*\n$/);
    expect((JSON.parse(out) as Checked).findings[0]?.["cell"]).toBe("D6");
  });

  test("ends with 2 where nothing could be read as a figure, and says so", async () => {
    const blank = write("未填.csv", "2017年1-8月财政收入（万元）,\n地区,累计\n华容县,未报\n平江县,1e309\n");
    for (const command of ["check", "month"]) {
      const { out, status } = await county(command, blank, "--region", "华容县");
      expect(status).toBe(2);
      expect(out).toMatch(/^没有读到任何数字，无从核对/);
      expect(out).not.toContain("没有发现问题");
    }
    expect((await county("check", blank, "--lang", "en")).out).toMatch(/^No figure could be read/);
    expect(JSON.parse((await county("check", blank, "--json")).out)).toMatchObject({ figures: 0 });
  });

  test("tells figures that nothing can be checked of, with their number, and ends with 0", async () => {
    const single = write("单列.csv", "2017年1-8月财政收入（万元）,\n项目,累计\n车船税,65300\n");
    const { out, status } = await county("check", single);
    expect({ out, status }).toEqual({
      out: "读到 1 个数，没有可以相互核对的（如合计与分项、本期与上年同期、增幅、占比）。\n",
      status: 0,
    });
    expect(await countyJson("check", single)).toMatchObject({ figures: 1, counts: { items: 0 } });
  });

  test("takes rules in YAML, and says at which line one cannot be read while the others run", async () => {
    const rules = write(
      "rules.yaml",
      `- id: 税收在内\n  severity: warning\n  formula: 财政总收入 <= 税收收入\n- formula: 财政总收入 = = 税收收入\n`,
    );
    const { findings } = await countyJson<Checked>("check", "seeds/bad/rank-mismatch.xlsx", "--rules", rules);
    expect(findings.map(({ rule, cell, file }) => `${String(rule)} ${String(file)} ${String(cell)}`)).toEqual(
      expect.arrayContaining(["rule-formula rules.yaml 2", "税收在内 rank-mismatch.xlsx B6"]),
    );
  });
});

describe("rank", () => {
  const rank = (...words: string[]) => county("rank", MONTH, "--indicator", "财政总收入", ...words);

  test("gives places with ties, values as ratios and text, under the names and types told", async () => {
    const rows = await countyJson<unknown[]>("rank", MONTH, "--indicator", "财政总收入", "--by", "growth");
    expect(rows).toHaveLength(6);
    expect(rows[4]).toEqual({ place: 5, tied: false, region: "华容县", value: 0.032, text: "3.2%" });
    const coarse = JSON.parse((await rank("--decimals", "0", "--json")).out) as { place: number; tied: boolean }[];
    expect(coarse.slice(0, 2)).toMatchObject([
      { place: 1, tied: true },
      { place: 1, tied: true },
    ]);
  });

  test("goes by share, by level, and from the other end", async () => {
    expect((await rank("--by", "share")).out).toMatch(/比重[^]*\n +5 {2}华容县 {2}61\.33%\n +6 {2}湘阴县/);
    expect((await rank("--by", "share", "--of", "税收收入")).status).toBe(0);
    expect((await rank("--by", "level", "--best", "low")).out).toMatch(/\n +1 {2}华容县 +6\.53亿元/);
    expect((await rank("--by", "growth", "--regions", "华容县、临湘,平江县")).out).toMatch(
      /\n +2 {2}华容县[^]*\n +3 {2}临湘市/,
    );
  });

  test("takes a month, and the usual span of it", async () => {
    expect((await rank("--period", "2017-08")).out).toBe((await rank()).out);
    expect((await rank("--period", "2017年1-8月")).out).toBe((await rank()).out);
    expect((await rank("--period", "2017-07")).status).toBe(2);
    const earlier = await rank("--period", "2017-07", "--history", "seeds/history", "--by", "level");
    expect(earlier.out).toMatch(/2017年1—7月/);
  });
});

describe("bulletin and month", () => {
  test("say the yardstick sentence word for word", async () => {
    const sentences = await countyJson<{ sentence: number; text: string; missing: unknown[] }[]>(
      "bulletin",
      MONTH,
      "--region",
      "华容县",
    );
    expect(sentences.map(({ text }) => text)).toContain(YARDSTICK);
    expect(sentences.flatMap(({ missing }) => missing)).toEqual([]);
    expect((await county("bulletin", MONTH)).out.split("\n")).toContain(YARDSTICK);
  });

  test("say for another county what is missing, and nothing made up", async () => {
    const { out } = await county("bulletin", MONTH, "--region", "平江");
    expect(out).toMatch(/财政总收入同比增长8\.9%，在全市六县（市）中排名首位/);
    expect(out).toMatch(/缺少数据，未写入：.*各项存款余额：未报/);
    expect(out).not.toMatch(/[{}]|NaN|undefined|null/);
  });

  test("show the month at once", async () => {
    const all = await countyJson<Record<string, unknown[]>>("month", MONTH);
    expect(Object.keys(all)).toEqual(["findings", "counts", "boards", "sentences"]);
    expect(all["boards"]?.length).toBeGreaterThan(1);
    const { out } = await county("month", MONTH);
    expect(out).toContain(YARDSTICK);
    expect(out).toMatch(/核对 \d+ 项/);
  });
});

describe("verify", () => {
  test("holds up every published figure that is at hand, in the order given", async () => {
    const items = JSON.parse(readFileSync(PUBLISHED, "utf8")) as { name: string }[];
    const verdicts = await countyJson<{ name: string; verdict: string; recomputed: number; cause: string | null }[]>(
      "verify",
      PUBLISHED,
    );
    expect(verdicts.map(({ name }) => name)).toEqual(items.map(({ name }) => name));
    expect(verdicts.filter(({ verdict }) => verdict !== "agree" && verdict !== "withinRounding")).toEqual([]);
  });

  test("names the verdict, the number and the cause, and ends with 1 where one is wrong", async () => {
    const item = (published: string) => ({
      name: published,
      kind: "share",
      inputs: { part: "36552", whole: "67949" },
      published,
      digits: 2,
    });
    const path = write("items.json", JSON.stringify([item("53.79"), item("35.79"), {}, null]));
    const { out, status } = await county("verify", path, "--json");
    expect(JSON.parse(out)).toEqual([
      { name: "53.79", verdict: "agree", recomputed: 53.79, cause: null, problem: null },
      { name: "35.79", verdict: "disagree", recomputed: 53.79, cause: null, problem: null },
      { name: "", verdict: "undecided", recomputed: null, cause: null, problem: "kind" },
      { name: "", verdict: "undecided", recomputed: null, cause: null, problem: "item" },
    ]);
    expect(status).toBe(1);
    expect((await county("verify", path)).out).toMatch(/35\.79 +不一致 +53\.79/);
  });

  test.each([
    ["null", [null], "第1 无法判断"],
    ["an unknown kind", [{ name: "增速", kind: "qoq", inputs: {}, published: "1" }], "kind"],
    ["digits as text", [{ kind: "share", inputs: { part: 1, whole: 2 }, published: "50", digits: "2" }], "digits"],
    ["nothing", [], "空"],
  ])("ends with 2 and says why where the list holds %s alone", async (_, items, why) => {
    const { status, err } = await county("verify", write("items.json", JSON.stringify(items)));
    expect(status).toBe(2);
    expect(err).toContain(why);
  });

  test("ends with 2 where some items could not be judged, though the others agree", async () => {
    const good = {
      name: "占比",
      kind: "share",
      inputs: { part: "36552", whole: "67949" },
      published: "53.79",
      digits: 2,
    };
    const { status, out, err } = await county("verify", write("items.json", JSON.stringify([good, {}])));
    expect(status).toBe(2);
    expect(out).toMatch(/占比 +一致/);
    expect(err).toContain("2项中有1项没有核对");
    const overNothing = { ...good, kind: "yoy", inputs: { cur: "10", base: "0" } };
    expect((await county("verify", write("items.json", JSON.stringify([good, overNothing])))).status).toBe(2);
  });
});

describe("words that cannot be used", () => {
  test.each([
    [["nonsense"], "nonsense", "Unknown command"],
    [["toString"], "toString", "Unknown command"],
    [["check"], "文件", "at least one"],
    [["check", MONTH, "--wat"], "--wat", "--wat"],
    [["check", MONTH, "--fail-on", "info"], "--fail-on", "--fail-on"],
    [["check", MONTH, "--rules"], "--rules", "--rules"],
    [["check", MONTH, "--rules", "nowhere.yaml"], "nowhere.yaml", "nowhere.yaml"],
    [["check", MONTH, "--rules", "BAD.yaml"], "BAD.yaml", "BAD.yaml"],
    [["check", MONTH, "--config", "nowhere.xlsx"], "nowhere.xlsx", "nowhere.xlsx"],
    [["check", "EMPTY"], "文件夹", "folder"],
    [["rank", MONTH], "--indicator", "--indicator"],
    [["rank", MONTH, "--indicator"], "--indicator", "--indicator"],
    [["rank", MONTH, "--indicator", "火星"], "火星", "火星"],
    [["rank", MONTH, "--indicator", "财政总收入", "--by", "size"], "size", "size"],
    [["rank", MONTH, "--indicator", "财政总收入", "--best", "top"], "top", "top"],
    [["rank", MONTH, "--indicator", "财政总收入", "--decimals", "x"], "--decimals", "--decimals"],
    [["rank", MONTH, "--indicator", "财政总收入", "--decimals", "1.5"], "--decimals", "--decimals"],
    [["rank", MONTH, "--indicator", "财政总收入", "--period", "sometime"], "sometime", "sometime"],
    [["verify"], "JSON", "JSON"],
    [["verify", "nowhere.json"], "nowhere.json", "nowhere.json"],
    [["verify", "BAD.json"], "BAD.json", "BAD.json"],
    [["verify", "package.json"], "package.json", "list"],
    [["verify", "package.json", "package.json"], "JSON", "JSON"],
  ])("%j end with 2, say so on stderr in both languages, and print nothing", async (words, zh, en) => {
    mkdirSync(join(folder(), "EMPTY"), { recursive: true });
    write("BAD.yaml", "- id: [1\n  : :");
    write("BAD.json", "{");
    const given = words.map((word) => (/^(BAD\.|EMPTY)/.test(word) ? join(folder(), word) : word));
    const [chinese, english] = [await county(...given), await county(...given, "--lang", "en")];
    expect([chinese.status, chinese.out, english.status, english.out]).toEqual([2, "", 2, ""]);
    expect(chinese.err).toContain(zh);
    expect(english.err).toContain(en);
    expect(`${chinese.err}${english.err}`).not.toMatch(/ {4}at /);
  });

  test("a language that there is not is one of them", async () => {
    expect(await county("check", MONTH, "--lang", "fr")).toMatchObject({ status: 2, out: "" });
  });

  test("and none at all give the help, which is in both languages", async () => {
    expect(await county()).toMatchObject({ status: 2, err: "" });
    expect(await county("--help")).toMatchObject({ status: 0, out: expect.stringContaining("用法") as string });
    expect((await county("-h", "--lang", "en")).out).toContain("Usage");
  });

  test("and the version is that of the package", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(await county("--version")).toEqual({ status: 0, out: `${version}\n`, err: "" });
  });
});

test("in a process of its own it prints, says and ends as here", async () => {
  for (const words of [
    ["check", BAD],
    ["check", MONTH, "--wat"],
  ]) {
    expect(countyProcess(...words)).toEqual(await county(...words));
  }
});

test("a pipe that is closed early is no fault", async () => {
  const child = spawn(process.execPath, [MAIN, "figures", "seeds/history", "--json"], { cwd: ROOT });
  let said = "";
  child.stderr.on("data", (words) => (said += String(words)));
  child.stdout.once("data", () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.once("close", resolve));
  expect([status, said]).toEqual([0, ""]);
});
