import type { BookCell, Style } from "./book";
import { present } from "../collections";

/** The styles of a book in the order in which its cells first show them, each once. */
export class StyleBook {
  readonly styles: Style[] = [];
  private readonly known = new Map<Style, number>();
  private readonly alike = new Map<string, number>();
  private readonly blanks: BookCell[] = [];

  index(style: Style): number {
    let index = this.known.get(style);
    if (index === undefined) {
      const key = JSON.stringify(style);
      index = this.alike.get(key) ?? this.styles.push(style) - 1;
      this.alike.set(key, index);
      this.known.set(style, index);
    }
    return index;
  }

  /** The empty cell of a style: one object for all of them. */
  blank(style: Style): BookCell {
    const index = this.index(style);
    return (this.blanks[index] ??= { value: null, style: index });
  }
}

/** Styles of a workbook that we write, under names: the list for its file, and the maker of its cells. */
export function namedStyles<Name extends string>(
  styles: Readonly<Record<Name, Style>>,
): {
  readonly styles: readonly Style[];
  readonly cell: (value: BookCell["value"], style?: Name, formula?: string) => BookCell;
} {
  const names = Object.keys(styles);
  return {
    styles: Object.values(styles),
    cell: (value, style, formula) =>
      present<BookCell>({ value, style: style === undefined ? undefined : names.indexOf(style), formula }),
  };
}
