import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lines, monthOf, sheetsOf, workbooksIn } from "./helpers/month";
import { SEEDS } from "./helpers/paths";

const expected = JSON.parse(readFileSync(join(SEEDS, "bad/expected.json"), "utf8")) as Record<
  string,
  { sheet: string; cell: string }
>;

/** The ids that explanations and reports of earlier releases name these findings by, and by which they are found again. */
const IDS: Readonly<Record<string, string>> = {
  "sum-mismatch": "sum-mismatch:合计/税收收入/2017-08/actualyearToDate",
  "growth-mismatch": "growth-mismatch:华容县/财政总收入/2017-08/yearToDate",
  "change-mismatch": "change-mismatch:华容县/财政总收入/2017-08/yearToDate",
  "share-mismatch": "share-mismatch:华容县/税收占财政总收入比重/2017-08/share",
  "completion-mismatch": "completion-mismatch:华容县/财政总收入/2017-08",
  "missing-region": "missing-region:平江县/财政收入!A3",
  "duplicate-region": "duplicate-region:临湘市/财政收入",
  "unknown-region": "unknown-region:华荣县",
  "unknown-indicator": "unknown-indicator:财源贡献度",
  "not-a-number": "not-a-number:汨罗市/财政总收入/2017-08/growth",
  "unit-slip": "unit-slip:平江县/财政总收入/2017-08/target",
  "period-disagreement": "period-disagreement:period-disagreement.xlsx!财政收入!B4",
  "damaged-period": "damaged-period:damaged-period.xlsx!财政收入!A1",
  "no-period": "no-period:no-period.xlsx!财政收入!A1",
  "no-unit": "no-unit:no-unit.xlsx!财政收入!A1",
  "hidden-value": "hidden-value:hidden-value.xlsx!财政收入!A8",
  "rank-mismatch": "rank-mismatch:华容县/财政总收入/2017-08",
};

/** What each fault brings with it. */
const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
  "change-mismatch": ["  D11 sum-mismatch"],
  "unit-slip": ["  F11 sum-mismatch", "  G8 completion-mismatch"],
  "unknown-region": ["  A3 missing-region"],
};

describe("a workbook with one fault", () => {
  test.each(Object.entries(expected))("gives %s as its one root, at its cell", async (name, { sheet, cell }) => {
    const file = `${name}.xlsx`;
    const { findings, counts } = await monthOf(await sheetsOf(join(SEEDS, "bad", file)));
    const [root, ...rest] = findings;
    expect(root).toMatchObject({ id: IDS[name], rule: name, file, sheet, cell, outcome: "failed", becauseOf: null });
    expect(rest.map(({ becauseOf }) => becauseOf)).toEqual(rest.map(() => root?.id));
    expect(lines(rest).sort()).toEqual(FOLLOWERS[name] ?? []);
    expect(counts.failed).toBe(findings.length);
    expect(counts.items).toBe(counts.passed + counts.failed + counts.undecided);
  });

  test("gives every finding an id of its own, the same in another file and month", async () => {
    const { findings } = await monthOf(await sheetsOf(...workbooksIn("bad")));
    const ids = findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const [sheet] = await sheetsOf(join(SEEDS, "bad/change-mismatch.xlsx"));
    const renamed = { ...(sheet as NonNullable<typeof sheet>), file: "财政局8月.xlsx", name: "表一" };
    const again = await monthOf([renamed]);
    expect(ids).toContain(again.findings[0]?.id);
  });
});

describe("the clean seeds", () => {
  test("of August 2017 are asked about twice, both times answered", async () => {
    const { findings, counts } = await monthOf(await sheetsOf(...workbooksIn("2017-08")));
    expect(findings.map(({ rule, severity, cell }) => [rule, severity, cell])).toEqual([
      ["gdp-monthly", "info", "B4"],
      ["basis-unclear", "warning", "C10"],
    ]);
    expect(findings.map(({ explanation }) => explanation?.slice(0, 4))).toEqual(["GDP按", "18亿元"]);
    expect(counts).toMatchObject({ failed: 2, undecided: 0 });
  });

  test("of the history are clean", async () => {
    const { findings, counts } = await monthOf(await sheetsOf(...workbooksIn("history")));
    expect(lines(findings)).toEqual([]);
    expect(counts.passed).toBeGreaterThan(1000);
    expect(counts.undecided).toBe(0);
  });
});
