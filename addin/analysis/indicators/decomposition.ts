import { subtract, type Rounding } from "../model/rational";
import { amountFigure, exactly } from "../model/exact";
import { isNumber, type Figure } from "../model/figure";
import { balancedRounding } from "./balance";
import { growth } from "./growth";
import { contribution, contributionRate } from "./share";

/** A figure of now and of then. */
export interface Change {
  readonly current: Figure;
  readonly base: Figure;
}

/** The effect of one part on the growth of its total. */
export interface PartOfGrowth {
  /** 增减额, in the unit of the amounts. */
  readonly change: Figure;
  readonly growth: Figure;
  /** 拉动, percentage points as a ratio. */
  readonly contribution: Figure;
  /** 贡献率, a ratio. */
  readonly rate: Figure;
}

const changeOf = ({ current, base }: Change): Figure => amountFigure(exactly([current, base], subtract));

/**
 * Decomposition of the growth of a total by its parts (增长分解): 增减额, 增速, 拉动 and 贡献率 of each part, and of
 * `rest`, what the total has beyond the parts named.
 *
 * With `decimals` the printed contributions, those of the rest among them, add up to the printed growth and the rates to
 * 100% (舍位平衡, by the largest remainder), so that a reader may add them; without, each is as near as a number can be.
 * Where a part has no number, each part is rounded by itself and the rest has the same reason.
 *
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * growthDecomposition({ current: 106, base: 100 }, [{ current: 64, base: 60 }, { current: 42, base: 40 }]).parts.map((part) => part.contribution) // => [0.04, 0.02]
 * growthDecomposition({ current: 109, base: 90 }, [{ current: 34, base: 30 }, { current: 37, base: 30 }, { current: 38, base: 30 }], { decimals: 0 }).parts.map((part) => part.contribution) // => [0.04, 0.08, 0.09]
 * growthDecomposition({ current: 106, base: 100 }, [{ current: 64, base: 60 }]).rest // => { change: 2, growth: 0.05, contribution: 0.02, rate: 0.3333333333333333 }
 */
export function growthDecomposition(
  total: Change,
  parts: readonly Change[],
  rounding: Rounding = {},
): { readonly total: PartOfGrowth; readonly parts: readonly PartOfGrowth[]; readonly rest: PartOfGrowth } {
  const beyond = (whole: Figure, of: (part: Change) => Figure): Figure =>
    amountFigure(exactly([whole, ...parts.map(of)], (all, ...some) => some.reduce(subtract, all)));
  const rest: Change = {
    current: beyond(total.current, ({ current }) => current),
    base: beyond(total.base, ({ base }) => base),
  };
  const all = [...parts, rest];
  const changes = all.map(changeOf);
  const plain = all.map((part, i): PartOfGrowth => {
    const [now, before] = [part.current, part.base];
    return {
      change: changes[i] as Figure,
      growth: growth(now, before, rounding),
      contribution: contribution(now, before, total.base, rounding),
      rate: contributionRate(now, before, total.current, total.base, rounding),
    };
  });
  const balanced = balance(plain, total, rounding);
  const whole = plainOf(total, rounding);
  return { total: whole, parts: balanced.slice(0, -1), rest: balanced[parts.length] as PartOfGrowth };
}

function plainOf(total: Change, rounding: Rounding): PartOfGrowth {
  const { current, base } = total;
  const rate = contributionRate(current, base, current, base, rounding);
  const rated = growth(current, base, rounding);
  return { change: changeOf(total), growth: rated, contribution: rated, rate };
}

/** Makes the printed parts add up: the changes, which are exact, shared out in printed units of the total. */
function balance(parts: readonly PartOfGrowth[], total: Change, { decimals }: Rounding): readonly PartOfGrowth[] {
  const [whole, base] = [changeOf(total), total.base];
  const changes = parts.map(({ change }) => change);
  if (decimals === undefined || !isNumber(whole) || !isNumber(base) || !changes.every(isNumber)) return parts;
  const sign = whole < 0 ? -1 : 1;
  const contributions = balancedRounding(changes, base, decimals + 2);
  const rates = balancedRounding(
    changes.map((change) => sign * change),
    sign * whole,
    decimals + 2,
  );
  return parts.map((part, i) => ({
    ...part,
    contribution: isNumber(part.contribution) ? (contributions[i] as Figure) : part.contribution,
    rate: isNumber(part.rate) ? (rates[i] as Figure) : part.rate,
  }));
}
