// The register of what is supervised: assignments and their states, the events that change them, and the history that keeps them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  apply,
  EMPTY_REGISTER,
  plainSheet,
  registerOfRows,
  replay,
  STAGES,
  supervised,
  SUPERVISION_BOOK,
  supervisionState,
  type Assignment,
  type EventKind,
  type Register,
  type Sheet,
  type SupervisionEvent,
  type SupervisionRow,
} from "../addin/analysis";
import { sha256 } from "../addin/workbook/disk/sha256";

const STAMP = { by: "张三", at: "2017-09-28T09:00:00+08:00" };
const FORM = {
  事项: "容城大道一期征地",
  牵头领导: "甲副县长",
  责任单位: "国土资源局",
  工作措施: "逐户上门",
  完成期限: "2017-10-15",
  交办日期: "2017-09-28",
};
const event = (kind: EventKind, line: SupervisionEvent["line"], about = "2017-001"): SupervisionEvent => ({
  kind,
  about,
  line,
});
const given = (more: SupervisionEvent["line"] = {}) => event("assign", { ...FORM, ...more }, "");
const stage = (word: string, on = "2017-09-29") => event("stage", { 日期: on, 环节: word, 情况: "已办" });
const closing = (more: SupervisionEvent["line"] = {}) =>
  event("feedback", { 日期: "2017-10-10", 反馈: "销号", 情况: "办结", 销号依据: "验收单", ...more });
const toControl = ["研判部署", "协调调度", "进度控制"].map((word) => stage(word));

const after = (...events: readonly SupervisionEvent[]) => replay(events);
const refusedBy = (...events: readonly SupervisionEvent[]) => after(...events).refused;
const first = ({ assignments }: Register): Assignment => [...assignments.values()][0] as Assignment;

