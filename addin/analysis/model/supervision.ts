/** Closed sets of supervision (督查督办): stages, feedback, events, and the reasons that an event is refused. */

/** The sheet whose presence makes a workbook one of supervision. */
export const SUPERVISION_HISTORY_SHEET = "督办历史";

/** The four stages by which an assignment is supervised (四环节), in their order. */
export const STAGES = ["study", "coordination", "control", "feedback"] as const;

/** 研判部署, 协调调度, 进度控制, 情况反馈. */
export type Stage = (typeof STAGES)[number];

/** What a feedback asks for: 销号 (it is done), 提请研究, 提请问责. */
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
