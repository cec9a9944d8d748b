import type { YearMonth } from "../../analysis";
import type { Actions } from "../actions";
import { download } from "../download";
import { say } from "../page";
import { rememberSheets } from "../sources";

/** What the template of a department is for. */
export interface TemplateOf {
  readonly department: string;
  readonly month: YearMonth;
}

async function templateFile(
  { model, tools }: Actions,
  { department, month }: TemplateOf,
): Promise<readonly [Uint8Array, string]> {
  const { templateBytes } = await import("../../documents/files");
  const dictionary = model.checked?.names.dictionary ?? tools.shipped;
  const name = `${department}${month.year}-${String(month.month).padStart(2, "0")}报送表.xlsx`;
  return [await templateBytes({ department, dictionary, period: month, language: model.language }), name];
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
    await rememberSheets(workbook, names);
    actions.said(say(`已加入工作表：${names.join("、")}。`, `Sheets added: ${names.join(", ")}.`));
  });

export const downloadTemplate = (actions: Actions, of: TemplateOf): Promise<void> =>
  actions.attempt(async () => {
    download(...(await templateFile(actions, of)));
  });
