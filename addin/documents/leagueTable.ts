import {
  addressOf,
  areaOf,
  quotedSheet,
  isNumber,
  labelWords,
  LEAGUE_HEADERS,
  LEAGUE_TITLE,
  leagueTable,
  partsOf,
  percentFormat,
  periodWords,
  pointsFigure,
  pointsFormat,
  reasonWords,
  type Board,
  type CellValue,
  type Figure,
  type Indicator,
  type Ledger,
  type Names,
  type Observation,
  type Query,
  type Sheet,
} from "../analysis";
import type { WorkbookCell } from "../workbook/port/workbook";

type Row = readonly (CellValue | WorkbookCell)[];

/** A league table as it goes into a sheet. */
export interface LeagueSheet {
  readonly cells: readonly Row[];
  /** False where a figure does not stand in the workbook: values are written instead of formulas. */
  readonly isLive: boolean;
  /** The column, from the first, that holds the names of the ranked; their figures are in the next. */
  readonly ranked: number;
}

/** The month that the league table was ranked from, and the sheets of the workbook that its figures may stand in. */
export interface LeagueSource {
  readonly ledger: Ledger;
  readonly names: Names;
  readonly sources: { readonly submissions: readonly Sheet[]; readonly sheets: readonly string[] };
}

const SOURCE = 5;

export const valueOf = (figure: Figure): CellValue => (isNumber(figure) ? figure : reasonWords(figure.absent));

/** The format of what is ranked: a rate at its places, a level as it is. */
const formatOf = ({ by }: Board, decimals: number): string => (by === "level" ? "General" : percentFormat(decimals));

/** The format of a gap: of rates it is in percentage points, of levels in their own unit. */
const gapFormatOf = (board: Board, decimals: number): string =>
  board.by === "level" ? "General" : pointsFormat(decimals);

const titleOf = ({ indicator, by, period }: Board): string =>
  `${period ? periodWords(period, { year: true }) : ""}${indicator}${{ growth: "同比增速", level: "总量", share: "" }[by]}${LEAGUE_TITLE}`;

/** The table as values: five columns under their headers. */
export function leagueValues(board: Board, decimals: number): LeagueSheet {
  const { rows, best, by } = board;
  const [format, gapFormat] = [formatOf(board, decimals), gapFormatOf(board, decimals)];
  const gap = (figure: Figure): WorkbookCell => ({
    value: valueOf(by === "level" ? figure : pointsFigure(figure)),
    format: gapFormat,
    align: "right",
  });
  const table = leagueTable(
    rows.map(({ region }) => region),
    rows.map(({ value }) => value),
    { best, ...(by === "level" ? {} : { decimals: decimals + 2 }) },
  );
  const lines = table.map(({ place, name, figure, gapToLeader, gapToNext }): Row => [
    valueOf(place),
    name,
    { value: valueOf(figure), format },
    gap(gapToLeader),
    gap(gapToNext),
  ]);
  return { cells: [[titleOf(board)], LEAGUE_HEADERS, ...lines], isLive: false, ranked: 1 };
}

/**
 * The table as formulas: to the left the cells of the submitted sheets, by reference, and what is worked out of them; to
 * the right the table, which spills from one formula and follows every change.
 */
