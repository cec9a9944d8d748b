// Commands on the content of cells and on their formats.
import { areaAt, heightOf, referenceTo, sizeOf, widthOf, type Area } from "../../analysis";
import { areaOfWrite } from "../port/changes";
import { asText, contentsOf, contentsWithin, putContents, putFormula, type Contents } from "./cells";
import { cellOf, inTurn, piecesOf, rangeAt, type Sync } from "./context";
import { nothingToUndo, type Command, type Of, type Site } from "./command";
import { Refusal, type WorkbookCell } from "../port/workbook";

/** Looks are recorded cell by cell. */
const MOST_LOOKS = 200_000;

type Looks = readonly { readonly area: Area; readonly properties: Excel.SettableCellProperties[][] }[];

async function looksOf(sync: Sync, sheet: Excel.Worksheet, area: Area): Promise<Looks> {
  if (sizeOf(area) > MOST_LOOKS) throw new Refusal("too large");
  return inTurn(piecesOf(area), async (piece) => {
    const asked = rangeAt(sheet, piece).getCellProperties({
      format: { font: { bold: true }, horizontalAlignment: true },
    });
    await sync();
    return { area: piece, properties: asked.value as Excel.SettableCellProperties[][] };
  });
}

function putLooks(sheet: Excel.Worksheet, looks: Looks): void {
  for (const { area, properties } of looks) rangeAt(sheet, area).setCellProperties(properties);
}

const cellOfWrite = (cell: Of<"write">["cells"][number][number] | undefined): WorkbookCell =>
  typeof cell === "object" && cell !== null ? cell : { value: cell ?? null };

/** A write that is small enough for one request. */
export async function writeCommand(site: Site, change: Of<"write">): Promise<Command> {
  const area = areaOfWrite(change);
  const isNew = site.isNew(change.sheet);
  const cells = Array.from({ length: heightOf(area) }, (_, r) =>
    Array.from({ length: widthOf(area) }, (__, c) => cellOfWrite(change.cells[r]?.[c])),
  );
  const all = cells.flat();
  const looked = all.some(({ bold, align }) => bold !== undefined || align !== undefined);
  const before = isNew ? undefined : await contentsOf(site.sync, site.sheet(change.sheet), area);
  const looks = isNew || !looked ? [] : await looksOf(site.sync, site.sheet(change.sheet), area);
  const isText = ({ value, formula }: WorkbookCell): boolean => typeof value === "string" && formula === undefined;
  // A number given to a cell formatted as text would become a text.
  const loosened = cells.map((row, r) =>
    row.map((cell, c) => (before?.formats[r]?.[c] === "@" && !isText(cell) && cell.value !== null ? "General" : null)),
  );
  const loosens = loosened.flat().some((format) => format !== null);
  const formats = all.some(({ format }) => format !== undefined);
  return {
    weight: sizeOf(area),
    execute() {
      const sheet = site.sheet(change.sheet);
      const range = rangeAt(sheet, area);
      if (loosens) range.numberFormat = loosened;
      range.values = cells.map((row) =>
        row.map(({ value, formula }) =>
          formula !== undefined ? null : typeof value === "string" ? asText(value) : (value ?? ""),
        ),
      );
      cells.forEach((row, r) => {
        row.forEach((cell, c) => {
          if (cell.formula !== undefined) putFormula(sheet, area.top + r, area.left + c, `=${cell.formula}`);
          if (cell.bold !== undefined || cell.align !== undefined) {
            putLook(cellOf(sheet, area.top + r, area.left + c), cell);
          }
        });
      });
      if (formats) range.numberFormat = cells.map((row) => row.map(({ format }) => format ?? null));
    },
    undo: async (now) => () => {
      if (!before) return;
      // Excel may have given a formula the format of the cells that it names.
      const formatsToo = loosens || formats || all.some(({ formula }) => formula !== undefined);
      putContents(now.sheet(change.sheet), before, formatsToo);
      putLooks(now.sheet(change.sheet), looks);
    },
  };
}

function putLook({ format }: Excel.Range, { bold, align }: WorkbookCell): void {
  if (bold !== undefined) format.font.bold = bold;
  if (align !== undefined)
    format.horizontalAlignment = align === "left" ? "Left" : align === "center" ? "Center" : "Right";
}

