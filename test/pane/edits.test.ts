// What an edit makes stale, and what makes nothing stale.
import { describe, expect, test } from "vitest";
import { EMPTY_DICTIONARY, findingOf, plainSheet, type Sheet } from "../../addin/analysis/index";
import { leagueValues } from "../../addin/documents/leagueTable";
import { Actions, type Tools } from "../../addin/taskpane/actions";
import { addOwnSheets, editsBetween, followEdits, isEdited } from "../../addin/taskpane/edits";
import { EMPTY, monthStateOf, Store, type Model } from "../../addin/taskpane/model";
import { readSources } from "../../addin/taskpane/sources";
import type { Change } from "../../addin/workbook/port/workbook";
import { memoryWorkbook } from "../hosts/memoryWorkbook";

const SHEET: Sheet = plainSheet([
  ["指标", "本期"],
  ["税收收入", 40048],
]);

describe("what differs from what was checked", () => {
  test("is told cell by cell, a number format included", () => {
    const now = plainSheet([["指标", "本期"], ["税收收入", 40050], ["新"]]);
    expect(editsBetween(SHEET, now)).toEqual(new Set(["B2", "A3"]));
    const shown = plainSheet(SHEET.rows, {
      formatOf: [
        [-1, -1],
        [-1, 0],
      ],
      formats: ["0.0%"],
    });
    expect(editsBetween(SHEET, shown)).toEqual(new Set(["B2"]));
    expect(editsBetween(SHEET, plainSheet([...SHEET.rows, [null, ""], []]))).toEqual(new Set(["B3"]));
    expect(editsBetween(SHEET, plainSheet(SHEET.rows))).toBeNull();
  });

  test("is the whole sheet where it came, went, was hidden or merged", () => {
    expect(editsBetween(undefined, SHEET)).toBe("all");
    expect(editsBetween(SHEET, undefined)).toBe("all");
    expect(editsBetween(SHEET, { ...SHEET, hidden: true })).toBe("all");
    expect(editsBetween(SHEET, { ...SHEET, merges: [{ top: 0, left: 0, bottom: 0, right: 1 }] })).toBe("all");
    expect(editsBetween(undefined, plainSheet([[null, ""]]))).toBeNull();
  });
});

/** A pane over a workbook of two sheets, after its check. */
async function checkedPane() {
  const workbook = memoryWorkbook(
    ["财政局", "统计局"].map((name) => ({ name, rows: [...SHEET.rows] })),
    "月报.xlsx",
  );
  const store = new Store(EMPTY);
  const actions = new Actions({ workbook, store } as unknown as Tools);
  const sources = await readSources(workbook, [], EMPTY_DICTIONARY);
  const run = {
    observations: [],
    known: [],
    readings: [],
    findings: [],
    counts: { items: 0, passed: 0, failed: 0, undecided: 0 },
    figures: 0,
    layouts: [],
  };
  store.update({ checked: monthStateOf(sources, run, null), workbookName: "月报.xlsx" });
  workbook.onChange((sheet) => actions.changed.add(sheet));
  const edited = async (...changes: Change[]): Promise<Model["edited"]> => {
    await workbook.apply("改", changes);
    await followEdits(actions);
    return store.model.edited;
  };
  return { actions, store, edited };
}

const write = (sheet: string, value: number): Change => ({
  change: "write",
  sheet,
  row: 1,
  column: 1,
  cells: [[value]],
  over: "any",
});

describe("a pane that was checked", () => {
  test("is not made stale by the ledger or by an excluded sheet, but by the settings", async () => {
    const { actions, edited } = await checkedPane();
    const insert = (sheet: string): Change => ({ change: "insertSheet", sheet });
    for (const ledger of ["台账", "台账历史"]) expect((await edited(insert(ledger), write(ledger, 1))).size).toBe(0);
    expect(
      [...(await edited(insert("底稿"), write("底稿", 1), insert("指标"), write("指标", 2)))].map(([name]) => name),
    ).toEqual(["底稿", "指标"]);
    await addOwnSheets(actions, ["底稿"]);
    expect([...actions.model.edited.keys()]).toEqual(["指标"]);
  });

  test("goes stale at the cell that was edited, and is fresh again once the edit is taken back", async () => {
    const { edited, store } = await checkedPane();
    expect([...(await edited(write("财政局", 1)))]).toEqual([["财政局", new Set(["B2"])]]);
    const at = (sheet: string, cell: string) =>
      isEdited(store.model, findingOf("sum-mismatch", "error", { file: "月报.xlsx", sheet, cell }));
    expect([at("财政局", "B2"), at("财政局", "A1:C3"), at("财政局", "B3"), at("统计局", "B2")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([...(await edited(write("财政局", 40048)))]).toEqual([]);
  });

  test("is not made stale by marks, by a sheet of our own, or by a league table of ours", async () => {
    const { actions, edited, store } = await checkedPane();
    const block = { sheet: "财政局", area: { top: 1, left: 1, bottom: 1, right: 1 } };
    expect((await edited({ change: "mark", block, tone: "error" })).size).toBe(0);
    const board = { indicator: "税收收入", by: "level", best: "high", period: null, rows: [] } as const;
    const { cells } = leagueValues({ ...board, of: undefined } as never, 1);
    expect((await edited({ change: "write", sheet: "财政局", row: 5, column: 0, cells })).size).toBe(0);
    await edited({ change: "insertSheet", sheet: "模板" });
    expect(store.model.edited.size).toBe(0);
    await edited(write("模板", 3));
    expect([...store.model.edited.keys()]).toEqual(["模板"]);
    await addOwnSheets(actions, ["模板"]);
    expect(store.model.edited.size).toBe(0);
  });
});
