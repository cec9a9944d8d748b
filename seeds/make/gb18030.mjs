const decoder = new TextDecoder("gb18030");

/** The two-byte part of GB18030, turned round: the platform decodes it but does not encode it. */
const PAIRS = new Map(
  Array.from({ length: 126 * 191 }, (_, index) => [0x81 + Math.floor(index / 191), 0x40 + (index % 191)])
    .filter(([, second]) => second !== 0x7f && second !== 0xff)
    .map((pair) => [decoder.decode(Uint8Array.from(pair)), pair]),
);

/** Text as an old Windows in China saves it. @param {string} text @returns {Uint8Array} */
export function gb18030(text) {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = character < "\u0080" ? [character.charCodeAt(0)] : PAIRS.get(character);
      if (!bytes) throw new Error(`not in the two-byte part of GB18030: ${character}`);
      return bytes;
    }),
  );
}
