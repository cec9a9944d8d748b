// Functions that Node has itself and a browser takes from a library: `native.web.ts` stands in for this file there.
import { createContext, runInContext } from "node:vm";
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

export { crc32 };

/** Bytes as text, a character for each byte. */
export function binaryText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** The bytes of such a text. */
export function binaryBytes(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

/** What bytes inflate to, of which no more is made than a byte beyond `size`. */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
}

export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes);
}

/** Markup as SheetJS reads it in the least time: from a string it makes bytes, and of these a string, one character after the other. */
export function markupSource(text: string): { readonly data: unknown; readonly type: "buffer" | "string" } {
  return { data: Buffer.from(text), type: "buffer" };
}

/** Runs `work` and throws once it takes longer than it may: stops even a loop that never ends. */
export function withTimeLimit<T>(milliseconds: number, work: () => T): T {
  return runInContext("work()", createContext({ work }), { timeout: Math.ceil(milliseconds) }) as T;
}
