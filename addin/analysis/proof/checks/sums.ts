// A whole and its parts (合计与分项): 税收＋非税, 三次产业, 已完成＋未完成.
import { FORMULAS } from "../../indicators/formulas";
import { sumRange } from "../../indicators/verdict";
import type { ProofItem } from "../../model/proof";
import { compare } from "../../model/rational";
import type { TextRead } from "../read";
import { itemAt, itemOf, judged, judgedItem, printedWords } from "../item";
import { isAlike, isAmount, rangeIn, unitIn } from "../quantity";
import { inOnePeriod, isPlainAmount, type Statement } from "../statement";

/** Parts that together are the whole, by their names; a whole of another name between them ends the search. */
interface Family {
  readonly whole: RegExp;
  readonly parts: readonly RegExp[];
}

const REVENUE = /(?:财政总收入|财政收入|预算总?收入|预算地方收入|地方收入|总收入)$/;
export const URBAN_POPULATION = /^(?:年末)?城镇(?:常住)?人口/;
const FAMILIES: readonly Family[] = [
  {
    whole: REVENUE,
    parts: [
      /^(?:地方|地方级)?(?:一般公共预算|财政)?税收(?:收入)?$/,
      /^(?:地方|地方级)?(?:一般公共预算|财政)?非税(?:收入)?$/,
    ],
  },
  {
    whole: /(?:财政总收入|预算总收入|预算收入)$/,
    parts: [/^(?:地方.*收入|地方)$/, /^上划中央(?:级)?(?:收入)?$/, /^上划省(?:级)?(?:收入)?$/],
  },
  { whole: REVENUE, parts: [/^国税(?:局|部门)?/, /^地税(?:局|部门)?/, /^财政(?:局|部门)/] },
  { whole: REVENUE, parts: [/^税务(?:局|部门)/, /^财政(?:局|部门)/] },
  {
    whole: /(?:生产总值|GDP)(?:\(GDP\))?$/,
    parts: [/^第?一产(?:业)?/, /^第?二产(?:业)?/, /^第?三产(?:业)?/],
  },
  { whole: /零售总额$/, parts: [/^城镇/, /^(?:乡村|农村)/] },
  { whole: /零售总额$/, parts: [/^商品零售/, /^餐饮/] },
  { whole: /进出口(?:总额|总值|额)?$/, parts: [/^出口/, /^进口/] },
  {
    whole: /(?:常住|户籍|总)人口$/,
    parts: [URBAN_POPULATION, /^(?:年末)?(?:乡村|农村)(?:常住)?人口/],
  },
  { whole: /债务余额$/, parts: [/^(?:政府)?一般债务/, /^(?:政府)?专项债务/] },
  { whole: /减税降费$/, parts: [/^(?:新增)?减税$/, /^(?:新增)?降费$/] },
  { whole: /项目$/, parts: [/^(?:新建|新开工)(?:项目)?$/, /^续建(?:项目)?$/] },
];

/** A whole with the parts that bear it out. */
export interface WholeWithParts {
  readonly whole: Statement;
  readonly parts: readonly Statement[];
  readonly item: ProofItem;
}

/** The wholes of a text whose parts are named in the same paragraph. */
export function familySums({ statements, key }: TextRead): WholeWithParts[] {
  const levels = statements.filter(isPlainAmount).map((one) => ({ one, name: key(one.subject) }));
  return FAMILIES.flatMap((family) => [
    ...farSums(family, levels),
    ...levels.flatMap(({ one: whole, name }, index): WholeWithParts[] => {
      if (!family.whole.test(name) || family.parts.some((part) => part.test(name))) return [];
      const next = levels.findIndex(
        (other, at) => at > index && (other.one.paragraph !== whole.paragraph || isWholeAgain(family, other.name)),
      );
      const among = levels.slice(index + 1, next < 0 ? undefined : next);
      const parts = family.parts.flatMap(
        (part) =>
          among.find((other) => part.test(other.name) && isAlike(other.one.quantity, whole.quantity))?.one ?? [],
      );
      if (parts.length < family.parts.length || !parts.every((part) => inOnePeriod(part, whole))) return [];
      const item = sumItem(whole, parts);
      return item ? [{ whole, parts, item }] : [];
    }),
  ]);
}

