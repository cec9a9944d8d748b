import { addressOf, type CellAddress } from "../../model/address";
import { findingOf, type Finding } from "../../model/finding";
import type { Witness } from "../../model/observation";
import type { Span, YearMonth } from "../../model/period";
import { fileStem } from "../../model/reading";
import type { Sheet } from "../../model/sheet";
import { yearsOfMaking } from "../words/dateRole";
import { findPeriods, type PeriodReading } from "../words/period";
import { plain } from "../words/text";
import { cached } from "../../model/cache";

/** A text around a table, and where a person would look for it. */
export interface Source {
  readonly text: string;
  readonly cell: string;
  readonly of: Witness["of"];
}

/** The period of a table by its surroundings. */
export interface PeriodAround {
  readonly year: number | null;
  readonly month: number | null;
  readonly span: Span | null;
  /** The year is that of a budget (预算年度：2017), which says nothing of how far figures reach. */
  readonly isBudgetYear: boolean;
  /** The text that says it; null where none does. */
  readonly from: Witness | null;
  readonly findings: readonly Finding[];
}

type Said = Source & { readonly reading: PeriodReading };

const REVISED = /revised|updated|issued|released|published/i;

/** The period that a text is about: the first one with a month, a year on its own only where no other is named. */
const onePeriod = cached((text): PeriodReading | null => {
  const found = findPeriods(text).filter((reading) => !reading.lastYear && !isOfBase(text, reading));
  const months = found.filter((reading) => reading.month !== null);
  const years = new Set(found.map((reading) => reading.year).filter((year) => year !== null));
  // 2016年1—8月和2017年1—8月对比: the later year is the table's, and the earlier one its base.
  const latest = Math.max(...years);
  const reading = months.find(({ year }) => year === latest) ?? withLaterYear(text, months[0], latest) ?? found[0];
  if (!reading || REVISED.test(text)) return null;
  // 7月、8月 in one title: which of them the table is of, nobody says.
  if (new Set(months.filter(({ day }) => day === null).map(({ month }) => month)).size > 1) return null;
  // Any other day is that of the report, and no period.
  if (reading.day === "within") return null;
  if (months.length === 0 && years.size > 1) return null;
  return reading.year === null && years.size === 1 ? { ...reading, year: [...years][0] as number } : reading;
});

/** The words of a line before a period that it names. */
const before = (text: string, { words }: PeriodReading): string => plain(text).split(words, 1)[0] ?? "";

