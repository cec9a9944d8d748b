/** The months 2015-01 to 2017-08 of the six counties: every total is the sum of its parts in every month. */
import { allocate, sum } from "./exact.mjs";
import { noise } from "./random.mjs";
import { BALANCES, COUNTIES, ECONOMY } from "./counties.mjs";

/** Taxes, their weight in tax revenue, and how many per cent of each go to the centre, to the province and through the 国税 office. */
const TAXES = [
  { name: "增值税", weight: 41, centre: 50, province: 12, state: 100 },
  { name: "消费税", weight: 3, centre: 100, province: 0, state: 100 },
  { name: "企业所得税", weight: 14, centre: 60, province: 12, state: 60 },
  { name: "个人所得税", weight: 7, centre: 60, province: 12, state: 0 },
  { name: "城市维护建设税", weight: 8, centre: 0, province: 0, state: 0 },
  { name: "契税", weight: 11, centre: 0, province: 0, state: 0 },
  { name: "其他各税", weight: 16, centre: 0, province: 0, state: 0 },
];
const CHARGES = [
  { name: "专项收入", weight: 17 },
  { name: "行政事业性收费收入", weight: 28 },
  { name: "罚没收入", weight: 15 },
  { name: "国有资源（资产）有偿使用收入", weight: 40 },
];
const SEASON = [10.6, 6.6, 8.6, 7.6, 7.6, 10.4, 7, 6.8, 8.3, 7.6, 7.7, 11.2];
export const TAX_NAMES = TAXES.map(({ name }) => name);
export const CHARGE_NAMES = CHARGES.map(({ name }) => name);

/** An amount of August 2016 or August 2017 in its parts. @param {string} county @param {number} year @param {number} total @param {readonly {name: string, weight: number}[]} parts */
function divided(county, year, total, parts) {
  const weights = parts.map(
    ({ name, weight }) => weight * (1 + 0.12 * noise(county, name) + 0.015 * noise(county, name, year)),
  );
  return allocate(total, weights);
}

/**
 * A cumulative amount: August 2016 and 2017 exactly as given, the other months on the season's profile.
 * @param {string} key @param {readonly [number, number]} august 2017 and 2016 @param {number} year @param {number} month
 */
export function cumulative(key, august, year, month) {
  const [latest, before] = august;
  const upTo = (/** @type {number} */ last) =>
    sum(SEASON.slice(0, last).map((share, index) => share * (1 + 0.06 * noise(key, "season", index))));
  const level = (before * upTo(month)) / upTo(8);
  if (year === 2016) return Math.round(level);
  if (year === 2015)
    return Math.round(level / (1 + 0.5 * (latest / before - 1) + 0.035 + 0.012 * noise(key, 2015, month)));
  if (month === 8) return latest;
  return Math.round(level * (latest / before + (0.012 * noise(key, 2017, month) * (10 - month)) / 8));
}

/** A balance between two ends of year. @param {string} key @param {readonly number[]} ends @param {number} year @param {number} month */
function balance(key, ends, year, month) {
  const index = year - 2015;
  const [from = 0, to = 0] = ends.slice(index, index + 2);
  const months = year === 2017 ? 8 : 12;
  if (month === months) return to;
  return 100 * Math.round((from + ((to - from) * (month + 0.3 * noise(key, year, month))) / months) / 100);
}

/**
 * Every figure of a county at the end of a month, in 万元; null where none is published.
 * @param {string} name @param {number} year @param {number} month @returns {Record<string, number | null>}
 */
export function figures(name, year, month) {
  const county = pick(COUNTIES, name);
  const parts = (/** @type {readonly {name: string, weight: number}[]} */ list, /** @type {number[]} */ totals) => {
    const [now, before] = [divided(name, 2017, totals[0] ?? 0, list), divided(name, 2016, totals[1] ?? 0, list)];
    return list.map((item, index) => cumulative(name + item.name, [now[index] ?? 0, before[index] ?? 0], year, month));
  };
  const taxes = parts(TAXES, county.tax);
  const charges = parts(
    CHARGES,
    county.total.map((total, index) => total - (county.tax[index] ?? 0)),
  );
  const share = (/** @type {"centre" | "province" | "state"} */ to) =>
    sum(TAXES.map((tax, index) => Math.floor(((taxes[index] ?? 0) * tax[to]) / 100)));
  const [tax, charge] = [sum(taxes), sum(charges)];
  const economy = pick(ECONOMY, name);
  const grown = (/** @type {number} */ base, /** @type {number} */ rate) => [Math.round(base * (1 + rate / 100)), base];
  const { deposits, loans } = pick(BALANCES, name);
  return {
    财政总收入: tax + charge,
    税收收入: tax,
    ...Object.fromEntries(TAXES.map(({ name: item }, index) => [item, taxes[index] ?? 0])),
    非税收入: charge,
    ...Object.fromEntries(CHARGES.map(({ name: item }, index) => [item, charges[index] ?? 0])),
    地方收入: tax + charge - share("centre") - share("province"),
    上划中央收入: share("centre"),
    上划省级收入: share("province"),
    国税部门收入: share("state"),
    地税部门收入: tax - share("state"),
    财政部门收入: charge,
    国税征收企业所得税: Math.floor(((taxes[2] ?? 0) * 60) / 100),
    一般公共预算支出: cumulative(name + "支出", pair(county.spending), year, month),
    固定资产投资:
      month === 1
        ? null
        : cumulative(name + "投资", pair(grown(economy.investment, economy.investmentGrowth)), year, month),
    社会消费品零售总额: cumulative(name + "零售", pair(grown(economy.retail, economy.retailGrowth)), year, month),
    各项存款余额: balance(name + "存款", deposits, year, month),
    各项贷款余额: balance(name + "贷款", loans, year, month),
  };
}

/** @param {readonly number[]} numbers @returns {[number, number]} */
const pair = ([first = 0, second = 0]) => [first, second];

/** @template {{name: string}} T @param {readonly T[]} list @param {string} name @returns {T} */
export function pick(list, name) {
  const found = list.find((item) => item.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** One figure that is published. @param {string} county @param {string} indicator @param {number} year @param {number} month */
export function figure(county, indicator, year, month) {
  const value = figures(county, year, month)[indicator];
  if (typeof value !== "number") throw new Error(`no ${county} ${indicator} ${year}-${month}`);
  return value;
}
