// A text becomes statements: each number of its sentences, with what it states and of what (文中数字的读取).
import { findPeriods } from "../intake/words/period";
import { lineOf, type Line } from "./line";
import { masked, quantitiesIn, type Quantity } from "./quantity";
import { withListNames } from "./lists";
import { againstIn, COMPARABLE, gapIn, roleOf, type Role } from "./role";
import type { Chain, Gap, Statement, StatedAgainst, StatedPeriod } from "./statement";
import { keyOf, scopeOf, subjectIn, type Scope } from "./subject";

/** A text, read. */
export interface TextRead {
  readonly lines: readonly Line[];
  readonly statements: readonly Statement[];
  readonly chains: readonly Chain[];
  /** True of a statement whose period is told: in its own paragraph, or as the only one that the text names. */
  readonly isDated: (statement: Statement) => boolean;
  /** A subject as it is compared with others of the text. */
  readonly key: (subject: string) => string;
}

/** Reads the paragraphs of a text. */
export function readText(paragraphs: readonly string[]): TextRead {
  const lines = paragraphs.map(lineOf);
  const scope: Scope = scopeOf(lines.map(({ text }) => text));
  const reader = new Reader();
  const statements = lines.flatMap((line, paragraph) => reader.paragraph(line, paragraph));
  const months = new Set(statements.flatMap(({ period }) => (period ? `${period.month}|${period.span}` : [])));
  const isDated = ({ period, paragraph }: Statement): boolean =>
    period !== null && (months.size === 1 || period.namedIn === paragraph);
  return { lines, statements, isDated, chains: chainsOf(statements), key: (subject) => keyOf(subject, scope) };
}

const SENTENCE_END = /[。!?！？]/;
const CLAUSE_END = /[,;:。!?]/;
/** A month that cannot be: what follows is of a period that nobody can tell. */
const DAMAGED_MONTH = /(?<![\d.\-至到])(?:1[3-9]|[2-9]\d|11[0-2])月(?!龄)/;
const LIST_ONLY = /^[、,和及与以]*(?:约|近)?$/;

/** Reads paragraph after paragraph: a period holds until another is named. */
class Reader {
  #period: StatedPeriod | null = null;
  /** The last one that is no single month: a month named beside it (8月当月) holds for its paragraph. */
  #toDate: StatedPeriod | null = null;

