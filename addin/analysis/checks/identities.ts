import type { Names } from "../model/indicator";
import { isLevel } from "../model/observation";
import { balance } from "./balance";
import { statedOf } from "./earlier";
import { isKnown, type Known } from "./printed";
import type { Month } from "./rule";

/** An indicator that is the sum of others by its definition. */
export interface Identity {
  readonly whole: string;
  readonly parts: readonly string[];
}

const IDENTITIES = new WeakMap<Names, readonly Identity[]>();

/**
 * What the dictionary's 口径 says in sums of its own indicators: 地方收入＋上划中央＋上划省级＝税收收入＋非税收入. A text that
 * is no such sum says nothing here.
 */
export function identitiesOf(names: Names): readonly Identity[] {
  let identities = IDENTITIES.get(names);
  if (!identities) IDENTITIES.set(names, (identities = definedBy(names)));
  return identities;
}

function definedBy({ dictionary, indicator }: Names): Identity[] {
  return dictionary.indicators.flatMap(({ name: whole, basis }) =>
    basis.split(/[＝=；;]/).flatMap((sum) => {
      const terms = sum.split(/[＋+]/);
      const parts = terms.flatMap((term) => indicator(term)?.name ?? []);
      return terms.length > 1 && parts.length === terms.length ? [{ whole, parts }] : [];
    }),
  );
}

/** Calls for every level that the month states of an indicator, with what it states of others at the same place and time. */
export function eachWhole(
  month: Month,
  { whole, parts }: Identity,
  visit: (whole: Known, parts: readonly (Known | undefined)[]) => void,
): void {
  for (const one of month.ledger.about(whole)) {
    if (isKnown(one) && isLevel(one.measure) && one.unit !== "%" && one.period !== null)
      visit(
        one,
        parts.map((part) => partOf(month, one, part)),
      );
  }
}

/**
 * The figure from the same sheet, else, of a place that the dictionary knows, from wherever it is one figure: from a sheet
 * that does not state the whole, for then that one is judged.
 */
function partOf({ ledger, names }: Month, whole: Known, indicator: string): Known | undefined {
  const stated = statedOf(ledger, { ...whole, indicator });
  const near = stated.filter((one) => isSameSheet(one, whole));
  const far = (): Known[] => {
    const wholes = names.region(whole.region) ? statedOf(ledger, whole) : undefined;
    return wholes ? stated.filter((one) => !wholes.some((other) => isSameSheet(one, other))) : [];
  };
  const [first, ...others] = near.length > 0 ? near : far();
  return first && others.every((one) => balance(first, [[1, one]])?.holds) ? first : undefined;
}

const isSameSheet = (a: Known, b: Known): boolean => a.file === b.file && a.sheet === b.sheet;
