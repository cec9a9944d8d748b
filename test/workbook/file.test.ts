import { describe, expect, test } from "vitest";
import { fillAt } from "../hosts/memorySheet";
import { memoryWorkbook } from "../hosts/memoryWorkbook";
import { readWorkbookBytes } from "../../addin/workbook/read/file";
import { conformance, SHEETS, TITLES } from "./conformance";
import { callHere } from "./opened";

conformance("a workbook on disk", async (sheets) => {
  const workbook = memoryWorkbook(sheets, "月报.xlsx");
  return {
    call: callHere(workbook),
    state: async () => workbook.state(),
    fill: async (name, row, column) => {
      const sheet = workbook.state().find((one) => one.name === name);
      return sheet ? fillAt(sheet, row, column) : null;
    },
    close: async () => undefined,
  };
});

describe("a workbook on disk, saved", () => {
  test("is what was changed, with its marks as fills", async () => {
    const workbook = memoryWorkbook(SHEETS, "月报.xlsx");
    await workbook.apply("改", [
      { change: "write", sheet: TITLES, row: 2, column: 0, cells: [["丙", { value: 0.5, format: "0.0%" }]] },
      { change: "mark", block: { sheet: TITLES, area: { top: 2, left: 0, bottom: 2, right: 1 } }, tone: "error" },
    ]);
    const bytes = await workbook.save();
    const [, read] = await readWorkbookBytes(bytes, "月报.xlsx");
    expect(read?.rows).toEqual([
      ["甲", 1],
      ["乙", 2],
      ["丙", 0.5],
    ]);
    const { readXlsx } = await import("hucre/xlsx");
    const saved = await readXlsx(bytes, { readStyles: true });
    const fill = saved.sheets[1]?.cells?.get("2,0")?.style?.fill;
    expect(fill).toMatchObject({ pattern: "solid", fgColor: { rgb: expect.stringMatching(/FFC7CE$/) as string } });
  });
});
