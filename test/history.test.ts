import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  absence,
  acceptance,
  adoptBases,
  closeMonth,
  compareRuns,
  correction,
  currentLedger,
  explain,
  explanationsOf,
  findingOf,
  growthOf,
  historySheet,
  ledgerOf,
  ledgerSheet,
  lockedMonths,
  message,
  monthly,
  plainObservation,
  plainSheet,
  readHistory,
  recorded,
  reopenMonth,
  revisedBases,
  type CellValue,
  type Figure,
  type Finding,
  type HistoryRow,
  type Observation,
  type Period,
  type Sheet,
  type Stamp,
  type Submission,
} from "../addin/analysis/index";
import { inForce } from "../addin/analysis/history/inForce";
import { plainIndicator } from "../addin/analysis/model/indicator";
import { readLedgerSheet } from "../addin/analysis/history/ledgerSheets";
import { saysTheSame } from "../addin/analysis/history/same";
import { verifyChain, type Head } from "../addin/analysis/history/chain";
import { rowHash } from "../addin/analysis/history/row";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const verifyHistory = (rows: readonly HistoryRow[], hash: (text: string) => string, head?: Head) =>
  verifyChain(rows, hash, rowHash, head);
const STAMP: Stamp = { by: "张三", at: "2017-09-28T09:00:00+08:00" };
const AUGUST: Period = { year: 2017, month: 8, span: "yearToDate" };
const AUGUST_BEFORE: Period = { ...AUGUST, year: 2016 };

const revenue = (figure: Figure, more: Partial<Observation> = {}): Observation =>
  plainObservation("财政总收入", {
    region: "华容县",
    period: AUGUST,
    unit: "万元",
    file: "财政局.xlsx",
    figure,
    ...more,
  });

const accept = (
  rows: readonly HistoryRow[],
  observations: readonly Observation[],
  fileHash: string,
  more: Partial<Submission> = {},
) => {
  const files = Object.fromEntries(observations.map(({ file }) => [file, `${file} ${fileHash}`]));
  return acceptance(rows, { observations, findings: [], files, ...more }, STAMP, sha256);
};

const figures = (rows: readonly HistoryRow[]): Figure[] => currentLedger(rows).map(({ figure }) => figure);
const kinds = (rows: readonly HistoryRow[]): string[] => rows.map(({ kind }) => kind);

