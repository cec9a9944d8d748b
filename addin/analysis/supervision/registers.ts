/** The registers of a supervision workbook (督办台账): a sheet each, its columns, and what makes a line one and the same. */
import { refusal, REGISTER_SHEETS, type Refusal } from "../model/supervision";
import { daysBetween, type Day } from "../model/date";
import { textIn, type Line } from "../history/lines";
import { amount, choice, day, list, mark, ratio, required, text, unit, recordIn, type RecordOf } from "./columns";

/** A project (项目), of one class or several: one of 5亿元以上 is also one of 1亿元以上. */
const PROJECTS = {
  name: required(text("项目")),
  classes: list("类别"),
  leader: text("领办领导"),
  headquarters: text("指挥部"),
  responsible: text("责任单位"),
  helpers: list("协办单位"),
  investment: amount("投资额"),
  unit: unit("单位"),
  stage: required(choice("阶段", "projectStage", ["preparation", "started", "building", "completed"])),
  progress: ratio("形象进度"),
  start: day("开始日期"),
  deadline: day("完成期限"),
  updated: day("更新日期"),
  note: text("说明"),
};

/** A task of a project with a quantity (任务): 征地 885.5 of 1475.8亩. One with a reason to be left out is 未纳入. */
const TASKS = {
  project: required(text("项目")),
  item: required(text("事项")),
  done: amount("完成"),
  total: amount("任务量"),
  unit: required(unit("单位")),
  campaign: text("战役"),
  leftOut: text("未纳入"),
  responsible: text("责任单位"),
  start: day("开始日期"),
  deadline: day("完成期限"),
  updated: day("更新日期"),
  note: text("说明"),
};

/** A household whose land or house is taken, and the official related to it (征拆对象). */
const HOUSEHOLDS = {
  project: required(text("项目")),
  household: required(text("户")),
  person: text("涉公人员"),
  employer: text("单位"),
  deadline: day("期限"),
  agreed: mark("已达成协议"),
  updated: day("更新日期"),
  note: text("说明"),
};

/** A line of any other list that is kept (清单): a contract signed, a problem rectified, a person disciplined. */
const ITEMS = {
  list: required(text("清单")),
  name: required(text("名称")),
  kinds: list("种类"),
  quantity: amount("数量"),
  unit: unit("单位"),
  state: text("状态"),
  on: day("日期"),
  responsible: text("责任单位"),
  updated: day("更新日期"),
  note: text("说明"),
};

/**
 * A target (三大目标任务): what is asked, what is done, and of what lags the cause and the action. The two amounts stand as they
 * are printed, in the unit beside them: 61.33 of 75, both %.
 */
const GOALS = {
  family: required(choice("类别", "family", ["city", "moderate", "county"])),
  name: required(text("目标任务")),
  year: required(text("年度")),
  basis: text("口径"),
  isAssessed: mark("考核口径"),
  source: text("来源"),
  done: amount("完成值"),
  target: amount("目标值"),
  unit: unit("单位"),
  best: choice("方向", "best", ["high", "low"]),
  leader: text("责任领导"),
  responsible: text("责任单位"),
  start: day("开始日期"),
  deadline: required(day("完成期限")),
  cause: text("原因"),
  action: text("措施"),
  updated: day("更新日期"),
};

/** An inspection that took place (日程). */
const ROUNDS = {
  routine: required(choice("事项", "routine", ["patrol", "review", "notice"])),
  on: required(day("日期")),
  unit: text("单位"),
  note: text("说明"),
};

/** A campaign (战役), a span of its own: 8月、9月征拆攻坚. */
const CAMPAIGNS = {
  name: required(text("战役")),
  start: required(day("开始日期")),
  deadline: required(day("结束日期")),
};

/** The four parts of the score that a unit was given, and the items by which it is vetoed (考核). */
const SCORES = {
  unit: required(text("单位")),
  period: required(text("期间")),
  scope: text("范围"),
  introduction: amount("项目引进"),
  winning: amount("项目争取"),
  advance: amount("项目推进"),
  support: amount("要素保障"),
  vetoes: list("一票否决"),
};

/** An item of the assessment (考核办法): with a weight it is scored, without one it vetoes. */
const WEIGHTS = { item: required(text("考核项")), weight: amount("权重"), isVeto: mark("一票否决") };

/** Who a unit reports to (层级). */
const LINES = {
  unit: required(text("单位")),
  head: text("负责人"),
  office: required(text("政府办分管副主任")),
  deputy: required(text("分管副县长")),
  chief: required(text("县长")),
};

