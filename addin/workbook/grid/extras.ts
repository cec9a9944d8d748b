// Parts of the grid that come once it stands: sorting, finding and replacing, filters, notes, validations and conditional
// formats. What they keep of a workbook is in `kept.ts`.
import { LocaleService, LocaleType, type Ctor, type ILanguagePack, type Plugin } from "@univerjs/core";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import { UniverSheetsFindReplacePreset } from "@univerjs/preset-sheets-find-replace";
import { UniverSheetsNotePreset } from "@univerjs/preset-sheets-note";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import type { Language } from "../../analysis";
import type { Engine } from "./engine";
import { moveNotesWithRows } from "./notes";

async function wordsIn(language: Language): Promise<ILanguagePack[]> {
  const words =
    language === "zh"
      ? await Promise.all([
          import("@univerjs/preset-sheets-sort/locales/zh-CN"),
          import("@univerjs/preset-sheets-find-replace/locales/zh-CN"),
          import("@univerjs/preset-sheets-filter/locales/zh-CN"),
          import("@univerjs/preset-sheets-note/locales/zh-CN"),
          import("@univerjs/preset-sheets-data-validation/locales/zh-CN"),
          import("@univerjs/preset-sheets-conditional-formatting/locales/zh-CN"),
        ])
      : await Promise.all([
          import("@univerjs/preset-sheets-sort/locales/en-US"),
          import("@univerjs/preset-sheets-find-replace/locales/en-US"),
          import("@univerjs/preset-sheets-filter/locales/en-US"),
          import("@univerjs/preset-sheets-note/locales/en-US"),
          import("@univerjs/preset-sheets-data-validation/locales/en-US"),
          import("@univerjs/preset-sheets-conditional-formatting/locales/en-US"),
        ]);
  return words.map((one) => one.default);
}

const PRESETS = [
  UniverSheetsSortPreset(),
  UniverSheetsFindReplacePreset(),
  UniverSheetsFilterPreset(),
  UniverSheetsNotePreset(),
  // The list under a cell leaves the keyboard to the cell: a box to search in it would take what is typed.
  UniverSheetsDataValidationPreset({ showSearchOnDropdown: false, showEditOnDropdown: false }),
  UniverSheetsConditionalFormattingPreset(),
];

/** Commands of the parts by which a step hands over what they are to keep. */
const ADDING = [
  "sheet.mutation.update-note",
  "data-validation.mutation.addRule",
  "sheet.mutation.add-conditional-rule",
  "sheet.mutation.set-filter-range",
];

/** Adds them to the running grid. */
export async function addExtras(engine: Engine, language: Language): Promise<void> {
  const { univer } = engine;
  const locale = language === "zh" ? LocaleType.ZH_CN : LocaleType.EN_US;
  const locales = univer.__getInjector().get(LocaleService);
  for (const words of await wordsIn(language)) locales.load({ [locale]: words });
  for (const { plugins } of PRESETS) {
    for (const plugin of plugins) {
      const [constructor, options] = Array.isArray(plugin) ? plugin : [plugin, undefined];
      univer.registerPlugin(constructor as Ctor<Plugin> & typeof Plugin, options);
    }
  }
  moveNotesWithRows(engine);
  // The grid starts parts in a task of its own.
  while (!ADDING.every((id) => engine.commands.hasCommand(id))) await new Promise((resolve) => setTimeout(resolve));
}