describe("acceptance", () => {
  test("writes each figure with its file, hash, version, name and time, each row on the hash of the one before", () => {
    const { rows, added } = accept([], [revenue(65_300), revenue(63_275, { period: AUGUST_BEFORE })], "v1");
    expect([kinds(rows), added]).toEqual([["file", "accept", "accept"], 2]);
    expect(rows[1]).toMatchObject({ ...STAMP, number: 2, file: "财政局.xlsx", fileHash: "财政局.xlsx v1" });
    expect(rows[1]?.observation).toMatchObject({ figure: 65_300, version: "flash" });
    expect(rows.map(({ previous }) => previous)).toEqual(["", ...rows.slice(0, -1).map((row) => rowHash(row, sha256))]);
  });

  test("of the same file again adds nothing, even after another took its place", () => {
    const first = accept([], [revenue(65_300)], "v1").rows;
    const again = accept(first, [revenue(65_300)], "v1");
    expect([again.rows, again.known]).toEqual([first, ["财政局.xlsx"]]);
    const corrected = accept(first, [revenue(65_310)], "v2").rows;
    expect(accept(corrected, [revenue(65_300)], "v1").rows).toBe(corrected);
  });

  test("of a corrected file takes the place of what differs; the old figure stays in the history", () => {
    const first = accept([], [revenue(65_300), revenue(40_048, { indicator: "税收收入" })], "v1").rows;
    const { rows, superseded, unchanged } = accept(
      first,
      [revenue(65_310), revenue(40_048, { indicator: "税收收入" })],
      "v2",
    );
    expect(superseded.map(({ was, now }) => [was.figure, now.figure])).toEqual([[65_300, 65_310]]);
    expect([unchanged, figures(rows)]).toEqual([1, [65_310, 40_048]]);
    expect(rows.some(({ observation }) => observation?.figure === 65_300)).toBe(true);
  });

  test("adds from a file accepted before only what the ledger has never heard of", () => {
    const first = accept([], [revenue(65_300)], "v1").rows;
    const read = accept(first, [revenue(1), revenue(40_048, { indicator: "税收收入" })], "v1");
    expect(figures(read.rows)).toEqual([65_300, 40_048]);
  });

  test("takes two places that state one figure as one, the first with a number", () => {
    const { rows } = accept([], [revenue(absence("not reported")), revenue(65_300), revenue(65_300)], "v1");
    expect(figures(rows)).toEqual([65_300]);
  });

  test.each<[string, Partial<Observation>, Figure]>([
    ["nor does the same figure printed in 亿元", { figure: 6.53, unit: "亿元", text: "6.53" }, 65_300],
    ["nor does another file's missing one", { figure: absence("not reported") }, 65_300],
    ["but another number does", { figure: 6.54, unit: "亿元", text: "6.54" }, 6.54],
    [
      "and so does the same file's missing one",
      { file: "财政局.xlsx", figure: absence("not reported") },
      absence("not reported"),
    ],
  ])("lets a number stand where it is confirmed: %s", (_what, more, expected) => {
    const first = accept([], [revenue(65_300, { text: "65,300" })], "v1").rows;
    expect(figures(accept(first, [revenue(0, { file: "统计局.xlsx", ...more })], "v2").rows)).toEqual([expected]);
  });

  test("tells places of one submission that contradict each other", () => {
    const { rows, conflicting } = accept([], [revenue(65_300), revenue(65_301, { cell: "C9" })], "v1");
    expect([figures(rows), conflicting.map(({ was, now }) => [was.figure, now.cell])]).toEqual([
      [65_300],
      [[65_300, "C9"]],
    ]);
  });

  test("takes a finer figure in the place of a coarser one", () => {
    const coarse = accept([], [revenue(6.53, { unit: "亿元", text: "6.53" })], "v1").rows;
    expect(figures(accept(coarse, [revenue(65_312, { file: "统计局.xlsx", text: "65,312" })], "v2").rows)).toEqual([
      65_312,
    ]);
  });

  test("leaves out and counts what has no period", () => {
    const { rows, unplaced } = accept([], [revenue(1, { period: null })], "v1");
    expect([kinds(rows), unplaced]).toEqual([["file"], 1]);
  });

  test("needs a name", () => {
    const nameless = acceptance(
      [],
      { observations: [revenue(1)], findings: [], files: {} },
      { by: " ", at: "" },
      sha256,
    );
    expect([nameless.refused, nameless.rows]).toEqual(["no name", []]);
  });
});

describe("a figure stated again", () => {
  const points = (figure: number, text: string) => plainObservation("税收占比", { figure, text, unit: "个百分点" });

  test("is the same to the places of the coarser of the two, in percentage points as in percent", () => {
    expect(saysTheSame(points(0.1372, "13.72"), points(0.137, "13.70"))).toBe(false);
    expect(saysTheSame(points(0.1372, "13.72"), points(0.137, "13.7"))).toBe(true);
  });
});

describe("a failing 强制", () => {
  const place = { file: "财政局.xlsx", sheet: "表1", cell: "B3" };
  const about = { region: "华容县", indicator: "财政总收入", period: "2017-08" };
  const fault = (received: number): Finding =>
    findingOf("sum-mismatch", "error", place, about, { expected: 65_300, received });
  const follower: Finding = { ...fault(1), id: "growth-mismatch:x", rule: "growth-mismatch", becauseOf: fault(1).id };

  test("blocks acceptance, and the reason that lets it through is on record and holds for the same figures alone", () => {
    const findings = [fault(65_310), follower];
    const blocked = accept([], [revenue(1)], "v1", { findings });
    expect([blocked.refused, blocked.rows, blocked.blocking.map(({ rule }) => rule)]).toEqual([
      "blocked",
      [],
      ["sum-mismatch"],
    ]);
    const through = accept([], [revenue(1)], "v1", { findings, reason: "待决算时更正" });
    expect(through.rows.find(({ kind }) => kind === "override")).toMatchObject({ ...STAMP, words: "待决算时更正" });
    expect(accept(through.rows, [revenue(1)], "v1", { findings }).rows).toBe(through.rows);
    expect(accept(through.rows, [revenue(2)], "v2", { findings: [fault(65_320)] }).refused).toBe("blocked");
  });

  test("that follows from something lesser blocks too; what is undecided or at 核实 does not", () => {
    const root: Finding = { ...fault(1), severity: "warning" };
    expect(accept([], [], "v1", { findings: [root, follower] }).blocking).toEqual([follower]);
    expect(accept([], [], "v1", { findings: [root, { ...fault(2), outcome: "undecided" }] }).refused).toBeNull();
  });
});

