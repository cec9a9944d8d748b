import type { Language } from "../analysis";
import type { Workbook } from "../workbook/port/workbook";

declare global {
  interface Window {
    /** The open workbook: set by the workbench, and by the pane in Excel. */
    countyWorkbook?: Workbook;
  }
}

/** The program that the pane runs in, and its open workbook. */
export interface Host {
  readonly workbook: Workbook | undefined;
  readonly language: Language;
  /** The last function that a cell called; "" before the first. */
  readonly lastCall: () => string;
}

const languageOf = (tag: string): Language => (tag.toLowerCase().startsWith("en") ? "en" : "zh");

/** The window around this one; undefined where there is none, or one of another origin. */
function parentWindow(): Window | undefined {
  try {
    return window.parent !== window && window.parent.document ? window.parent : undefined;
  } catch {
    return undefined;
  }
}

/** Finds Excel, else the workbench around the pane, else no workbook at all. */
export async function findHost(): Promise<Host> {
  if (typeof Office !== "undefined" && (await Office.onReady()).host === Office.HostType.Excel) {
    // The grid never needs this code.
    const { excelWorkbook } = await import("../workbook/excel/workbook");
    followTheme();
    return hostOf(excelWorkbook(), languageOf(Office.context.displayLanguage));
  }
  const outer = parentWindow();
  if (outer?.countyWorkbook)
    return hostOf(outer.countyWorkbook, languageOf(outer.document.documentElement.lang), outer);
  const tag = typeof Office === "undefined" ? "" : Office.context.displayLanguage;
  return { workbook: undefined, language: languageOf(tag), lastCall: () => "" };
}

/** Takes over Excel's theme where it has one; the system's counts otherwise. */
function followTheme(): void {
  const colour = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(themeOf()?.bodyBackgroundColor ?? "");
  if (!colour) return;
  const light = colour.slice(1).reduce((sum, part) => sum + parseInt(part, 16), 0) / 3;
  document.documentElement.dataset["theme"] = light < 128 ? "dark" : "light";
}

/** Reads the theme; office.js throws where the host has none. */
function themeOf(): Office.OfficeTheme | undefined {
  try {
    return Office.context.officeTheme;
  } catch {
    return undefined;
  }
}

/** `cells` is the window whose functions the workbook's cells call. */
function hostOf(workbook: Workbook, language: Language, cells: Window = window): Host {
  window.countyWorkbook = workbook;
  return { workbook, language, lastCall: () => cells.countyMonthly?.last ?? "" };
}
