// A chart as the part that Word and Excel keep it in (ECMA-376 part 1, §21.2), the elements in the order of the schema.
import { addressOf, quotedSheet, type CellValue } from "../../analysis";
import { asXml } from "../package/edits";
import type { WorkbookCell } from "../port/workbook";
import { ACCENT_COLOR, type Chart, type ChartSeries } from "./chart";

export const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/** Where the figures of a chart stand: the categories down a column from this cell, each series in a column of its own. */
export interface ChartData {
  readonly sheet: string;
  /** Row of the headers, from 0. */
  readonly row: number;
  readonly column: number;
  /** Columns of the series, where they are not the next ones. */
  readonly columns?: readonly number[];
}

/** A sheet as it is written. */
interface ChartSheet {
  readonly name: string;
  readonly rows: readonly (readonly (CellValue | WorkbookCell)[])[];
}

/** The sheet that holds the figures of a chart alone. */
export const chartSheet = ({ categories, series, format }: Chart, name: string): ChartSheet => ({
  name,
  rows: [
    ["", ...series.map((one) => one.name)],
    ...categories.map((category, i) => [
      category,
      ...series.map(({ values }) => ({ value: values[i] ?? null, format })),
    ]),
  ],
});

const fill = (color: string | null): string =>
  `<c:spPr>${color === null ? "<a:noFill/>" : `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`}<a:ln><a:noFill/></a:ln></c:spPr>`;

const textSize = (size: number): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;

const labelFlags = (value: boolean): string =>
  `<c:showLegendKey val="0"/><c:showVal val="${value ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

/** The XML of a chart whose figures stand in a sheet; `link` is the relation to a workbook that is in the same file. */
export function chartXml(chart: Chart, data: ChartData, link?: string): string {
  const { kind, categories, series, format, title } = chart;
  const top = data.row + 1;
  const down = (column: number): string =>
    `${quotedSheet(data.sheet)}!${absolute(top, column)}:${absolute(top + categories.length - 1, column)}`;
  const strings = (reference: string, values: readonly string[]): string =>
    `<c:strRef><c:f>${asXml(reference)}</c:f><c:strCache><c:ptCount val="${values.length}"/>${values
      .map((value, i) => `<c:pt idx="${i}"><c:v>${asXml(value)}</c:v></c:pt>`)
      .join("")}</c:strCache></c:strRef>`;
  const numbers = (reference: string, values: ChartSeries["values"]): string =>
    `<c:numRef><c:f>${asXml(reference)}</c:f><c:numCache><c:formatCode>${asXml(format)}</c:formatCode><c:ptCount val="${values.length}"/>${values
      .map((value, i) => (value === null ? "" : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`))
      .join("")}</c:numCache></c:numRef>`;
  const seriesXml = (one: ChartSeries, index: number): string => {
    const column = data.columns?.[index] ?? data.column + 1 + index;
    const points = (one.accents ?? []).map(
      (at) =>
        `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${fill(ACCENT_COLOR)}</c:dPt>`,
    );
    const labels =
      one.labelled === true
        ? `<c:dLbls><c:numFmt formatCode="${asXml(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textSize(900)}<c:dLblPos val="outEnd"/>${labelFlags(true)}</c:dLbls>`
        : "";
    return (
      `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>` +
      `<c:tx>${strings(`${quotedSheet(data.sheet)}!${absolute(data.row, column)}`, [one.name])}</c:tx>` +
      `${fill(one.color)}<c:invertIfNegative val="0"/>${points.join("")}${labels}` +
      `<c:cat>${strings(down(data.column), categories)}</c:cat><c:val>${numbers(down(column), one.values)}</c:val></c:ser>`
    );
  };
  const bars = kind === "bars";
  // Bars that began elsewhere than at zero would show a difference that is not there.
  const least = series.every(({ values }) => values.every((value) => (value ?? 0) >= 0)) ? '<c:min val="0"/>' : "";
  const rich = `<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="1"/><a:t>${asXml(title)}</a:t></a:r></a:p></c:rich></c:tx>`;
  const line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>';
  const grid =
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    `<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:title>${rich}<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/><c:barChart><c:barDir val="${bars ? "bar" : "col"}"/><c:grouping val="${bars ? "clustered" : "stacked"}"/><c:varyColors val="0"/>` +
    series.map(seriesXml).join("") +
    `<c:gapWidth val="60"/>${bars ? "" : '<c:overlap val="100"/>'}<c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>` +
    `<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="${bars ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${bars ? "l" : "b"}"/>` +
    `<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}${textSize(900)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
    `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>${least}</c:scaling><c:delete val="0"/><c:axPos val="${bars ? "b" : "l"}"/>${grid}` +
    `<c:numFmt formatCode="${asXml(format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${line}${textSize(900)}<c:crossAx val="111111111"/><c:crosses val="${bars ? "max" : "autoZero"}"/><c:crossBetween val="between"/></c:valAx>` +
    `</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    (link === undefined ? "" : `<c:externalData r:id="${link}"><c:autoUpdate val="0"/></c:externalData>`) +
    "</c:chartSpace>"
  );
}

const absolute = (row: number, column: number): string => addressOf(row, column).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
