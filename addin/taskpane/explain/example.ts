import { columnLetters } from "../../analysis";
import type { Block, Change } from "../../workbook/port/workbook";
import { say } from "../page";

/** The worked example: total revenue of the speech, with its growth. */

const WIDTH = 4;
const HEIGHT = 2;

/** The block below the selection that the example takes. */
export function exampleBelow({ sheet, area }: Block): Block {
  const top = area.bottom + 1;
  return { sheet, area: { top, left: area.left, bottom: top + HEIGHT - 1, right: area.left + WIDTH - 1 } };
}

export function exampleAt({ sheet, area: { top, left } }: Block): Change {
  const row = top + 2;
  const formula = `COUNTY.GROWTHRATE(${columnLetters(left + 1)}${row},${columnLetters(left + 2)}${row},1)`;
  const titles = [
    say("指标（万元）", "Indicator (10 000 yuan)"),
    say("1—8月", "January to August"),
    say("上年同期", "A year earlier"),
    say("同比增长", "Growth"),
  ];
  return {
    change: "write",
    sheet,
    row: top,
    column: left,
    cells: [titles, [say("财政总收入", "Total revenue"), 65300, 63275, { value: 0.032, formula, format: "0.0%" }]],
  };
}
