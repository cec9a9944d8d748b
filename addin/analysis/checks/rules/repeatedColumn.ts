import { isLevel, type Table } from "../../model/observation";
import { faultOf, placeIn } from "../fault";
import { isTelling, numberAt, type Known } from "../printed";
import { placeOf, type Recorder, type Rule } from "../rule";

/** Rows of telling figures that must agree for a column to be told as a copy. */
const LEAST = 3;

/** Two columns of different meaning hold different figures (相邻两列数字完全相同，疑为误粘). In January the month is the year so far. */
export const repeatedColumn: Rule = {
  name: "repeated-column",
  severity: "warning",
  judge({ tables }, record) {
    for (const table of tables)
      table.columns.forEach((_, c) => {
        judgeColumn(record, table, c);
      });
  },
};

function judgeColumn(record: Recorder, table: Table, c: number): void {
  const [left, own] = [table.columns[c - 1], table.columns[c]];
  if (!left || !own || !isLevel(left.measure) || !isLevel(own.measure)) return;
  if (left.region !== own.region || left.indicator !== own.indicator || own.period?.month === 1) return;
  const cells: Known[] = [];
  for (let r = 0; r < table.rows.length; r++) {
    const [before, one] = [numberAt(table, r, c - 1), numberAt(table, r, c)];
    if (!before || !one) continue;
    if (before.figure !== one.figure) return void record.passed();
    cells.push(before, one);
  }
  const [first] = cells;
  if (!first || cells.filter(isTelling).length < 2 * LEAST) return;
  // A year so far is known before its last month: the month is the copy.
  const [copy, model] = left.period?.span === "month" && own.period?.span !== "month" ? [left, own] : [own, left];
  record.failed({
    ...faultOf(first),
    place: placeIn(table, copy.headerCell),
    about: { region: own.region ?? "", indicator: own.indicator ?? "", period: "", label: copy.header },
    received: model.header,
    difference: null,
    unit: "",
    rests: cells.map(placeOf),
    whole: true,
  });
}
