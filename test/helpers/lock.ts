// Files under a password, as older versions of Excel write them: the newest way is hucre's.
import { createCipheriv, createHash } from "node:crypto";
import { CFB } from "@e965/xlsx";
import { rc4 } from "../../addin/workbook/package/unlockStream";

interface CompoundFile {
  utils: { cfb_new(): object; cfb_add(file: object, name: string, content: Uint8Array): void };
  read(file: Uint8Array, how: { type: "buffer" }): object;
  find(file: object, name: string): { content: Uint8Array };
  write(file: object, how: { type: "buffer" }): Uint8Array;
}
const compound = CFB as CompoundFile;

const SALT = Buffer.from("0123456789abcdef");
const VERIFIER = Buffer.from("fedcba9876543210");

function digest(name: "md5" | "sha1", ...pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash(name);
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32LE(value, 4 * i));
  return bytes;
}

function uint16(...values: readonly number[]): Buffer {
  return Buffer.from(Uint16Array.from(values).buffer);
}

/** A package as Excel 2007 encrypts it, by AES of 128 bits in blocks that are not chained. */
export function lockedPackage(zip: Uint8Array, password: string): Uint8Array {
  let drawn = digest("sha1", SALT, Buffer.from(password, "utf16le"));
  for (let turn = 0; turn < 50_000; turn++) drawn = digest("sha1", uint32(turn), drawn);
  const pad = Buffer.alloc(64, 0x36);
  digest("sha1", drawn, uint32(0)).forEach((byte, i) => (pad[i] = byte ^ 0x36));
  const key = digest("sha1", pad).subarray(0, 16);
  const encrypted = (text: Uint8Array): Buffer => {
    const cipher = createCipheriv("aes-128-ecb", key, null).setAutoPadding(false);
    const whole = Buffer.concat([text, Buffer.alloc((16 - (text.length % 16)) % 16)]);
    return Buffer.concat([cipher.update(whole), cipher.final()]);
  };
  const header = Buffer.concat([uint32(0x24, 0, 0x660e, 0x8004, 128, 24, 0, 0), Buffer.from("AES\0", "utf16le")]);
  const verifier = [uint32(16), SALT, encrypted(VERIFIER), uint32(20), encrypted(digest("sha1", VERIFIER))];
  const info = Buffer.concat([uint16(3, 2), uint32(0x24, header.length), header, ...verifier]);
  const file = compound.utils.cfb_new();
  compound.utils.cfb_add(file, "/EncryptionInfo", info);
  compound.utils.cfb_add(file, "/EncryptedPackage", Buffer.concat([uint32(zip.length, 0), encrypted(zip)]));
  return compound.write(file, { type: "buffer" });
}

/** The digest of RC4's keys: that of Excel 97, or the longer one that Excel 2003 may take. */
export type StreamLock = "md5" | "sha1";

/** Records that stay as they are, and that of which the first four bytes do. */
const PLAIN = [0x809, 0x2f, 0xe1, 0x194, 0x195, 0x196, 0x138];
const SHEET = 0x85;

/** An .xls with its stream encrypted. */
export function lockedXls(xls: Uint8Array, password: string, by: StreamLock): Uint8Array {
  const file = compound.read(Buffer.from(xls), { type: "buffer" });
  const entry = compound.find(file, "Workbook");
  const keyOf = keysOf(Buffer.from(password, "utf16le"), by);
  const tested = Buffer.from(rc4(keyOf(0), Buffer.concat([VERIFIER, digest(by, VERIFIER)])));
  const [verifier, expected] = [tested.subarray(0, 16), tested.subarray(16)];
  const header = uint32(4, 0, 0x6801, 0x8004, 128, 1, 0, 0);
  const pass =
    by === "md5"
      ? Buffer.concat([uint16(1, 1, 1), SALT, verifier, expected])
      : Buffer.concat([
          uint16(1, 2, 2),
          uint32(4, header.length),
          header,
          uint32(16),
          SALT,
          verifier,
          uint32(20),
          expected,
        ]);
  const stream = withRecord(Buffer.from(entry.content), Buffer.concat([uint16(0x2f, pass.length), pass]));
  const masks = Array.from({ length: Math.ceil(stream.length / 1024) }, (_, kib) =>
    rc4(keyOf(kib), new Uint8Array(1024)),
  );
  for (let at = 0; at + 4 <= stream.length;) {
    const [type, start] = [stream.readUInt16LE(at), at + 4];
    at = start + stream.readUInt16LE(at + 2);
    if (PLAIN.includes(type)) continue;
    for (let i = type === SHEET ? start + 4 : start; i < at; i++)
      stream[i] = (stream[i] ?? 0) ^ (masks[Math.floor(i / 1024)]?.[i % 1024] ?? 0);
  }
  const locked = compound.utils.cfb_new();
  compound.utils.cfb_add(locked, "/Workbook", stream);
  return compound.write(locked, { type: "buffer" });
}

function keysOf(password: Buffer, by: StreamLock): (kib: number) => Buffer {
  if (by === "sha1") return (kib) => digest("sha1", digest("sha1", SALT, password), uint32(kib)).subarray(0, 16);
  const start = digest("md5", password).subarray(0, 5);
  const salted = digest("md5", ...Array.from({ length: 16 }, () => [start, SALT]).flat()).subarray(0, 5);
  return (kib) => digest("md5", salted, uint32(kib));
}

/** A stream with a record behind its first; where its sheets begin moves with them. */
function withRecord(stream: Buffer, record: Buffer): Buffer {
  const first = 4 + stream.readUInt16LE(2);
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2))
    if (stream.readUInt16LE(at) === SHEET) stream.writeUInt32LE(stream.readUInt32LE(at + 4) + record.length, at + 4);
  return Buffer.concat([stream.subarray(0, first), record, stream.subarray(first)]);
}
