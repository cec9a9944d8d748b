// Rows that are measures over places or items, and what each row and column of such a table says.
import { positionOf } from "../../model/address";
import { groupedBy } from "../../model/groups";
import type { LeftOut } from "../../model/observation";
import { namesTotal } from "../../model/region";
import type { LabelColumn } from "./blockColumns";
import { isBareRow, type Grid } from "./grid";
import { headerWords } from "./headers";
import { isPlaceNamed } from "./labelRows";
import { leftOutOf } from "./shown";
import type { Block } from "./tables";
import { readHeader, type HeaderReading } from "../words/header";
import type { Known } from "../words/known";
import { readLabel, type LabelReading } from "../words/label";
import { isBlank, wordsOf } from "../words/text";
import { findUnits } from "../words/unit";

/** Rows or columns of one table at most. */
const MOST = 60;

/** Words of a header or of a label, and where they stand. */
export interface Piece {
  readonly words: string;
  readonly row: number;
  readonly column: number;
}

/** A row or a column of figures, and all that is said of it: from top to bottom, or from left to right. */
interface Line {
  readonly at: number;
  readonly pieces: readonly Piece[];
}

/** A table of one row for each name, and of one column for all else that is said of its figures. */
export interface Turned {
  readonly names: readonly Piece[];
  readonly columns: readonly (readonly Piece[])[];
  /** The figures by names and columns; undefined where there is none. */
  readonly figures: readonly (readonly ({ readonly row: number; readonly column: number } | undefined)[])[];
  /** Columns that hold none: 序号, 备注. */
  readonly aside: readonly LeftOut[];
  readonly block: Block;
}

/** The table as it is turned; undefined where its rows are no measures, or turning would lose a word or a figure. */
export function turnedOf(grid: Grid, block: Block, known: Known): Turned | undefined {
  const [part, ...others] = block.parts;
  if (!part || others.length > 0 || block.headerRows.length === 0) return undefined;
  const { figures, labels, unitColumn } = part;
  if (block.bodyRows.length > MOST || figures.length > MOST || labels.some(({ role }) => role === "period"))
    return undefined;
  const rows = rowLines(grid, block.bodyRows, figures, labels, known);
  const aside = rows && areMeasures(rows, known) ? asideOf(grid, block) : undefined;
  if (!rows || !aside) return undefined;

  const across = headerLines(grid, block);
  const axis = axisOf(rows, across, known);
  if (!axis) return undefined;
  const { isAcross, nameIn } = axis;
  // The name of a row of the turned table is no word of its columns.
  const bare = ({ pieces, at }: Line): Line => ({ at, pieces: pieces.filter((piece) => piece !== nameIn.get(at)) });
  const [down, over] = isAcross ? [rows, across.map(bare)] : [rows.map(bare), across];
  const unitAt = ({ at: row }: Line): Piece[] => {
    const words = unitColumn === null ? "" : wordsOf(grid.at(row, unitColumn)).trim();
    return words === "" || unitColumn === null ? [] : [{ words, row, column: unitColumn }];
  };
  if (!isAcross && down.some((line) => unitAt(line).length > 0)) return undefined;

  const names = [...groupedBy(nameIn.values(), ({ words }) => words).values()].map(([first]) => first as Piece);
  const columns = new Map<string, readonly Piece[]>();
  const cells = names.map(() => new Map<string, { row: number; column: number }>());
  // 本月 over all rows, then 累计 over all rows.
  for (const header of over)
    for (const label of down) {
      const name = nameIn.get(isAcross ? header.at : label.at);
      const at = names.findIndex(({ words }) => words === name?.words);
      const pieces = isAcross
        ? [...label.pieces, ...header.pieces, ...unitAt(label)]
        : [...header.pieces, ...label.pieces];
      const said = withoutRepeats(pieces);
      const key = keyIn(cells[at], said);
      if (at < 0 || said.length === 0) return undefined;
      if (!columns.has(key)) columns.set(key, said);
      cells[at]?.set(key, { row: label.at, column: header.at });
    }
  if (columns.size > MOST * 2) return undefined;
  const keys = [...columns.keys()];
  return {
    names,
    columns: [...columns.values()],
    figures: cells.map((line) => keys.map((key) => line.get(key))),
    aside,
    block,
  };
}

const withoutRepeats = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(({ words }, index) => pieces.findIndex((other) => other.words === words) === index);

