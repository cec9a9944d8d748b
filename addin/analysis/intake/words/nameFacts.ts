import type { Indicator } from "../../model/indicator";
import type { Known } from "./known";
import { namesOwnScale } from "./unit";

/** What the name of a row or a column tells of the units of its figures. */
export interface NameFacts {
  readonly entry: Indicator | undefined;
  readonly isPerHead: boolean;
  readonly isOwnScale: boolean;
}

/** Reads once what every cell of a row or a column asks of its name. */
export const nameFacts = (name: string | null, known: Known): NameFacts => ({
  entry: name === null ? undefined : known.indicator(name),
  isPerHead: name !== null && /per ?capita|人均/i.test(name),
  isOwnScale: name !== null && namesOwnScale(name),
});
