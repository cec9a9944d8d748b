// Sums by definition, and parts that are no more than their whole.
import { cachedFor } from "../../model/cache";
import { groupedBy } from "../../model/groups";
import type { Names } from "../../model/indicator";
import { isLevel, type Table } from "../../model/observation";
import { balance, type Term } from "../balance";
import { faultOf, whatOf } from "../fault";
import { statedOf, type Month } from "../month";
import { isKnown, numberAt, type Known } from "../printed";
import { recordBalance, type Recorder, type Rule } from "../rule";

/**
 * The total of an indicator is the sum of the parts that it has by definition (总量不等于各组成部分之和): 财政总收入 by level,
 * by tax and charge and by collector; the sums are those of the dictionary's 口径, wherever the parts were submitted.
 */
export const identityMismatch: Rule = {
  name: "identity-mismatch",
  severity: "error",
  judge(month, record) {
    for (const identity of identitiesOf(month.names)) {
      eachWhole(month, identity, (whole, found) => {
        const parts = found.filter((part) => part !== undefined);
        if (parts.length < found.length) return;
        const judged = balance(
          whole,
          parts.map((part): Term => [1, part]),
        );
        recordBalance(record, whole, judged, (expected) => ({
          what: `${whatOf(whole)}=${identity.parts.join("+")}`,
          rests: [whole, ...parts],
          repairs: [{ one: whole, figure: expected }, ...parts.flatMap((part) => repairedPart(part, whole, parts))],
        }));
      });
    }
  },
};

/** The correction of one part, all others being right. */
function repairedPart(part: Known, whole: Known, parts: readonly Known[]) {
  const others = parts.filter((other) => other !== part).map((other): Term => [-1, other]);
  const judged = balance(part, [[1, whole], ...others]);
  return judged ? [{ one: part, figure: judged.expected }] : [];
}

/** A part is no more than its whole (其中数大于合计、税收大于收入), by the sheet's 其中 or by definition. */
export const partExceedsWhole: Rule = {
  name: "part-exceeds-whole",
  severity: "warning",
  judge(month, record) {
    for (const table of month.tables) judgeParts(record, table);
    for (const identity of identitiesOf(month.names))
      eachWhole(month, identity, (whole, parts) => {
        if (whole.measure === "change") return;
        for (const part of parts) if (part) judgePart(record, part, whole);
      });
  },
};

function judgeParts(record: Recorder, table: Table): void {
  table.rows.forEach((row, r) => {
    if (!row.part || row.parent < 0) return;
    table.columns.forEach(({ measure }, c) => {
      const [part, whole] = [numberAt(table, r, c), numberAt(table, row.parent, c)];
      if (isLevel(measure) && measure !== "change" && part && whole) judgePart(record, part, whole);
    });
  });
}

function judgePart(record: Recorder, part: Known, whole: Known): void {
  if (part.unit !== whole.unit || whole.figure < 0) return;
  if (part.figure <= whole.figure) record.passed();
  else record.failed(faultOf(part, { expected: whole.figure, rests: [part, whole] }));
}

/** An indicator that is the sum of others by its definition. */
export interface Identity {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** The sums that the dictionary's 口径 states of its own indicators: 地方收入＋上划中央＋上划省级＝税收收入＋非税收入. */
export const identitiesOf = cachedFor(({ dictionary, indicator }: Names): readonly Identity[] =>
  dictionary.indicators.flatMap(({ name: whole, basis }) =>
    basis.split(/[＝=；;]/).flatMap((sum) => {
      const terms = sum.split(/[＋+]/);
      const parts = terms.flatMap((term) => indicator(term)?.name ?? []);
      return terms.length > 1 && parts.length === terms.length ? [{ whole, parts }] : [];
    }),
  ),
);

/** Calls for every level that the month states of the whole, with those that it states of the parts, there and then. */
function eachWhole(
  month: Month,
  { whole, parts }: Identity,
  visit: (whole: Known, parts: readonly (Known | undefined)[]) => void,
): void {
  for (const one of month.ledger.about(whole)) {
    if (isKnown(one) && isLevel(one.measure) && one.unit !== "%" && one.period !== null)
      visit(
        one,
        parts.map((part) => partOf(month, one, part)),
      );
  }
}

/**
 * The figure from the same sheet, else, of a place that the dictionary knows, from wherever it is one figure: from a sheet
 * that does not state the whole, for then that one is judged.
 */
function partOf({ ledger, names }: Month, whole: Known, indicator: string): Known | undefined {
  const stated = statedOf(ledger, { ...whole, indicator });
  const near = bySheet(stated).get(sheetOf(whole));
  if (near) return agreed(near);
  return names.region(whole.region) ? elsewhere(statedOf(ledger, whole))(stated) : undefined;
}

const sheetOf = ({ file, sheet }: Known): string => `${file}\n${sheet}`;

const bySheet = cachedFor((stated: readonly Known[]) => groupedBy(stated, sheetOf));

/** The one figure that all state; undefined where they differ, or where there is none. */
const agreed = cachedFor(([first, ...others]: readonly Known[]): Known | undefined =>
  first && others.every((one) => balance(first, [[1, one]])?.holds) ? first : undefined,
);

/** By the figures of a whole, and by those of a part: the one figure of the part from sheets that do not state the whole. */
const elsewhere = cachedFor((wholes: readonly Known[]) =>
  cachedFor((stated: readonly Known[]) => agreed(stated.filter((one) => !bySheet(wholes).has(sheetOf(one))))),
);