interface Named {
  readonly one: Statement;
  readonly name: string;
}

/** The three parts of a revenue by level or by collector in a paragraph of their own, their one whole in another. */
function farSums({ whole, parts }: Family, levels: readonly Named[]): WholeWithParts[] {
  if (parts.length < 3 || whole.test("地区生产总值")) return [];
  const paragraphs = [...new Set(levels.map(({ one }) => one.paragraph))];
  return paragraphs.flatMap((paragraph): WholeWithParts[] => {
    const here = levels.filter(({ one }) => one.paragraph === paragraph);
    const found = parts.flatMap((part) => here.find(({ name }) => part.test(name))?.one ?? []);
    const [first] = found;
    if (!first || found.length < parts.length || here.some(({ name }) => TOTAL.test(name))) return [];
    const wholes = levels.filter(
      ({ one, name }) => TOTAL.test(name) && inOnePeriod(one, first) && one.paragraph < paragraph,
    );
    const items = wholes.flatMap(({ one }) => {
      const item = sumItem(one, found);
      return item ? [{ whole: one, parts: found, item }] : [];
    });
    const holding = items.find(({ item }) => item.verdict !== "disagree");
    return holding ? [holding] : items.length === 1 ? items : [];
  });
}

/** The revenue of all levels and collectors. */
const TOTAL = /(?:财政总收入|预算总收入)$/;

const isWholeAgain = ({ whole, parts }: Family, name: string): boolean =>
  whole.test(name) && !parts.some((part) => part.test(name));

/** The verdict on a whole by the sum of its parts; undefined of other units. */
export function sumItem(whole: Statement, parts: readonly Statement[]): ProofItem | undefined {
  const unit = unitIn(whole.quantity);
  const ranges = parts.map(({ quantity }) => rangeIn(quantity, unit)).filter((range) => range !== undefined);
  if (ranges.length < parts.length || ranges.length === 0) return undefined;
  const working = parts.map(({ quantity }) => printedWords(quantity)).join(" + ");
  return judgedItem(whole, "sum", judged(FORMULAS.itself, [sumRange(ranges)], whole.quantity), working);
}

/** 其中 begins a part, which is no larger than its whole. */
export function partItems({ statements }: TextRead): ProofItem[] {
  return statements.flatMap((part, index): ProofItem[] => {
    const before = statements[index - 1];
    if (!before || !isPlainAmount(part) || !part.isPart || before.isPart || !inOnePeriod(part, before)) return [];
    const whole = statements
      .slice(0, index)
      .filter((one) => isPlainAmount(one) && one.paragraph === part.paragraph)
      .at(-1);
    if (!whole || whole.isPart || whole.sentence !== part.sentence || whole.subject === "") return [];
    const unit = unitIn(part.quantity);
    const [own, all] = [rangeIn(part.quantity, unit), rangeIn(whole.quantity, unit)];
    if (!own || !all || compare(own.low, all.high) <= 0) return [];
    return [
      itemOf(part, "partOverWhole", "disagree", {
        working: [`${printedWords(part.quantity)} > ${printedWords(whole.quantity)}`],
      }),
    ];
  });
}

const REST = /(?:还有|尚有|仍有|剩余|剩下|余下|其余)[^,\d]{0,6}$/;
/** 未开工12个, beside 已开工35个. */
const UNDONE = /(?:未|尚未)(\p{Script=Han}{1,4})$/u;
const NOT_DONE = /^[^,;。]{0,14}(?:未|没有|尚|正在|在建|待)/;
const DONE = /已|完成|达成|办结|开工|竣工|投产|整改|签约|脱贫|销号/;

