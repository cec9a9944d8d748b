// The sheets of a book as the grid's parts that come later take them.
import type { BookSheet } from "../book/book";
import { conditionalIn } from "./conditional";
import { filterIn } from "./filter";
import { CONDITIONAL, FILTERS, NOTES, VALIDATIONS } from "./kept";
import type { SheetIds } from "./mutations";
import { addNotes, notesIn } from "./notes";
import type { Step } from "./step";
import { validationsIn } from "./validation";

/** The data that the parts are to keep of a sheet that is loaded, by their names; undefined where there is nothing. */
const partsIn = (sheet: BookSheet): readonly (readonly [part: string, kept: object | undefined])[] => {
  const validations = validationsIn(sheet);
  return [
    [NOTES, sheet.comments.length === 0 ? undefined : notesIn(sheet.comments)],
    [VALIDATIONS, validations.length === 0 ? undefined : validations],
    [CONDITIONAL, sheet.conditional?.map(conditionalIn)],
    [FILTERS, sheet.filter && filterIn(sheet.filter, sheet.hiddenRows)],
  ];
};

/** The same of all sheets, as a workbook that is loaded carries it. */
export function resourcesIn(
  sheets: readonly (readonly [id: string, sheet: BookSheet])[],
): { readonly name: string; readonly data: string }[] {
  const all = new Map<string, Record<string, object>>();
  for (const [id, sheet] of sheets) {
    for (const [part, kept] of partsIn(sheet)) if (kept) all.set(part, { ...all.get(part), [id]: kept });
  }
  return [...all].map(([name, data]) => ({ name, data: JSON.stringify(data) }));
}

/** Hands what the parts are to keep of a sheet over to them, as part of the step that adds it. */
export function addParts(step: Step, ids: SheetIds, sheet: BookSheet): void {
  addNotes(step, ids, sheet.comments);
  for (const rule of validationsIn(sheet)) {
    const removal = { id: "data-validation.mutation.removeRule", params: { ...ids, ruleId: rule.uid } };
    step.do("data-validation.mutation.addRule", { ...ids, rule }, [removal]);
  }
  // The grid puts the last that is added first.
  for (const rule of (sheet.conditional ?? []).map(conditionalIn).reverse()) {
    const removal = { id: "sheet.mutation.delete-conditional-rule", params: { ...ids, cfId: rule.cfId } };
    step.do("sheet.mutation.add-conditional-rule", { ...ids, rule }, [removal]);
  }
  if (sheet.filter === undefined) return;
  const { ref, filterColumns } = filterIn(sheet.filter, sheet.hiddenRows);
  const [range, criteria] = ["sheet.mutation.set-filter-range", "sheet.mutation.set-filter-criteria"] as const;
  step.do(range, { ...ids, range: ref }, [{ id: "sheet.mutation.remove-filter", params: ids }]);
  for (const one of filterColumns ?? []) step.do(criteria, { ...ids, col: one.colId, criteria: one }, []);
}
