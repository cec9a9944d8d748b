import { groupedBy } from "../model/groups";
import type { Against, Measure, Observation } from "../model/observation";
import type { Span } from "../model/period";
import { nameKey } from "../model/region";

/** The observations that agree in everything but unit, region and month: in a sheet those of a column. */
interface ListedKind extends Pick<Observation, "indicator" | "measure" | "against"> {
  readonly span: Span | null;
  /** Indices of the observations. */
  readonly list: number[];
  /** The kind that followed it last: the next row of a sheet has the same columns. */
  next: ListedKind | undefined;
}

/** Observations by what they state, as lists of their indices; spellings of one name share a list. */
export class KindLists {
  /** By the name as it is spelled. */
  private readonly kinds = new Map<string, ListedKind>();
  private readonly lists = new Map<string, number[]>();
  private last: ListedKind | undefined;

  /** Adds the observation of an index. */
  add(one: Observation, index: number): void {
    const expected = this.last?.next;
    const kind = isOfKind(expected, one) ? expected : this.kindOf(one);
    if (this.last) this.last.next = kind;
    this.last = kind;
    kind.list.push(index);
  }

  private kindOf({ indicator, measure, against, period }: Observation): ListedKind {
    const span = period?.span ?? null;
    return madeAt(this.kinds, keyOf(indicator, measure, against, span), () => {
      const list = madeAt(this.lists, keyOf(nameKey(indicator), measure, against, span), () => []);
      return { indicator, measure, against, span, list, next: undefined };
    });
  }

  of(indicator: string, measure: Measure, against: Against | null, span: Span | null): readonly number[] | undefined {
    return this.lists.get(keyOf(nameKey(indicator), measure, against, span));
  }

  /** The indicators of all observations, by the name that the first of each bears. */
  indicators(): string[] {
    const named = groupedBy([...this.kinds.values()], ({ indicator }) => nameKey(indicator));
    return [...named.values()].flatMap(([first]) => first?.indicator ?? []);
  }
}

const isOfKind = (kind: ListedKind | undefined, one: Observation): kind is ListedKind =>
  kind !== undefined &&
  kind.indicator === one.indicator &&
  kind.measure === one.measure &&
  kind.against === one.against &&
  kind.span === (one.period?.span ?? null);

const keyOf = (name: string, measure: Measure, against: Against | null, span: Span | null): string =>
  `${name}|${measure}|${against}|${span}`;

function madeAt<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
