import { fileStem } from "../../model/reading";
import { findingOf, type Finding } from "../../model/finding";
import type { Measure, Version, Witness } from "../../model/observation";
import { addressOf, type CellAddress } from "../../model/address";
import { periodAround, yearSentIn, type PeriodAround, type Source } from "./contextPeriod";
import type { Block } from "./tables";
import { cellsOf, shownAt, type Grid } from "./grid";
import type { Known } from "../words/known";
import { isMeta, isPeriod, isPeriodLine, isTitle } from "../words/line";
import { readHeader } from "../words/header";
import { readLabel } from "../words/label";
import { withoutOtherDates } from "../words/dateRole";
import { damagedPeriod } from "../words/period";
import { findUnits, nameAsWritten } from "../words/unit";
import { isBlank, plain } from "../words/text";
import { isRate, unitFactor } from "../../model/unit";
import { indicatorIn, placeAtLarge, regionIn, subjectOf } from "./titleNames";

/** The surroundings of a table, which hold for all of it: titles, notes, the names of the sheet and the file. */
export interface Context extends PeriodAround {
  readonly title: string;
  readonly titleCell: string;
  /** Units in the order named: `单位：万元、%`. */
  readonly units: readonly string[];
  readonly unitFrom: Witness | null;
  readonly region: string | null;
  /** The region that the corner cell names, where the columns name none. */
  readonly corner: string | null;
  /** 全省, 全国: a place at large that a title is about, where it names no place. */
  readonly atLarge: string | null;
  readonly indicator: string | null;
  /** The measure of all its figures, where its own title says nothing else: Percent Distribution. */
  readonly measure: Measure | null;
  /** A title under which the header of the table above holds again: Per capita amounts. */
  readonly qualifier: string;
  readonly version: Version | null;
  readonly basis: string;
  /** A second unit of the same kind in another line: 单位：万元 over 金额单位：亿元. */
  readonly otherUnit: OtherUnit | null;
  /** A title names a month that cannot be, so the table has no period. */
  readonly damaged: boolean;
  /** Where no month is named, the year within which it was made or sent, which was not over then; null where nothing says a day. */
  readonly sentIn: number | null;
}

/** The names in the corner cell of a table, where rows and columns name none. */
export interface Corner {
  readonly region: string | null;
  readonly indicator: string | null;
}

/** The region of the figures of which neither row nor column names one; null where nothing does. */
export const regionAround = ({ corner, region, atLarge }: Context): string | null => corner ?? region ?? atLarge;

/** Reads what stands around a table. `first` is the sheet's first table: its titles hold where a later one's say nothing. */
export function readContext(grid: Grid, block: Block, first: Block, corner: Corner | null, known: Known): Context {
  const { sheet } = grid;
  const own = textsOf(grid, block.titleRows);
  const outer = block === first ? [] : textsOf(grid, first.titleRows);
  const headerTexts = textsOf(grid, block.headerRows);
  const noted = textsOf(grid, block.noteRows);
  const notes = noted.map(({ text }) => text);
  const titles = own.length > 0 ? own : outer;
  const heading = headingIn(titles);
  const titleCell = (heading ?? headerTexts[0])?.cell ?? addressOf(block.bodyRows[0] ?? 0, 0);
  const place = cellsOf(sheet);

  const damages = [...own, ...headerTexts].flatMap(({ text, cell }) => {
    const damage = damagedPeriod(withoutOtherDates(text));
    return damage ? [{ ...damage, cell }] : [];
  });
  const said = (text: string, of: "sheet" | "file") => ({ text, cell: titleCell, of });
  // 2017年1-8月 in the corner over the labels is the period of the table, where no title says one.
  const corners = headerTexts.filter(({ column, text }) => column === 0 && isPeriod(text));
  const titled = periodAround([...own, said(sheet.name, "sheet")], place);
  const near = titled.year === null ? periodAround([...own, ...corners, said(sheet.name, "sheet")], place) : titled;
  // A file is named last, and often by the day it is sent: its name speaks where nothing else does.
  const file = said(fileStem(sheet.file), "file");
  const far = near.month === null ? periodAround([...own, ...outer, file], place) : near;
  // Of a title that names its month alone, others may say the year, where they are of no other month.
  const isOfYear = ({ year, month }: PeriodAround): boolean => year !== null && (month ?? near.month) === near.month;
  const dated = near.year === null ? [outer, [file]].map((one) => periodAround(one, place)).find(isOfYear) : near;

  const [subtitle = ""] = own.filter(({ text }) => !isMeta(text)).map(({ text }) => nameAsWritten(text));
  const isMeasured = known.isMeasure(subtitle);
  const texts = [...[...own, ...outer].map(({ text }) => text), sheet.name, fileStem(sheet.file)];
  const unitLines = [
    // 名次 in the corner is a heading, and no unit of the table.
    [...own, ...headerTexts.filter(({ column, text }) => column === 0 && !known.isMeasure(text))],
    noted,
    outer,
  ].find((lines) => lines.some(({ text }) => findUnits(text).length > 0));
  const unitLine = unitLines?.find(({ text }) => findUnits(text).length > 0);
  const units = unitsOf((unitLines ?? []).map(({ text }) => text));
  return {
    title: heading ? nameAsWritten(heading.text) : "",
    titleCell,
    year: dated?.year ?? far.year,
    month: far.month,
    span: far.span,
    isBudgetYear: near.isBudgetYear,
    sentIn: far.month === null ? yearSentIn([...own, ...outer, ...noted, file]) : null,
    from: far.from ?? near.from,
    units,
    unitFrom: unitLine ? { words: unitLine.text, cell: unitLine.cell, of: "cell" } : null,
    corner: corner?.region ?? null,
    region: firstOf(
      texts.filter((text) => !isOfForm(text)),
      (text) => regionIn(text, known),
    ),
    atLarge: firstOf(texts, placeAtLarge),
    indicator:
      corner?.indicator ??
      subjectOfPart(own, block === first, known) ??
      firstOf(
        own.map(({ text }) => text),
        (text) => indicatorIn(text, known),
      ) ??
      firstOf(texts, (text) => indicatorIn(text, known)) ??
      firstOf([...(heading ? [heading.text] : []), sheet.name], (text) => subjectOf(text, known)),
    measure: isMeasured ? readHeader([subtitle], known.names).measure : areGrowths(titles, units) ? "growth" : null,
    qualifier: block.isHeaderInherited && !isMeasured && subtitle !== corner?.region ? subtitle : "",
    version: versionOf(texts.join("")),
    basis: notes
      .map(withoutNumber)
      .filter((text) => /口径|未纳入|不含|包含|包括|可比/.test(text))
      .join("；"),
    damaged: damages.length > 0,
    otherUnit: otherUnitIn(grid, block, place),
    findings: [...damages.map(({ words, guess, cell }) => damagedFinding(words, guess, place(cell))), ...near.findings],
  };
}

