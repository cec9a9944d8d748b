import type { Names } from "../../model/indicator";
import type { FormulaFault, Segment } from "./syntax";
import type { Reach, Reference } from "./terms";
import {
  groupWord,
  measureWord,
  monthsWord,
  ownWord,
  shiftWord,
  totalWord,
  type MeasureWord,
  type Shift,
} from "./words";

/** The meaning of a path such as 上月.税收收入.累计. */
export interface Path {
  readonly reference: Reference;
  /** The group or the months that it goes through, where it names them. */
  readonly range: Reach | null;
  readonly fault: FormulaFault | undefined;
}

const MOST_SHIFTS = 3;

const ACTUAL: MeasureWord = { measure: "actual", against: null, span: null };

/** Sorts the words of a path; each says one thing once, in any order. */
export function referenceOf(segments: readonly Segment[], names: Names, nested: boolean): Path {
  let fault: FormulaFault | undefined;
  let measure: MeasureWord | undefined;
  let indicator: string | undefined;
  let region: Reference["region"] | undefined;
  let range: Reach | undefined;
  const shifts: Shift[] = [];
  const wrong = ({ text, at }: Segment, expected: string) => (fault ??= { at, received: text, expected });
  for (const segment of segments) {
    const { text, quoted } = segment;
    const meaning = quoted ? {} : meaningOf(text, names);
    if (meaning.shift) shifts.push(meaning.shift);
    else if (meaning.measure) {
      if (measure) wrong(segment, "oneMeasure");
      measure = meaning.measure;
    } else if (meaning.range !== undefined) {
      if (range !== undefined || region) wrong(segment, "oneRegion");
      range = meaning.range;
    } else if (meaning.region) {
      if (range === "group" || region) wrong(segment, "oneRegion");
      if (meaning.region === "own" && !nested) wrong(segment, "ownOutside");
      region = meaning.region;
    } else {
      if (indicator !== undefined) wrong(segment, "oneIndicator");
      indicator = names.indicator(text)?.name ?? text.trim();
    }
    if (shifts.length > MOST_SHIFTS) wrong(segment, "fewerShifts");
  }
  return {
    reference: {
      ...(measure ?? ACTUAL),
      indicator: indicator ?? null,
      shifts,
      region: region ?? null,
      at: segments[0]?.at ?? 0,
    },
    range: range ?? null,
    fault,
  };
}

interface Meaning {
  readonly shift?: Shift | undefined;
  readonly measure?: MeasureWord | undefined;
  readonly range?: Reach | undefined;
  readonly region?: Reference["region"] | undefined;
}

/** An indicator of the dictionary keeps its name even where the language has a word like it. */
function meaningOf(text: string, names: Names): Meaning {
  if (names.indicator(text)) return {};
  const known = names.region(text);
  const isGroup = groupWord(text) ?? (text === names.dictionary.peers.name ? "group" : undefined);
  return {
    shift: shiftWord(text),
    measure: measureWord(text),
    range: isGroup ?? monthsWord(text),
    region: totalWord(text) ?? ownWord(text) ?? (known ? { name: known.name } : undefined),
  };
}