/** The words of a column, and how often its row has had them before: 本月, 增长%, 累计, 增长%. */
function keyIn(line: ReadonlyMap<string, unknown> | undefined, pieces: readonly Piece[]): string {
  const said = pieces.map(({ words }) => words).join("\n");
  let times = 0;
  while (line?.has(`${said}\n${times}`)) times++;
  return `${said}\n${times}`;
}

/**
 * The rows with their labels, what stands further to the left or over them (财政总收入 over 累计, 上年同期) before their own;
 * undefined where a row has no label, or its items take in each other.
 */
function rowLines(
  grid: Grid,
  bodyRows: readonly number[],
  figures: readonly number[],
  labels: readonly LabelColumn[],
  known: Known,
): readonly Line[] | undefined {
  const lines: Line[] = [];
  const left: (Piece | undefined)[] = [];
  const items: LabelReading[] = [];
  let over: Piece | undefined;
  let isUnderBare = false;
  for (const row of bodyRows) {
    const texts = labels.map(({ column }) => wordsOf(grid.at(row, column)));
    const own = texts.findLastIndex((text) => !isBlank(text));
    const isBare = isBareRow(grid, row, figures);
    // A line over others, and no group of lines over further ones.
    if (own < 0 || (isBare && (own > 0 || isUnderBare || bareOf(texts[0] ?? "", known)))) return undefined;
    isUnderBare = isBare;
    texts.forEach((text, index) => {
      const piece = { words: withoutNumber(text), row, column: labels[index]?.column ?? 0 };
      if (!isBlank(text)) left[index] = piece;
      else if (index > own) left[index] = undefined;
    });
    const label = readLabel(texts[own] ?? "");
    const isItem = labels.length === 1 && isItemNamed(label.name, known);
    if (isItem && !isBare) items.push(label);
    const before = isItem ? undefined : over;
    // The unit of an item is that of its own figures: 增减 below it may be a rate.
    if (isItem) over = { words: label.name, row, column: labels[0]?.column ?? 0 };
    else if (isBare) over = left[0];
    if (isBare) continue;
    const pieces = [before, ...left.slice(0, own + 1)].filter((piece) => piece !== undefined);
    lines.push({ at: row, pieces: withoutRepeats(pieces) });
  }
  const [first] = items;
  const areLevel = items.every(
    ({ style, indent, part, total }) => style === first?.style && indent === first.indent && !part && !total,
  );
  return areLevel ? lines : undefined;
}

/** True of words that name an indicator of the dictionary, and no base, change or rate of it: 财政总收入本月, 税收占比%. */
function isItemNamed(words: string, known: Known): boolean {
  const { indicator, measure } = readHeader([words], known.names);
  return indicator !== null && (measure === null || measure === "actual" || measure === "share");
}

/** 一、财政总收入（万元） without its number, and with its unit. */
function withoutNumber(text: string): string {
  const { name, style, part } = readLabel(text);
  const [unit] = findUnits(text);
  if (style === 0 && !part) return text.trim();
  return unit === undefined ? name : `${name}（${unit}）`;
}

/** The columns of figures with their headers. */
function headerLines(grid: Grid, { headerRows, parts }: Block): readonly Line[] {
  const { lines } = headerWords(grid, headerRows);
  return (parts[0]?.figures ?? []).map((column): Line => {
    const pieces = headerRows.flatMap((row, index): Piece[] => {
      const line = lines[index] ?? [];
      const words = line[column] ?? "";
      // A group that is written once stands where it begins.
      let from = column;
      while (line[from - 1] === words && isBlank(grid.sheet.rows[row]?.[from])) from--;
      return words === "" ? [] : [{ words, row, column: from }];
    });
    return { at: column, pieces: withoutRepeats(pieces) };
  });
}

/** Rows of which half or more end in a measure or a period alone (累计, 2016年决算), at least one in a measure. */
function areMeasures(rows: readonly Line[], known: Known): boolean {
  const own = rows.map(({ pieces }) => pieces.at(-1)?.words ?? "");
  const bare = own.flatMap((name) => bareOf(name, known) ?? []);
  return (
    !own.some((name) => isPlaceNamed(readLabel(name).name, known)) &&
    bare.some(({ measure }) => measure !== null) &&
    bare.length * 2 >= own.length
  );
}