describe("a closed month", () => {
  const first = accept([], [revenue(65_300)], "v1").rows;
  const closed = closeMonth(first, AUGUST, STAMP, sha256).rows;

  test("refuses figures that would change, and the same file again is no change", () => {
    const refused = accept(closed, [revenue(65_310)], "v2");
    expect([refused.refused, refused.locked, refused.rows]).toEqual(["month locked", ["2017-08"], closed]);
    expect(accept(closed, [revenue(65_300)], "v1").refused).toBeNull();
    expect(accept(closed, [revenue(1, { period: { ...AUGUST, month: 9 } })], "v3").refused).toBeNull();
  });

  test("refuses corrections and revised bases", () => {
    const edit = { cell: "I3", was: revenue(65_300), now: revenue(3), unreadable: false };
    expect(correction(closed, [edit], "笔误", STAMP, sha256).refused).toBe("month locked");
    const base = revenue(65_400, { measure: "base", against: "lastYear", period: { ...AUGUST, year: 2018 } });
    expect(adoptBases(closed, revisedBases(closed, [base]), "口径调整", STAMP, sha256).refused).toBe("month locked");
  });

  test("is reopened with a name and a reason, both on record, and not closed twice", () => {
    expect(reopenMonth(closed, AUGUST, STAMP, sha256, " ").refused).toBe("no reason");
    expect(reopenMonth(closed, AUGUST, { by: "", at: "" }, sha256, "补录").refused).toBe("no name");
    expect(closeMonth(closed, AUGUST, STAMP, sha256).refused).toBe("month locked");
    const open = reopenMonth(closed, AUGUST, STAMP, sha256, "补录").rows;
    expect(open.at(-1)).toMatchObject({ kind: "reopen", month: "2017-08", by: "张三", words: "补录" });
    expect([lockedMonths(open), reopenMonth(open, AUGUST, STAMP, sha256, "补录").refused]).toEqual([[], "month open"]);
    expect(figures(accept(open, [revenue(65_310)], "v2").rows)).toEqual([65_310]);
  });
});

describe("versions", () => {
  test("stand beside each other, 决算 before 调整 before 快报, and the one asked for is given", () => {
    let rows = accept([], [revenue(1, { version: "final" })], "v1").rows;
    rows = accept(rows, [revenue(2)], "v2", { version: "adjusted" }).rows;
    rows = accept(rows, [revenue(3)], "v3").rows;
    expect(figures(rows)).toEqual([1]);
    expect(currentLedger(rows, { version: "flash" }).map(({ figure }) => figure)).toEqual([3]);
    expect(currentLedger(rows, { version: "adjusted" }).map(({ figure }) => figure)).toEqual([2]);
  });
});

describe("a break of basis", () => {
  const indicator = plainIndicator("财政总收入");
  const wide = "地方收入＋上划中央＋上划省级";
  const growthIn = (rows: readonly HistoryRow[]): Figure =>
    growthOf(ledgerOf(currentLedger(rows)), { region: "华容县", indicator, period: AUGUST });
  const before = accept([], [revenue(60_000, { period: AUGUST_BEFORE, basis: wide })], "v1").rows;

  test("makes growth an absence, however the notes after it are worded", () => {
    expect(growthIn(accept(before, [revenue(66_000, { basis: `${wide}；1月份免报` })], "v2").rows)).toBe(0.1);
    expect(growthIn(accept(before, [revenue(66_000, { basis: "地方收入" })], "v2").rows)).toEqual(
      absence("basis changed"),
    );
  });

  test("is bridged by a comparable base: one submitted beside the figure, or one that is adopted with a note", () => {
    const now = revenue(66_000, { basis: "地方收入" });
    const base = revenue(55_000, { basis: "地方收入", measure: "base", against: "lastYear" });
    expect(growthIn(accept(before, [now, base], "v2").rows)).toBe(0.2);
    const [offer] = revisedBases(before, [base]);
    expect(offer).toMatchObject({ why: "basis changed", stored: { figure: 60_000 } });
    const accepted = accept(before, [now], "v2").rows;
    const { rows } = adoptBases(accepted, offer ? [offer] : [], "2017年起按地方收入口径", STAMP, sha256);
    expect(growthIn(rows)).toBe(0.2);
    expect(currentLedger(rows).map(({ figure }) => figure)).toEqual([60_000, 66_000, 55_000]);
  });

  test("is none where the base was mended on its basis: it takes the old one's place, and 决算 stays 决算", () => {
    const base = revenue(60_100, { basis: `${wide}；注`, measure: "base", against: "lastYear", text: "60,100" });
    const final = accept([], [revenue(60_000, { period: AUGUST_BEFORE, basis: wide, version: "final" })], "v1").rows;
    const offers = revisedBases(final, [base, base]);
    expect(offers.map(({ why }) => why)).toEqual(["revised"]);
    expect(adoptBases(final, offers, "", STAMP, sha256).refused).toBe("no reason");
    const { rows } = adoptBases(final, offers, "上年决算调整", STAMP, sha256);
    expect(figures(rows)).toEqual([60_100]);
    expect(revisedBases(rows, [base])).toEqual([]);
  });

  test("is not seen in the same figure printed more coarsely", () => {
    const base = revenue(6, { unit: "亿元", measure: "base", against: "lastYear", text: "6.00" });
    expect(revisedBases(before, [base])).toEqual([]);
    expect(revisedBases(before, [{ ...base, figure: 6.01 }])).toHaveLength(1);
  });
});

