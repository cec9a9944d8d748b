import { areaAt, TARGETS_SHEET } from "../../analysis";
import { targetChanges } from "../../documents/settings";
import { say } from "../../page";
import type { Actions } from "../actions";
import { check } from "../check";

/** Selects the sheet of targets, or offers to make it of the known targets where there is none. */
export async function offerTargets(actions: Actions): Promise<void> {
  const { workbook } = actions.tools;
  await actions.attemptOnMonth(async (checked) => {
    const sheet = TARGETS_SHEET;
    const first = { sheet, area: areaAt(0, 0) };
    if (checked.sources.sheets.includes(sheet)) return workbook.select(first);
    actions.ask({
      question: say(`将新建工作表“${sheet}”，是否写入？`, `A sheet "${sheet}" will be made. Write?`),
      confirm: async () => {
        await actions.apply(say("建立目标表", "Make the sheet of targets"), targetChanges(checked.names.dictionary));
        await workbook.select(first);
        await check(actions, { byUser: false });
        actions.notify(
          say("已建立目标表。改好后点“重新检查”。", "The sheet of targets is made. Check again once it is filled in."),
        );
      },
    });
  });
}
