import type { LeftOut, TableColumn, Witness } from "../model/observation";
import type { Doubt } from "../model/reading";
import { inLanguage, labelWords, type Language } from "../model/words";

/**
 * The meaning that a column was given (读作); what was assumed of it is marked.
 *
 * @example
 * meaningWords({ region: null, indicator: "签约项目", measure: "actual", against: null, period: { year: 2017, month: 8, span: "yearToDate" }, assumed: ["measure"] }) // => "签约项目 本期数（推定） 累计"
 */
export function meaningWords(
  {
    region,
    indicator,
    measure,
    against,
    period,
    assumed,
  }: Pick<TableColumn, "region" | "indicator" | "measure" | "against" | "period" | "assumed">,
  language: Language = "zh",
): string {
  const say = inLanguage(language);
  const mark = (what: "measure" | "span"): string => (assumed.includes(what) ? say("（推定）", " (assumed)") : "");
  const words = [
    region ?? "",
    indicator ?? "",
    against === null ? "" : labelWords("against", against, language),
    `${labelWords("measure", measure, language)}${mark("measure")}`,
    period === null ? "" : `${labelWords("span", period.span, language)}${mark("span")}`,
  ];
  return words.filter((word) => word !== "").join(" ");
}

/**
 * How many rows of a table bear a reading out.
 *
 * @example
 * evidenceWords({ right: 6, judged: 6 }) // => "6/6 行相符"
 */
export function evidenceWords(
  evidence: { readonly right: number; readonly judged: number } | null,
  language: Language = "zh",
): string {
  if (!evidence) return "—";
  const { right, judged } = evidence;
  return inLanguage(language)(`${right}/${judged} 行相符`, `${right} of ${judged} rows agree`);
}

const DOUBTS: Readonly<Record<Doubt, readonly [zh: string, en: string]>> = {
  contradicted: ["与表内数字不符", "the figures say otherwise"],
  unread: ["有字未识别", "words not understood"],
  assumed: ["推定", "assumed"],
  unconfirmed: ["没有印证", "not borne out"],
};

/**
 * Why a reading asks for a look (留意); "" where it does not.
 *
 * @example
 * doubtWords("unconfirmed") // => "没有印证"
 */
export const doubtWords = (doubt: Doubt | null, language: Language = "zh"): string =>
  doubt === null ? "" : inLanguage(language)(...DOUBTS[doubt]);

const REASONS: Readonly<Record<LeftOut["why"], readonly [zh: string, en: string]>> = {
  index: ["序号列", "a column of numbering"],
  code: ["代码列", "a column of codes"],
  note: ["备注列", "a column of remarks"],
  "no figures": ["列中没有数", "no figures in the column"],
  hidden: ["隐藏列，与可见的一列相同", "a hidden column that repeats one in sight"],
  taught: ["已按“读法”表作为不是数据", "no data, by the sheet 读法"],
  heading: ["行中没有数", "no figures in the row"],
  "not a number": ["填的不是数字", "not a number"],
};

/**
 * Why a row, a column or a cell of a table gave no figure (没有读作数).
 *
 * @example
 * leftOutWords("note") // => "备注列"
 */
export const leftOutWords = (why: LeftOut["why"], language: Language = "zh"): string =>
  inLanguage(language)(...REASONS[why]);

/**
 * The witness of the period or the unit of a table (依据): its cell, the sheet's name or the file's; "" where nothing does.
 *
 * @example
 * witnessWords({ words: "2017年1—8月", cell: "A1", of: "cell" }) // => "A1"
 */
export function witnessWords(witness: Witness | null, language: Language = "zh"): string {
  const say = inLanguage(language);
  if (witness === null) return "";
  const { cell, of } = witness;
  return of === "cell"
    ? cell
    : of === "sheet"
      ? say("工作表名", "name of the sheet")
      : say("文件名", "name of the file");
}
