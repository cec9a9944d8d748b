import type { Cause } from "../model/finding";
import { atHome, ledgerOf, type Ledger } from "../model/ledger";
import { isLevel, type Observation, type Table } from "../model/observation";
import { isRuleName } from "../model/ruleName";
import type { Known } from "./printed";
import { cellKey, sheetKey, type Repair, type RuledFault } from "./fault";
import { slipOf } from "./slip";
import type { Month } from "./month";
import type { Rule } from "./rule";

/** A figure whose correction mends all that was found about it, and how it came to be wrong. */
export interface Mended {
  readonly one: Known;
  readonly figure: number;
  readonly cause: Cause;
}

/** Corrections tried for one fault. */
const MOST = 12;
/** Figures judged anew for all faults: a table with more of them than slips explain is to be asked about as a whole. */
const MOST_FIGURES = 1_000_000;
/** Of these, for the faults of a rule book: where it finds more than slips, the rule is to be asked about first. */
const MOST_FIGURES_OF_BOOK = 100_000;
/** Of these, in the same sheets: where they need more corrections than slips of a hand, they are to be asked about first. */
const MOST_FIGURES_IN_SHEETS = 500_000;
/** Figures of earlier months, which are looked up alone, that take as long as one that is judged. */
const LOOKED_UP = 10;

/**
 * Looks for the one figure whose correction mends faults that belong together: two digits swapped, the sign turned, one
 * digit wrong, missing or too many. A correction counts when the rules, run again over the tables concerned, find nothing
 * more about the figure; where two figures could be corrected so, neither is named. Rules of the bureau's own book take
 * part as the built-in ones do.
 */
export function mender(month: Month, rules: readonly Rule[]): (together: readonly RuledFault[]) => Mended | undefined {
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  const repairsOf = (fault: RuledFault) => fault.repairs ?? byName.get(fault.rule)?.repairs?.(month, fault) ?? [];
  let left = MOST_FIGURES;
  let leftOfBook = MOST_FIGURES_OF_BOOK;
  const judgedIn = new Map<string, number>();
  return (together) => {
    const ofBook = together.some(({ rule }) => !isRuleName(rule));
    if (left <= 0 || (ofBook && leftOfBook <= 0)) return undefined;
    const tried = candidatesOf(together.flatMap(repairsOf));
    if (tried.length === 0 || tried.length > MOST) return undefined;
    const sheets = new Set(together.flatMap(({ rests }) => rests.map(sheetKey)));
    const place = [...sheets].join("\n");
    const tables = month.tables.filter((table) => sheets.has(sheetKey(table)));
    const figures = figuresOf(tables);
    const unsure = new Set(tried.filter((candidate) => !needsNoSecondLook(together, candidate)));
    const before = judgedIn.get(place) ?? 0;
    if (unsure.size > 0 && before > MOST_FIGURES_IN_SHEETS) return undefined;
    judgedIn.set(place, before + unsure.size * figures);
    left -= unsure.size * figures;
    if (ofBook) leftOfBook -= tried.length * (month.earlier.observations.length / LOOKED_UP + figures);
    const mending = tried.filter(
      (candidate) => !unsure.has(candidate) || mends(month, rules, tables, together, candidate),
    );
    return mending.length === 1 ? mending[0] : undefined;
  };
}

/** Corrections that a slip of the hand explains, each once. */
function candidatesOf(repairs: readonly Repair[]): Mended[] {
  const found = new Map<string, Mended>();
  for (const { one, figure } of repairs) {
    const cause = slipOf(one, figure);
    if (cause) found.set(`${cellKey(one)}=${figure}`, { one: one as Known, figure, cause });
  }
  return [...found.values()];
}

const figuresOf = (tables: readonly Table[]): number =>
  tables.reduce((sum, { cells, columns }) => sum + cells.length * columns.length, 0);

/** A printed rate follows from others and nothing follows from it: what mends it needs no second look. */
const needsNoSecondLook = (together: readonly RuledFault[], { one }: Mended): boolean =>
  together.length === 1 && !isLevel(one.measure);

function mends(
  month: Month,
  rules: readonly Rule[],
  tables: readonly Table[],
  together: readonly RuledFault[],
  { one, figure }: Mended,
): boolean {
  const cell = cellKey(one);
  const corrected = tables.map((table) => withFigure(table, cell, { one, figure }));
  const { home } = month.names.dictionary.peers;
  const again: Month = { ...month, prose: [], tables: corrected, ledger: ledgerOfTables(corrected, home) };
  let isMended = true;
  // The rules that found the faults are the likeliest to find more.
  const finders = new Set(together.map(({ rule }) => rule));
  const inOrder = [...rules].sort((a, b) => Number(finders.has(b.name)) - Number(finders.has(a.name)));
  const old = new Set(together.map(({ rule, at }) => `${rule}\n${cellKey(at)}`));
  for (const { name, judge } of inOrder) {
    if (!isMended) break;
    judge(again, {
      passed: () => undefined,
      undecided: () => undefined,
      failed: ({ at, rests }) => {
        isMended &&= !old.has(`${name}\n${cellKey(at)}`) && !rests.some((rested) => cellKey(rested) === cell);
      },
    });
  }
  return isMended;
}

function withFigure(table: Table, cell: string, { figure }: Repair): Table {
  const changed = (one: Observation | null): boolean => one !== null && cellKey(one) === cell;
  if (!table.cells.some((line) => line.some(changed))) return table;
  return {
    ...table,
    cells: table.cells.map((line) =>
      line.some(changed) ? line.map((one) => (one !== null && changed(one) ? { ...one, figure } : one)) : line,
    ),
  };
}

function ledgerOfTables(tables: readonly Table[], home: string | undefined): Ledger {
  const all = tables.flatMap(({ cells }) => cells.flatMap((line) => line.filter((one) => one !== null)));
  return ledgerOf(atHome(all, home));
}
