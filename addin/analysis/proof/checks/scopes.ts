// Gaps to the rate of a wider or a narrower scope that the text gives (高于全省1.2个百分点).
import { negatedRange } from "../../indicators/verdict";
import { FORMULAS } from "../../indicators/formulas";
import type { ProofItem } from "../../model/proof";
import { judged, judgedItem, printedWords, valueOf } from "../item";
import type { TextRead } from "../read";
import { inOneSentence, type Statement } from "../statement";
import { subjectIn } from "../subject";

const SCOPE = /^(全[国省市州区县]|我[省市州区县])/;
/** A yardstick that is a scope and nothing else, or its average. */
const IS_SCOPE = /^(全[国省市州区县])(?:的?平均)?(?:水平)?(?:增幅|增速|增长率?)?$/;

/** Gaps to one scope, and to several in a row: 分别高于全国、全省1.8个、1.2个百分点. */
export function scopeItems({ statements }: TextRead): ProofItem[] {
  return statements.flatMap((first, index): ProofItem[] => {
    const { gap } = first;
    if (gap === null || gap.sign === 0 || gap.printed || first.isComparable) return [];
    const scopes = gap.than
      .replace("分别", "")
      .split(/、|和|及|与/)
      .map((name) => IS_SCOPE.exec(name)?.[1]);
    const list = statements.slice(index, index + scopes.length);
    const isWhole =
      list.length === scopes.length && list.every((one) => one.measure === "points" && inOneSentence(one, first));
    if (!isWhole || (scopes.length === 1) === first.isListed) return [];
    const named = scopes.flatMap((scope) => scope ?? []);
    if (named.length < scopes.length) return [];
    const before = statements.slice(0, index).filter((one) => one.paragraph === first.paragraph && isGrowth(one));
    const current = before.filter((one) => !named.includes(scopeIn(one)) && first.clause - one.clause <= 3).at(-1);
    return current
      ? list.flatMap((one, i) => itemOf(one, named[i] as string, gap.sign as 1 | -1, current, before))
      : [];
  });
}

const isGrowth = ({ measure, quantity, isListed, isComparable, against }: Statement): boolean =>
  measure === "growth" && quantity.unit === "%" && !isListed && !isComparable && against === "lastYear";

const scopeIn = ({ lead }: Statement): string => SCOPE.exec(lead)?.[1] ?? "";

/** The indicator that the words of a rate name behind its scope; "" where they leave it out. */
const indicatorIn = ({ lead }: Statement): string => subjectIn(lead.replace(SCOPE, ""));

function itemOf(
  points: Statement,
  scope: string,
  sign: 1 | -1,
  current: Statement,
  before: readonly Statement[],
): readonly ProofItem[] {
  const own = indicatorIn(current);
  const all = before.filter((one) => scopeIn(one) === scope && one.sentence === current.sentence);
  const alike = all.filter((one) => own === "" || indicatorIn(one) === "" || indicatorIn(one) === own);
  const [yardstick, ...others] = alike;
  if (!yardstick || others.length > 0 || yardstick === current) return [];
  const inputs = [current, yardstick].map((one) => {
    const { range } = valueOf(one.quantity);
    return one.sign === 1 ? range : negatedRange(range);
  });
  const working = `${printedWords(current.quantity)} − ${printedWords(yardstick.quantity)}`;
  return [
    judgedItem(
      { ...points, gap: { sign, than: scope, printed: null } },
      "rateGap",
      judged(FORMULAS.difference, inputs, points.quantity, sign),
      working,
    ),
  ];
}
