import { batches } from "../collections";
import { addressOf, dateText, heightOf, sizeOf, type Area, type CellValue, type Sheet } from "../../analysis";
import { checkArea } from "../port/changes";
import { contentsOf } from "./cells";
import { AREA, areaOfRange, CELLS_AT_ONCE, inTurn, piecesOf, rangeAt, sharedSync, type Sync } from "./context";
import { Formats, isDateFormat } from "../read/formats";
import { Refusal, type Block, type Cells, type SheetInfo } from "../port/workbook";

/** More than anyone looks at; a whole column is more. */
const MOST_CELLS = 1_000_000;

const SHOWN = "Visible";

const usedOf = (sheet: Excel.Worksheet): Excel.Range => sheet.getUsedRangeOrNullObject(true);

export async function sheetInfos(context: Excel.RequestContext): Promise<SheetInfo[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/visibility,items/protection/protected");
  await context.sync();
  const used = worksheets.items.map((sheet) => usedOf(sheet).load(AREA));
  await context.sync();
  return worksheets.items.map(({ name, visibility, protection }, index) => {
    const range = used[index] as Excel.Range;
    return {
      name,
      hidden: visibility !== SHOWN,
      protected: protection.protected,
      used: range.isNullObject ? null : areaOfRange(range),
    };
  });
}

const cellValue = (value: unknown, format: string): CellValue => {
  if (value === "") return null;
  return typeof value === "number" && isDateFormat(format) ? dateText(value, false) : (value as CellValue);
};

export async function readCells(context: Excel.RequestContext, { sheet: name, area }: Block): Promise<Cells> {
  checkArea(area);
  if (sizeOf(area) > MOST_CELLS) throw new Refusal("too large");
  const sheet = context.workbook.worksheets.getItem(name);
  const sync = sharedSync(context);
  const pieces = await inTurn(piecesOf(area), async (piece) => {
    const texts = rangeAt(sheet, piece).load("text");
    return { ...(await contentsOf(sync, sheet, piece)), texts: texts.text };
  });
  return {
    values: pieces.flatMap(({ values, formats }) =>
      values.map((row, r) => row.map((value, c) => cellValue(value, formats[r]?.[c] ?? ""))),
    ),
    formulas: pieces.flatMap(({ formulas }) => formulas),
    texts: pieces.flatMap(({ texts }) => texts),
    formats: pieces.flatMap(({ formats }) => formats),
  };
}