describe("an assignment", () => {
  test("goes through the four stages in their order to 销号", () => {
    const { register, refused } = after(given(), ...toControl, closing());
    expect(refused).toBeNull();
    const { stage: reached, closed, log } = first(register);
    expect([reached, closed, log.map((entry) => entry.stage)]).toEqual([
      "feedback",
      { year: 2017, month: 10, day: 10 },
      STAGES,
    ]);
  });

  test.each(["牵头领导", "责任单位", "工作措施", "完成期限", "事项", "交办日期"])("is refused without %s", (field) => {
    expect(refusedBy(given({ [field]: " " }))).toMatchObject({ reason: "missing", field });
  });

  test.each<[string, SupervisionEvent[], string]>([
    ["a deadline before it is given", [given({ 完成期限: "2017-09-01" })], "deadline before start"],
    ["a day that is none", [given({ 完成期限: "2017-02-30" })], "not a day"],
    ["a field that the form does not have", [given({ 牵头人: "甲" })], "unknown field"],
    ["a number that is taken", [given(), event("assign", FORM)], "number taken"],
    ["a step of one that is not there", [stage("研判部署")], "unknown assignment"],
    ["a stage that is none", [given(), stage("收尾")], "not a word"],
    ["a stage that is skipped", [given(), stage("进度控制")], "stage out of turn"],
    ["a stage gone back", [given(), stage("研判部署"), stage("协调调度"), stage("研判部署")], "stage out of turn"],
    ["销号 before 进度控制", [given(), stage("研判部署"), closing()], "too early to close"],
    ["销号 before any stage", [given(), closing()], "too early to close"],
    ["a step before it was given", [given(), stage("研判部署", "2017-09-01")], "before it was given"],
    ["销号 without evidence", [given(), ...toControl, closing({ 销号依据: "" })], "missing"],
    ["a step after 销号", [given(), ...toControl, closing(), stage("协调调度")], "closed already"],
    ["销号 twice", [given(), ...toControl, closing(), closing()], "closed already"],
    ["reopening what is open", [given(), event("reopen", { 日期: "2017-10-01", 原因: "复查" })], "not closed"],
    [
      "提请问责 without the person",
      [given(), ...toControl, closing({ 反馈: "提请问责", 不落实的事: "征地", 不落实的环节: "协调调度" })],
      "missing",
    ],
    [
      "an extension that is none",
      [given(), event("extend", { 日期: "2017-10-01", 完成期限: "2017-10-15", 批准人: "乙", 原因: "雨" })],
      "deadline not later",
    ],
    [
      "an extension that nobody approved",
      [given(), event("extend", { 日期: "2017-10-01", 完成期限: "2017-10-20", 原因: "雨" })],
      "missing",
    ],
    ["a unit that is not named", [given(), event("enter", { 日期: "2017-10-01", 单位: "环保局" })], "unit not named"],
  ])("refuses %s", (_what, events, reason) => {
    const { refused, register } = after(...events);
    expect(refused?.reason).toBe(reason);
    expect(register).toEqual(after(...events.slice(0, -1)).register);
  });

  test("born of a finding closes only when its check has passed", () => {
    const born = given({ 来源问题: "sum-mismatch:华容县/财政总收入/2017-08" });
    expect(refusedBy(born, ...toControl, closing())).toMatchObject({
      reason: "check not passed",
      received: "sum-mismatch:华容县/财政总收入/2017-08",
    });
    expect(refusedBy(born, ...toControl, closing({ 核对通过: "是" }))).toBeNull();
  });

  test("born of a target closes only when that lags no longer", () => {
    const goal = (done: number) =>
      event(
        "record",
        { 类别: "县定", 目标任务: "公租房", 年度: "2017", 完成值: done, 目标值: 1000, 完成期限: "2017-12-31" },
        "目标任务",
      );
    const born = given({ 来源目标: "公租房/2017" });
    expect(refusedBy(goal(500), born, ...toControl, closing())?.reason).toBe("check not passed");
    expect(refusedBy(born, ...toControl, closing())?.reason).toBe("check not passed");
    expect(refusedBy(goal(500), born, ...toControl, goal(900), closing())).toBeNull();
  });

  test("keeps the first deadline, and who approved each later one", () => {
    const put = (to: string, by: string) =>
      event("extend", { 日期: "2017-10-01", 完成期限: to, 批准人: by, 原因: "雨" });
    const one = first(after(given(), put("2017-10-20", "县长"), put("2017-10-31", "常务副县长")).register);
    expect(one).toMatchObject({
      firstDeadline: { year: 2017, month: 10, day: 15 },
      deadline: { year: 2017, month: 10, day: 31 },
      extensions: [
        { from: { day: 15 }, to: { day: 20 }, approvedBy: "县长" },
        { from: { day: 20 }, to: { day: 31 }, approvedBy: "常务副县长" },
      ],
    });
  });

  test("goes back to 协调调度 after a question was fed back, and may be reopened after 销号", () => {
    const question = event("feedback", { 日期: "2017-10-01", 反馈: "提请研究", 情况: "请示用地" });
    const more = [
      stage("协调调度"),
      stage("进度控制"),
      closing(),
      event("reopen", { 日期: "2017-10-20", 原因: "反弹" }),
    ];
    const { register, refused } = after(given(), ...toControl, question, ...more, stage("协调调度", "2017-10-21"));
    expect([refused, first(register).closed, first(register).stage]).toEqual([null, null, "coordination"]);
  });
});

describe("a feedback", () => {
  test("asks for 研究 or 问责 at any stage, and leaves the stage where it was", () => {
    const asked = event("feedback", { 日期: "2017-10-01", 反馈: "提请研究", 情况: "请示用地" });
    const blame = { 反馈: "提请问责", 情况: "未办", 不落实的人: "乙", 不落实的事: "征地", 不落实的环节: "研判部署" };
    const { register, refused } = after(given(), asked, event("feedback", { 日期: "2017-10-02", ...blame }));
    expect([refused, first(register).stage, first(register).feedbacks.map(({ kind }) => kind)]).toEqual([
      null,
      null,
      ["refer", "account"],
    ]);
  });
});

