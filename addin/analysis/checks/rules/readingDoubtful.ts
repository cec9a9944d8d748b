import { isLevel, type Table, type TableColumn } from "../../model/observation";
import type { Names } from "../../model/indicator";
import { faultAt } from "../fault";
import { numberAt } from "../printed";
import type { Recorder, Rule } from "../rule";
import type { Evidence } from "../../model/reading";
import { rateAt } from "../rateAt";
import { changeHolds, changeLevels, completionLevels, growthLevels, isRecomputable } from "./rates";

/** Rows that a reading must account for before it is believed. */
const LEAST = 3;

/** A way to read a column: growth, share or change of one column of levels over, or against, another. */
interface Way {
  readonly of: "growth" | "share" | "change";
  readonly over: number;
  readonly under: number;
}

/**
 * A column of rates or changes is what its header says (读法存疑). Where most of its rows are not the rate of the levels that its
 * words name, and all of them are another rate of its levels, the words were understood wrongly or are wrong: one
 * finding at the header, under which those of its rows follow.
 */
export const readingDoubtful: Rule = {
  name: "reading-doubtful",
  severity: "error",
  judge({ tables, names }, record) {
    for (const table of tables)
      table.columns.forEach((column, c) => {
        const way = wayOf(table, c, column);
        if (way) judgeColumn(names, record, table, c, way);
      });
  },
};

/** How a column is read by its words; undefined where its levels are not in the table. */
export function wayOf(table: Table, c: number, { measure, against }: TableColumn): Way | undefined {
  if (measure === "growth") {
    const { current = -1, base = -1 } = growthLevels(table, c, against) ?? {};
    return base < 0 ? undefined : { of: "growth", over: current, under: base };
  }
  if (measure === "change") {
    const levels = changeLevels(table, c, against);
    return levels && { of: "change", over: levels.current, under: levels.base };
  }
  const levels = measure === "completion" ? completionLevels(table, c) : undefined;
  return levels && { of: "share", over: levels.actual, under: levels.target };
}

function judgeColumn(names: Names, record: Recorder, table: Table, c: number, way: Way): void {
  const { right, judged } = countOf(names, table, c, way);
  // Each row is an item of the rates already: the column is one more where it fails alone.
  const other = judged >= LEAST && right * 2 < judged ? otherWay(names, table, c, judged) : undefined;
  if (!other) return;
  const { file, sheet } = table;
  const { headerCell } = table.columns[c] as TableColumn;
  const figures = table.rows.flatMap((_, r) => numberAt(table, r, c) ?? []);
  const fitting = countOf(names, table, c, other);
  record.failed(
    faultAt(table, headerCell, {
      about: { label: `${fitting.right}/${fitting.judged}` },
      received: wordsOf(table, way),
      expected: wordsOf(table, other),
      rests: [{ file, sheet, cell: headerCell }, ...figures],
      whole: true,
    }),
  );
}

/** The one other way that all rows bear out; undefined where there is none, or more than one. */
function otherWay(names: Names, table: Table, c: number, judged: number): Way | undefined {
  const levels = table.columns.flatMap(({ measure }, index) =>
    index !== c && isLevel(measure) && measure !== "change" ? [index] : [],
  );
  const kinds: readonly Way["of"][] = table.columns[c]?.measure === "change" ? ["change"] : ["growth", "share"];
  const ways = levels.flatMap((over) =>
    levels.flatMap((under) => (over === under ? [] : kinds.map((of): Way => ({ of, over, under })))),
  );
  const fitting = ways.filter((way) => {
    const counted = countOf(names, table, c, way, 0);
    return counted.judged >= Math.max(LEAST, judged) && counted.right === counted.judged;
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/**
 * How many rows could be judged by a way of reading, and how many it accounts for.
 *
 * @param mostWrong once it does not account for more rows, the others are left
 */
export function countOf(
  names: Names,
  table: Table,
  c: number,
  { of, over, under }: Way,
  mostWrong = Infinity,
): Evidence {
  let [right, judged] = [0, 0];
  for (let r = 0; r < table.rows.length && judged - right <= mostWrong; r++) {
    if (of === "change") {
      const holds = changeHolds(table, [r, c], [r, over], [r, under]);
      if (holds !== undefined) judged++;
      if (holds) right++;
      continue;
    }
    const printed = numberAt(table, r, c);
    if (!printed || (of === "growth" && !isRecomputable(names, printed))) continue;
    const { verdict } = rateAt(table, of, [r, c], [r, over], [r, under]);
    if (verdict === "undecided") continue;
    judged++;
    if (verdict !== "disagree") right++;
  }
  return { right, judged };
}

/** A way of reading in the words of the table's own headers: （累计－上年同期）／上年同期. */
function wordsOf({ columns }: Table, { of, over, under }: Way): string {
  const [one, other] = [over, under].map((c) => columns[c]?.header ?? "");
  if (of === "change") return `${one}－${other}`;
  return of === "growth" ? `（${one}－${other}）／${other}` : `${one}／${other}`;
}
