import { addressOf, columnLetters, positionOf, type CellAddress } from "../../model/address";
import { isNumber } from "../../model/figure";
import { findingOf, type Finding, type Severity, type Subject } from "../../model/finding";
import type { RuleName } from "../../model/ruleName";
import { isLevel, type Observation, type Table } from "../../model/observation";
import { periodKey } from "../../model/period";
import { formatAt, type Sheet } from "../../model/sheet";
import { isRate, unitFactor } from "../../model/unit";
import { append } from "../../model/lists";
import type { Known } from "../words/known";
import { namesBase } from "../words/lexicon";
import { unitByName, type Row } from "./cells";
import { isRatio } from "./columnScale";
import type { Column } from "./columns";
import { regionAround, type Context } from "./context";
import { cellsOf } from "./grid";
import { readLabel } from "../words/label";
import { showsNothing } from "../words/numberFormat";
import type { Orientation } from "./orientation";

/** Figures that nobody sees: one finding for each hidden row or column that holds some, pointing at its label or header. */
export function hiddenFindings(sheet: Sheet, tables: readonly Table[]): Finding[] {
  const findings: Finding[] = [];
  const rows = new Set(sheet.hiddenRows);
  const columns = new Set(sheet.hiddenColumns);
  append(findings, invisibleFigures(sheet, tables));
  if (rows.size === 0 && columns.size === 0 && !sheet.hidden) return findings;
  const reported = new Set<string>();
  for (const table of tables) {
    table.cells.forEach((line, r) => {
      line.forEach((observation, c) => {
        if (!observation || !isNumber(observation.figure)) return;
        const { row = 0, column = 0 } = positionOf(observation.cell) ?? {};
        // Pointed at where a person would unhide it: the row's label, the column's header.
        const cell =
          (columns.has(column) && !rows.has(row) ? table.columns[c]?.headerCell : table.rows[r]?.labelCell) ?? "";
        const what = sheet.hidden
          ? sheet.name
          : rows.has(row)
            ? String(row + 1)
            : columns.has(column)
              ? columnLetters(column)
              : undefined;
        if (what === undefined || reported.has(what)) return;
        reported.add(what);
        const { text: received } = observation;
        findings.push(findingOf("hidden-value", "warning", cellsOf(sheet)(cell), { label: what }, { received }));
      });
    });
  }
  return findings;
}

/** Figures whose format shows nothing (`;;;`): one finding for each column, at the first of them. */
function invisibleFigures(sheet: Sheet, tables: readonly Table[]): Finding[] {
  if (!sheet.formats.some(showsNothing)) return [];
  return tables.flatMap(({ columns, cells }) =>
    columns.flatMap((_, c) => {
      const one = cells
        .map((line) => line[c])
        .find((at) => {
          const { row = 0, column = 0 } = (at && positionOf(at.cell)) ?? {};
          return at && isNumber(at.figure) && at.figure !== 0 && showsNothing(formatAt(sheet, row, column));
        });
      if (!one) return [];
      const label = columnLetters(positionOf(one.cell)?.column ?? 0);
      return [findingOf("hidden-value", "warning", one, { label }, { received: one.text })];
    }),
  );
}

/** 市本级 among districts and counties: a level of government, and no misspelt place. */
const LEVEL = /^[省市县区]本?[级直]$/;
/** 经开区, 屈原管理区: a park or an area under the city, which is no misspelt county. */
const PARK = /(?:经开|高新|开发|管理|示范|新|风景|工业园|产业园|园)区$|管委会$/;

/** Inside the peer group an unknown name is asked about, since it may be an alias; elsewhere names are taken as written. */
export function unknownNames(
  layout: Orientation,
  columns: readonly Column[],
  rows: readonly Row[],
  known: Known,
  place: (cell: string) => CellAddress,
): Finding[] {
  if (layout.rowsAre !== "region") return [];
  const findings: Finding[] = [];
  for (const { label, facts } of rows) {
    const { region } = facts;
    if (facts.total || region === null || known.region(region) !== undefined || LEVEL.test(region) || PARK.test(region))
      continue;
    const cell = place(addressOf(label.row, label.labelColumn));
    findings.push(aliasMissing("unknown-region", "error", cell, { region, label: region }));
  }
  const unknown = new Set(columns.map(({ header }) => header.rest));
  for (const { facts, header } of columns) {
    // A rate without a name goes by the name to its left, and is asked about with it.
    const name = header.rest === "" && unknown.has(facts.indicator ?? "") ? (facts.indicator ?? "") : header.rest;
    if (name === "" || namesBase(name)) continue;
    const cell = place(facts.headerCell);
    findings.push(aliasMissing("unknown-indicator", "warning", cell, { indicator: name, label: name }));
  }
  return findings;
}

