import type { Names } from "../indicator";
import type { Against, Measure } from "../observation";
import type { Span } from "../period";
import type { Context } from "./context";
import { headerPieces, type Block, type BlockPart, type Grid } from "./findTables";
import { nameAsWritten, readHeader, type HeaderReading } from "./readHeader";
import { readLabel, type LabelReading } from "./readLabel";
import { findUnits } from "./readUnit";

/** A row with its label read, and the names that it stands for. */
export interface LabelledRow {
  readonly row: number;
  readonly labelColumn: number;
  readonly label: LabelReading;
  readonly region: string | null;
  readonly indicator: string | null;
  /** What the label itself says of measure, span and unit: 税收占比（%）, 存款余额比年初增加. */
  readonly measure: Measure | null;
  readonly against: Against | null;
  readonly span: Span | null;
  readonly unit: string;
}

/** Which way round a table stands: its rows are regions or indicators, its columns the other. */
export interface Orientation {
  readonly rowsAre: "region" | "indicator";
  readonly rows: readonly LabelledRow[];
  /** Names of the figure columns, in their order. */
  readonly columnNames: readonly { readonly region: string | null; readonly indicator: string | null }[];
  /** The table is about the configured peer group, so an unknown name is worth a question. */
  readonly amongPeers: boolean;
}

const PLACE = /(县|市|区|州|盟|旗|省|镇|乡|街道|新区|开发区|county|province|state)$/i;
const THING =
  /(收入|支出|税|费|额|率|数|项目|资金|产值|增加值|投资|存款|贷款|比重|债|面积|人口|工程|任务|基金|\b(revenue|tax|taxes|expenditure|income|debt|expense|total|rate|interest|charges?|assets?|sales|holdings|fund|trust)\b)/i;

/** Decides which way round the table stands, by its headers, its labels and the dictionary. */
export function orient(
  grid: Grid,
  block: Block,
  part: BlockPart,
  headers: readonly HeaderReading[],
  context: Context,
  names: Names,
): Orientation {
  const regionColumn =
    part.labels.find(({ role }) => role === "region")?.column ??
    (part.labels.length > 1 ? columnOfRegions(grid, block, part, names) : undefined);
  const indicatorColumn = part.labels.find(({ role }) => role === "indicator")?.column;
  const both = part.labels.length > 1 && regionColumn !== undefined;
  const main = both
    ? (part.labels.filter(({ column }) => column !== regionColumn).at(-1)?.column ?? regionColumn)
    : (indicatorColumn ?? part.labels.at(-1)?.column);
  const labels = block.bodyRows.map((row) => readLabel(main === undefined ? "" : String(grid.at(row, main) ?? "")));

  const rowsAre = both ? "indicator" : rowsMean(grid, block, part, labels, headers, context, names);
  const columnNames = headers.map((header) => namesOfColumn(header, rowsAre, headers, context));
  const rows = block.bodyRows.map((row, index) => {
    const label = labels[index] as LabelReading;
    const labelColumn = main ?? 0;
    const region = both ? regionName(String(grid.at(row, regionColumn) ?? ""), names) : null;
    if (rowsAre === "region") return regionRow(row, labelColumn, label, names, grid.at(row, labelColumn));
    return indicatorRow(row, labelColumn, label, region, names, String(grid.at(row, labelColumn) ?? ""));
  });
  const peers = rows.filter(({ region }) => region !== null && names.isPeer(region)).length;
  const columnPeers = new Set(
    columnNames.map(({ region }) => region).filter((region) => region !== null && names.isPeer(region)),
  ).size;
  const amongPeers = peers >= 2 || columnPeers >= 2;
  return { rowsAre, rows, columnNames, amongPeers };
}

function columnOfRegions(grid: Grid, block: Block, part: BlockPart, names: Names): number | undefined {
  return part.labels
    .map(({ column }) => ({
      column,
      known: block.bodyRows.filter(
        (row) => names.region(nameAsWritten(String(grid.at(row, column) ?? ""))) !== undefined,
      ).length,
    }))
    .find(({ known }) => known * 2 > block.bodyRows.length)?.column;
}

