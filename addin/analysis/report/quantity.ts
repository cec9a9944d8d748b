import { rationalOf, subtract, toNumber } from "../model/rational";
import type { Finding, Subject } from "../model/finding";
import { isRate, ratioPlaces } from "../model/unit";
import { digits, ownPlaces, rateWords } from "./number";
import { reasonWords, type Language } from "../model/words";

/** Units as English tables head them; what is not here keeps its own name. */
const ENGLISH: Readonly<Record<string, string>> = {
  元: "yuan",
  千元: "thousand yuan",
  万元: "(10,000 yuan)",
  百万元: "million yuan",
  亿元: "(100 million yuan)",
  亩: "mu",
  平方米: "m²",
  万平方米: "(10,000 m²)",
  人: "persons",
  万人: "(10,000 persons)",
  户: "households",
  天: "days",
  吨: "tonnes",
  公里: "km",
};

/**
 * A figure of a finding as its cell counts it: in the cell's own unit, thousands separated, a ratio as a percentage.
 * Nothing is rescaled, so that a difference in the last place stays visible. Text is quoted.
 *
 * @param decimals places of a rate, its own when left out
 *
 * @example
 * quantity(65300, "万元") // => "65,300万元"
 * quantity(65300, "万元", "en") // => "65,300 (10,000 yuan)"
 * quantity(0.032, "%") // => "3.2%"
 * quantity(5, "位") // => "第5位"
 * quantity("15..3%", "") // => "“15..3%”"
 */
export function quantity(value: number | string, unit: string, language: Language = "zh", decimals?: number): string {
  if (typeof value === "string") return `“${value}”`;
  if (!Number.isFinite(value)) return reasonWords("not a number", language);
  if (isRate(unit)) return rateWords(value, unit, decimals, language);
  if (unit === "位") return language === "zh" ? `第${digits(value)}位` : `place ${digits(value)}`;
  const text = digits(value, { grouped: true });
  if (language === "zh" || unit === "") return text + unit;
  return `${text} ${ENGLISH[unit] ?? unit}`;
}

/** The expected figure, the received one and their difference, worded alike; "" for one that a finding lacks. */
export interface Quantities {
  readonly expected: string;
  readonly received: string;
  /** 多1万元 / 少1万元, 高10.0个百分点; too high by …; "" where there is nothing to subtract. */
  readonly difference: string;
}

/** The parts of a rule's sentence in words; "" for a part that a finding lacks. */
export interface Parts extends Quantities {
  /** Region and indicator, ready to stand before the rest. */
  readonly subject: string;
  readonly cause: Finding["cause"];
  /** The rule's short title. */
  readonly title: string;
  /** Year and month that the finding is about. */
  readonly month: string;
  readonly about: Subject;
  readonly sheet: string;
  /** Of a formula: the character at which it goes wrong, counted from 1. */
  readonly position: string;
}

/**
 * The two figures of a finding and their exact difference; rates with as many places as the longer of them needs.
 *
 * @example
 * quantities({ expected: 0.032, received: 0.13, unit: "%" }) // => { expected: "3.2%", received: "13.0%", difference: "高9.8个百分点" }
 * quantities({ expected: 65301, received: 65300, unit: "万元" }, "en") // => { expected: "65,301 (10,000 yuan)", received: "65,300 (10,000 yuan)", difference: "too low by 1 (10,000 yuan)" }
 * quantities({ expected: null, received: "18月", unit: "" }) // => { expected: "", received: "“18月”", difference: "" }
 */
export function quantities(
  { expected, received, unit }: Pick<Finding, "expected" | "received" | "unit">,
  language: Language = "zh",
): Quantities {
  const numbers = [expected, received].filter((value) => typeof value === "number");
  const decimals = isRate(unit)
    ? Math.max(0, ...numbers.map((value) => ownPlaces(value) - ratioPlaces(unit)))
    : undefined;
  const words = (value: number | string | null) => (value === null ? "" : quantity(value, unit, language, decimals));
  const apart = unit !== "位" && isFiniteNumber(expected) && isFiniteNumber(received) ? exactly(received, expected) : 0;
  return {
    expected: words(expected),
    received: words(received),
    difference: apart === 0 ? "" : differenceWords(apart, unit, language, decimals),
  };
}

const isFiniteNumber = (value: number | string | null): value is number => Number.isFinite(value);

const exactly = (a: number, b: number): number => toNumber(subtract(rationalOf(a), rationalOf(b)));

function differenceWords(apart: number, unit: string, language: Language, decimals: number | undefined): string {
  const size = quantity(Math.abs(apart), unit === "%" ? "个百分点" : unit, language, decimals);
  if (language === "en") return `too ${apart > 0 ? "high" : "low"} by ${size}`;
  return `${isRate(unit) ? (apart > 0 ? "高" : "低") : apart > 0 ? "多" : "少"}${size}`;
}
