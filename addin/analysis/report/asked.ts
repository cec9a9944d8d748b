/** A placeholder of a template, taken apart: {动因:税收收入、非税收入}. */
export interface Asked {
  /** All between the braces, by which a fact of a clause is found again. */
  readonly asked: string;
  readonly placeholder: string;
  readonly argument: string;
  /** The indicators that the argument names, of a placeholder that takes some. */
  readonly names: readonly string[];
}

/** The placeholders whose argument names indicators: the total of a part and its other parts, or the parts of a total. */
const NAMING: ReadonlySet<string> = new Set(["拉动", "拉动幅度", "贡献率", "动因"]);

/**
 * The words between the braces of a placeholder, taken apart at its colon.
 *
 * @example
 * askedFor("增长") // => { asked: "增长", placeholder: "增长", argument: "", names: [] }
 * askedFor("动因：税收收入、非税收入").names // => ["税收收入", "非税收入"]
 */
export function askedFor(asked: string): Asked {
  const [, placeholder = "", argument = ""] = /^([^:：]*)(?:[:：]([^]*))?$/.exec(asked) ?? [];
  const names = NAMING.has(placeholder.trim()) ? argument.split(/[、，,]/).map((name) => name.trim()) : [];
  return { asked, placeholder: placeholder.trim(), argument: argument.trim(), names: names.filter((name) => name) };
}

/** Every placeholder of a template, in its order. */
export const askedOf = (template: string): Asked[] =>
  [...template.matchAll(/\{([^{}]*)\}/g)].map(([, asked = ""]) => askedFor(asked));

/** The figures that the words of a placeholder are taken from; of one that is not here, the level. */
export const NEEDS: Readonly<Record<string, "rate" | "change" | "sinceYearStart">> = {
  增减: "rate",
  增长: "rate",
  增减情况: "rate",
  增速: "rate",
  比重: "rate",
  名次: "rate",
  位次: "rate",
  倒数位次: "rate",
  高于: "rate",
  与平均: "rate",
  增速变化: "change",
  比重变化: "change",
  位次变化: "change",
  比年初: "sinceYearStart",
};
