// Relations of figures that no names state and that a table's own figures bear out: 拨付率 is 已拨付 over 下达金额.
import { cachedFor } from "../model/cache";
import { isLevel, type Table } from "../model/observation";
import { isRate, ratioPlaces } from "../model/unit";
import type { At } from "./inRows";
import { sumHolds } from "./balance";
import { figureAt, numberAt, printedPlaces } from "./printed";

/** How many columns to either side, and how many rows from the first, a relation is looked for in. */
const NEAR = 8;
const SAMPLE = 40;
/** Rows that must bear a relation out, and how many of them there must be to each that does not. */
const LEAST = 3;
const TO_ONE = 3;
/** Of rates with so many steps of their last place (61.3%), which none comes by chance, two rows are enough, two to each. */
const TELLING = 100;
const LEAST_TELLING = 2;

/** Where the two figures stand that a figure of a row is made of: a part and its whole, or a figure and what is taken from it. */
export interface Way {
  of(row: number): readonly [At, At];
}

/** The numbers of a column in the rows that are looked at, and where they stand. */
const numbersOf = (table: Table, c: number): readonly (readonly [row: number, figure: number])[] =>
  table.cells.slice(0, SAMPLE).flatMap((line, r) => {
    const figure = figureAt(table, r, c);
    return line[c] == null || Number.isNaN(figure) ? [] : [[r, figure] as const];
  });

const columnsNear = (table: Table, c: number, isFit: (c: number) => boolean): number[] => {
  const found: number[] = [];
  const last = Math.min(table.columns.length - 1, c + NEAR);
  for (let at = Math.max(0, c - NEAR); at <= last; at++) if (at !== c && isFit(at)) found.push(at);
  return found;
};

/** The way that most rows bear out, where enough do and next to none speak against it. */
function bestOf(
  table: Table,
  c: number,
  ways: readonly Way[],
  made: (first: number, second: number) => number,
): Way | undefined {
  const numbers = numbersOf(table, c);
  if (numbers.length < LEAST) return undefined;
  let best: { readonly way: Way; readonly right: number } | undefined;
  for (const way of ways) {
    let [right, wrong, telling] = [0, 0, 0];
    const seen = new Set<number>();
    for (const [r, printed] of numbers) {
      const [first, second] = way.of(r);
      const value = made(figureAt(table, ...first), figureAt(table, ...second));
      if (!Number.isFinite(value)) continue;
      const unit = 10 ** -(printedPlaces(table, r, c) + ratioPlaces(table.cells[r]?.[c]?.unit ?? ""));
      if (Math.abs(value - printed) > unit * 0.51) wrong++;
      else {
        right++;
        if (Math.abs(printed) >= unit * TELLING) telling++;
        seen.add(printed);
      }
    }
    // One figure again and again (100%, 0) bears out nothing.
    const isBorneOut =
      seen.size > 1 &&
      (telling >= LEAST_TELLING ? wrong * LEAST_TELLING <= right : right >= LEAST && wrong * TO_ONE <= right);
    if (isBorneOut && right > (best?.right ?? 0)) best = { way, right };
  }
  return best?.way;
}

/** True of a column whose numbers are rates, whether its header says so or its cells. */
export const isOfRates = (table: Table, c: number): boolean => {
  const number = numbersOf(table, c)[0];
  return number !== undefined && isRate(table.cells[number[0]]?.[c]?.unit ?? "");
};

const isAmount = cachedFor((table: Table) => {
  const amounts = table.columns.map(
    ({ measure }, c) => isLevel(measure) && measure !== "change" && !isOfRates(table, c),
  );
  return (c: number): boolean => amounts[c] === true;
});

/** Rows that may be the whole of the others: the first, the last, totals, and one that is all of it. */
function wholesIn(table: Table, c: number): readonly number[] {
  const numbers = numbersOf(table, c).map(([r]) => r);
  const said = table.rows.flatMap(({ total }, r) => (total || figureAt(table, r, c) === 1 ? [r] : []));
  return [...new Set([...said.slice(0, NEAR), ...numbers.slice(0, 1)])];
}