/** A report that a unit made (汇报). */
const REPORTS = {
  unit: required(text("单位")),
  on: required(day("日期")),
  matter: required(text("事项")),
  to: required(list("汇报对象")),
  isUrgent: mark("重大紧急"),
};

/** An entry of the negative list (负面清单): kept as it was written, and nothing is worked out from it. */
const NEGATIVES = {
  subject: required(text("对象")),
  on: required(day("日期")),
  facts: required(text("事实")),
  source: text("来源"),
};

/** Every register: its sheet, its columns, and the headers that tell one line from another. */
export const REGISTERS = {
  projects: { sheet: REGISTER_SHEETS.projects, columns: PROJECTS, key: ["项目"] },
  tasks: { sheet: REGISTER_SHEETS.tasks, columns: TASKS, key: ["项目", "事项"] },
  households: { sheet: REGISTER_SHEETS.households, columns: HOUSEHOLDS, key: ["项目", "户"] },
  items: { sheet: REGISTER_SHEETS.items, columns: ITEMS, key: ["清单", "名称"] },
  goals: { sheet: REGISTER_SHEETS.goals, columns: GOALS, key: ["目标任务", "年度", "口径"] },
  rounds: { sheet: REGISTER_SHEETS.rounds, columns: ROUNDS, key: ["事项", "日期", "单位"] },
  campaigns: { sheet: REGISTER_SHEETS.campaigns, columns: CAMPAIGNS, key: ["战役"] },
  scores: { sheet: REGISTER_SHEETS.scores, columns: SCORES, key: ["单位", "期间"] },
  weights: { sheet: REGISTER_SHEETS.weights, columns: WEIGHTS, key: ["考核项"] },
  lines: { sheet: REGISTER_SHEETS.lines, columns: LINES, key: ["单位"] },
  reports: { sheet: REGISTER_SHEETS.reports, columns: REPORTS, key: ["单位", "日期", "事项"] },
  negatives: { sheet: REGISTER_SHEETS.negatives, columns: NEGATIVES, key: ["对象", "日期", "事实"] },
} as const;

export type RegisterName = keyof typeof REGISTERS;
export const REGISTER_NAMES = Object.keys(REGISTERS) as RegisterName[];

/** A line of a register, read. */
export type RegisterRecord<Name extends RegisterName> = RecordOf<(typeof REGISTERS)[Name]["columns"]>;

export type Project = RegisterRecord<"projects">;
export type Task = RegisterRecord<"tasks">;
export type Household = RegisterRecord<"households">;
export type Item = RegisterRecord<"items">;
export type Goal = RegisterRecord<"goals">;

/**
 * The register of a sheet (登记表); undefined where it is none.
 *
 * @example
 * registerOf("任务") // => "tasks"
 * registerOf("交办") // => undefined
 */
export const registerOf = (sheet: string): RegisterName | undefined =>
  REGISTER_NAMES.find((name) => REGISTERS[name].sheet === sheet);

/**
 * The words that tell a line of a register from its others.
 *
 * @example
 * keyOf("tasks", { 项目: "容城大道一期", 事项: "征地", 完成: 20 }) // => "容城大道一期/征地"
 */
export const keyOf = (name: RegisterName, line: Line): string =>
  REGISTERS[name].key
    .map((header) => textIn(line, header))
    .filter((word) => word !== "")
    .join("/");

/**
 * A line of a register as the record that it holds, or the first thing in it that is refused.
 *
 * @example
 * registerRecord("campaigns", { 战役: "百日攻坚", 开始日期: "2017-09-23", 结束日期: "2017-12-31" }).record?.name // => "百日攻坚"
 * registerRecord("tasks", { 项目: "容城大道一期", 事项: "征地", 单位: "庹" }).refused?.reason // => "unknown unit"
 */
export function registerRecord<Name extends RegisterName>(
  name: Name,
  line: Line,
):
  | { readonly record: RegisterRecord<Name>; readonly refused: null }
  | { readonly record: null; readonly refused: Refusal } {
  const read = recordIn(REGISTERS[name].columns, line);
  if (read.refused) return read;
  const { start, deadline } = read.record as { readonly start?: Day | null; readonly deadline?: Day | null };
  if (start && deadline && daysBetween(start, deadline) < 0) {
    const headers = REGISTERS[name].columns as { readonly deadline?: { readonly header: string } };
    const header = headers.deadline?.header ?? "";
    return { record: null, refused: refusal("deadline before start", header, textIn(line, header)) };
  }
  return { record: read.record as RegisterRecord<Name>, refused: null };
}
