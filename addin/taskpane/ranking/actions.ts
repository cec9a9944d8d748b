import { areaAt, type Board } from "../../analysis";
import { areaOfWrite } from "../../workbook/port/changes";
import type { Block, Change } from "../../workbook/port/workbook";
import type { Actions } from "../actions";
import { leagueFormulas, leagueValues, type LeagueSheet } from "../../documents/leagueTable";
import type { Ranking } from "../model";
import { say } from "../../page";
import { excludeSheets } from "../sources";

/** The form in which a league table is written. */
export interface Insertion {
  /** As formulas that follow every change. */
  readonly live: boolean;
  /** With a bar chart below it. */
  readonly chart: boolean;
}

const CHART = { gap: 1, rows: 15, columns: 7 } as const;

/** Offers to write a league table from the selected cell on, and names its range. */
export async function offerLeague(
  actions: Actions,
  table: Board,
  { decimals }: Ranking,
  { live, chart }: Insertion,
): Promise<void> {
  const { workbook } = actions.tools;
  await actions.attemptOnMonth(async (checked) => {
    const { sheet, area } = await workbook.selection();
    const isBlank = (await workbook.sheets()).find(({ name }) => name === sheet)?.used === null;
    const at = { row: area.top, column: area.left };
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
    const changes = [write, ...(chart ? [chartBelow(block, made)] : [])];
    actions.offerWrite(say("插入排位表", "Insert league table"), block, changes, {
      note,
      after: async () => {
        // A sheet with nothing but our table is no report.
        if (isBlank) await excludeSheets(workbook, [sheet]);
        await workbook.settled();
      },
    });
  });
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
      type: "bar",
      title: String(cells[0]?.[0] ?? ""),
      data: { sheet, area: { top: area.top + 1, left, bottom: area.bottom, right: left + 1 } },
    },
  };
}
