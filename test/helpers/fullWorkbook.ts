// A workbook with everything that a department's file may hold beside cells.
import { writeXlsx } from "hucre/xlsx";
import { Archive, bytesOf } from "../../addin/workbook/package/zip";

const PIXEL = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (character) => character.charCodeAt(0),
);

export const MACROS = Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 256);

/** Its first sheet is 报表, its second, with a comment at B2, 附表. */
export async function fullWorkbook(): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    vbaProject: MACROS,
    namedRanges: [{ name: "收入", range: "报表!$B$2:$B$4" }],
    sheets: [
      {
        name: "报表",
        rows: [
          ["县", "税收", "占比"],
          ["华容县", 40048, 0.6133],
          ["湘阴县", 41000, 0.59],
          ["合计", null, null],
        ],
        cells: new Map([
          ["3,1", { formula: "SUM(B2:B3)", formulaResult: 81048 }],
          ["1,2", { value: 0.6133, style: { numFmt: "0.00%", font: { bold: true } } }],
        ]),
        conditionalRules: [
          {
            type: "cellIs",
            priority: 1,
            operator: "lessThan",
            formula: "0.6",
            range: "C2:C4",
            style: { font: { bold: true } },
          },
        ],
        dataValidations: [{ type: "custom", formula1: "LEN(A2)>0", range: "A2:A4" }],
        autoFilter: { range: "A1:C3" },
        pageSetup: { paperSize: "a4", orientation: "landscape", printTitlesRow: "$1:$1" },
        headerFooter: { oddFooter: "第&P页" },
        images: [{ data: PIXEL, type: "png", anchor: { from: { row: 6, col: 0 } } }],
        charts: [
          {
            type: "column",
            title: "税收",
            series: [{ name: "税收", values: "报表!$B$2:$B$3", categories: "报表!$A$2:$A$3" }],
            anchor: { from: { row: 6, col: 3 }, to: { row: 20, col: 9 } },
          },
        ],
      },
      {
        name: "附表",
        rows: [
          ["县", "税收"],
          ["华容县", 1],
        ],
        cells: new Map([["1,1", { comment: { author: "财政局", text: "已核对" } }]]),
        tables: [{ name: "表格1", range: "A1:B2", columns: [{ name: "县" }, { name: "税收" }] }],
      },
    ],
  });
  return new Archive(bytes, "").with(
    new Map([
      ["customXml/item1.xml", bytesOf("<属性 单位='万元'/>")],
      ["xl/printerSettings/printerSettings1.bin", MACROS.slice(0, 100)],
    ]),
  );
}
