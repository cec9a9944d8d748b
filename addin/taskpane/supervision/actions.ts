import { areaAt, refusalWords, supervisionBoard, SUPERVISION_BOOK, type Day, type RegisterEdit } from "../../analysis";
import { supervisionTable } from "../../documents/supervisionTable";
import { freeName } from "../../workbook/book/together";
import { areaOfWrite } from "../../workbook/port/changes";
import type { Change } from "../../workbook/port/workbook";
import { download, say } from "../../page";
import type { Actions } from "../actions";
import { addOwnSheets } from "../edits";
import { readChosen } from "../files";
import { hash } from "../ledger";
import { faultWords, readRegister, record } from "./record";
import { registerChanges, registerStateOf, supervisedIn } from "./register";

/** Asks whether the edits of the registers by hand are to be recorded. */
export function offerEdits(actions: Actions, edits: readonly RegisterEdit[]): void {
  const bad = edits.find(({ event }) => event === null);
  if (bad) return actions.warn(badEditWords(bad, actions));
  actions.ask({
    question: say(
      `将把手工改动的${edits.length}行记入“督办历史”，是否登记？`,
      `${edits.length} edited lines will be recorded in 督办历史. Record?`,
    ),
    confirm: () =>
      record(actions, {
        label: say("登记手工改动", "Record the edits"),
        settlesEdits: true,
        events: async (state) => {
          const unusable = state.edits.find(({ event }) => event === null);
          if (unusable) actions.warn(badEditWords(unusable, actions));
          return unusable ? null : state.edits.flatMap(({ event }) => event ?? []);
        },
        done: (kept) => say(`已登记手工改动${kept.length}行。`, `${kept.length} edited lines are recorded.`),
      }),
  });
}

/** The reason that an edited line cannot be recorded: a line that is wrong, or a step of an assignment. */
function badEditWords({ sheet, cell, refused }: RegisterEdit, { model: { language } }: Actions): string {
  const where = cell === "" ? sheet : cell;
  if (refused) return `${where} ${refusalWords(refused, language)}`;
  return say(
    `${where} 是已经交办的事项，只能按环节登记，没有写入。请恢复原样，或点“撤销手工改动”。`,
    `${where} is an assignment, which goes on by its steps alone: nothing was written. Restore it, or undo the edits.`,
  );
}

/** Asks whether the registers are to be written from their history again. */
export function offerUndoEdits(actions: Actions, edits: readonly RegisterEdit[]): void {
  actions.ask({
    question: say(
      `登记表将恢复为“督办历史”所记，手工改动的${edits.length}行作废。是否撤销？`,
      `The registers will be as 督办历史 has them: ${edits.length} edited lines are given up. Undo them?`,
    ),
    confirm: () =>
      record(actions, {
        label: say("撤销手工改动", "Undo the edits"),
        settlesEdits: true,
        events: async () => [],
        done: () => say("已撤销手工改动。", "The edits are undone."),
      }),
  });
}

/** Makes the sheets of all registers, to be filled in by hand. */
export const makeRegisters = (actions: Actions): Promise<void> =>
  record(actions, {
    label: say("建立登记表", "Make the registers"),
    withEmpty: true,
    events: async () => [],
    done: () =>
      say(
        "已建立登记表。在表里填写后，回到这里点“登记手工改动”。",
        "The registers are made. Fill them in, then record the edits here.",
      ),
  });

/** Puts the registers of a 督办台账.xlsx into the open workbook; one that does not go on from those here is refused. */
export const takeRegister = (actions: Actions, file: File): Promise<void> =>
  actions.attempt(async () => {
    const { workbook, startReader } = actions.tools;
    const { sheets } = await readChosen(file, startReader);
    const here = await supervisedIn(workbook);
    if (here.fault !== null) return actions.warn(faultWords(here, actions));
    const given = registerStateOf(sheets, here.rows);
    if (given.fault !== null) return actions.warn(`${file.name}：${faultWords(given, actions)}`);
    if (given.rows.length === here.rows.length && here.isThere)
      return actions.notify(say(`${file.name}里没有新的登记。`, `${file.name} holds nothing new.`));
    const step = { before: here.rows, now: given.rows };
    const changes = registerChanges(await workbook.sheets(), step);
    const added = given.rows.length - here.rows.length;
    actions.ask({
      question: say(
        `将把${file.name}的登记写入本工作簿：“督办历史”新增${added}行，并更新“交办”和各登记表。是否写入？`,
        `The registers of ${file.name} will be written here: ${added} rows added to 督办历史, 交办 and the registers renewed. Write?`,
      ),
      confirm: async () => {
        await actions.apply(say("读入督办台账", "Take in the registers"), changes);
        await readRegister(actions);
        actions.notify(say(`已读入${file.name}。`, `${file.name} is taken in.`));
      },
    });
  });

/** Hands the registers out as 督办台账.xlsx. */
export const saveRegister = (actions: Actions): Promise<void> =>
  actions.attempt(async () => {
    const here = await supervisedIn(actions.tools.workbook);
    if (here.fault !== null) return actions.warn(faultWords(here, actions));
    const { supervisionBytes } = await import("../../documents/files");
    download(await supervisionBytes(SUPERVISION_BOOK.sheetsOf(here.rows, hash)), "督办台账.xlsx");
  });

/** Offers to insert the board of a day as a sheet of its own. */
export const offerTable = (actions: Actions, asOf: Day): Promise<void> =>
  actions.attempt(async () => {
    const { workbook } = actions.tools;
    const { register } = await supervisedIn(workbook);
    const made = supervisionTable(supervisionBoard(register, { asOf }));
    const sheet = freeName(
      "督办表",
      (await workbook.sheets()).map(({ name }) => name),
    );
    const write = { change: "write", sheet, row: 0, column: 0, cells: made.cells } as const;
    const changes: Change[] = [
      { change: "insertSheet", sheet },
      { change: "widths", sheet, widths: made.widths },
      write,
      {
        change: "layOut",
        sheet,
        header: areaAt(0, 0, made.headerRows, made.widths.length),
        hiddenRows: [],
        hiddenColumns: [],
      },
    ];
    const block = { sheet, area: areaOfWrite(write) };
    actions.offerWrite(say("插入督办表", "Insert the board"), block, changes, {
      after: async () => {
        await addOwnSheets(actions, [sheet]);
        await workbook.select({ sheet, area: areaAt(0, 0) });
      },
    });
  });
