import { READINGS_SHEET, type Finding, type TableReading, type TaughtReading } from "../../analysis";
import { readingChanges } from "../../documents/readings";
import { say } from "../../page";
import { blockAt, rangeName, type Actions } from "../actions";
import { check } from "../check";
import type { MonthState } from "../model";

/** Selects a cell of a table; of a file beside the workbook it names the place. */
export async function goToCell(actions: Actions, place: Pick<Finding, "file" | "sheet" | "cell">): Promise<void> {
  const { file, sheet, cell } = place;
  const block = blockAt(place);
  if (actions.model.files.some(({ name }) => name === file))
    actions.notify(say(`在文件${file}里：${sheet} ${cell}。`, `It is in the file ${file}: ${sheet} ${cell}.`));
  else if (block) await actions.goTo(block);
}

/** The correction in use for a column, or for the whole table where the heading is "". */
export const taughtOf = ({ names }: MonthState, { layout }: TableReading, heading: string): TaughtReading | undefined =>
  names.dictionary.readings.find(
    ({ department, layout: headers, column }) =>
      department === layout.department && headers === layout.headers && column === heading,
  );

type Corrected = Omit<TaughtReading, "department" | "layout">;

/** Names the row of the sheet 读法 that would hold a correction, or give one up, and asks. */
export async function offerReading(
  actions: Actions,
  reading: TableReading,
  corrected: Corrected | Pick<TaughtReading, "column">,
): Promise<void> {
  const { workbook } = actions.tools;
  await actions.attemptOnMonth(async (checked) => {
    const { department, headers } = reading.layout;
    const of = { department, layout: headers, column: corrected.column };
    const taught = "instead" in corrected ? { ...corrected, ...of } : null;
    if (taught && !saysSomething(taught)) {
      actions.warn(say("请至少选一项要改的。", "Choose at least one thing to correct."));
      return;
    }
    const has = (await workbook.sheets()).some(({ name }) => name === READINGS_SHEET);
    const [sheet] = has ? await workbook.read([READINGS_SHEET]) : [];
    const made = readingChanges({ of, taught, inUse: checked.names.dictionary.readings, sheet });
    const range = rangeName(made.at);
    const alike = checked.readings.filter(
      ({ layout }) => layout.department === department && layout.headers === headers,
    ).length;
    const also =
      alike > 1 ? say(`同一版式的${alike}张表都这样读。`, ` All ${alike} tables of this layout are read so.`) : "";
    actions.ask({
      question: made.isNew
        ? say(
            `将新建工作表“${READINGS_SHEET}”，并写入${range}。${also}是否写入？`,
            `The sheet ${READINGS_SHEET} will be made, and ${range} written.${also} Write?`,
          )
        : say(`将写入${range}。${also}是否写入？`, `${range} will be written.${also} Write?`),
      confirm: async () => {
        await actions.apply(say("改读法", "Correct the reading"), made.changes);
        actions.update({ correcting: null });
        await check(actions);
        actions.notify(
          taught
            ? say(`已写入${range}，今后这样读。`, `${range} is written; it is read so from now on.`)
            : say(`已取消更正，照表头读。`, `The correction is withdrawn.`),
        );
      },
    });
  });
}

const saysSomething = ({ meaning, indicator, span, against, unit, period }: TaughtReading): boolean =>
  [meaning, indicator, unit].some((word) => word !== "") || [span, against, period].some((one) => one !== null);
