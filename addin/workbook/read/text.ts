// The text of a file, in whichever encoding Chinese programs write it.
import { wideEncodingOf } from "../package/encoding";
import { binaryText } from "../package/native";

/** Control characters, but for those that occur in text: tab, line ends, form feed, the old end-of-file mark. */
const CONTROL = /(?![\t\n\v\f\r\u001a\u0085])\p{Cc}/gu;
/** Of this many characters one may be a control character, as programs leave them before or between values. */
const TEXT_PER_CONTROL = 5;

/** The text of a file in UTF-8, UTF-16 (with its mark), GB18030 or the encoding that it declares, without control characters; undefined where the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const wide = wideEncodingOf(bytes);
  const text =
    wide === undefined
      ? (decoded(bytes, "utf-8") ?? decoded(bytes, "gb18030") ?? decoded(bytes, declaredIn(bytes)))
      : decoded(bytes, wide);
  if (text === undefined || text.includes("\0")) return undefined;
  const written = text.replace(CONTROL, "");
  return (text.length - written.length) * TEXT_PER_CONTROL > text.length ? undefined : written;
}

/** Bytes at the beginning in which a page or XML says its encoding. */
const BEGINNING = 1000;

/** The encoding that a text says of itself, as it may be seen in any. Chinese pages say another than they have: it counts last. */
const declaredIn = (bytes: Uint8Array): string =>
  /\b(?:encoding|charset)\s*=\s*["']?([\w-]+)/i.exec(binaryText(bytes.subarray(0, BEGINNING)))?.[1] ?? "";

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
