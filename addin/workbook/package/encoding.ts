import { binaryText } from "./native";

/** Bytes in which XML says its encoding. */
const DECLARATION = 200;

/** The first characters of XML in UTF-16, with its mark or without, by their bytes. */
const WIDE: readonly (readonly [beginning: string, encoding: string])[] = [
  ["\u00ff\u00fe", "utf-16le"],
  ["<\0?\0", "utf-16le"],
  ["\u00fe\u00ff", "utf-16be"],
  ["\0<\0?", "utf-16be"],
];

/** The encoding of a text in UTF-16 with its mark, or of XML without it. */
export function wideEncodingOf(bytes: Uint8Array): string | undefined {
  const beginning = binaryText(bytes.subarray(0, 4));
  return WIDE.find(([start]) => beginning.startsWith(start))?.[1];
}

/** The text of XML that is not in UTF-8: in the encoding that its first bytes tell, else the one that it names. Undefined of any other. */
export function textInOtherEncoding(part: Uint8Array): string | undefined {
  const wide = wideEncodingOf(part);
  if (wide !== undefined) return new TextDecoder(wide).decode(part);
  const declared =
    /^<\?xml\s[^<>]*?\bencoding\s*=\s*["']([\w.:-]+)/.exec(binaryText(part.subarray(0, DECLARATION)))?.[1] ?? "utf-8";
  if (/^utf-?\d/i.test(declared)) return undefined;
  try {
    return new TextDecoder(declared, { fatal: true }).decode(part);
  } catch {
    return undefined;
  }
}
