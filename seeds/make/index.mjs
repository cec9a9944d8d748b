/** `npm run seeds`: makes every workbook of seeds/, the same bytes on every run. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bad, SHEET } from "./bad.mjs";
import { bank } from "./bank.mjs";
import { dictionary } from "./dictionary.mjs";
import { faultBooks } from "./faults.mjs";
import { finance } from "./finance.mjs";
import { gb18030 } from "./gb18030.mjs";
import { history } from "./history.mjs";
import { holidays } from "./holidays.mjs";
import { ledger } from "./ledger.mjs";
import { demolition, FINANCING, land } from "./land.mjs";
import * as offices from "./offices.mjs";
import { rules } from "./rules.mjs";
import { statistics } from "./statistics.mjs";
import { supervision } from "./supervision.mjs";
import { templates } from "./templates.mjs";
import { warehouse } from "./warehouse.mjs";
import { writeXls } from "./xls.mjs";

/** @typedef {(sheets: import("./sheet.mjs").Grid[]) => Promise<Uint8Array>} Writer */

/**
 * Every file by its path under seeds/.
 * @param {{writeWorkbook: Writer}} writer of .xlsx
 * @param {import("./ledger.mjs").Package} host the package itself, which accepts the history
 * @returns {Promise<Map<string, Uint8Array>>}
 */
export async function build({ writeWorkbook: xlsx }, host) {
  const faults = Object.entries(bad());
  const expected = Object.fromEntries(faults.map(([name, [, cell]]) => [name, { sheet: SHEET, cell }]));
  const { books, expected: seeded } = faultBooks();
  const json = (/** @type {unknown} */ value) => new TextEncoder().encode(JSON.stringify(value, null, 2) + "\n");
  const files = /** @type {const} */ ([
    ["指标与地区.xlsx", xlsx(dictionary(host))],
    ["节假日.xlsx", xlsx(holidays())],
    ["rules.xlsx", xlsx(rules(host))],
    ...templates(),
    ["2017-08/财政局.xlsx", xlsx(finance())],
    ["2017-08/统计局.xlsx", xlsx(statistics())],
    ["2017-08/人民银行.xls", writeXls(bank())],
    ["2017-08/国土资源局.xlsx", xlsx(land())],
    ["2017-08/征地拆迁指挥部.et", writeXls(demolition())],
    ["2017-08/城建投.csv", gb18030(FINANCING.join("\r\n") + "\r\n")],
    ["2017-08/商务粮食局.xlsx", xlsx(offices.commerce())],
    ["2017-08/项目办.xlsx", xlsx(offices.projects())],
    ["2017-08/环保局.xlsx", xlsx(offices.environment())],
    ["2017-08/住建局.xlsx", xlsx(offices.housing())],
    ["2017-08/扶贫办.xlsx", xlsx(offices.poverty())],
    ["2017-08/问责办.xlsx", xlsx(offices.accountability())],
    ["2017-08/政府办.xlsx", xlsx(offices.government())],
    ...[2015, 2016, 2017].map((year) => /** @type {const} */ ([`history/${year}.xlsx`, xlsx(history(year))])),
    ...faults.map(([name, [grid]]) => /** @type {const} */ ([`bad/${name}.xlsx`, xlsx([grid])])),
    ["bad/expected.json", json(expected)],
    ...[...books].map(([rule, sheets]) => /** @type {const} */ ([`faults/${rule}.xlsx`, xlsx(sheets)])),
    ["faults/expected.json", json(seeded)],
  ]);
  const made = new Map(
    await Promise.all(files.map(async ([path, bytes]) => /** @type {const} */ ([path, await bytes]))),
  );
  const bytesOf = (/** @type {string} */ path) => /** @type {Uint8Array} */ (made.get(path));
  made.set("台账.xlsx", await ledger(host, bytesOf("指标与地区.xlsx"), (file) => bytesOf(`history/${file}`)));
  made.set("督办台账.xlsx", await supervision(host));
  made.set("数据库验证.sql", await warehouse(host, bytesOf("指标与地区.xlsx"), bytesOf("台账.xlsx")));
  return made;
}

const script = fileURLToPath(import.meta.url);
if (process.argv[1] === script) {
  for (const [path, bytes] of await build(
    await import("../../dist/node/workbook/book/write.js"),
    await import("../../dist/node/node.js"),
  )) {
    const target = join(dirname(script), "..", path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}
