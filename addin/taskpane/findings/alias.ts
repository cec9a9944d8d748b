import type { Finding } from "../../analysis";
import { aliasChanges, type NamedIn } from "../../documents/settings";
import { rangeName, type Actions } from "../actions";
import { say } from "../../page";
import { check } from "../check";

/** The sheet of the dictionary whose names an unknown name may be a spelling of; undefined for other findings. */
export const aliasIn = ({ rule, received }: Finding): NamedIn | undefined =>
  typeof received !== "string"
    ? undefined
    : rule === "unknown-indicator"
      ? "指标"
      : rule === "unknown-region"
        ? "地区"
        : undefined;

/** Names the cell in the workbook's own dictionary that would hold the alias, and asks. */
export async function offerAlias(actions: Actions, finding: Finding, name: string): Promise<void> {
  const { workbook } = actions.tools;
  await actions.attemptOnMonth(async (checked) => {
    const kind = aliasIn(finding);
    if (kind === undefined) return;
    const alias = String(finding.received);
    const sheets = await workbook.read(
      (await workbook.sheets()).map((one) => one.name).filter((one) => one === kind || one === "分组"),
    );
    const made = aliasChanges({ kind, name, alias, dictionary: checked.names.dictionary, sheets });
    const range = rangeName(made.at);
    const isNew = made.sheets.length > 0;
    actions.ask({
      question: isNew
        ? say(
            `将新建工作表“${made.sheets.join("”“")}”（取自现用的设置），并在${range}登记别名“${alias}”。是否写入？`,
            `Sheets ${made.sheets.join(", ")} will be made of the settings in use, with the alias "${alias}" in ${range}. Write?`,
          )
        : say(`将在${range}写入“${made.text}”，是否写入？`, `"${made.text}" will be written into ${range}. Write?`),
      confirm: async () => {
        await actions.apply(say("登记别名", "Add alias"), made.changes);
        actions.update({ aliasing: null });
        await check(actions);
        actions.notify(say(`“${alias}”今后认作“${name}”。`, `"${alias}" is taken for "${name}" from now on.`));
      },
    });
  });
}
