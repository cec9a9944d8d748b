/** The assessment of units (绩效考核): four parts by weight, 一票否决, and the last of the list. Nothing that the workbook does not state. */
import { absence, type Absence, type Figure } from "../model/figure";
import { exactly, amountFigure } from "../model/exact";
import { add, multiply, ZERO, type Rational } from "../model/rational";
import { competitionRanks } from "../standing/rank";
import type { RegisterRecord } from "./registers";

type Score = RegisterRecord<"scores">;
type Weight = RegisterRecord<"weights">;

/** The parts of a score, with the field that holds each. */
const PARTS = { 项目引进: "introduction", 项目争取: "winning", 项目推进: "advance", 要素保障: "support" } as const;

/** A unit that was assessed. */
export interface Assessed {
  readonly unit: string;
  readonly scope: string;
  /** The weighted points; of one that is vetoed they are told and do not count. */
  readonly score: Figure;
  /** The items by which it is vetoed. */
  readonly vetoes: readonly string[];
  /** Vetoes that the assessment does not know: told, and not counted. */
  readonly unknownVetoes: readonly string[];
  /** Its place; the reason where it has none, and after all others where it is vetoed. */
  readonly place: Figure;
  readonly isTied: boolean;
}

/**
 * The units of a period by their score (考核排名), judged at two places. One that is vetoed has failed whatever its score: all
 * such share the last place. A part without points, or without a weight, leaves the unit without a score.
 *
 * @example
 * assessed([{ unit: "甲局", period: "2017", scope: "", introduction: 90, winning: 80, advance: 70, support: 60, vetoes: [] }], [{ item: "项目引进", weight: 0.4, isVeto: false }, { item: "项目争取", weight: 0.2, isVeto: false }, { item: "项目推进", weight: 0.2, isVeto: false }, { item: "要素保障", weight: 0.2, isVeto: false }]).map(({ score, place }) => [score, place]) // => [[78, 1]]
 */
export function assessed(scores: Iterable<Score>, weights: Iterable<Weight>): Assessed[] {
  const rules = [...weights];
  const known = new Set(rules.filter(({ isVeto }) => isVeto).map(({ item }) => item));
  const rows = [...scores].map((one) => ({
    unit: one.unit,
    scope: one.scope,
    score: scoreOf(one, rules),
    vetoes: one.vetoes.filter((item) => known.has(item)),
    unknownVetoes: one.vetoes.filter((item) => !known.has(item)),
  }));
  const counting = rows.map(({ score, vetoes }) => (vetoes.length > 0 ? VETOED : score));
  const places = competitionRanks(counting, { decimals: 2 });
  const last = counting.filter((one) => typeof one === "number").length + 1;
  return rows.map((row, index) => {
    const place = row.vetoes.length > 0 ? last : (places[index] as Figure);
    const isTied = rows.some((other, at) => {
      const others = other.vetoes.length > 0 ? last : places[at];
      return at !== index && typeof place === "number" && others === place;
    });
    return { ...row, place, isTied };
  });
}

const VETOED: Absence = absence("not in the field");

function scoreOf(score: Score, weights: readonly Weight[]): Figure {
  const figures = Object.entries(PARTS).flatMap(([item, field]) => [
    score[field],
    weights.find((one) => one.item === item && !one.isVeto)?.weight ?? absence("not reported"),
  ]);
  return amountFigure(
    exactly(figures, (...values) => {
      let sum: Rational = ZERO;
      for (let i = 0; i < values.length; i += 2)
        sum = add(sum, multiply(values[i] as Rational, values[i + 1] as Rational));
      return sum;
    }),
  );
}

/**
 * The last so many of a list (末位), of one scope where it is named; those that tie with the first of them are all there.
 *
 * @example
 * bottom([{ unit: "甲", scope: "", place: 1 }, { unit: "乙", scope: "", place: 2 }, { unit: "丙", scope: "", place: 2 }], 1).map(({ unit }) => unit) // => ["乙", "丙"]
 */
export function bottom<T extends Pick<Assessed, "scope" | "place">>(
  rows: readonly T[],
  count: number,
  scope = "",
): T[] {
  const placed = rows
    .filter((row) => typeof row.place === "number" && (scope === "" || row.scope === scope))
    .sort((a, b) => Number(a.place) - Number(b.place));
  const edge = placed[placed.length - Math.min(count, placed.length)];
  return count > 0 && edge ? placed.filter(({ place }) => Number(place) >= Number(edge.place)) : [];
}
