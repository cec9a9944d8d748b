/** Of many names or cells, so many are named. */
const MOST_NAMED = 5;

/**
 * The first of many names or cells, for a message that is to be read (列举): more of them are an ellipsis.
 *
 * @example
 * firstFew(["A2", "A3", "A4", "A5", "A6", "A7"], "、") // => "A2、A3、A4、A5、A6…"
 */
export const firstFew = (names: readonly string[], separator: string): string =>
  names.slice(0, MOST_NAMED).join(separator) + (names.length > MOST_NAMED ? "…" : "");
