import type { Indicator, Names } from "../../model/indicator";
import type { Against, Measure } from "../../model/observation";
import type { Span } from "../../model/period";
import { knownOf, type Known } from "./known";
import { namesBase } from "./lexicon";
import type { Facet } from "./meanings";
import { againstOf, isBeyondMeasures, leaningOf, measureOf, spanOf, type Facets, type Leaning } from "./measure";
import { withYearsApart, type PeriodReading } from "./period";
import type { Segment } from "./segment";
import { unitOf } from "../../model/unit";
import { findUnits, nameAsWritten, withoutUnits } from "./unit";
import { cached, cachedFor } from "../../model/cache";
import { plain, withoutMarks } from "./text";

/** The header of one column, its rows read from top to bottom. */
export interface HeaderReading {
  /** Names from the dictionary, or null. */
  readonly region: string | null;
  readonly indicator: string | null;
  /** Words that are neither names we know nor words of measure, as written; "" where none are left. */
  readonly rest: string;
  /** The same, row by row of the header; "" for a row that says no name. */
  readonly rests: readonly string[];
  /** Words left unread beside a name of the dictionary; "" where nothing is. */
  readonly unread: string;
  readonly measure: Measure | null;
  readonly against: Against | null;
  /** Its words say what it is taken against; else it is last year's by custom. */
  readonly saysAgainst: boolean;
  readonly span: Span | null;
  readonly period: PeriodReading | null;
  readonly unit: string;
  /** Words that together mean a figure for which there is no measure (上年同期位次), "" where they do not. */
  readonly beyond: string;
  /** By custom an amount or a rate, where the words leave it open: the table's own figures decide. */
  readonly leaning: Leaning | null;
  /** The whole, the target or the source that its words name, "" where they name none: 税收 of 占税收%, 调整预算 of 调整预算数. */
  readonly of: string;
  /** 可比价, 不变价, 同口径: a rate that levels do not reproduce. */
  readonly comparable: boolean;
}

/**
 * Reads a header, given from top to bottom, by its words and not by its position.
 *
 * @example
 * readHeader(["一般公共预算收入", "累计", "比上年增长(%)"], namesOf(EMPTY_DICTIONARY)).measure // => "growth"
 * readHeader(["1-8月累计"], namesOf(EMPTY_DICTIONARY)).span // => "yearToDate"
 * readHeader(["增减额（万元）"], namesOf(EMPTY_DICTIONARY)).unit // => "万元"
 * readHeader(["上年同月数"], namesOf(EMPTY_DICTIONARY)).span // => "month"
 */
