// What is left of what came in and what was spent, by the names of rows or columns: 收入 − 支出 = 结余.
import { cachedFor } from "../model/cache";
import { groupedBy } from "../model/groups";
import { isLevel, type Table } from "../model/observation";
import { PART } from "./borneOut";
import type { At } from "./inRows";
import { figureAt, printedPlaces } from "./printed";
import { sumHolds } from "./balance";

/** A row that is the sum of others, less one, or a column that is so. */
interface Sum {
  readonly whole: number;
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  /** The sum by the names of its terms: 上年结余＋本年收入－本年支出. */
  readonly words: string;
}

/** Such a sum with the lines, columns or rows, in which it holds and in which it fails. */
export interface Surplus extends Sum {
  readonly at: (item: number, line: number) => At;
  readonly right: readonly number[];
  readonly wrong: readonly number[];
}

type Role = "opening" | "closing" | "net" | "income" | "expense";

const END = /[年月期]末|滚存|累计/;
const STOCK = /结余|余额|库存/;

/** 年末结余, 滚存结余: split, as a pattern would look for the second word from each of the first. */
const isClosing = (name: string): boolean =>
  name
    .split(END)
    .slice(1)
    .some((words) => STOCK.test(words));

const by =
  (pattern: RegExp) =>
  (name: string): boolean =>
    pattern.test(name);

const ROLES: readonly (readonly [Role, (name: string) => boolean])[] = [
  ["opening", by(/(?:上[年期月]|年初|期初)[末底]?(?:滚存|累计)?(?:收支)?(?:结余|结转|余额|库存)/)],
  ["closing", isClosing],
  ["net", by(/[本当][年期月](?:收支)?结余|收支(?:结余|差额)|^结余(?:额|数)?$/)],
  ["income", by(/(?:收入(?:合计|总计)?|新增|增加|购进|入库|举借)[额数量]?$/)],
  ["expense", by(/(?:支出(?:合计|总计)?|偿还|减少|销售|出库|化解)[额数量]?$/)],
];

const LEFT = /结余|收支差额|余额|库存/;

interface Item {
  readonly at: number;
  readonly name: string;
  readonly role: Role;
}

/** The rows or columns whose names say a part of such a sum; none where nothing is left. */
function itemsOf(names: readonly string[], isTaken: (at: number) => boolean): Item[] {
  if (!names.some((name) => LEFT.test(name))) return [];
  return names.flatMap((name, at) => {
    const pieces = name.split(" / ").map((piece) => piece.replace(/[(（][^()（）]*[)）]/g, "").trim());
    const role = ROLES.find(([, isOf]) => pieces.some(isOf))?.[0];
    return role !== undefined && isTaken(at) ? [{ at, name: pieces.join(""), role }] : [];
  });
}

/** The sums that names say of a list in which each of them comes once. */
function sumsIn(items: readonly Item[]): Sum[] {
  const only = (role: Role): Item | undefined => {
    const [one, ...more] = items.filter((item) => item.role === role);
    return more.length === 0 ? one : undefined;
  };
  const [opening, closing, net, income, expense] = (["opening", "closing", "net", "income", "expense"] as const).map(
    only,
  );
  const sum = (whole: Item | undefined, plus: readonly (Item | undefined)[], less: Item | undefined): Sum[] => {
    const known = plus.flatMap((item) => item ?? []);
    if (!whole || !less || known.length < plus.length) return [];
    const words = `${known.map(({ name }) => name).join("＋")}－${less.name}`;
    return [{ whole: whole.at, plus: known.map(({ at }) => at), minus: [less.at], words }];
  };
  return [...sum(net, [income], expense), ...sum(closing, [opening, income], expense)];
}

/** The sums that hold in a line at least, and in as many as they fail in. */
function borneOut(table: Table, sums: readonly Sum[], lines: readonly number[], at: Surplus["at"]): Surplus[] {
  return sums.flatMap((sum): Surplus[] => {
    const terms = [...sum.plus, ...sum.minus];
    const [right, wrong]: [number[], number[]] = [[], []];
    for (const line of lines) {
      const figures = terms.map((item) => figureAt(table, ...at(item, line)) * (sum.minus.includes(item) ? -1 : 1));
      const whole = figureAt(table, ...at(sum.whole, line));
      if ([whole, ...figures].some(Number.isNaN) || figures.every((figure) => figure === 0)) continue;
      const places = Math.min(...[sum.whole, ...terms].map((item) => printedPlaces(table, ...at(item, line))));
      (sumHolds(whole, figures, places) ? right : wrong).push(line);
    }
    return right.length > 0 && right.length >= wrong.length ? [{ ...sum, at, right, wrong }] : [];
  });
}

/** The surpluses of a table by the names of its rows and of its columns, where its figures bear them out. */
export const surplusesOf = cachedFor((table: Table): readonly Surplus[] => {
  const { rows, columns } = table;
  const names = rows.map(({ name }) => name);
  const ofRows = [
    ...groupedBy(
      itemsOf(names, (r) => rows[r]?.part === false),
      ({ at }) => rows[at]?.parent ?? -1,
    ).values(),
  ].flatMap(sumsIn);
  const levels = columns.flatMap(({ measure }, c) => (isLevel(measure) ? [c] : []));
  const headers = columns.map(({ header }) => header);
  const isTaken = (c: number): boolean => {
    const { measure = "rank", against = null } = columns[c] ?? {};
    const isThen = measure === "base" && against !== "lastYear";
    return (measure === "actual" || isThen) && !PART.test(headers[c] ?? "");
  };
  const ofColumns = [
    ...groupedBy(itemsOf(headers, isTaken), ({ at }) => {
      const { region, period } = columns[at] ?? {};
      return [region, period?.year, period?.month].join("|");
    }).values(),
  ].flatMap((items) => {
    const spanOf = ({ at }: Item) => columns[at]?.period?.span;
    const spans = new Set(items.map(spanOf).filter((span) => span !== "balance"));
    return [...spans].flatMap((span) =>
      sumsIn(items.filter((item) => spanOf(item) === span || spanOf(item) === "balance")),
    );
  });
  return [
    ...borneOut(table, ofRows, levels, (row, column) => [row, column]),
    ...borneOut(table, ofColumns, [...rows.keys()], (column, row) => [row, column]),
  ];
});

/** True of a sum that says the same as one of some surpluses: 收入 = 支出 + 结余. */
export const isTurned = (surpluses: readonly Surplus[], total: number, parts: readonly number[]): boolean =>
  surpluses.some(
    ({ whole, plus, minus }) =>
      plus.length === 1 && plus[0] === total && parts.every((part) => part === whole || minus.includes(part)),
  );
