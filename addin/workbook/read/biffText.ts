// Raised, lowered and struck-out characters of an .xls, whose runs SheetJS leaves out.
import { FILE_PASS, recordsIn } from "../package/biffRecords";
import { viewOf } from "../package/zip";
import { marked, type Way } from "./richText";

/** Records of BIFF8. */
const FONT = 0x31;
const CONTINUE = 0x3c;
const SST = 0xfc;

/** Bits of the options of a text: two bytes a character, runs, phonetic text. */
const WIDE = 1;
const PHONETIC = 4;
const RICH = 8;
const STRUCK = 8;

/**
 * The shared texts of a workbook stream that have such characters, by the plain text that SheetJS gives: those characters are
 * written as `markedText` writes them, so that 65300 with a raised 1 is no 653001. An encrypted stream gives none.
 */
export function markedTexts(stream: Uint8Array): ReadonlyMap<string, string> {
  const fonts: (Way | undefined)[] = [];
  const shared: DataView[] = [];
  let before = 0;
  for (const { type, start, end } of recordsIn(stream)) {
    const data = viewOf(stream.subarray(start, end));
    if (type === FILE_PASS) return new Map();
    if (type === FONT) fonts.push(wayOf(data));
    // No font has the number 4.
    if (fonts.length === 4) fonts.push(undefined);
    if (type === SST || (type === CONTINUE && before === SST)) shared.push(data);
    if (type !== CONTINUE) before = type;
  }
  return fonts.some((way) => way !== undefined) && shared.length > 0 ? textsIn(shared, fonts) : new Map();
}

function wayOf(font: DataView): Way | undefined {
  if (font.byteLength < 10) return undefined;
  const way = ([undefined, "raised", "lowered"] as const)[font.getUint16(8, true)];
  return way ?? ((font.getUint16(2, true) & STRUCK) !== 0 ? "struck" : undefined);
}

function textsIn(shared: readonly DataView[], fonts: readonly (Way | undefined)[]): Map<string, string> {
  const found = new Map<string, string>();
  const reader = new Pieces(shared);
  reader.skip(4);
  const count = reader.number(4);
  for (let index = 0; index < count && !reader.isDone; index++) {
    const [length, options] = [reader.number(2), reader.number(1)];
    const runs = (options & RICH) === 0 ? 0 : reader.number(2);
    const beyond = (options & PHONETIC) === 0 ? 0 : reader.number(4);
    const text = reader.text(length, (options & WIDE) !== 0);
    const starts = Array.from(
      { length: reader.isDone ? 0 : runs },
      () => [reader.number(2), reader.number(2)] as const,
    );
    reader.skip(beyond);
    const written = withRuns(text, starts, fonts);
    if (written !== text) found.set(text, written);
  }
  return found;
}

/** A text whose runs begin at some characters, each in a font. */
const withRuns = (
  text: string,
  starts: readonly (readonly [at: number, font: number])[],
  fonts: readonly (Way | undefined)[],
): string =>
  starts.reduce(
    (line, [at, font], index) => {
      const way = fonts[font];
      const run = text.slice(at, starts[index + 1]?.[0] ?? text.length);
      return line + (way === undefined ? run : marked(run, way));
    },
    text.slice(0, starts[0]?.[0] ?? text.length),
  );

/** The data of a record and of those that continue it, read one after the other. */
class Pieces {
  private piece = 0;
  private at = 0;

  constructor(private readonly pieces: readonly DataView[]) {}

  get isDone(): boolean {
    return this.piece >= this.pieces.length;
  }

  private get left(): number {
    return (this.pieces[this.piece]?.byteLength ?? 0) - this.at;
  }

  private byte(): number {
    while (!this.isDone && this.left === 0) this.next();
    return this.isDone ? 0 : (this.pieces[this.piece] as DataView).getUint8(this.at++);
  }

  private next(): void {
    this.piece++;
    this.at = 0;
  }

  number(bytes: 1 | 2 | 4): number {
    return Array.from({ length: bytes }, () => this.byte()).reduce((sum, byte, index) => sum + byte * 256 ** index, 0);
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0 && !this.isDone;) {
      const step = Math.min(left, this.left);
      this.at += step;
      left -= step;
      if (left > 0) this.next();
    }
  }

  /** Characters; a piece that goes on within them says anew how wide they are. */
  text(length: number, isWide: boolean): string {
    const codes: number[] = [];
    let wide = isWide;
    while (codes.length < length && !this.isDone) {
      if (this.left < (wide ? 2 : 1)) {
        this.next();
        if (!this.isDone) wide = (this.byte() & WIDE) !== 0;
      } else codes.push(wide ? this.number(2) : this.number(1));
    }
    return codes.map((code) => String.fromCharCode(code)).join("");
  }
}
