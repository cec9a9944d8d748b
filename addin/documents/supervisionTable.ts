// 督办表: the board of supervision as a sheet, what asks for a look first.
import {
  BY_LIGHT,
  BOARD_HEADERS,
  BOARD_TITLE,
  dayText,
  goalWords,
  labelWords,
  type CellValue,
  type Day,
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

/** A line of a board with a light: an assignment, a dated line of a register, a target. */
export interface BoardItem {
  readonly light: Light;
  readonly register: string;
  /** The number of an assignment, else "". */
  readonly id: string;
  readonly matter: string;
  readonly responsible: string;
  readonly helpers: string;
  readonly leader: string;
  readonly deadline: Day;
  /** Null where it is closed. */
  readonly daysLeft: number | null;
  readonly stage: string;
}

/**
 * Assignments, dated lines and targets of a board by light. A line without a light, for a figure it lacks, stands on its
 * register alone.
 */
export function boardItems({ assignments, lines, families }: SupervisionBoard): BoardItem[] {
  const plain = { id: "", helpers: "", leader: "", stage: "" };
  const items = [
    ...assignments.map(({ assignment, light, daysLeft }): BoardItem => {
      const { id, matter, responsible, helpers, leader, deadline, closed, stage } = assignment;
      return {
        ...{ light, register: "交办", id, matter, responsible, helpers: helpers.join("、"), leader, deadline },
        daysLeft: closed === null ? daysLeft : null,
        stage: closed !== null ? "已销号" : stage === null ? "" : labelWords("stage", stage),
      };
    }),
    ...lines.flatMap(({ sheet, key, responsible, deadline, light, daysLeft }): BoardItem[] =>
      typeof light === "string"
        ? [{ ...plain, light, register: sheet, matter: key, responsible, deadline, daysLeft }]
        : [],
    ),
    ...families
      .flatMap(({ goals }) => goals)
      .flatMap(({ goal, light, daysLeft }): BoardItem[] => {
        const { responsible, leader, deadline } = goal;
        const matter = goalWords(goal);
        return typeof light === "string"
          ? [{ ...plain, light, register: "目标任务", matter, responsible, leader, deadline, daysLeft }]
          : [];
      }),
  ];
  return BY_LIGHT.flatMap((light) => items.filter((one) => one.light === light));
}

/** The items of a board as a sheet. */
export function supervisionTable(board: SupervisionBoard): SupervisionTable {
  return {
    cells: [
      [`${BOARD_TITLE}（截至${dayText(board.asOf)}）`],
      [...BOARD_HEADERS],
      ...boardItems(board).map((one) =>
        [
          ...[
            labelWords("light", one.light),
            one.register,
            one.id,
            one.matter,
            one.responsible,
            one.helpers,
            one.leader,
          ],
          ...[dayText(one.deadline), one.daysLeft, one.stage],
        ].map((value) => (value === "" ? null : value)),
      ),
    ],
    headerRows: 2,
    widths: WIDTHS,
  };
}
