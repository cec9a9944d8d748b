import { asXml } from "../../workbook/package/edits";
import { withRelations, type NewRelation } from "../../workbook/annotate/markPackage";
import { writeWorkbook } from "../../workbook/book/write";
import { bytesOf } from "../../workbook/package/zip";
import type { Chart } from "../../workbook/chart/chart";
import { chartSheet, chartXml, CHART_TYPE } from "../../workbook/chart/chartXml";

const DATA = "数据";
const WIDTH = 5_400_000;
const HEIGHT = 2_900_000;
/** A paragraph whose lines are as high as what is in them: in lines of a fixed height a chart would be cut off. */
const AROUND =
  '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>';
const FIRST_DRAWING = 5000;

/** The charts of a file that is being made: each a part of its own, with a workbook of its figures that Word can edit. */
export class ChartParts {
  private readonly charts: Chart[] = [];

  /** @param before how many charts of ours the file has already */
  constructor(private readonly before: number) {}

  /** Takes a chart in; gives its number. */
  add(chart: Chart): number {
    return this.before + this.charts.push(chart);
  }

  get relations(): NewRelation[] {
    return this.charts.map((_, i) => {
      const number = this.before + i + 1;
      return { id: relationId(number), type: "chart", target: partOf(number) };
    });
  }

  get types(): [name: string, type: string][] {
    const workbooks: [string, string] = [".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];
    return this.charts.length === 0
      ? []
      : [workbooks, ...this.charts.map((_, i): [string, string] => [partOf(this.before + i + 1), CHART_TYPE])];
  }

  async parts(): Promise<Map<string, Uint8Array>> {
    const parts = new Map<string, Uint8Array>();
    for (const [i, chart] of this.charts.entries()) {
      const number = this.before + i + 1;
      const workbook = `word/embeddings/county-chart${number}.xlsx`;
      const relations = withRelations("", [{ id: "rId1", type: "package", target: workbook }]) ?? "";
      parts.set(partOf(number), bytesOf(chartXml(chart, { sheet: DATA, row: 0, column: 0 }, "rId1")));
      parts.set(`word/charts/_rels/county-chart${number}.xml.rels`, bytesOf(relations));
      parts.set(workbook, await writeWorkbook([chartSheet(chart, DATA)]));
    }
    return parts;
  }
}

const partOf = (number: number): string => `word/charts/county-chart${number}.xml`;
const relationId = (number: number): string => `rIdCountyChart${number}`;

/** The paragraph that shows a chart, with a description for whoever does not see it. */
export function chartDrawing(chart: Chart, charts: ChartParts): string {
  const number = charts.add(chart);
  const [title, description] = [asXml(chart.title), asXml(chart.description)];
  return (
    `<w:p>${AROUND}<w:r><w:drawing>` +
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent cx="${WIDTH}" cy="${HEIGHT}"/><wp:docPr id="${FIRST_DRAWING + number}" name="${title}" descr="${description}"/><wp:cNvGraphicFramePr/>` +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relationId(number)}"/>` +
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
  );
}
