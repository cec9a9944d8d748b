/** The four-four form (四四表单): a matter assigned by four things made clear, and supervised by four stages. */
import { daysBetween, dayText, type Day } from "../model/date";
import { refusal, STAGES, type EventKind, type Feedback, type Refusal, type Stage } from "../model/supervision";
import { labelWords } from "../model/words";
import { textIn, type Line } from "../history/lines";
import { choice, day, list, mark, recordIn, required, text, type Columns, type RecordOf } from "./columns";
import { greatest } from "../model/lists";

/** 四明确 and what belongs to them: the first four of these fields that are required make an assignment clear. */
export const ASSIGN = {
  matter: required(text("事项")),
  leader: required(text("牵头领导")),
  responsible: required(text("责任单位")),
  measures: required(text("工作措施")),
  deadline: required(day("完成期限")),
  given: required(day("交办日期")),
  helpers: list("协办单位"),
  /** The id of the finding, or the target, that it was born of. */
  finding: text("来源问题"),
  goal: text("来源目标"),
};

const ON = required(day("日期"));
const stages = required(choice("环节", "stage", STAGES));

/** The steps of an assignment: the columns of each event after it was given. */
export const STEPS = {
  stage: { on: ON, stage: stages, words: required(text("情况")) },
  enter: { on: ON, unit: required(text("单位")), words: text("情况") },
  extend: {
    on: ON,
    deadline: required(day("完成期限")),
    approvedBy: required(text("批准人")),
    words: required(text("原因")),
  },
  feedback: {
    on: ON,
    kind: required(choice("反馈", "feedback", ["close", "refer", "account"])),
    words: required(text("情况")),
    /** Of a matter that is done, what shows it. */
    evidence: text("销号依据"),
    /** The check that the assignment was born of was run, and passed. */
    isCheckPassed: mark("核对通过"),
    /** 不落实的人、事、环节. */
    person: text("不落实的人"),
    matter: text("不落实的事"),
    stage: choice("不落实的环节", "stage", STAGES),
  },
  reopen: { on: ON, words: required(text("原因")) },
} as const satisfies Readonly<Partial<Record<EventKind, Columns>>>;

export type StepKind = keyof typeof STEPS;

/** A step, read. */
export type Step<Kind extends StepKind> = RecordOf<(typeof STEPS)[Kind]>;

/** A deadline that was put off: the one before stays, with who approved it and why. */
export interface Extension {
  readonly on: Day;
  readonly from: Day;
  readonly to: Day;
  readonly approvedBy: string;
  readonly words: string;
}

/** An entry of the log of a stage. */
export interface StageEntry {
  readonly on: Day;
  readonly stage: Stage;
  readonly words: string;
}

/** A feedback as it was reported. */
export interface FeedbackEntry {
  readonly on: Day;
  readonly kind: Feedback;
  readonly words: string;
  readonly evidence: string;
  readonly person: string;
  readonly matter: string;
  readonly stage: Stage | null;
}

/** The day on which a unit brought the matter into its procedure (进入程序). */
export interface Entrance {
  readonly on: Day;
  readonly unit: string;
  readonly words: string;
}

/** An assignment (交办事项) as its events have left it. */
export interface Assignment {
  readonly id: string;
  readonly matter: string;
  readonly leader: string;
  readonly responsible: string;
  readonly helpers: readonly string[];
  readonly measures: string;
  readonly given: Day;
  readonly deadline: Day;
  /** The deadline that was set when it was given. */
  readonly firstDeadline: Day;
  readonly finding: string;
  readonly goal: string;
  readonly extensions: readonly Extension[];
  /** The stage reached; null where none has begun. */
  readonly stage: Stage | null;
  readonly log: readonly StageEntry[];
  readonly entrances: readonly Entrance[];
  readonly feedbacks: readonly FeedbackEntry[];
  /** The day of 销号; null while it is open. */
  readonly closed: Day | null;
  /** The day of its last event. */
  readonly updated: Day;
}

/** An assignment after a step, or the reason that the step is refused. */
export type Stepped =
  | { readonly assignment: Assignment; readonly refused: null }
  | { readonly assignment: null; readonly refused: Refusal };

const no = (refused: Refusal): Stepped => ({ assignment: null, refused });
const yes = (assignment: Assignment): Stepped => ({ assignment, refused: null });

/**
 * Gives an assignment (交办): refused where one of the four things is not clear, or its deadline is before it is given.
 *
 * @example
 * assigned("2017-001", { 事项: "征地", 责任单位: "国土资源局" }).refused // => { reason: "missing", field: "牵头领导", received: "", expected: "" }
 * assigned("2017-001", { 事项: "征地", 牵头领导: "甲", 责任单位: "国土资源局", 工作措施: "入户", 交办日期: "2017-09-28", 完成期限: "2017-10-15" }).assignment?.stage // => null
 */
export function assigned(id: string, line: Line): Stepped {
  const { record, refused } = recordIn(ASSIGN, line);
  if (refused) return no(refused);
  const { given, deadline } = record;
  if (daysBetween(given, deadline) < 0) return no(refusal("deadline before start", "完成期限", dayText(deadline)));
  return yes({
    ...record,
    ...{ id, firstDeadline: deadline, updated: given },
    ...{ extensions: [], stage: null, log: [], entrances: [], feedbacks: [], closed: null },
  });
}