describe("a line of a register", () => {
  const record = (sheet: string, line: SupervisionEvent["line"]) => event("record", line, sheet);
  test.each<[string, SupervisionEvent, string]>([
    ["without its name", record("项目", { 阶段: "在建" }), "missing"],
    ["in a unit that nobody knows", record("任务", { 项目: "甲", 事项: "征地", 单位: "庹" }), "unknown unit"],
    ["with a number below 0", record("任务", { 项目: "甲", 事项: "征地", 单位: "亩", 完成: -1 }), "not a number"],
    ["with 80 that may be 80% or not", record("项目", { 项目: "甲", 阶段: "在建", 形象进度: 80 }), "not a share"],
    ["with a stage of its own", record("项目", { 项目: "甲", 阶段: "收尾" }), "not a word"],
    [
      "that ends before it begins",
      record("战役", { 战役: "百日攻坚", 开始日期: "2017-12-31", 结束日期: "2017-09-23" }),
      "deadline before start",
    ],
    ["of a register that is none", record("杂项", { 名称: "甲" }), "unknown register"],
    ["that is taken off and was never there", event("remove", { 项目: "甲" }, "项目"), "unknown line"],
  ])("is refused %s", (_what, one, reason) => {
    expect(apply(EMPTY_REGISTER, one).refused?.reason).toBe(reason);
  });

  test("stands under its key until another takes its place or it is taken off", () => {
    const line = (done: number) => record("任务", { 项目: "甲", 事项: "征地", 单位: "亩", 完成: done, 任务量: 30 });
    const { register } = after(line(10), line(20), record("任务", { 项目: "甲", 事项: "房屋拆迁", 单位: "栋" }));
    expect([...register.tasks.values()].map(({ item, done }) => [item, done])).toEqual([
      ["征地", 20],
      ["房屋拆迁", { absent: "not reported" }],
    ]);
    expect(apply(register, event("remove", { 项目: "甲", 事项: "征地" }, "任务")).register.tasks.size).toBe(1);
  });
});

/** Events as they may come in any order, legal or not, over a few assignments and lines; the steps that lead on come most. */
const anyEvent = (): fc.Arbitrary<SupervisionEvent> => {
  const number = fc.constantFrom("2017-001", "2017-002");
  const on = fc.integer({ min: 1, max: 30 }).map((day) => `2017-10-${String(day).padStart(2, "0")}`);
  const late = fc.integer({ min: 20, max: 31 }).map((day) => `2017-10-${String(day).padStart(2, "0")}`);
  const line = <T>(kind: EventKind, fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) =>
    fc.tuple(number, fc.record(fields)).map(([about, cells]) => ({ kind, about, line: cells }) as SupervisionEvent);
  const word = fc.constantFrom("已办", "已办", "已办", "已办", "");
  const stages = ["研判部署", "协调调度", "进度控制", "情况反馈"];
  return fc.oneof(
    {
      weight: 2,
      arbitrary: line("assign", {
        ...{ 事项: word, 牵头领导: word, 责任单位: fc.constant("甲局"), 工作措施: word, 交办日期: on, 完成期限: late },
        来源目标: fc.constantFrom("", "公租房/2017"),
      }),
    },
    { weight: 8, arbitrary: line("stage", { 日期: late, 环节: fc.constantFrom(...stages, "收尾"), 情况: word }) },
    { weight: 1, arbitrary: line("enter", { 日期: on, 单位: fc.constantFrom("甲局", "乙局") }) },
    { weight: 2, arbitrary: line("extend", { 日期: on, 完成期限: late, 批准人: word, 原因: word }) },
    {
      weight: 4,
      arbitrary: line("feedback", {
        ...{ 日期: late, 反馈: fc.constantFrom("销号", "提请研究", "提请问责"), 情况: word, 销号依据: word },
        ...{ 不落实的人: word, 不落实的事: word, 不落实的环节: fc.constantFrom("", "进度控制") },
      }),
    },
    { weight: 1, arbitrary: line("reopen", { 日期: late, 原因: word }) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 0, max: 1000 }).map((done) => ({
        kind: "record" as const,
        about: "目标任务",
        line: { 类别: "县定", 目标任务: "公租房", 年度: "2017", 完成值: done, 目标值: 1000, 完成期限: "2017-12-31" },
      })),
    },
    {
      weight: 1,
      arbitrary: fc.constant<SupervisionEvent>({
        kind: "remove",
        about: "目标任务",
        line: { 目标任务: "公租房", 年度: "2017" },
      }),
    },
  );
};

