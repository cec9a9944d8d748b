import { crc32, deflate, inflate } from "./native";
import { textInOtherEncoding } from "./encoding";
import { LARGEST_PART, LARGEST_WHOLE } from "../read/limits";
import { UnreadableFile } from "../read/unreadable";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end of a directory in the form for large archives, and what says where that end is: it stands before the usual end. */
const LARGE_END = 0x06064b50;
const LARGE_LOCATOR = 0x07064b50;
/** Where a large archive has a number that fits into no four bytes, this stands for it, and the number in a field behind the name. */
const ELSEWHERE = 0xffffffff;
const LARGE_FIELD = 1;
const STORED = 0;
const DEFLATED = 8;
const UTF8_NAME = 0x800;
/** 1 January 1980, the first day a zip can name: what is written carries no clock. */
const FIRST_DAY = 33;

/** A part's name as those names read that stand for the same part. */
function decodedName(name: string): string {
  try {
    return decodeURIComponent(name).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}

/** The directory entry of a part. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly locked: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A number as four bytes, the lowest first. */
export function uint32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

/** A number of eight bytes; throws, as beyond the end, where it is larger than any file. */
function numberAt(view: DataView, at: number): number {
  const number = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(number)) throw new RangeError("too large a number");
  return number;
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * The parts of a zip. Nothing is inflated beyond what the directory declares, so a bomb is refused before it bursts,
 * and the libraries behind are given parts already inflated (`storedZip`), which also spares them the slow half of their work.
 */
export class Archive {
  private readonly view: DataView;
  private readonly entries = new Map<string, Entry>();
  /** The first name of those that are read alike, made when it is asked for. */
  private decoded: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly bytes: Uint8Array,
    readonly file: string,
  ) {
    this.view = viewOf(bytes);
    try {
      this.readDirectory();
    } catch (cause) {
      throw new UnreadableFile("damaged", file, { cause });
    }
    let whole = 0;
    for (const { size } of this.entries.values()) {
      whole += size;
      if (size > LARGEST_PART || whole > LARGEST_WHOLE)
        throw new UnreadableFile("too large", file, { limit: "inflated" });
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** The name by which the archive holds a part, whatever case or percent code it was asked in; undefined where it has none. */
  nameOf(name: string): string | undefined {
    if (this.entries.has(name)) return name;
    this.decoded ??= new Map(this.names.reverse().map((other) => [decodedName(other), other]));
    return this.decoded.get(decodedName(name));
  }

  /** A part's bytes; undefined where the archive has none of that name, in whatever case. */
  part(name: string): Uint8Array | undefined {
    const entry = this.entries.get(this.nameOf(name) ?? "");
    return entry === undefined ? undefined : this.inflate(entry);
  }

  /** The bytes of a part of XML in UTF-8, also where it is written in another encoding. */
  xml(name: string): Uint8Array | undefined {
    const part = this.part(name);
    const text = part && textInOtherEncoding(part);
    return text === undefined ? part : bytesOf(text);
  }

  text(name: string): string {
    return textOf(this.xml(name) ?? new Uint8Array());
  }

  /** The archive with some parts replaced or added; the others are taken over as they are packed. */
  with(changed: ReadonlyMap<string, Uint8Array>): Uint8Array {
    const kept = [...this.entries.values()].map((entry) => {
      const part = changed.get(entry.name);
      return part === undefined ? { ...entry, bytes: this.packed(entry) } : packedPart(entry.name, part);
    });
    const added = [...changed]
      .filter(([name]) => !this.entries.has(name))
      .map(([name, part]) => packedPart(name, part));
    return zipOf([...kept, ...added]);
  }

  private readDirectory(): void {
    const { bytes, view } = this;
    let end = bytes.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== END) end--;
    if (end < 0) throw new RangeError("no directory");
    let count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (end >= 20 && view.getUint32(end - 20, true) === LARGE_LOCATOR) {
      const large = numberAt(view, end - 12);
      if (view.getUint32(large, true) !== LARGE_END) throw new RangeError("no end of a large directory");
      count = numberAt(view, large + 32);
      at = numberAt(view, large + 48);
    }
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== ENTRY) throw new RangeError("no directory entry");
      const nameEnd = at + 46 + view.getUint16(at + 28, true);
      const fieldsEnd = nameEnd + view.getUint16(at + 30, true);
      const name = textOf(bytes.subarray(at + 46, nameEnd))
        .replaceAll("\\", "/")
        .replace(/^\//, "");
      // Of two parts of one name some readers take the first and some the last.
      if (!name.endsWith("/") && this.entries.has(name)) throw new RangeError("two parts of one name");
      this.entries.set(name, {
        name,
        locked: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        ...this.placeOf(at, nameEnd, fieldsEnd),
      });
      at = fieldsEnd + view.getUint16(at + 32, true);
    }
  }

  /** The lengths of a part and where it begins; those that do not fit stand, in this order, in a field behind its name. */
  private placeOf(at: number, start: number, end: number): Pick<Entry, "packed" | "size" | "at"> {
    const { view } = this;
    let field = start;
    while (field + 4 <= end && view.getUint16(field, true) !== LARGE_FIELD)
      field += 4 + view.getUint16(field + 2, true);
    let next = field + 4;
    const numberOr = (short: number): number => {
      if (short !== ELSEWHERE) return short;
      next += 8;
      if (next > end) throw new RangeError("no number behind the name");
      return numberAt(view, next - 8);
    };
    const size = numberOr(view.getUint32(at + 24, true));
    const packed = numberOr(view.getUint32(at + 20, true));
    return { size, packed, at: numberOr(view.getUint32(at + 42, true)) };
  }

  private packed(entry: Entry): Uint8Array {
    const { view } = this;
    if (view.getUint32(entry.at, true) !== LOCAL) throw new RangeError("no local header");
    const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    return this.bytes.subarray(start, start + entry.packed);
  }

  private inflate(entry: Entry): Uint8Array {
    const { file } = this;
    if (entry.locked) throw new UnreadableFile("encrypted", file);
    try {
      if (entry.method !== STORED && entry.method !== DEFLATED) throw new RangeError(`method ${entry.method}`);
      const packed = this.packed(entry);
      const part = entry.method === STORED ? packed : inflate(packed, entry.size);
      if (part.length !== entry.size) throw new RangeError("size");
      if (entry.crc !== 0 && crc32(part) !== entry.crc) throw new RangeError("checksum");
      return part;
    } catch (cause) {
      throw new UnreadableFile("damaged", file, { cause });
    }
  }
}