export function leagueFormulas(
  checked: LeagueSource,
  board: Board,
  decimals: number,
  at: { readonly row: number; readonly column: number },
): LeagueSheet {
  const { by, rows, best } = board;
  const found = [sourcesOf(checked, board), submittedRate(checked, board)]
    .map((queries) => ({
      sources: queries,
      references: rows.map(({ region }) => queries.map((query) => referenceTo(checked, { ...query, region }))),
    }))
    .find(({ sources, references }) => sources.length > 0 && !references.some((line) => line.includes(undefined)));
  if (!found) return leagueValues(board, decimals);
  const { sources, references } = found;
  const [format, gapFormat] = [formatOf(board, decimals), gapFormatOf(board, decimals)];
  const top = at.row + 2;
  const bottom = top + rows.length - 1;
  const range = (offset: number): string =>
    `${addressOf(top, at.column + offset)}:${addressOf(bottom, at.column + offset)}`;
  const worked =
    sources.length === 1
      ? undefined
      : `COUNTY.${by === "share" ? "SHARE" : "GROWTHRATE"}(${range(1)},${range(2)},${decimals})`;
  const ranked = worked === undefined ? 1 : 3;
  const places = by === "level" ? "" : `,${decimals + 2},"百分点"`;
  const table = `COUNTY.LEAGUETABLE(${range(0)},${range(ranked)},"${labelWords("best", best)}"${places})`;
  const headers = { growth: ["本期", "上年同期", "同比"], share: ["部分", "总体", "比重"], level: ["数值"] }[by];
  const first = sources.length === 1 ? [by === "level" ? "数值" : "比率"] : headers;
  const pad = (line: Row): Row => [...line, ...Array<null>(SOURCE - line.length).fill(null)];
  const lines = rows.map(({ region }, i): Row => {
    const own = references[i] as readonly string[];
    const left: Row = [
      region,
      ...own.map((formula): WorkbookCell => ({ value: null, formula, ...(sources.length === 1 ? { format } : {}) })),
      ...(worked === undefined ? [] : [i === 0 ? { value: null, formula: worked, format } : { value: null, format }]),
    ];
    const spilled: Row = [
      null,
      null,
      { value: null, format },
      ...[0, 1].map(() => ({ value: null, format: gapFormat, align: "right" as const })),
    ];
    return [...pad(left), ...(i === 0 ? [{ value: null, formula: table }, ...spilled.slice(1)] : spilled)];
  });
  return {
    cells: [[titleOf(board)], [...pad(["名称", ...first]), ...LEAGUE_HEADERS], ...lines],
    isLive: true,
    ranked: SOURCE + 1,
  };
}

/** Which figures of a region the table is worked from: two levels, or the rate that was submitted. */
function sourcesOf({ names, ledger }: LeagueSource, { indicator, of, by, period }: Board): Omit<Query, "region">[] {
  if (period === null) return [];
  const known = names.indicator(indicator);
  const at = { indicator, period };
  if (by === "level") return [{ ...at, measure: "actual" }];
  if (by === "growth")
    return known?.growthRecomputable === false
      ? [{ ...at, measure: "growth", against: "lastYear" }]
      : [
          { ...at, measure: "actual" },
          { ...at, measure: "base", against: "lastYear" },
        ];
  const whole = of ?? known?.whole;
  const parts = known && partsOf(names, ledger, { ...known, ...(whole === undefined ? {} : { whole }) } as Indicator);
  if (!parts) return [{ ...at, measure: "share" }];
  return [parts.part, parts.whole].map(({ name }) => ({ indicator: name, period, measure: "actual" }));
}

/** The rate as it was submitted, where nothing else is known of any region and the board shows that very rate. */
function submittedRate({ ledger }: LeagueSource, { indicator, by, period, rows }: Board): Omit<Query, "region">[] {
  if (by !== "growth" || period === null) return [];
  const query = { indicator, period, measure: "growth", against: "lastYear" } as const;
  const isShown = rows.every(({ region, value }) => ledger.find({ ...query, region })[0]?.figure === value);
  return isShown ? [query] : [];
}

/** The formula that takes a figure from its cell in the open workbook; undefined where it does not stand there. */
function referenceTo({ ledger, sources }: LeagueSource, query: Query): string | undefined {
  const own = new Set(sources.sheets);
  const found = ledger.find(query).find((one: Observation) => own.has(one.sheet) && isNumber(one.figure));
  if (found === undefined) return undefined;
  const reference = `${quotedSheet(found.sheet)}!${found.cell}`;
  const area = areaOf(found.cell);
  const value = area && sources.submissions.find(({ name }) => name === found.sheet)?.rows[area.top]?.[area.left];
  // A rate submitted as 7.4 is 0.074: a division by the cell itself would be 0.07400000000000001.
  return found.unit === "%" && value !== found.figure ? `COUNTY.SHARE(${reference},100)` : reference;
}
