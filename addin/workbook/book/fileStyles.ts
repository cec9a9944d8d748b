import type { CellStyle } from "hucre";
import type { Border, Style } from "./book";
import { present } from "../collections";
import type { WorkbookParts } from "../package/package";
import { elementsOf, type XmlElement } from "../package/xml";
import { bytesOf, storedZip, type Archive } from "../package/zip";

const SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The colours that old files name by number, from 8 on (ECMA-376 §18.8.27). */
const INDEXED =
  "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCC" +
  "CCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CC" +
  "CC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333";

/** A colour as a file says it. */
export interface FileColor {
  readonly rgb?: string;
  readonly theme?: number;
  readonly tint?: number;
  readonly indexed?: number;
}

/** Works out a colour of the theme, lightened or darkened by a tint. */
type Theme = (index: number, tint?: number) => string;

/** `RRGGBB`; undefined where the file leaves the colour to the program. */
function colorOf(color: FileColor | undefined, theme: Theme): string | undefined {
  if (color?.rgb !== undefined) return color.rgb.slice(-6).toUpperCase();
  // Cells count light before dark, which a theme's own list does not.
  if (color?.theme !== undefined) return theme(color.theme < 4 ? color.theme ^ 1 : color.theme, color.tint);
  if (color?.indexed === undefined) return undefined;
  const at = (color.indexed < 8 ? color.indexed : color.indexed - 8) * 6;
  return INDEXED.slice(at, at + 6) || undefined;
}

/** The looks of cells that a workbook's file defines. */
export interface FileStyles {
  readonly usual: { readonly font: string; readonly size: number } | undefined;
  /** By cell style; undefined where it is the usual one. */
  readonly styles: readonly (Style | undefined)[];
  /** `RRGGBB` of a colour as the file says it. */
  readonly colorOf: (color: FileColor | undefined) => string | undefined;
}

