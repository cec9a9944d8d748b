import { addressOf } from "../../model/address";
import { groupedBy } from "../../model/groups";
import { least } from "../../model/lists";
import { RANKED } from "./alikeColumns";
import type { BlockPart } from "./blockColumns";
import type { Row } from "./cells";
import { rowScale } from "./columnScale";
import type { Grid } from "./grid";
import { rowSubject, type LabelledRow } from "./labelRows";
import { settledLabel } from "./openMeasures";
import { nameFacts, type Known } from "../words/known";
import { parentsOf, type LabelReading } from "../words/label";
import { wordsOf } from "../words/text";
import { findUnits, nameAsWritten } from "../words/unit";

/** The rows of a table, with their names, units and parents. */
export function rowsOf(grid: Grid, part: BlockPart, read: readonly LabelledRow[], known: Known): Row[] {
  const parents = parentsOf(inLine(read, known));
  const labels = ofParents(grid, part, read, parents, known);
  const units = unitsBeside(grid, part, labels);
  const alike = [...groupedBy(labels, rowSubject)];
  const several = new Set(
    alike.flatMap(([subject, rows]) => (rows.some(({ measure }) => measure !== rows[0]?.measure) ? subject : [])),
  );
  return labels.map((label, index) => {
    const ranked = several.has(rowSubject(label)) ? (RANKED[label.measure ?? "actual"] ?? "") : "";
    return rowOf(grid, part, label, parents[index] as number, units[index] as string, ranked, known);
  });
}

/**
 * Rows of a name that the dictionary does not have and that comes under several others with other figures (教育支出: 基本支出,
 * 科技支出: 基本支出) are of those.
 */
function ofParents(
  { sheet }: Grid,
  { figures }: BlockPart,
  rows: readonly LabelledRow[],
  parents: readonly number[],
  known: Known,
): readonly LabelledRow[] {
  if (parents.every((parent) => parent < 0)) return rows;
  const above = (index: number): string | null => rows[parents[index] ?? -1]?.indicator ?? null;
  const figuresOf = (index: number): string =>
    figures.map((column) => sheet.rows[rows[index]?.row ?? -1]?.[column] ?? "").join("|");
  const apart = new Set(
    [...groupedBy(rows.keys(), (index) => rowSubject(rows[index] as LabelledRow)).values()].flatMap((alike) => {
      const isOpen = alike.every((index) => above(index) !== null && !known.indicator(rows[index]?.indicator ?? ""));
      const areApart = isOpen && new Set(alike.map((index) => parents[index])).size > 1;
      return areApart && new Set(alike.map(figuresOf)).size > 1 ? alike : [];
    }),
  );
  return rows.map((row, index) =>
    apart.has(index) ? { ...row, indicator: `${row.indicator ?? ""}/${above(index) ?? ""}` } : row,
  );
}

/** The labels of rows; a blank before one of the peers sets it under none of the others. */
function inLine(rows: readonly LabelledRow[], known: Known): LabelReading[] {
  const isPeer = ({ region }: LabelledRow): boolean => region !== null && known.names.isPeer(region);
  const indent = least(rows.filter(isPeer).map(({ label }) => label.indent));
  return rows.map((row) => (isPeer(row) ? { ...row.label, indent } : row.label));
}

/** 〃 and 同上 stand for the unit of the row above. */
const DITTO = /^(?:[〃″"“”]+|同上)$/;

/** The units that stand beside the rows. */
function unitsBeside(grid: Grid, part: BlockPart, rows: readonly LabelledRow[]): string[] {
  let above = "";
  return rows.map(({ row }) => {
    const beside = part.unitColumn === null ? "" : wordsOf(grid.at(row, part.unitColumn)).trim();
    return (above = DITTO.test(beside) ? above : beside);
  });
}

function rowOf(
  grid: Grid,
  part: BlockPart,
  label: LabelledRow,
  parent: number,
  beside: string,
  ranked: string,
  known: Known,
): Row {
  const { row, region, indicator } = label;
  const { name, part: isPart, total } = label.label;
  let scale: number | undefined;
  // A unit that we do not know is kept as written.
  const unit = beside === "" ? label.unit : (findUnits(beside)[0] ?? nameAsWritten(beside));
  return {
    label: settledLabel(label, unit),
    facts: { labelCell: addressOf(row, label.labelColumn), name, region, indicator, parent, part: isPart, total },
    unit,
    name: nameFacts(indicator, known),
    ranked,
    scale: () => (scale ??= rowScale(grid, row, part.figures)),
  };
}
