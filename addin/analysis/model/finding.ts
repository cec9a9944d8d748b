import type { CellAddress } from "./address";
import type { Reason } from "./figure";
import { groupedBy } from "./groups";
import type { BookRuleName, RuleName } from "./ruleName";

/** error 强制, warning 核实, info 提示. */
export type Severity = "error" | "warning" | "info";

/** The outcome of one item: "failed" is never confused with "cannot tell". */
export type Outcome = "passed" | "failed" | "undecided";

/** 一致, 舍入误差内, 不一致, 无法判断. */
export type Verdict = "agree" | "withinRounding" | "disagree" | "undecided";

/** The likely cause of a fault; words are in `words.ts`. */
export type Cause =
  | "chained rounding"
  | "truncated"
  | "unit slip"
  | "sign flip"
  | "swapped digits"
  | "digit typo"
  | "percent not points"
  | "basis"
  | "stale period"
  | "alias missing"
  | "damaged text"
  | "formula lost";

/** The subject of a finding, for its sentence and its explanation. */
export interface Subject {
  readonly region: string;
  readonly indicator: string;
  /** Period key, "" where there is none. */
  readonly period: string;
  /** The label or header as written, where that says more. */
  readonly label: string;
}

/** A fault as data with an address; its sentence is made in `report/message.ts`. */
export interface Finding {
  /** Rule and subject: the same from month to month while the fault is the same. */
  readonly id: string;
  readonly rule: RuleName | BookRuleName;
  readonly severity: Severity;
  readonly outcome: Exclude<Outcome, "passed">;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly expected: number | string | null;
  readonly received: number | string | null;
  readonly difference: number | null;
  readonly cause: Cause | null;
  /** The id of the finding that this one follows from. */
  readonly becauseOf: string | null;
  readonly explanation: string | null;
  /** The figures are no longer those that the explanation was given for. */
  readonly explanationOutdated: boolean;
  readonly about: Subject;
  /** The unit of expected, received and difference; "%" with ratios. */
  readonly unit: string;
  /** Of a formula that cannot be read: the character at which it stops, counted from 1. */
  readonly position?: number;
  /** The sentence that the rule book gives for it, with words in braces. */
  readonly template?: string;
  /** It is accepted only with a written explanation (须说明). */
  readonly mustExplain?: boolean;
}

/** The number of items that the rules looked at: items = passed + failed + undecided. */
export interface Counts {
  readonly items: number;
  readonly passed: number;
  readonly failed: number;
  readonly undecided: number;
}

/** The items of one rule, and the reasons of the undecided ones. */
export interface RuleCounts extends Counts {
  readonly rule: RuleName | BookRuleName;
  readonly why: Readonly<Partial<Record<Reason, number>>>;
}

const NOTHING: Subject = { region: "", indicator: "", period: "", label: "" };

/**
 * Makes a finding; a field that is not given is null. Its id names the rule and the subject, or the cell where there is no
 * subject, so that the same fault has the same id next month.
 *
 * @example
 * findingOf("no-unit", "warning", { file: "a.xlsx", sheet: "表1", cell: "A1" }).id // => "no-unit:a.xlsx!表1!A1"
 */
export function findingOf(
  rule: RuleName | BookRuleName,
  severity: Severity,
  { file, sheet, cell }: CellAddress,
  about: Partial<Subject> = {},
  more: Partial<Omit<Finding, "id" | "rule" | "severity" | "about" | keyof CellAddress>> & { what?: string } = {},
): Finding {
  const subject = { ...NOTHING, ...about };
  const { what = "", ...rest } = more;
  const named = subject.region !== "" || subject.indicator !== "";
  const key = named
    ? [subject.region, subject.indicator, subject.period, what].filter((word) => word !== "").join("/")
    : `${file}!${sheet}!${cell}`;
  return {
    id: `${rule}:${key}`,
    rule,
    severity,
    outcome: "failed",
    file,
    sheet,
    cell,
    expected: null,
    received: null,
    difference: null,
    cause: null,
    becauseOf: null,
    explanation: null,
    explanationOutdated: false,
    about: subject,
    unit: "",
    ...rest,
  };
}

/**
 * A finding that follows from no other (根本问题); those that do are folded under theirs.
 *
 * @example
 * isRoot({ becauseOf: null }) // => true
 */
export const isRoot = ({ becauseOf }: Pick<Finding, "becauseOf">): boolean => becauseOf === null;

type Answered = Pick<Finding, "explanation" | "explanationOutdated">;

/**
 * It carries an explanation that was given for these very figures (已说明).
 *
 * @example
 * isExplained({ explanation: "已核实", explanationOutdated: true }) // => false
 */
export const isExplained = ({ explanation, explanationOutdated }: Answered): boolean =>
  explanation !== null && !explanationOutdated;

/**
 * It failed and waits for an answer: an explanation answers a 核实, a 强制 has to be mended, a 提示 asks for nothing.
 *
 * @example
 * isOpen(findingOf("sum-mismatch", "error", { file: "", sheet: "", cell: "B5" })) // => true
 */
export const isOpen = (finding: Finding): boolean =>
  finding.outcome === "failed" &&
  (finding.severity === "error" || (finding.severity === "warning" && !isExplained(finding)));

const GRAVITY: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Open findings that no root answers for: roots, and what is graver than the root that it is folded under. */
function openByThemselves(findings: readonly Finding[]): Finding[] {
  const roots = new Map(findings.filter(isRoot).map((root) => [root.id, root]));
  const isAnsweredFor = ({ becauseOf, severity }: Finding): boolean => {
    const root = roots.get(becauseOf ?? "");
    return root?.outcome === "failed" && GRAVITY[root.severity] >= GRAVITY[severity];
  };
  return findings.filter((finding) => isOpen(finding) && !isAnsweredFor(finding));
}

/**
 * The roots that wait for a department (待处理): open themselves, or with something graver folded under them that is. Of
 * what is no graver than its root, the root answers for it.
 *
 * @example
 * openRoots([{ ...findingOf("no-unit", "warning", { file: "", sheet: "", cell: "A1" }), explanation: "见表头" }]) // => []
 */
export function openRoots(findings: readonly Finding[]): Finding[] {
  const ids = new Set(openByThemselves(findings).map(({ id, becauseOf }) => becauseOf ?? id));
  return findings.filter((finding) => ids.has(finding.id));
}

/**
 * The failed 强制 that hold a month back (须改正，或写明原因): one that follows from another 强制 is mended with that one, one
 * that follows from a 核实 or a 提示 counts by itself.
 *
 * @example
 * blocking([findingOf("sum-mismatch", "error", { file: "", sheet: "", cell: "B5" })]).map(({ cell }) => cell) // => ["B5"]
 */
export const blocking = (findings: readonly Finding[]): Finding[] =>
  openByThemselves(findings).filter(({ severity }) => severity === "error");

/**
 * The findings that follow from each root (由此引起), by the id of the root.
 *
 * @example
 * followersIn([])(findingOf("sum-mismatch", "error", { file: "", sheet: "", cell: "B5" })) // => []
 */
export function followersIn(findings: readonly Finding[]): (root: Finding) => readonly Finding[] {
  const byRoot = groupedBy(findings, ({ becauseOf }) => becauseOf ?? "");
  return ({ id }) => byRoot.get(id) ?? [];
}

/**
 * A figure of a finding as text (数值文本), to be held against the one that an explanation was given for.
 *
 * @example
 * figureText(0.032) // => "0.032"
 * figureText(null) // => ""
 */
export const figureText = (figure: Finding["expected"]): string =>
  figure === null ? "" : String(figure).replace(/\s+/g, " ").trim();
