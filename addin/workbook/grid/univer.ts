// Univer, put together: the plugins of its core preset, and nothing of its paid tier.
import { LogLevel, LocaleType, Univer, type Ctor, type Plugin } from "@univerjs/core";
import type { BaseFunction, IFunctionInfo } from "@univerjs/engine-formula";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import type { Language } from "../../analysis";

export interface UniverParts {
  readonly functions: [Ctor<BaseFunction>, string][];
  readonly help: IFunctionInfo[];
  readonly language: Language;
}

/** Starts the grid in an element of the page. */
export async function startUniver(container: HTMLElement, { functions, help, language }: UniverParts): Promise<Univer> {
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
    formula: { function: functions, description: help },
  });
  for (const plugin of plugins) {
    const [constructor, options] = Array.isArray(plugin) ? plugin : [plugin, undefined];
    univer.registerPlugin(constructor as Ctor<Plugin> & typeof Plugin, options);
  }
  return univer;
}
