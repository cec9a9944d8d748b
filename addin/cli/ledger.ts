import { existsSync } from "node:fs";
import { basename } from "node:path";
import {
  closeMonth,
  correction,
  currentLedger,
  inLanguage,
  lockedMonths,
  parsePeriod,
  periodKey,
  reopenMonth,
  type Period,
} from "../analysis";
import { changeLedger } from "../workbook/disk/ledgerFile";
import { sha256 } from "../workbook/disk/sha256";
import { opened } from "./month";
import { stampOf } from "./operator";
import { ledgerPath, WrongCall, type Command, type Options } from "./options";
import { changed, ledgerPathOf, settled, written } from "./recording";

/** Throws where there is no ledger: of a wrong path a new one would be made, or nothing be verified. */
async function refuseMissing(options: Options, report: (words: string) => void): Promise<void> {
  const path = ledgerPathOf(options);
  if (existsSync(path)) return;
  const { rows, fault } = await opened(path, options, report);
  if (rows.length === 0 && fault === null)
    throw new WrongCall(
      `找不到台账 ${basename(path)}，请核对路径。`,
      `The ledger ${basename(path)} was not found: check its path.`,
    );
}

const verify: Command = async (options, report) => {
  await refuseMissing(options, report);
  const { rows, fault, breaks, unreadable, edits, waiting } = await opened(ledgerPathOf(options), options, report);
  const changes = breaks.length + unreadable.length + edits.length;
  const figures = currentLedger(rows).length;
  const locked = lockedMonths(rows);
  const words = inLanguage(options.lang)(
    `台账历史 ${rows.length} 条，现行数据 ${figures} 项，已结账 ${locked.join("、") || "无"}；${fault === null ? "没有改动。" : `改动 ${changes} 处。`}`,
    `${rows.length} rows, ${figures} figures in force, closed: ${locked.join(", ") || "none"}; ${fault === null ? "nothing was changed by hand." : `${changes} changes by hand.`}`,
  );
  const json = {
    rows: rows.length,
    figures,
    locked,
    breaks,
    unreadable,
    edits,
    waiting: waiting.map((file) => basename(file)),
  };
  return { json, text: words, status: fault !== null ? 1 : rows.length === 0 ? 2 : 0 };
};

function monthIn(options: Options): Period {
  const period = options.files[1] === undefined ? options.period : parsePeriod(options.files[1]);
  if (period) return period;
  throw new WrongCall("请写明月份，如 ledger close 2017-08。", "Name the month: ledger close 2017-08.");
}

/** Closes a month or opens it again. */
const closing =
  (change: typeof reopenMonth, zh: string, en: string): Command =>
  async (options, report) => {
    const [month, stamp] = [monthIn(options), await stampOf(options)];
    await refuseMissing(options, report);
    return changed(
      options,
      report,
      (rows) => change(rows, month, stamp, sha256, options.reason ?? ""),
      () => inLanguage(options.lang)(`${month.year}年${month.month}月${zh}。`, `${periodKey(month)} ${en}.`),
      stamp.by,
    );
  };

const close = closing(closeMonth, "已结账", "is closed");
const reopen = closing(reopenMonth, "已反结账", "is open again");

/** Records what was edited by hand, or writes the ledger from its history again. */
const correct: Command = async (options, report) => {
  const [path, stamp] = [ledgerPathOf(options), await stampOf(options)];
  await refuseMissing(options, report);
  let edits = 0;
  const change = await changeLedger(
    path,
    (ledger) => {
      edits = ledger.edits.length;
      if (options.undo || edits === 0) return ledger.rows;
      return settled(correction(ledger.rows, ledger.edits, options.reason ?? "", stamp, sha256), path);
    },
    { by: stamp.by, settlesEdits: true },
  );
  const say = inLanguage(options.lang);
  const words = options.undo
    ? say(`已撤销手工改动 ${edits} 处。`, `${edits} edits undone.`)
    : say(`已登记更正 ${edits} 处。`, `${edits} edits recorded as corrections.`);
  return written(options, report, change, options.undo ? 0 : edits, words);
};

/** Copies the history into another ledger, which may be of another kind. */
const copy: Command = async (options, report) => {
  const [path, target] = [ledgerPathOf(options), options.files[1]];
  const say = inLanguage(options.lang);
  if (target === undefined) throw new WrongCall("export 需要目标文件。", "export needs a target.");
  ledgerPath(target, "export");
  const stamp = await stampOf(options);
  await refuseMissing(options, report);
  const { rows } = await opened(path, options, report);
  const change = await changeLedger(
    target,
    (ledger) => {
      if (ledger.rows.length > 0)
        throw new WrongCall(`${basename(target)} 已有台账，没有覆盖。`, `${basename(target)} holds a ledger already.`);
      return rows;
    },
    { by: stamp.by },
  );
  const words = say(
    `已导出 ${rows.length} 条到 ${basename(target)}。`,
    `${rows.length} rows copied to ${basename(target)}.`,
  );
  return written(options, report, change, rows.length, words);
};

const VERBS: Readonly<Record<string, Command>> = { verify, close, reopen, correct, export: copy };

/** ledger verify|close|reopen|correct|export: what is done with a ledger itself. */
export const ledgerCommand: Command = (options, report) => {
  const [word = ""] = options.files;
  const verb = Object.hasOwn(VERBS, word) ? VERBS[word] : undefined;
  if (verb) return verb(options, report);
  const verbs = Object.keys(VERBS).join("、");
  throw new WrongCall(`ledger 之后应是 ${verbs}。`, `ledger takes one of ${verbs.replaceAll("、", ", ")}.`);
};
