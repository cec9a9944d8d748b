import { absence, isNumber, type Axes, type Figure } from "county-monthly";

/** The counties of the whole country, and how many of them a quick run takes. */
export const ALL_REGIONS = 2843;
export const SOME_REGIONS = 284;

const INDICATORS = 60;
const MONTHS = 120;
const FIRST_YEAR = 2008;
const [TOTAL, TAX, OTHER] = [0, 1, 2];
const NAMED = ["财政总收入", "税收收入", "非税收入"];

/** The target of the share of tax. */
export const TAX_SHARE_TARGET = 0.75;

const numbered = (word: string, i: number, width: number): string => `${word}${String(i + 1).padStart(width, "0")}`;

/** The axes of the made-up nation: counties, 60 indicators of single months, ten years to 2017. */
export const nationAxes = (regions: number): Axes => ({
  regions: Array.from({ length: regions }, (_, i) => numbered("县", i, 4)),
  indicators: Array.from({ length: INDICATORS }, (_, i) => ({
    name: NAMED[i] ?? numbered("指标", i, 2),
    unit: "万元",
  })),
  periods: Array.from({ length: MONTHS }, (_, i) => ({
    year: FIRST_YEAR + Math.floor(i / 12),
    month: (i % 12) + 1,
    span: "month" as const,
  })),
});

/** A monthly target for each indicator, in 万元; the last of them has none. */
export const nationTargets: readonly Figure[] = Array.from({ length: INDICATORS }, (_, i) =>
  i === INDICATORS - 1 ? absence("no target") : 2500.5 + 250 * i,
);

/** A number in [0, 1) that hangs on the three alone, the same wherever it is drawn. */
function drawn(a: number, b: number, c: number): number {
  let mixed = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(c + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

const [SIZE, RATE, TAX_SHARE, NOISE, KIND] = [1000, 1001, 1002, 2000, 3000];
const SEASON = [1.3, 0.7, 0.9, 1, 1, 1.4, 0.8, 0.9, 1, 0.9, 0.9, 1.5];

/** A level in hundredths: sizes differ a hundredfold, each county and indicator grows at its own rate, in the same seasons. */
function level(region: number, indicator: number, month: number): number {
  const size = 1000 * (1 + 99 * drawn(region, 0, SIZE) ** 4);
  const rate = 0.14 * drawn(region, indicator, RATE) - 0.02;
  const noise = 0.95 + 0.1 * drawn(region, indicator, NOISE + month);
  return Math.round(100 * size * (1 + (rate * month) / 12) * (SEASON[month % 12] ?? 1) * noise);
}

function tax(region: number, month: number): number {
  const share = 0.5 + 0.4 * drawn(region, TAX, TAX_SHARE) + 0.04 * drawn(region, TAX, NOISE + month);
  return Math.round(level(region, TOTAL, month) * share);
}

/** A figure of the made-up nation, to two decimals: tax and the rest make up the total; 2 % missing, 0.5 % zero, 0.5 % negative. */
export function nationFigure(region: number, indicator: number, month: number): Figure {
  const kind = drawn(region, indicator, KIND + month);
  if (kind < 0.02) return absence("not reported");
  if (kind < 0.025) return 0;
  const size =
    indicator === TAX
      ? tax(region, month)
      : indicator === OTHER
        ? level(region, TOTAL, month) - tax(region, month)
        : level(region, indicator, month);
  return (kind < 0.03 ? -size : size) / 100;
}

/** A figure in hundredths, as a database loads it; null where there is none. */
export const hundredths = (figure: Figure): number | null => (isNumber(figure) ? Math.round(figure * 100) : null);
