// Places among others (位次): 第5位, 倒数第二, 末位, 仅高于, 仅次于.
import type { ProofItem } from "../../model/proof";
import { itemAt } from "../item";
import type { Line } from "../line";
import { NUMERAL, wholeNumber } from "../numeral";
import type { TextRead } from "../read";

const PLACE = new RegExp(
  `(倒数)?第(${NUMERAL})(?=[位名]|$|[,;。、)(])|(倒数第[一二三四五六七八九十])|(首位|榜首|第一位)|(末位|最后一位|倒数第一)`,
  "g",
);
/** Words of a field of so many, in which places are counted. */
const FIELD = new RegExp(
  `(?<!\\d|[一二三四五六七八九十百两])(${NUMERAL})个?(?:县\\(市、?区\\)|县\\(市\\)区?|县市区?|区县|县区|市州|市\\(州\\)|乡镇|镇街|省辖市|地级市|地市|省份|街道|县)(?![一二三四五\\d]*[区市])`,
  "g",
);
const BEATS = /仅(?:高于|好于|快于|优于|略高于)([^,;。()]+)/;
const BEHIND = /仅(?:次于|低于|慢于|落后于)([^,;。()]+)/;
const TIED = /并列/;
/** The names of two or three units: 岳阳县和湘阴县. */
const NAMES = /[、和与及]/;
const NAME = /^[\p{Script=Han}]{1,8}$/u;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly fromEnd: boolean;
}

/** A place in its sentence, the sentence in its line, and the field that it is counted in; undefined where none is named. */
export interface StatedPlace extends Place {
  readonly sentence: string;
  /** Where the sentence begins in the line. */
  readonly from: number;
  readonly next: Place | undefined;
  readonly field: number | undefined;
}

export function placeItems({ lines }: TextRead): ProofItem[] {
  return lines.flatMap((line, paragraph) =>
    statedPlaces(line).flatMap((place): ProofItem[] => {
      const item = judgedPlace(place.sentence, place, place.next, place.field);
      if (!item) return [];
      const { verdict, expected, working } = item;
      const words = [place.from + place.start, place.from + item.end] as const;
      return [itemAt(line, paragraph, words, "place", verdict, { expected, working: [working] })];
    }),
  );
}

const MOVED = new RegExp(
  `[由从]第(${NUMERAL})位(上升|提升|前移|跃升|升|下降|后移|下滑|回落|退|降)(?:至|到)第(${NUMERAL})位,?(?:上升|提升|前移|前进|下降|后移|下滑|后退|升|降|退)了?(${NUMERAL})[位个]`,
  "g",
);

/** 由第4位降至第5位，下降1位: which way it moved, and by how many places. */
export function movedItems({ lines }: TextRead): ProofItem[] {
  return lines.flatMap((line, paragraph) =>
    [...line.text.matchAll(MOVED)].flatMap((match): ProofItem[] => {
      const [from, to, by] = [match[1], match[3], match[4]].map((words = "") => wholeNumber(words));
      if (from === undefined || to === undefined || by === undefined) return [];
      const holds = Math.abs(from - to) === by && from > to === /升|前|跃/.test(match[2] ?? "");
      const words = [match.index, match.index + match[0].length] as const;
      const expected = holds ? null : `${from > to ? "上升" : "下降"}${Math.abs(from - to)}位`;
      return [
        itemAt(line, paragraph, words, "place", holds ? "agree" : "disagree", {
          expected,
          working: [`${from} → ${to}`],
        }),
      ];
    }),
  );
}

