import { growth, places } from "../../seeds/make/exact.mjs";
import { plainSheet, type Sheet } from "../../addin/analysis/index";
import { COUNTIES, type Line } from "./table";

/** What one county reports for a month, 本月 too. */
export type Report = Line & { readonly single: number };

/** A county's months: cumulative revenue and tax of January 2016 to August 2017, by year and month. */
export interface Past {
  readonly name: string;
  readonly budget: number;
  readonly revenue: Readonly<Record<string, number>>;
  readonly tax: Readonly<Record<string, number>>;
}

/** How a random county goes: its size, its growth, its tax share in hundredths, and a wobble for every month. */
export interface Drawn {
  readonly size: number;
  readonly growth: number;
  readonly share: number;
  readonly budget: number;
  readonly wobbles: readonly number[];
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const key = (year: number, month: number): string => `${year}-${month}`;

/** The months of a county: smooth enough that nothing in them is worth asking about. */
export function pastOf(name: string, { size, growth: rate, share, budget, wobbles }: Drawn): Past {
  const revenue: Record<string, number> = {};
  const tax: Record<string, number> = {};
  let [sum, taxes] = [0, 0];
  MONTHS.forEach((month, i) => {
    const single = Math.round((size * (1000 + (wobbles[i] ?? 0))) / 1000);
    sum += single;
    taxes += Math.round((single * share) / 100);
    [revenue[key(2016, month)], tax[key(2016, month)]] = [sum, taxes];
    if (month > 8) return;
    // Growth of the year so far, within half a point of the county's own.
    const grown = (amount: number) => Math.round((amount * (1000 + rate + ((wobbles[11 - i] ?? 0) % 5))) / 1000);
    [revenue[key(2017, month)], tax[key(2017, month)]] = [grown(sum), grown(taxes)];
  });
  return { name, budget: Math.round((sum * (1000 + budget)) / 1000), revenue, tax };
}

/** What the counties report for a month of 2017. */
export const reportsOf = (pasts: readonly Past[], month = 8): Report[] =>
  pasts.map(({ name, budget, revenue, tax }) => ({
    name,
    single: (revenue[key(2017, month)] ?? 0) - (revenue[key(2017, month - 1)] ?? 0),
    now: revenue[key(2017, month)] ?? 0,
    base: revenue[key(2016, month)] ?? 0,
    budget,
    tax: tax[key(2017, month)] ?? 0,
  }));

/** January 2016 to July 2017 as they were accepted, a sheet a month. */
export function historyOf(pasts: readonly Past[]): Sheet[] {
  const months = [
    ...MONTHS.map((month) => [2016, month] as const),
    ...MONTHS.slice(0, 7).map((m) => [2017, m] as const),
  ];
  return months.map(([year, month]) =>
    plainSheet(
      [
        [`${year}年${month === 1 ? "1月" : `1—${month}月`}六县（市）财政收入`],
        ["单位：万元"],
        ["地区", "财政总收入", "税收收入"],
        ...pasts.map(({ name, revenue, tax }) => [
          name,
          revenue[key(year, month)] ?? null,
          tax[key(year, month)] ?? null,
        ]),
      ],
      { file: `${year}.xlsx`, name: `${year}年${month}月` },
    ),
  );
}

/** 第k位 of a county in the table, for a sentence. */
export const sentenceOf = (reports: readonly Report[], at: number): string => {
  const rates = reports.map(({ now, base }) => growth(now, base));
  const rate = rates[at] ?? 0;
  const words = rate < 0 ? `下降${-rate}%` : `增长${rate}%`;
  return `1—8月，${COUNTIES[at] ?? ""}财政总收入同比${words}，在全市六县（市）中居第${places(rates)[at] ?? 0}位。`;
};
