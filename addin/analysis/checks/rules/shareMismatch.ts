import { isNumber } from "../../figure";
import { shareVerdict } from "../../indicators/verdict";
import type { Measure, Observation, Table } from "../../observation";
import { numberAt, printedPlaces, textPlaces } from "../printed";
import type { Month, Rule } from "../rule";
import { judgedAt, recordRate } from "../rate";

/** A printed share is its part over its whole (占比与分子、分母不符); which those are, the dictionary says. */
export const shareMismatch: Rule = {
  name: "share-mismatch",
  severity: "error",
  judge(month, record) {
    for (const table of month.tables) {
      table.cells.forEach((line, r) => {
        line.forEach((cell, c) => {
          if (!cell || (cell.measure !== "share" && cell.measure !== "base")) return;
          const known = month.names.indicator(cell.indicator);
          const printed = numberAt(table, r, c);
          if (known?.part === undefined || known.whole === undefined || !printed) return;
          const levels: Measure = cell.measure === "share" ? "actual" : "base";
          const part = levelOf(month, table, r, printed, known.part, levels);
          const whole = levelOf(month, table, r, printed, known.whole, levels);
          // A sheet that prints shares alone is not judged by them.
          if (!part || !whole || part.unit !== whole.unit) return;
          const places = [textPlaces(part.text), textPlaces(whole.text)];
          const decimals = judgedAt(printedPlaces(table, r, c));
          const judged = shareVerdict(printed.figure, part.figure, whole.figure, decimals, { places });
          recordRate(record, printed, judged, [part, whole], cell.measure);
        });
      });
    }
  },
};

type Level = Observation & { readonly figure: number };

/** The level beside the share in its row, else what the month says of it elsewhere, where that is one figure. */
function levelOf(
  { ledger }: Month,
  table: Table,
  r: number,
  share: Observation,
  indicator: string,
  measure: Measure,
): Level | undefined {
  const line = table.cells[r] ?? [];
  const matches = (one: Observation | null): one is Level =>
    one !== null &&
    one.indicator === indicator &&
    one.measure === measure &&
    isNumber(one.figure) &&
    one.period?.span === share.period?.span &&
    one.period?.month === share.period?.month &&
    one.period?.year === share.period?.year;
  const beside = line.filter(matches);
  if (beside.length === 1) return beside[0];
  if (table.rows[r]?.total) return undefined;
  const elsewhere = ledger.about(indicator).filter((one): one is Level => one.region === share.region && matches(one));
  return new Set(elsewhere.map(({ figure, unit }) => `${figure}${unit}`)).size === 1 ? elsewhere[0] : undefined;
}
