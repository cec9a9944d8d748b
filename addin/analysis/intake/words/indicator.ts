import type { Against, Measure } from "../../model/observation";
import type { Span } from "../../model/period";
import { measureOfEntry, type Known } from "./known";
import { readHeader } from "./header";
import { readLabel } from "./label";
import type { Leaning } from "./measure";
import type { PeriodReading } from "./period";
import { findUnits } from "./unit";
import { cached, cachedFor } from "../../model/cache";

/** The measure and the span that the words beside a row name: 税收占比（%）, 存款余额比年初增加. */
export interface RowQualities {
  readonly measure: Measure | null;
  readonly against: Against | null;
  readonly saysAgainst: boolean;
  readonly span: Span | null;
  readonly leaning: Leaning | null;
}

/** A row's label read as an indicator: its name, and what its words say beside it. */
interface IndicatorReading extends RowQualities {
  readonly indicator: string | null;
  readonly period: PeriodReading | null;
  readonly unit: string;
  /** Words left unread beside a name of the dictionary; "" where nothing is. */
  readonly unread: string;
}

/** Reads a label as an indicator: of the dictionary, with words of measure or without, or as written. */
export const readIndicator = (text: string, known: Known): IndicatorReading => readerOf(known)(text);

const readerOf = cachedFor((known: Known) => cached((label) => readOnce(label, known)));

function readOnce(text: string, known: Known): IndicatorReading {
  const { name } = readLabel(text);
  const unit = findUnits(text)[0] ?? "";
  const nothing = {
    indicator: null,
    period: null,
    measure: null,
    against: null,
    saysAgainst: false,
    span: null,
    leaning: null,
    unit,
    unread: "",
  };
  if (name === "") return nothing;
  const found = known.indicator(name) ?? known.indicator(name.replace(/(合计|总计|小计)$/, ""));
  if (found) return { ...nothing, indicator: found.name, measure: measureOfEntry(found, null, unit) };
  const said = readHeader([name], known.names);
  // 比上年同期±百分点, 占GDP‰: the words say the unit as those of a header do.
  const own = { ...nothing, unit: said.unit === "" ? unit : said.unit };
  const { indicator, rest, measure, against, saysAgainst, span, period, leaning } = said;
  const unread = [said.unread, said.beyond].filter((one) => one !== "").join("、");
  // A label that holds a known name and words of measure (存款余额比年初增加) says both.
  if (indicator !== null) {
    const of = measureOfEntry(known.indicator(indicator), measure, unit);
    return { ...own, indicator, unread, measure: of, against, saysAgainst, span, period, leaning };
  }
  // 累计, 上年同期, 增减% as labels name nothing: they qualify the row above, or what the table is about.
  if (rest === "") return { ...own, measure, against, saysAgainst, span, period, leaning };
  // An unknown name is kept as written, but for a rate or a place of something: 财政收入增速, 投资位次.
  return isSaidOf(name, measure)
    ? { ...own, indicator: rest, unread, measure, against, saysAgainst, span, leaning }
    : { ...own, indicator: name, unread, measure: measure === "share" ? measure : null };
}

const isSaidOf = (name: string, measure: Measure | null): boolean =>
  measure === "rank" ||
  (measure === "growth" && !/(自然|年均)/.test(name)) ||
  (measure === "completion" && /预算|计划|目标|任务/.test(name));
