import { areaAt, columnLetters } from "../../analysis";
import { say } from "../../page";
import type { Block, Change } from "../../workbook/port/workbook";
import type { Actions } from "../actions";

/** Explains how the selected cell came by its answer. */
export async function explainSelection(actions: Actions): Promise<void> {
  const { workbook, functionDescriptions, callFunction } = actions.tools;
  await actions.attempt(async () => {
    const { sheet, area } = await workbook.selection();
    const selection = { sheet, area: areaAt(area.top, area.left) };
    const { language } = actions.model;
    const { explainCell } = await import("./explanation");
    const functions = await functionDescriptions(language);
    const explanation = await explainCell(workbook, selection, functions, callFunction, language);
    actions.update({ selection, explanation });
  });
}

/** Offers to write the worked example below the selection, and names its range. */
export const offerExample = (actions: Actions): Promise<void> =>
  actions.attempt(async () => {
    const block = exampleBelow(await actions.tools.workbook.selection());
    actions.offerWrite(say("插入函数示例", "Insert example"), block, [exampleIn(block)]);
  });

const exampleBelow = ({ sheet, area: { bottom, left } }: Block): Block => ({
  sheet,
  area: areaAt(bottom + 1, left, 2, 4),
});

/** Total revenue of the speech, with its growth. */
function exampleIn({ sheet, area: { top, left } }: Block): Change {
  const row = top + 2;
  const formula = `COUNTY.GROWTHRATE(${columnLetters(left + 1)}${row},${columnLetters(left + 2)}${row},1)`;
  const titles = [
    say("指标（万元）", "Indicator (10 000 yuan)"),
    say("1—8月", "January to August"),
    say("上年同期", "A year earlier"),
    say("同比增长", "Growth"),
  ];
  return {
    change: "write",
    sheet,
    row: top,
    column: left,
    cells: [titles, [say("财政总收入", "Total revenue"), 65300, 63275, { value: 0.032, formula, format: "0.0%" }]],
  };
}
