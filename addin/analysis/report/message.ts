import type { CellAddress } from "../model/address";
import type { Cause, Finding } from "../model/finding";
import * as english from "./messageEn";
import * as chinese from "./messageZh";
import { TEMPLATE_WORDS } from "../model/ruleEntry";
import { isRuleName } from "../model/ruleName";
import { formulaWords } from "./formulaWords";
import { quantities, type Parts } from "./quantity";
import { ruleTitle, ruleWords } from "./ruleWords";
import { labelWords, type Language } from "../model/words";

/** Causes that tell how a number came about; the others are in the sentence of their rule. */
const HINTS: ReadonlySet<Cause> = new Set<Cause>([
  "chained rounding",
  "truncated",
  "unit slip",
  "sign flip",
  "swapped digits",
  "digit typo",
  "percent not points",
  "formula lost",
]);

/**
 * The sentence about a finding (审核意见): what is wrong, with the figures as printed, the likely cause, and what to do
 * next.
 *
 * A finding that follows from another points to that one; one that is explained gives the explanation instead, and asks
 * again where the figures have changed since.
 *
 * @example
 * message(findingOf("no-unit", "warning", { file: "a.xlsx", sheet: "表1", cell: "A1" })) // => "表中没有写明计量单位。请在表头上方写明单位，如“单位：万元”。"
 */
export function message(finding: Finding, language: Language = "zh"): string {
  const parts = partsOf(finding, language);
  const rules = language === "zh" ? chinese : english;
  const sentences = language === "zh" ? chinese.CHINESE : english.ENGLISH;
  const own = isRuleName(finding.rule) ? sentences[finding.rule] : rules.anyRule;
  const sentence = finding.outcome === "undecided" ? rules.undecidedRule : own;
  const [said, usual] = sentence(parts);
  const wrong = finding.template === undefined ? said : filled(finding.template, finding.rule, parts);
  const next = finding.mustExplain === true ? rules.EXPLAIN : usual;
  const { cause, rule, becauseOf } = finding;
  const hint =
    cause !== null && HINTS.has(cause) && rule !== "unit-slip" && rule !== "formula-lost"
      ? labelWords("cause", cause, language)
      : "";
  const root = ruleWords(becauseOf?.split(":", 1)[0] ?? "", language);
  return language === "zh"
    ? `${wrong}${hint === "" ? "" : `（可能原因：${hint}）`}。${nextInChinese(next, root, finding)}`
    : `${capital(wrong)}${hint === "" ? "" : ` (likely cause: ${hint})`}. ${nextInEnglish(next, root, finding)}`;
}

type Answered = Pick<Finding, "explanation" | "explanationOutdated">;

function nextInChinese(next: string, root: string, { explanation, explanationOutdated }: Answered): string {
  if (explanation !== null) {
    const answer = explanation.replace(/。$/, "");
    return explanationOutdated ? `以前的说明：${answer}。说明之后数据有变动，请${next}。` : `已说明：${answer}。`;
  }
  return root === "" ? `请${next}。` : `由“${root}”引起，请先改正那一处，再核对本项。`;
}

function nextInEnglish(next: string, root: string, { explanation, explanationOutdated }: Answered): string {
  if (explanation !== null) {
    return explanationOutdated
      ? `Explained before: ${explanation} The figures have changed since; please ${next}.`
      : `Explained: ${explanation}`;
  }
  return root === "" ? `Please ${next}.` : `This follows from “${root}”: please correct that first, then check here.`;
}

/** The rule book's own sentence, its words in braces filled in. */
function filled(template: string, rule: string, { about, month, expected, received, difference }: Parts): string {
  const words: Readonly<Record<(typeof TEMPLATE_WORDS)[number], string>> = {
    编号: rule,
    名称: about.label,
    地区: about.region,
    指标: about.indicator,
    期间: about.period === "" ? "" : month,
    期望: expected,
    实际: received,
    差额: difference,
  };
  const sentence = TEMPLATE_WORDS.reduce((text, word) => text.replaceAll(`{${word}}`, words[word]), template);
  return sentence.replace(/[。.]$/, "");
}

/** Letters of a formula that show where it fails, of a name or a text of a cell, and of a list of names. */
const LONGEST = { formula: 12, name: 80, list: 400 } as const;

const shortened = (words: string, most: number): string =>
  words.length > most
    ? `${words.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…${words.endsWith("”") ? "”" : ""}`
    : words;

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function partsOf(finding: Finding, language: Language): Parts {
  const { sheet } = finding;
  const { period } = finding.about;
  const [region, indicator, label] = [finding.about.region, finding.about.indicator, finding.about.label].map((name) =>
    shortened(name, LONGEST.name),
  ) as [string, string, string];
  const about = { region, indicator, label, period };
  const names = [region, indicator].filter((name) => name !== "");
  const subject =
    language === "zh"
      ? names.join("")
      : names
          .map((name) => `${name} `)
          .join("")
          .replace(/ $/, ": ");
  const [year = "", month = ""] = period.split("-");
  const words = quantities(finding, language);
  const { position, expected, received } = finding;
  const ofFormula = position !== undefined && {
    expected: formulaWords(String(expected), language),
    received: `“${shortened(String(received), LONGEST.formula)}”`,
  };
  const inFormula = finding.about.label.startsWith(String(received), (position ?? 0) - 1);
  return {
    ...words,
    expected: shortened(words.expected, LONGEST.list),
    received: shortened(words.received, LONGEST.list),
    ...ofFormula,
    position: position === undefined || !inFormula ? "" : String(position),
    subject,
    title: ruleTitle(finding, language),
    month: language === "zh" ? `${year}年${Number(month)}月` : period,
    about,
    sheet,
    cause: finding.cause,
  };
}

/**
 * The cell of a finding (位置), as a person would find it.
 *
 * @example
 * address({ file: "财政局.xlsx", sheet: "六县市收入", cell: "E6" }) // => "财政局.xlsx「六县市收入」E6"
 * address({ file: "财政局.xlsx", sheet: "六县市收入", cell: "E6" }, "en") // => "[财政局.xlsx]六县市收入!E6"
 */
export function address({ file, sheet, cell }: CellAddress, language: Language = "zh"): string {
  if (language === "en") return `${file === "" ? "" : `[${file}]`}${sheet}${sheet === "" ? "" : "!"}${cell}`;
  return `${file}${sheet === "" ? " " : `「${sheet}」`}${cell}`;
}