/** Records the content of a block and returns a function that restores it. */
async function contentRestore(site: Site, name: string, area: Area): Promise<(now: Site) => void> {
  const before: Contents[] = site.isNew(name) ? [] : await contentsWithin(site.sync, site.sheet(name), area);
  return (now) => {
    for (const contents of before) putContents(now.sheet(name), contents, false);
  };
}

export async function clearCommand(site: Site, { block }: Of<"clear">): Promise<Command> {
  const put = await contentRestore(site, block.sheet, block.area);
  return {
    weight: 1,
    execute() {
      rangeAt(site.sheet(block.sheet), block.area).clear("Contents");
    },
    undo: async (now) => () => put(now),
  };
}

export async function mergeCommand(site: Site, { block }: Of<"merge">): Promise<Command> {
  const { area, sheet: name } = block;
  const put = await contentRestore(site, name, area);
  const formats = site.isNew(name) ? [] : await formatsOf(site.sync, site.sheet(name), area);
  return {
    weight: 1,
    execute() {
      const sheet = site.sheet(name);
      // Excel would keep the first content that it finds; the port keeps that of the first cell.
      for (const swallowed of swallowedBy(area)) rangeAt(sheet, swallowed).clear("Contents");
      rangeAt(sheet, area).merge();
    },
    undo: async (now) => () => {
      if (now.isNew(name)) return;
      rangeAt(now.sheet(name), area).unmerge();
      putFormats(now.sheet(name), formats);
      put(now);
    },
  };
}

/** A merged block without its first cell. */
function swallowedBy(area: Area): Area[] {
  const { top, left, bottom, right } = area;
  return [
    ...(right > left ? [{ top, left: left + 1, bottom: top, right }] : []),
    ...(bottom > top ? [{ ...area, top: top + 1 }] : []),
  ];
}

type Formats = readonly { readonly area: Area; readonly codes: string[][] }[];

async function formatsOf(sync: Sync, sheet: Excel.Worksheet, area: Area): Promise<Formats> {
  if (sizeOf(area) > MOST_LOOKS) throw new Refusal("too large");
  return inTurn(piecesOf(area), async (piece) => {
    const range = rangeAt(sheet, piece).load("numberFormat");
    await sync();
    return { area: piece, codes: range.numberFormat as string[][] };
  });
}

function putFormats(sheet: Excel.Worksheet, formats: Formats): void {
  for (const { area, codes } of formats) rangeAt(sheet, area).numberFormat = codes;
}

export async function formatCommand(site: Site, { block, format, bold }: Of<"format">): Promise<Command> {
  const { area, sheet: name } = block;
  const known = !site.isNew(name);
  const formats = known && format !== undefined ? await formatsOf(site.sync, site.sheet(name), area) : [];
  const looks = known && bold !== undefined ? await looksOf(site.sync, site.sheet(name), area) : [];
  return {
    weight: 1,
    execute() {
      const range = rangeAt(site.sheet(name), area);
      // One code for all cells, as Excel takes it.
      if (format !== undefined) range.numberFormat = format as unknown as string[][];
      if (bold !== undefined) range.format.font.bold = bold;
    },
    undo: async (now) => () => {
      if (!known) return;
      putFormats(now.sheet(name), formats);
      putLooks(now.sheet(name), looks);
    },
  };
}

export async function linkCommand(site: Site, { sheet: name, row, column, to }: Of<"link">): Promise<Command> {
  if (site.isNew(name)) return { weight: 1, execute: () => setLink(site, name, row, column, to), undo: nothingToUndo };
  const range = cellOf(site.sheet(name), row, column).load("hyperlink,format/font/color,format/font/underline");
  const contents = await contentsOf(site.sync, site.sheet(name), areaAt(row, column));
  const { color, underline } = range.format.font;
  const before = range.hyperlink as Excel.RangeHyperlink | null;
  return {
    weight: 1,
    execute: () => setLink(site, name, row, column, to),
    undo: async (now) => () => {
      const cell = cellOf(now.sheet(name), row, column);
      cell.clear("Hyperlinks");
      if (before) cell.hyperlink = before;
      putContents(now.sheet(name), contents, true);
      cell.format.font.color = color;
      cell.format.font.underline = underline;
    },
  };
}

function setLink(site: Site, name: string, row: number, column: number, to: Of<"link">["to"]): void {
  cellOf(site.sheet(name), row, column).hyperlink = { documentReference: referenceTo(to.sheet, to.area) };
}
