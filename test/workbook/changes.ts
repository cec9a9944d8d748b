import fc from "fast-check";
import type { Block, Change, WorkbookCell } from "../../addin/workbook/port/workbook";

/** Changes at random, on few cells of few sheets, so that they meet. */

const cell = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -9, max: 999 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((value) => value + 0),
  fc.constantFrom("华容县", "00123", "1—8月", "=文字", "8.3%", "'", "TRUE"),
  fc.boolean(),
  fc.record(
    {
      value: fc.integer({ min: 0, max: 99 }),
      format: fc.constantFrom("0.00%", "#,##0.0", "@"),
      bold: fc.boolean(),
    },
    { requiredKeys: ["value"] },
  ) as fc.Arbitrary<WorkbookCell>,
  fc.constant({ value: 3, formula: "SUM(A1:A2)" }),
);

const blocks = (sheets: readonly string[]): fc.Arbitrary<Block> =>
  fc
    .tuple(fc.constantFrom(...sheets), fc.nat(5), fc.nat(4), fc.nat(2), fc.nat(2))
    .map(([sheet, top, left, down, across]) => ({
      sheet,
      area: { top, left, bottom: top + down, right: left + across },
    }));

const grid = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );

/** Steps of up to six changes; none deletes a sheet, which need not come back. */
export function sequences(sheets: readonly string[]): fc.Arbitrary<Change[]> {
  const known = [...sheets, "新表"];
  const sheet = fc.constantFrom(...known);
  const block = blocks(known);
  const change = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(block, grid, fc.constantFrom("any" as const, "any" as const, "empty" as const))
        .map(([at, cells, over]): Change => ({
          change: "write",
          sheet: at.sheet,
          row: at.area.top,
          column: at.area.left,
          cells,
          over,
        })),
    },
    block.map((at): Change => ({ change: "clear", block: at })),
    fc
      .tuple(block, fc.constantFrom("0.0%", "General", "yyyy-mm-dd"), fc.boolean())
      .map(([at, format, bold]): Change => ({ change: "format", block: at, format, bold })),
    {
      weight: 2,
      arbitrary: fc
        .tuple(block, fc.constantFrom("error" as const, "warning" as const, "info" as const))
        .map(([at, tone]): Change => ({ change: "mark", block: at, tone })),
    },
    sheet.map((name): Change => ({ change: "clearMarks", sheet: name })),
    { weight: 2, arbitrary: fc.constant<Change>({ change: "insertSheet", sheet: "新表" }) },
    fc.tuple(sheet, fc.boolean()).map(([name, hidden]): Change => ({ change: "hideSheet", sheet: name, hidden })),
    fc
      .array(fc.option(fc.integer({ min: 4, max: 40 }), { nil: undefined }), { maxLength: 4 })
      .chain((widths) => sheet.map((name): Change => ({ change: "widths", sheet: name, widths }))),
    block.map((at): Change => ({ change: "merge", block: at })),
  );
  return fc.array(change, { maxLength: 6 });
}
