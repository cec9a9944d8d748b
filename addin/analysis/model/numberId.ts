import { periodKey, type Period, type Span } from "./period";

/** A number of a bulletin by what it tells (数字标识): worked out again from these five, it is the number of today. */
export interface NumberId {
  readonly region: string;
  readonly indicator: string;
  readonly period: Period;
  /** The placeholder of the sheet 文字 that words it, with its argument: 增长, 拉动:财政总收入. */
  readonly placeholder: string;
  /** The family of the target; "" for the first of any. */
  readonly family: string;
}

const OURS = "CM";
const LETTERS = { yearToDate: "t", balance: "b", month: "m", year: "y" } as const satisfies Record<Span, string>;
const SPANS = Object.keys(LETTERS) as readonly Span[];

const guarded = (words: string): string => words.replaceAll("%", "%25").replaceAll("|", "%7C");
const unguarded = (words: string): string => words.replaceAll("%7C", "|").replaceAll("%25", "%");

/**
 * The id as the tag of a content control in Word, from which it is read back.
 *
 * @example
 * tagOfNumber({ region: "华容县", indicator: "财政总收入", period: august, placeholder: "增长", family: "" }) // => "CM|2017-08t|华容县|财政总收入|增长|"
 */
export function tagOfNumber({ region, indicator, period, placeholder, family }: NumberId): string {
  const words = [region, indicator, placeholder, family].map(guarded);
  return [OURS, periodKey(period) + LETTERS[period.span], ...words].join("|");
}

/**
 * The id that a tag holds; null of a tag that is none of ours.
 *
 * @example
 * numberOfTag("CM|2017-08t|华容县|财政总收入|增长|")?.indicator // => "财政总收入"
 * numberOfTag("客户名称") // => null
 */
export function numberOfTag(tag: string): NumberId | null {
  const [ours, when = "", ...words] = tag.split("|");
  const found = /^(\d{4})-(0[1-9]|1[0-2])([a-z])$/.exec(when);
  const span = SPANS.find((one) => LETTERS[one] === found?.[3]);
  if (ours !== OURS || words.length !== 4 || found === null || span === undefined) return null;
  const [region = "", indicator = "", placeholder = "", family = ""] = words.map(unguarded);
  const period = { year: Number(found[1]), month: Number(found[2]), span };
  return { region, indicator, period, placeholder, family };
}
