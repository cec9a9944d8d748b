// 转为数值: our formulas give way to their values, and no others.
import { describe, expect, test } from "vitest";
import { valueChanges } from "../../addin/taskpane/values/changes";
import { memoryWorkbook } from "../hosts/memoryWorkbook";
import type { WorkbookCell } from "../../addin/workbook/port/workbook";

const formula = (of: string, value: number | string): WorkbookCell => ({ value, formula: of });

const open = () =>
  memoryWorkbook(
    [
      {
        name: "表1",
        rows: [
          ["县", "增速", "合计"],
          ["华容县", formula("COUNTY.GROWTHRATE(C2:C3,D2:D3,1)", 0.032), formula("SUM(A1:A2)", 5)],
          ["平江县", "基期为零", formula('IF(A1="COUNTY.PACE(1)",1,2)', 2)],
          ["小计", formula("1+COUNTY.PACE(201708)", 1.5), null],
        ],
      },
    ],
    "月报.xlsx",
  );
const WHOLE = { sheet: "表1", area: { top: 0, left: 0, bottom: 3, right: 2 } };

const after = async () => {
  const workbook = open();
  const found = valueChanges(WHOLE, await workbook.cells(WHOLE));
  await workbook.apply("转为数值", found.changes);
  return { found, cells: await workbook.cells(WHOLE) };
};

describe("formulas of ours", () => {
  test("give way to their values, what spilled from them included", async () => {
    const { found, cells } = await after();
    expect(found.formulas).toBe(2);
    expect(cells.values.map((row) => row[1])).toEqual(["增速", 0.032, "基期为零", 1.5]);
    expect(cells.formulas.map((row) => row[1])).toEqual(["", "", "", ""]);
  });

  test("leave every other formula where it is, one that only names ours in a text included", async () => {
    const { cells } = await after();
    expect(cells.formulas.map((row) => row[2])).toEqual(["", "=SUM(A1:A2)", '=IF(A1="COUNTY.PACE(1)",1,2)', ""]);
  });

  test("are none where there are none", async () => {
    const area = { top: 0, left: 0, bottom: 0, right: 2 };
    const block = { sheet: "表1", area };
    expect(valueChanges(block, await open().cells(block))).toEqual({ changes: [], formulas: 0 });
  });
});