describe("an explanation", () => {
  const rows: readonly (readonly CellValue[])[] = [
    ["2017年1—8月收入（万元）"],
    ["项目", "累计"],
    ["税收收入", 3],
    ["非税收入", 4],
    ["合计", 9],
  ];
  const named = (title: string, total: number): Sheet =>
    plainSheet([[title], ...rows.slice(1, 4), ["合计", total]], { file: "a.xlsx" });
  const check = (sheet: Sheet, history: readonly HistoryRow[]) =>
    monthly({ sheets: [sheet], explanations: explanationsOf(history) }).findings.map((finding) => [
      finding.explanation,
      finding.explanationOutdated,
    ]);
  const [finding] = monthly({ sheets: [plainSheet(rows, { file: "a.xlsx" })] }).findings;
  const history = explain([], finding as Finding, "含基金", STAMP, sha256).rows;

  test("is shown again while the figures are the same, and marked when they are not", () => {
    expect(check(named("2017年1—8月收入（万元）", 9), history)).toEqual([["含基金", false]]);
    expect(check(named("2017年1—8月收入（万元）", 10), history)).toEqual([["含基金", true]]);
  });

  test("is shown next month, marked unless the figures are those that were explained", () => {
    expect(check(named("2017年1—9月收入（万元）", 11), history)).toEqual([["含基金", true]]);
    expect(check(named("2017年1—7月收入（万元）", 9), history)).toEqual([[null, false]]);
  });

  test("says in both languages that it is outdated, and asks again", () => {
    const outdated = { ...(finding as Finding), explanation: "含基金。", explanationOutdated: true };
    expect(message(outdated)).toMatch(/以前的说明：含基金。说明之后数据有变动，请.*。$/);
    expect(message(outdated, "en")).toMatch(/Explained before: 含基金。 The figures have changed since; please .*\.$/);
  });

  test("is the last that was given, and an empty one takes it back", () => {
    const again = explain(history, finding as Finding, "含专项", STAMP, sha256).rows;
    expect(check(named("2017年1—8月收入（万元）", 9), again)).toEqual([["含专项", false]]);
    expect(explanationsOf(explain(again, finding as Finding, "", STAMP, sha256).rows)).toEqual([]);
  });

  test("that comes with a finding is kept when it is accepted, once", () => {
    const explained = { ...(finding as Finding), severity: "warning", explanation: "含基金" } as const;
    const first = accept([], [revenue(1)], "v1", { findings: [explained] }).rows;
    expect(kinds(first)).toEqual(["file", "explain", "accept"]);
    expect(accept(first, [revenue(1)], "v1", { findings: [explained] }).rows).toBe(first);
    const outdated = { ...explained, explanationOutdated: true };
    expect(kinds(accept([], [], "v1", { findings: [outdated] }).rows)).toEqual([]);
  });
});

