import { dayText, type Day } from "../model/date";
import { isNumber, type Absence, type Figure } from "../model/figure";
import type { Refusal, RefusalReason, Stage } from "../model/supervision";
import { isRate } from "../model/unit";
import { inLanguage, labelWords, reasonWords, type Language } from "../model/words";
import { firstFew } from "./firstFew";
import { digits } from "./number";

type Words = readonly [zh: string, en: string];

/** The reasons; {field}, {received} and {expected} stand for what the refusal tells. */
const REASONS: Readonly<Record<RefusalReason, Words>> = {
  missing: ["“{field}”没有填写。请补填后再登记", "{field} is empty: fill it in"],
  "not a number": [
    "“{field}”应为不小于零的数字，填的是“{received}”。请改正",
    "{field} takes a number of 0 or more, not {received}: mend it",
  ],
  "not a share": [
    "“{field}”应为 0% 到 100%，如 80%，填的是“{received}”。请写明%",
    "{field} takes 0% to 100%, such as 80%, not {received}: write the %",
  ],
  "not a day": [
    "“{field}”应为日期，如 2017-10-15，填的是“{received}”。请改正",
    "{field} takes a day, such as 2017-10-15, not {received}: mend it",
  ],
  "not a word": [
    "“{field}”应为{expected}，填的是“{received}”。请改正",
    "{field} takes one of {expected}, not {received}: mend it",
  ],
  "unknown unit": [
    "“{field}”里的“{received}”不是认识的计量单位。请写亩、栋、户、个、亿元、万元等",
    "{field} holds {received}, which is no unit that we know: write 亩, 栋, 户, 个, 亿元, 万元",
  ],
  "deadline before start": [
    "“{field}”{received}早于开始（交办）日期。请核对两个日期",
    "{field} {received} is before the start: see to both days",
  ],
  "unknown register": ["没有“{received}”这个登记表", "there is no register {received}"],
  "unknown line": ["登记表里没有“{received}”。请核对{field}", "the register has no {received}: see to {field}"],
  "line twice": [
    "“{received}”有两行（{field}相同）。请合并成一行",
    "{received} has two lines with the same {field}: make them one",
  ],
  "number taken": [
    "编号 {received} 已经用过。请另编一个，或留空由系统编",
    "number {received} is taken: choose another, or none",
  ],
  "unknown assignment": [
    "没有编号为“{received}”的交办事项。请核对编号",
    "there is no assignment {received}: see to its number",
  ],
  "closed already": [
    "{received} 已经销号。确需继续的，先恢复督办并写明原因",
    "{received} is closed: reopen it first, with a reason",
  ],
  "not closed": ["{received} 没有销号，不用恢复", "{received} is not closed, so there is nothing to reopen"],
  "stage out of turn": [
    "“{field}”现在不能是“{received}”，应先登记{expected}",
    "{field} cannot be {received} now: {expected} comes first",
  ],
  "too early to close": [
    "还没有{expected}（现在：{received}），不能销号。请先登记{expected}",
    "{expected} was not logged yet (now: {received}), so it cannot be closed: log {expected} first",
  ],
  "before it was given": [
    "“{field}”{received}早于交办日期 {expected}。请改正",
    "{field} {received} is before the day it was given, {expected}: mend it",
  ],
  "deadline not later": [
    "延期后的“{field}”应晚于现定的 {expected}，填的是 {received}。请改正",
    "a new {field} has to be later than {expected}, not {received}: mend it",
  ],
  "check not passed": [
    "来源“{received}”还没有核对通过，不能销号。请先改正报表或补上差距，核对通过后再销号",
    "{received}, which it was born of, has not passed: mend the figures or close the gap, and close it then",
  ],
  "unit not named": [
    "“{received}”不是这一事项的责任单位或协办单位（{expected}）。请核对",
    "{received} is neither responsible nor helping ({expected}): see to it",
  ],
  "unknown field": ["没有“{field}”这一栏。请核对栏名", "there is no field {field}: see to its name"],
};

