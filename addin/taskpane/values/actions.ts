import { fileStem, type Area } from "../../analysis";
import { rangeName, type Actions } from "../actions";
import { download, say } from "../../page";
import { valueChanges } from "./changes";

/** Offers to replace formulas by their values, and names the range. */
export async function offerValues(actions: Actions, where: "selection" | "sheet"): Promise<void> {
  const { workbook } = actions.tools;
  await actions.attempt(async () => {
    const selected = await workbook.selection();
    const used = (await workbook.sheets()).find(({ name }) => name === selected.sheet)?.used;
    const area = used && (where === "sheet" ? used : common(used, selected.area));
    const block = area && { sheet: selected.sheet, area };
    const found = block && valueChanges(block, await workbook.cells(block));
    if (!found || found.formulas === 0) {
      actions.notify(say("这里没有 =COUNTY. 公式。", "There is no =COUNTY. formula here."));
      return;
    }
    const range = rangeName(block);
    actions.ask({
      question: say(
        `将把${range}中的${found.formulas}个公式换成数值，是否写入？`,
        `${found.formulas} formulas in ${range} will give way to their values. Write?`,
      ),
      confirm: async () => {
        await actions.apply(say("转为数值", "To values"), found.changes);
        actions.notify(
          say(`已换成数值：${found.formulas}个公式。`, `${found.formulas} formulas gave way to their values.`),
        );
      },
    });
  });
}

/** The intersection of two areas. */
function common(one: Area, other: Area): Area | null {
  const [top, left] = [Math.max(one.top, other.top), Math.max(one.left, other.left)];
  const [bottom, right] = [Math.min(one.bottom, other.bottom), Math.min(one.right, other.right)];
  return top <= bottom && left <= right ? { top, left, bottom, right } : null;
}

async function valuesCopy({ tools: { workbook } }: Actions): Promise<readonly [Uint8Array, string]> {
  const { valuesBytes } = await import("../../documents/files");
  const name = fileStem(await workbook.name());
  return [await valuesBytes(await workbook.read()), `${name === "" ? "月报" : name}-数值.xlsx`];
}

export const openValues = (actions: Actions): Promise<void> =>
  actions.attempt(async () => {
    await actions.tools.workbook.openNew(...(await valuesCopy(actions)));
  });

export const downloadValues = (actions: Actions): Promise<void> =>
  actions.attempt(async () => {
    download(...(await valuesCopy(actions)));
  });