/** Two assignments are given, one of them born of a target; then come so many events. */
const anyEvents = (maxLength: number): fc.Arbitrary<SupervisionEvent[]> =>
  fc
    .array(anyEvent(), { maxLength, size: "max" })
    .map((events) => [given({ 交办日期: "2017-10-01" }), given({ 来源目标: "公租房/2017" }), ...events]);

/** Each event applied where it is allowed, and those that were. */
function applied(events: readonly SupervisionEvent[]): { register: Register; kept: SupervisionEvent[] } {
  let register = EMPTY_REGISTER;
  const kept: SupervisionEvent[] = [];
  for (const one of events) {
    const result = apply(register, one);
    if (result.refused) expect(result.register).toBe(register);
    else kept.push(result.event);
    register = result.register;
  }
  return { register, kept };
}

const serial = ({ year, month, day }: { year: number; month: number; day: number }) => year * 400 + month * 31 + day;

/** What no assignment may ever be. */
function isLegal(one: Assignment): boolean {
  const stages = one.log.map((entry) => STAGES.indexOf(entry.stage));
  const steps = stages.every((at, i) => {
    const was = i === 0 ? -1 : (stages[i - 1] as number);
    return at === was || at === was + 1 || (was === 3 && at === 1);
  });
  const closing = one.feedbacks.at(-1);
  const isClosedWell = one.closed === null || (closing?.kind === "close" && closing.evidence !== "");
  const isClear = [one.matter, one.leader, one.responsible, one.measures].every((word) => word !== "");
  const deadlines = [one.firstDeadline, ...one.extensions.map(({ to }) => to)];
  const isPutOff = deadlines.every((to, i) => i === 0 || serial(to) > serial(deadlines[i - 1] as typeof to));
  return (
    steps &&
    isClosedWell &&
    isClear &&
    isPutOff &&
    one.deadline === deadlines.at(-1) &&
    serial(one.given) <= serial(one.updated) &&
    (one.stage === null ? stages.length === 0 : STAGES.indexOf(one.stage) === stages.at(-1))
  );
}

