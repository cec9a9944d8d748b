import { shareVerdict } from "../../indicators/verdict";
import { partner } from "../columns";
import { numberAt, printedPlaces } from "../printed";
import type { Rule } from "../rule";
import { judgedAt, recordRate } from "../rate";

/** A printed completion is the figure over its target (占预算%、完成率与本期数、目标数不符). */
export const completionMismatch: Rule = {
  name: "completion-mismatch",
  severity: "error",
  judge({ tables }, record) {
    for (const table of tables) {
      table.columns.forEach((column, c) => {
        if (column.measure !== "completion") return;
        const [actual, target] = [partner(table, c, "actual"), partner(table, c, "target")];
        if (actual < 0 || target < 0) return;
        for (let r = 0; r < table.rows.length; r++) {
          const printed = numberAt(table, r, c);
          if (!printed) continue;
          const [done, goal] = [numberAt(table, r, actual), numberAt(table, r, target)];
          if (!done || !goal) {
            record.undecided();
            continue;
          }
          const places = [printedPlaces(table, r, actual), printedPlaces(table, r, target)];
          const decimals = judgedAt(printedPlaces(table, r, c));
          recordRate(
            record,
            printed,
            shareVerdict(printed.figure, done.figure, goal.figure, decimals, { places }),
            [done, goal],
            "",
          );
        }
      });
    }
  },
};
