// What the sheets of an open workbook are for.
import { describe, expect, test } from "vitest";
import {
  EMPTY_DICTIONARY,
  historySheet,
  ledgerSheet,
  plainSheet,
  recorded,
  type Dictionary,
  type Sheet,
} from "../../addin/analysis/index";
import { plainIndicator } from "../../addin/analysis/model/indicator";
import { readSources, excludeSheets, sourcesOf, toggleReport } from "../../addin/taskpane/sources";
import { memoryWorkbook } from "../hosts/memoryWorkbook";

const SHIPPED: Dictionary = {
  ...EMPTY_DICTIONARY,
  indicators: [plainIndicator("财政总收入")],
  regions: [
    { name: "华容县", aliases: ["华容"] },
    { name: "平江县", aliases: [] },
  ],
  peers: { name: "六县市", members: ["华容县", "平江县"], whole: "岳阳市", home: "华容县" },
  departments: [{ name: "财政局", contact: "", phone: "" }],
};

const named = (name: string, rows: readonly (readonly string[])[] = [["一"]]): Sheet => plainSheet(rows, { name });

const sorted = (sheets: readonly Sheet[], excluded: readonly string[] = []) => sourcesOf(sheets, [], SHIPPED, excluded);

describe("the sheets of a workbook", () => {
  test("are reports unless they configure, are the ledger, are hidden, or were taken out", () => {
    const rows = recorded([], [{ kind: "lock", month: "2017-08" }], { by: "张三", at: "2017-09-28" }, String);
    const { submissions, candidates, history, sheets } = sorted(
      [
        named("财政局"),
        named("统计局"),
        named("底稿"),
        { ...named("藏着"), hidden: true },
        named("指标", [["名称"], ["税收收入"]]),
        historySheet(rows),
        ledgerSheet(rows, String),
      ],
      ["底稿"],
    );
    expect(submissions.map(({ name }) => name)).toEqual(["财政局", "统计局"]);
    expect(candidates).toEqual(["财政局", "统计局", "底稿"]);
    expect(history).toEqual(rows);
    expect(sheets).toHaveLength(7);
  });

  test("come before the files chosen beside the workbook", () => {
    const file = { ...named("表1"), file: "财政局.xlsx" };
    expect(sourcesOf([named("统计局")], [file], SHIPPED, []).submissions.map(({ name }) => name)).toEqual([
      "统计局",
      "表1",
    ]);
  });
});

describe("the dictionary of a workbook", () => {
  test("is the shipped one, but for the parts that it holds itself", () => {
    const { dictionary } = sorted([
      named("指标", [
        ["名称", "单位"],
        ["税收收入", "万元"],
      ]),
    ]);
    expect(dictionary.indicators.map(({ name }) => name)).toEqual(["税收收入"]);
    expect(dictionary.departments).toEqual(SHIPPED.departments);
    expect(dictionary.peers).toEqual(SHIPPED.peers);
  });

  test("keeps what the peers are called where 地区 says who they are", () => {
    const { dictionary } = sorted([
      named("地区", [
        ["名称", "组成"],
        ["湘阴县", "是"],
      ]),
    ]);
    expect(dictionary.peers).toEqual({ ...SHIPPED.peers, members: ["湘阴县"] });
  });

  test("keeps who the peers are where 分组 says what they are called", () => {
    const { dictionary } = sorted([
      named("分组", [
        ["组名", "本县"],
        ["两县", "平江县"],
      ]),
    ]);
    expect(dictionary.peers).toEqual({ name: "两县", home: "平江县", members: SHIPPED.peers.members });
  });

  test("tells what in it cannot be used", () => {
    const { findings } = sorted([
      named("目标", [
        ["指标", "年度", "目标值"],
        ["财政总收入", "2017", "很多"],
      ]),
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(["dictionary-entry"]);
  });
});

describe("a sheet that is nobody's report", () => {
  const open = () =>
    memoryWorkbook(
      [
        { name: "财政局", rows: [["一"]] },
        { name: "底稿", rows: [["二"]] },
      ],
      "月报.xlsx",
    );
  const reports = async (workbook: ReturnType<typeof open>) =>
    (await readSources(workbook, [], SHIPPED)).submissions.map(({ name }) => name);

  test("is named in a setting of the workbook", async () => {
    const workbook = open();
    await excludeSheets(workbook, ["底稿"]);
    await excludeSheets(workbook, ["底稿", "排位"]);
    expect(await reports(workbook)).toEqual(["财政局"]);
    expect((await readSources(workbook, [], SHIPPED)).excluded).toEqual(["底稿", "排位"]);
  });

  test("is taken out and in again", async () => {
    const workbook = open();
    await toggleReport(workbook, "财政局");
    expect(await reports(workbook)).toEqual(["底稿"]);
    await toggleReport(workbook, "财政局");
    expect(await reports(workbook)).toEqual(["财政局", "底稿"]);
  });
});