/** A sheet before its cells are read. */
interface Outline {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly hidden: boolean;
  readonly used: Area | undefined;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** Sheets as intake takes them. */
export async function readSheets(
  context: Excel.RequestContext,
  names: readonly string[] | undefined,
): Promise<Sheet[]> {
  const { workbook } = context;
  workbook.load("name");
  workbook.worksheets.load("items/name,items/visibility");
  await context.sync();
  const { items } = workbook.worksheets;
  const wanted = names?.map((name) => {
    const found = items.find((sheet) => sheet.name === name);
    if (!found) throw new Refusal("no sheet", name);
    return found;
  });
  const sync = sharedSync(context);
  const outlines = await Promise.all((wanted ?? items).map((sheet) => outlineOf(sync, sheet)));
  const merges = await mergesOf(sync, outlines);
  const pieces = outlines.flatMap(({ sheet, used }, index) =>
    used === undefined ? [] : piecesOf(used).map((area) => ({ sheet, area, index })),
  );
  const read = await inTurn(
    batches(pieces, ({ area }) => sizeOf(area), CELLS_AT_ONCE),
    async (batch) => {
      const loaded = batch.map((piece) => ({
        ...piece,
        range: rangeAt(piece.sheet, piece.area).load("values,numberFormat"),
      }));
      await context.sync();
      // Asked for apart: with the values, long texts would be more than Excel answers at once.
      for (const { range } of loaded) range.load("formulas");
      await context.sync();
      return loaded;
    },
  );
  const filling = outlines.map(() => new Filling());
  for (const { range, area, index } of read.flat()) {
    filling[index]?.add(area, {
      values: range.values as unknown[][],
      codes: range.numberFormat as string[][],
      formulas: range.formulas as unknown[][],
    });
  }
  return outlines.map(({ name, hidden, hiddenRows, hiddenColumns }, index) => ({
    file: workbook.name,
    name,
    ...(filling[index] as Filling).done(),
    merges: merges[index] ?? [],
    hiddenRows,
    hiddenColumns,
    hidden,
  }));
}

async function outlineOf(sync: Sync, sheet: Excel.Worksheet): Promise<Outline> {
  const used = usedOf(sheet).load(`${AREA},rowHidden,columnHidden`);
  await sync();
  const { name, visibility } = sheet;
  const outline = { sheet, name, hidden: visibility !== SHOWN };
  if (used.isNullObject) return { ...outline, used: undefined, hiddenRows: [], hiddenColumns: [] };
  // Null where some are hidden and some are not; only then is each asked.
  const rows = used.rowHidden === false ? undefined : used.getRowProperties({ rowHidden: true });
  const columns = used.columnHidden === false ? undefined : used.getColumnProperties({ columnHidden: true });
  await sync();
  const indices = (hidden: readonly (boolean | undefined)[], first: number): number[] =>
    hidden.flatMap((one, index) => (one === true ? [first + index] : []));
  return {
    ...outline,
    used: areaOfRange(used),
    hiddenRows: indices(rows?.value.map(({ rowHidden }) => rowHidden) ?? [], used.rowIndex),
    hiddenColumns: indices(columns?.value.map(({ columnHidden }) => columnHidden) ?? [], used.columnIndex),
  };
}

/** The merges of each sheet. Excel gives at most 512 at once: where that is refused, it is asked again in halves. */
async function mergesOf(sync: Sync, outlines: readonly Outline[]): Promise<Area[][]> {
  const blocks = outlines.map(({ sheet, used }) => ({ sheet, area: used }));
  try {
    return await Promise.all(blocks.map(({ sheet, area }) => (area ? mergesIn(sync, sheet, area) : [])));
  } catch {
    return inTurn(blocks, ({ sheet, area }) => (area ? mergesInHalves(sync, sheet, area) : Promise.resolve([])));
  }
}

export async function mergesIn(sync: Sync, sheet: Excel.Worksheet, area: Area): Promise<Area[]> {
  const merged = rangeAt(sheet, area).getMergedAreasOrNullObject();
  merged.load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount");
  await sync();
  return merged.isNullObject ? [] : merged.areas.items.map(areaOfRange);
}

async function mergesInHalves(sync: Sync, sheet: Excel.Worksheet, area: Area): Promise<Area[]> {
  try {
    return await mergesIn(sync, sheet, area);
  } catch (error) {
    if (heightOf(area) === 1) throw error;
  }
  const middle = area.top + Math.floor(heightOf(area) / 2);
  const halves = [
    { ...area, bottom: middle - 1 },
    { ...area, top: middle },
  ];
  const [above, below] = await inTurn(halves, (half) => mergesInHalves(sync, sheet, half));
  const met = new Set(above?.map((merge) => JSON.stringify(merge)));
  return [...(above ?? []), ...(below ?? []).filter((merge) => !met.has(JSON.stringify(merge)))];
}

/** A piece as Excel gives it: a cell without a formula has its value in the formula's place. */
interface Piece {
  readonly values: readonly (readonly unknown[])[];
  readonly codes: readonly (readonly string[])[];
  readonly formulas: readonly (readonly unknown[])[];
}

/** Rows and formats of a sheet, piece by piece. */
class Filling {
  private readonly rows: CellValue[][] = [];
  private readonly formatOf: (number[] | undefined)[] = [];
  private readonly formats = new Formats(false);
  private readonly formulaCells: string[] = [];

  add({ top, left }: Area, { values, codes, formulas }: Piece): void {
    formulas.forEach((cells, r) =>
      cells.forEach((formula, c) => {
        if (typeof formula === "string" && formula.startsWith("=") && formula !== values[r]?.[c])
          this.formulaCells.push(addressOf(top + r, left + c));
      }),
    );
    while (this.rows.length < top) this.rows.push([]);
    values.forEach((cells, r) => {
      const blanks = new Array<null>(left).fill(null);
      this.rows.push([...blanks, ...cells.map((value, c) => cellValue(value, codes[r]?.[c] ?? ""))]);
      const indices = cells.map((value, c) => (value === "" ? -1 : this.formats.index(codes[r]?.[c] ?? "General")));
      if (indices.some((index) => index >= 0)) this.formatOf[top + r] = [...blanks.map(() => -1), ...indices];
    });
  }

  done(): Pick<Sheet, "rows" | "formatOf" | "formats" | "formulaCells"> {
    const { rows, formulaCells, formats } = this;
    return {
      ...(formulaCells.length > 0 ? { formulaCells } : {}),
      ...{ rows, formatOf: Array.from(this.formatOf), formats: formats.codes },
    };
  }
}