/**
 * The reason that an event of supervision is refused (未登记的原因), and what to do.
 *
 * @example
 * refusalWords(refusal("missing", "牵头领导")) // => "没有登记：“牵头领导”没有填写。请补填后再登记。"
 * refusalWords(refusal("unknown assignment", "编号", "2017-009"), "en") // => "Not recorded: there is no assignment 2017-009: see to its number."
 */
export function refusalWords({ reason, field, received, expected }: Refusal, language: Language = "zh"): string {
  const [zh, en] = REASONS[reason];
  const words = (language === "zh" ? zh : en)
    .replaceAll("{field}", () => field)
    .replaceAll("{received}", () => received)
    .replaceAll("{expected}", () => expected);
  return language === "zh" ? `没有登记：${words}。` : `Not recorded: ${words}.`;
}

/**
 * A quantity as a register tells it, in its own unit (885.5亩, 61.33%); the reason where there is none.
 *
 * @example
 * toldWords(885.5, "亩") // => "885.5亩"
 * toldWords({ absent: "not reported" }, "亩") // => "未报"
 */
export const toldWords = (figure: Figure, unit: string, language: Language = "zh"): string =>
  isNumber(figure) ? `${digits(figure)}${unit}` : reasonWords(figure.absent, language);

/**
 * A target in a line (目标、完成、差距), on the basis that it is told on.
 *
 * @example
 * goalWords({ name: "融资", basis: "到位额", target: 20, done: 23.95, unit: "亿元" }) // => "融资（到位额）：目标20亿元，完成23.95亿元"
 */
export function goalWords(
  goal: {
    readonly name: string;
    readonly basis: string;
    readonly target: Figure;
    readonly done: Figure;
    readonly unit: string;
  },
  language: Language = "zh",
): string {
  const say = inLanguage(language);
  const basis = goal.basis === "" ? "" : say(`（${goal.basis}）`, ` (${goal.basis})`);
  const [target, done] = [goal.target, goal.done].map((figure) => toldWords(figure, goal.unit, language)) as [
    string,
    string,
  ];
  return say(
    `${goal.name}${basis}：目标${target}，完成${done}`,
    `${goal.name}${basis}: target ${target}, done ${done}`,
  );
}

/**
 * The days to a deadline in words (期限).
 *
 * @example
 * deadlineWords(17, 7) // => "还有17天（7个工作日）"
 * deadlineWords(-8, { absent: "holidays unknown" }, "en") // => "8 days late"
 */
export function deadlineWords(days: number, working: Figure, language: Language = "zh"): string {
  const say = inLanguage(language);
  const inWorking = isNumber(working) ? say(`（${Math.abs(working)}个工作日）`, ` (${Math.abs(working)} working)`) : "";
  return days < 0
    ? say(`逾期${-days}天${inWorking}`, `${-days} days late${inWorking}`)
    : say(`还有${days}天${inWorking}`, `${days} days left${inWorking}`);
}

/**
 * A light in words (红黄蓝绿), or the reason why there is none.
 *
 * @example
 * lightWords("red") // => "红"
 * lightWords({ absent: "not reported" }) // => "未报"
 */
export const lightWords = (light: "red" | "yellow" | "blue" | "green" | Absence, language: Language = "zh"): string =>
  typeof light === "string" ? labelWords("light", light, language) : reasonWords(light.absent, language);

/**
 * The gap to a target (差距), in the unit of the target, a share in percentage points; "" where nothing lacks or no gap is known.
 *
 * @example
 * gapWords(-13.67, "%") // => "差13.67个百分点"
 * gapWords(-500, "套", "en") // => "500套 behind"
 * gapWords(3.95, "亿元") // => ""
 */
export function gapWords(gap: Figure, unit: string, language: Language = "zh"): string {
  if (!isNumber(gap) || gap >= 0) return "";
  const say = inLanguage(language);
  const amount = isRate(unit) ? digits(-gap) + say("个百分点", " percentage points") : toldWords(-gap, unit);
  return say(`差${amount}`, `${amount} behind`);
}

