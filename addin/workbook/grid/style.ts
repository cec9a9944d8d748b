// A book's styles in the grid's words, and back.
import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IBorderStyleData,
  type IStyleData,
  type ITextRotation,
  type Nullable,
} from "@univerjs/core";
import type { Border, Style } from "../book/book";
import { present } from "../collections";

export const HORIZONTAL = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
} as const;
const VERTICAL = { top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM } as const;
const LINES = {
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  double: BorderStyleTypes.DOUBLE,
  dashed: BorderStyleTypes.DASHED,
  dotted: BorderStyleTypes.DOTTED,
  hair: BorderStyleTypes.HAIR,
} as const;
const SIDES = { top: "t", right: "r", bottom: "b", left: "l" } as const;
const BLACK = "000000";
/** Pixels of one character of indentation. */
const INDENT = 9;

type Side = keyof typeof SIDES;
const SIDE_NAMES = Object.keys(SIDES) as Side[];

/** The key of a value in a table of them. */
const keyOf = <Key extends string, Value>(table: Readonly<Record<Key, Value>>, value: unknown): Key | undefined =>
  (Object.keys(table) as Key[]).find((key) => table[key] === value);

const colorOf = (rgb: string): { rgb: string } => ({ rgb: `#${rgb}` });

/** `RRGGBB` of a colour as the grid's own tools write it: `#rrggbb`, `#rgb` or `rgb(r,g,b)`. */
export function hexOf(color: Nullable<string>): string | undefined {
  if (!color) return undefined;
  const short = /^#(\w)(\w)(\w)$/.exec(color);
  if (short)
    return short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")
      .toUpperCase();
  if (color.startsWith("#")) return color.slice(1, 7).toUpperCase();
  const numbers = color.match(/\d+/g)?.slice(0, 3);
  return numbers
    ?.map((number) => Number(number).toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

const borderLine = ({ style, color = BLACK }: Border): IBorderStyleData => ({ s: LINES[style], cl: colorOf(color) });

export function gridStyle(style: Style): IStyleData {
  const borders = SIDE_NAMES.flatMap((side) => {
    const border = style.borders?.[side];
    return border ? [[SIDES[side], borderLine(border)] as const] : [];
  });
  return present<IStyleData>({
    n: style.format === undefined ? undefined : { pattern: style.format },
    ff: style.font,
    fs: style.size,
    bl: style.bold ? BooleanNumber.TRUE : undefined,
    it: style.italic ? BooleanNumber.TRUE : undefined,
    ul: style.underline ? { s: BooleanNumber.TRUE } : undefined,
    st: style.strike ? { s: BooleanNumber.TRUE } : undefined,
    cl: style.color === undefined ? undefined : colorOf(style.color),
    bg: style.fill === undefined ? undefined : colorOf(style.fill),
    ht: style.align && HORIZONTAL[style.align],
    vt: style.vertical && VERTICAL[style.vertical],
    tb: style.wrap ? WrapStrategy.WRAP : undefined,
    pd: style.indent === undefined ? undefined : { l: style.indent * INDENT },
    tr: style.rotation === undefined ? undefined : turned(style.rotation),
    bd: borders.length === 0 ? undefined : (Object.fromEntries(borders) as IBorderData),
  });
}

/** The grid turns to the right where the file format turns to the left. */
const turned = (rotation: NonNullable<Style["rotation"]>): ITextRotation =>
  rotation === "stacked" ? { a: 0, v: BooleanNumber.TRUE } : { a: -rotation };

function rotationOf(turn: Nullable<ITextRotation>): Style["rotation"] {
  if (turn?.v === BooleanNumber.TRUE) return "stacked";
  return turn?.a ? -turn.a : undefined;
}

function borderOf(line: Nullable<IBorderStyleData>): Border | undefined {
  if (!line) return undefined;
  const color = hexOf(line.cl.rgb);
  const style = keyOf(LINES, line.s) ?? "thin";
  return color === undefined || color === BLACK ? { style } : { style, color };
}

/** A cell's style as a book keeps it. */
export function styleOf(style: IStyleData): Style {
  const borders = SIDE_NAMES.flatMap((side) => {
    const border = borderOf(style.bd?.[SIDES[side]]);
    return border ? [[side, border] as const] : [];
  });
  return present<Style>({
    format: style.n?.pattern || undefined,
    font: style.ff ?? undefined,
    size: style.fs,
    bold: style.bl ? true : undefined,
    italic: style.it ? true : undefined,
    underline: style.ul?.s ? true : undefined,
    strike: style.st?.s ? true : undefined,
    color: hexOf(style.cl?.rgb),
    fill: hexOf(style.bg?.rgb),
    align: keyOf(HORIZONTAL, style.ht),
    vertical: keyOf(VERTICAL, style.vt),
    wrap: style.tb === WrapStrategy.WRAP ? true : undefined,
    indent: style.pd?.l ? Math.round(style.pd.l / INDENT) : undefined,
    rotation: rotationOf(style.tr),
    borders: borders.length === 0 ? undefined : Object.fromEntries(borders),
  });
}