/** True of a stage that may follow another: the same, the next, or, once it was fed back, 协调调度 again. */
const mayFollow = (stage: Stage, before: Stage | null): boolean => {
  const [at, was] = [STAGES.indexOf(stage), before === null ? -1 : STAGES.indexOf(before)];
  return at === was || at === was + 1 || (before === "feedback" && stage === "coordination");
};

/**
 * Takes a step with an assignment. `isGoalKept` tells of the target that it was born of whether that lags no longer.
 *
 * A stage goes on to the next one, may be logged again, and after 情况反馈 goes back to 协调调度. Only what is open goes on;
 * 销号 needs evidence and, where it was born of a check or a target, that check to pass; 提请问责 names person, matter and stage.
 */
export function stepped(
  assignment: Assignment,
  kind: StepKind,
  line: Line,
  isGoalKept: (goal: string, on: Day) => boolean,
): Stepped {
  const { record, refused } = recordIn(STEPS[kind], line);
  if (refused) return no(refused);
  const { on } = record;
  if (daysBetween(assignment.given, on) < 0)
    return no(refusal("before it was given", ON.header, dayText(on), dayText(assignment.given)));
  const isClosed = assignment.closed !== null;
  if (isClosed && kind !== "reopen") return no(refusal("closed already", "", assignment.id));
  if (!isClosed && kind === "reopen") return no(refusal("not closed", "", assignment.id));
  const updated = daysBetween(assignment.updated, on) > 0 ? on : assignment.updated;
  const after = { ...assignment, updated };
  switch (kind) {
    case "stage":
      return staged(after, record as Step<"stage">);
    case "enter":
      return entered(after, record as Step<"enter">);
    case "extend":
      return extended(after, record as Step<"extend">);
    case "feedback":
      return fedBack(after, record as Step<"feedback">, isGoalKept);
    case "reopen":
      return yes({ ...after, closed: null });
  }
}

function staged(assignment: Assignment, { on, stage, words }: Step<"stage">): Stepped {
  if (!mayFollow(stage, assignment.stage)) {
    const may = STAGES.filter((one) => mayFollow(one, assignment.stage)).map((one) => labelWords("stage", one));
    return no(refusal("stage out of turn", stages.header, labelWords("stage", stage), may.join("、")));
  }
  return yes({ ...assignment, stage, log: [...assignment.log, { on, stage, words }] });
}

function entered(assignment: Assignment, { on, unit, words }: Step<"enter">): Stepped {
  const units = [assignment.responsible, ...assignment.helpers];
  if (!units.includes(unit)) return no(refusal("unit not named", STEPS.enter.unit.header, unit, units.join("、")));
  return yes({ ...assignment, entrances: [...assignment.entrances, { on, unit, words }] });
}

function extended(assignment: Assignment, { on, deadline, approvedBy, words }: Step<"extend">): Stepped {
  if (daysBetween(assignment.deadline, deadline) <= 0)
    return no(refusal("deadline not later", ASSIGN.deadline.header, dayText(deadline), dayText(assignment.deadline)));
  const extension: Extension = { on, from: assignment.deadline, to: deadline, approvedBy, words };
  return yes({ ...assignment, deadline, extensions: [...assignment.extensions, extension] });
}

function fedBack(
  assignment: Assignment,
  { on, kind, words, evidence, isCheckPassed, person, matter, stage }: Step<"feedback">,
  isGoalKept: (goal: string, on: Day) => boolean,
): Stepped {
  const { feedback: columns } = STEPS;
  // Research and 问责 may be asked for at any stage, 销号 only where the work has come so far.
  const comes = mayFollow("feedback", assignment.stage);
  if (kind === "close" && !comes) {
    const now = assignment.stage === null ? "未开始" : labelWords("stage", assignment.stage);
    return no(refusal("too early to close", stages.header, now, labelWords("stage", "control")));
  }
  const entry: FeedbackEntry = { on, kind, words, evidence, person, matter, stage };
  const fed = { ...assignment, feedbacks: [...assignment.feedbacks, entry] };
  const log = [...assignment.log, { on, stage: "feedback" as const, words }];
  const after: Assignment = comes ? { ...fed, stage: "feedback", log } : fed;
  if (kind === "refer") return yes(after);
  if (kind === "account") {
    const missing = (["person", "matter", "stage"] as const).find((field) => (entry[field] ?? "") === "");
    return missing ? no(refusal("missing", columns[missing].header)) : yes(after);
  }
  if (evidence === "") return no(refusal("missing", columns.evidence.header));
  const isPassed =
    (assignment.finding === "" || isCheckPassed) && (assignment.goal === "" || isGoalKept(assignment.goal, on));
  if (!isPassed) return no(refusal("check not passed", columns.kind.header, assignment.finding || assignment.goal));
  return yes({ ...after, closed: on });
}

/** The number of a new assignment: the year it is given in, and its place among those of the year. */
export function nextNumber(numbers: Iterable<string>, line: Line): string {
  const [year = ""] = /^\d{4}/.exec(textIn(line, ASSIGN.given.header)) ?? [];
  const taken = [...numbers].map((id) => (id.startsWith(`${year}-`) ? Number(id.slice(year.length + 1)) : 0));
  return `${year}-${String(greatest([0, ...taken.filter(Number.isInteger)]) + 1).padStart(3, "0")}`;
}
