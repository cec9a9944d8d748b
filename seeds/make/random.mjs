/**
 * A number from −1 to 1 that depends on the words given and on nothing else, so that one figure can be changed
 * without moving the others (FNV-1a, then a mixing step).
 * @param {...(string | number)} words
 */
export function noise(...words) {
  let hash = 0x811c9dc5;
  for (const character of words.join("|")) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x7fffffff - 1;
}
