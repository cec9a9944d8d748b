// Growth rates of a call, of which a percentage may have lost its sign: 3.2 for 3.2%.
import { isNumber, rounded, type Figure, type Verdict } from "../analysis";
import { Mistake, say, type Cell } from "./cell";
import { asPercentage, counts, GROWTH, isBare, quantityOf, refuseMixed, refuseUnit, type Both } from "./units";

/** Growth of every unit of a field: ratios, none below −100%, and not all of them the percentages of a sheet without their sign. */
export function growthField(cells: readonly Cell[]): readonly Figure[] {
  const all = cells.map(quantityOf);
  const known = all.filter(counts);
  for (const one of known) refuseUnit({ kind: "growth", name: GROWTH }, one);
  refuseMixed(known);
  const bare = known.filter(isBare).map(({ figure }) => figure as number);
  const odd =
    bare.find((growth) => growth < -1) ?? (bare.every((growth) => Math.abs(growth) > 1) ? bare[1] : undefined);
  if (odd !== undefined) throw percentageLost(GROWTH, odd);
  return all.map(({ figure }) => figure);
}

/** Refuses a field that knows a unit's own growth only as a percentage without its sign. */
export function refusePercentages(field: readonly Figure[], own: Figure): void {
  if (!isNumber(own)) return;
  const known = field.filter(isNumber);
  if (known.some((growth) => isPrintOf(growth, own))) return;
  const odd = known.find((growth) => Math.abs(growth) > 1 && isPrintOf(growth, own * 100));
  if (odd !== undefined) throw percentageLost(GROWTH, odd);
}

/** True of a number that another rounds to at its places. */
const isPrintOf = (printed: number, full: number): boolean =>
  Number.isFinite(full) && rounded(full, Math.min(/\.(\d+)$/.exec(String(printed))?.[1]?.length ?? 0, 10)) === printed;

/** The printed rate of growth; refused where it would agree if it were a percentage, and its sign is missing. */
export function printedRate(cell: Cell, judge: (rate: Figure) => Verdict): Figure {
  const one = quantityOf(cell);
  refuseUnit({ kind: "growth", name: GROWTH }, one);
  const { figure } = one;
  if (!isNumber(figure) || !isBare(one) || Math.abs(figure) <= 1 || judge(figure) !== "disagree") return figure;
  const verdict = judge(asPercentage(figure));
  if (verdict === "agree" || verdict === "withinRounding") throw percentageLost(GROWTH, figure);
  return figure;
}

/** A percentage that was typed as a bare number. */
function percentageLost([zh, en]: Both, figure: number): Mistake {
  const ratio = asPercentage(figure);
  const choice = [`${figure}%`, ...(isNumber(ratio) ? [String(ratio)] : [])];
  return new Mistake(
    say(
      `${zh}${figure}像是没写百分号的百分数：请填${choice.join("或")}`,
      `${en} ${figure} looks like a percentage without its sign: write ${choice.join(" or ")}`,
    ),
  );
}
