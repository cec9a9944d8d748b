// Starts the grid: the plugins of Univer's core preset, and nothing of its paid tier.
import {
  generateRandomId,
  LogLevel,
  LocaleType,
  UndoCommand,
  Univer,
  UniverInstanceType,
  type Ctor,
  type Plugin,
} from "@univerjs/core";
import { UniverSheetsCorePreset, type IUniverSheetsCorePresetConfig } from "@univerjs/preset-sheets-core";
import type { Language } from "../../analysis";
import type { Book } from "../book/book";
import { cellExtras, engineOf, type Engine } from "./engine";
import { functionHelp, gridFunctions, type Associations, type Metadata } from "./functions";
import { workbookData } from "./load";
import { Grid, type GridWorkbook, type Surroundings } from "./workbook";

/** Starts the grid in an element of the page, with a book in it. */
export async function openGrid(
  container: HTMLElement,
  { book, name }: { readonly book: Book; readonly name: string },
  { metadata, associations }: { readonly metadata: Metadata; readonly associations: Associations },
  surroundings: Surroundings,
): Promise<GridWorkbook> {
  const { language } = surroundings;
  const started: { engine?: Engine } = {};
  const functions = gridFunctions(metadata, associations, ({ sheetId, row, column }) =>
    cellExtras(started.engine?.current()?.getSheetBySheetId(sheetId)?.getCellRaw(row, column)),
  );
  const univer = await startUniver(container, language, { function: functions, description: functionHelp(metadata) });
  // The services are there once there is a workbook.
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, workbookData(book, generateRandomId(), language));
  started.engine = engineOf(univer);
  return new Grid(started.engine, book, name, surroundings);
}

async function startUniver(
  container: HTMLElement,
  language: Language,
  formula: NonNullable<IUniverSheetsCorePresetConfig["formula"]>,
): Promise<Univer> {
  const [locale, words] =
    language === "zh"
      ? [
          LocaleType.ZH_CN,
          await import(/* webpackChunkName: "words-zh" */ "@univerjs/preset-sheets-core/locales/zh-CN"),
        ]
      : [
          LocaleType.EN_US,
          await import(/* webpackChunkName: "words-en" */ "@univerjs/preset-sheets-core/locales/en-US"),
        ];
  const univer = new Univer({ locale, locales: { [locale]: words.default }, logLevel: LogLevel.SILENT });
  const { plugins } = UniverSheetsCorePreset({
    container,
    header: true,
    toolbar: true,
    ribbonType: "simple",
    formula,
    // The one 撤销 is the page's own, over the grid; Ctrl+Z does the same.
    menu: { [UndoCommand.id]: { hidden: true } },
  });
  for (const plugin of plugins) {
    const [constructor, options] = Array.isArray(plugin) ? plugin : [plugin, undefined];
    univer.registerPlugin(constructor as Ctor<Plugin> & typeof Plugin, options);
  }
  return univer;
}
