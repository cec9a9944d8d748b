import { isLevel, type Table } from "../../model/observation";
import { faultOf } from "../fault";
import { eachWhole, identitiesOf } from "../identities";
import { numberAt, type Known } from "../printed";
import { placeOf, type Recorder, type Rule } from "../rule";

/** A part is no more than what it is a part of (其中数大于合计、税收大于收入), by the sheet's 其中 or by definition. */
export const partExceedsWhole: Rule = {
  name: "part-exceeds-whole",
  severity: "warning",
  judge(month, record) {
    for (const table of month.tables) judgeTable(record, table);
    for (const identity of identitiesOf(month.names))
      eachWhole(month, identity, (whole, parts) => {
        if (whole.measure === "change") return;
        for (const part of parts) if (part) judgePart(record, part, whole);
      });
  },
};

function judgeTable(record: Recorder, table: Table): void {
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
  else record.failed(faultOf(part, { expected: whole.figure, rests: [part, whole].map(placeOf) }));
}