/** 上年同期：2016年1—8月 in a line of its own says the base. */
const isOfBase = (text: string, reading: PeriodReading): boolean =>
  /(?:同期|同月|基期)[:：(]?$/.test(before(text, reading));

/** 2017年与2016年1—8月对比: both years reach as far. */
function withLaterYear(text: string, reading: PeriodReading | undefined, latest: number): PeriodReading | undefined {
  if (!reading || reading.year === null || reading.year >= latest) return reading;
  const [, year] = /(\d{4})年?度?[与和同及、/]$/.exec(before(text, reading)) ?? [];
  return Number(year) === latest ? { ...reading, year: latest } : reading;
}

/** Reads the period of a table from its titles and from the names of its sheet and file, the nearest first. */
export function periodAround(sources: readonly Source[], place: (cell: string) => CellAddress): PeriodAround {
  const all = sources.flatMap((source): Said[] => {
    const reading = onePeriod(source.text);
    return reading === null ? [] : [{ ...source, reading }];
  });
  // Beside a period that goes by months, a day is the day of the report.
  const byMonth = all.filter(({ reading }) => reading.month !== null && reading.day === null);
  const said = byMonth.length === 0 ? all : all.filter(({ reading }) => reading.day === null);
  const readings = said.map(({ reading }) => reading);
  const monthly = readings.find((reading) => reading.month !== null);
  const from = said.find(({ reading }) => reading === monthly) ?? said.find(({ reading }) => reading.year !== null);
  const years = said.filter(({ reading }) => reading.year !== null);
  return {
    year: monthly?.year ?? years[0]?.reading.year ?? null,
    month: monthly?.month ?? null,
    isBudgetYear: years.length > 0 && years.every(({ text }) => /预算年度\s*[:：]/.test(text)),
    from: from ? { words: from.text, cell: from.cell, of: from.of } : null,
    span: readings.find((reading) => reading.month !== null && reading.span !== null)?.span ?? null,
    findings: disagreements(said, place),
  };
}

/** 2017年9月5日 alone, behind those who sign (华容县财政局 2017年9月5日), or up to that day (截至2017年9月5日). */
const SIGNED = /^(?:.*[局委办院部社会府行司]|日期:?)?$/;

const yearsSent = cached((text): readonly number[] => [
  ...yearsOfMaking(text),
  ...findPeriods(text).flatMap((reading) => {
    const isUpTo = /^[截至]/.test(reading.words) || /[截至]$/.test(before(text, reading));
    const isSaid = isUpTo || SIGNED.test(plain(text).replace(reading.words, ""));
    return reading.day === "within" && reading.year !== null && isSaid ? [reading.year] : [];
  }),
]);

/**
 * The year within which a table was made or sent (填报时间：2017年9月5日), by the lines around it: its figures of that year are
 * not those of all of it. Null where none says a day.
 */
export function yearSentIn(sources: readonly Source[]): number | null {
  const years = sources.flatMap(({ text }) => yearsSent(text));
  return years.length === 0 ? null : Math.max(...years);
}

/** Lines at the top of a form, of which one names its period. */
const TITLE_LINES = 5;

/**
 * The month that a form without figures is for (空表的报告期), by its first lines, its name and that of its file; null where
 * none of them names one.
 *
 * @example
 * unfilledMonth(plainSheet([["2017年1—9月华容县财政局报送表"], ["指标名称", "本年累计"], ["财政总收入", null]])) // => { year: 2017, month: 9 }
 * unfilledMonth(plainSheet([["填报说明"]])) // => null
 */
export function unfilledMonth({ rows, name, file }: Sheet): YearMonth | null {
  const lines = rows.slice(0, TITLE_LINES).flatMap((line, row) =>
    line.flatMap((value, column): Source[] => {
      return typeof value === "string" ? [{ text: value, cell: addressOf(row, column), of: "cell" }] : [];
    }),
  );
  const named: Source[] = [
    { text: name, cell: "A1", of: "sheet" },
    { text: fileStem(file), cell: "A1", of: "file" },
  ];
  const { year, month } = periodAround([...lines, ...named], (cell) => ({ file, sheet: name, cell }));
  return year === null || month === null ? null : { year, month };
}

function disagreements(said: readonly Said[], place: (cell: string) => CellAddress): Finding[] {
  const voted = (key: "year" | "month") => {
    const votes = new Map<number, number>();
    for (const { reading } of said) {
      if (reading[key] !== null) votes.set(reading[key], (votes.get(reading[key]) ?? 0) + 1);
    }
    return [...votes].sort((a, b) => b[1] - a[1]);
  };
  const [years, months] = [voted("year"), voted("month")];
  if (years.length <= 1 && months.length <= 1) return [];
  // The odd one out is wrong; where it is one against one, the title is asked about, since file names are chosen last.
  const settled = (votes: [number, number][]) =>
    votes.length > 1 && votes[0]?.[1] === votes[1]?.[1] ? undefined : votes[0]?.[0];
  const [year, month] = [settled(years), settled(months)];
  const differs = ({ reading }: Said) =>
    (year !== undefined && reading.year !== null && reading.year !== year) ||
    (month !== undefined && reading.month !== null && reading.month !== month);
  const odd = said.find(differs) ?? (said[0] as Said);
  const other = said.find(
    ({ reading }) => reading.month !== odd.reading.month || reading.year !== odd.reading.year,
  ) as Said;
  const [expected, received] = [other.reading.words, odd.reading.words];
  return [
    findingOf(
      "period-disagreement",
      "error",
      place(odd.cell),
      { label: received },
      { expected, received, cause: "stale period" },
    ),
  ];
}