describe("the chain", () => {
  const rows = accept([], [revenue(65_300), revenue(40_048, { indicator: "税收收入" })], "v1").rows;
  const head = { count: rows.length, hash: rowHash(rows.at(-1) as HistoryRow, sha256) };
  const changedAt = (index: number): HistoryRow[] =>
    rows.map((row, at) => (at === index ? { ...row, by: "李四" } : row));

  test("tells the row that was changed, taken out or added", () => {
    expect(verifyHistory(rows, sha256, head)).toEqual([]);
    expect(verifyHistory(changedAt(0), sha256, head)).toEqual([{ number: 1, what: "changed" }]);
    expect(verifyHistory(changedAt(1), sha256, head)).toEqual([{ number: 2, what: "changed" }]);
    expect(verifyHistory(changedAt(2), sha256, head)).toEqual([{ number: 3, what: "end" }]);
    expect(verifyHistory(rows.slice(0, 2), sha256, head)).toEqual([{ number: 2, what: "end" }]);
    expect(verifyHistory([rows[0], rows[2]] as HistoryRow[], sha256).map(({ what }) => what)).toContain("number");
  });

  test("grows only at its end", () => {
    const more = recorded(rows, [{ kind: "lock", month: "2017-08" }], STAMP, sha256);
    expect([more.slice(0, rows.length), verifyHistory(more, sha256, head)]).toEqual([rows, []]);
    expect(recorded(rows, [], STAMP, sha256)).toBe(rows);
  });
});

describe("a hand edit of 台账", () => {
  const rows = accept([], [revenue(65_300, { text: "65,300" }), revenue(40_048, { indicator: "税收收入" })], "v1").rows;
  const sheet = ledgerSheet(rows, sha256);
  const column = (header: string): number => (sheet.rows[1] ?? []).indexOf(header);
  const edited = (line: number, header: string, value: CellValue): Sheet => ({
    ...sheet,
    rows: sheet.rows.map((row, r) => (r === line ? row.map((cell, c) => (c === column(header) ? value : cell)) : row)),
  });

  test("is found at its cell, and recorded by someone with a name and a reason", () => {
    const { edits } = readLedgerSheet(edited(2, "数值", 65_310), rows);
    expect(edits).toMatchObject([{ cell: "I3", was: { figure: 65_300 }, now: { figure: 65_310, text: "" } }]);
    expect(correction(rows, edits, "", STAMP, sha256).refused).toBe("no reason");
    expect(correction(rows, edits, "笔误", { by: "", at: "" }, sha256).refused).toBe("no name");
    const corrected = correction(rows, edits, "笔误", STAMP, sha256).rows;
    expect(corrected.at(-1)).toMatchObject({ kind: "correct", by: "张三", words: "笔误" });
    expect(figures(corrected)).toEqual([65_310, 40_048]);
  });

  test("that takes a line out, adds one or makes it another figure is one too", () => {
    const without = { ...sheet, rows: sheet.rows.filter((_, r) => r !== 2) };
    const [gone] = readLedgerSheet(without, rows).edits;
    expect(gone).toMatchObject({ cell: "", was: { figure: 65_300 }, now: null });
    expect(figures(correction(rows, gone ? [gone] : [], "误收", STAMP, sha256).rows)).toEqual([
      absence("not reported"),
      40_048,
    ]);
    const line = (sheet.rows[2] ?? []).map((cell, c) =>
      c === column("地区") ? "平江县" : c === column("历史行") ? null : cell,
    );
    const { edits } = readLedgerSheet({ ...sheet, rows: [...sheet.rows, line, []] }, rows);
    expect(edits).toMatchObject([{ was: null, now: { region: "平江县", figure: 65_300 } }]);
    const [moved] = readLedgerSheet(edited(2, "地区", "平江县"), rows).edits;
    const after = correction(rows, moved ? [moved] : [], "报错单位", STAMP, sha256).rows;
    expect(currentLedger(after).map(({ region, figure }) => [region, figure])).toEqual([
      ["华容县", absence("not reported")],
      ["华容县", 40_048],
      ["平江县", 65_300],
    ]);
  });

  test("that wipes out what the sheet was derived from is no edit of its figures", () => {
    const wiped = { ...sheet, rows: [["台账"], ...sheet.rows.slice(1)] };
    expect(readLedgerSheet(wiped, rows)).toEqual({ head: undefined, edits: [], added: [] });
  });

  test("that no figure can be read from can only be undone", () => {
    const { edits } = readLedgerSheet(edited(2, "类型", "大概"), rows);
    expect(edits).toMatchObject([{ now: null, unreadable: true }]);
    expect(correction(rows, edits, "笔误", STAMP, sha256).refused).toBe("unreadable edit");
  });

  test("is held against the history that the sheet was derived from, not against what came after", () => {
    const later = accept(rows, [revenue(65_320)], "v2").rows;
    expect(readLedgerSheet(sheet, later).edits).toEqual([]);
    expect(readLedgerSheet(edited(3, "数值", 1), later).edits).toHaveLength(1);
  });
});

