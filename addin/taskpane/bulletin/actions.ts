import { areaAt } from "../../analysis";
import { say } from "../../page";
import type { Actions } from "../actions";

/** Offers to write sentences into the sheet, one below the other from the selected cell on, and names the range. */
export const insertSentences = (actions: Actions, sentences: readonly string[]): Promise<void> =>
  actions.attempt(async () => {
    const { sheet, area } = await actions.tools.workbook.selection();
    const cells = sentences.map((text) => [text]);
    const write = { change: "write", sheet, row: area.top, column: area.left, cells } as const;
    const block = { sheet, area: areaAt(area.top, area.left, sentences.length, 1) };
    actions.offerWrite(say("插入文字", "Insert the sentences"), block, [write]);
  });
