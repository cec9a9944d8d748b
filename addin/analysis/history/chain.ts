/** An append-only history of any kind: rows that each hold the hash of the row before. */

/** Who did it and when, as the host tells it: a record, not a login. */
export interface Stamp {
  readonly by: string;
  readonly at: string;
}

/** A hash of text: SHA-256 in the hosts. */
export type Hash = (text: string) => string;

/** A row of a history, whatever else it records. */
export interface Chained extends Stamp {
  /** Counted from 1. */
  readonly number: number;
  /** Hash of the row before; "" in the first. */
  readonly previous: string;
}

/** The hash of a row: of all that it holds, the hash of the row before included. */
export type HashOf<Row extends Chained> = (row: Row, hash: Hash) => string;

/** A history with rows added at its end (登记), made of what each records. */
export function appended<Row extends Chained>(
  rows: readonly Row[],
  records: readonly Omit<Row, keyof Chained>[],
  { by, at }: Stamp,
  hash: Hash,
  hashOf: HashOf<Row>,
): readonly Row[] {
  if (records.length === 0) return rows;
  const all = [...rows];
  const last = all.at(-1);
  let previous = last ? hashOf(last, hash) : "";
  for (const record of records) {
    const chained: Chained = { number: all.length + 1, by: oneLine(by), at: oneLine(at), previous };
    const row = { ...record, ...chained } as Row;
    all.push(row);
    previous = hashOf(row, hash);
  }
  return all;
}

/** A text as one line; a lone half of a surrogate pair is no character and no file keeps it. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f\u2028\u2029\ufeff\ufffe\uffff]+/g, " ")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .trim();

/** A row at which a history is not what was recorded. */
export interface Break {
  readonly number: number;
  /** The row's number is out of order, the row before was changed, or the end is not the one that the derived sheets know. */
  readonly what: "number" | "changed" | "end";
}

/** How many rows the derived sheets were made of, and the hash of the last of them. */
export interface Head {
  readonly count: number;
  readonly hash: string;
}

/** The rows at which a history was changed by hand: each is compared with the hash in the row after it, the end with `head`. */
export function verifyChain<Row extends Chained>(
  rows: readonly Row[],
  hash: Hash,
  hashOf: HashOf<Row>,
  head?: Head,
): Break[] {
  const breaks: Break[] = [];
  let previous = "";
  const hashes = rows.map((row, index) => {
    if (row.number !== index + 1) breaks.push({ number: index + 1, what: "number" });
    // The row that was changed is the one before.
    if (row.previous !== previous) breaks.push({ number: Math.max(index, 1), what: "changed" });
    return (previous = hashOf(row, hash));
  });
  if (head && (head.count > rows.length || (head.count > 0 && hashes[head.count - 1] !== head.hash))) {
    const number = Math.min(head.count, rows.length);
    if (!breaks.some((found) => found.number === number)) breaks.push({ number, what: "end" });
  }
  return breaks;
}

/** True where a history holds all of another, row by row. */
export const goesOn = <Row extends Chained>(
  before: readonly Row[],
  rows: readonly Row[],
  hash: Hash,
  hashOf: HashOf<Row>,
): boolean =>
  before.every((row, index) => {
    const same = rows[index];
    return same !== undefined && hashOf(row, hash) === hashOf(same, hash);
  });