describe("events in any order", () => {
  test("never reach an illegal state, and replayed give the same register", () => {
    fc.assert(
      fc.property(anyEvents(120), (events) => {
        const { register, kept } = applied(events);
        expect([...register.assignments.values()].filter((one) => !isLegal(one))).toEqual([]);
        expect(replay(kept)).toMatchObject({ refused: null, register });
      }),
      { numRuns: 200 },
    );
  });

  test("are kept in a history whose sheets read back as the same register, without a fault", () => {
    fc.assert(
      fc.property(anyEvents(60), (events) => {
        const { register, kept } = applied(events);
        const { rows, refused } = supervised([], kept, STAMP, sha256);
        const state = supervisionState(SUPERVISION_BOOK.sheetsOf(rows, sha256), sha256);
        expect([refused, state.fault, state.edits]).toEqual([null, null, []]);
        expect(registerOfRows(state.rows)).toEqual(register);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the workbook 督办台账", () => {
  const task = (done: number) =>
    event("record", { 项目: "甲", 事项: "征地", 单位: "亩", 完成: done, 任务量: 30 }, "任务");
  const { rows } = supervised([], [given(), task(10), ...toControl], STAMP, sha256);
  const sheets = SUPERVISION_BOOK.sheetsOf(rows, sha256);
  const changed = (name: string, change: (rows: Sheet["rows"][number][]) => Sheet["rows"]): Sheet[] =>
    sheets.map((sheet) => (sheet.name === name ? { ...sheet, rows: change([...sheet.rows]) } : sheet));
  const stateOf = (changedSheets: readonly Sheet[]) => supervisionState(changedSheets, sha256);

  test("records none of several events where one of them is refused", () => {
    const refused = supervised(rows, [task(20), stage("收尾")], STAMP, sha256);
    expect([refused.rows, refused.refused?.reason]).toEqual([rows, "not a word"]);
  });

  test("tells a register changed by hand, at its cell, as the event that would record it", () => {
    const state = stateOf(
      changed("任务", ([head, line = []]) => [head ?? [], line.map((value) => (value === 10 ? 12 : value))]),
    );
    expect([state.fault, state.cells]).toEqual(["edited by hand", ["任务!A2"]]);
    const events = state.edits.flatMap(({ event: one }) => one ?? []);
    const recorded = supervised(state.rows, events, STAMP, sha256);
    expect(recorded.register.tasks.get("甲/征地")?.done).toBe(12);
  });

  test("tells a line that was taken out, and one that cannot be read", () => {
    const [gone] = stateOf(changed("任务", ([head]) => [head ?? []])).edits;
    expect(gone).toMatchObject({ cell: "", event: { kind: "remove", line: { 项目: "甲", 事项: "征地" } } });
    const bad = stateOf(changed("任务", (lines) => [...lines, ["乙", "征地", "许多"]])).edits;
    expect(bad).toMatchObject([{ cell: "任务!A3", event: null, refused: { reason: "not a number" } }]);
  });

  test("takes a new line of 交办 for an assignment, and a changed one for none", () => {
    const columns = sheets.find(({ name }) => name === "交办")?.rows[1] ?? [];
    const line = columns.map((header) => (FORM as Record<string, string>)[String(header)] ?? null);
    const [added] = stateOf(changed("交办", (lines) => [...lines, line])).edits;
    expect(added?.event).toMatchObject({ kind: "assign", about: "" });
    const set = (lines: Sheet["rows"][number][]) =>
      lines.map((cells) => cells.map((value) => (value === "进度控制" ? "情况反馈" : value)));
    expect(stateOf(changed("交办", set)).edits).toMatchObject([{ cell: "交办!A3", event: null }]);
  });

  test("is not written over a history that was changed, cut or made illegal by hand", () => {
    const cells = (lines: Sheet["rows"][number][], from: string, to: string) =>
      lines.map((line) => line.map((value) => (typeof value === "string" ? value.replace(from, to) : value)));
    expect(stateOf(changed("督办历史", (lines) => cells(lines, "逐户上门", "开会"))).fault).toBe("chain broken");
    expect(stateOf(changed("督办历史", (lines) => lines.slice(0, -1))).fault).toBe("chain broken");
    expect(stateOf(changed("督办历史", (lines) => cells(lines, "研判部署", "进度控制")))).toMatchObject({
      fault: "chain broken",
      cells: ["A4"],
    });
    expect(stateOf(sheets.filter(({ name }) => name !== "督办历史")).fault).toBe("not a ledger");
    expect(stateOf(sheets.filter(({ name }) => name !== "交办")).fault).toBe("no head");
    expect(stateOf([plainSheet([["征地"]], { name: "任务" })]).fault).toBe("not a ledger");
  });

  test("keeps columns that are not its own: it tells them and is not written", () => {
    const state = stateOf(
      changed("任务", ([head, line]) => [
        [...(head ?? []), "批注"],
        [...(line ?? []), "盯紧"],
      ]),
    );
    expect([state.fault, state.cells]).toEqual(["edited by hand", ["任务!M1"]]);
  });

  test("says no with a history that goes on from another", () => {
    const other = supervised([], [task(1)], STAMP, sha256).rows as readonly SupervisionRow[];
    expect(supervisionState(sheets, sha256, { before: other }).fault).toBe("not a continuation");
  });
});
