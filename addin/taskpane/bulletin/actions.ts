import { areaAt, OWN_TEXT_FORMAT, type BulletinInput } from "../../analysis";
import { download, say, WORD } from "../../page";
import type { Actions } from "../actions";
import { making, ownTemplate, shippedTemplate } from "../making";
import type { Template } from "../model";

/** Offers to write sentences into the sheet, one below the other from the selected cell on, and names the range. */
export const insertSentences = (actions: Actions, sentences: readonly string[]): Promise<void> =>
  actions.attempt(async () => {
    const { sheet, area } = await actions.tools.workbook.selection();
    const cells = sentences.map((text) => [{ value: text, format: OWN_TEXT_FORMAT }]);
    const write = { change: "write", sheet, row: area.top, column: area.left, cells } as const;
    const block = { sheet, area: areaAt(area.top, area.left, sentences.length, 1) };
    actions.offerWrite(say("插入文字", "Insert the sentences"), block, [write]);
  });

/** The templates that come with the pane, by the name of the file that is made of them. */
const SHIPPED = { 通报: "bulletin", 分析: "analysis" } as const;

export type Outline = keyof typeof SHIPPED;

/** Downloads the Word bulletin of a month by an outline that comes with the pane. */
export const downloadBulletin = (actions: Actions, of: BulletinInput, outline: Outline): Promise<void> =>
  makeBulletin(actions, of, `${outline}.docx`, () => shippedTemplate(SHIPPED[outline], outline));

/** Downloads the Word bulletin of a month by the bureau's own template. */
export const downloadByTemplate = (actions: Actions, of: BulletinInput, template: File): Promise<void> =>
  makeBulletin(actions, of, "通报.docx", () => ownTemplate(template));

const makeBulletin = (
  actions: Actions,
  of: BulletinInput,
  name: string,
  template: () => Promise<Template>,
): Promise<void> =>
  making(actions, name, async () => {
    const [{ bulletinWords, wordBulletin }, { bytes, name: templateName }] = await Promise.all([
      import("../../documents/word/bulletin"),
      template(),
    ]);
    const made = await wordBulletin({ ...of, template: bytes, templateName });
    download(made.bytes, name, WORD);
    actions.notify(bulletinWords(made, name, actions.model.language));
  });

/** Downloads the workbook of league tables behind the bulletin. */
export const downloadAnnex = (actions: Actions, of: BulletinInput): Promise<void> =>
  making(actions, "附表.xlsx", async () => {
    const { annex, annexWords, NO_ANNEX } = await import("../../documents/annex");
    const made = await annex(of);
    const { language } = actions.model;
    if (made === null) {
      actions.warn(NO_ANNEX[language]);
      return;
    }
    download(made.bytes, "附表.xlsx");
    actions.notify(annexWords(made, "附表.xlsx", language));
  });
