// A workbook as a whole, for a program that shows and saves it. The models of a sheet, and how each differs from the others:
//   Sheet          what intake reads: values as shown (dates as text) and number formats, nothing of how it looks (analysis)
//   BookSheet      all that is shown and saved: formulas, styles as numbers into the book's list, sizes, comments, links
//   WorkbookSheet  a BookSheet as code writes it: styles in its cells, and everything that is usual left out (`write.ts`)
//   Cells          a block of an open workbook in four parallel grids, as the port answers a question about it (`port/`)
import type { Area, CellValue } from "../../analysis";
import type { ChartSpec, Validation } from "../port/workbook";

/** One side of a cell's border, in the file format's own words. */
export interface Border {
  readonly style: "thin" | "medium" | "thick" | "double" | "dashed" | "dotted" | "hair";
  /** As `RRGGBB`; black when left out. */
  readonly color?: string;
}

/** The look of a cell; a field that is left out is as usual in the workbook. Colours are `RRGGBB`. */
export interface Style {
  readonly format?: string;
  readonly font?: string;
  /** In points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly align?: "left" | "center" | "right";
  readonly vertical?: "top" | "center" | "bottom";
  readonly wrap?: boolean;
  /** In characters. */
  readonly indent?: number;
  /** Degrees to the left, -90 to 90; "stacked" where the characters stand one above the other. */
  readonly rotation?: number | "stacked";
  readonly borders?: Readonly<Partial<Record<"top" | "right" | "bottom" | "left", Border>>>;
  /** False where the cell may be written on a protected sheet. */
  readonly locked?: boolean;
}

/**
 * A cell. A formula is without its equals sign and as the user types it (COUNTY.SHARE, not _xldudf_). A date is its serial
 * number of the system of 1900, so that formulas can calculate with it; `sheetsOfBook` gives its ISO text.
 */
export interface BookCell {
  readonly value: CellValue;
  readonly formula?: string;
  /**
   * The size of the block that the answers of the formula fill, the cell itself included: a dynamic array. Opening a file drops
   * the content of the block, so that nothing blocks the answers; saving a book keeps the answers there for other readers.
   */
  readonly spill?: { readonly rows: number; readonly columns: number };
  /** The size of the block that the formula was entered for: an array of the older kind, `{=…}`, whose block never changes. */
  readonly array?: { readonly rows: number; readonly columns: number };
  /** Index in the book's styles. */
  readonly style?: number;
}

/** The print settings of a sheet, on A4 where no other paper is named. */
export interface Print {
  readonly landscape?: boolean;
  /** All columns on one page's width. */
  readonly fitWidth?: boolean;
  /** The first and last of the rows repeated on every page. */
  readonly repeatRows?: readonly [number, number];
  /** The first and last of the columns repeated on every page. */
  readonly repeatColumns?: readonly [number, number];
  /** The blocks that are printed; the whole sheet where there is none. */
  readonly areas?: readonly Area[];
  /** Another paper than A4. */
  readonly paper?: Paper;
  /** Pages in height and in width that everything is made to fit, 0 for as many as it takes; where it is not `fitWidth`. */
  readonly pages?: { readonly width: number; readonly height: number };
  /** In hundredths. */
  readonly scale?: number;
  /** In inches. */
  readonly margins?: Readonly<Partial<Record<"top" | "right" | "bottom" | "left" | "header" | "footer", number>>>;
  readonly centered?: { readonly across?: true; readonly down?: true };
  /** Header and footer in the codes of the file format (`&C第&P页`), by their names there. */
  readonly lines?: Readonly<Partial<Record<PrintLine, string>>>;
}

export type Paper = "letter" | "legal" | "a3" | "a5" | "b4" | "b5" | "executive" | "tabloid";
export type PrintLine = "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter";

/** How the window shows a sheet; what is left out is as usual. */
export interface View {
  /** As `RRGGBB`. */
  readonly tabColor?: string;
  readonly gridlines?: false;
  /** In hundredths. */
  readonly zoom?: number;
}

/** The place of a row or column in the outline. */
export interface OutlineLevel {
  readonly level?: number;
  /** The rows or columns that belong to this one are folded away. */
  readonly collapsed?: true;
}

