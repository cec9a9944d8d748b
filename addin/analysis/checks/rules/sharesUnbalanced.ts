import { exactSum, sumHolds } from "../balance";
import { faultOf } from "../fault";
import type { Month } from "../month";
import { numberAt, printedPlaces, type Known } from "../printed";
import type { Recorder, Rule } from "../rule";
import type { Table } from "../../model/observation";
import { compositionsOf } from "../composition";
import { partsIn } from "../sums";

/** Shares of one whole make up all of it (比重之和不是100%). Of the items of a structure, and of a share and its complement. */
export const sharesUnbalanced: Rule = {
  name: "shares-unbalanced",
  severity: "warning",
  judge(month, record) {
    const complements = complementsOf(month);
    for (const table of month.tables) {
      table.columns.forEach(({ measure }, c) => {
        if (measure === "share") judgeStructure(record, month, table, c);
      });
      for (const together of complements) judgeComplements(record, table, together);
    }
  },
};

/** A row that is 100% is the sum of the rows that are under it, or, being 合计, of those of its list. */
function judgeStructure(record: Recorder, { names }: Month, table: Table, c: number): void {
  table.rows.forEach((row, total) => {
    const whole = numberAt(table, total, c);
    if (whole?.figure !== 1) return;
    const places = printedPlaces(table, total, c) + 2;
    const readings = partsIn(names, table, total, c)
      .map((parts) => parts.flatMap((r) => numberAt(table, r, c) ?? []))
      .filter(({ length }) => length > 1)
      .map((parts) => (row.total ? parts : withoutMemos(parts, places)));
    const adding = readings.find((parts) => addUp(parts, places));
    const [parts] = adding ? [adding] : readings;
    if (parts) judgeSum(record, whole, parts, places);
  });
}

const addUp = (parts: readonly Known[], places: number): boolean =>
  sumHolds(
    1,
    parts.map(({ figure }) => figure),
    places,
  );

/** Rows indented behind those that make up the whole (Debt, Cash) are no parts of it. */
function withoutMemos(parts: readonly Known[], places: number): readonly Known[] {
  const figures = parts.map(({ figure }) => figure);
  const at = figures.findIndex((_, index) => index > 0 && sumHolds(1, figures.slice(0, index + 1), places));
  return at < 0 ? parts : parts.slice(0, at + 1);
}

/** Names of shares of one whole whose parts make up the whole: 税收占比 and 非税占比. */
function complementsOf({ names }: Month): string[][] {
  const shares = names.dictionary.indicators.filter(({ part }) => part !== undefined);
  return compositionsOf(names).flatMap(({ whole, parts }) => {
    const found = parts.map((part) => shares.find((share) => share.whole === whole && share.part === part)?.name);
    return found.every((name) => name !== undefined) ? [found] : [];
  });
}

function judgeComplements(record: Recorder, table: Table, names: readonly string[]): void {
  for (const line of table.cells) {
    const shares = names.map((name) => {
      const found = line.filter((one) => one?.indicator === name && one.measure === "share");
      return found.length === 1 ? found[0] : undefined;
    });
    const known = shares.filter((one): one is Known => typeof one?.figure === "number");
    const [first, ...others] = known;
    if (!first || known.length < names.length) continue;
    const column = line.indexOf(first);
    judgeSum(record, undefined, [first, ...others], printedPlaces(table, table.cells.indexOf(line), column) + 2);
  }
}

function judgeSum(record: Recorder, whole: Known | undefined, shares: readonly Known[], places: number): void {
  const figures = shares.map(({ figure }) => figure);
  if (addUp(shares, places)) return void record.passed();
  const at = whole ?? (shares[0] as Known);
  const rests = [...(whole ? [whole] : []), ...shares];
  record.failed(faultOf(at, { expected: 1, received: exactSum(figures), rests, what: "100%" }));
}