/** A name that the dictionary lacks, as it may lack another spelling of one that it has. */
const aliasMissing = (
  rule: RuleName,
  severity: Severity,
  cell: CellAddress,
  about: Pick<Subject, "label"> & Partial<Subject>,
): Finding => findingOf(rule, severity, cell, about, { received: about.label, cause: "alias missing" });

/**
 * Words that are read as nothing beside a name of the dictionary: 财政总收入/执行数, 财政总收入情况. They may be a part of
 * another name, or a word that the reader does not know; each is asked about where it stands.
 */
export function unreadWords(
  layout: Orientation,
  columns: readonly Column[],
  rows: readonly Row[],
  known: Known,
  place: (cell: string) => CellAddress,
): Finding[] {
  const rowsAreKnown = layout.rowsAre === "indicator" && rows.some(({ name }) => name.entry !== undefined);
  const found = new Map<string, string>();
  for (const { header, facts } of columns) {
    const isName = header.indicator === null && !rowsAreKnown;
    const said = [header.unread, header.beyond].filter((one) => one !== "").join("、");
    const words = said !== "" ? said : isName || (facts.region !== null && header.region === null) ? "" : header.rest;
    if (words !== "" && !known.isQualifier(words) && !readLabel(words).total) found.set(facts.headerCell, words);
  }
  for (const { label } of rows) {
    const words = label.unread === "" ? label.untold : label.unread;
    if (words !== "") found.set(addressOf(label.row, label.labelColumn), words);
  }
  return [...found].map(([cell, words]) => unreadAt(place(cell), words));
}

/** Words that are not understood, or not apart from those of another column. */
export const unreadAt = (place: CellAddress, words: string): Finding =>
  findingOf("unread-words", "warning", place, { label: words }, { received: words });

/**
 * Headers that name a month or a year other than the table's, where none names the table's own: 1—7月 under a title of 1—8月.
 * Beside a header that does (7月 | 8月, 2016年1—8月) they are another period, and no fault; so are months in a row, and an
 * earlier year beside figures without one (累计 | 2016年1—8月).
 */
export function oddHeaders(
  columns: readonly Column[],
  context: Context,
  place: (cell: string) => CellAddress,
): Finding[] {
  const said = columns.flatMap(({ header, facts }) =>
    header.period?.month == null || header.period.span === "year" ? [] : [{ ...header.period, cell: facts.headerCell }],
  );
  const months = new Set(said.map(({ month }) => month));
  const [odd] = said;
  const isOfYear = ({ header, facts }: Column): boolean =>
    facts.measure === "actual" && (header.period?.year ?? context.year) === context.year;
  const isOtherYear =
    context.year !== null && said.every(({ year, lastYear }) => year !== null && !lastYear) && !columns.some(isOfYear);
  if (context.month === null || !odd || (months.has(context.month) && !isOtherYear) || months.size > 2) return [];
  const expected = `${isOtherYear ? `${context.year ?? ""}年` : ""}${context.month === 1 ? "" : "1-"}${context.month}月`;
  return [
    findingOf(
      "period-disagreement",
      "error",
      place(odd.cell),
      { label: odd.words },
      { expected, received: odd.words, cause: "stale period" },
    ),
  ];
}

/** A hidden column that repeats one in sight. */
export const hiddenTemplate = (headerCell: string, column: number, place: (cell: string) => CellAddress): Finding =>
  findingOf("hidden-value", "warning", place(headerCell), { label: columnLetters(column) });

/** A ratio that no column of rates reaches in all its rows: five times the base. */
export const HIGHEST = 5;

/** Columns without a % that are read as rates and hold amounts: 同比 over 2025, 完成年初预算数 over 65300. */
export function amountsAsRates(
  columns: readonly Column[],
  cells: readonly (readonly (Observation | null)[])[],
  place: (cell: string) => CellAddress,
): Finding[] {
  return columns.flatMap(({ facts, header }, c) => {
    if (header.unit === "%") return [];
    if (!isRatio(facts.measure)) return [];
    const figures = cells.flatMap((line) => line[c]?.figure ?? []).filter(isNumber);
    if (figures.length < 2 || figures.some((figure) => Math.abs(figure) < HIGHEST)) return [];
    return [
      findingOf("not-a-rate", "warning", place(facts.headerCell), { label: facts.header }, { received: facts.header }),
    ];
  });
}

