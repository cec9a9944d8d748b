import { cachedFor } from "../model/cache";
import { groupedBy } from "../model/groups";
import type { Names } from "../model/indicator";
import type { Ledger } from "../model/ledger";
import {
  observationKey,
  sameBasis,
  type Identity,
  type Observation,
  type Prose,
  type Table,
} from "../model/observation";
import type { Period } from "../model/period";
import { isRate } from "../model/unit";
import { balance } from "./balance";
import { isKnown, type Known } from "./printed";

/** One month as the rules read it: its tables, and everything that is known beside them. */
export interface Month {
  readonly tables: readonly Table[];
  /** The month's sentences, with what they claim. */
  readonly prose: readonly Prose[];
  readonly ledger: Ledger;
  /** Known before these tables: earlier months, and what other files said of this one. */
  readonly earlier: Ledger;
  readonly names: Names;
}

/** The numbers of a ledger by the figure that they state. */
const figuresOf = cachedFor(({ observations }: Ledger): ReadonlyMap<string, readonly Known[]> =>
  groupedBy(observations.filter(isKnown), observationKey),
);

/** Every number that a ledger has of one figure. */
export const statedOf = (ledger: Ledger, identity: Identity): readonly Known[] =>
  figuresOf(ledger).get(observationKey(identity)) ?? [];

/** The one figure that all state; undefined where they differ, or where there is none. */
export const agreed = cachedFor(([first, ...others]: readonly Known[]): Known | undefined =>
  first && others.every((one) => balance(first, [[1, one]])?.holds) ? first : undefined,
);

/**
 * The one number that was accepted of a figure like this at another period, on its basis; undefined where there is none, or
 * several.
 */
export function earlierOf(
  { earlier, names }: Month,
  like: Observation,
  period: Period,
  more: Partial<Identity> = {},
): Known | undefined {
  if (earlier.observations.length === 0) return undefined;
  const region = like.region === "" ? (names.dictionary.peers.home ?? "") : like.region;
  const { indicator, measure, against } = like;
  const stated = statedOf(earlier, { region, indicator, measure, against, period, ...more });
  const found = stated.filter(({ basis }) => sameBasis(basis, like.basis));
  const [first] = found;
  return first && found.every((one) => balance(first, [[1, one]])?.holds) ? first : undefined;
}

/** True where earlier months know the indicator at all: only then does what is missing leave a question open. */
export const isFollowed = ({ earlier }: Month, { indicator }: Observation): boolean =>
  earlier.about(indicator).length > 0;

/** True of an amount that grows from January on and starts anew each year: no stock, no rate. */
export function isFlow({ names }: Month, { indicator, unit }: Observation): boolean {
  const known = names.indicator(indicator);
  return !isRate(unit) && known?.additive !== false && known?.span !== "balance";
}
