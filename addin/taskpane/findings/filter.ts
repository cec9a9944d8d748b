import { blocking, isRoot, type Finding, type Severity } from "../../analysis";
import type { Actions } from "../actions";
import { EMPTY, type Filter } from "../model";

/** The findings that are listed, as the header and other views ask for it too. */

export const LEVELS: readonly Severity[] = ["error", "warning", "info"];

/** Tells whether a root is of a level. One that a blocking 强制 is folded under counts as 强制, too. */
export function levelTest(findings: readonly Finding[]): (root: Finding, level: Severity) => boolean {
  const holding = new Set(blocking(findings).map(({ becauseOf }) => becauseOf));
  return (root, level) => root.severity === level || (level === "error" && holding.has(root.id));
}

/** The number of roots of each level. */
export function levelCounts(findings: readonly Finding[]): readonly (readonly [level: Severity, count: number])[] {
  const isOf = levelTest(findings);
  const roots = findings.filter(isRoot);
  return LEVELS.map((level) => [level, roots.filter((root) => isOf(root, level)).length] as const);
}

/** Shows the findings that pass a filter, and no others. */
export function showFindings(actions: Actions, filter: Partial<Filter>): void {
  actions.update({ filter: { ...EMPTY.filter, ...filter }, findingsLimit: EMPTY.findingsLimit });
  void actions.show("findings");
}
