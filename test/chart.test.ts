// The waterfall of a growth, by its one convention: from zero, part by part, to the growth of the total.

import { describe, expect, test } from "vitest";
import { leagueChart, waterfall, type Step } from "../addin/documents/charts";
import type { Chart } from "../addin/workbook/chart/chart";
import { chartXml } from "../addin/workbook/chart/chartXml";
import { parseXml } from "../addin/workbook/package/xml";
import { orderFaults } from "./helpers/wordRules";

const step = (name: string, change: number): Step => ({ name, change, text: `${change > 0 ? "+" : ""}${change}` });

/** Where each column begins and ends, as it is drawn: what is not drawn carries what is. */
function spans({ categories, series }: Chart): (readonly [from: number, to: number])[] {
  const sum = (i: number, side: 1 | -1, drawn: boolean): number =>
    series
      .filter(({ color }) => (color !== null) === drawn)
      .map(({ values }) => values[i] ?? 0)
      .filter((value) => value * side > 0)
      .reduce((total, value) => total + value, 0);
  return categories.map((_, i) => {
    const [up, down] = [sum(i, 1, true), sum(i, -1, true)];
    const [above, below] = [sum(i, 1, false), sum(i, -1, false)];
    return [down < 0 ? below + down : above, up > 0 ? above + up : below].map((one) => Number(one.toFixed(6))) as [
      number,
      number,
    ];
  });
}

describe("the waterfall", () => {
  test.each<[what: string, changes: number[], expected: [number, number][]]>([
    [
      "parts that all add",
      [1.2, 2],
      [
        [0, 1.2],
        [1.2, 3.2],
        [0, 3.2],
      ],
    ],
    [
      "a part that takes off",
      [3, -1],
      [
        [0, 3],
        [2, 3],
        [0, 2],
      ],
    ],
    [
      "a part that crosses zero downwards",
      [1, -3],
      [
        [0, 1],
        [-2, 1],
        [-2, 0],
      ],
    ],
    [
      "a part that crosses zero upwards",
      [-1, 3],
      [
        [-1, 0],
        [-1, 2],
        [0, 2],
      ],
    ],
    [
      "a fall in two parts",
      [-1, -2],
      [
        [-1, 0],
        [-3, -1],
        [-3, 0],
      ],
    ],
  ])("of %s begins each where the one before ended, and ends with the total from zero", (_what, changes, expected) => {
    const total = changes.reduce((sum, one) => sum + one, 0);
    const steps = changes.map((change, i) => step(`部分${i + 1}`, change));
    expect(spans(waterfall("动因", steps, step("合计", total), "0.0"))).toEqual(expected);
  });

  test("says in its words what its colours say", () => {
    const chart = waterfall("动因", [step("税收", 1.2), step("非税", -0.4)], step("合计", 0.8), "0.0");
    expect(chart.categories).toEqual(["税收 +1.2", "非税 -0.4", "合计 +0.8"]);
    expect(chart.description).toBe("动因：税收+1.2，非税-0.4，合计+0.8。");
  });
});

test("bars begin at zero where none is below, and the XML is in the order of the schema", () => {
  const rows = [
    { name: "甲县", value: 0.079, text: "7.9%" },
    { name: "乙县", value: 0.07, text: "7.0%" },
  ];
  const xml = (values: readonly number[]): string =>
    chartXml(
      leagueChart(
        "增速<同比>",
        rows.map((row, i) => ({ ...row, value: values[i] ?? 0 })),
        "乙县",
        "0.0%",
      ),
      { sheet: "数据", row: 0, column: 0 },
    );
  expect(orderFaults("chart", parseXml(xml([0.079, 0.07])))).toEqual([]);
  expect(xml([0.079, 0.07])).toContain('<c:min val="0"/>');
  expect(xml([0.079, -0.07])).not.toContain("<c:min ");
});
