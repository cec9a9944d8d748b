// Words about figures that should be others (用词), found for sheets and for texts alike.

/** Words of a text that should be others; places count its characters. */
export interface WrongWords {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** The number in them, without its sign. */
  readonly number: string;
}

const FALL = /(?:增长|增加|提高|上升|下降|减少|降低)\s*[-－−—–]\s*(\d+(?:\.\d+)?)\s*[%％]/g;

/**
 * Growth with a negative number (增长-2%), which is a fall.
 *
 * @example
 * wrongSigns("同比增长-2%") // => [{ start: 2, end: 7, words: "增长-2%", number: "2" }]
 */
export const wrongSigns = (text: string): WrongWords[] => found(text, FALL);

/** Yardsticks that are rates themselves. */
const YARDSTICK = "(?:序时|均衡|时间)(?:进度|要求)*|[^，。；,;%％\\d（()）]{0,10}(?:平均(?:增幅|增速)|增幅|增速|进度)";
/** 快于序时进度3.4%, 增速回落1.4%, 占比提高2%: a rate set against a rate. A rate in brackets is one of the two. */
const DIFFERENCE = new RegExp(
  `(?:(?:快于|慢于|高于|低于|超过|超|滞后于?|落后于?|领先于?)(?:${YARDSTICK})|[较比](?:${YARDSTICK})(?:快|慢|高|低)了?|(?:比重|占比|增幅|增速|降幅|完成率|进度)[比较][^，。；,;%％\\d（(]{1,10}(?:高|低|快|慢)出?了?|(?:比重|占比|增幅|增速|降幅|完成率)[^，。；,;%％\\d（(]{0,8}(?:提高|下降|回落|上升|加快|减慢|降低|扩大|收窄)了?)\\s*(\\d+(?:\\.\\d+)?)\\s*[%％]`,
  "g",
);

/**
 * The difference of two rates in percent (慢2.94%), which is in percentage points.
 *
 * @example
 * wrongPoints("较均衡进度慢2.94%")[0]?.number // => "2.94"
 * wrongPoints("增速高于8%") // => []
 */
export const wrongPoints = (text: string): WrongWords[] => found(text, DIFFERENCE);

const found = (text: string, pattern: RegExp): WrongWords[] =>
  [...text.matchAll(pattern)].map((match) => {
    const [words, number = ""] = match;
    return { start: match.index, end: match.index + words.length, words, number };
  });
