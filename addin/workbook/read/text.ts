// The text of a file, in whichever encoding Chinese programs write it.

/** Control characters, but for those that occur in text: tab, line ends, form feed, the old end-of-file mark. */
const CONTROL = /(?![\t\n\v\f\r\u001a\u0085])\p{Cc}/gu;
/** Of this many characters one may be a control character, as programs leave them before or between values. */
const TEXT_PER_CONTROL = 5;

/** The text of a file in UTF-8, UTF-16 (with its mark) or GB18030, without control characters; undefined where the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const text =
    first === 0xff && second === 0xfe
      ? decoded(bytes, "utf-16le")
      : first === 0xfe && second === 0xff
        ? decoded(bytes, "utf-16be")
        : (decoded(bytes, "utf-8") ?? decoded(bytes, "gb18030"));
  if (text === undefined || text.includes("\0")) return undefined;
  const written = text.replace(CONTROL, "");
  return (text.length - written.length) * TEXT_PER_CONTROL > text.length ? undefined : written;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
