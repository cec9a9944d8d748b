// `native.ts` for browsers: a build that puts `.web.ts` first among its extensions takes this file instead.
import { deflateSync, inflateSync } from "fflate";

const PIECE = 8192;

export function binaryText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
}

export function binaryBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export function inflate(packed: Uint8Array, size: number): Uint8Array {
  // What is longer than it said fills the one byte of room beyond.
  return inflateSync(packed, { out: new Uint8Array(size + 1) });
}

export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes);
}

const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

export function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) crc = (crc >>> 8) ^ (REMAINDERS[(crc ^ byte) & 255] ?? 0);
  return ~crc >>> 0;
}

export function markupSource(text: string): { readonly data: unknown; readonly type: "buffer" | "string" } {
  return { data: text, type: "string" };
}

/** A browser cannot stop a loop: there the page ends the worker. */
export function withTimeLimit<T>(_milliseconds: number, work: () => T): T {
  return work();
}
