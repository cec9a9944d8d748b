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
import {
  IDescriptionService,
  UniverSheetsCorePreset,
  type IUniverSheetsCorePresetConfig,
} from "@univerjs/preset-sheets-core";
import { SetColDataMutation } from "@univerjs/sheets";
import { SheetsRenderService } from "@univerjs/sheets-ui";
import type { Language } from "../../analysis";
import type { Book } from "../book/book";
import { formatOf, styleAt } from "./cell";
import { moveChartsWithCells, registerCharts } from "./charts";
import { guardCompletion } from "./completion";
import { cellExtras, engineOf, type Engine } from "./engine";
import { openFunctionList, withOwnCategory } from "./functionList";
import {
  functionHelp,
  gridFunctions,
  type Associations,
  type FormulaCell,
  type KnownCell,
  type Metadata,
} from "./functions";
import { workbookData } from "./load";
import { SetSheetExtras } from "./mutations";
import { registerNarrowNumbers } from "./narrow";
import { readPaste } from "./paste";
import { endPressAfterRename } from "./tabs";
import { readTyping } from "./typing";
import { indexAskedRowsOnly } from "./valueIndex";
import type { GridWorkbook, Surroundings } from "./gridWorkbook";
import { Grid } from "./workbook";

/** Starts the grid in an element of the page, with a book in it. */
export async function openGrid(
  container: HTMLElement,
  { book, name }: { readonly book: Book; readonly name: string },
  { metadata, associations }: { readonly metadata: Metadata; readonly associations: Associations },
  surroundings: Surroundings,
): Promise<GridWorkbook> {
  const { language } = surroundings;
  const started: { engine?: Engine } = {};
  const cellAt = ({ sheetId, row, column }: FormulaCell): KnownCell => {
    const { engine } = started;
    const cell = engine?.current()?.getSheetBySheetId(sheetId)?.getCellRaw(row, column);
    return {
      custom: cellExtras(cell),
      isGeneral: engine !== undefined && formatOf(styleAt(engine, cell)) === "General",
    };
  };
  const functions = gridFunctions(metadata, associations, { language, cellAt });
  registerNarrowNumbers();
  registerCharts();
  indexAskedRowsOnly();
  endPressAfterRename(container);
  const description = functionHelp(metadata, language);
  const univer = await startUniver(container, language, { function: functions, description });
  // The services are there once there is a workbook.
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, workbookData(book, generateRandomId(), language));
  const engine = engineOf(univer);
  started.engine = engine;
  // The grid draws nothing anew by itself where columns are given their widths, or a sheet its charts.
  const renders = univer.__getInjector().get(SheetsRenderService);
  for (const { id } of [SetColDataMutation, SetSheetExtras]) renders.registerSkeletonChangingMutations(id);
  moveChartsWithCells(engine);
  readTyping(engine);
  readPaste(engine, surroundings.unread);
  const descriptions = univer.__getInjector().get(IDescriptionService);
  guardCompletion(engine, (wanted) => descriptions.hasFunction(wanted));
  openFunctionList(engine);
  return new Grid(engine, book, name, surroundings);
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
  const locales = { [locale]: withOwnCategory(words.default, language) };
  const univer = new Univer({ locale, locales, logLevel: LogLevel.SILENT });
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
