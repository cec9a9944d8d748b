/** Text of a worksheet from which it is worth taking the cells that hold nothing. */
const HEAVY = 8_000_000;
/** Fewer characters than this for each row up to the last say that most rows are not there. */
const THIN = 8;

/** How a cell is written whose type says text but which names none. */
const NAMELESS = ['t="s"/>', 't="s"></c>', "<v/>", "<v></v>"];
/** Above this a worksheet's cells would not fit into memory beside their text. */
export const HEAVIEST = 192_000_000;

/**
 * A worksheet's text without cells that hold nothing: where they are many, as formatting whole rows leaves them behind,
 * and where a cell that should name a text names none, which hucre would take for the first text of all. Undefined where the text does not say which cells are empty.
 */
export function withoutEmptyCells(xml: string): string | undefined {
  const heavy = xml.length >= HEAVY;
  const nameless = xml.includes('t="s"') && NAMELESS.some((written) => xml.includes(written));
  if (!heavy && !nameless) return xml;
  if (/<(?:c|row)(?! r=")[\s>/]/.test(xml)) return undefined;
  return xml
    .replace(/<c r="[A-Z]+\d+"[^<>]*(?:\/>|>(?:<v\/>|<v><\/v>)?\s*<\/c>)/g, "")
    .replace(/<row r="\d+"[^<>]*(?:\/>|>\s*<\/row>)/g, (row) => (row.includes("hidden=") ? row : ""));
}

/** Whether the last row is so far below the others that a reader which fills what lies between would be lost. */
export function spreadsThin(xml: string): boolean {
  const row = /^<row r="(\d+)"/.exec(xml.slice(xml.lastIndexOf("<row ")));
  return Number(row?.[1] ?? 0) * THIN > xml.length;
}
