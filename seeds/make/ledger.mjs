/** 台账.xlsx: the ledger that comes of accepting history/, a year at a time, in January of the year after. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @typedef {typeof import("../../addin/node.js")} Package */

const ACCEPTED = /** @type {const} */ ([
  ["2015.xlsx", "2016-01-12T09:00:00+08:00"],
  ["2016.xlsx", "2017-01-11T09:00:00+08:00"],
  ["2017.xlsx", "2017-08-10T09:00:00+08:00"],
]);
const OPERATOR = "示例经办人";

/**
 * @param {Package} host the built package: the ledger is written by the code that will read it
 * @param {Uint8Array} dictionary
 * @param {(year: string) => Uint8Array} historyOf bytes of a workbook of history/
 */
export async function ledger(host, dictionary, historyOf) {
  const settings = host.readDictionary(await host.readWorkbookBytes(dictionary, "指标与地区.xlsx")).dictionary;
  const folder = await mkdtemp(join(tmpdir(), "seeds-"));
  const path = join(folder, "台账.xlsx");
  try {
    for (const [file, at] of ACCEPTED) {
      const bytes = historyOf(file);
      const sheets = await host.readWorkbookBytes(bytes, file);
      const { observations, findings } = host.monthly({ sheets, dictionary: settings });
      const submission = { observations, findings, files: { [file]: host.sha256(bytes) } };
      const accept = (/** @type {import("../../addin/node.js").OpenLedger} */ { rows }) =>
        host.acceptance(rows, submission, { by: OPERATOR, at }, host.sha256).rows;
      await host.changeLedger(path, accept, { by: OPERATOR });
    }
    return new Uint8Array(await readFile(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
