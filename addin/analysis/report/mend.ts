import type { CellValue } from "../model/sheet";
import type { Finding } from "../model/finding";
import type { RuleName } from "../model/ruleName";
import { shiftPlaces } from "../model/rounding";
import type { Language } from "../model/words";
import { quantities } from "./quantity";

/** Rules whose expected figure belongs into the very cell of the finding, worked out of the cells beside it. */
const WORKED_OUT: ReadonlySet<string> = new Set<RuleName>([
  "change-mismatch",
  "sum-mismatch",
  "growth-mismatch",
  "completion-mismatch",
  "share-mismatch",
  "rank-mismatch",
  "mistyped",
]);

/** A cell counts in its own scale: 3.8 under a header of per cent is 0.038. Beyond these no sheet counts. */
const SHIFTS = [0, 2, 3, 4, 8, -2, -3, -4, -8] as const;

/** A figure as it was submitted and as it is worked out (填报、应为), with the number that would stand in its cell. */
export interface Mend {
  readonly value: number;
  readonly received: string;
  readonly expected: string;
}

/**
 * The number that the cell of a finding would hold if it agreed with the cells that it is worked out of (采用计算值), in the
 * cell's own scale; undefined where the finding gives none, or where the cell holds another number by now.
 *
 * @example
 * mendOf({ ...findingOf("growth-mismatch", "error", { file: "", sheet: "", cell: "E6" }), expected: 0.032, received: 0.038, unit: "%" }, 3.8) // => { value: 3.2, received: "3.8%", expected: "3.2%" }
 * mendOf({ ...findingOf("sum-mismatch", "error", { file: "", sheet: "", cell: "B5" }), expected: 65300, received: 63500, unit: "万元" }, 63500)?.value // => 65300
 * mendOf({ ...findingOf("sum-mismatch", "error", { file: "", sheet: "", cell: "B5" }), expected: 65300, received: 63500 }, 65300) // => undefined
 */
export function mendOf(finding: Finding, cell: CellValue, language: Language = "zh"): Mend | undefined {
  const { rule, outcome, expected, received } = finding;
  if (!WORKED_OUT.has(rule) || outcome !== "failed" || typeof cell !== "number") return undefined;
  if (typeof expected !== "number" || typeof received !== "number" || expected === received) return undefined;
  const shift = SHIFTS.find((places) => shiftPlaces(received, places) === cell);
  if (shift === undefined || !Number.isFinite(expected)) return undefined;
  const words = quantities(finding, language);
  return { value: shiftPlaces(expected, shift), received: words.received, expected: words.expected };
}
