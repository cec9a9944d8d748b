import { expect, test } from "vitest";
import { openedAt } from "../addin/workbook/annotate/openAt";
import { openBook } from "../addin/workbook/book/openBook";
import { writeWorkbook } from "../addin/workbook/book/write";
import { elementsOf, parseXml } from "../addin/workbook/package/xml";
import { Archive } from "../addin/workbook/package/zip";
import { offences } from "./helpers/schema";

const rows = [
  ["县", "增速"],
  ["华容县", 0.032],
  ["平江县", 0.089],
];
const written = await writeWorkbook([
  { name: "说明", rows: [["说明"]] },
  { name: "收入", rows, frozen: { rows: 1, columns: 0 } },
  { name: "支出", rows },
]);

/** The sheets in sight, and of each what is selected in it and what it scrolls to. */
function views(bytes: Uint8Array): unknown {
  const archive = new Archive(bytes, "");
  const [book] = elementsOf(parseXml(archive.text("xl/workbook.xml")), "workbookView");
  return [
    Number(book?.attributes["activeTab"] ?? 0),
    ...[1, 2, 3].map((number) => {
      const [view] = elementsOf(parseXml(archive.text(`xl/worksheets/sheet${number}.xml`)), "sheetView");
      const [pane] = view ? elementsOf(view, "pane") : [];
      const cells = view ? elementsOf(view, "selection").map(({ attributes }) => attributes["activeCell"]) : [];
      const scrolled = (pane ?? view)?.attributes["topLeftCell"];
      return [view?.attributes["tabSelected"] === "1", scrolled, ...new Set(cells)];
    }),
  ];
}

test.each([
  ["below a frozen header", "收入", "B3", [1, [false, undefined], [true, "B3", "B3"], [false, undefined]]],
  ["in a frozen header", "收入", "B1", [1, [false, undefined], [true, "B2", "B1"], [false, undefined]]],
  ["of a plain sheet", "支出", "A2:B3", [2, [false, undefined], [false, "A2"], [true, "A2", "A2"]]],
])("a file opens at a cell %s, and nothing else of it is another", async (_, sheet, cell, expected) => {
  const opened = openedAt(written, { sheet, cell });
  expect(views(opened)).toEqual(expected);
  expect(offences(opened)).toEqual([]);
  expect(await openBook(opened, "a")).toEqual(await openBook(written, "a"));
});

test("a file without the sheet stays what it is", () => {
  expect(openedAt(written, { sheet: "没有", cell: "A1" })).toBe(written);
});
