import { findingOf, type Finding } from "../finding";
import type { Names } from "../indicator";
import type { Version } from "../observation";
import type { Span } from "../period";
import { nameKey } from "../region";
import { addressOf } from "../sheet";
import type { Block, Grid } from "./findTables";
import { nameAsWritten } from "./readHeader";
import { damagedPeriod, findPeriods, type PeriodReading } from "./readPeriod";
import { findUnits, withoutUnits } from "./readUnit";
import { isBlank, plain } from "./text";

/** What stands around a table and holds for all of it: titles, notes, the names of the sheet and the file. */
export interface Context {
  readonly title: string;
  readonly titleCell: string;
  readonly year: number | null;
  readonly month: number | null;
  readonly span: Span | null;
  /** Units in the order named: `单位：万元、%`. */
  readonly units: readonly string[];
  readonly region: string | null;
  readonly indicator: string | null;
  readonly version: Version | null;
  readonly basis: string;
  /** A title names a month that cannot be, so the table has no period. */
  readonly damaged: boolean;
  readonly findings: readonly Finding[];
}

interface Source {
  readonly text: string;
  readonly cell: string;
  readonly reading: PeriodReading | null;
}

const REPORTED_ON = /(填报|填表|制表|编制|报送|上报|报出|打印|印发)(日期|时间)/;

/** Reads what stands around a table. */
export function readContext(grid: Grid, block: Block, names: Names): Context {
  const { sheet } = grid;
  const titles = textsOf(grid, block.titleRows);
  const headerTexts = textsOf(grid, block.headerRows);
  const notes = textsOf(grid, block.noteRows);
  const firstCell = titles[0] ?? headerTexts[0];
  const titleCell = firstCell?.cell ?? addressOf(block.bodyRows[0] ?? 0, 0);
  const place = (cell: string) => ({ file: sheet.file, sheet: sheet.name, cell });
  const findings: Finding[] = [];

  const dated = titles.filter(({ text }) => !REPORTED_ON.test(plain(text)));
  for (const { text, cell } of [...dated, ...headerTexts]) {
    const damage = damagedPeriod(text);
    if (damage) {
      findings.push(
        findingOf(
          "damaged-period",
          "error",
          place(cell),
          { label: damage.words },
          { expected: damage.guess || null, received: damage.words, cause: "damaged text" },
        ),
      );
    }
  }

  const sources: Source[] = [
    ...dated.map(({ text, cell }) => ({ text, cell, reading: onePeriod(text) })),
    { text: sheet.name, cell: titleCell, reading: onePeriod(sheet.name) },
    { text: fileStem(sheet.file), cell: titleCell, reading: onePeriod(fileStem(sheet.file)) },
  ];
  findings.push(...disagreements(sources, place));
  const readings = sources.map(({ reading }) => reading).filter((reading) => reading !== null);
  const monthly = readings.find((reading) => reading.month !== null);

  const around = [...titles.map(({ text }) => text), sheet.name, fileStem(sheet.file)];
  return {
    title: titles[0] ? nameAsWritten(titles[0].text) : "",
    titleCell,
    year: monthly?.year ?? readings.find((reading) => reading.year !== null)?.year ?? null,
    month: monthly?.month ?? null,
    span: readings.find((reading) => reading.month !== null && reading.span !== null)?.span ?? null,
    units: unitsOf([...titles, ...headerTexts.filter(({ column }) => column === 0), ...notes].map(({ text }) => text)),
    region: first(around, (text) => nameWithin(text, names.dictionary.regions)),
    indicator:
      first(around, (text) => nameWithin(text, names.dictionary.indicators)) ?? subjectOf(titles[0]?.text, names),
    version: versionOf(around.join("")),
    basis: notes
      .map(({ text }) => text.trim().replace(/^注\d*[:：.、]\s*/, ""))
      .filter((text) => /口径|未纳入|不含|包含|包括|可比/.test(text))
      .join("；"),
    damaged: findings.some(({ rule }) => rule === "damaged-period"),
    findings,
  };
}

interface TextCell {
  readonly text: string;
  readonly cell: string;
  readonly column: number;
}

function textsOf(grid: Grid, rows: readonly number[]): TextCell[] {
  return rows.flatMap((row) =>
    (grid.sheet.rows[row] ?? []).flatMap((value, column) =>
      typeof value === "string" && !isBlank(value) ? [{ text: value, cell: addressOf(row, column), column }] : [],
    ),
  );
}

const fileStem = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.[a-z]{2,5}$/i, "");