describe("laws of the ledger", () => {
  const figure: fc.Arbitrary<Figure> = fc.oneof(
    fc.integer({ min: -99_999, max: 99_999 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(absence("not reported"), absence("loss to profit")),
  );
  const text = fc.string({ unit: "binary", maxLength: 12 });
  const observation = fc.record({
    region: fc.constantFrom("华容县", "平江县", ""),
    indicator: fc.oneof(
      fc.constantFrom("财政总收入", "税收收入"),
      text.map((word) => `指标${word}`),
    ),
    month: fc.integer({ min: 1, max: 3 }),
    measure: fc.constantFrom("actual", "growth", "target" as const),
    basis: fc.constantFrom("", "全口径", "地方口径；注"),
    version: fc.constantFrom(null, "flash", "final" as const),
    unit: fc.constantFrom("万元", "%", ""),
    figure,
    text,
  });
  const submission = fc.record({
    file: fc.constantFrom("甲.xlsx", "乙.xlsx"),
    hash: fc.constantFrom("1", "2", "3"),
    observations: fc.array(observation, { maxLength: 5 }),
  });
  type Step = typeof submission extends fc.Arbitrary<infer T> ? T : never;

  /** Its text is no line that a sheet gives back. */
  const CONTROL_TEXT: Step = {
    file: "甲.xlsx",
    hash: "1",
    observations: [
      {
        region: "华容县",
        indicator: "财政总收入",
        month: 1,
        measure: "actual",
        basis: "",
        version: null,
        unit: "万元",
        figure: 0.5,
        text: "\u0000",
      },
    ],
  };

  const accepted = (rows: readonly HistoryRow[], { file, hash, observations }: Step): readonly HistoryRow[] =>
    accept(
      rows,
      observations.map(({ month, ...one }) =>
        plainObservation("", { ...one, file, period: { year: 2017, month, span: "yearToDate" } }),
      ),
      hash,
    ).rows;

  test("accept twice is accept once, in any history", () => {
    fc.assert(
      fc.property(fc.array(submission, { maxLength: 5 }), submission, (steps, last) => {
        const once = accepted(steps.reduce(accepted, []), last);
        expect(accepted(once, last)).toBe(once);
      }),
    );
  });

  test("a history is only added to, its chain holds, and its sheets give back every row and no edits", () => {
    fc.assert(
      fc.property(fc.array(submission, { maxLength: 5 }), submission, (steps, last) => {
        const before = steps.reduce(accepted, []);
        const rows = accepted(before, last);
        expect(rows.slice(0, before.length)).toEqual(before);
        const read = readHistory(historySheet(rows));
        const cells = rows.map((_, index) => `A${index + 2}`);
        expect(read).toEqual({ rows, cells, unreadable: [] });
        const sheet = ledgerSheet(read.rows, sha256);
        const { head, edits } = readLedgerSheet(sheet, rows);
        expect([verifyHistory(read.rows, sha256, head), edits]).toEqual([[], []]);
      }),
      { examples: [[[CONTROL_TEXT], CONTROL_TEXT]] },
    );
  });

  test("replaying the history row by row gives the same ledger", () => {
    fc.assert(
      fc.property(fc.array(submission, { maxLength: 5 }), (steps) => {
        const rows = steps.reduce(accepted, []);
        const replayed = rows.reduce<readonly HistoryRow[]>((so, row) => {
          const { kind, file, fileHash, observation } = row;
          return recorded(so, [{ kind, file, fileHash, ...(observation ? { observation } : {}) }], row, sha256);
        }, []);
        expect(replayed).toEqual(rows);
        expect(inForce(replayed)).toEqual(inForce(rows));
      }),
    );
  });

  test("every row of the history that is not 台账历史's own is told by its cell", () => {
    const sheet = historySheet(accept([], [revenue(1)], "v1").rows);
    const odd = { ...sheet, rows: [...sheet.rows, ["", "随手记"], [3, "接收", "张三"]] };
    expect(readHistory(odd).unreadable).toEqual(["A4", "A5"]);
  });
});

test("two runs compared tell new, open and fixed apart, whatever their order", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(20)), fc.uniqueArray(fc.nat(20)), (then, now) => {
      const told = (ids: readonly number[]) => ids.map((id) => ({ id: String(id) }));
      const compared = compareRuns(told(then), told(now));
      const ids = (of: readonly { id: string }[]) => of.map(({ id }) => Number(id)).sort();
      expect(ids([...compared.open, ...compared.new])).toEqual([...now].sort());
      expect(ids([...compared.fixed, ...compared.open])).toEqual([...then].sort());
    }),
  );
});
