import { blocking as blockingIn, isExplained, type Finding } from "../model/finding";
import { isNumber } from "../model/figure";
import { groupedBy } from "../model/groups";
import type { Observation, Version } from "../model/observation";
import { oneLine } from "./chain";
import type { LayoutRead } from "../model/reading";
import { explainedBy } from "./explanation";
import { layoutWords } from "./layouts";
import { explanationsOf, lastRows, ledgerKey, lockedAmong, type InForce } from "./inForce";
import {
  kept,
  recordedFor,
  type Entry,
  type Explained,
  type Hash,
  type HistoryRow,
  type Recorded,
  type Stamp,
} from "./row";
import { roundsTo, sameFigure, saysTheSame } from "./same";

/** A checked month that is to be accepted. */
export interface Submission {
  readonly observations: readonly Observation[];
  readonly findings: readonly Finding[];
  /** Hash of each file's bytes, by the name that its observations carry. */
  readonly files: Readonly<Record<string, string>>;
  /** How the tables of the files are laid out, which the next month is compared with. */
  readonly layouts?: readonly LayoutRead[];
  /** Of figures whose sheet does not say; 快报 when left out. */
  readonly version?: Version;
  /** The reason that a failed 强制 is accepted all the same. */
  readonly reason?: string;
}

/** A figure that takes the place of another; the old one stays in the history. */
export interface Superseded {
  readonly was: Observation;
  readonly now: Observation;
}

export interface Acceptance extends Recorded {
  /** Findings at 强制 that need a reason on record. */
  readonly blocking: readonly Finding[];
  /** Closed months in which figures would change. */
  readonly locked: readonly string[];
  readonly added: number;
  readonly superseded: readonly Superseded[];
  /** Figures that the ledger has already. */
  readonly unchanged: number;
  /** Places of the submission that state another number than the one that was taken (`was`). */
  readonly conflicting: readonly Superseded[];
  /** Figures without a period or an indicator: they cannot be kept. */
  readonly unplaced: number;
  /** Files that were accepted before. */
  readonly known: readonly string[];
}

/**
 * Writes a checked month into the history (接收): each figure with its file, cell, basis, version, and the explanations.
 *
 * All of it or nothing. A failed 强制 blocks unless a reason is given, which is recorded with it; a figure of a closed
 * month is refused. A file accepted before changes nothing; a corrected one takes the place of what differs. Of two
 * cells that state the same figure the first with a number is taken, and those that differ are listed; a missing figure never
 * replaces a number of another file, nor does the same figure printed more coarsely.
 *
 * @example
 * acceptance([], { observations: [plainObservation("财政总收入", { figure: 65300, period: { year: 2017, month: 8, span: "yearToDate" } })], findings: [], files: {} }, { by: "张三", at: "2017-09-28" }, String).added // => 1
 * acceptance([], { observations: [], findings: [], files: {} }, { by: "", at: "" }, String).refused // => "no name"
 */
export function acceptance(rows: readonly HistoryRow[], submission: Submission, stamp: Stamp, hash: Hash): Acceptance {
  const { findings, files, layouts = [] } = submission;
  const laidOut = groupedBy(layouts, ({ file }) => file);
  const hashes = new Set(rows.filter(({ kind }) => kind === "file").map(({ fileHash }) => fileHash));
  const known = Object.keys(files).filter((file) => hashes.has(files[file] as string));
  const { figures, conflicting } = figuresOf(submission);
  const plan = planOf(rows, figures, files, new Set(known));
  const reason = oneLine(submission.reason ?? "");
  const blocking = heldBack(findings, rows);
  const locked = lockedAmong(
    rows,
    plan.written.map(({ now }) => now),
  );
  const superseded = plan.written.flatMap(({ was, now }) => (was ? [{ was, now }] : []));
  const outcome = {
    blocking,
    locked,
    added: plan.written.length - superseded.length,
    superseded,
    unchanged: plan.unchanged,
    conflicting,
    unplaced: submission.observations.filter((one) => !isPlaced(one)).length,
    known,
  };
  const entries: Entry[] = [
    ...Object.entries(files)
      .filter(([file]) => !known.includes(file))
      .map(([file, fileHash]): Entry => ({
        kind: "file",
        file,
        fileHash,
        words: layoutWords(laidOut.get(file) ?? []),
      })),
    ...blocking.map((finding): Entry => ({ kind: "override", explained: explainedBy(finding), words: reason })),
    ...newExplanations(rows, findings),
    ...plan.written.map(({ now }): Entry => ({ kind: "accept", observation: now, fileHash: files[now.file] ?? "" })),
  ];
  const refused = blocking.length > 0 && reason === "" ? "blocked" : locked.length > 0 ? "month locked" : null;
  return { ...outcome, ...recordedFor(null, rows, entries, stamp, hash, refused) };
}

