import { shareVerdict } from "../../indicators/verdict";
import type { Measure, Observation, Table } from "../../model/observation";
import { columnsOfKind } from "../columns";
import { isKnown, numberAt, printedPlaces, textPlaces, type Known } from "../printed";
import type { Month, Recorder, Rule } from "../rule";
import { judgedAt, recordRate } from "../rate";

/** A printed share is its part over its whole (占比与分子、分母不符); which those are, the dictionary says. */
export const shareMismatch: Rule = {
  name: "share-mismatch",
  severity: "error",
  judge(month, record) {
    for (const table of month.tables)
      for (const c of columnsOfKind(table, ({ measure }) => measure === "share" || measure === "base"))
        for (let r = 0; r < table.cells.length; r++) judgeCell(month, record, table, r, c);
  },
};

function judgeCell(month: Month, record: Recorder, table: Table, r: number, c: number): void {
  const printed = numberAt(table, r, c);
  if (!printed || (printed.measure !== "share" && printed.measure !== "base")) return;
  const known = month.names.indicator(printed.indicator);
  if (known?.part === undefined || known.whole === undefined) return;
  const levels: Measure = printed.measure === "share" ? "actual" : "base";
  const part = levelOf(month, table, r, printed, known.part, levels);
  const whole = levelOf(month, table, r, printed, known.whole, levels);
  // A sheet that prints shares alone is not judged by them.
  if (!part || !whole || part.unit !== whole.unit) return;
  const places = [textPlaces(part.text), textPlaces(whole.text)];
  const decimals = judgedAt(printedPlaces(table, r, c));
  const judged = shareVerdict(printed.figure, part.figure, whole.figure, decimals, { places });
  recordRate(record, printed, judged, [part, whole], printed.measure);
}

/** The level beside the share in its row, else what the month says of it elsewhere, where that is one figure. */
function levelOf(
  { ledger }: Month,
  table: Table,
  r: number,
  share: Observation,
  indicator: string,
  measure: Measure,
): Known | undefined {
  const matches = (one: Observation | null): one is Known =>
    one?.measure === measure &&
    one.indicator === indicator &&
    isKnown(one) &&
    one.period?.span === share.period?.span &&
    one.period?.month === share.period?.month &&
    one.period?.year === share.period?.year;
  let beside: Known | undefined;
  let count = 0;
  for (const one of table.cells[r] ?? []) {
    if (!matches(one)) continue;
    beside = one;
    count++;
  }
  if (count === 1) return beside;
  if (table.rows[r]?.total) return undefined;
  const elsewhere = ledger.about(indicator).filter((one): one is Known => one.region === share.region && matches(one));
  return new Set(elsewhere.map(({ figure, unit }) => `${figure}${unit}`)).size === 1 ? elsewhere[0] : undefined;
}
