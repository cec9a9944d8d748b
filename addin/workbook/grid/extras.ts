// Parts of the grid that come once it stands: sorting, finding and replacing.
import { LocaleService, LocaleType, type Ctor, type ILanguagePack, type Plugin } from "@univerjs/core";
import { UniverSheetsFindReplacePreset } from "@univerjs/preset-sheets-find-replace";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import type { Language } from "../../analysis";
import type { Engine } from "./engine";

async function wordsIn(language: Language): Promise<ILanguagePack[]> {
  const words =
    language === "zh"
      ? await Promise.all([
          import("@univerjs/preset-sheets-sort/locales/zh-CN"),
          import("@univerjs/preset-sheets-find-replace/locales/zh-CN"),
        ])
      : await Promise.all([
          import("@univerjs/preset-sheets-sort/locales/en-US"),
          import("@univerjs/preset-sheets-find-replace/locales/en-US"),
        ]);
  return words.map((one) => one.default);
}

/** Adds them to the running grid. */
export async function addExtras({ univer }: Engine, language: Language): Promise<void> {
  const locale = language === "zh" ? LocaleType.ZH_CN : LocaleType.EN_US;
  const locales = univer.__getInjector().get(LocaleService);
  for (const words of await wordsIn(language)) locales.load({ [locale]: words });
  for (const { plugins } of [UniverSheetsSortPreset(), UniverSheetsFindReplacePreset()]) {
    for (const plugin of plugins) {
      const [constructor, options] = Array.isArray(plugin) ? plugin : [plugin, undefined];
      univer.registerPlugin(constructor as Ctor<Plugin> & typeof Plugin, options);
    }
  }
}