const isPlaced = ({ period, indicator }: Observation): boolean => period !== null && indicator !== "";

/** One observation for each figure: the first with a number, else the first. */
function figuresOf({ observations, version = "flash" }: Submission): {
  readonly figures: readonly Observation[];
  readonly conflicting: readonly Superseded[];
} {
  const figures = new Map<string, Observation>();
  const conflicting: Superseded[] = [];
  for (const one of observations) {
    if (!isPlaced(one)) continue;
    const now = kept({ ...one, version: one.version ?? version });
    const key = ledgerKey(now);
    const first = figures.get(key);
    if (!first || (!isNumber(first.figure) && isNumber(now.figure))) figures.set(key, now);
    else if (isNumber(now.figure) && !saysTheSame(first, now)) conflicting.push({ was: first, now });
  }
  return { figures: [...figures.values()], conflicting };
}

interface Written {
  readonly was: Observation | null;
  readonly now: Observation;
}

function planOf(
  rows: readonly HistoryRow[],
  figures: readonly Observation[],
  files: Readonly<Record<string, string>>,
  known: ReadonlySet<string>,
): { readonly written: readonly Written[]; readonly unchanged: number } {
  const before = lastRows(rows);
  const written = figures.flatMap((now): Written[] => {
    const was = before.get(ledgerKey(now));
    if (!was) return [{ was: null, now }];
    return stays(was, now, files, known) ? [] : [{ was: was.observation, now }];
  });
  return { written, unchanged: figures.length - written.length };
}

/** True where the figure of the ledger is to stay. */
function stays(
  { observation: was }: InForce,
  now: Observation,
  files: Readonly<Record<string, string>>,
  known: ReadonlySet<string>,
): boolean {
  if (known.has(now.file) && files[now.file] !== undefined) return true;
  if (sameFigure(was.figure, now.figure) && was.unit === now.unit) return true;
  if (was.file === now.file) return false;
  return isNumber(now.figure) ? roundsTo(was, now) : isNumber(was.figure);
}

/**
 * Findings that hold a month back and that no reason on record lets through (须写明原因); a reason holds for the same figures
 * alone.
 *
 * @example
 * heldBack([findingOf("sum-mismatch", "error", { file: "", sheet: "", cell: "B5" })], []).map(({ cell }) => cell) // => ["B5"]
 */
export function heldBack(findings: readonly Finding[], rows: readonly HistoryRow[]): Finding[] {
  const key = ({ finding, expected, received }: Explained): string => JSON.stringify([finding, expected, received]);
  const letThrough = new Set(
    rows.flatMap(({ kind, explained }) => (kind === "override" && explained ? [key(explained)] : [])),
  );
  return blockingIn(findings).filter((finding) => !letThrough.has(key(explainedBy(finding))));
}

/** Explanations that came with the findings and that the history does not yet hold. */
function newExplanations(rows: readonly HistoryRow[], findings: readonly Finding[]): Entry[] {
  const recordedBefore = new Map(explanationsOf(rows).map((one) => [one.given?.finding, one]));
  return findings.flatMap((finding): Entry[] => {
    const words = oneLine(finding.explanation ?? "");
    if (words === "" || !isExplained(finding)) return [];
    const explained = explainedBy(finding);
    const known = recordedBefore.get(explained.finding);
    const isKnown =
      known?.text === words &&
      known.given?.expected === explained.expected &&
      known.given.received === explained.received;
    return isKnown ? [] : [{ kind: "explain", explained, words }];
  });
}
