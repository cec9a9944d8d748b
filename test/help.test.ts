import { describe, expect, test } from "vitest";
import { GROUPS, MEANINGS } from "../addin/help/functions";
import { absence, readCell, reasonWords, type Reason } from "../addin/analysis/index";
import { REASONS } from "../addin/analysis/model/figure";
import { callInNode, FUNCTIONS } from "./functions/node";
import type { Argument, Cell } from "./functions/case";

const ENTRIES = GROUPS.flatMap(({ functions }) => Object.entries(functions));

const literal = (text: string): Cell => (text.startsWith('"') ? text.slice(1, -1) : Number(text));

/** A literal formula as the calls of Excel: numbers, texts and array constants. */
function parsed(call: string): { id: string; args: Argument[] } {
  const [, id = "", inside = ""] = /^=COUNTY\.([A-Z]+)\((.*)\)$/.exec(call) ?? [];
  const parts = inside.match(/\{[^}]*\}|"[^"]*"|-?[\d.]+/g) ?? [];
  expect(parts.join(",")).toBe(inside.replace(/, /g, ","));
  const arrays = (text: string) =>
    text
      .slice(1, -1)
      .split(";")
      .map((row) => row.split(",").map(literal));
  return { id, args: parts.map((part) => (part.startsWith("{") ? arrays(part) : literal(part))) };
}

describe("the help", () => {
  test("speaks of every function, and of no other", () => {
    expect(ENTRIES.map(([id]) => id).sort()).toEqual([...FUNCTIONS.keys()].sort());
  });

  test.for(ENTRIES)("of %s has an example that gives what it says", ([id, { example }]) => {
    const { id: called, args } = parsed(example.call);
    expect(called).toBe(id);
    expect(callInNode(id, args)).toStrictEqual({ answer: example.answer });
  });

  test("says what each of its reasons means", () => {
    const used = new Set<Reason>([
      "not reported",
      "not a number",
      ...ENTRIES.flatMap(([, { reasons = [] }]) => reasons),
    ]);
    expect(Object.keys(MEANINGS).sort()).toEqual([...used].sort());
  });
});

const TRIED: readonly Cell[] = [
  ...[0, 1, -1, -40, 2, 5, 12, 1000, 1100, 201712, 0.75, 1.5],
  ...["2018-01-01", "别处", "未报", "文字", "非税不变", "税收不变", "逆指标"],
];

/** Where a call may differ: its single cells, and the first two cells of its first columns. */
const placesIn = (args: readonly Argument[]) =>
  args.flatMap((arg, at) => (Array.isArray(arg) ? arg.slice(0, 2).map((_, row) => ({ at, row })) : [{ at, row: 0 }]));

const put = (args: readonly Argument[], { at, row }: { at: number; row: number }, value: Cell): Argument[] =>
  args.map((arg, i) => {
    if (i !== at) return arg;
    return Array.isArray(arg)
      ? (arg as Cell[][]).map((line, r) => (r === row ? [value, ...line.slice(1)] : line))
      : value;
  });

/** The calls that differ from an example in one or two of its cells. */
function* variants(args: readonly Argument[]): Generator<Argument[]> {
  const places = placesIn(args);
  for (const [i, place] of places.entries()) {
    for (const first of TRIED) {
      const once = put(args, place, first);
      yield once;
      for (const other of places.slice(i + 1)) for (const second of TRIED) yield put(once, other, second);
    }
  }
}

describe("the reasons in the help", () => {
  test.for(ENTRIES)("of %s are those that the function gives", ([id, { example, reasons = [] }]) => {
    const given = new Set<Reason>();
    for (const args of variants(parsed(example.call).args)) {
      const outcome = callInNode(id, args);
      if (!("answer" in outcome)) continue;
      const shown = outcome.answer.flat().join("；");
      for (const reason of REASONS) if (shown.includes(reasonWords(reason))) given.add(reason);
    }
    const passedOn: readonly Reason[] = ["not reported", "not a number"];
    expect([...given].filter((reason) => !passedOn.includes(reason)).sort()).toEqual([...reasons].sort());
  });

  test("are read back from a cell as the same absence", () => {
    for (const reason of Object.keys(MEANINGS) as Reason[]) {
      const { figure } = readCell(reasonWords(reason));
      expect(figure).toBe(absence(reason));
    }
  });
});
