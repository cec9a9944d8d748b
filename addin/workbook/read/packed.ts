// The reading of a file in a form that crosses from one thread to another at little cost: the observations of a file are many,
// and most of their fields are alike.
import { absence, isNumber, type Observation, type SheetsRead, type Table } from "../../analysis";

/** Every field of an observation; the compiler asks for one that is missing here. */
const FIELDS: Readonly<Record<keyof Observation, true>> = {
  file: true,
  sheet: true,
  cell: true,
  region: true,
  indicator: true,
  period: true,
  measure: true,
  against: true,
  basis: true,
  version: true,
  figure: true,
  unit: true,
  text: true,
  places: true,
};
const NAMES = Object.keys(FIELDS) as (keyof Observation)[];

/** Fields of which hardly two are alike. */
const OWN: ReadonlySet<keyof Observation> = new Set(["cell", "figure", "text"]);

/** One field of all observations: its values in order, or each once, and for each observation which of them. */
interface Column {
  readonly values: readonly unknown[];
  readonly at: Uint32Array | null;
}

interface PackedTable extends Omit<Table, "cells"> {
  /** By row, column by column: 1 where an observation stands. */
  readonly cells: readonly Uint8Array[];
}

export interface Packed extends Omit<SheetsRead, "tables" | "observations"> {
  readonly tables: readonly PackedTable[];
  readonly columns: readonly Column[];
  readonly count: number;
}

/** The observations are taken from the cells of the tables, where each stands once, in their order. */
export function packed({ tables, observations, ...rest }: SheetsRead): Packed {
  return {
    ...rest,
    tables: tables.map((table) => ({
      ...table,
      cells: table.cells.map((row) => Uint8Array.from(row, (one) => (one === null ? 0 : 1))),
    })),
    columns: NAMES.map((name) =>
      OWN.has(name) ? { values: observations.map((one) => one[name]), at: null } : columnOf(observations, name),
    ),
    count: observations.length,
  };
}

function columnOf(observations: readonly Observation[], name: keyof Observation): Column {
  const values: unknown[] = [];
  const known = new Map<unknown, number>();
  const at = new Uint32Array(observations.length);
  let last: unknown;
  let index = -1;
  observations.forEach((one, i) => {
    const value = one[name];
    if (value !== last || index < 0) {
      last = value;
      index = known.get(value) ?? values.push(value) - 1;
      known.set(value, index);
    }
    at[i] = index;
  });
  return { values, at };
}

/** Restores the reading of a file; absences are again the constants that they are everywhere. */
export function unpacked({ tables, columns, count, ...rest }: Packed): SheetsRead {
  const fields = columns.map(({ values, at }, field) => ({
    name: NAMES[field] ?? "",
    values: NAMES[field] === "figure" ? (values as Observation["figure"][]).map(constant) : values,
    at,
  }));
  const observations = Array.from({ length: count }, (_, i) => {
    const one: Record<string, unknown> = {};
    for (const { name, values, at } of fields) one[name] = values[at === null ? i : (at[i] ?? 0)];
    return one as unknown as Observation;
  });
  let next = 0;
  return {
    ...rest,
    observations,
    tables: tables.map((table) => ({
      ...table,
      cells: table.cells.map((row) =>
        Array.from(row, (stands) => (stands === 1 ? (observations[next++] ?? null) : null)),
      ),
    })),
  };
}

const constant = (figure: Observation["figure"]): Observation["figure"] =>
  isNumber(figure) ? figure : absence(figure.absent);
