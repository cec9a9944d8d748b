import { isLevel, type Measure, type Table } from "../../model/observation";
import { faultOf } from "../fault";
import { numberAt, type Known } from "../printed";
import type { Recorder, Rule } from "../rule";

/** Formulas that must stand in a line for what has none to be missed. */
const LEAST = 3;
const DERIVED: ReadonlySet<Measure> = new Set<Measure>(["change", "growth", "completion", "share"]);

/** A bare number was pasted over a formula (公式被数值覆盖): the others of its total's row, or of its column of changes or rates, are formulas. */
export const formulaLost: Rule = {
  name: "formula-lost",
  severity: "warning",
  judge({ tables }, record) {
    for (const table of tables) {
      if (table.formulaCells === undefined) continue;
      const formulas = new Set(table.formulaCells);
      for (const line of linesOf(table)) judgeLine(record, line, formulas);
    }
  },
};

/** The levels of each row that is a total of others, and the figures of each column that follows from others. */
function linesOf(table: Table): Known[][] {
  const parents = new Set(table.rows.map(({ parent }) => parent));
  const isTotal = (r: number): boolean => table.rows[r]?.total === true || parents.has(r);
  const across = table.rows.flatMap((_, r) =>
    isTotal(r)
      ? [table.columns.flatMap(({ measure }, c) => (isLevel(measure) ? (numberAt(table, r, c) ?? []) : []))]
      : [],
  );
  const down = table.columns.flatMap(({ measure }, c) =>
    DERIVED.has(measure) ? [table.rows.flatMap((_, r) => (isTotal(r) ? [] : (numberAt(table, r, c) ?? [])))] : [],
  );
  return [...across, ...down];
}

function judgeLine(record: Recorder, line: readonly Known[], formulas: ReadonlySet<string>): void {
  const bare = line.filter(({ cell }) => !formulas.has(cell));
  const kept = line.length - bare.length;
  if (kept < LEAST || bare.length >= kept) return;
  record.passed(kept);
  for (const one of bare) record.failed(faultOf(one, { cause: "formula lost", what: `${one.measure}=` }));
}
