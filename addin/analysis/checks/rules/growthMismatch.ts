import { verdict } from "../../indicators/verdict";
import type { Observation, Table } from "../../model/observation";
import { baseOf, partner } from "../columns";
import { numberAt, printedPlaces } from "../printed";
import type { Month, Recorder, Rule } from "../rule";
import { exactDifference } from "../sum";
import { judgedAt, recordRate } from "../rate";

/**
 * A printed growth rate is that of its two levels (增幅与本期数、上年同期数不符).
 *
 * Rates at constant prices are left alone: levels do not reproduce them.
 */
export const growthMismatch: Rule = {
  name: "growth-mismatch",
  severity: "error",
  judge(month, record) {
    for (const table of month.tables) {
      table.columns.forEach((column, c) => {
        if (column.measure !== "growth" || column.against === null) return;
        const current = partner(table, c, "actual");
        const base = current < 0 ? -1 : baseOf(table, current, column.against);
        const change = current < 0 ? -1 : partner(table, c, "change", column.against);
        if (current < 0 || (base < 0 && change < 0)) return;
        for (let r = 0; r < table.rows.length; r++) judgeRow(month, record, table, r, c, current, base, change);
      });
    }
  },
};

function judgeRow(
  month: Month,
  record: Recorder,
  table: Table,
  r: number,
  c: number,
  current: number,
  base: number,
  change: number,
): void {
  const printed = numberAt(table, r, c);
  if (!printed || recomputable(month, printed) === false) return;
  const now = numberAt(table, r, current);
  const then = numberAt(table, r, base);
  const more = then ? undefined : numberAt(table, r, change);
  if (!now || (!then && !more)) return void record.undecided();
  const before = then ? then.figure : exactDifference(now.figure, more?.figure ?? 0);
  const other = then ? base : change;
  const places = [printedPlaces(table, r, current), printedPlaces(table, r, other)];
  const judged = verdict(printed.figure, now.figure, before, judgedAt(printedPlaces(table, r, c)), { places });
  recordRate(record, printed, judged, [now, then ?? (more as typeof now)], printed.period?.span ?? "");
}

function recomputable({ names }: Month, { indicator, basis }: Observation): boolean {
  const known = names.indicator(indicator);
  if (known?.growthRecomputable === false || known?.part !== undefined) return false;
  return basis === "" || !/可比口径|可比价|不变价/.test(basis);
}
