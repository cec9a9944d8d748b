// The registers of supervision as sheets of the open workbook.
import { describe, expect, test } from "vitest";
import {
  assignmentProposals,
  checkOutcome,
  EMPTY_DICTIONARY,
  EMPTY_REGISTER,
  monthly,
  plainSheet,
  registerOfRows,
  supervised,
  supervisionBoard,
  SUPERVISION_HISTORY_SHEET,
  SUPERVISION_SHEET,
  withoutOwnOutput,
  type SupervisionEvent,
  type SupervisionRow,
} from "../../addin/analysis/index";
import { supervisionTable } from "../../addin/documents/supervisionTable";
import { hash } from "../../addin/taskpane/ledger";
import { readSources } from "../../addin/taskpane/sources";
import {
  isEditedOnly,
  registerChanges,
  registerStateOf,
  supervisedIn,
} from "../../addin/taskpane/supervision/register";
import { memoryWorkbook } from "../hosts/memoryWorkbook";

const STAMP = { by: "张三", at: "2017-09-28T09:00:05+08:00" };
const ASSIGNED: SupervisionEvent = {
  kind: "assign",
  about: "",
  line: {
    ...{ 事项: "征地", 牵头领导: "甲", 责任单位: "国土资源局", 协办单位: "财政局", 工作措施: "入户" },
    ...{ 交办日期: "2017-09-28", 完成期限: "2017-10-15" },
  },
};
const rowsAfter = (rows: readonly SupervisionRow[], ...events: SupervisionEvent[]): readonly SupervisionRow[] =>
  supervised(rows, events, STAMP, hash).rows;
const FIRST = rowsAfter([], ASSIGNED);
const SECOND = rowsAfter(FIRST, {
  kind: "record",
  about: "战役",
  line: { 战役: "百日攻坚", 开始日期: "2017-09-23", 结束日期: "2017-12-31" },
});

const month = () => memoryWorkbook([{ name: "财政局", rows: [["一"]] }], "月报.xlsx");

async function workbookWith(...histories: (readonly SupervisionRow[])[]) {
  const workbook = month();
  let before: readonly SupervisionRow[] = [];
  for (const now of histories) {
    await workbook.apply("登记", registerChanges(await workbook.sheets(), { before, now }));
    before = now;
  }
  return workbook;
}

