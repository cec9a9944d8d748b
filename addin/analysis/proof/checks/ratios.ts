// Ratios that go by a name (有名称的比率): 存贷比, 城镇化率, 开工率, 城乡收入比.
import { FORMULAS } from "../../indicators/formulas";
import type { ProofItem } from "../../model/proof";
import { compare } from "../../model/rational";
import { itemAt, judged, judgedItem, printedWords } from "../item";
import { isAlike, rangeIn, unitIn } from "../quantity";
import type { TextRead } from "../read";
import { isPlainAmount, type Statement } from "../statement";
import { URBAN_POPULATION } from "./sums";

interface NamedRatio {
  readonly name: RegExp;
  readonly part: RegExp;
  readonly whole: RegExp;
  /** Its amounts go by one name alone, so that a ratio that differs is wrong. */
  readonly isSure: boolean;
}

const RATIOS: readonly NamedRatio[] = [
  { name: /(?<!新增)存贷比/, part: /贷款余额$/, whole: /存款余额$/, isSure: true },
  { name: /(?<!户籍人口)城镇化率/, part: URBAN_POPULATION, whole: /(?:常住|总)人口$/, isSure: true },
  { name: /自给率/, part: /预算(?:地方)?收入$/, whole: /预算支出$/, isSure: false },
];

/** 开工率 of what was to begin: the count behind 已开工 and the one that it is part of. */
const RATE_OF_DONE = /(开工|竣工|完工|投产|脱贫|签约|办结|到位|拨付|整改)率(?:为|达到?|已达|仅)*$/;

export function ratioItems(read: TextRead): ProofItem[] {
  const { statements } = read;
  return statements.flatMap((rate, index): ProofItem[] => {
    if (rate.quantity.unit !== "%" || rate.isListed || rate.quantity.isNoFigure) return [];
    if (rate.measure !== "other" && rate.measure !== "completion" && rate.measure !== "share") return [];
    const [, verb] = RATE_OF_DONE.exec(rate.lead) ?? [];
    const item = verb === undefined ? namedItem(rate, read) : doneItem(rate, verb, statements.slice(0, index));
    return item ? [item] : [];
  });
}

/** The one of some statements; undefined where there are none or several. */
const only = (some: readonly Statement[]): Statement | undefined => (some.length === 1 ? some[0] : undefined);

function namedItem(rate: Statement, { statements, key }: TextRead): ProofItem | undefined {
  const ratio = RATIOS.find(({ name }) => name.test(rate.lead));
  if (!ratio || /上年|去年|年初|提高|下降|比/.test(rate.lead.replace(ratio.name, ""))) return undefined;
  const here = statements.filter((one) => isPlainAmount(one) && one.paragraph === rate.paragraph);
  const part = only(here.filter(({ subject }) => ratio.part.test(key(subject))));
  const whole = only(here.filter(({ subject }) => ratio.whole.test(key(subject)) && !ratio.part.test(key(subject))));
  const item = part && whole && ofTwo(rate, part, whole);
  return ratio.isSure || item?.verdict !== "disagree" ? item : undefined;
}

function doneItem(rate: Statement, verb: string, before: readonly Statement[]): ProofItem | undefined {
  const here = before.filter(({ paragraph, sentence }) => paragraph === rate.paragraph && sentence === rate.sentence);
  const done = here.filter((one) => isPlainAmount(one) && one.lead.includes(verb)).at(-1);
  // The rate stands right behind the count that it is of: another one in between has a rate of its own.
  if (!done || done.isPart || done !== before.at(-1)) return undefined;
  const alike = here.filter(
    (one) =>
      isAlike(one.quantity, done.quantity) &&
      one.quantity.start < done.quantity.start &&
      !one.quantity.isNoFigure &&
      !["change", "base", "whole"].includes(one.measure),
  );
  const whole = only(alike);
  return whole && ofTwo(rate, done, whole);
}

function ofTwo(rate: Statement, part: Statement, whole: Statement): ProofItem | undefined {
  const unit = unitIn(part.quantity);
  const [own, all] = [rangeIn(part.quantity, unit), rangeIn(whole.quantity, unit)];
  if (!own || !all || compare(own.low, all.high) > 0) return undefined;
  const working = `${printedWords(part.quantity)} ÷ ${printedWords(whole.quantity)}`;
  return judgedItem(rate, "share", judged(FORMULAS.share, [own, all], rate.quantity), working);
}

const INCOMES = /城乡[^,;。\d]{0,10}收入[^,;。\d]{0,4}比[^,;。\d]{0,8}(\d+\.\d+):1/g;

/** 城乡居民收入比1.80:1, of the two incomes in the same paragraph. */
export function incomeItems({ lines, statements, key }: TextRead): ProofItem[] {
  return lines.flatMap((line, paragraph) =>
    [...line.text.matchAll(INCOMES)].flatMap((match): ProofItem[] => {
      // From last year's ratio to this one: which of the two a match is cannot be told.
      if (/[由从]|上年|去年/.test(match[0])) return [];
      const here = statements.filter(
        (one) => isPlainAmount(one) && one.paragraph === paragraph && one.quantity.unit === "元",
      );
      const [town, country] = [/^城镇.*收入$/, /^农村.*收入$/].map((name) =>
        only(here.filter(({ subject }) => name.test(key(subject)))),
      );
      if (!town || !country) return [];
      const printed = match[1] as string;
      const places = printed.split(".")[1]?.length ?? 0;
      const ratio = Number(town.quantity.printed.units) / Number(country.quantity.printed.units);
      const isSame = ratio.toFixed(places) === Number(printed).toFixed(places);
      const start = match.index + match[0].length - printed.length - 2;
      return [
        itemAt(line, paragraph, [start, start + printed.length + 2], "share", isSame ? "agree" : "disagree", {
          expected: isSame ? null : `${ratio.toFixed(places)}:1`,
          working: [
            `${printedWords(town.quantity)} ÷ ${printedWords(country.quantity)} = `,
            { figure: ratio, unit: "", places },
          ],
        }),
      ];
    }),
  );
}
