import { figureText, type Finding } from "../model/finding";
import { recordedFor, tidy, type Explained, type Hash, type HistoryRow, type Recorded, type Stamp } from "./row";

/** The finding that an explanation is given for, with its subject and its figures. */
export const explainedBy = ({ id, rule, about, expected, received }: Finding): Explained =>
  tidy({
    finding: id,
    rule,
    region: about.region,
    indicator: about.indicator,
    period: about.period,
    expected: figureText(expected),
    received: figureText(received),
  });

/**
 * Records why a finding is accepted (登记说明), for this rule, region, indicator and period; it is shown again in later
 * months and marked when the figures are no longer these. An empty text takes the explanation back.
 *
 * @example
 * explanationsOf(explain([], findingOf("no-unit", "warning", { file: "a.xlsx", sheet: "表1", cell: "A1" }), "单位见表头", { by: "张三", at: "2017-09-28" }, String).rows).map(({ text }) => text) // => ["单位见表头"]
 */
export function explain(
  rows: readonly HistoryRow[],
  finding: Finding,
  text: string,
  stamp: Stamp,
  hash: Hash,
): Recorded {
  return recordedFor(null, rows, [{ kind: "explain", explained: explainedBy(finding), words: text }], stamp, hash);
}
