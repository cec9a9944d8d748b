// What is a root, what is open and what holds a month back: one answer, which every host gives.
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import {
  acceptance,
  blocking,
  departmentsOf,
  findingOf,
  heldBack,
  isRoot,
  monthly,
  namesOf,
  openRoots,
  plainSheet,
  type Finding,
  type Severity,
} from "../addin/analysis";
import { isOpen } from "../addin/analysis/model/finding";
import { sha256 } from "../addin/workbook/disk/sha256";
import { county } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { monthOf, shippedDictionary } from "./helpers/month";
import { REPEATED_COLUMN } from "./helpers/table";

const { path: folder, write } = temporaryFolder(tmpdir, "findings-");

const one = (id: string, severity: Severity, more: Partial<Finding> = {}): Finding => ({
  ...findingOf("sum-mismatch", severity, { file: "财政局.xlsx", sheet: "表1", cell: "B3" }),
  id,
  ...more,
});
const EXPLAINED = { explanation: "口径调整" };
const OUTDATED = { ...EXPLAINED, explanationOutdated: true };
const ids = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);

describe("a finding", () => {
  test("is a root where it follows from no other", () => {
    expect([one("a", "error"), one("b", "error", { becauseOf: "a" })].map(isRoot)).toEqual([true, false]);
  });

  test.each<[Severity, Partial<Finding>, boolean]>([
    ["error", {}, true],
    ["error", EXPLAINED, true],
    ["warning", {}, true],
    ["warning", EXPLAINED, false],
    ["warning", OUTDATED, true],
    ["info", {}, false],
    ["error", { outcome: "undecided" }, false],
  ])("at %s with %j is open: %s", (severity, more, open) => {
    expect(isOpen(one("a", severity, more))).toBe(open);
  });
});

describe("the findings of a month", () => {
  test.each<[string, readonly Finding[], string[], string[]]>([
    ["an error holds the month back", [one("a", "error")], ["a"], ["a"]],
    ["an explained error does, too", [one("a", "error", EXPLAINED)], ["a"], ["a"]],
    [
      "what follows from an error waits with it",
      [one("a", "error"), one("b", "error", { becauseOf: "a" })],
      ["a"],
      ["a"],
    ],
    ["an open warning holds nothing back", [one("a", "warning")], ["a"], []],
    [
      "an error under an explained warning keeps its root open and holds the month back",
      [one("a", "warning", EXPLAINED), one("b", "error", { becauseOf: "a" })],
      ["a"],
      ["b"],
    ],
    [
      "a warning under an explained warning is answered with it",
      [one("a", "warning", EXPLAINED), one("b", "warning", { becauseOf: "a" })],
      [],
      [],
    ],
    [
      "a warning under a remark keeps its root open",
      [one("a", "info"), one("b", "warning", { becauseOf: "a" })],
      ["a"],
      [],
    ],
    [
      "an error under what is undecided stands for itself",
      [one("a", "error", { outcome: "undecided" }), one("b", "error", { becauseOf: "a" })],
      ["a"],
      ["b"],
    ],
  ])("%s", (_title, findings, open, blocked) => {
    expect([ids(openRoots(findings)), ids(blocking(findings))]).toEqual([open, blocked]);
  });

  test("with an error under a warning are told alike by ledger, departments and command line", async () => {
    const { findings, observations } = await monthOf([plainSheet(REPEATED_COLUMN, { file: "财政局.csv" })]);
    const explained = findings.map((each) => (isRoot(each) ? { ...each, explanation: "确为同数" } : each));
    const stamp = { by: "张三", at: "2017-09-28" };
    const submission = { observations, findings: explained, files: {} };
    const { refused, blocking: blocked } = acceptance([], submission, stamp, sha256);
    expect([refused, blocked]).toEqual(["blocked", explained.filter((each) => !isRoot(each))]);
    const { rows } = acceptance([], { ...submission, reason: "待更正" }, stamp, sha256);
    expect([heldBack(explained, []), heldBack(explained, rows)]).toEqual([blocked, []]);
    const names = namesOf(await shippedDictionary());
    const month = { year: 2017, month: 8 };
    const departments = departmentsOf({ names, observations, findings: explained, accepted: [], month });
    expect(departments.find(({ department }) => department.name === "财政局")).toMatchObject({
      progress: "faulty",
      open: [{ rule: "repeated-column" }],
    });
    const file = write("财政局.csv", REPEATED_COLUMN.map((row) => row.join(",")).join("\n"));
    const call = [file, "--ledger", `${folder()}/台账.xlsx`, "--operator", "张三"];
    expect([(await county("check", file)).status, (await county("accept", ...call)).status]).toEqual([1, 1]);
  });
});

test("a rate that its row contradicts, and another table too, is the row's finding: it says which of the two is wrong", async () => {
  const sheet = (name: string, growth: number) =>
    plainSheet(
      [
        ["2017年1—8月财政总收入（万元）"],
        ["地区", "累计", "上年同期", "增幅（%）"],
        ["华容县", 65_300, 63_275, growth],
        ["平江县", 84_150, 78_900, 6.7],
      ],
      { file: `${name}.xlsx`, name },
    );
  const { findings } = monthly({ sheets: [sheet("甲", 3.2), sheet("乙", 3.8)], dictionary: await shippedDictionary() });
  const failed = findings.filter(({ outcome }) => outcome === "failed");
  expect(failed.map(({ rule, file, cell, becauseOf }) => [rule, file, cell, becauseOf === null])).toEqual([
    ["growth-mismatch", "乙.xlsx", "D3", true],
    ["figures-disagree", "乙.xlsx", "D3", false],
  ]);
});
