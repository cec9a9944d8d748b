import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import {
  currentLedger,
  inLanguage,
  isNumber,
  namesOf,
  observationKey,
  reasonWords,
  warehouseOf,
  warehouseScript,
  type Language,
  type Observation,
  type Warehouse,
} from "../analysis";
import { openDuckdb } from "../warehouse/duckdb";
import type { Engine } from "../warehouse/engine";
import { loadWarehouse } from "../warehouse/load";
import { openPostgres } from "../warehouse/postgres";
import { verifyWarehouse, type Difference } from "../warehouse/verify";
import { writeWhole } from "../workbook/disk/writeWhole";
import { refuseTaken } from "./bulletinFile";
import { dictionaryOf, opened } from "./month";
import { WrongCall, type Answer, type Command, type Options } from "./options";
import { columns } from "./print";
import { ledgerPathOf } from "./recording";

type Report = (words: string) => void;

/** warehouse DATABASE: ledgers into a province's own database; with --verify a comparison, with --sql the script alone. */
export const warehouse: Command = async (options, report) => {
  if (options.sql) return scriptOf(options, report);
  const [target, ...others] = options.files;
  if (target === undefined)
    throw new WrongCall(
      "warehouse 需要数据库地址，如 postgres://用户@主机/库 或 仓.duckdb；只要脚本的加 --sql。",
      "warehouse needs the address of a database, postgres://USER@HOST/NAME or FILE.duckdb; --sql for the script alone.",
    );
  const ledgers = [ledgerPathOf(options), ...others];
  const open = openerOf(target, ledgers, options.verify);
  const ready = await readyOf(ledgers, options, report);
  const engine = await open();
  try {
    if (options.verify) return answerOf(await verifyWarehouse(engine, ready), options.lang);
    await loadWarehouse(engine, ready.rows);
    return loaded(ready, options.lang);
  } finally {
    await engine.close();
  }
};

/** The database that a call names, without a password and without folders. */
const withoutSecrets = (target: string): string =>
  target.includes("://") ? target.replace(/\/\/[^/]*@/, "//") : basename(target);

