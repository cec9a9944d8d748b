import { areaAt, periodKey, type YearMonth } from "../../analysis";
import { download, say } from "../../page";
import type { Actions } from "../actions";
import { addOwnSheets } from "../edits";

/** A template is for one department and month. */
export interface TemplateOf {
  readonly department: string;
  readonly month: YearMonth;
}

async function templateFile(
  { model, tools }: Actions,
  { department, month }: TemplateOf,
): Promise<readonly [bytes: Uint8Array, name: string]> {
  const { templateBytes } = await import("../../documents/files");
  const dictionary = model.checked?.names.dictionary ?? tools.shipped;
  const bytes = await templateBytes({ department, dictionary, period: month, language: model.language });
  return [bytes, `${department}${periodKey(month)}报送表.xlsx`];
}

export const openTemplate = (actions: Actions, of: TemplateOf): Promise<void> =>
  actions.attempt(async () => {
    await actions.tools.workbook.openNew(...(await templateFile(actions, of)));
  });

export const insertTemplate = (actions: Actions, of: TemplateOf): Promise<void> =>
  actions.attempt(async () => {
    const { workbook } = actions.tools;
    const [bytes] = await templateFile(actions, of);
    const names = await workbook.insertSheets(bytes);
    await addOwnSheets(actions, names);
    const [first] = names;
    if (first !== undefined) await workbook.select({ sheet: first, area: areaAt(0, 0) });
    actions.notify(say(`已加入工作表：${names.join("、")}。`, `Sheets added: ${names.join(", ")}.`));
  });

export const downloadTemplate = (actions: Actions, of: TemplateOf): Promise<void> =>
  actions.attempt(async () => {
    download(...(await templateFile(actions, of)));
  });