/** 华容县 | 湘阴县 | 平江县 | 位次: of which of them the last column is, nobody can tell. */
export function openRegions(
  { columnNames }: Orientation,
  columns: readonly Column[],
  context: Context,
  { names }: Known,
  place: (cell: string) => CellAddress,
): Finding[] {
  const whose = regionAround(context) ?? names.dictionary.peers.home ?? "";
  return columns.flatMap(({ facts: { header, headerCell } }, index) => {
    const { perhapsOf } = columnNames[index] ?? {};
    return perhapsOf === undefined || perhapsOf === whose
      ? []
      : [twoReadings(place(headerCell), header, whose, perhapsOf)];
  });
}

/** ¥65,300 under 万元: the first of a column, of which nobody can tell whether it is in 元. */
export function currencies(
  columns: readonly Column[],
  cells: readonly (readonly (Observation | null)[])[],
  units: readonly string[],
): Finding[] {
  return columns.flatMap(({ facts }, c) => {
    const around = facts.unit !== "" ? facts.unit : units.find((unit) => !isRate(unit));
    if (around === undefined) return [];
    const isOther = (one: Observation | null | undefined): one is Observation =>
      one != null && one.unit !== around && isNumber(one.figure) && /^\D*[¥￥$]/.test(one.text);
    const signed = cells.map((line) => line[c]).find(isOther);
    return signed ? [twoReadings(signed, signed.text, signed.unit, around)] : [];
  });
}

/** 单位：万亩、公斤、吨 over columns that do not say which of them is theirs. */
export function mixedUnits(
  columns: readonly Column[],
  rows: readonly Row[],
  { units, titleCell }: Context,
  place: (cell: string) => CellAddress,
): Finding[] {
  const [first = "", ...others] = units.filter((unit) => !isRate(unit));
  if (others.length === 0 || others.some((unit) => unitFactor(unit, first) !== undefined)) return [];
  const isOpen = ({ facts, name }: Column): boolean =>
    isLevel(facts.measure) &&
    facts.unit === "" &&
    name.entry === undefined &&
    !name.isOwnScale &&
    unitByName(name, units) === undefined;
  const isSaid = rows.every(
    ({ unit, name }) => unit !== "" || name.entry !== undefined || unitByName(name, units) !== undefined,
  );
  if (isSaid || !columns.some(isOpen)) return [];
  return [twoReadings(place(titleCell), "单位", first, others.join("、"))];
}

/** A figure in cells that are merged over several rows. */
export function mergedFigure({ file, sheet, cell, text }: Observation): Finding {
  return findingOf("merged-figure", "error", { file, sheet, cell }, { label: text }, { received: text });
}

/** A cell that should hold a figure and holds other text. */
export function notANumber({ file, sheet, cell, region, indicator, period, measure, text }: Observation): Finding {
  const about = { region, indicator, period: period ? periodKey(period) : "", label: text };
  return findingOf("not-a-number", "error", { file, sheet, cell }, about, {
    received: text,
    cause: "damaged text",
    what: measure,
  });
}

/** Figures before a column of remarks that holds three digits alone: 65 | 300 may be 65,300, parted by the comma of a text file. */
export function cutThousands(
  columns: readonly Column[],
  rows: readonly Row[],
  { rows: values }: Sheet,
  isRemark: (column: number) => boolean,
  place: (cell: string) => CellAddress,
): Finding[] {
  return columns
    .filter(({ column }) => isRemark(column + 1))
    .flatMap(({ column }) =>
      rows.flatMap(({ label: { row } }) => {
        const [whole, rest] = [column, column + 1].map((at) => String(values[row]?.[at] ?? ""));
        if (!/^-?[1-9]\d{0,2}$/.test(whole ?? "") || !/^\d{3}(?:\.\d+)?$/.test(rest ?? "")) return [];
        return [twoReadings(place(addressOf(row, column)), `${whole},${rest}`, `${whole}`, `${whole}${rest}`)];
      }),
    );
}

/** Words or figures that can be read in two ways: the way taken, and the other one. */
export const twoReadings = (place: CellAddress, label: string, received: string, expected: string): Finding =>
  findingOf("two-readings", "warning", place, { label }, { received, expected });
