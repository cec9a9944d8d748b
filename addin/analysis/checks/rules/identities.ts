// Sums by definition, and parts that are no more than their whole.
import { isLevel, type Table } from "../../model/observation";
import { isRate } from "../../model/unit";
import { balance, sumOf, type Term } from "../balance";
import { eachWhole, compositionsOf, isComposedOtherwise, type Composed } from "../composition";
import { faultOf, sheetKey, whatOf, type Fault, type Repair } from "../fault";
import { numberAt, type Known } from "../printed";
import type { Recorder, Rule } from "../rule";

/**
 * The total of an indicator is the sum of the parts that it has by definition (总量不等于各组成部分之和): 财政总收入 by level,
 * by tax and charge and by collector; the sums are those of the dictionary's 口径, wherever the parts were submitted.
 *
 * A sheet in which none of these sums holds, and that makes its total up in another way, means other parts by the same
 * names (税收收入 of 地方收入 alone): it is told once that its basis is another.
 */
export const identityMismatch: Rule = {
  name: "identity-mismatch",
  severity: "error",
  judge(month, record) {
    for (const { whole, parts } of compositionsOf(month.names)) {
      const [failing, held] = [[] as Composed[], new Set<string>()];
      eachWhole(month, { whole, parts }, (one, found) => {
        const known = found.filter((part) => part !== undefined);
        if (known.length < found.length) return;
        const judged = balance(one, sumOf(known));
        if (!judged) return void record.undecided();
        if (!judged.holds) return void failing.push({ whole: one, parts: known, expected: judged.expected });
        record.passed();
        held.add(sheetKey(one));
      });
      const what = (one: Known): string => `${whatOf(one)}=${parts.join("+")}`;
      const told = new Set<string>();
      for (const one of failing) {
        const sheet = sheetKey(one.whole);
        const isOther = isComposedOtherwise(month, one, held.has(sheet), repairsOf(one));
        if (!isOther) record.failed(mismatchOf(one, what(one.whole)));
        else if (told.has(sheet)) record.undecided("basis changed");
        else record.failed(otherBasis(one, what(one.whole)));
        if (isOther) told.add(sheet);
      }
    }
  },
};

const mismatchOf = (composed: Composed, what: string): Fault => {
  const { whole, parts, expected } = composed;
  return faultOf(whole, { expected, what, rests: [whole, ...parts], repairs: repairsOf(composed) });
};

/** No figure is wrong for it: it rests on none, so that no fault is folded under it. */
const otherBasis = ({ whole, expected }: Composed, what: string): Fault =>
  faultOf(whole, { expected, what, severity: "info", cause: "basis", rests: [] });

const repairsOf = ({ whole, parts, expected }: Composed): Repair[] => [
  { one: whole, figure: expected },
  ...parts.flatMap((part) => repairedPart(part, whole, parts)),
];

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
    for (const composition of compositionsOf(month.names))
      eachWhole(month, composition, (whole, parts) => {
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
  if (part.unit !== whole.unit || isRate(part.unit) || whole.figure < 0) return;
  if (part.figure <= whole.figure) record.passed();
  else record.failed(faultOf(part, { expected: whole.figure, rests: [part, whole] }));
}