interface Packed extends Omit<Entry, "locked" | "packed" | "at"> {
  readonly bytes: Uint8Array;
}

function packedPart(name: string, part: Uint8Array): Packed {
  return { name, method: DEFLATED, crc: crc32(part), size: part.length, bytes: deflate(part) };
}

/** A zip of parts that are not compressed; checksums are left 0, which the reader here, hucre and SheetJS take as unknown. */
export function storedZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipOf([...parts].map(([name, bytes]) => ({ name, method: STORED, crc: 0, size: bytes.length, bytes })));
}

function zipOf(parts: readonly Packed[]): Uint8Array {
  const named = parts.map((part) => ({ ...part, written: bytesOf(part.name) }));
  const length = named.reduce((sum, { written, bytes }) => sum + 76 + 2 * written.length + bytes.length, 22);
  const zip = new Uint8Array(length);
  const view = viewOf(zip);
  /** Writes the fields that a local header and a directory entry share. */
  const describe = (at: number, { method, crc, size, bytes, written }: (typeof named)[number]): void => {
    view.setUint16(at, 20, true);
    view.setUint16(at + 2, UTF8_NAME, true);
    view.setUint16(at + 4, method, true);
    view.setUint16(at + 8, FIRST_DAY, true);
    view.setUint32(at + 10, crc, true);
    view.setUint32(at + 14, bytes.length, true);
    view.setUint32(at + 18, size, true);
    view.setUint16(at + 22, written.length, true);
  };
  let at = 0;
  const starts = named.map((part) => {
    const start = at;
    view.setUint32(at, LOCAL, true);
    describe(at + 4, part);
    zip.set(part.written, at + 30);
    zip.set(part.bytes, at + 30 + part.written.length);
    at += 30 + part.written.length + part.bytes.length;
    return start;
  });
  const directory = at;
  named.forEach((part, i) => {
    view.setUint32(at, ENTRY, true);
    view.setUint16(at + 4, 20, true);
    describe(at + 6, part);
    view.setUint32(at + 42, starts[i] ?? 0, true);
    zip.set(part.written, at + 46);
    at += 46 + part.written.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, named.length, true);
  view.setUint16(at + 10, named.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return zip;
}
