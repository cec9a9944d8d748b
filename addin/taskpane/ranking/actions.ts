import { areaAt, LEAGUE_TITLE, type Board } from "../../analysis";
import { areaOfWrite } from "../../workbook/port/changes";
import type { Block, Change } from "../../workbook/port/workbook";
import type { Actions } from "../actions";
import { leagueFormulas, leagueValues, type LeagueSheet } from "../../documents/leagueTable";
import type { Ranking } from "../model";
import { say } from "../../page";
import { addOwnSheets } from "../edits";

/** The form in which a league table is written. */
export interface Insertion {
  /** As formulas that follow every change. */
  readonly live: boolean;
  /** With a bar chart below it. */
  readonly chart: boolean;
  /** On a sheet of its own, and not from the selected cell on. */
  readonly ownSheet?: boolean;
}

/** Widths of a league table on a sheet of its own, in characters. */
const GAP = 17;
const WIDTHS = [12, 16, 16, 12, 12, 10, 12, 12, GAP, GAP];

const CHART = { gap: 1, rows: 15, columns: 7 } as const;

/** Offers to write a league table from the selected cell on, and names its range. */
export async function offerLeague(
  actions: Actions,
  table: Board,
  { decimals }: Ranking,
  { live, chart, ownSheet = false }: Insertion,
): Promise<void> {
  const { workbook } = actions.tools;
  await actions.attemptOnMonth(async (checked) => {
    const sheets = await workbook.sheets();
    const selected = await workbook.selection();
    const sheet = ownSheet ? unusedName(sheets.map(({ name }) => name)) : selected.sheet;
    const isBlank = ownSheet || sheets.find(({ name }) => name === sheet)?.used === null;
    const at = ownSheet ? { row: 0, column: 0 } : { row: selected.area.top, column: selected.area.left };
    const made = live ? leagueFormulas(checked, table, decimals, at) : leagueValues(table, decimals);
    const write = { change: "write", sheet, ...at, cells: made.cells } as const;
    const block = { sheet, area: areaOfWrite(write) };
    const note =
      live && !made.isLive
        ? say(
            "（部分数据不在本工作簿中，只能写入数值）",
            " (some figures are not in this workbook: values are written)",
          )
        : "";
    const changes: Change[] = [
      ...(ownSheet
        ? ([
            { change: "insertSheet", sheet },
            { change: "widths", sheet, widths: WIDTHS },
          ] as const)
        : [roomForGaps(block, made)]),
      write,
      ...(ownSheet ? [headed(sheet, made)] : []),
      ...(chart ? [chartBelow(block, made)] : []),
    ];
    actions.offerWrite(say("插入排位表", "Insert league table"), block, changes, {
      note,
      after: async () => {
        // A sheet with nothing but our table is no report.
        if (isBlank) await addOwnSheets(actions, [sheet]);
        await workbook.settled();
        // Below the table there is room for what comes next.
        if (ownSheet) await workbook.select({ sheet, area: areaAt(block.area.bottom + 2, 0) });
      },
    });
  });
}

/** The title and the headers of a table on its own sheet stand out and stay in view. */
const headed = (sheet: string, { cells }: LeagueSheet): Change => ({
  change: "layOut",
  sheet,
  header: areaAt(0, 0, 2, cells[1]?.length ?? 1),
  hiddenRows: [],
  hiddenColumns: [],
});

/** The columns of the gaps in a sheet that is there already: narrower than their figures, they would show ####. */
function roomForGaps({ sheet, area }: Block, { ranked }: LeagueSheet): Change {
  const first = area.left + ranked + 2;
  return { change: "widths", sheet, widths: [...Array<undefined>(first).fill(undefined), GAP, GAP], atLeast: true };
}

function unusedName(taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? LEAGUE_TITLE : `${LEAGUE_TITLE} ${number}`;
    if (!taken.includes(name)) return name;
  }
}

/** Bars of the ranked figures, under the table. */
function chartBelow({ sheet, area }: Block, { cells, ranked }: LeagueSheet): Change {
  const top = area.bottom + 1 + CHART.gap;
  const left = area.left + ranked;
  return {
    change: "chart",
    sheet,
    at: areaAt(top, area.left, CHART.rows, CHART.columns),
    chart: {
      title: String(cells[0]?.[0] ?? ""),
      data: { top: area.top + 1, left, bottom: area.bottom, right: left + 1 },
    },
  };
}
