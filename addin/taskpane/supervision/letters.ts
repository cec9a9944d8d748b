// The letters of supervision as downloads, from the templates that come with the pane or from the bureau's own.
import {
  holidaysFaultWords,
  holidaysIn,
  type Day,
  type Followed,
  type SupervisionBoard,
  type UnitShown,
} from "../../analysis";
import { download, say, WORD } from "../../page";
import type { Actions } from "../actions";
import { readChosen } from "../files";
import { making, ownTemplate, shippedTemplate } from "../making";
import type { Template } from "../model";

/** The letters, and the template of each on the server. */
const LETTERS = { 督办通报: "circular", 督办函: "letter", 交办单: "assignment" } as const;

type Letter = keyof typeof LETTERS;
const NAMES = Object.keys(LETTERS) as Letter[];

/** 督办通报.docx, all that is supervised by light. */
export const downloadCircular = (actions: Actions, board: SupervisionBoard): Promise<void> =>
  makeLetter(actions, "督办通报", "督办通报", async (template) => {
    const { boardCircular, withoutLight } = await import("../../documents/word/letters");
    return { bytes: boardCircular(board, template), unlit: withoutLight(board) };
  });

/** 督办函 to a unit, with the assignments that it has open. */
export const downloadUnitLetter = (actions: Actions, unit: UnitShown, asOf: Day): Promise<void> =>
  makeLetter(actions, "督办函", `督办函-${unit.unit}`, async (template) => {
    const { unitLetter } = await import("../../documents/word/letters");
    return { bytes: unitLetter(unit, asOf, template), unlit: [] };
  });

/** 交办单 of an assignment. */
export const downloadForm = (actions: Actions, followed: Followed, asOf: Day): Promise<void> =>
  makeLetter(actions, "交办单", `交办单-${followed.assignment.id}`, async (template) => {
    const { assignmentForm } = await import("../../documents/word/letters");
    return { bytes: assignmentForm(followed, asOf, template), unlit: [] };
  });

interface Made {
  readonly bytes: Uint8Array;
  /** Matters that stand in no table for want of a light. */
  readonly unlit: readonly string[];
}

/** Signs that no file name may hold. */
const NOT_IN_NAMES = /[\\/:*?"<>|\u0000-\u001f]/g;

const makeLetter = (actions: Actions, letter: Letter, title: string, make: (template: Template) => Promise<Made>) => {
  const name = `${title.replace(NOT_IN_NAMES, "_")}.docx`;
  return making(actions, name, async () => {
    const own = actions.model.letterTemplates.get(letter);
    const { bytes, unlit } = await make(own ?? (await shippedTemplate(LETTERS[letter], letter)));
    download(bytes, name, WORD);
    const done = say(`已生成${name}。`, `Made ${name}.`);
    actions.notify(
      unlit.length === 0
        ? done
        : `${done}${say("没有数据、不能亮灯：", " Without a light: ")}${unlit.join(say("；", "; "))}`,
    );
  });
};

/** Takes a template of the bureau's own for the letter that its file is named after. */
export const takeTemplate = (actions: Actions, file: File): Promise<void> =>
  actions.attempt(async () => {
    const letter = NAMES.find((name) => file.name.includes(name));
    if (letter === undefined) {
      actions.warn(
        say(
          `${file.name} 的文件名里没有${NAMES.join("、")}，看不出是哪种文书的模板。请改名后再选，如“督办函模板.docx”。`,
          `The name of ${file.name} says none of ${NAMES.join(", ")}: rename it, such as 督办函模板.docx.`,
        ),
      );
      return;
    }
    const { openWordPackage } = await import("../../documents/word/package");
    const template = await ownTemplate(file);
    openWordPackage(template.bytes, template.name);
    actions.update({ letterTemplates: new Map([...actions.model.letterTemplates, [letter, template]]) });
    actions.notify(say(`${letter}按“${file.name}”生成。`, `${letter} will be made of ${file.name}.`));
  });

/** Counts working days by another table of holidays. */
export const takeHolidays = (actions: Actions, file: File): Promise<void> =>
  actions.attempt(async () => {
    const { sheets } = await readChosen(file, actions.tools.startReader);
    const [sheet] = sheets;
    const { holidays, wrong } = sheet ? holidaysIn(sheet) : { holidays: null, wrong: [] };
    if (holidays === null || wrong.length > 0 || holidays.days.length === 0)
      return actions.warn(`${file.name}：${holidaysFaultWords(wrong, actions.model.language)}`);
    actions.update({ holidays });
    actions.notify(
      say(
        `工作日按${file.name}计：${holidays.years.join("、")}年。`,
        `Working days by ${file.name}: ${holidays.years.join(", ")}.`,
      ),
    );
  });
