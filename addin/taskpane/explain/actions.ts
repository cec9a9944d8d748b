import type { Actions } from "../actions";

/** Says how the selected cell came by its answer. */
export async function explainSelection(actions: Actions): Promise<void> {
  const { workbook, functionDescriptions, callFunction } = actions.tools;
  await actions.attempt(async () => {
    const { sheet, area } = await workbook.selection();
    const selection = { sheet, area: { ...area, bottom: area.top, right: area.left } };
    const { language } = actions.model;
    const { explainCell } = await import("./explanation");
    const explanation = await explainCell(
      workbook,
      selection,
      await functionDescriptions(language),
      callFunction,
      language,
    );
    actions.update({ selection, explanation });
  });
}