/** Each two of some columns, in the same row. */
const pairsOf = (columns: readonly number[]): Way[] =>
  columns.flatMap((first) =>
    columns.flatMap((second): Way[] => {
      if (first === second) return [];
      const of = (r: number): readonly [At, At] => [
        [r, first],
        [r, second],
      ];
      return [{ of }];
    }),
  );

/** The part and the whole of a column of shares, completions or rates: of two columns, or of a row and the row of the whole. */
export const quotientOf = cachedFor((table: Table) => (c: number): Way | undefined => {
  const near = columnsNear(table, c, isAmount(table));
  const wholes = wholesIn(table, c);
  const overRows = near.flatMap((part) => {
    const over = (wholeOf: (r: number) => number): Way => ({
      of: (r) => {
        const whole = wholeOf(r);
        return [
          [r === whole ? -1 : r, part],
          [whole, part],
        ];
      },
    });
    return [...wholes.map((whole) => over(() => whole)), over((r) => table.rows[r]?.parent ?? -1)];
  });
  return bestOf(table, c, [...overRows, ...pairsOf(near)], (part, whole) => (whole === 0 ? NaN : part / whole));
});

/** The two rates of which a column of percentage points is the difference: 完成率 less 序时进度. */
export const differenceOf = cachedFor((table: Table) => (c: number): Way | undefined => {
  const rates = columnsNear(table, c, (at) => isOfRates(table, at));
  return bestOf(table, c, pairsOf(rates), (now, then) => now - then);
});

/** The header of a part that its whole has counted. */
export const PART = /(?:^|\/ )\s*(?:其\s*中|[#＃])/;

/**
 * The columns side by side that a column is the sum of, behind it or before it: 合计 of its parts, 上半年 of its quarters. Only
 * columns of one measure add up, and figures to a target, those between them left aside.
 */
export function columnsAdding(table: Table, c: number): readonly number[] | undefined {
  const own = table.columns[c];
  if (!own || !isAmount(table)(c)) return undefined;
  // 年度任务 | 累计完成 | 剩余任务: a target is made up of what was done and what is left.
  const measures = own.measure === "target" ? ["target", "actual"] : [own.measure];
  const isAlike = (at: number): boolean => {
    const { measure = "rank", region } = table.columns[at] ?? {};
    return isAmount(table)(at) && measures.includes(measure) && region === own.region;
  };
  const near = columnsNear(table, c, isAlike);
  const isPart = (at: number): boolean => PART.test(table.columns[at]?.header ?? "");
  const behind = near.filter((at) => at > c);
  // 其中 is a part that its whole, to its left, has counted; all of its parts may stand there: 支出 | 其中：基本支出 | 项目支出.
  const sides = [
    near.filter((at) => at < c && !isPart(at)).reverse(),
    behind.filter((at) => !isPart(at)),
    ...(isPart(behind[0] ?? c) ? [behind] : []),
  ];
  const rows = numbersOf(table, c).filter(([, figure]) => figure !== 0);
  for (const side of sides)
    for (let length = 2; length <= side.length; length++) {
      const parts = side.slice(0, length);
      let [right, wrong] = [0, 0];
      for (const [r] of rows) {
        // As many rows as cannot be made up for by those to come.
        if (wrong * TO_ONE > rows.length) break;
        const holds = addsUp(table, r, c, parts);
        if (holds === true) right++;
        else if (holds === false) wrong++;
      }
      if (right >= LEAST && wrong * TO_ONE <= right) return parts;
    }
  return undefined;
}

/** Whether a figure is the sum of others of its row; undefined where fewer than two of them say something. */
export function addsUp(table: Table, r: number, c: number, parts: readonly number[]): boolean | undefined {
  const whole = numberAt(table, r, c);
  const numbers = parts.flatMap((at) => numberAt(table, r, at) ?? []);
  const isTold = numbers.filter(({ figure }) => figure !== 0).length > 1;
  if (!whole || !isTold || numbers.some(({ unit }) => unit !== whole.unit)) return undefined;
  const places = Math.min(printedPlaces(table, r, c), ...parts.map((at) => printedPlaces(table, r, at)));
  return sumHolds(
    whole.figure,
    numbers.map(({ figure }) => figure),
    places,
  );
}
