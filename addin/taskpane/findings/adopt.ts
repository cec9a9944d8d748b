import { areaOf, explain, mendOf, type CellValue, type Finding, type Mend } from "../../analysis";
import { blockAt, rangeName, type Actions } from "../actions";
import { isEdited } from "../edits";
import type { Model, MonthState } from "../model";
import { say } from "../../page";
import { record } from "../recording";

/** The cell of a finding as it was checked. */
function checkedCell({ sources }: MonthState, { file, sheet, cell }: Finding): CellValue {
  const area = areaOf(cell);
  const found = sources.submissions.find((one) => one.file === file && one.name === sheet);
  return (area && found?.rows[area.top]?.[area.left]) ?? null;
}

/** The text that a finding's cell was filled with and the value that it should hold, of a cell in the open workbook that was not edited since. */
export function mendIn(model: Model, finding: Finding): Mend | undefined {
  const { checked, files, language } = model;
  if (checked === null || isEdited(model, finding) || files.some(({ name }) => name === finding.file)) return undefined;
  return mendOf(finding, checkedCell(checked, finding), language);
}

/** 采用计算值: offers to write the worked-out figure into the cell, with the record of it in 台账历史, as one step. */
export const adopt = (actions: Actions, finding: Finding): Promise<void> =>
  actions.attemptOnMonth(async () => {
    const mend = mendIn(actions.model, finding);
    const block = blockAt(finding);
    if (!mend || !block) return;
    const { formulas, values } = await actions.tools.workbook.cells(block);
    if ((formulas[0]?.[0] ?? "") !== "") {
      actions.warn(
        say(
          `${rangeName(block)}是公式，没有写入。请改它所引用的数。`,
          `${rangeName(block)} is a formula: nothing was written. Mend what it refers to.`,
        ),
      );
      return;
    }
    if (mendOf(finding, values[0]?.[0] ?? null)?.value !== mend.value) {
      actions.warn(
        say("这个单元格在检查之后改过，请先重新检查。", "The cell was edited after the check: check again first."),
      );
      return;
    }
    const { received, expected, value } = mend;
    const words = say(
      `采用计算值：填报${received}，改为${expected}`,
      `Worked-out figure taken: ${received} became ${expected}`,
    );
    const write = {
      change: "write",
      sheet: block.sheet,
      row: block.area.top,
      column: block.area.left,
      cells: [[value]],
      over: "any",
    } as const;
    await record(actions, {
      label: say("采用计算值", "Take the worked-out figure"),
      make: ({ sources }, stamp, hash) => explain(sources.history, finding, words, stamp, hash),
      also: { range: say(`${rangeName(block)}（${expected}）`, `${rangeName(block)} (${expected})`), changes: [write] },
    });
  });
