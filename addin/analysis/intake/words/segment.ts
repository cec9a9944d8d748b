import type { Lexicon } from "./lexicon";
import type { Facet } from "./meanings";
import type { PeriodReading } from "./period";

/** A name of the dictionary that begins at a place of a text. */
export interface NameHere {
  readonly kind: "region" | "indicator";
  readonly name: string;
  readonly length: number;
}

/** A stretch of a text and its meaning; the segments of a text are all of it, in order. */
export type Segment = { readonly text: string } & (
  | { readonly kind: "word"; readonly facets: readonly Facet[] }
  | { readonly kind: "region" | "indicator"; readonly name: string }
  | { readonly kind: "period"; readonly period: PeriodReading }
  | { readonly kind: "joint" | "unread" }
);

/** The meanings that a text is read over. */
export interface Meanings {
  readonly lexicon: Lexicon;
  namesAt(text: string, at: number): readonly NameHere[];
  periodsIn(text: string): readonly PeriodReading[];
}

/** The states between two segments: by what stands before, and OPEN after a word that needs another one after it. */
const [NOTHING, READ, UNREAD, OPEN] = [0, 1, 2, 3];
const STATES = [NOTHING, READ, UNREAD, OPEN];
/** Costs: a character that is not read, a stretch of such characters, a segment. A name costs less than a word. */
const CHARACTER = 10;
const STRETCH = 100;
const WORD = 2;
const NAME = 1;
const JOINT = /[()\-:,，、的/|]/;

interface Step {
  readonly cost: number;
  readonly from: number;
  readonly state: number;
  readonly segment: Segment;
}

/**
 * Reads a text as segments (切分): names, periods, words of the lexicon, and what is left unread, such that least is left
 * unread, in as few stretches as can be; of two such readings the one with fewer and longer segments. A name that stands
 * right behind unread characters is the end of a longer name that nobody knows (改征|增值税), and is unread with it.
 *
 * The text is plain: half-width, without blanks. Time grows with its length times the words that begin at a place.
 */
export function segmentsOf(text: string, { lexicon, namesAt, periodsIn }: Meanings): Segment[] {
  const { length } = text;
  const lower = text.toLowerCase();
  const best: (Step | undefined)[][] = Array.from({ length: length + 1 }, () => []);
  const periods = periodsAt(text, periodsIn(text));
  const ends = new Set([...periods].map(([at, { words }]) => at + words.length));
  for (let at = 0; at < length; at++) {
    const names = namesAt(lower, at);
    const words = lexicon(lower, at);
    const period = periods.get(at);
    for (const state of STATES) {
      const cost = at === 0 ? (state === NOTHING ? 0 : undefined) : best[at]?.[state]?.cost;
      if (cost === undefined) continue;
      const go = (segment: Segment, more: number, next: number) => {
        const end = best[at + segment.text.length] as (Step | undefined)[];
        if ((end[next]?.cost ?? Infinity) > cost + more) end[next] = { cost: cost + more, from: at, state, segment };
      };
      if (state !== OPEN) {
        const character = text.charAt(at);
        go({ kind: "unread", text: character }, CHARACTER + (state === UNREAD ? 0 : STRETCH), UNREAD);
        if (JOINT.test(character)) go({ kind: "joint", text: character }, WORD, NOTHING);
      }
      if (period) go({ kind: "period", text: period.words, period }, NAME, READ);
      if (state !== UNREAD)
        for (const { kind, name, length: long } of names)
          go({ kind, name, text: text.slice(at, at + long) }, NAME, READ);
      for (const { text: word, facets, position } of words) {
        if (position === "after" && state !== READ) continue;
        if (position === "dated" && !ends.has(at)) continue;
        if (position === "alone" && word.length < length) continue;
        if (position === "behind" && state !== READ && word.length < length) continue;
        if (isInside(text, at, word.length) && state !== READ) continue;
        const segment: Segment = { kind: "word", facets, text: text.slice(at, at + word.length) };
        go(segment, WORD, position === "before" ? OPEN : READ);
      }
    }
  }
  return traced(best, length);
}

const LATIN = /[a-z]/i;

/** True where a Latin word begins or ends within another, the blanks between them being gone: change in exchange. */
const isInside = (text: string, at: number, length: number): boolean =>
  LATIN.test(text.charAt(at)) && (LATIN.test(text.charAt(at - 1)) || LATIN.test(text.charAt(at + length)));

function periodsAt(text: string, periods: readonly PeriodReading[]): Map<number, PeriodReading> {
  const found = new Map<number, PeriodReading>();
  for (const period of periods) {
    const at = text.indexOf(period.words);
    if (at >= 0 && period.words !== "") found.set(at, period);
  }
  return found;
}

function traced(best: readonly (readonly (Step | undefined)[])[], length: number): Segment[] {
  const segments: Segment[] = [];
  let at = length;
  let step = [NOTHING, READ, UNREAD]
    .map((state) => best[length]?.[state])
    .reduce((least, next) => (next && (!least || next.cost < least.cost) ? next : least), undefined);
  while (step && at > 0) {
    const { segment, from, state }: Step = step;
    const [next] = segments;
    if (segment.kind === "unread" && next?.kind === "unread") segments[0] = { ...next, text: segment.text + next.text };
    else segments.unshift(segment);
    at = from;
    step = best[from]?.[state];
  }
  return segments;
}
