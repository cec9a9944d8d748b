import { basename } from "node:path";
import {
  acceptance,
  adoptBases,
  revisedBases,
  type Acceptance,
  type HistoryRow,
  type RevisedBase,
  type Submission,
} from "../analysis";
import { present } from "../workbook/collections";
import { changeLedger } from "../workbook/disk/ledgerFile";
import { sha256 } from "../workbook/disk/sha256";
import { monthOf, refuseNamesakes, type MonthRead } from "./month";
import { stampOf } from "./operator";
import { WrongCall, type Command } from "./options";
import { plainFinding, plainObservation } from "./plain";
import { printAcceptance, waitingNote } from "./printLedger";
import { ledgerPathOf, settled } from "./recording";

/** accept FILE…: checked files go into the ledger. */
export const accept: Command = async (options, report) => {
  const path = ledgerPathOf(options);
  const stamp = await stampOf(options);
  const { month, failures, files, namesakes, ledger, checkedAgainst } = await monthOf(options, report);
  if (failures > 0) {
    throw new WrongCall("有文件或规则不能用，没有接收。", "A file or a rule cannot be used: nothing was accepted.");
  }
  refuseNamesakes(namesakes);
  const known = ledger?.rows ?? [];
  const bases = revisedBases(known, month.observations);
  const { "adopt-base": adoptBase } = options;
  const withBases = (rows: readonly HistoryRow[]): readonly HistoryRow[] =>
    adoptBase === undefined ? rows : settled(adoptBases(rows, bases, adoptBase, stamp, sha256), path);
  // With an adopted base the month is checked again: its bases are compared with the adopted one.
  const { observations, findings, layouts } = adoptBase === undefined ? month : checkedAgainst(withBases(known));
  const { as: version, reason } = options;
  const submission = present<Submission>({
    ...{ observations, findings, layouts, files: digestsOf(files) },
    ...{ version, reason },
  });
  let accepted: Acceptance | undefined;
  const { waiting } = await changeLedger(
    path,
    ({ rows }) => {
      accepted = acceptance(withBases(rows), submission, stamp, sha256);
      return accepted.refused === null ? accepted.rows : rows;
    },
    { by: stamp.by },
  );
  if (waiting.length > 0) report(waitingNote(waiting, options.lang));
  const { rows, blocking, superseded, conflicting, ...outcome } = accepted as Acceptance;
  const plainPair = (was: RevisedBase["stored"], now: RevisedBase["base"]) => ({
    was: plainObservation(was),
    now: plainObservation(now),
  });
  return {
    json: {
      ...outcome,
      rows: rows.length,
      blocking: blocking.map((finding) => plainFinding(finding, options.lang)),
      superseded: superseded.map(({ was, now }) => plainPair(was, now)),
      conflicting: conflicting.map(({ was, now }) => plainPair(was, now)),
      bases: bases.map(({ base, stored, why }) => ({ ...plainPair(stored, base), why })),
      waiting: waiting.map((file) => basename(file)),
    },
    text: printAcceptance(accepted as Acceptance, bases, adoptBase !== undefined, options.lang),
    status: outcome.refused === null ? 0 : outcome.refused === "blocked" ? 1 : 2,
  };
};

/** The digests of the files as they were checked: one that was replaced since is another. */
const digestsOf = (files: MonthRead["files"]): Readonly<Record<string, string>> =>
  Object.fromEntries([...files].map(([name, { digest }]) => [name, digest]));
