import { finite } from "../model/exact";
import { absence, isNumber } from "../model/figure";
import { writtenPlaces, type Observation } from "../model/observation";
import type { LedgerRefusal } from "../model/ledger";
import { periodKey } from "../model/period";
import { appended, oneLine, type Chained, type Hash, type Stamp } from "./chain";

export type { Break, Hash, Stamp } from "./chain";

/** The kind of record that a row of the history is; its words are in `ledgerSheets.ts`. */
export type Kind = "file" | "accept" | "correct" | "adopt base" | "explain" | "override" | "lock" | "reopen";

/** The finding that an explanation or an override was given for; figures as text, "" where there is none. */
export interface Explained {
  readonly finding: string;
  readonly rule: string;
  readonly region: string;
  readonly indicator: string;
  readonly period: string;
  readonly expected: string;
  readonly received: string;
}

/** A record to be made: a row that does not yet know who, when and what stands before it. */
export interface Entry {
  readonly kind: Kind;
  /** Of "accept", "correct" and "adopt base". */
  readonly observation?: Observation;
  /** Of "explain" and "override". */
  readonly explained?: Explained;
  /** Of "lock" and "reopen": a year and month as text. */
  readonly month?: string;
  /** Of "file" and "accept". */
  readonly file?: string;
  readonly fileHash?: string;
  /** The explanation, the reason or the note. */
  readonly words?: string;
}

/** A row of the append-only history (台账历史). */
export interface HistoryRow extends Chained {
  readonly kind: Kind;
  readonly observation: Observation | null;
  readonly explained: Explained | null;
  readonly month: string;
  readonly file: string;
  readonly fileHash: string;
  readonly words: string;
}

/** A history after something was recorded; the same history where it was refused. */
export interface Recorded {
  readonly rows: readonly HistoryRow[];
  readonly refused: LedgerRefusal | null;
}

/**
 * The hash of a row (校验码): of all that it holds, the hash of the row before included.
 *
 * @example
 * rowHash(recorded([], [{ kind: "lock", month: "2017-08" }], { by: "张三", at: "2017-09-28" }, String)[0], (text) => text.slice(0, 24)) // => "[1,\"lock\",\"张三\",\"2017-09-"
 */
export function rowHash(row: HistoryRow, hash: Hash): string {
  const { observation: one, explained: of } = row;
  return hash(
    JSON.stringify([
      ...[row.number, row.kind, row.by, row.at, row.month, row.file, row.fileHash, row.words, row.previous],
      one && [
        ...[one.file, one.sheet, one.cell, one.region, one.indicator, one.measure, one.against, one.basis, one.version],
        ...[one.period && periodKey(one.period), one.period?.span, one.unit, one.text],
        isNumber(one.figure) ? one.figure : one.figure.absent,
      ],
      of && [of.finding, of.rule, of.region, of.indicator, of.period, of.expected, of.received],
    ]),
  );
}

/**
 * A history with rows added at its end (登记), each holding the hash of the row before.
 *
 * Texts are kept on one line without outer blanks, as a spreadsheet gives them back.
 *
 * @example
 * recorded([], [{ kind: "lock", month: "2017-08" }, { kind: "reopen", month: "2017-08", words: "补录" }], { by: "张三", at: "2017-09-28" }, (text) => String(text.length)).map(({ number, previous }) => [number, previous]) // => [[1, ""], [2, "60"]]
 */
export function recorded(
  rows: readonly HistoryRow[],
  entries: readonly Entry[],
  stamp: Stamp,
  hash: Hash,
): readonly HistoryRow[] {
  const records = entries.map(({ kind, observation, explained, month = "", file = "", fileHash = "", words = "" }) => ({
    kind,
    observation: observation ? kept(observation) : null,
    explained: explained ? tidy(explained) : null,
    month,
    file: oneLine(observation?.file ?? file),
    fileHash,
    words: oneLine(words),
  }));
  return appended<HistoryRow>(rows, records, stamp, hash, rowHash);
}

/**
 * Records entries, unless the name of who made them is missing, or their reason, or they are refused on other grounds.
 *
 * @param reason null where none is due
 */
export function recordedFor(
  reason: string | null,
  rows: readonly HistoryRow[],
  entries: readonly Entry[],
  stamp: Stamp,
  hash: Hash,
  otherwise: LedgerRefusal | null = null,
): Recorded {
  const refused = stamp.by.trim() === "" ? "no name" : reason?.trim() === "" ? "no reason" : otherwise;
  return { rows: refused === null ? recorded(rows, entries, stamp, hash) : rows, refused };
}

/** An object whose texts are lines, as they are kept. */
export const tidy = <T extends object>(record: T): T =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, typeof value === "string" ? oneLine(value) : value]),
  ) as T;

/** An observation as it is kept: a number beyond every number is none, −0 is 0, and the places are those of the text kept. */
export function kept(observation: Observation): Observation {
  const { figure, text } = observation;
  const one = { ...tidy(observation), figure: isNumber(figure) ? finite(figure + 0) : absence(figure.absent) };
  return one.text === text ? one : { ...one, places: writtenPlaces(one) };
}
