import { explain, isRoot, type Finding } from "../../analysis";
import type { Change } from "../../workbook/port/workbook";
import { blockAt, type Actions } from "../actions";
import { download, say } from "../../page";
import { record } from "../recording";

/** Excel opens these of its own. */
const OPENED = /\.xlsx$/i;

/**
 * Selects the cell of a finding, and gives it the keyboard where `write` says so. A file beside the workbook opens at the
 * cell, or the place is named where the findings are only walked.
 */
export async function goToFinding(
  actions: Actions,
  finding: Finding,
  { write = false, open = write }: { readonly write?: boolean; readonly open?: boolean } = {},
): Promise<void> {
  const { workbook } = actions.tools;
  await actions.attempt(async () => {
    const block = blockAt(finding);
    const inWorkbook = (await workbook.sheets()).some(({ name }) => name === finding.sheet);
    const { file, sheet, cell } = finding;
    const beside = actions.model.files.find(({ name }) => name === file);
    if (beside && open && OPENED.test(file) && workbook.capabilities.has("newWorkbook")) {
      const { openedAt } = await import("../../workbook/annotate/openAt");
      await workbook.openNew(openedAt(new Uint8Array(await beside.source.arrayBuffer()), { sheet, cell }), file);
    } else if (beside)
      actions.notify(
        say(`这处问题在文件${file}里：${sheet} ${cell}。`, `It is in the file ${file}: ${sheet} ${cell}.`),
      );
    else if (inWorkbook && block) {
      await workbook.select(block);
      if (write) workbook.focus?.();
    } else
      actions.warn(
        say(
          `找不到工作表“${sheet}”，可能已删除或改名。请重新检查。`,
          `Sheet "${sheet}" is not there: deleted or renamed. Check again.`,
        ),
      );
  });
}

/** Marks the cells of the findings, as one step to undo. */
export const mark = (actions: Actions): Promise<void> =>
  actions.attemptOnMonth(async (checked) => {
    const others = new Set(actions.model.files.map(({ name }) => name));
    const marks = checked.findings.flatMap((one): Change[] => {
      const block = isRoot(one) && !others.has(one.file) ? blockAt(one) : undefined;
      return block && checked.sources.sheets.includes(one.sheet) ? [{ change: "mark", block, tone: one.severity }] : [];
    });
    if (marks.length > 0) await actions.apply(say("标记问题", "Mark findings"), marks);
    actions.notify(say(`已标记${marks.length}处。`, `${marks.length} cells are marked.`));
  });

export const clearMarks = (actions: Actions): Promise<void> =>
  actions.attempt(async () => {
    const sheets = await actions.tools.workbook.sheets();
    const changes = sheets
      .filter((one) => !one.protected)
      .map(({ name }): Change => ({ change: "clearMarks", sheet: name }));
    await actions.apply(say("清除标记", "Clear marks"), changes);
    actions.notify(say("已清除标记。", "The marks are cleared."));
  });

/** Makes 审核结果, as a new workbook where the host can, else as a download; its links lead to files beside it. */
export async function exportReport(actions: Actions): Promise<void> {
  const { workbook } = actions.tools;
  await actions.attemptOnMonth(async (checked) => {
    const { workbookName, language } = actions.model;
    const { reportBytes } = await import("../../documents/files");
    const pathOf = (file: string): string | undefined => (file === "" ? workbookName : file) || undefined;
    const [bytes, name] = [await reportBytes({ ...checked, language, pathOf }), "审核结果.xlsx"];
    if (workbook.capabilities.has("newWorkbook")) await workbook.openNew(bytes, name);
    else download(bytes, name);
    actions.notify(
      say(
        "审核结果已生成。与本工作簿存放在同一文件夹，其中的链接可到单元格。",
        "The findings are a workbook. Saved in this workbook's folder, its links lead to the cells.",
      ),
    );
  });
}

/** Records the explanation of a finding, after its form has named the row. */
export const explainFinding = (actions: Actions, finding: Finding, words: string): Promise<void> =>
  record(actions, {
    label: say("说明", "Explanation"),
    make: ({ sources }, stamp, hash) => explain(sources.history, finding, words, stamp, hash),
    closeForm: () => actions.update({ explaining: null }),
  });