/** The places that a line states, sentence by sentence. */
export function statedPlaces({ text }: Line): StatedPlace[] {
  const found: StatedPlace[] = [];
  let from = 0;
  for (const sentence of text.split(/(?<=[;。!?])/)) {
    const fields = [...sentence.matchAll(FIELD)];
    const places = placesIn(sentence);
    for (const [index, place] of places.entries()) {
      const own = fields.filter((one) => one.index < place.start).at(-1);
      // The field is that of the words around the place; another scope (全省) without a number has none.
      const between = own ? sentence.slice(own.index, place.start) : "";
      const isOwn = own && !/全[省国市县]|全州/.test(between.replace(/^[^,]*/, "")) && !/,[^,]*,[^,]*,/.test(between);
      const field = isOwn ? wholeNumber(own[1] as string) : undefined;
      found.push({ ...place, sentence, from, next: places[index + 1], field });
    }
    from += sentence.length;
  }
  return found;
}

function placesIn(sentence: string): Place[] {
  return [...sentence.matchAll(PLACE)].flatMap((match): Place[] => {
    const [words, reversed, digits, back, first] = match;
    const before = sentence.slice(Math.max(0, match.index - 14), match.index);
    if (
      !/居|列|排|名次|位次|倒数|进入|为|的|全[省市国县]|\($/.test(before + words) ||
      /^[产季批期条次个场]/.test(sentence.slice(match.index + words.length))
    )
      return [];
    const end = match.index + words.length + (/^[位名]/.test(sentence.slice(match.index + words.length)) ? 1 : 0);
    const number = digits !== undefined ? wholeNumber(digits) : back !== undefined ? wholeNumber(back.slice(3)) : 1;
    const fromEnd = reversed !== undefined || back !== undefined || (digits === undefined && first === undefined);
    return number === undefined ? [] : [{ start: match.index, end, number, fromEnd }];
  });
}

interface JudgedPlace {
  readonly verdict: "agree" | "disagree";
  readonly end: number;
  readonly expected: string | null;
  readonly working: string;
}

function judgedPlace(
  sentence: string,
  place: Place,
  next: Place | undefined,
  field: number | undefined,
): JudgedPlace | undefined {
  const words = sentence.slice(place.start, place.end);
  if (field !== undefined && field > 1 && place.number > field) {
    return { verdict: "disagree", end: place.end, expected: null, working: `${words}，${field}` };
  }
  const own =
    place.fromEnd && field !== undefined ? field - place.number + 1 : place.fromEnd ? undefined : place.number;
  // Said twice, from the front and from the end, in brackets or side by side.
  if (
    next &&
    next.fromEnd !== place.fromEnd &&
    /^[位名]?[(,、]?(?:即|也就是|为|列|居|排名)*$/.test(sentence.slice(place.end, next.start)) &&
    field !== undefined
  ) {
    const [front, end] = place.fromEnd ? [next, place] : [place, next];
    const should = field - end.number + 1;
    const holds = front.number === should;
    return {
      verdict: holds ? "agree" : "disagree",
      end: next.end,
      expected: holds ? null : `第${should}位`,
      working: `${field} − ${end.number} + 1 = ${should}`,
    };
  }
  const after = sentence.slice(place.end, next?.start);
  if (TIED.test(sentence)) return undefined;
  const [ahead, behind] = [namesIn(BEHIND.exec(after)?.[1]), namesIn(BEATS.exec(after)?.[1])];
  if (ahead !== undefined && !place.fromEnd && after.search(BEHIND) < 24) {
    const should = ahead + 1;
    const holds = place.number === should;
    return {
      verdict: holds ? "agree" : "disagree",
      end: place.end,
      expected: holds ? null : `第${should}位`,
      working: `${ahead} + 1 = ${should}`,
    };
  }
  if (behind !== undefined && own !== undefined && field !== undefined && after.search(BEATS) < 24) {
    const should = field - behind;
    const holds = own === should;
    return {
      verdict: holds ? "agree" : "disagree",
      end: place.end,
      expected: holds ? null : `第${should}位`,
      working: `${field} − ${behind} = ${should}`,
    };
  }
  return undefined;
}

/** How many units are named; undefined where the words are not names alone. */
function namesIn(words: string | undefined): number | undefined {
  if (words === undefined) return undefined;
  const names = words.split(NAMES);
  return names.every((name) => NAME.test(name) && !/平均|水平|增幅|其他/.test(name)) ? names.length : undefined;
}