function rowsMean(
  grid: Grid,
  block: Block,
  part: BlockPart,
  labels: readonly LabelReading[],
  headers: readonly HeaderReading[],
  context: Context,
  names: Names,
): "region" | "indicator" {
  const role = part.labels.at(-1)?.role;
  const header = part.labels[0] ? headerPieces(grid, block.headerRows, part.labels[0].column).join("") : "";
  const share = (test: (label: LabelReading) => boolean) => labels.filter(test).length / Math.max(1, labels.length);
  let score = role === "region" ? 3 : role === "indicator" ? -3 : role === "unit" ? 2 : 0;
  score += 4 * share(({ name }) => names.region(name) !== undefined);
  score -= 4 * share(({ name }) => names.indicator(name) !== undefined);
  score += 3 * share(({ name }) => PLACE.test(name) && !THING.test(name));
  score -= 3 * share(({ name }) => THING.test(name));
  if (labels.some(({ style, part: isPart }) => style > 0 || isPart)) score -= 2;
  if (new Set(labels.map(({ indent }) => indent)).size > 1) score -= 1;
  if (headers.some(({ region }) => region !== null)) score -= 3;
  if (headers.some(({ indicator }) => indicator !== null)) score += 2;
  if (THING.test(header)) score -= 1;
  if (context.region !== null && !names.isPeer(context.region) === false) score -= 1;
  return score > 0 ? "region" : "indicator";
}

function namesOfColumn(
  header: HeaderReading,
  rowsAre: "region" | "indicator",
  all: readonly HeaderReading[],
  context: Context,
): { region: string | null; indicator: string | null } {
  const rest = header.rest === "" || /^(合计|总计|小计|total)$/i.test(header.rest) ? null : header.rest;
  if (header.region !== null || rowsAre === "region")
    return { region: header.region, indicator: header.indicator ?? rest };
  return columnsAreRegions(all, context)
    ? { region: rest, indicator: header.indicator }
    : { region: null, indicator: header.indicator ?? rest };
}

/** Unknown column names over rows of indicators are places, unless the table is about one place or they sound like things. */
function columnsAreRegions(headers: readonly HeaderReading[], context: Context): boolean {
  const named = headers.filter(({ rest }) => rest !== "");
  if (headers.some(({ region }) => region !== null)) return true;
  if (named.length < 2 || context.region !== null || headers.some(({ measure }) => measure !== null)) return false;
  const places = named.filter(({ rest }) => PLACE.test(rest)).length;
  const things = named.filter(({ rest }) => THING.test(rest) || /[级层]$/.test(rest)).length;
  return places > things || things === 0;
}

const regionName = (text: string, names: Names): string => {
  const { name } = readLabel(text);
  return names.region(name)?.name ?? name;
};

const NO_MEASURE = { measure: null, against: null, span: null } as const;

function regionRow(row: number, labelColumn: number, label: LabelReading, names: Names, value: unknown): LabelledRow {
  const known =
    names.region(label.name) ?? (label.total ? undefined : names.region(label.name.replace(/(合计|小计)$/, "")));
  return {
    row,
    labelColumn,
    label,
    region: known?.name ?? label.name,
    indicator: null,
    ...NO_MEASURE,
    unit: findUnits(String(value ?? ""))[0] ?? "",
  };
}

function indicatorRow(
  row: number,
  labelColumn: number,
  label: LabelReading,
  region: string | null,
  names: Names,
  text: string,
): LabelledRow {
  const unit = findUnits(text)[0] ?? "";
  const base = { row, labelColumn, label, region, unit };
  const known = names.indicator(label.name) ?? names.indicator(label.name.replace(/(合计|总计|小计)$/, ""));
  if (known)
    return { ...base, indicator: known.name, ...NO_MEASURE, measure: known.part === undefined ? null : "share" };
  // A label that holds a known name and words of measure (存款余额比年初增加) says both; an unknown one is kept as written.
  const reading = readHeader([label.name], names);
  if (reading.indicator !== null) {
    const isShare = reading.measure === null && names.indicator(reading.indicator)?.part !== undefined;
    return {
      ...base,
      indicator: reading.indicator,
      measure: isShare ? "share" : reading.measure,
      against: reading.against,
      span: reading.span,
    };
  }
  return { ...base, indicator: label.name, ...NO_MEASURE };
}