/** The line that names the table; 附件1, 内部资料, 单位：万元 may stand above it. */
function headingIn(lines: readonly TextCell[]): TextCell | undefined {
  const naming = lines.filter(({ text }) => !isMeta(text) && !isPeriodLine(text));
  return naming.find(({ text }) => isTitle(text)) ?? naming[0] ?? lines[0];
}

/**
 * The subject of a table by the heading that it has to itself among several of a sheet (二、规模以上工业增加值), where that is one;
 * over the first, a title of them all may stand, and the heading has a number.
 */
function subjectOfPart(own: readonly TextCell[], isFirst: boolean, known: Known): string | null {
  const heading = own.findLast(({ text }) => !isMeta(text) && !isPeriodLine(text) && !known.isMeasure(text));
  const { name, style } = readLabel(heading?.text ?? "");
  if (name === "" || (isFirst && (style === 0 || own.length < 2))) return null;
  const subject = indicatorIn(name, known) ?? subjectOf(name, known);
  return subject === null || /^[分按各附表续其]/.test(subject) ? null : subject;
}

/** 财政总收入增幅对比, in % and nothing else. */
const areGrowths = ([title]: readonly TextCell[], units: readonly string[]): boolean =>
  units.length > 0 && units.every(isRate) && /增[幅速]|增长率/.test(title?.text ?? "");

const damagedFinding = (words: string, guess: string, place: CellAddress): Finding =>
  findingOf(
    "damaged-period",
    "error",
    place,
    { label: words },
    { expected: guess || null, received: words, cause: "damaged text" },
  );

const withoutNumber = (note: string): string => note.trim().replace(/^注\d*[:：.、]\s*/, "");

interface TextCell extends Source {
  readonly column: number;
}

function textsOf(grid: Grid, rows: readonly number[]): TextCell[] {
  return rows.flatMap((row) =>
    (grid.sheet.rows[row] ?? []).flatMap((value, column) =>
      typeof value === "string" && !isBlank(value)
        ? [
            {
              text: String(shownAt(grid.sheet, row, column)),
              cell: addressOf(row, column),
              column,
              of: "cell" as const,
            },
          ]
        : [],
    ),
  );
}

/** 岳阳市统计局制, 制定机关：岳阳市统计局: those who made the form, and not the place that it is filled for. */
const isOfForm = (text: string): boolean =>
  /[局厅委办部署](?:统一)?[监印编]?[制印]$|(?:制定|批准|备案|主送|抄送)(?:机关|单位|部门)?[:：]/.test(plain(text));

const unitsOf = (texts: readonly string[]): string[] => [...new Set(texts.flatMap((text) => findUnits(text)))];

interface OtherUnit {
  readonly first: string;
  readonly unit: string;
  readonly place: CellAddress;
}

function otherUnitIn(grid: Grid, { titleRows }: Block, place: (cell: string) => CellAddress): OtherUnit | null {
  const said = textsOf(grid, titleRows).flatMap(({ text, cell }) => {
    const [unit] = isMeta(text) ? findUnits(text) : [];
    return unit === undefined || isRate(unit) ? [] : [{ unit, cell }];
  });
  const [first] = said;
  const other = said.find(({ unit }) => first && unit !== first.unit && unitFactor(unit, first.unit) !== undefined);
  return first && other ? { first: first.unit, unit: other.unit, place: place(other.cell) } : null;
}

function firstOf<T>(texts: readonly string[], read: (text: string) => T | null): T | null {
  for (const text of texts) {
    const found = read(text);
    if (found !== null) return found;
  }
  return null;
}

function versionOf(text: string): Version | null {
  if (/决算/.test(text)) return "final";
  if (/调整(数|后)/.test(text)) return "adjusted";
  return /快报/.test(text) ? "flash" : null;
}