/**
 * The days behind the pace in words (落后序时); "" where there are none, or no pace.
 *
 * @example
 * behindWords(30) // => "落后序时30天"
 * behindWords(0) // => ""
 */
export const behindWords = (daysBehind: Figure | null, language: Language = "zh"): string =>
  daysBehind === null || !isNumber(daysBehind) || daysBehind === 0
    ? ""
    : inLanguage(language)(`落后序时${daysBehind}天`, `${daysBehind} days behind pace`);

/**
 * The cells at which a table of holidays cannot be read, and what should stand there (节假日表看不懂).
 *
 * @example
 * holidaysFaultWords(["A2"]) // => "节假日表 A2 看不懂：第一列“日期”应为日期，第二列“休或班”应为 休 或 班。"
 */
export function holidaysFaultWords(cells: readonly string[], language: Language = "zh"): string {
  const say = inLanguage(language);
  const at = cells.length === 0 ? "A1" : firstFew(cells, say("、", ", "));
  return say(
    `节假日表 ${at} 看不懂：第一列“日期”应为日期，第二列“休或班”应为 休 或 班。`,
    `The table of holidays cannot be read at ${at}: 日期 takes a day, 休或班 takes 休 or 班.`,
  );
}

/** An assignment as a message to a unit names it. */
interface Named {
  readonly assignment: {
    readonly id: string;
    readonly matter: string;
    readonly leader: string;
    readonly deadline: Day;
  };
  readonly daysLeft: number;
  readonly workingDaysLeft: Figure;
  readonly next: Stage | null;
}

/**
 * A message to a unit with all that it has open (督办提醒), for a person to send.
 *
 * @example
 * unitMessage({ unit: "财政局", responsible: [{ assignment: { id: "2017-001", matter: "核对收入", leader: "甲", deadline: { year: 2017, month: 10, day: 10 } }, daysLeft: 12, workingDaysLeft: { absent: "holidays unknown" }, next: "study" }], helping: [] }, { year: 2017, month: 9, day: 28 }) // => "财政局：截至2017-09-28，贵单位未销号的督办事项有1项。\n主办：\n1. 2017-001 核对收入。牵头领导甲，完成期限2017-10-10（还有12天），下一环节研判部署。\n请抓紧办理，按期反馈。"
 */
export function unitMessage(
  {
    unit,
    responsible,
    helping,
  }: { readonly unit: string; readonly responsible: readonly Named[]; readonly helping: readonly Named[] },
  asOf: Day,
  language: Language = "zh",
): string {
  const say = inLanguage(language);
  const line = ({ assignment, daysLeft, workingDaysLeft, next }: Named, index: number): string => {
    const { id, matter, leader, deadline } = assignment;
    const left = deadlineWords(daysLeft, workingDaysLeft, language);
    const stage = next === null ? "" : labelWords("stage", next, language);
    return say(
      `${index + 1}. ${id} ${matter.replace(/。$/, "")}。牵头领导${leader}，完成期限${dayText(deadline)}（${left}），下一环节${stage}。`,
      `${index + 1}. ${id} ${matter.replace(/\.$/, "")}. Led by ${leader}, due ${dayText(deadline)} (${left}), next stage: ${stage}.`,
    );
  };
  const part = (title: string, all: readonly Named[]): string[] => (all.length === 0 ? [] : [title, ...all.map(line)]);
  const count = responsible.length + helping.length;
  return [
    say(
      `${unit}：截至${dayText(asOf)}，贵单位未销号的督办事项有${count}项。`,
      `${unit}: as of ${dayText(asOf)} you have ${count} assignments open.`,
    ),
    ...part(say("主办：", "Responsible:"), responsible),
    ...part(say("协办：", "Helping:"), helping),
    say("请抓紧办理，按期反馈。", "Please see to them, and report in time."),
  ].join("\n");
}
