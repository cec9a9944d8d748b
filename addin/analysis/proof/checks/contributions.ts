// The growth that the parts of a whole bring to it (拉动、贡献率).
import { FORMULAS } from "../../indicators/formulas";
import { negatedRange, rangeDifference, sumRange, type Range } from "../../indicators/verdict";
import type { ProofItem } from "../../model/proof";
import { ONE } from "../../model/rational";
import { isAlike, rangeIn, unitIn } from "../quantity";
import { judged, judgedItem, printedWords, valueOf } from "../item";
import type { TextRead } from "../read";
import { inOnePeriod, inOneSentence, type Statement } from "../statement";

/** Pulls and rates of contribution against the amounts and the growth that the text gives. */
export function contributionItems(read: TextRead): ProofItem[] {
  const said = read.statements.filter(({ measure }) => measure === "pull" || measure === "contributionRate");
  return [
    ...said.flatMap((one) => {
      const total = one.isListed || one.isComparable ? undefined : totalOf(one, read);
      const item = total && (one.measure === "pull" ? pullItem(one, total, read) : rateItem(one, total, read));
      return item ? [item] : [];
    }),
    ...sectorItems(read),
  ];
}

/** The figures of a whole that a text gives. */
interface Total {
  readonly level: Statement | undefined;
  readonly base: Statement | undefined;
  readonly change: Statement | undefined;
  readonly growth: Statement | undefined;
}

/** The figures of the whole that a contribution names, or of the one that its neighbour or its sentence is about. */
function totalOf(one: Statement, { statements, key }: TextRead): Total | undefined {
  const beside = statements.filter((other) => inOneSentence(other, one) && other.subject === one.subject);
  const whole = [one, ...beside].find(({ measure, whole }) => MEASURES.has(measure) && whole !== "")?.whole ?? "";
  const sentence = statements.filter((other) => inOneSentence(other, one));
  const lead = sentence[0]?.subject ?? "";
  // A figure with a contribution of its own is another part.
  const isPart = sentence.some(({ measure, subject }) => MEASURES.has(measure) && subject === lead);
  const name = key(whole !== "" ? whole : isPart ? "" : lead);
  if (name === "" || name === key(one.subject)) return undefined;
  const isOf = (subject: string): boolean =>
    /^(?:全[县市省国]?)?经济$/.test(name)
      ? /^(?:地区|国内)?(?:生产总值|GDP)/.test(key(subject))
      : key(subject) === name;
  const all = statements.filter(
    (other) =>
      isOf(other.subject) &&
      inOnePeriod(other, one) &&
      !other.isListed &&
      !other.quantity.inBrackets &&
      other.against === "lastYear" &&
      Math.abs(one.paragraph - other.paragraph) <= 1,
  );
  const only = (measure: Statement["measure"]): Statement | undefined => {
    const found = all.filter((other) => other.measure === measure);
    return found.length === 1 ? found[0] : undefined;
  };
  return { level: only("level"), base: only("base"), change: only("change"), growth: only("growth") };
}

const MEASURES: ReadonlySet<string> = new Set(["pull", "contributionRate"]);

/** Another figure of the part in the same sentence. */
const besideOf = (one: Statement, measure: Statement["measure"], { statements }: TextRead): Statement | undefined =>
  statements
    .filter(
      (other) =>
        other.measure === measure &&
        inOneSentence(other, one) &&
        other.subject === one.subject &&
        other.against === "lastYear" &&
        other.quantity.start < one.quantity.start,
    )
    .at(-1);

const signed = ({ sign }: Statement, range: Range): Range => (sign === 1 ? range : negatedRange(range));

/** The change of the part over the base of its whole. */
function pullItem(pull: Statement, { level, base, change }: Total, read: TextRead): ProofItem | undefined {
  const own = besideOf(pull, "change", read);
  if (!own || !isAlike(own.quantity, (base ?? level ?? pull).quantity)) return undefined;
  const unit = unitIn(own.quantity);
  const part = rangeIn(own.quantity, unit);
  const [then, now, by] = [base, level, change].map((one) => one && rangeIn(one.quantity, unit));
  const before = then ?? (now && by && change ? rangeDifference(now, signed(change, by)) : undefined);
  if (!part || !before) return undefined;
  const words = base
    ? printedWords(base.quantity)
    : `(${level ? printedWords(level.quantity) : ""} ${change?.sign === -1 ? "+" : "−"} ${change ? printedWords(change.quantity) : ""})`;
  return judgedItem(
    pull,
    "contribution",
    judged(FORMULAS.share, [signed(own, part), before], pull.quantity, pull.sign),
    `${printedWords(own.quantity)} ÷ ${words}`,
  );
}

/** The change of the part over that of its whole, or its pull over the growth of the whole. */
function rateItem(rate: Statement, { change, growth }: Total, read: TextRead): ProofItem | undefined {
  const own = besideOf(rate, "change", read);
  if (own && change && isAlike(own.quantity, change.quantity)) {
    const unit = unitIn(own.quantity);
    const [part, whole] = [rangeIn(own.quantity, unit), rangeIn(change.quantity, unit)];
    if (!part || !whole) return undefined;
    return judgedItem(
      rate,
      "contribution",
      judged(FORMULAS.share, [signed(own, part), signed(change, whole)], rate.quantity),
      `${printedWords(own.quantity)} ÷ ${printedWords(change.quantity)}`,
    );
  }
  const pull = besideOf(rate, "pull", read) ?? pullBehind(rate, read);
  if (!pull || !growth) return undefined;
  const inputs = [signed(pull, valueOf(pull.quantity).range), signed(growth, valueOf(growth.quantity).range)];
  return judgedItem(
    rate,
    "contribution",
    judged(FORMULAS.share, inputs, rate.quantity),
    `${printedWords(pull.quantity)} ÷ ${printedWords(growth.quantity)}`,
  );
}

/** 贡献率分别为13.2%、40.8%、46.0%，分别拉动经济增长0.9、2.6、3.0个百分点: the pull stands behind its rate. */
const pullBehind = (rate: Statement, { statements }: TextRead): Statement | undefined =>
  statements.find((other) => other.measure === "pull" && inOneSentence(other, rate) && other.subject === rate.subject);

const SECTORS = [/^第?一产/, /^第?二产/, /^第?三产/] as const;

/** The three industries make up the whole: their shares and their rates of contribution add up to a hundred. */
function sectorItems({ statements, key }: TextRead): ProofItem[] {
  return statements.flatMap((third, index): ProofItem[] => {
    const three = statements.slice(index - 2, index + 1);
    const areSectors =
      (third.measure === "contributionRate" || third.measure === "share") &&
      three.length === 3 &&
      three.every(
        (one, i) =>
          one.isNamedByList &&
          inOneSentence(one, third) &&
          one.measure === third.measure &&
          SECTORS[i]?.test(key(one.subject)),
      );
    const [first, second] = three;
    if (!areSectors || !first || !second) return [];
    const others = sumRange([first, second].map(({ quantity }) => valueOf(quantity).range));
    const judgement = judged(FORMULAS.difference, [{ low: ONE, middle: ONE, high: ONE }, others], third.quantity);
    const working = `100% − ${printedWords(first.quantity)} − ${printedWords(second.quantity)}`;
    return [judgedItem(third, "sharesSum", judgement, working)];
  });
}
