// Figures that a text gives twice (前后不一): the same figure of the same thing and period, said as another number later on.
import { negatedRange } from "../../indicators/verdict";
import type { ProofItem, Shown } from "../../model/proof";
import { isRate } from "../../model/unit";
import type { TextRead } from "../read";
import { itemOf, meet, printedWords, shownOf, valueOf } from "../item";
import { isAlike, isAmount, rangeIn, unitIn } from "../quantity";
import type { Statement } from "../statement";

const INDICATOR = /(?:收入|支出|投资|税|总值|GDP|增加值|零售总额|余额|存款|贷款|产值|总额|利润|用电量|占比|比重)$/;
const MEASURES = new Set(["level", "growth", "share"]);
/** Wholes of which a text may have several, each with parts of the same names. */
const WHOLE = /(?:财政总收入|财政收入|预算.*收入|地方.*收入|总收入)$/;
const PARTS = /税|非税|支出$/;
/** A heading that says whose figures follow: 市级, 分部门, 岳阳县, 下年预算. */
const PLACE_HEADING = /[县市区州镇乡局]$|[省市州县区乡镇本]级|[省市县区]直|部门|园区|街道|分.|20\d\d|预算|计划/;

export function repeatedItems({ statements, lines, key, isDated }: TextRead): ProofItem[] {
  const names = new Set(statements.filter(({ measure }) => measure === "level").map(({ subject }) => key(subject)));
  const wholes = [...names].filter((name) => WHOLE.test(name) && !PARTS.test(name.replace(/支出$/, "")));
  const sections = sectionsOf(lines.map(({ text }) => text));
  const said = new Map<string, Statement>();
  return statements.flatMap((one): ProofItem[] => {
    const name = key(one.subject);
    const { period, quantity } = one;
    const isSaid =
      MEASURES.has(one.measure) &&
      period !== null &&
      isDated(one) &&
      name.length >= 4 &&
      !one.isListed &&
      !one.isComparable &&
      !quantity.inBrackets &&
      !isQualified(one) &&
      one.against === "lastYear" &&
      quantity.roughly === null &&
      INDICATOR.test(name) &&
      !quantity.isNoFigure &&
      !(PARTS.test(name) && wholes.length > 1) &&
      (one.measure !== "level" || isAmount(quantity));
    if (!isSaid) return [];
    const id = [
      name,
      one.measure,
      one.whole,
      period.year,
      period.month,
      period.span,
      sections[one.paragraph],
      isRate(quantity.unit),
    ].join("|");
    const earlier = said.get(id);
    if (!earlier) {
      said.set(id, one);
      return [];
    }
    if (earlier.paragraph === one.paragraph && earlier.sentence === one.sentence) return [];
    return [repeatedItem(one, earlier)].flatMap((item) => item ?? []);
  });
}

/** 固定资产投资（不含农户）: words in brackets right in front of the number make it another thing. */
const isQualified = ({ line, quantity }: Statement): boolean => line.text.charAt(quantity.start - 1) === ")";

function repeatedItem(one: Statement, earlier: Statement): ProofItem | undefined {
  if (isRate(one.quantity.unit)) {
    const [now, then] = [valueOf(one.quantity, one.sign), valueOf(earlier.quantity, earlier.sign)];
    const holds = meet(now.range, then.range);
    return itemOf(one, "repeated", holds ? "agree" : "disagree", {
      expected: holds
        ? null
        : moving(one, shownOf(valueOf(earlier.quantity, earlier.sign).printed, earlier.quantity.unit)),
      working: [`${earlier.lead}${printedWords(earlier.quantity)}`],
    });
  }
  if (!isAlike(one.quantity, earlier.quantity)) return undefined;
  const unit = unitIn(one.quantity);
  const [now, then] = [rangeIn(one.quantity, unit), rangeIn(earlier.quantity, unit)];
  if (!now || !then) return undefined;
  const holds = meet(one.sign === 1 ? now : negatedRange(now), earlier.sign === 1 ? then : negatedRange(then));
  return itemOf(one, "repeated", holds ? "agree" : "disagree", {
    expected: holds ? null : printedWords(earlier.quantity),
    working: [`${earlier.lead}${printedWords(earlier.quantity)}`],
  });
}

/** A rate that grew or fell is worded by that. */
const moving = ({ measure }: Statement, figure: Shown | null): Shown | null =>
  figure && (measure === "growth" ? { ...figure, moves: true } : figure);

/** By paragraph, the heading above it that names a place or a department; "" where none does. */
function sectionsOf(texts: readonly string[]): string[] {
  let section = "";
  return texts.map((text) => {
    const isHeading = text.length <= 32 && !/[,。;]/.test(text);
    if (isHeading) section = PLACE_HEADING.test(text.replace(/[:：]$/, "")) ? text : "";
    return section;
  });
}
