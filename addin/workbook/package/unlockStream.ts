// The stream of an .xls under the password that Excel tries by itself: RC4, each KiB with a key of its own.
import type { Digest } from "./digest";
import { FILE_PASS, recordsIn } from "./biffRecords";
import { uint32, viewOf } from "./zip";

const KIB = 1024;
/** A record that readers pass over, as which the one that tells of the encryption stays in its place. */
const PASSED_OVER = 0xbf;
const SHEET = 0x85;
/** Records that are never encrypted. */
const PLAIN = new Set([0x809, FILE_PASS, 0x194, 0x195, 0xe1, 0x196, 0x138]);

type Hash = (...pieces: readonly Uint8Array[]) => Uint8Array;
/** The key of a KiB of the stream. */
type KeyOf = (kib: number) => Uint8Array;

/** The stream as it was before; undefined where it is not under the password, or not by RC4. */
export function unlockedStream(stream: Uint8Array, password: Uint8Array, digest: Digest): Uint8Array | undefined {
  const records = [...recordsIn(stream)];
  const pass = records.find(({ type }) => type === FILE_PASS);
  const keyOf = pass && keysOf(stream.subarray(pass.start, pass.end), password, digest);
  if (pass === undefined || keyOf === undefined) return undefined;
  const plain = stream.slice();
  viewOf(plain).setUint16(pass.start - 4, PASSED_OVER, true);
  let kib = -1;
  let mask = new Uint8Array();
  for (const { type, start, end } of records) {
    if (PLAIN.has(type)) continue;
    // The place in the stream at which a sheet begins is left plain.
    for (let at = type === SHEET ? start + 4 : start; at < end; at++) {
      if (Math.floor(at / KIB) !== kib) {
        kib = Math.floor(at / KIB);
        mask = rc4(keyOf(kib), new Uint8Array(KIB));
      }
      plain[at] = (plain[at] ?? 0) ^ (mask[at % KIB] ?? 0);
    }
  }
  return plain;
}

/** Makes keys as the record says; undefined where the password is another. */
function keysOf(record: Uint8Array, password: Uint8Array, digest: Digest): KeyOf | undefined {
  const view = viewOf(record);
  const [kind, major, minor] = [view.getUint16(0, true), view.getUint16(2, true), view.getUint16(4, true)];
  const md5: Hash = (...pieces) => digest("md5", ...pieces);
  const sha1: Hash = (...pieces) => digest("sha1", ...pieces);
  if (kind !== 1) return undefined;
  if (major === 1 && minor === 1) {
    const from = md5(password).subarray(0, 5);
    const salted = md5(...Array.from({ length: 16 }, () => [from, record.subarray(6, 22)]).flat());
    const keyOf: KeyOf = (kib) => md5(salted.subarray(0, 5), uint32(kib));
    return opens(keyOf(0), md5, record.subarray(22, 38), record.subarray(38, 54)) ? keyOf : undefined;
  }
  if (minor !== 2) return undefined;
  const salt = 14 + view.getUint32(10, true) + 4;
  const length = (view.getUint32(30, true) || 40) / 8;
  const salted = sha1(record.subarray(salt, salt + 16), password);
  const keyOf: KeyOf = (kib) => {
    const key = sha1(salted, uint32(kib)).subarray(0, length);
    // A key of 40 bits is filled up to 128.
    return length === 5 ? Uint8Array.from({ length: 16 }, (_, i) => key[i] ?? 0) : key;
  };
  const [verifier, expected] = [record.subarray(salt + 16, salt + 32), record.subarray(salt + 36, salt + 56)];
  return opens(keyOf(0), sha1, verifier, expected) ? keyOf : undefined;
}

/** True where a key decrypts a verifier to the bytes whose digest is stored behind it. */
function opens(key: Uint8Array, hash: Hash, verifier: Uint8Array, expected: Uint8Array): boolean {
  const plain = rc4(key, Uint8Array.of(...verifier, ...expected));
  const found = hash(plain.subarray(0, verifier.length));
  return found.every((byte, i) => plain[verifier.length + i] === byte);
}

/** RC4 of a text from its beginning; encrypting and decrypting are the same. */
export function rc4(key: Uint8Array, text: Uint8Array): Uint8Array<ArrayBuffer> {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number): void => {
    [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Uint8Array.from(text, (byte) => {
    i = (i + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    swap(i, j);
    return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
  });
}