describe("the registers in an open workbook", () => {
  test("get a sheet once they have a line, and the history is only added to", async () => {
    const workbook = await workbookWith(FIRST);
    const names = async () => (await workbook.sheets()).map(({ name }) => name);
    expect(await names()).toEqual(["财政局", SUPERVISION_HISTORY_SHEET, SUPERVISION_SHEET]);
    await workbook.apply("登记", registerChanges(await workbook.sheets(), { before: FIRST, now: SECOND }));
    expect(await names()).toEqual(["财政局", SUPERVISION_HISTORY_SHEET, SUPERVISION_SHEET, "战役"]);
    expect(await supervisedIn(workbook)).toMatchObject({ rows: SECOND, fault: null, isThere: true });
    await workbook.undo();
    expect(await supervisedIn(workbook)).toMatchObject({ rows: FIRST, fault: null });
  });

  test("refuse rows where the history has others by now", async () => {
    const workbook = await workbookWith(FIRST, SECOND);
    const changes = registerChanges(await workbook.sheets(), { before: FIRST, now: SECOND });
    await expect(workbook.apply("登记", changes)).rejects.toMatchObject({ reason: "not empty" });
    expect(await supervisedIn(workbook)).toMatchObject({ rows: SECOND, fault: null });
  });

  test("that were edited by hand can be recorded or written again, and nothing else", async () => {
    const workbook = await workbookWith(FIRST, SECOND);
    const write = { change: "write", sheet: "战役", row: 1, column: 2, over: "any" } as const;
    await workbook.apply("改", [{ ...write, cells: [["2017-11-30"]] }]);
    const edited = await supervisedIn(workbook);
    expect([edited.fault, isEditedOnly(edited)]).toEqual(["edited by hand", true]);
    expect(edited.edits.map(({ cell, event }) => [cell, event?.line["结束日期"]])).toEqual([["战役!A2", "2017-11-30"]]);
    await workbook.apply("撤销", registerChanges(await workbook.sheets(), { before: SECOND, now: SECOND }));
    expect(await supervisedIn(workbook)).toMatchObject({ rows: SECOND, fault: null });
    await workbook.apply("加列", [{ ...write, column: 7, cells: [["批注"]] }]);
    const added = await supervisedIn(workbook);
    expect([added.fault, isEditedOnly(added)]).toEqual(["edited by hand", false]);
  });

  test("of another workbook are taken only where they go on from those here", () => {
    const sheets = (rows: readonly SupervisionRow[]) =>
      registerChanges([], { before: [], now: rows }).flatMap((change) =>
        change.change === "write" ? [plainSheet(change.cells as never, { name: change.sheet })] : [],
      );
    const other = rowsAfter([], { ...ASSIGNED, line: { ...ASSIGNED.line, 事项: "拆迁" } });
    expect(registerStateOf(sheets(SECOND), FIRST)).toMatchObject({ rows: SECOND, fault: null });
    expect(registerStateOf(sheets(other), FIRST).fault).toBe("not a continuation");
    expect(registerStateOf([plainSheet([["别的"]], { name: "项目" })]).fault).toBe("not a ledger");
  });

  test("are no reports, and a sheet of the same name elsewhere is one", async () => {
    const sources = await readSources(await workbookWith(FIRST, SECOND), [], EMPTY_DICTIONARY);
    expect([sources.candidates, sources.settings]).toEqual([["财政局"], []]);
    const without = memoryWorkbook([{ name: "项目", rows: [["项目情况"]] }], "月报.xlsx");
    expect((await readSources(without, [], EMPTY_DICTIONARY)).candidates).toEqual(["项目"]);
  });
});

describe("督办表", () => {
  test("stands by light, and says nothing that was reported", () => {
    const late = rowsAfter(FIRST, { ...ASSIGNED, line: { ...ASSIGNED.line, 完成期限: "2017-09-30" } });
    const board = supervisionBoard(registerOfRows(late), { asOf: { year: 2017, month: 10, day: 8 } });
    const { cells } = supervisionTable(board);
    expect(cells[0]).toEqual(["督办表（截至2017-10-08）"]);
    expect(cells.slice(2)).toEqual([
      ["红", "交办", "2017-002", "征地", "国土资源局", "财政局", "甲", "2017-09-30", -8, null],
      ["黄", "交办", "2017-001", "征地", "国土资源局", "财政局", "甲", "2017-10-15", 7, null],
    ]);
    expect(withoutOwnOutput(plainSheet(cells as never, { name: "督办表" })).rows).toEqual([]);
  });
});

describe("a check that an assignment was born of", () => {
  const SHEET = plainSheet(
    [["2017年1—8月财政收入"], ["县（市）", "财政总收入"], ["平江县", 84150], ["华容县", 65300]],
    {
      name: "财政局",
      file: "月报.xlsx",
    },
  );
  const found = monthly({ sheets: [SHEET], dictionary: EMPTY_DICTIONARY });

  test("is undecided where its sheet is gone, though another of the workbook was read", () => {
    const [first] = assignmentProposals(found, EMPTY_REGISTER, { year: 2017, month: 9, day: 28 });
    const finding = found.findings.find(({ id, sheet }) => id === first?.source && sheet === "财政局");
    expect(finding?.id).toContain("月报.xlsx!财政局");
    const elsewhere = monthly({ sheets: [{ ...SHEET, name: "统计局" }], dictionary: EMPTY_DICTIONARY });
    expect(checkOutcome(finding?.id ?? "", elsewhere)).toBe("undecided");
  });
});
