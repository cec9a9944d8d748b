import { excelWorkbook } from "../../../addin/workbook/excel/workbook";
import type { Workbook } from "../../../addin/workbook/port/workbook";

/** Runs in the page in place of the pane: the port alone, for tests of nothing else. */

declare const window: Window & {
  countyWorkbook?: Workbook;
  countyMonthly?: { pane?: boolean };
  /** Opens the port anew, for another workbook: it remembers no step. */
  openPort?: () => void;
};

if (window.countyMonthly) window.countyMonthly.pane = true;
window.openPort = () => {
  window.countyWorkbook = excelWorkbook();
};
void Office.onReady(window.openPort);
