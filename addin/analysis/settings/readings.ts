import { findingOf, type Finding } from "../model/finding";
import type { TaughtReading } from "../model/indicator";
import { hasHeading } from "../model/reading";
import { periodKey, type YearMonth } from "../model/period";
import type { Sheet } from "../model/sheet";
import { unitOf } from "../model/unit";
import { labelOf, labelWords } from "../model/words";
import { COLUMN_MEANINGS } from "../intake/words/meanings";
import { parsePeriod } from "../intake/words/period";
import { entriesOf, sheetOf, textsOf, type Entry } from "./table";

export const READINGS_SHEET = "读法";

const FIELDS = {
  部门: "department",
  版式: "layout",
  列: "column",
  原读作: "instead",
  含义: "meaning",
  指标: "indicator",
  时段: "span",
  比较: "against",
  单位: "unit",
  期间: "period",
  数据: "figures",
} as const;

type Header = keyof typeof FIELDS;

const SPANS = ["month", "yearToDate", "balance", "year"] as const;
const AGAINST = ["lastYear", "yearStart", "lastMonth"] as const;

/** The words that each column of the sheet 读法 takes, as a person chooses among them. */
export const READING_WORDS = {
  meaning: COLUMN_MEANINGS,
  span: SPANS.map((span) => labelWords("span", span)),
  against: AGAINST.map((against) => labelWords("against", against)),
} as const;

/**
 * Reads the sheet of corrected readings (读法). A row that names no column of its layout, that has no known word or that
 * corrects what another row has corrected is a finding and is left out.
 *
 * @example
 * readReadings(plainSheet([["部门", "版式", "列", "含义"], ["财政局", "县市|数", "数", "累计数"]])).readings.map(({ column, meaning }) => [column, meaning]) // => [["数", "累计数"]]
 */
export function readReadings(sheet: Sheet | undefined): {
  readonly readings: readonly TaughtReading[];
  readonly findings: readonly Finding[];
} {
  const { entries, findings: unread } = entriesOf<Header>(sheet, ["版式", "列"]);
  const findings = [...unread];
  const taken = new Set<string>();
  const readings = entries.flatMap((entry): TaughtReading[] => {
    const wrong = faultOf(entry);
    if (wrong) {
      findings.push(wrong);
      return [];
    }
    const one = readingOf(entry);
    const key = [one.department, one.layout, one.column].join("|");
    if (taken.has(key)) {
      findings.push(repeated(one, entry));
      return [];
    }
    taken.add(key);
    return [one];
  });
  return { readings, findings };
}

function readingOf(entry: Entry<Header>): TaughtReading {
  const { span, against, period, ...texts } = textsOf(entry, FIELDS);
  return {
    ...texts,
    span: labelOf("span", span) ?? null,
    against: labelOf("against", against) ?? null,
    period: monthOf(period),
  };
}

function monthOf(words: string): YearMonth | null {
  const period = parsePeriod(words);
  return period ? { year: period.year, month: period.month } : null;
}

/** The first thing on a row that cannot be used; undefined where all can. */
function faultOf(entry: Entry<Header>): Finding | undefined {
  const { layout, column, instead, meaning, indicator, span, against, unit, period } = textsOf(entry, FIELDS);
  const isOther = (word: string, words: readonly string[]): boolean => word !== "" && !words.includes(word);
  if (layout === "") return entry.wrong("版式", "表头各列，以|分开");
  if (column !== "" && !hasHeading(layout, column)) return entry.wrong("列", layout.split("|").join("、"));
  if (isOther(meaning, READING_WORDS.meaning)) return entry.wrong("含义", READING_WORDS.meaning.join("、"));
  if (isOther(span, READING_WORDS.span)) return entry.wrong("时段", READING_WORDS.span.join("、"));
  if (isOther(against, READING_WORDS.against)) return entry.wrong("比较", READING_WORDS.against.join("、"));
  if (unit !== "" && !unitOf(unit)) return entry.wrong("单位", "计量单位，如万元、亿元、%");
  if (unit !== "" && instead === "") return entry.wrong("原读作", "更正单位时原来的读法，表上没有写明的填—");
  if (period !== "" && monthOf(period) === null) return entry.wrong("期间", "年月，如2017-08");
  if (column === "" && (meaning !== "" || indicator !== "" || against !== ""))
    return entry.wrong("列", layout.split("|").join("、"));
  if ([meaning, indicator, span, against, unit, period].every((word) => word === ""))
    return entry.wrong("含义", READING_WORDS.meaning.join("、"));
  return undefined;
}

function repeated({ column, layout }: TaughtReading, entry: Entry<Header>): Finding {
  const { file, sheet, cell } = entry.wrong("列", "");
  return findingOf("reading-repeated", "warning", { file, sheet, cell }, { label: column }, { received: layout });
}

/**
 * The sheet of corrected readings, which `readReadings` gives back.
 *
 * @example
 * readingsSheet([]).rows // => [["部门", "版式", "列", "原读作", "含义", "指标", "时段", "比较", "单位", "期间", "数据"]]
 */
export const readingsSheet = (readings: readonly TaughtReading[]): Sheet =>
  sheetOf(
    READINGS_SHEET,
    FIELDS,
    readings.map(({ span, against, period, ...one }) => ({
      ...one,
      span: span === null ? "" : labelWords("span", span),
      against: against === null ? "" : labelWords("against", against),
      period: period === null ? "" : periodKey(period),
    })),
  );