  paragraph(line: Line, paragraph: number): Statement[] {
    if (this.#period?.span === "month") this.#period = this.#toDate ?? this.#period;
    const found: Statement[] = [];
    const quantities = quantitiesIn(line.text);
    const outside = withoutBrackets(line.text);
    let [sentence, clause, subject, isPart, isComparable, isForecast] = [0, 0, "", false, false, false];
    let against: StatedAgainst | null = null;
    let [from, periodsTo] = [0, 0];
    for (const [index, quantity] of quantities.entries()) {
      const source = quantity.inBrackets ? line.text : outside;
      const between = source.slice(from, quantity.start);
      if (SENTENCE_END.test(between)) {
        sentence++;
        [subject, isPart, isComparable, against] = ["", false, false, null];
      }
      if (CLAUSE_END.test(between)) clause++;
      const ahead = line.text.slice(from, quantity.start);
      isForecast = FORECAST.test(ahead) || (isForecast && !/[。;!?]/.test(ahead));
      this.#readPeriods(line.text, periodsTo, quantity.start, paragraph);
      periodsTo = quantity.start;
      const lead = leadIn(source, from, quantity);
      if (!quantity.inBrackets) from = quantity.end;
      const rest = line.text.slice(quantity.end);
      const { measure, sign, whole } =
        quantity.isNoFigure || isForecast
          ? OTHER
          : behind(found.at(-1), lead, roleOf(quantity, lead.replace("分别", ""), rest));
      if (!quantity.inBrackets && /其中/.test(between)) isPart = true;
      const named = quantity.inBrackets ? "" : joined(found.at(-1), between, subjectIn(namedIn(between)));
      const isYardstick = measure === "target" || measure === "base" || measure === "whole";
      if (named !== "" && !isYardstick)
        [subject, isComparable, against] = [`${named}${exceptionIn(ahead)}`, false, null];
      else if (named === "" && !quantity.inBrackets) subject = inScope(subject, lead);
      if (measure === "level" && named === "") against = null;
      if (COMPARABLE.test(between)) isComparable = !/自然口径|名义/.test(between);
      if (MOVES.has(measure)) against = againstIn(lead) ?? against;
      found.push({
        line,
        paragraph,
        sentence,
        clause,
        quantity,
        measure,
        sign,
        against: against ?? "lastYear",
        isComparable,
        lead,
        subject,
        period: this.#periodAt(lead),
        whole,
        gap: measure === "points" ? gapOf(lead, line.text, quantity, quantities[index - 1]) : null,
        isListed: isListed(outside, quantities, index),
        isNamedByList: false,
        isPart,
      });
    }
    this.#readPeriods(line.text, periodsTo, line.text.length, paragraph);
    return withListNames(found, outside);
  }

  /** Takes up the periods that are named from one place to another, but for those that a figure is compared with. */
  #readPeriods(text: string, from: number, to: number, namedIn: number): void {
    const words = text.slice(from, to);
    if (!/[月季年]/.test(words)) return;
    if (DAMAGED_MONTH.test(words)) this.#period = null;
    for (const { year, month, span, lastYear, words: said } of findPeriods(words)) {
      const at = words.indexOf(said);
      if (at > 0 && /[比较与由从自到至和]/.test(words.charAt(at - 1))) continue;
      const known = year ?? this.#period?.year ?? null;
      if (month === null) {
        const isYear = /^(?:,|全|我|完成|实现)/.test(words.slice(at + said.length));
        if (isYear) this.#period = { year, month: 12, span: "year", namedIn };
        else if (at === 0 || CLAUSE_END.test(words.charAt(at - 1))) this.#period = null;
        continue;
      }
      // 去年1-8月 is in no year that can be told where the text names none.
      if (lastYear && known === null) {
        this.#period = null;
        continue;
      }
      this.#period = {
        year: lastYear && known !== null ? known - 1 : known,
        month,
        span: span ?? "yearToDate",
        namedIn,
      };
      if (this.#period.span !== "month") this.#toDate = this.#period;
    }
  }

