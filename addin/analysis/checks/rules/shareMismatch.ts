import { isNumber } from "../../figure";
import { shareVerdict } from "../../indicators/verdict";
import type { Measure, Observation, Table } from "../../observation";
import { isUnrounded, numberAt, printedPlaces, textPlaces } from "../printed";
import { aboutOf, placeOf, type Month, type Rule } from "../rule";
import { exactDifference } from "../sum";

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
          const decimals = printedPlaces(table, r, c);
          const places = [textPlaces(part.text), textPlaces(whole.text)];
          const judged = shareVerdict(printed.figure, part.figure, whole.figure, isUnrounded(decimals) ? 6 : decimals, {
            places,
          });
          if (judged.verdict === "undecided") record.undecided();
          else if (judged.verdict !== "disagree") record.passed();
          else {
            record.failed({
              place: placeOf(printed),
              about: aboutOf(printed),
              expected: judged.recomputed,
              received: printed.figure,
              difference: judged.recomputed === null ? null : exactDifference(printed.figure, judged.recomputed),
              cause: judged.cause,
              unit: "%",
              what: cell.measure,
              rests: [printed, part, whole].map(placeOf),
            });
          }
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