/** The database that a call names. */
function openerOf(target: string, ledgers: readonly string[], mustExist: boolean): () => Promise<Engine> {
  if (/^postgres(ql)?:\/\//i.test(target)) return () => openPostgres(target);
  const file = target.replace(/^duckdb:/i, "");
  if (file.trim() === "" || (file === target && !/\.duckdb$/i.test(file)))
    throw new WrongCall(
      `不认识的数据库“${withoutSecrets(target)}”，请写成 postgres://用户@主机/库 或 仓.duckdb。`,
      `Unknown database "${withoutSecrets(target)}": write postgres://USER@HOST/NAME or FILE.duckdb.`,
    );
  if (ledgers.some((ledger) => resolve(ledger) === resolve(file)))
    throw new WrongCall(
      `${basename(file)} 是台账，不能同时作数据仓库。`,
      `${basename(file)} is a ledger and cannot be the warehouse as well.`,
    );
  if (mustExist && !existsSync(file))
    throw new WrongCall(
      `找不到数据仓库 ${basename(file)}，请核对路径，或先用 warehouse 载入。`,
      `The warehouse ${basename(file)} was not found: check its path, or load it first.`,
    );
  return () => openDuckdb(file);
}

/** The ledgers of the call as rows of a warehouse. An empty one would empty the warehouse, and is refused. */
async function readyOf(ledgers: readonly string[], options: Options, report: Report): Promise<Warehouse> {
  const names = namesOf(await dictionaryOf(options, report));
  const figures: Observation[][] = [];
  for (const path of ledgers) {
    const { rows } = await opened(path, options, report);
    if (rows.length === 0)
      throw new WrongCall(
        `${basename(path)} 里没有数据，没有载入。请核对台账的路径。`,
        `${basename(path)} holds nothing; nothing was loaded. Check the path of the ledger.`,
      );
    figures.push(currentLedger(rows));
  }
  for (const words of disagreements(ledgers, figures, options.lang)) report(words);
  const ready = warehouseOf(figures.flat(), names);
  if (ready.beyond.length === 0) return ready;
  throw new WrongCall(
    `${ready.beyond.join("、")}的数位太多，数据库的 38 位十进制数放不下，没有载入。请核对这些数。`,
    `Figures of ${ready.beyond.join(", ")} have too many digits for a decimal of 38: nothing was loaded. Check them.`,
  );
}

/** Figures that two ledgers state differently. The first ledger stands. */
function disagreements(
  ledgers: readonly string[],
  figures: readonly (readonly Observation[])[],
  lang: Language,
): string[] {
  const stated = new Map<string, { readonly ledger: number; readonly text: string }>();
  const found = new Map<string, number>();
  for (const [ledger, observations] of figures.entries()) {
    for (const one of observations) {
      const [key, text] = [observationKey(one), `${isNumber(one.figure) ? one.figure : one.figure.absent} ${one.unit}`];
      const before = stated.get(key);
      if (!before) stated.set(key, { ledger, text });
      else if (before.ledger !== ledger && before.text !== text) {
        const pair = [before.ledger, ledger].map((i) => basename(ledgers[i] ?? "")).join(" / ");
        found.set(pair, (found.get(pair) ?? 0) + 1);
      }
    }
  }
  return [...found].map(([pair, count]) =>
    inLanguage(lang)(
      `${pair}：有 ${count} 项数据说法不一，取前一份。`,
      `${pair}: ${count} figures disagree; the former ledger's stand.`,
    ),
  );
}

function loaded({ rows }: Warehouse, lang: Language): Answer {
  const counts = Object.fromEntries(Object.entries(rows).map(([table, { length }]) => [table, length]));
  const [figures, indicators, regions, periods] = [rows.figures, rows.indicators, rows.regions, rows.periods].map(
    ({ length }) => length,
  );
  const text = inLanguage(lang)(
    `已载入 ${figures} 项数据：${indicators} 项指标、${regions} 个地区、${periods} 个期间；视图已建好。`,
    `${figures} figures loaded: ${indicators} indicators, ${regions} regions, ${periods} periods; the views are made.`,
  );
  return { json: { loaded: counts }, text, status: 0 };
}

/** Differences that are printed; --json gives all of them. */
const SHOWN = 50;

function answerOf(
  { compared, differences }: { readonly compared: number; readonly differences: readonly Difference[] },
  lang: Language,
): Answer {
  const say = inLanguage(lang);
  const words = (value: Difference["found"]): string =>
    value === null ? say("没有", "none") : typeof value === "string" ? reasonWords(value, lang) : String(value);
  const headers = say(
    "定义|指标|地区|期间|目标|应为|数据库中",
    "definition|indicator|region|period|target|expected|found",
  ).split("|");
  const text = () =>
    [
      say(
        `核对 ${compared} 项，不一致 ${differences.length} 项。`,
        `${compared} results compared, ${differences.length} differ.`,
      ),
      ...(differences.length > 0
        ? [
            columns(
              headers,
              differences
                .slice(0, SHOWN)
                .map(({ definition, indicator, region, period, family, expected, found }) => [
                  ...[definition, indicator, region, period, family, words(expected), words(found)],
                ]),
              [5, 6],
            ),
          ]
        : []),
    ].join("\n");
  return { json: { compared, differences }, text, status: differences.length > 0 ? 1 : 0 };
}

/** --sql: the script for an administrator, with the rows of the ledgers where they are named; --out writes it as a file. */
async function scriptOf(options: Options, report: Report): Promise<Answer> {
  const ledgers = [...(options.ledger === undefined ? [] : [options.ledger]), ...options.files];
  const ready = ledgers.length > 0 ? await readyOf(ledgers, options, report) : undefined;
  const script = warehouseScript(ready?.rows);
  const { out } = options;
  if (out === undefined) return { json: { script }, text: script.trimEnd(), status: 0 };
  await refuseTaken(out, options);
  await writeWhole(out, new TextEncoder().encode(script));
  const say = inLanguage(options.lang);
  return { json: { out }, text: say(`已写成 ${basename(out)}。`, `${basename(out)} is written.`), status: 0 };
}
