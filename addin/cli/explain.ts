import { compareRuns, explain, inLanguage, type Recorded } from "../analysis";
import { sha256 } from "../workbook/disk/sha256";
import { stampOf } from "./operator";
import { WrongCall, type Command } from "./options";
import { printCompared } from "./printLedger";
import { changed } from "./recording";
import { findingsIn, idsOf } from "./reporting";

/** explain REPORT: the explanations that were written into a report, or one given in the call, go into the ledger. */
export const explainFindings: Command = async (options, report) => {
  const say = inLanguage(options.lang);
  const [path, ...more] = options.files;
  if (path === undefined || more.length > 0) {
    throw new WrongCall(
      "explain 需要一份审核结果（.xlsx，或 check --json 的输出）。",
      "explain takes one report: .xlsx, or what check --json printed.",
    );
  }
  const stamp = await stampOf(options);
  const findings = await findingsIn(path);
  const { finding: id, text } = options;
  const known = id === undefined ? undefined : findings.find((finding) => finding.id === id);
  if (id !== undefined && !known) throw new WrongCall(`审核结果里没有问题 ${id}。`, `The report has no finding ${id}.`);
  if (known && text === undefined) throw new WrongCall("请用 --text 写明说明。", "Give the explanation with --text.");
  const given = known
    ? [{ finding: known, words: text ?? "" }]
    : findings.flatMap((finding) => (finding.explanation === null ? [] : [{ finding, words: finding.explanation }]));
  return changed(
    options,
    report,
    (rows) =>
      given.reduce<Recorded>((so, { finding, words }) => explain(so.rows, finding, words, stamp, sha256), {
        rows,
        refused: null,
      }),
    (added) => say(`已登记说明 ${added} 条。`, `${added} explanations recorded.`),
    stamp.by,
  );
};

/** diff BEFORE AFTER: what became of the findings of one run in another. */
export const diff: Command = async (options) => {
  const [before, after, ...more] = options.files;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new WrongCall("diff 需要前后两份审核结果。", "diff takes two reports: the earlier and the later.");
  }
  const compared = compareRuns(await findingsIn(before), await findingsIn(after));
  return { json: idsOf(compared), text: printCompared(compared, options.lang), status: 0 };
};