/** 24个项目中9个已完成，尚有15个未完成: what is done and what is left make up the whole. */
export function countItems({ statements }: TextRead): ProofItem[] {
  const counts = statements.filter(
    ({ quantity, isListed, isNamedByList, measure }) =>
      measure === "level" &&
      !isListed &&
      !isNamedByList &&
      quantity.printed.places === 0 &&
      isAmount(quantity) &&
      !/元/.test(quantity.unit),
  );
  return counts.flatMap((rest): ProofItem[] => {
    const after = rest.line.text.slice(rest.quantity.end);
    const [, verb = ""] = UNDONE.exec(rest.lead) ?? [];
    const isRest = REST.test(rest.lead) && (NOT_DONE.test(after) || /其余|剩余|剩下|余下/.test(rest.lead));
    if (!isRest && (verb === "" || !rest.line.text.includes(`已${verb}`))) return [];
    const alike = counts.filter((one) => one.quantity.unit === rest.quantity.unit && isBefore(one, rest));
    const near = alike.filter((one) => one.paragraph === rest.paragraph && rest.sentence - one.sentence <= 1);
    const pairs = pairsOf(near);
    const holding = [...pairs, ...pairsOf(alike)].find(([whole, done]) => adds(whole, done, rest));
    if (holding) return [countItem(...holding, rest, "agree")];
    const [only] = pairs;
    return only && pairs.length === 1 && near.length === 2 ? [countItem(...only, rest, "disagree")] : [];
  });
}

const isBefore = (one: Statement, other: Statement): boolean =>
  one.paragraph < other.paragraph || (one.paragraph === other.paragraph && one.quantity.start < other.quantity.start);

/** Two counts one after the other, of which the second is done of the first. */
function pairsOf(counts: readonly Statement[]): (readonly [Statement, Statement])[] {
  return counts.flatMap((done, index) => {
    const whole = counts[index - 1];
    const around = done.lead + done.line.text.slice(done.quantity.end, done.quantity.end + 12);
    const isPair =
      whole && whole.paragraph === done.paragraph && done.sentence - whole.sentence <= 1 && DONE.test(around);
    return isPair && compare(valueIn(whole), valueIn(done)) > 0 ? [[whole, done] as const] : [];
  });
}

const valueIn = ({ quantity }: Statement) => ({ numerator: quantity.printed.units, denominator: 1n });

const adds = (whole: Statement, done: Statement, rest: Statement): boolean =>
  whole.quantity.printed.units === done.quantity.printed.units + rest.quantity.printed.units;

function countItem(whole: Statement, done: Statement, rest: Statement, verdict: "agree" | "disagree"): ProofItem {
  const left = whole.quantity.printed.units - done.quantity.printed.units;
  return itemOf(rest, "sum", verdict, {
    expected: { figure: Number(left), unit: rest.quantity.unit, places: 0 },
    working: [
      `${printedWords(whole.quantity)} − ${printedWords(done.quantity)} = `,
      { figure: Number(left), unit: rest.quantity.unit, places: 0 },
    ],
  });
}

const STRUCTURE = /(?<!\d)(\d+(?:\.\d+)?)%?[:、](\d+(?:\.\d+)?)%?(?:[:、]|和)(\d+(?:\.\d+)?)%?(?![:、\d])/g;
/** Words in front of it that make the three all there is: 三次产业结构, and not the growth of each. */
const OF_ALL =
  /(?:结构|三次产业(?:占比|比重|比例|之比|比)|三产.{0,4}比)(?:由|从|为|调整为|优化为|演变为|分别|上年|的|占比|比重|比例|比|去年|\d|\.|:|[%、和])*$/;

/** 三次产业结构比为23.7:32.5:43.8: the shares of all parts make up a hundred. */
export function structureItems({ lines }: TextRead): ProofItem[] {
  return lines.flatMap((line, paragraph) =>
    [...line.text.matchAll(STRUCTURE)].flatMap((match): ProofItem[] => {
      const before = line.text.slice(Math.max(0, match.index - 40), match.index);
      if (!OF_ALL.test(before)) return [];
      const shares = match.slice(1, 4).map(Number);
      const places = Math.max(...match.slice(1, 4).map((share) => share.split(".")[1]?.length ?? 0));
      const sum = Math.round(shares.reduce((a, b) => a + b, 0) * 10 ** places) / 10 ** places;
      const apart = Math.abs(sum - 100) * 10 ** places;
      const verdict = apart < 0.01 ? "agree" : apart < 1.51 ? "withinRounding" : "disagree";
      const range = [match.index, match.index + match[0].length] as const;
      return [
        itemAt(line, paragraph, range, "sharesSum", verdict, {
          working: [`${match.slice(1, 4).join(" + ")} = `, { figure: sum, unit: "", places }],
        }),
      ];
    }),
  );
}
