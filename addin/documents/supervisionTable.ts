// 督办表: the board of supervision as a sheet, what asks for a look first.
import {
  BY_LIGHT,
  BOARD_HEADERS,
  BOARD_TITLE,
  dayText,
  goalWords,
  labelWords,
  type CellValue,
  type Light,
  type SupervisionBoard,
} from "../analysis";
import type { WorkbookCell } from "../workbook/port/workbook";

interface SupervisionTable {
  readonly cells: readonly (readonly (CellValue | WorkbookCell)[])[];
  readonly headerRows: number;
  /** In characters, one a column. */
  readonly widths: readonly number[];
}

const WIDTHS = [6, 10, 12, 40, 18, 18, 12, 12, 10, 12];

type Row = readonly [light: Light, cells: readonly CellValue[]];

/**
 * Assignments, dated lines and targets of a board by light. A line without a light, for a figure it lacks, stands on its
 * register alone.
 */
export function supervisionTable(board: SupervisionBoard): SupervisionTable {
  const { asOf, assignments, lines, families } = board;
  const rows: Row[] = [
    ...assignments.map(({ assignment: one, light, daysLeft }): Row => [
      light,
      [
        ...["交办", one.id, one.matter, one.responsible, one.helpers.join("、"), one.leader, dayText(one.deadline)],
        one.closed === null ? daysLeft : null,
        one.closed === null ? (one.stage === null ? null : labelWords("stage", one.stage)) : "已销号",
      ],
    ]),
    ...lines.flatMap(({ sheet, key, responsible, deadline, light, daysLeft }): Row[] =>
      typeof light === "string"
        ? [[light, [sheet, null, key, responsible, null, null, dayText(deadline), daysLeft, null]]]
        : [],
    ),
    ...families.flatMap(({ goals }) =>
      goals.flatMap(({ goal, light, daysLeft }): Row[] =>
        typeof light === "string"
          ? [
              [
                light,
                [
                  ...["目标任务", null, goalWords(goal), goal.responsible, null, goal.leader],
                  ...[dayText(goal.deadline), daysLeft, null],
                ],
              ],
            ]
          : [],
      ),
    ),
  ];
  const sorted = BY_LIGHT.flatMap((light) => rows.filter(([own]) => own === light));
  return {
    cells: [
      [`${BOARD_TITLE}（截至${dayText(asOf)}）`],
      [...BOARD_HEADERS],
      ...sorted.map(([light, cells]) => [
        labelWords("light", light),
        ...cells.map((value) => (value === "" ? null : value)),
      ]),
    ],
    headerRows: 2,
    widths: WIDTHS,
  };
}
