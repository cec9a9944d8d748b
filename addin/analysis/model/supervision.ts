/** Closed sets of supervision (督查督办): its sheets, stages, feedback, events, and the reasons that an event is refused. */

import { groupedBy } from "./groups";
import type { Sheet } from "./sheet";

/** The sheet whose presence makes a workbook one of supervision. */
export const SUPERVISION_HISTORY_SHEET = "督办历史";

/** The sheet of the assignments. */
export const SUPERVISION_SHEET = "交办";

/** The sheet of each register. */
export const REGISTER_SHEETS = {
  projects: "项目",
  tasks: "任务",
  households: "征拆对象",
  items: "清单",
  goals: "目标任务",
  rounds: "日程",
  campaigns: "战役",
  scores: "考核",
  weights: "考核办法",
  lines: "层级",
  reports: "汇报",
  negatives: "负面清单",
} as const;

/** The sheets that are derived from the history: the assignments, and each register. */
export const SUPERVISION_DERIVED_SHEETS: readonly string[] = [SUPERVISION_SHEET, ...Object.values(REGISTER_SHEETS)];

/** All sheets of a workbook of supervision (督办台账.xlsx). */
export const SUPERVISION_SHEETS: readonly string[] = [SUPERVISION_HISTORY_SHEET, ...SUPERVISION_DERIVED_SHEETS];

/**
 * The sheets of supervision among those of one workbook (督办台账的工作表): they report no figures of a month. They are known by
 * the history beside them; elsewhere a 项目 is a report.
 *
 * @example
 * supervisionSheetsAmong(["项目", "督办历史", "财政局"]) // => ["项目", "督办历史"]
 * supervisionSheetsAmong(["项目"]) // => []
 */
export const supervisionSheetsAmong = (names: readonly string[]): readonly string[] =>
  names.includes(SUPERVISION_HISTORY_SHEET) ? names.filter((name) => SUPERVISION_SHEETS.includes(name)) : [];

/**
 * The sheets of several files without those of supervision (非督办台账的工作表).
 *
 * @example
 * withoutSupervision([plainSheet([["项目"]], { name: "项目" }), plainSheet([["序号"]], { name: "督办历史" })]) // => []
 * withoutSupervision([plainSheet([["项目"]], { name: "项目" })]).length // => 1
 */
export function withoutSupervision(sheets: readonly Sheet[]): readonly Sheet[] {
  const own = [...groupedBy(sheets, ({ file }) => file).values()].flatMap((ofFile) => {
    const among = supervisionSheetsAmong(ofFile.map(({ name }) => name));
    return ofFile.filter(({ name }) => among.includes(name));
  });
  return sheets.filter((sheet) => !own.includes(sheet));
}

/** The four stages by which an assignment is supervised (四环节), in their order. */
export const STAGES = ["study", "coordination", "control", "feedback"] as const;

/** 研判部署, 协调调度, 进度控制, 情况反馈. */
export type Stage = (typeof STAGES)[number];

/** The request of a feedback: 销号 (it is done), 提请研究, 提请问责. */
export type Feedback = "close" | "refer" | "account";

/** Stage of a project: 前期, 开工, 在建, 竣工. */
export type ProjectStage = "preparation" | "started" | "building" | "completed";

/** Family of a target (三大目标任务): the city's, those of the 小康 assessment, the county's own. */
export type Family = "city" | "moderate" | "county";

/** Routine of inspection: 巡查 twice a week, 评比 once a month, 通报 once a quarter. */
export type Routine = "patrol" | "review" | "notice";

/** The kind of an event of the register. The first two are of a line of a register, the others of an assignment. */
export const EVENT_KINDS = ["record", "remove", "assign", "stage", "enter", "extend", "feedback", "reopen"] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** The reason that an event is refused; the words are in `report/supervisionWords.ts`. */
export type RefusalReason =
  | "missing"
  | "not a number"
  | "not a share"
  | "not a day"
  | "not a word"
  | "unknown unit"
  | "deadline before start"
  | "unknown register"
  | "unknown line"
  | "line twice"
  | "number taken"
  | "unknown assignment"
  | "closed already"
  | "not closed"
  | "stage out of turn"
  | "too early to close"
  | "before it was given"
  | "deadline not later"
  | "check not passed"
  | "unit not named"
  | "unknown field";

/** An event that is refused: why, at which field, what stands there, and what may. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** Header of the field. */
  readonly field: string;
  readonly received: string;
  readonly expected: string;
}

/**
 * A refusal; what is not given is empty.
 *
 * @example
 * refusal("missing", "牵头领导") // => { reason: "missing", field: "牵头领导", received: "", expected: "" }
 */
export const refusal = (reason: RefusalReason, field: string, received = "", expected = ""): Refusal => ({
  reason,
  field,
  received,
  expected,
});