  #periodAt(lead: string): StatedPeriod | null {
    if (this.#period === null) return null;
    if (/当月|本月|单月/.test(lead)) this.#period = { ...this.#period, span: "month" };
    else if (/累计/.test(lead) && this.#period.span === "month") this.#period = { ...this.#period, span: "yearToDate" };
    return this.#period;
  }
}

/** The figures behind it are meant to be, and are not so yet, up to the end of its part of the sentence. */
const FORECAST = /预计|力争|有望|争取(?=达|实|完|突|增|全年|在)/;

/** Words in brackets that make a thing another one: 财政总收入(不含上划). */
const exceptionIn = (words: string): string => /\((?:不含|不包括|不计|扣除|剔除)[^()]*\)/.exec(words)?.[0] ?? "";

const SCOPE = /^[、,]*(?:其中)?([全我本][国省市州区县镇乡])/;

/** 全市财政总收入154亿元，我县完成6.53亿元: the same thing in another scope. */
function inScope(subject: string, lead: string): string {
  const [own, said] = [subject, lead].map((words) => SCOPE.exec(words)?.[1] ?? "") as [string, string];
  return own === "" || said === "" || own.slice(-1) === said.slice(-1) ? subject : said + subject.replace(SCOPE, "");
}

const MOVES: ReadonlySet<string> = new Set(["change", "growth", "times"]);
const OTHER = { measure: "other", sign: 1, whole: "" } as const;

/** 占年初预算110000万元的61.22%: the rate is one of the amount in front of it. */
function behind(before: Statement | undefined, lead: string, role: Role): Role {
  if (!/^的(?:比例|比重)?(?:为)?$/.test(lead)) return role;
  if (before?.measure === "target") return { ...role, measure: "completion" };
  return before?.measure === "whole" ? { ...role, measure: "share" } : role;
}

/** Characters of a clause that are looked at in front of a number. */
const LONGEST_LEAD = 500;

/** The words of the clause in front of a number, behind the number before it. */
function leadIn(text: string, from: number, { start, inBrackets }: Quantity): string {
  const lead = text.slice(inBrackets ? text.lastIndexOf("(", start) + 1 : from, start);
  return (lead.split(/[,;:。!?]/).at(-1) ?? "").slice(-LONGEST_LEAD).replace(/\u0001/g, "");
}

/** The clause that may name a subject: where the last one only goes on (同比), the one before it. */
function namedIn(between: string): string {
  const clauses = between.split(/[;。!?]/).at(-1) ?? "";
  const parts = clauses.split(/[,:]/);
  for (const part of [...parts].reverse()) {
    const named = subjectIn(part);
    if (named !== "") return part;
  }
  return "";
}

/** 重点税源企业100户入库税收: a name that goes on behind a number is named by both. */
function joined(before: Statement | undefined, between: string, named: string): string {
  const isOn = named !== "" && before && !before.quantity.inBrackets && !/[、,;:。!?和及与以]/.test(between);
  return isOn ? `${before.subject}${before.lead}${named}` : named;
}

/** The text with what stands in brackets blanked. */
function withoutBrackets(text: string): string {
  let line = masked(text);
  for (let before = ""; before !== line;) {
    before = line;
    line = line.replace(/[([][^()[\]]*[)\]]/g, (words) => "\u0001".repeat(words.length));
  }
  return line;
}

function gapOf(lead: string, text: string, { start }: Quantity, before: Quantity | undefined): Gap {
  const printed =
    before?.inBrackets && before.end < start && start - before.end < 16 && before.unit === "%" ? before : null;
  const inBrackets = printed ? text.slice(text.lastIndexOf("(", printed.start), printed.end + 1) : "";
  const isAlone = printed !== null && /^\([^,;]*\)$/.test(inBrackets);
  return { ...gapIn(lead), printed: isAlone ? printed : null };
}

/** True of a number in a row of numbers that share the words in front of the first. */
function isListed(text: string, quantities: readonly Quantity[], index: number): boolean {
  const { start, end, unit } = quantities[index] as Quantity;
  const [before, after] = [quantities[index - 1], quantities[index + 1]];
  const clause =
    text
      .slice(Math.max(0, start - LONGEST_LEAD), start)
      .split(/[,;:。!?]/)
      .at(-1) ?? "";
  if (/分别/.test(clause)) return true;
  if (before?.unit === unit && LIST_ONLY.test(text.slice(before.end, start)) && text.slice(before.end, start) !== ",")
    return true;
  if (after?.unit !== unit) return false;
  const next = text.slice(end, after.start);
  return next !== "" && next !== "," && LIST_ONLY.test(next);
}

/** Statements gathered by what they are of: a subject, or another level of the same one, begins a chain. */
function chainsOf(statements: readonly Statement[]): Chain[] {
  const chains: { subject: string; level: Statement | null; statements: Statement[] }[] = [];
  const named = new Map<string, (typeof chains)[number]>();
  let last: Statement | undefined;
  for (const one of statements) {
    const chain = chains.at(-1);
    const goesOn =
      chain &&
      last?.paragraph === one.paragraph &&
      last.sentence === one.sentence &&
      chain.subject === one.subject &&
      !(one.measure === "level" && !one.quantity.inBrackets && chain.level !== null);
    if (one.isListed) {
      last = undefined;
      continue;
    }
    if (one.isNamedByList) {
      // The statements of one name stand apart: those of the other names come between.
      const id = `${one.paragraph}|${one.sentence}|${one.subject}`;
      const own = named.get(id) ?? { subject: one.subject, level: null, statements: [] };
      if (!named.has(id)) chains.push(own);
      named.set(id, own);
      own.statements.push(one);
      if (one.measure === "level") own.level ??= one;
      last = undefined;
      continue;
    }
    if (goesOn) {
      chain.statements.push(one);
      if (one.measure === "level" && !one.quantity.inBrackets) chain.level ??= one;
    } else {
      chains.push({ subject: one.subject, level: one.measure === "level" ? one : null, statements: [one] });
    }
    last = one;
  }
  return chains;
}
