import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  monthly,
  type Dictionary,
  type Finding,
  type Monthly,
  type MonthlyInput,
  type Sheet,
} from "../../addin/analysis/index";
import { openDictionary } from "../../addin/node";
import { readWorkbook } from "../../addin/workbook/read/file";
import { SEEDS } from "./paths";

/** A file of test/data, whose README names the sources. */
export const dataFile = (name: string): string => join(__dirname, "../data", name);

/** The workbooks of the US Census Bureau, of 2016 and 2017. */
export const CENSUS: readonly string[] = [2016, 2017].map((year) => dataFile(`${year}_asfin_state_totals.xlsx`));

/** The sheets of several workbooks. */
export const sheetsOf = async (...paths: readonly string[]): Promise<Sheet[]> =>
  (await Promise.all(paths.map((path) => readWorkbook(path)))).flat();

/** The workbooks of a folder of the seeds. */
export const workbooksIn = (folder: string): string[] =>
  readdirSync(join(SEEDS, folder))
    .filter((name) => !name.endsWith(".json"))
    .map((name) => join(SEEDS, folder, name));

/** The dictionary that ships. */
export const shippedDictionary = async (): Promise<Dictionary> =>
  (await openDictionary(join(SEEDS, "指标与地区.xlsx"))).dictionary;

/** A month read and checked with the dictionary that ships. */
export const monthOf = async (sheets: readonly Sheet[], more: Partial<MonthlyInput> = {}): Promise<Monthly> =>
  monthly({ sheets, dictionary: await shippedDictionary(), ...more });

/** Findings as short lines: what follows from another is set in. */
export const lines = (findings: readonly Finding[]): string[] =>
  findings.map(({ cell, rule, becauseOf }) => `${becauseOf === null ? "" : "  "}${cell} ${rule}`);