/** The styles of a package, as hucre understands them: it is given a sheet with one cell in each. */
export async function readStyles(
  archive: Archive,
  { styles, stylesXml, formats, formatOfStyle }: WorkbookParts,
): Promise<FileStyles> {
  if (styles === undefined || stylesXml === undefined || formatOfStyle.length === 0)
    return { usual: undefined, styles: [], colorOf: (color) => colorOf(color, () => "000000") };
  const { readXlsx, parseThemeColors, resolveThemeColor } = await import("hucre/xlsx");
  const rows = formatOfStyle.map((_, i) => `<row r="${i + 1}"><c r="A${i + 1}" s="${i}"><v>0</v></c></row>`);
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships ${RELATIONS}>${relation("a", "officeDocument", "w.xml")}</Relationships>`,
    "w.xml": `<workbook ${SPACE} xmlns:r="${OFFICE}"><sheets><sheet name="s" sheetId="1" r:id="a"/></sheets></workbook>`,
    "_rels/w.xml.rels": `<Relationships ${RELATIONS}>${relation("a", "worksheet", "s.xml")}${relation("b", "styles", "t.xml")}</Relationships>`,
    "s.xml": `<worksheet ${SPACE}><sheetData>${rows.join("")}</sheetData></worksheet>`,
    "t.xml": archive.text(styles),
  };
  const bytes = storedZip(new Map(Object.entries(parts).map(([name, text]) => [name, bytesOf(text)])));
  const cells = (await readXlsx(bytes, { readStyles: true })).sheets[0]?.cells;
  const themePart = archive.names.find((name) => /theme\/theme1?\.xml$/i.test(name));
  const colors = themePart === undefined ? undefined : parseThemeColors(archive.text(themePart));
  const theme: Theme = (index, tint) => (colors === undefined ? "000000" : resolveThemeColor(colors, index, tint));
  const usual = usualFont(stylesXml);
  return {
    usual,
    styles: formatOfStyle.map((format, i) => {
      const style = styleOf(cells?.get(`${i},0`)?.style ?? {}, formats.codes[format], theme, usual);
      return Object.keys(style).length === 0 ? undefined : style;
    }),
    colorOf: (color) => colorOf(color, theme),
  };
}

function usualFont(styles: XmlElement): FileStyles["usual"] {
  const [font] = elementsOf(styles, "fonts", "font");
  const valueOf = (name: string): string | undefined =>
    font?.children.find((child) => child.name === name)?.attributes["val"];
  const name = valueOf("name");
  const size = Number(valueOf("sz"));
  return name === undefined || !(size > 0) ? undefined : { font: name, size };
}

const BORDERS: Readonly<Record<string, Border["style"]>> = {
  thin: "thin",
  medium: "medium",
  thick: "thick",
  double: "double",
  dashed: "dashed",
  dotted: "dotted",
  hair: "hair",
  mediumDashed: "dashed",
  dashDot: "dashed",
  mediumDashDot: "dashed",
  slantDashDot: "dashed",
  dashDotDot: "dotted",
  mediumDashDotDot: "dotted",
};
const SIDES = ["top", "right", "bottom", "left"] as const;
const ALIGN: Readonly<Record<string, Style["align"]>> = {
  left: "left",
  center: "center",
  right: "right",
  centerContinuous: "center",
  distributed: "center",
};
const VERTICAL: Readonly<Record<string, Style["vertical"]>> = { top: "top", center: "center", bottom: "bottom" };
const BLACK = "000000";

function styleOf(cell: CellStyle, format: string | undefined, theme: Theme, usual: FileStyles["usual"]): Style {
  const { font, fill, border, alignment, protection } = cell;
  const color = colorOf(font?.color, theme);
  const fillColor = fill?.type === "pattern" && fill.pattern !== "none" ? colorOf(fill.fgColor, theme) : undefined;
  const borders: Partial<Record<(typeof SIDES)[number], Border>> = {};
  for (const side of SIDES) {
    const line = border?.[side];
    const style = line === undefined ? undefined : BORDERS[line.style];
    if (style === undefined) continue;
    const lineColor = colorOf(line?.color, theme);
    borders[side] = present<Border>({ style, color: lineColor === BLACK ? undefined : lineColor });
  }
  return present<Style>({
    format,
    font: font?.name === usual?.font ? undefined : font?.name,
    size: font?.size === usual?.size ? undefined : font?.size,
    bold: font?.bold || undefined,
    italic: font?.italic || undefined,
    underline: font?.underline ? true : undefined,
    strike: font?.strikethrough || undefined,
    color: color === BLACK ? undefined : color,
    fill: fillColor,
    align: ALIGN[alignment?.horizontal ?? ""],
    vertical: VERTICAL[alignment?.vertical ?? ""],
    wrap: alignment?.wrapText || undefined,
    indent: alignment?.indent || undefined,
    rotation: rotationOf(alignment?.textRotation),
    borders: Object.keys(borders).length === 0 ? undefined : borders,
    locked: protection?.locked === false ? false : undefined,
  });
}

/** The file counts 91 to 180 for what turns to the right, and 255 for what is stacked. */
const STACKED = 255;

function rotationOf(stored: number | undefined): Style["rotation"] {
  if (stored === undefined || stored === 0) return undefined;
  if (stored === STACKED) return "stacked";
  return stored > 90 ? 90 - stored : stored;
}

const storedRotation = (rotation: NonNullable<Style["rotation"]>): number =>
  rotation === "stacked" ? STACKED : rotation < 0 ? 90 - rotation : rotation;

/** A style as hucre writes it. */
export function cellStyleOf(style: Style, usual: FileStyles["usual"]): CellStyle {
  const { font, size, bold, italic, underline, strike, color, fill, borders } = style;
  const { align, vertical, wrap, indent, rotation } = style;
  const anyOf = (...parts: readonly unknown[]): boolean => parts.some((part) => part !== undefined);
  const sides = Object.entries(borders ?? {}).map(([side, { style: line, color: rgb = BLACK }]) => [
    side,
    { style: line, color: { rgb } },
  ]);
  return present<CellStyle>({
    numFmt: style.format,
    font: anyOf(font, size, bold, italic, underline, strike, color)
      ? present<NonNullable<CellStyle["font"]>>({
          name: font ?? usual?.font,
          size: size ?? usual?.size,
          bold: bold || undefined,
          italic: italic || undefined,
          underline: underline || undefined,
          strikethrough: strike || undefined,
          color: color === undefined ? undefined : { rgb: color },
        })
      : undefined,
    fill: fill === undefined ? undefined : { type: "pattern", pattern: "solid", fgColor: { rgb: fill } },
    border: borders && (Object.fromEntries(sides) as NonNullable<CellStyle["border"]>),
    alignment: anyOf(align, vertical, wrap, indent, rotation)
      ? present<NonNullable<CellStyle["alignment"]>>({
          horizontal: align,
          vertical,
          wrapText: wrap || undefined,
          indent,
          textRotation: rotation === undefined ? undefined : storedRotation(rotation),
        })
      : undefined,
    protection: style.locked === undefined ? undefined : { locked: style.locked },
  });
}
