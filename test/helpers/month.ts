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

export const SEEDS = join(__dirname, "../../seeds");

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
