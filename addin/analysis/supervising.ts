/** From what failed and what lags to assignments, and from an assignment back to the check that it was born of. */
import type { Monthly } from "./monthly";
import { dayText, type Day } from "./model/date";
import { openRoots, type Finding, type Outcome } from "./model/finding";
import { periodKey } from "./model/period";
import type { Language } from "./model/words";
import { senderOf } from "./departments";
import type { Line } from "./history/lines";
import { message } from "./report/message";
import { goalWords } from "./report/supervisionWords";
import { goalFamilies, type GoalFollowed } from "./supervision/follow";
import type { Register } from "./supervision/register";

/** An assignment that is proposed: the fields that are known of it, by header; a person fills in the others. */
export interface AssignmentProposal {
  /** The id of the finding, or the key of the target. */
  readonly source: string;
  readonly line: Line;
}

/**
 * The assignments that a month and a register propose (交办建议): of every finding that waits for a department, and of every
 * target that lags; what is assigned already and still open is not proposed again.
 *
 * @param month null where no files were checked
 *
 * @example
 * assignmentProposals(null, EMPTY_REGISTER, { year: 2017, month: 9, day: 28 }) // => []
 */
export function assignmentProposals(
  month: Pick<Monthly, "findings" | "names"> | null,
  register: Register,
  asOf: Day,
  language: Language = "zh",
): AssignmentProposal[] {
  const open = [...register.assignments.values()].filter(({ closed }) => closed === null);
  const taken = new Set(open.flatMap(({ finding, goal }) => [finding, goal]));
  const given = { 交办日期: dayText(asOf) };
  const ofFinding = (finding: Finding, of: Pick<Monthly, "names">): AssignmentProposal => ({
    source: finding.id,
    line: {
      事项: message(finding, language),
      责任单位: senderOf(finding, of.names),
      ...given,
      来源问题: finding.id,
    },
  });
  const ofGoal = ({ key, goal }: GoalFollowed): AssignmentProposal => ({
    source: key,
    line: {
      事项: goalWords(goal, language),
      牵头领导: goal.leader,
      责任单位: goal.responsible,
      工作措施: goal.action,
      完成期限: dayText(goal.deadline),
      ...given,
      来源目标: key,
    },
  });
  const goals = goalFamilies(register, asOf).flatMap((family) => family.goals.filter(({ isKept }) => !isKept));
  return [
    ...(month ? openRoots(month.findings).map((finding) => ofFinding(finding, month)) : []),
    ...goals.filter(({ light }) => typeof light === "string").map(ofGoal),
  ].filter(({ source }) => !taken.has(source));
}

/** A month that was checked, as far as an assignment asks for it. */
interface Checked extends Pick<Monthly, "findings" | "observations"> {
  readonly tables: readonly { readonly file: string; readonly sheet: string }[];
}

/**
 * Whether the check that an assignment was born of passes in a month now (核对是否通过): failed while its finding is there,
 * undecided where the month did not bring what the finding was about, and passed otherwise.
 *
 * @example
 * checkOutcome("no-unit:a.xlsx!表1!A1", monthly({ sheets: [] })) // => "undecided"
 */
export function checkOutcome(finding: string, { findings, observations, tables }: Checked): Outcome {
  const found = findings.find(({ id }) => id === finding);
  if (found) return found.outcome;
  const about = finding.slice(finding.indexOf(":") + 1);
  const [file, sheet] = about.split("!");
  if (file !== about)
    return tables.some((table) => table.file === file && table.sheet === sheet) ? "passed" : "undecided";
  // A finding names its place where it has one, then its indicator, then its month.
  const [first = "", second = "", ...others] = about.split("/");
  const isMonth = (part: string): boolean => /^\d{4}-\d\d$/.test(part);
  const month = [first, second, ...others].find(isMonth);
  const isSeen = observations.some(
    ({ region, indicator, period }) =>
      (first === indicator || (first === region && (second === "" || second === indicator || isMonth(second)))) &&
      (month === undefined || (period !== null && periodKey(period) === month)),
  );
  return isSeen ? "passed" : "undecided";
}
