// How a sheet is printed and shown, between hucre's words and a book's.
import type { NamedRange, PageSetup, Sheet as HucreSheet, WriteSheet } from "hucre";
import { areaOf, columnLetters, columnOf, referenceTo, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../analysis";
import { present } from "../collections";
import type { BookSheet, OutlineLevel, Paper, Print, PrintLine, View } from "./book";

type Span = readonly [number, number];

const LINES: readonly PrintLine[] = [
  "oddHeader",
  "oddFooter",
  "evenHeader",
  "evenFooter",
  "firstHeader",
  "firstFooter",
];
const MARGINS = ["top", "right", "bottom", "left", "header", "footer"] as const;

/** The margins that a file gets where a book names none: that a file has them is nothing to keep. */
const USUAL_MARGINS = { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 };

const isEmpty = (one: object): boolean => Object.keys(one).length === 0;

/** The fields of an object that are there; undefined where there is none. */
const anyOf = <T extends object>(one: T): T | undefined => (isEmpty(one) ? undefined : one);

const spanOf = (text: string | undefined, number: (one: string) => number): Span | undefined => {
  const [from, to] = text?.replaceAll("$", "").split(":") ?? [];
  return from === undefined || to === undefined ? undefined : [number(from), number(to)];
};

/** Blocks as a file lists them; whole columns and whole rows reach to the end of the sheet. */
const areasOf = (text = ""): Area[] =>
  text.split(",").flatMap((one) => {
    const columns = /^\$?[A-Z]+:\$?[A-Z]+$/i.test(one) ? spanOf(one, columnOf) : undefined;
    if (columns) return { top: 0, left: columns[0], bottom: SHEET_ROWS - 1, right: columns[1] };
    const rows = /^\$?\d+:\$?\d+$/.test(one) ? spanOf(one, rowOf) : undefined;
    if (rows) return { top: rows[0], left: 0, bottom: rows[1], right: SHEET_COLUMNS - 1 };
    return areaOf(one.replaceAll("$", "")) ?? [];
  });

const rowOf = (text: string): number => Number(text) - 1;

export function printOf({ pageSetup: page = {}, headerFooter }: HucreSheet): { print?: Print } {
  const { fitToPage, fitToWidth = 1, fitToHeight = 1, margins } = page;
  const areas = areasOf(page.printArea);
  const fitWidth = fitToPage === true && fitToWidth === 1 && fitToHeight === 0;
  const given = MARGINS.filter((side) => margins?.[side] !== undefined && margins[side] !== USUAL_MARGINS[side]);
  const print = present<Print>({
    landscape: page.orientation === "landscape" ? true : undefined,
    fitWidth: fitWidth ? true : undefined,
    repeatRows: spanOf(page.printTitlesRow, rowOf),
    repeatColumns: spanOf(page.printTitlesColumn, columnOf),
    areas: areas.length === 0 ? undefined : areas,
    paper: page.paperSize === "a4" ? undefined : page.paperSize,
    pages: fitToPage === true && !fitWidth ? { width: fitToWidth, height: fitToHeight } : undefined,
    scale: page.scale === 100 ? undefined : page.scale,
    margins: anyOf(Object.fromEntries(given.map((side) => [side, margins?.[side]]))) as Print["margins"],
    centered: anyOf(
      present<NonNullable<Print["centered"]>>({
        across: page.horizontalCentered === true ? true : undefined,
        down: page.verticalCentered === true ? true : undefined,
      }),
    ),
    lines: anyOf(
      Object.fromEntries(
        LINES.flatMap((line) => (headerFooter?.[line] === undefined ? [] : [[line, headerFooter[line]]])),
      ),
    ),
  });
  return page.paperSize === "a4" || !isEmpty(print) ? { print } : {};
}

export function pageSetupOf(print: Print): PageSetup {
  const { landscape, fitWidth, paper = "a4" satisfies PageSetup["paperSize"], pages, scale, margins, centered } = print;
  const fit = fitWidth === true ? { width: 1, height: 0 } : pages;
  return present<PageSetup>({
    paperSize: paper as Paper | "a4",
    orientation: landscape === true ? "landscape" : "portrait",
    ...(fit === undefined ? {} : { fitToPage: true, fitToWidth: fit.width, fitToHeight: fit.height }),
    scale,
    margins,
    horizontalCentered: centered?.across,
    verticalCentered: centered?.down,
  });
}

export const headerFooterOf = ({ lines }: Print): WriteSheet["headerFooter"] =>
  lines && {
    ...lines,
    ...(lines.evenHeader === undefined && lines.evenFooter === undefined ? {} : { differentOddEven: true }),
    ...(lines.firstHeader === undefined && lines.firstFooter === undefined ? {} : { differentFirst: true }),
  };

/** The names by which a file says what is printed, and what on every page; hucre would leave the sheet without its quotes. */
export function printNamesOf({ name: scope, print }: BookSheet): NamedRange[] {
  const reference = (area: Area): string => referenceTo(scope, area);
  const [prefix = ""] = reference({ top: 0, left: 0, bottom: 0, right: 0 }).split("$", 1);
  const columns = print?.repeatColumns?.map((column) => `$${columnLetters(column)}`).join(":");
  const rows = print?.repeatRows?.map((row) => `$${row + 1}`).join(":");
  const titles = [columns, rows].flatMap((one) => (one === undefined ? [] : [prefix + one]));
  return [
    ...(print?.areas ? [{ name: "_xlnm.Print_Area", range: print.areas.map(reference).join(","), scope }] : []),
    ...(titles.length === 0 ? [] : [{ name: "_xlnm.Print_Titles", range: titles.join(","), scope }]),
  ];
}

export function viewOf(
  { view }: HucreSheet,
  colorOf: (color: Readonly<Record<string, unknown>>) => string | undefined,
): {
  view?: View;
} {
  const { tabColor, showGridLines, zoomScale } = view ?? {};
  const found = present<View>({
    tabColor: tabColor && colorOf({ ...tabColor }),
    gridlines: showGridLines === false ? false : undefined,
    zoom: zoomScale === 100 ? undefined : zoomScale,
  });
  return isEmpty(found) ? {} : { view: found };
}

export const hucreViewOf = ({ tabColor, gridlines, zoom }: View): NonNullable<WriteSheet["view"]> =>
  present<NonNullable<WriteSheet["view"]>>({
    tabColor: tabColor === undefined ? undefined : { rgb: tabColor },
    showGridLines: gridlines,
    zoomScale: zoom,
  });

/** The outline of a sheet, by rows and columns. */
export function outlineOf({ rowDefs = new Map(), columns = [] }: HucreSheet): Pick<BookSheet, "outline"> {
  const levels = (all: Iterable<readonly [number, HucreLevel]>): Record<number, OutlineLevel> | undefined =>
    anyOf(
      Object.fromEntries(
        [...all].flatMap(([index, { outlineLevel, collapsed }]) => {
          const level = present<OutlineLevel>({
            level: outlineLevel || undefined,
            collapsed: collapsed === true ? true : undefined,
          });
          return isEmpty(level) ? [] : [[index, level] as const];
        }),
      ),
    );
  const outline = present<NonNullable<BookSheet["outline"]>>({
    rows: levels(rowDefs),
    columns: levels(columns.entries()),
  });
  return isEmpty(outline) ? {} : { outline };
}

interface HucreLevel {
  readonly outlineLevel?: number;
  readonly collapsed?: boolean;
}

export const hucreLevelOf = ({ level, collapsed }: OutlineLevel = {}): HucreLevel =>
  present<HucreLevel>({ outlineLevel: level, collapsed });