/** A sheet as it is shown and saved. */
export interface BookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows may be shorter than the sheet is wide, and may be missing. */
  readonly rows: readonly (readonly (BookCell | undefined)[] | undefined)[];
  readonly merges: readonly Area[];
  /** In characters, by column. */
  readonly columnWidths: readonly (number | undefined)[];
  /** In points, by row. */
  readonly rowHeights: readonly (number | undefined)[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly comments: readonly Comment[];
  /** To an address, a file, or a cell: `https://…`, `八月.xlsx`, `#'表1'!B2`, `八月.xlsx#'表1'!B2`. */
  readonly links: readonly { readonly row: number; readonly column: number; readonly to: string }[];
  readonly validations: readonly { readonly area: Area; readonly allow: Validation }[];
  /** Validations of other kinds. */
  readonly otherValidations?: readonly OtherValidation[];
  readonly conditional?: readonly ConditionalFormat[];
  readonly filter?: Filter;
  readonly protected: boolean;
  readonly print?: Print;
  readonly view?: View;
  readonly charts?: readonly PlacedChart[];
  /** Rows and columns of the outline, by their index. */
  readonly outline?: {
    readonly rows?: Readonly<Record<number, OutlineLevel>>;
    readonly columns?: Readonly<Record<number, OutlineLevel>>;
  };
}

/** Comparisons, in the file format's own words. */
export type Comparison =
  | "between"
  | "notBetween"
  | "equal"
  | "notEqual"
  | "greaterThan"
  | "greaterThanOrEqual"
  | "lessThan"
  | "lessThanOrEqual";

/** The values that the cells of a block accept, where `Validation` has no words for it. Formulas are without their equals sign. */
export interface OtherValidation {
  readonly area: Area;
  readonly type: "list" | "whole" | "decimal" | "textLength" | "custom";
  readonly operator?: Comparison;
  readonly formulas: readonly string[];
}

/** A look that cells have while a condition holds. */
export interface ConditionalFormat {
  readonly areas: readonly Area[];
  readonly when:
    | { readonly is: "cell"; readonly operator: Comparison; readonly values: readonly number[] }
    /** Without its equals sign, as for the first cell. */
    | { readonly is: "formula"; readonly formula: string }
    | { readonly is: "duplicateValues" | "uniqueValues" }
    | { readonly is: "scale"; readonly stops: readonly ColorStop[] };
  /** Colours and the font's face; nothing else depends on a condition. */
  readonly style: Pick<Style, "fill" | "color" | "bold" | "italic" | "underline" | "strike">;
  /** The formats after it do not count where it holds. */
  readonly isLast?: true;
}

export interface ColorStop {
  readonly at: "min" | "max" | "num" | "percent" | "percentile";
  readonly value?: number;
  /** As `RRGGBB`. */
  readonly color: string;
}

/** The block that is filtered, its header first. Its rows that are out of sight are among the hidden rows of the sheet. */
export interface Filter {
  readonly area: Area;
  /** The texts that stay in sight, by column of the sheet. */
  readonly columns: readonly { readonly column: number; readonly values: readonly string[] }[];
}

export interface Comment {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly author?: string;
}

/** A chart over the cells of its sheet. */
export interface PlacedChart {
  readonly at: Area;
  readonly chart: ChartSpec;
}

/** A new sheet, but for its name. */
export const PLAIN_SHEET: Omit<BookSheet, "name"> = {
  hidden: false,
  rows: [],
  merges: [],
  columnWidths: [],
  rowHeights: [],
  hiddenRows: [],
  hiddenColumns: [],
  frozen: { rows: 0, columns: 0 },
  comments: [],
  links: [],
  validations: [],
  protected: false,
};

/** Kinds of content that a book leaves out: a file saved from the book would lack it. */
export type LossKind =
  | "charts"
  | "pictures"
  | "pivotTables"
  | "tables"
  | "conditionalFormats"
  | "macros"
  | "validations"
  | "externalLinks"
  | "connections"
  | "otherSheets"
  | "shapes"
  | "objects" // embedded objects and form controls
  | "slicers"
  | "threadedComments"
  | "filters"
  | "sparklines"
  | "richText"
  | "lineEnds" // carriage returns in texts
  | "dates1904" // the system of dates: the dates stay
  | "pageBreaks"
  | "fullProtection" // a password, or more or less that protection allows
  | "formulas" // a format of which values alone are read
  | "styles" // a format of which number formats alone are read
  | "other";

export interface Loss {
  readonly kind: LossKind;
  /** "" where it is of the whole workbook. */
  readonly sheet: string;
  readonly count: number;
}

export interface Book {
  readonly sheets: readonly BookSheet[];
  readonly styles: readonly Style[];
  /** The font of cells that name none. */
  readonly usual?: { readonly font: string; readonly size: number };
  /** Names of ranges: `收入` to `表1!$B$2:$B$7`; with a sheet where a name is known there alone. */
  readonly names: readonly { readonly name: string; readonly refersTo: string; readonly sheet?: string }[];
  readonly lost: readonly Loss[];
}
