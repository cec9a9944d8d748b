// Lists that give each of several names its own number (分别): 税收、非税分别完成4.00亿元、2.53亿元，增长2.0%、5.1%.
import type { Statement } from "./statement";
import { subjectIn } from "./subject";

/** Words that may stand between two numbers of one list. */
const BETWEEN = /^[、和及与以]*(?:约|近|同比|增长|下降|增加|减少|增收|减收)*$/;
/** A list without names of its own goes on with those of the list before it: ，增长8.9%、7.2%、6.8%. */
const GOES_ON =
  /^(?:同比|环比|比(?:上年|去年)同?期?|较(?:上年|去年)同?期?|均|净|分别)*(?:增长|下降|增加|减少|增收|减收|增幅|降幅|增速|占比|比重|占|拉动|对|贡献)/;
/** Parts that a text counts instead of naming them. */
const COUNTED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^三次产业(?:增加值)?/, ["第一产业", "第二产业", "第三产业"]],
  [/^一、二、三次?产业(?:增加值)?/, ["第一产业", "第二产业", "第三产业"]],
  [/^二、三次?产业(?:增加值)?/, ["第二产业", "第三产业"]],
];

/**
 * Gives each number of a list the name at its place, where there are as many names as numbers; `text` is their paragraph,
 * with what stands in brackets blanked. The other lists stay as they are.
 */
export function withListNames(statements: readonly Statement[], text: string): Statement[] {
  const named = [...statements];
  let last: { readonly names: readonly string[]; readonly sentence: number } | null = null;
  for (let from = 0; from < statements.length;) {
    const to = endOf(statements, from, text);
    const list = statements.slice(from, to);
    const [first] = list;
    if (first?.isListed && list.length > 1) {
      const before = last?.sentence === first.sentence ? last.names : [];
      const names = namesOf(first, list.length, text, before, statements[from - 1]);
      if (names) {
        list.forEach((one, i) => {
          named[from + i] = {
            ...likeFirst(one, first),
            subject: names[i] as string,
            isListed: false,
            isNamedByList: true,
          };
        });
        last = { names, sentence: first.sentence };
      }
    }
    from = Math.max(to, from + 1);
  }
  return named;
}

/** Where the list ends that begins with a statement. */
function endOf(statements: readonly Statement[], from: number, text: string): number {
  let to = from + 1;
  for (; to < statements.length; to++) {
    const [before, one] = [statements[to - 1], statements[to]] as [Statement, Statement];
    const between = text.slice(before.quantity.end, one.quantity.start);
    const goesOn =
      one.isListed && one.quantity.unit === before.quantity.unit && between !== "" && BETWEEN.test(between);
    if (!goesOn) break;
  }
  return to;
}

/** A number of a list states what the first one does, unless it has a word of its own. */
function likeFirst(one: Statement, first: Statement): Statement {
  const { measure, sign, whole, against, isComparable, gap } = first;
  const isOwn = /\p{Script=Han}/u.test(one.lead.replace(/[、和及与以约近]/g, ""));
  return { ...one, measure, sign: isOwn ? one.sign : sign, whole, against, isComparable, gap };
}

/** The names of a list; undefined where they are not as many as its numbers. */
function namesOf(
  first: Statement,
  count: number,
  text: string,
  before: readonly string[],
  previous: Statement | undefined,
): readonly string[] | undefined {
  const head = text.slice(previous?.sentence === first.sentence ? previous.quantity.end : 0, first.quantity.start);
  const clauses = (head.split(/[。!?;]/).at(-1) ?? "").split(/[,:]/);
  const clause = clauses.at(-1) ?? "";
  // 分别高于全国、全省1.8、1.2个百分点: these name what they are compared with.
  if (first.measure === "points") return undefined;
  const alike = previous?.sentence === first.sentence && previous.measure === first.measure ? previous : undefined;
  const own = listedIn(clause.split("分别")[0] ?? "", count, alike);
  if (own) return own;
  const words = clause.replace(/^分别/, "");
  if (before.length === count && (GOES_ON.test(words) || /^分别/.test(clause))) return before;
  // 前三位的是湘阴县、汨罗市、平江县，分别为22.73亿元、12.99亿元、12.97亿元.
  const ahead = /^分别/.test(clause) ? (clauses.at(-2) ?? "").replace(/^.*(?:是|为|有|:)/, "") : "";
  return ahead === "" ? undefined : listedIn(ahead, count, undefined);
}

const PLACE = /^\p{Script=Han}{1,5}?[省市州县区]/u;
/** The noun of the last name that the others leave out: 国税、地税部门, 城镇、农村居民人均可支配收入. */
const TAIL = /^.{0,12}(?:收入|支出|增加值|投资|余额|存款|贷款|总额|产值|部门|局)$/;

/** The names in some words, in full; undefined where they are not as many as asked for. */
function listedIn(words: string, count: number, before: Statement | undefined): readonly string[] | undefined {
  const whole = subjectIn(words);
  const [, counted] = COUNTED.find(([pattern]) => pattern.test(whole)) ?? [];
  if (counted) return counted.length === count ? counted : undefined;
  const pieces = words.split(/、|和|以及|及|与/).map((piece) => piece.trim());
  const [first = "", ...others] = pieces;
  const last = others.pop();
  if (last === undefined || pieces.length !== count) return undefined;
  const names = [subjectIn(first), ...others, subjectIn(last)];
  if (!names.every((name) => /^[\p{Script=Han}A-Za-z“”"]{2,24}$/u.test(name))) return undefined;
  return withTail(names, before);
}

/** Names with what they share: the indicator of several places, or the noun behind the last. */
function withTail(names: readonly string[], before: Statement | undefined): readonly string[] {
  const own = names.slice(0, -1);
  const last = names.at(-1) ?? "";
  const [place] = PLACE.exec(last) ?? [];
  if (place !== undefined && own.every((name) => PLACE.exec(name)?.[0] === name)) {
    const tail =
      last.slice(place.length) ||
      (before?.subject.replace(/^(?:[全我本].|\p{Script=Han}{1,5}?[省市州县区](?=.{3}))/u, "") ?? "");
    return [...own, place].map((name) => name + tail);
  }
  const [length = 0] = own.map((name) => name.length);
  const tail = last.slice(length);
  const isShared = own.every((name) => name.length === length && !TAIL.test(name)) && TAIL.test(tail);
  return isShared ? names.map((name) => name.slice(0, length) + tail) : names;
}
