// Shares follow from their part and their whole.
import { shareVerdict, type Judgement } from "../../indicators/verdict";
import type { Measure, Observation, Table } from "../../model/observation";
import { nameKey } from "../../model/region";
import { isOfRates, quotientOf } from "../borneOut";
import { otherWholeOf } from "../composition";
import { aboutOf, faultOf } from "../fault";
import type { Month } from "../month";
import { columnsOfKind } from "../partners";
import { isKnown, numberAt, type Known } from "../printed";
import type { Recorder, Rule } from "../rule";
import { judgedPlaces, rateAt } from "../rateAt";
import { recordRate } from "./rates";

/** A printed share is its part over its whole (占比与分子、分母不符); which those are, the dictionary says. */
export const shareMismatch: Rule = {
  name: "share-mismatch",
  severity: "error",
  judge(month, record) {
    for (const table of month.tables)
      for (const c of columnsOfKind(table, ({ measure }) => measure === "share" || measure === "base"))
        for (let r = 0; r < table.cells.length; r++) judgeShare(month, record, table, r, c);
    for (const table of month.tables) judgeBorneOut(month, record, table);
  },
};

/** Shares and rates of which the dictionary names no whole are of what the table itself bears out (拨付率, 参保率, 占比). */
function judgeBorneOut({ names }: Month, record: Recorder, table: Table): void {
  table.columns.forEach(({ measure }, c) => {
    const isOpen = measure === "share" || ((measure === "actual" || measure === "base") && isOfRates(table, c));
    const way = isOpen ? quotientOf(table)(c) : undefined;
    if (!way) return;
    table.rows.forEach((_, r) => {
      const printed = numberAt(table, r, c);
      if (!printed || names.indicator(printed.indicator)?.part !== undefined) return;
      const [part, whole] = way.of(r);
      const levels = [numberAt(table, ...part), numberAt(table, ...whole)].filter((one) => one !== undefined);
      if (levels.length < 2) return;
      recordRate(record, printed, rateAt(table, "share", [r, c], part, whole), levels, printed.measure);
    });
  });
}

function judgeShare(month: Month, record: Recorder, table: Table, r: number, c: number): void {
  const printed = numberAt(table, r, c);
  if (!printed || (printed.measure !== "share" && printed.measure !== "base")) return;
  const known = month.names.indicator(printed.indicator);
  if (known?.part === undefined || known.whole === undefined) return;
  const levels: Measure = printed.measure === "share" ? "actual" : "base";
  const part = levelOf(month, table, r, printed, known.part, levels);
  const whole = levelOf(month, table, r, printed, known.whole, levels);
  // A sheet that prints shares alone is not judged by them.
  if (!part || !whole || part.unit !== whole.unit) return;
  const judgedOver = (one: Known): Judgement => {
    const places = [part.places, one.places];
    return shareVerdict(printed.figure, part.figure, one.figure, judgedPlaces(table, r, c), { places });
  };
  const judged = judgedOver(whole);
  const isOpen = judged.verdict === "disagree" && !saysWhole(table, r, c, known.whole);
  const other = isOpen ? otherWholeOf(month, part, whole) : undefined;
  if (!other || judgedOver(other).verdict === "disagree")
    return recordRate(record, printed, judged, [part, whole], printed.measure);
  const about = { ...aboutOf(printed), label: other.indicator };
  const basis = { about, expected: judged.recomputed, severity: "info", cause: "basis", rests: [] } as const;
  record.failed(faultOf(printed, { ...basis, unit: "%", what: printed.measure }));
}

/** True where the words of a share themselves name its whole: 税收占财政总收入比重, and not 税收占比. */
const saysWhole = ({ rows, columns }: Table, r: number, c: number, whole: string): boolean =>
  [rows[r]?.name, columns[c]?.header].some((words) => nameKey(words ?? "").includes(nameKey(whole)));

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