/** Words that say a measure or a period, and name nothing. */
function bareOf(words: string, known: Known): HeaderReading | undefined {
  const said = readHeader([words], known.names);
  const isBare = said.region === null && said.indicator === null && said.rest === "";
  return isBare && (said.measure !== null || said.period !== null || said.span !== null) ? said : undefined;
}

/** The names that are to be rows, by the number of the row or the column that they head. */
interface Axis {
  readonly isAcross: boolean;
  readonly nameIn: ReadonlyMap<number, Piece>;
}

/**
 * Places over the columns or before the rows, or items over the columns; where these name nothing (本月 | 累计), the items of the
 * rows. Undefined where a line names none of these, or two.
 */
function axisOf(rows: readonly Line[], across: readonly Line[], known: Known): Axis | undefined {
  const isName = ({ words }: Piece): boolean => bareOf(words, known) === undefined;
  const common = (piece: Piece): boolean =>
    across.length > 1 && across.every(({ pieces }) => pieces.some(({ words }) => words === piece.words));
  const named = across.map(({ at, pieces }) => ({
    at,
    names: pieces.filter((piece) => isName(piece) && !common(piece)),
  }));
  const isPlace = ({ words }: Piece): boolean => isPlaceNamed(readLabel(words).name, known) || namesTotal(words);
  const places = new Set(
    named.flatMap(({ names }) =>
      names.filter(({ words }) => isPlaceNamed(readLabel(words).name, known)).map(({ words }) => words),
    ),
  );
  const pick = (lines: typeof named, is: (piece: Piece) => boolean): Map<number, Piece> | undefined => {
    const found = lines.map(({ at, names }) => ({ at, own: names.filter(is) }));
    return found.every(({ own: [first, ...more] }) => first && isNamed(first.words, known) && more.length === 0)
      ? new Map(found.map(({ at, own }) => [at, own[0] as Piece]))
      : undefined;
  };
  if (places.size > 0) {
    const nameIn = pick(named, isPlace);
    return nameIn && { isAcross: true, nameIn };
  }
  // 县市 | 项目 | 财政总收入 | 税收收入: counties with their measures below one another, over items.
  const labels = rows.map(({ at, pieces }) => ({ at, names: pieces.slice(0, -1).filter(isName) }));
  const down = pick(labels, isPlace);
  if (down) return { isAcross: false, nameIn: down };
  const areItems = labels.every(({ names }) => names.length === 1);
  const isBare = named.every(({ names }) => names.length === 0);
  if (isBare === !areItems) return undefined;
  const nameIn = pick(isBare ? labels : named, () => true);
  return nameIn && { isAcross: !isBare, nameIn };
}

/** Words that name something and say no measure and no period. */
function isNamed(words: string, known: Known): boolean {
  const { measure, period, region, indicator, rest } = readHeader([words], known.names);
  return measure === null && period === null && `${region ?? ""}${indicator ?? ""}${rest}` !== "";
}

/** The columns aside in a table by their header (序号, 备注); undefined where it holds more than these, labels, units and figures. */
function asideOf(grid: Grid, block: Block): readonly LeftOut[] | undefined {
  const { sheet } = grid;
  const { headerRows, bodyRows, parts } = block;
  const [part] = parts;
  const [top, last] = [headerRows[0], bodyRows.at(-1)];
  const isHidden = sheet.hiddenRows.length + sheet.hiddenColumns.length > 0;
  if (!part || top === undefined || last === undefined || isHidden) return undefined;
  const isMerged = bodyRows.some((row) => part.figures.some((column) => grid.mergeAt(row, column) !== undefined));
  const aside = leftOutOf(grid, block, part, headerWords(grid, headerRows), [], { taught: [], hidden: [] });
  if (isMerged || aside.some(({ why }) => why === "no figures")) return undefined;
  const own = new Set([
    ...part.labels.map(({ column }) => column),
    ...(part.unitColumn === null ? [] : [part.unitColumn]),
    ...part.figures,
    ...aside.map(({ cell }) => positionOf(cell)?.column ?? -1),
  ]);
  const rows = new Set([...headerRows, ...bodyRows]);
  const isKept = (row: number, column: number): boolean =>
    isBlank(sheet.rows[row]?.[column]) || (rows.has(row) && own.has(column));
  for (let row = top; row <= last; row++)
    for (let column = 0; column < (sheet.rows[row]?.length ?? 0); column++) if (!isKept(row, column)) return undefined;
  return aside;
}