export function readHeader(pieces: readonly string[], names: Names): HeaderReading {
  const read = readerOf(knownOf(names));
  let region: string | null = null;
  let indicator: string | null = null;
  let unit = "";
  let period: PeriodReading | null = null;
  let span: Span | null = null;
  const facets = new Set<Facet>();
  const rests: string[] = [];
  const unread: string[] = [];
  let of = "";
  let spanOfTarget: Span = "year";

  for (const piece of joined(pieces, names)) {
    const own = withYearsApart(withoutMarks(piece)).replace(/^\s*(其\s*中\s*[:：]?|[#＃])/, "");
    const line = plain(own).replace(/^\(in(thousands|millions)\)$/i, "");
    const bare = withoutUnits(line);
    unit = findUnits(piece)[0] ?? (line.endsWith("‰") ? "‰" : unit);
    const parts = read(bare);
    span = spanOf(parts.facets) ?? span;
    region = parts.region ?? region;
    indicator = parts.indicator ?? indicator;
    period = merged(period, parts.period);
    for (const facet of parts.facets) facets.add(facet);
    // 8月计划, 1-8月任务: a part of the year's.
    if (parts.facets.has("target") && parts.period && !/年/.test(bare.replace(parts.period.words, "")))
      spanOfTarget = parts.period.span === "balance" ? "year" : (parts.period.span ?? "year");
    of = parts.of === "" ? of : parts.of;
    // 户 | 人 | 万元 in a row of its own under the names: the unit, and no part of the name.
    const isUnit = pieces.length > 1 && parts.rest === bare && unitOf(bare) !== undefined;
    if (isUnit) {
      rests.push("");
      continue;
    }
    rests.push(parts.rest === bare && parts.rest !== "" ? nameAsWritten(own) : parts.rest);
    unread.push(parts.unread);
  }
  if (span === null && facets.has("thisYear") && (period?.span ?? null) === null) span = "yearToDate";
  const isShare = facets.has("share") && facets.has("base");
  if ((facets.has("percent") || isShare) && unit === "") unit = "%";
  const said = measureOf(facets, unit);
  // 去年1-8月累计 is the base of this year's, and so is 去年1-8月占比; of another year's growth there is no measure.
  const isLastYears = period?.lastYear === true && said !== "base";
  const measure = isLastYears && (said === null || said === "actual" || said === "share") ? "base" : said;
  const isBeyond = isBeyondMeasures(facets) || (isLastYears && measure !== "base");
  const rest = rests.filter((one) => one !== "").join("/");
  return {
    region,
    indicator,
    rest,
    rests,
    unread: unread.filter((one) => one !== "").join("、"),
    measure,
    against: againstOf(measure, facets),
    saysAgainst: AGAINST.some((facet) => facets.has(facet)),
    span: measure === "target" ? spanOfTarget : (span ?? period?.span ?? null),
    period,
    unit: isInPoints(measure, unit, facets) ? "个百分点" : unit,
    beyond: isBeyond ? pieces.join("") : "",
    leaning: leaningOf(facets, unit),
    of,
    comparable: facets.has("comparable"),
  };
}

const AGAINST: readonly Facet[] = ["lastYear", "yearStart", "lastMonth"];

const isInPoints = (measure: Measure | null, unit: string, facets: Facets): boolean =>
  !facets.has("amount") &&
  ((unit === "%" && facets.has("points")) || (measure === "change" && (facets.has("points") || facets.has("share"))));

/** Percent over Distribution, Per over capita, 财政 over 总收入, 日均 over 入库: one word or name that two rows share. */
function joined(pieces: readonly string[], names: Names): readonly string[] {
  if (pieces.length < 2) return pieces;
  const whole = pieces.join(" ");
  if (/^(percent distribution|per capita)$/i.test(whole)) return [whole];
  const { indicator, segments } = knownOf(names);
  const isOne = (text: string): boolean => {
    const [only, ...more] = indicator(text) ? [] : segments(text);
    return only === undefined || (more.length === 0 && only.kind === "word");
  };
  const at = pieces.findIndex((piece, index) => {
    const next = pieces[index + 1];
    return next !== undefined && !indicator(next) && isOne(plain(piece + next));
  });
  return at < 0 ? pieces : [...pieces.slice(0, at), plain(pieces.slice(at, at + 2).join("")), ...pieces.slice(at + 2)];
}

function merged(first: PeriodReading | null, second: PeriodReading | null): PeriodReading | null {
  if (!first || !second) return first ?? second;
  return {
    year: second.year ?? first.year,
    month: second.month ?? first.month,
    span: second.span ?? first.span,
    lastYear: first.lastYear || second.lastYear,
    words: first.words + second.words,
    day: second.day ?? first.day,
  };
}

/** The reading of one row of a header, or of a label. */
interface PieceReading {
  readonly region: string | null;
  readonly indicator: string | null;
  readonly period: PeriodReading | null;
  readonly facets: Facets;
  readonly of: string;
  /** A name that the dictionary does not have. */
  readonly rest: string;
  readonly unread: string;
}

const readerOf = cachedFor((known: Known) => cached((line) => readPiece(line, known)));

const NO_FACETS: Facets = new Set();

function readPiece(line: string, known: Known): PieceReading {
  const region = known.region(line)?.name ?? null;
  const indicator = region === null ? ((known.indicator(line) ?? shareNamed(line, known))?.name ?? null) : null;
  if (region !== null || indicator !== null)
    return { region, indicator, period: null, facets: NO_FACETS, of: "", rest: "", unread: "" };
  const segments = withLongerNames(known.segments(line));
  const facets = new Set(segments.flatMap((segment) => (segment.kind === "word" ? segment.facets : [])));
  const isOfBase = segments.some(({ kind, text }) => kind === "word" && namesBase(text));
  const [first = null] = isOfBase ? [] : known.periodsIn(line);
  const period = segments.find((segment) => segment.kind === "period")?.period ?? first;
  return { period, facets, of: wholeIn(segments), ...namesIn(segments) };
}

/** 税收占比%: a share of the dictionary with the sign of its unit behind it. */
function shareNamed(line: string, known: Known): Indicator | undefined {
  const entry = line.endsWith("%") ? known.indicator(line.slice(0, -1)) : undefined;
  return entry?.part === undefined ? undefined : entry;
}

/** Words that begin names, where characters that nobody knows go on behind them: 减少贫困人口, 增减挂钩指标, 环比指数. */
function beginsName({ facets }: { readonly facets: readonly Facet[] }, rest: string): boolean {
  if (!/^\p{Script=Han}{2}/u.test(rest)) return false;
  if (facets.includes("compared")) return rest.startsWith("指数");
  const isCounted = facets.some((facet) => COUNTED.has(facet));
  return (facets.includes("change") || facets.includes("rank")) && !isCounted;
}

const COUNTED: Facets = new Set<Facet>(["amount", "rate", "percent", "points", "share"]);

function withLongerNames(segments: readonly Segment[]): readonly Segment[] {
  const read: Segment[] = [];
  for (const segment of segments) {
    const before = read.at(-1);
    const isFirst = read.length === 1;
    if (segment.kind === "unread" && isFirst && before?.kind === "word" && beginsName(before, segment.text))
      read[0] = { kind: "unread", text: before.text + segment.text };
    else read.push(segment);
  }
  return read;
}

/** The whole of a share, the target of a completion, the source of a figure, by the words that say so. */
function wholeIn(segments: readonly Segment[]): string {
  const isOf = (segment: Segment): boolean =>
    segment.kind === "word" && segment.facets.some((facet) => OF_WHOLE.has(facet));
  const text = segments.find(isOf)?.text ?? "";
  const side =
    text === ""
      ? SIDE.exec(segments.find(({ kind, text: word }) => kind === "word" && SIDE.test(word))?.text ?? "")
      : null;
  if (side) return side[0];
  return /^(所?占比|比重|比例|构成)/.test(text)
    ? ""
    : text.replace(/^[占为]|完成|(?:的?(?:比重|比例)|位次|排[名位序]|名次|[数值%])$/g, "");
}

/** 本月收入 | 本月支出 of one subject. */
const SIDE = /(?:收入|支出)$/;

const OF_WHOLE: Facets = new Set<Facet>(["share", "target", "completion", "source", "rank"]);

/**
 * The names of a piece. Beside characters that are not read, a name of the dictionary is a part of a longer name that it
 * does not have, and the characters are told where they stand behind it or apart from it.
 */
function namesIn(segments: readonly Segment[]): Pick<PieceReading, "region" | "indicator" | "rest" | "unread"> {
  const isName = ({ kind }: Segment): boolean => kind === "region" || kind === "indicator";
  const isPart = (segment: Segment): boolean =>
    segment.kind === "unread" || (segment.kind === "word" && segment.facets.includes("qualifier"));
  const at = segments.flatMap((segment, index) => (isName(segment) || isPart(segment) ? [index] : []));
  const unread = segments.filter(({ kind }) => kind === "unread").map(({ text }) => text);
  const known = segments.filter(isName);
  // Two names in one piece (国税部门增值税) are one that the dictionary does not have.
  const isOne = known.filter(({ kind }) => kind === "indicator").length < 2;
  if (isOne && !segments.some(isPart)) {
    const nameOf = (kind: Segment["kind"]) => known.find((segment) => segment.kind === kind);
    const [region, indicator] = [nameOf("region"), nameOf("indicator")];
    return {
      region: region?.kind === "region" ? region.name : null,
      indicator: indicator?.kind === "indicator" ? indicator.name : null,
      rest: "",
      unread: "",
    };
  }
  const written = segments
    .slice(at[0], (at.at(-1) ?? 0) + 1)
    .map(({ text }) => text)
    .join("");
  const rest = withClosed(written, segments[(at.at(-1) ?? 0) + 1]?.text);
  return {
    region: null,
    indicator: null,
    rest: rest.replace(/^[()\-:,，、的]+|(?<![(\-:,，、的])[(\-:,，、的]+$/g, ""),
    unread: known.some(({ kind }) => kind === "indicator") ? unread.join("、") : "",
  };
}

/** A name whose bracket closes right behind it takes the bracket with it. */
const withClosed = (name: string, next: string | undefined): string =>
  next === ")" && name.includes("(") && !name.includes(")") ? `${name})` : name;
