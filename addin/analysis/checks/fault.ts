import { isNumber } from "../model/figure";
import type { Observation, Table } from "../model/observation";
import { aboutOf, placeOf, type Fault } from "./rule";
import { exactDifference } from "./sum";

/** The fault of one figure; what it should be, what it rests on beside itself, and whatever else is known of it. */
export function faultOf(one: Observation, more: Partial<Fault> = {}): Fault {
  const received = isNumber(one.figure) ? one.figure : one.text;
  const { expected = null } = more;
  return {
    place: placeOf(one),
    about: aboutOf(one),
    expected,
    received,
    difference:
      typeof expected === "number" && typeof received === "number" ? exactDifference(received, expected) : null,
    cause: null,
    unit: one.unit,
    what: `${one.measure}${one.period?.span ?? ""}`,
    rests: [placeOf(one)],
    ...more,
  };
}

/** A place of a table's sheet. */
export const placeIn = ({ file, sheet }: Pick<Table, "file" | "sheet">, cell: string) => ({ file, sheet, cell });
