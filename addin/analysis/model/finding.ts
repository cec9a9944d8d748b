import type { Reason } from "./figure";

/** error 强制, warning 核实, info 提示. */
export type Severity = "error" | "warning" | "info";

/** What a rule says of one item: it never confuses "fails" with "cannot tell". */
export type Outcome = "passed" | "failed" | "undecided";

/** 一致, 舍入误差内, 不一致, 无法判断. */
export type Verdict = "agree" | "withinRounding" | "disagree" | "undecided";

/** The likely cause of a fault; words are in `report/words.ts`. */
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

/** What a finding is about, for its sentence and for the explanation that it may have. */
export interface Subject {
  readonly region: string;
  readonly indicator: string;
  /** Period key, "" where there is none. */
  readonly period: string;
  /** The label or header as written, where that says more. */
  readonly label: string;
}

/** What a rule found, as data with an address; its sentence is made in `report/message.ts`. */
export interface Finding {
  /** Rule and subject: the same from month to month while the fault is the same. */
  readonly id: string;
  readonly rule: string;
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

/** How many items the rules looked at: items = passed + failed + undecided. */
export interface Counts {
  readonly items: number;
  readonly passed: number;
  readonly failed: number;
  readonly undecided: number;
}

/** What one rule looked at, and why it could not tell what it could not. */
export interface RuleCounts extends Counts {
  readonly rule: string;
  readonly why: Readonly<Partial<Record<Reason, number>>>;
}

/** Where a finding points. */
export interface Place {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

const NOTHING: Subject = { region: "", indicator: "", period: "", label: "" };

/**
 * Makes a finding; what is not given is null. Its id names the rule and the subject, or the cell where there is no
 * subject, so that the same fault has the same id next month.
 *
 * @example
 * findingOf("no-unit", "warning", { file: "a.xlsx", sheet: "表1", cell: "A1" }).id // => "no-unit:a.xlsx!表1!A1"
 */
export function findingOf(
  rule: string,
  severity: Severity,
  { file, sheet, cell }: Place,
  about: Partial<Subject> = {},
  more: Partial<Pick<Finding, "outcome" | "expected" | "received" | "difference" | "cause" | "unit">> & {
    what?: string;
  } = {},
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
 * A figure of a finding as text (数值文本), to be held against the one that an explanation was given for.
 *
 * @example
 * figureText(0.032) // => "0.032"
 * figureText(null) // => ""
 */
export const figureText = (figure: Finding["expected"]): string =>
  figure === null ? "" : String(figure).replace(/\s+/g, " ").trim();
