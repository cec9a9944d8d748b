import type { Language } from "../analysis";
import type { Workbook } from "../workbook/port/workbook";

/** Where the pane runs, and on which workbook: of Excel, of the workbench around it, or of nobody. */

declare global {
  interface Window {
    /** The workbook that is open: the workbench sets its own, the pane shows the one it uses. */
    countyWorkbook?: Workbook;
  }
}

export interface Host {
  readonly workbook: Workbook | undefined;
  readonly language: Language;
  /** The last function that a cell called; "" before the first. */
  readonly lastCall: () => string;
}

const languageOf = (tag: string): Language => (tag.toLowerCase().startsWith("en") ? "en" : "zh");

/** The window around this one; undefined where there is none, or one of another origin, whose inside nobody may see. */
function around(): Window | undefined {
  try {
    return window.parent !== window && window.parent.document ? window.parent : undefined;
  } catch {
    return undefined;
  }
}

export async function findHost(): Promise<Host> {
  if (typeof Office !== "undefined" && (await Office.onReady()).host === Office.HostType.Excel) {
    // Its code is Excel's alone: beside the grid it is never asked for.
    const { excelWorkbook } = await import("../workbook/excel/workbook");
    followTheme();
    return shown(excelWorkbook(), languageOf(Office.context.displayLanguage));
  }
  const outer = around();
  if (outer?.countyWorkbook) return shown(outer.countyWorkbook, languageOf(outer.document.documentElement.lang), outer);
  const tag = typeof Office === "undefined" ? "" : Office.context.displayLanguage;
  return { workbook: undefined, language: languageOf(tag), lastCall: () => "" };
}

/** Excel's own theme, where it tells one; the system's otherwise. */
function followTheme(): void {
  const colour = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(themeOf()?.bodyBackgroundColor ?? "");
  if (!colour) return;
  const light = colour.slice(1).reduce((sum, part) => sum + parseInt(part, 16), 0) / 3;
  document.documentElement.dataset["theme"] = light < 128 ? "dark" : "light";
}

/** Where the host has none to tell, office.js breaks off at the question. */
function themeOf(): Office.OfficeTheme | undefined {
  try {
    return Office.context.officeTheme;
  } catch {
    return undefined;
  }
}

/** `cells` is the window whose functions answer the workbook's cells. */
function shown(workbook: Workbook, language: Language, cells: Window = window): Host {
  window.countyWorkbook = workbook;
  return { workbook, language, lastCall: () => cells.countyMonthly?.last ?? "" };
}
