// Raised and struck-out characters, which a plain text would run together with those beside them: 65300 with a raised 1 is no
// 653001, and 65000 struck out before 65300 is no amount.

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";

const digitsAs = (text: string, digits: string): string => text.replace(/\d/g, (digit) => digits.charAt(Number(digit)));

/** The ways in which a run of characters stands apart from its text. */
const WAYS = {
  raised: (text: string): string => digitsAs(text, RAISED),
  lowered: (text: string): string => digitsAs(text, LOWERED),
  struck: (text: string): string => (text.trim() === "" ? text : `[${text}]`),
};

/** A way in which characters stand apart. */
export type Way = keyof typeof WAYS;

/** Characters that stand apart, written as such: a raised 1 as ¹. */
export const marked = (text: string, way: Way): string => WAYS[way](text);

/** Tags of pages and of XML spreadsheets by what they do to the text within. */
const TAGS: Readonly<Record<string, Way>> = {
  sup: "raised",
  sub: "lowered",
  s: "struck",
  del: "struck",
  strike: "struck",
};
const TAGGED = /<((?:\w+:)?(sup|sub|strike|del|s))(?:\s[^<>]*)?>((?:(?!<\1[\s>])[^])*?)<\/\1\s*>/gi;
/** The same said by a style: `<span style="vertical-align:super">`. */
const STYLED =
  /<(span|font)\s[^<>]*?style\s*=\s*["'][^"'<>]*(vertical-align\s*:\s*super|vertical-align\s*:\s*sub|line-through)[^<>]*>([^<]*)<\/\1\s*>/gi;

/** Markup with its raised, lowered and struck-out characters written as such (`65300<sup>1</sup>` as 65300¹). */
export function markedText(markup: string): string {
  const tagged = (_: string, __: string, tag: string, text: string): string =>
    WAYS[TAGS[tag.toLowerCase()] ?? "raised"](text.replace(/<[^<>]*>/g, ""));
  const styled = (_: string, __: string, style: string, text: string): string =>
    WAYS[/line-through/i.test(style) ? "struck" : /super/i.test(style) ? "raised" : "lowered"](text);
  return markup.replace(TAGGED, tagged).replace(STYLED, styled);
}

const RUN = /<((?:\w+:)?r)>(?:(?!<\1>)[^])*?<\/\1>/g;
const TEXT = /(<(?:\w+:)?t(?:\s[^<>]*)?>)([^<]*)/g;
const PROPERTY = /<(?:\w+:)?(?:vertAlign\s+val="(superscript|subscript)"|(strike)(?:\s+val="(?:1|true)")?)\s*\/>/;

/** True where the text of a part may have such runs. */
export const hasMarkedRuns = (xml: string): boolean => xml.includes("vertAlign") || xml.includes("strike");

/** The XML of a part of a workbook with the same done to its runs. */
export function markedRuns(xml: string): string {
  return xml.replace(RUN, (run: string) => {
    const [property, vertical] = PROPERTY.exec(run) ?? [];
    if (property === undefined) return run;
    const way = vertical === undefined ? "struck" : vertical === "superscript" ? "raised" : "lowered";
    return run.replace(TEXT, (_, tag: string, text: string) => tag + WAYS[way](text));
  });
}
