// Charts put beside the cells of a workbook that was written without them.
import type { Area } from "../../analysis";
import { asXml } from "../package/edits";
import { withRelations, withTypes } from "../annotate/markPackage";
import { CONTENT_TYPES, relationsPartOf } from "../package/package";
import { Archive, bytesOf } from "../package/zip";
import type { Chart } from "./chart";
import { chartXml, CHART_TYPE, type ChartData } from "./chartXml";

/** A chart on a sheet: where its figures stand, and the cells that it covers. */
export interface SheetChart {
  /** The sheet's place in the workbook, from 0. */
  readonly sheet: number;
  readonly chart: Chart;
  readonly data: ChartData;
  readonly at: Area;
}

const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const RELATION = "rIdCountyDrawing";
/** The elements after the reference to a drawing (ECMA-376 part 1 §18.3.1.99). */
const AFTER =
  /<(?:legacyDrawing|legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s>/]|<\/worksheet>/;

/** The workbook with charts. */
export function withCharts(bytes: Uint8Array, charts: readonly SheetChart[]): Uint8Array {
  const archive = new Archive(bytes, "");
  const changed = new Map<string, Uint8Array>();
  const types = new Map<string, string>();
  const numbered = charts.map((one, i) => ({ ...one, part: `xl/charts/county-chart${i + 1}.xml` }));
  for (const { chart, data, part } of numbered) {
    changed.set(part, bytesOf(chartXml(chart, data)));
    types.set(part, CHART_TYPE);
  }
  for (const sheet of new Set(charts.map((one) => one.sheet))) {
    const over = numbered.filter((one) => one.sheet === sheet);
    const drawing = `xl/drawings/county-drawing${sheet + 1}.xml`;
    const worksheet = `xl/worksheets/sheet${sheet + 1}.xml`;
    const relations = relationsPartOf(worksheet);
    const reference = `<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${RELATION}"/>`;
    changed.set(worksheet, bytesOf(archive.text(worksheet).replace(AFTER, (found) => reference + found)));
    changed.set(
      relations,
      bytesOf(withRelations(archive.text(relations), [{ id: RELATION, type: "drawing", target: drawing }]) ?? ""),
    );
    changed.set(drawing, bytesOf(drawingXml(over)));
    const parts = over.map(({ part }, i) => ({ id: relationIn(i), type: "chart", target: part }));
    changed.set(relationsPartOf(drawing), bytesOf(withRelations("", parts) ?? ""));
    types.set(drawing, DRAWING_TYPE);
  }
  changed.set(CONTENT_TYPES, bytesOf(withTypes(archive.text(CONTENT_TYPES), types) ?? ""));
  return archive.with(changed);
}

/** The relation from a drawing to one of its charts. */
const relationIn = (index: number): string => `rId${index + 1}`;

const drawingXml = (charts: readonly SheetChart[]): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
  `${charts.map(anchorXml).join("")}</xdr:wsDr>`;

function anchorXml({ chart: { title, description }, at: { top, left, bottom, right } }: SheetChart, i: number): string {
  const corner = (name: string, column: number, row: number): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  return (
    `<xdr:twoCellAnchor>${corner("from", left, top)}${corner("to", right, bottom)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
    `<xdr:cNvPr id="${i + 2}" name="${asXml(title)}" descr="${asXml(description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relationIn(i)}"/>` +
    "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
  );
}
