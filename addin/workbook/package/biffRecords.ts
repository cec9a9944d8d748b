// The records that the stream of an .xls is made of.
import { viewOf } from "./zip";

/** The record that tells how a stream is encrypted. */
export const FILE_PASS = 0x2f;

/** A record: its number, and where its data stand in the stream. */
export interface BiffRecord {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** The records of a stream, one after another; of one that ends early the last holds what is left. */
export function* recordsIn(stream: Uint8Array): Generator<BiffRecord> {
  const view = viewOf(stream);
  for (let at = 0; at + 4 <= stream.length;) {
    const start = at + 4;
    const end = Math.min(start + view.getUint16(at + 2, true), stream.length);
    yield { type: view.getUint16(at, true), start, end };
    at = end;
  }
}
