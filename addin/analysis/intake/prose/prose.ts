import { addressOf, type CellAddress } from "../../model/address";
import { decimalToNumber, parseDecimal } from "../../model/decimal";
import type { Names } from "../../model/indicator";
import { writtenPlaces, type Claim, type Measure, type Prose, type Table } from "../../model/observation";
import type { Period } from "../../model/period";
import type { Sheet } from "../../model/sheet";
import { cellsOf } from "../sheets/grid";
import { percentToRatio } from "../words/cell";
import { knownOf, type Known } from "../words/known";
import { findPeriods } from "../words/period";
import { plain } from "../words/text";

/** Shorter than this a text is a label or a header. */
const SHORTEST = 10;
/** Marks of a claim about figures: a rate, points, an amount or a place. */
const CLAIM = /[%％]|百分点|[万亿]元|第.{1,3}[位名]|[首末]位|倒数/;
/** Marks of a sentence, which a header does not bear. */
const SENTENCE = /[，。；,;]|\d\s*[%％]|倒数|第.{1,3}[位名]/;

/** The cells of a sheet that claim something of figures in a sentence, and what they claim. */
export function proseOf(sheet: Sheet, tables: readonly Table[], names: Names): Prose[] {
  const found: Prose[] = [];
  sheet.rows.forEach((line, row) => {
    line.forEach((value, column) => {
      if (typeof value !== "string" || value.length < SHORTEST || !CLAIM.test(value) || !SENTENCE.test(value)) return;
      const place = cellsOf(sheet)(addressOf(row, column));
      const claims = claimsOf(value, place, periodOf(tables), knownOf(names));
      found.push({ ...place, text: value, claims });
    });
  });
  return found;
}

/** The period that the tables of the sheet are about. */
function periodOf(tables: readonly Table[]): Period | null {
  for (const { columns } of tables)
    for (const { period, measure } of columns) if (period !== null && measure !== "target") return period;
  return null;
}

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const GROWTH = new RegExp(`(增长|增幅为?|增速为?|下降|减少|降低|负增长)了?${NUMBER}%`);
/** Compared with something else than the year before. */
const OTHER_BASE = /年初|环比|上月|预算|目标|任务|序时|年均|同期增幅|回落|加快|提高|百分点/;
const SHARE = new RegExp(`(?:为|达到?|比重|占比|占)${NUMBER}%`);
const LEVEL = new RegExp(`(?:完成|实现|达到?|为|收入|余额|总额)${NUMBER}([万亿]元)`);
const CHANGED = /增加|减少|增收|减收|比年初|净增/;
const PLACE = /(倒数)?第(\d{1,2}|[一二三四五六七八九]|十[一二三四五六七八九]?)(?:[位名]|$|,)|([首末])位/;
/** The peers' own field; 全省第15位 is a place in another. */
const ELSEWHERE = /全省|全国|省辖|各县区|县市区/;
const NUMERALS = "〇一二三四五六七八九十";
const AMONG = /在?全[市省]|六县(\(市\)|市)?/g;

/**
 * The claims of a sentence about figures: 财政总收入同比增长3.2%, 在全市六县（市）中排名倒数第二. A clause that names no indicator
 * goes on with the one before it; one that names several claims nothing that could be told apart.
 */
function claimsOf(text: string, place: CellAddress, around: Period | null, known: Known): Claim[] {
  const claims: Claim[] = [];
  let indicator: string | null = null;
  let spelled = "";
  let region = "";
  let period = around;
  for (const clause of clausesOf(text)) {
    const { names, spelled: spellings } = known.indicatorsIn(clause);
    if (names.length > 0) [indicator = null, spelled = ""] = names.length === 1 ? [names[0], spellings[0]] : [];
    const places = known.regionsIn(clause.replace(AMONG, "")).names;
    if (names.length > 0 && places.length > 0) region = places.length === 1 ? (places[0] as string) : "?";
    period = periodIn(clause, period);
    if (indicator === null || region === "?") continue;
    const about = { region, indicator, spelled, period };
    const isShare = known.indicator(indicator)?.part !== undefined;
    for (const claim of [
      isShare ? shareIn(clause) : growthIn(clause),
      isShare ? undefined : levelIn(clause),
      placeIn(clause),
    ])
      if (claim) claims.push({ ...place, ...about, ...claim, basis: "", version: null });
  }
  return claims;
}

/** Clauses, in plain text: commas within numbers are none that part. */
const clausesOf = (text: string): string[] =>
  plain(text)
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
    .split(/[,;。]|(?<=[%元位名)])、/)
    .filter((clause) => clause !== "");

function periodIn(clause: string, before: Period | null): Period | null {
  const said = findPeriods(clause).find(({ month, lastYear }) => month !== null && !lastYear);
  const year = said?.year ?? before?.year;
  if (said?.month == null || year === undefined) return before;
  return { year, month: said.month, span: said.span ?? before?.span ?? "yearToDate" };
}

type Found = Pick<Claim, "measure" | "against" | "figure" | "unit" | "text" | "places" | "fromEnd">;

const claim = (measure: Measure, figure: number, unit: string, text: string): Found => ({
  measure,
  against: measure === "growth" ? "lastYear" : null,
  figure,
  unit,
  text,
  places: writtenPlaces({ figure, unit, text }),
  fromEnd: false,
});

function growthIn(clause: string): Found | undefined {
  const [, word = "", number = ""] = GROWTH.exec(clause) ?? [];
  if (number === "" || OTHER_BASE.test(clause)) return undefined;
  const falls = /下降|减少|降低|负增长/.test(word);
  const ratio = percentToRatio(numberOf(number));
  return claim("growth", falls ? -ratio : ratio, "%", number);
}

function shareIn(clause: string): Found | undefined {
  const [, number = ""] = SHARE.exec(clause) ?? [];
  return number === "" || OTHER_BASE.test(clause)
    ? undefined
    : claim("share", percentToRatio(numberOf(number)), "%", number);
}

function levelIn(clause: string): Found | undefined {
  const [, number = "", unit = ""] = LEVEL.exec(clause) ?? [];
  return number === "" || CHANGED.test(clause) ? undefined : claim("actual", numberOf(number), unit, number);
}

function placeIn(clause: string): Found | undefined {
  const [words, fromEnd, number, end] = PLACE.exec(clause) ?? [];
  if (words === undefined || ELSEWHERE.test(clause)) return undefined;
  const place = end !== undefined ? 1 : smallNumber(number ?? "");
  return { ...claim("rank", place, "位", words), fromEnd: fromEnd !== undefined || end === "末" };
}

const numberOf = (text: string): number => decimalToNumber(parseDecimal(text) ?? { units: 0n, places: 0 });

/** 5, 五 and 十二 as numbers. */
function smallNumber(text: string): number {
  if (/\d/.test(text)) return Number(text);
  return [...text].reduce((sum, one) => sum + NUMERALS.indexOf(one), 0);
}
