import { openRoots, type Finding } from "./model/finding";
import type { Department, Names } from "./model/indicator";
import type { YearMonth } from "./model/period";
import { isLevel, observationKey, type Observation } from "./model/observation";
import { departmentNamed, fileStem } from "./model/reading";

/** The progress of a department this month: 未报, 有问题, 已通过, 已入账. */
export type Progress = "missing" | "faulty" | "passed" | "accepted";

export interface DepartmentMonth {
  readonly department: Department;
  readonly progress: Progress;
  /** Roots that are to be mended or explained. */
  readonly open: readonly Finding[];
  /** Indicators that the department reports, and those of them that have come. */
  readonly expected: readonly string[];
  readonly reported: readonly string[];
  /** All that it sent is in the ledger. */
  readonly inLedger: boolean;
}

type Sent = Pick<Observation, "file" | "sheet" | "indicator"> | Pick<Finding, "file" | "sheet" | "about">;

/**
 * The department that sent a figure, or the figure that a finding is about (报送单位): the one that the file or the sheet is
 * named after, else the one that the dictionary gives the indicator to, else the file's own name.
 *
 * @example
 * senderOf({ file: "财政局8月.xlsx", sheet: "表1", indicator: "" }, namesOf({ ...EMPTY_DICTIONARY, departments: [{ name: "财政局", contact: "", phone: "" }] })) // => "财政局"
 * senderOf({ file: "8月.xlsx", sheet: "表1", indicator: "" }, namesOf(EMPTY_DICTIONARY)) // => "8月"
 */
export function senderOf(sent: Sent, names: Names): string {
  const { indicator } = "about" in sent ? sent.about : sent;
  const own = names.indicator(indicator)?.department;
  const named = departmentNamed(sent, names.dictionary.departments);
  return named ?? (own === undefined || own === "" ? fileStem(sent.file) : own);
}

export interface DepartmentsInput {
  readonly names: Names;
  readonly observations: readonly Observation[];
  readonly findings: readonly Finding[];
  /** Figures that the ledger holds already. */
  readonly accepted: readonly Observation[];
  readonly month: YearMonth;
}

/**
 * Each department of the dictionary and how far it has come in a month (报送进度).
 *
 * A department is missing (未报) where neither a file of its own nor an indicator of its own has a figure of that month.
 *
 * @example
 * departmentsOf({ names: namesOf({ ...EMPTY_DICTIONARY, departments: [{ name: "财政局", contact: "", phone: "" }] }), observations: [], findings: [], accepted: [], month: { year: 2017, month: 8 } }).map(({ department, progress }) => [department.name, progress]) // => [["财政局", "missing"]]
 */
export function departmentsOf({ names, observations, findings, accepted, month }: DepartmentsInput): DepartmentMonth[] {
  const { departments, indicators } = names.dictionary;
  const now = observations.filter(
    ({ period, measure }) =>
      period?.year === month.year && period.month === month.month && isLevel(measure) && measure !== "target",
  );
  const senders = now.map((one) => senderOf(one, names));
  const acceptedKeys = new Set(accepted.map(observationKey));
  const open = openRoots(findings);
  return departments.map((department) => {
    const { name } = department;
    const own = indicators.filter((one) => one.department === name && one.part === undefined);
    const expected = own.map((one) => one.name);
    const sent = now.filter((one, i) => senders[i] === name || expected.includes(one.indicator));
    const come = new Set(sent.map(({ indicator }) => indicator));
    const faults = open.filter((one) => senderOf(one, names) === name);
    const inLedger = sent.every((one) => acceptedKeys.has(observationKey(one)));
    const progress = faults.length > 0 ? "faulty" : sent.length === 0 ? "missing" : inLedger ? "accepted" : "passed";
    return {
      department,
      progress,
      open: faults,
      expected,
      reported: expected.filter((one) => come.has(one)),
      inLedger,
    };
  });
}

/** How far a month has come: 报送, 检查, 入账, 结账, and then it is closed. */
export type MonthStage = "report" | "check" | "accept" | "close" | "closed";

/**
 * The next step of a month (下一步): what holds it back is mended, then it is accepted, the missing are waited for, it is closed.
 *
 * @param held findings at 强制 that hold the month back
 *
 * @example
 * monthStage([{ progress: "passed", inLedger: false }, { progress: "missing", inLedger: true }], { blocking: 0, isClosed: false }) // => "accept"
 * monthStage([{ progress: "accepted", inLedger: true }, { progress: "missing", inLedger: true }], { blocking: 0, isClosed: false }) // => "report"
 * monthStage([{ progress: "accepted", inLedger: true }], { blocking: 0, isClosed: false }) // => "close"
 */
export function monthStage(
  departments: readonly Pick<DepartmentMonth, "progress" | "inLedger">[],
  { blocking, isClosed }: { readonly blocking: number; readonly isClosed: boolean },
): MonthStage {
  if (isClosed) return "closed";
  const sent = departments.filter(({ progress }) => progress !== "missing");
  if (sent.length === 0) return "report";
  if (blocking > 0) return "check";
  if (!sent.every(({ inLedger }) => inLedger)) return "accept";
  return sent.length < departments.length ? "report" : "close";
}
