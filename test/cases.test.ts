// Right or told: sheets with what a reader may take for something else, and of each what must come out of it. The list is of
// others (test/data/README.md); seeds/make/cases.mjs makes the files.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { growthOf, isNumber, message, periodKey, type Observation, type Period } from "../addin/analysis/index";
import { plainIndicator } from "../addin/analysis/model/indicator";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { writeWorkbook } from "../addin/workbook/book/write";
import { cases } from "../seeds/make/cases.mjs";
import { dataFile, monthOf } from "./helpers/month";

interface ExpectedFigure {
  readonly cell: string;
  readonly indicator: string;
  readonly region: string;
  /** Year and month. */
  readonly period: string;
  readonly span: Period["span"];
  readonly measure: Observation["measure"];
  readonly value: number;
  readonly unit: string;
}

interface Expected {
  readonly file: string;
  readonly kind: string;
  readonly figures: readonly ExpectedFigure[];
  /** A figure counts wherever it stands. */
  readonly anyCell?: true;
  /** A finding of 核实 or above does as well. */
  readonly orFinding?: true;
  /** "any"; "period": one on the period, and none assumed; else the cell that one of 核实 or above points to. */
  readonly finding?: string;
  /** Values that no figure has unless there is a finding. */
  readonly never?: readonly number[];
  /** No finding of 核实 or above. */
  readonly clean?: true;
  /** Rules that find nothing. */
  readonly no?: readonly string[];
  readonly regions?: readonly string[];
  readonly readable?: true;
  /** The growth of 财政总收入 of a region. */
  readonly growth?: readonly [string, number];
  /** No noise of binary fractions in what is printed. */
  readonly text?: true;
}

const EXPECTED = JSON.parse(readFileSync(dataFile("cases/expected.json"), "utf8")) as readonly Expected[];

const AUGUST: Period = { year: 2017, month: 8, span: "yearToDate" };

/** Digits that a binary fraction leaves behind a decimal one. */
const NOISE = /\d\.?0{6,}[1-9]|9{8,}/;

/** Figures of files of which the list only says that they are right or told. */
const RIGHT: Readonly<Record<string, readonly Partial<ExpectedFigure>[]>> = {
  "scaled-thousand.xlsx": [{ cell: "B7", indicator: "财政总收入", measure: "actual", value: 653000, unit: "千元" }],
  "group-column-same-indicator.xlsx": [
    { cell: "C3", indicator: "税收收入/国税部门", value: 25048 },
    { cell: "C5", indicator: "税收收入/地税部门", value: 15000 },
  ],
};

/** An observation as the list writes it. */
const written = ({ cell, indicator, region, period, measure, figure, unit }: Observation): Partial<ExpectedFigure> => ({
  cell,
  indicator,
  region,
  ...(period && { period: periodKey(period), span: period.span }),
  measure,
  ...(isNumber(figure) && { value: figure }),
  unit,
});

/** The figures that stand where some are expected; an expected figure itself where it is there. */
function found(
  figures: readonly Partial<ExpectedFigure>[],
  observations: readonly Observation[],
  anyCell = false,
): unknown[] {
  return figures.map((expected) => {
    const here = observations.map(written).filter(({ cell }) => anyCell || cell === expected.cell);
    const same = here.find((one) =>
      Object.entries(expected).every(
        ([key, value]) => (anyCell && key === "cell") || one[key as keyof ExpectedFigure] === value,
      ),
    );
    return same ? expected : here[0];
  });
}

describe("a sheet of a department is read right, or somebody is told", () => {
  let files: ReadonlyMap<string, Uint8Array>;
  beforeAll(async () => {
    files = await cases(writeWorkbook);
  });

  test("is there for every case", () => {
    expect([...files.keys()].sort()).toEqual(EXPECTED.map(({ file }) => file).sort());
  });

  test.each(EXPECTED)("$file: $kind", async (expected) => {
    const { file, finding, orFinding, never = [], no = [], regions = [], growth } = expected;
    const figures = [...expected.figures, ...(RIGHT[file] ?? [])];
    const sheets = await readWorkbookBytes(files.get(file) ?? new Uint8Array(), file);
    const { observations, findings, ledger } = await monthOf(sheets);
    const told = findings.filter(({ severity }) => severity !== "info");
    const rules = told.map(({ rule }): string => rule);
    if (!orFinding || told.length === 0) expect(found(figures, observations, expected.anyCell)).toEqual(figures);
    if ((orFinding && figures.length === 0) || finding === "any") expect(told).not.toEqual([]);
    if (finding === "period") {
      expect(rules.filter((rule) => rule.includes("period"))).not.toEqual([]);
      expect(observations.filter(({ period }) => period !== null)).toEqual([]);
    } else if (finding !== undefined && finding !== "any") expect(told.map(({ cell }) => cell)).toContain(finding);
    const values = observations.map(({ figure }) => (isNumber(figure) ? figure : null));
    if (told.length === 0) expect(values.filter((value) => value !== null && never.includes(value))).toEqual([]);
    if (expected.clean) expect(rules).toEqual([]);
    expect(rules.filter((rule) => no.includes(rule))).toEqual([]);
    expect(observations.map(({ region }) => region)).toEqual(expect.arrayContaining([...regions]));
    if (expected.readable) expect(observations).not.toEqual([]);
    if (growth !== undefined) {
      const [region, rate] = growth;
      expect(growthOf(ledger, { region, indicator: plainIndicator("财政总收入"), period: AUGUST })).toBe(rate);
    }
    if (expected.text) {
      const printed = [...observations.map(({ text }) => text), ...findings.map((one) => message(one))];
      expect(printed.filter((text) => NOISE.test(text))).toEqual([]);
    }
  });
});