/** The period that a text is about: the first one with a month, a year on its own only where no other is named. */
function onePeriod(text: string): PeriodReading | null {
  const found = findPeriods(text).filter((reading) => !reading.lastYear);
  const months = found.filter((reading) => reading.month !== null);
  const years = new Set(found.map((reading) => reading.year).filter((year) => year !== null));
  const reading = months[0] ?? found[0];
  if (!reading) return null;
  if (months.length === 0 && years.size > 1) return null;
  return reading.year === null && years.size === 1 ? { ...reading, year: [...years][0] as number } : reading;
}

function disagreements(
  sources: readonly Source[],
  place: (cell: string) => { file: string; sheet: string; cell: string },
): Finding[] {
  const said = sources.filter((source): source is Source & { reading: PeriodReading } => source.reading !== null);
  const voted = (key: "year" | "month") => {
    const votes = new Map<number, number>();
    for (const { reading } of said)
      if (reading[key] !== null) votes.set(reading[key], (votes.get(reading[key]) ?? 0) + 1);
    return [...votes].sort((a, b) => b[1] - a[1]);
  };
  const [years, months] = [voted("year"), voted("month")];
  if (years.length <= 1 && months.length <= 1) return [];
  // The odd one out is wrong; where it is one against one, the title is asked about, since file names are chosen last.
  const settled = (votes: [number, number][]) =>
    votes.length > 1 && votes[0]?.[1] === votes[1]?.[1] ? undefined : votes[0]?.[0];
  const [year, month] = [settled(years), settled(months)];
  const odd =
    said.find(
      ({ reading }) =>
        (year !== undefined && reading.year !== null && reading.year !== year) ||
        (month !== undefined && reading.month !== null && reading.month !== month),
    ) ?? said[0];
  const other = said.find(
    ({ reading }) =>
      reading !== odd?.reading && (reading.month !== odd?.reading.month || reading.year !== odd?.reading.year),
  );
  if (!odd || !other) return [];
  return [
    findingOf(
      "period-disagreement",
      "error",
      place(odd.cell),
      { label: odd.reading.words },
      { expected: other.reading.words, received: odd.reading.words, cause: "stale period" },
    ),
  ];
}

function unitsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => findUnits(text)))];
}

function first<T>(texts: readonly string[], read: (text: string) => T | null): T | null {
  for (const text of texts) {
    const found = read(text);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The one entry whose name or alias a text contains, the longest spelling first; null where it contains none or several.
 * A name that goes on in the text (岳阳 in 岳阳楼区) is not that name.
 */
function nameWithin(
  text: string,
  entries: readonly { readonly name: string; readonly aliases: readonly string[] }[],
): string | null {
  let line = nameKey(text);
  const spellings = entries
    .flatMap(({ name, aliases }) => [name, ...aliases].map((spelling) => ({ name, key: nameKey(spelling) })))
    .filter(({ key }) => key.length >= 2)
    .sort((a, b) => b.key.length - a.key.length);
  const found = new Set<string>();
  for (const { name, key } of spellings) {
    for (let at = line.indexOf(key); at >= 0; at = line.indexOf(key, at + key.length)) {
      if (/^[县市区楼州省镇乡]/.test(line.slice(at + key.length)) && !/[县市区]$/.test(key)) continue;
      found.add(name);
      line = line.slice(0, at) + "\u0000".repeat(key.length) + line.slice(at + key.length);
    }
  }
  return found.size === 1 ? ([...found][0] as string) : null;
}

/** What a title is about once period, places and the words for "table" are taken off. */
function subjectOf(title: string | undefined, names: Names): string | null {
  if (title === undefined) return null;
  let line = withoutUnits(plain(title));
  for (const { words } of findPeriods(line)) line = line.replace(words, "");
  for (const { name, aliases } of names.dictionary.regions)
    for (const word of [name, ...aliases]) line = line.replace(word, "");
  line = line.replace(/^(全市|全县|各县市区|各县\(市、?区\)|六县\(市\)|各县)/, "").replace(/\(.*?\)/g, "");
  line = line.replace(/(执行|完成|进度|分级次完成|收支)?(情况)?(统计|汇总|明细|一览|月报|快报|简)?表?$/, "");
  return line === "" ? null : line;
}

function versionOf(text: string): Version | null {
  if (/决算/.test(text)) return "final";
  if (/调整(数|后)/.test(text)) return "adjusted";
  return /快报/.test(text) ? "flash" : null;
}
