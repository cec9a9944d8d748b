// An .xls whose texts have runs in fonts of their own, record by record: no library here writes such a one.
import { CFB } from "@e965/xlsx";

/** A text, and the fonts that begin at some of its characters: 5 raises, 6 lowers, 7 strikes out, 1 does nothing. */
export type RichText = readonly [text: string, ...runs: readonly (readonly [at: number, font: number])[]];

const u8 = (...values: readonly number[]): Buffer => Buffer.from(values);
const u16 = (...values: readonly number[]): Buffer => Buffer.concat(values.map((one) => u8(one & 255, one >> 8)));
const u32 = (value: number): Buffer => u16(value & 0xffff, value >>> 16);

const recordOf = (kind: number, ...data: readonly Buffer[]): Buffer => {
  const all = Buffer.concat(data);
  return Buffer.concat([u16(kind, all.length), all]);
};

const font = (position: number, options: number): Buffer =>
  recordOf(0x31, u16(200, options, 0x7fff, 400, position), u8(0, 0, 0, 0, 5, 0), Buffer.from("Arial"));

const FONTS = [font(0, 0), font(0, 0), font(0, 0), font(0, 0), font(1, 0), font(2, 0), font(0, 8)];

const begin = (kind: number): Buffer => recordOf(0x809, u16(0x600, kind, 0x1faa, 0x7cd), u32(0x41), u32(0x606));
const END = recordOf(0x0a);

const richText = ([text, ...runs]: RichText): Buffer =>
  Buffer.concat([
    u16(text.length),
    u8(runs.length === 0 ? 1 : 9),
    ...(runs.length === 0 ? [] : [u16(runs.length)]),
    Buffer.from(text, "utf16le"),
    ...runs.map(([at, of]) => u16(at, of)),
  ]);

/** The shared texts in one record, or cut within their characters and gone on with in single bytes. */
function sharedTexts(texts: readonly RichText[], cutAt?: number): Buffer {
  const head = Buffer.concat([u32(texts.length), u32(texts.length)]);
  const bodies = texts.map(richText);
  if (cutAt === undefined) return recordOf(0xfc, head, ...bodies);
  const [last, before] = [texts.at(-1) as RichText, bodies.slice(0, -1)];
  const [text, ...runs] = last;
  const start = Buffer.concat([u16(text.length), u8(9), u16(runs.length)]);
  const [first, rest] = [Buffer.from(text.slice(0, cutAt), "utf16le"), Buffer.from(text.slice(cutAt), "latin1")];
  return Buffer.concat([
    recordOf(0xfc, head, ...before, start, first),
    recordOf(0x3c, u8(0), rest, ...runs.map(([at, of]) => u16(at, of))),
  ]);
}

/** The bytes of an .xls with the texts below one another; `cutAt` parts the last of them there. */
export const richXls = (texts: readonly RichText[], cutAt?: number): Uint8Array =>
  xls(
    sharedTexts(texts, cutAt),
    texts.map((_, row) => recordOf(0xfd, u16(row, 0, 0), u32(row))),
  );

/** Formulas as they are stored: what they compute of the figures in A1 and A2, in the order in which it is computed. */
export const FORMULAS = {
  "SUM(A1:A2)": [u8(0x25), u16(0, 1, 0xc000, 0xc000), u8(0x42, 1), u16(4)],
  "A1+A2": [u8(0x44), u16(0, 0xc000), u8(0x44), u16(1, 0xc000), u8(3)],
  "+A1": [u8(0x44), u16(0, 0xc000), u8(0x12)],
  '""': [u8(0x17, 0, 0)],
} as const;

/** The bytes of an .xls with 3 and 4 in A1 and A2, and formulas below, each with the eight bytes of its result. */
export function formulaXls(formulas: readonly (readonly [of: keyof typeof FORMULAS, result: Buffer])[]): Uint8Array {
  const numbers = [3, 4].map((value, row) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return recordOf(0x203, u16(row, 0, 0), bytes);
  });
  const cells = formulas.map(([of, result], index) => {
    const tokens = Buffer.concat([...FORMULAS[of]]);
    return recordOf(6, u16(index + 2, 0, 0), result, u16(0), u32(0), u16(tokens.length), tokens);
  });
  return xls(Buffer.alloc(0), [...numbers, ...cells]);
}

/** The bytes of an .xls with one sheet of cells, and records of shared texts. */
function xls(shared: Buffer, cells: readonly Buffer[]): Uint8Array {
  const name = "收入";
  const sheetAt = (at: number): Buffer =>
    recordOf(0x85, u32(at), u8(0, 0, name.length, 1), Buffer.from(name, "utf16le"));
  const globals = (at: number): Buffer => Buffer.concat([begin(5), ...FONTS, sheetAt(at), shared, END]);
  const sheet = Buffer.concat([begin(0x10), ...cells, END]);
  const stream = Buffer.concat([globals(globals(0).length), sheet]);
  const files: unknown = CFB.utils.cfb_new();
  CFB.utils.cfb_add(files, "/Workbook", stream);
  return new Uint8Array(CFB.write(files, { type: "buffer" }) as Buffer);
}
