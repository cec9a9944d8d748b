import { crc32, inflateRawSync } from "node:zlib";
import { UnreadableFile } from "./unreadable";

/** A worksheet of a million formatted rows fits; what is larger inflates to no one's monthly report. */
const LARGEST_PART = 2 ** 28;
const LARGEST_WHOLE = 2 ** 30;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly locked: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

function alike(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/**
 * The parts of a zip. Nothing is inflated beyond what the directory declares, so a bomb is refused before it bursts,
 * and the libraries behind are given parts already inflated (`stored`), which also spares them the slow half of their work.
 */
export class Archive {
  private readonly bytes: Buffer;
  private readonly entries = new Map<string, Entry>();

  constructor(
    bytes: Uint8Array,
    readonly file: string,
  ) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.readDirectory();
    } catch (cause) {
      throw new UnreadableFile("damaged", file, { cause });
    }
    let whole = 0;
    for (const { size } of this.entries.values()) {
      whole += size;
      if (size > LARGEST_PART || whole > LARGEST_WHOLE) throw new UnreadableFile("too large", file);
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** A part's bytes; undefined where the archive has none of that name, in whatever case. */
  part(name: string): Buffer | undefined {
    const entry = this.entries.get(name) ?? this.entries.get(this.names.find((other) => alike(other, name)) ?? "");
    return entry === undefined ? undefined : this.inflate(entry);
  }

  text(name: string): string {
    return this.part(name)?.toString("utf8") ?? "";
  }

  private readDirectory(): void {
    const { bytes } = this;
    let end = bytes.length - 22;
    while (end >= 0 && bytes.readUInt32LE(end) !== END) end--;
    if (end < 0) throw new RangeError("no directory");
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    for (let i = 0; i < count; i++) {
      if (bytes.readUInt32LE(at) !== ENTRY) throw new RangeError("no directory entry");
      const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
      const name = bytes
        .toString("utf8", at + 46, nameEnd)
        .replaceAll("\\", "/")
        .replace(/^\//, "");
      this.entries.set(name, {
        locked: (bytes.readUInt16LE(at + 8) & 1) === 1,
        method: bytes.readUInt16LE(at + 10),
        crc: bytes.readUInt32LE(at + 16),
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        at: bytes.readUInt32LE(at + 42),
      });
      at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  }

  private inflate(entry: Entry): Buffer {
    const { bytes, file } = this;
    if (entry.locked) throw new UnreadableFile("encrypted", file);
    try {
      if (bytes.readUInt32LE(entry.at) !== LOCAL) throw new RangeError("no local header");
      const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
      const packed = bytes.subarray(start, start + entry.packed);
      if (entry.method !== STORED && entry.method !== DEFLATED) throw new RangeError(`method ${entry.method}`);
      const part =
        entry.method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
      if (entry.crc !== 0 && crc32(part) !== entry.crc) throw new RangeError("checksum");
      return part;
    } catch (cause) {
      throw new UnreadableFile("damaged", file, { cause });
    }
  }
}

/** A zip of parts that are not compressed; checksums are left 0, which both readers take as unknown. */
export function storedZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const named = [...parts].map(([name, part]) => ({ name: Buffer.from(name), part }));
  const size = named.reduce((sum, { name, part }) => sum + 76 + 2 * name.length + part.length, 22);
  const zip = Buffer.alloc(size);
  let at = 0;
  const starts = named.map(({ name, part }) => {
    const start = at;
    zip.writeUInt32LE(LOCAL, at);
    zip.writeUInt32LE(part.length, at + 18);
    zip.writeUInt32LE(part.length, at + 22);
    zip.writeUInt16LE(name.length, at + 26);
    zip.set(name, at + 30);
    zip.set(part, at + 30 + name.length);
    at += 30 + name.length + part.length;
    return start;
  });
  const directory = at;
  named.forEach(({ name, part }, i) => {
    zip.writeUInt32LE(ENTRY, at);
    zip.writeUInt32LE(part.length, at + 20);
    zip.writeUInt32LE(part.length, at + 24);
    zip.writeUInt16LE(name.length, at + 28);
    zip.writeUInt32LE(starts[i] ?? 0, at + 42);
    zip.set(name, at + 46);
    at += 46 + name.length;
  });
  zip.writeUInt32LE(END, at);
  zip.writeUInt16LE(named.length, at + 8);
  zip.writeUInt16LE(named.length, at + 10);
  zip.writeUInt32LE(at - directory, at + 12);
  zip.writeUInt32LE(directory, at + 16);
  return zip;
}
