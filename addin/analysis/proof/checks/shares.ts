// Shares of a whole that the text gives with its part (比重).
import { FORMULAS } from "../../indicators/formulas";
import { sumRange } from "../../indicators/verdict";
import type { ProofItem } from "../../model/proof";
import { compare, ONE } from "../../model/rational";
import type { TextRead } from "../read";
import { itemOf, judged, judgedItem, printedWords, valueOf } from "../item";
import { isAlike, isAmount, rangeIn, unitIn } from "../quantity";
import { inOnePeriod, type Statement } from "../statement";
import type { WholeWithParts } from "./sums";

const isLevel = ({ measure, quantity, isListed }: Statement): boolean =>
  (measure === "level" || measure === "whole") && !isListed && isAmount(quantity);

/** 占税收/非税: the part of a share whose words leave it out. */
const PART_OF_NAME: readonly (readonly [RegExp, RegExp])[] = [
  [/^税收$|^税收收入$|^$/, /^(?:地方)?(?:一般公共预算)?税收收入$/],
  [/^非税$|^非税收入$/, /^(?:地方)?(?:一般公共预算)?非税收入$/],
];

/** Shares against the amounts of the text, and against the share of the rest. */
export function shareItems(read: TextRead, sums: readonly WholeWithParts[]): ProofItem[] {
  const shares = read.statements.filter(
    ({ measure, isListed, quantity }) => measure === "share" && !isListed && quantity.unit === "%",
  );
  return shares.flatMap((share): ProofItem[] => {
    const over = overHundred(share);
    if (over) return [over];
    const isNamed = share.whole !== "" || read.statements[read.statements.indexOf(share) - 1]?.measure === "whole";
    const item = isNamed ? ofNamed(share, read) : (inFamily(share, read, sums) ?? ofPart(share, read));
    return item ? [item] : [];
  });
}

/** A part is no more than its whole. */
function overHundred(share: Statement): ProofItem | undefined {
  const isOver = compare(valueOf(share.quantity).range.low, ONE) > 0;
  return isOver && /占|比重/.test(share.lead)
    ? itemOf(share, "share", "disagree", { working: [`${printedWords(share.quantity)} > 100%`] })
    : undefined;
}

/** A share of a named whole: both amounts stand in the text, under those names and in the same period. */
function ofNamed(share: Statement, { statements, key }: TextRead): ProofItem | undefined {
  const [partName, wholeName] = [key(share.subject), key(share.whole)];
  const levels = statements.filter((one) => isLevel(one) && inOnePeriod(one, share) && !one.quantity.inBrackets);
  const before = statements[statements.indexOf(share) - 1];
  const wholes =
    before?.measure === "whole"
      ? [before]
      : levels.filter((one) => one.measure === "level" && isNamedBy(key(one.subject), wholeName, partName));
  const parts = levels.filter(
    (one) => one.measure === "level" && key(one.subject) === partName && one.paragraph === share.paragraph,
  );
  const item = best(share, parts, wholes, partName === wholeName);
  // A whole that stands far off may be another one of that name.
  const isNear = wholes.every(({ paragraph }) => share.paragraph - paragraph <= 1);
  return item?.verdict === "disagree" && !isNear ? undefined : item;
}

/** 占全部投资的63.1% is of 固定资产投资. */
const isNamedBy = (subject: string, whole: string, part: string): boolean =>
  subject === whole || (/^全部../.test(whole) && subject !== part && subject.endsWith(whole.slice(2)));

/** 支出34.6亿元，其中民生支出27.0亿元，占比78.0%: a share of what the part is one of. */
function ofPart(share: Statement, { statements }: TextRead): ProofItem | undefined {
  if (!/^占比?$/.test(share.lead) || !share.isPart) return undefined;
  const here = statements.filter(
    (one) =>
      one.measure === "level" &&
      isLevel(one) &&
      !one.isNamedByList &&
      !one.quantity.inBrackets &&
      one.paragraph === share.paragraph &&
      one.sentence === share.sentence &&
      one.quantity.start < share.quantity.start &&
      inOnePeriod(one, share),
  );
  const part = here.at(-1);
  const wholes = here.filter(({ isPart }) => !isPart);
  if (!part?.isPart || part.subject !== share.subject || wholes.length !== 1) return undefined;
  return best(share, [part], wholes, false);
}

/** 税收占比 without a whole: of the one whose two parts the text gives. */
function inFamily(share: Statement, { key }: TextRead, sums: readonly WholeWithParts[]): ProofItem | undefined {
  const name = key(share.subject);
  const [, wanted] = PART_OF_NAME.find(([words]) => words.test(share.subject.replace(/占比.*/, ""))) ?? [];
  if (!wanted || !/税/.test(share.subject + share.lead)) return undefined;
  const near = sums.filter(
    ({ whole, item, parts }) =>
      whole.paragraph === share.paragraph &&
      item.verdict !== "disagree" &&
      parts.length === 2 &&
      inOnePeriod(whole, share),
  );
  const parts = near.flatMap((sum) =>
    sum.parts.filter((part) => wanted.test(key(part.subject)) || key(part.subject) === name),
  );
  return best(
    share,
    parts,
    near.map(({ whole }) => whole),
    false,
  );
}

/** The verdict by the one part and whole that there are, or by those of several that bear the share out. */
function best(
  share: Statement,
  parts: readonly Statement[],
  wholes: readonly Statement[],
  isSame: boolean,
): ProofItem | undefined {
  if (isSame) return undefined;
  const items = parts.flatMap((part) =>
    wholes.flatMap((whole): ProofItem[] => {
      if (!isAlike(part.quantity, whole.quantity)) return [];
      const unit = unitIn(part.quantity);
      const [own, all] = [rangeIn(part.quantity, unit), rangeIn(whole.quantity, unit)];
      if (!own || !all) return [];
      return [
        judgedItem(
          share,
          "share",
          judged(FORMULAS.share, [own, all], share.quantity),
          `${printedWords(part.quantity)} ÷ ${printedWords(whole.quantity)}`,
        ),
      ];
    }),
  );
  return (
    items.find(({ verdict }) => verdict === "agree") ??
    items.find(({ verdict }) => verdict === "withinRounding") ??
    (items.length === 1 ? items[0] : undefined)
  );
}

/** 税收占比61.33%，非税占比38.67%: the two make up a hundred. */
export function complementItems({ statements, key }: TextRead): ProofItem[] {
  const shares = statements.filter(
    ({ measure, isListed, quantity }) => measure === "share" && !isListed && quantity.unit === "%",
  );
  return shares.flatMap((rest): ProofItem[] => {
    if (!/^(?:地方)?非税/.test(key(rest.subject))) return [];
    const tax = shares.filter(
      (one) =>
        one.paragraph === rest.paragraph &&
        one !== rest &&
        /^(?:地方)?税收/.test(key(one.subject)) &&
        one.whole === rest.whole &&
        inOnePeriod(one, rest),
    );
    const [only] = tax;
    if (!only || tax.length > 1) return [];
    const range = valueOf(only.quantity).range;
    const inputs = [sumRange([{ low: ONE, middle: ONE, high: ONE }]), range];
    return [
      judgedItem(
        rest,
        "sharesSum",
        judged(FORMULAS.difference, inputs, rest.quantity),
        `100% − ${printedWords(only.quantity)}`,
      ),
    ];
  });
}
