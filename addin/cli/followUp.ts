/** board, overdue: what 督办台账 tells on a day. */
import { basename } from "node:path";
import {
  boardOfUnit,
  holidaysFaultWords,
  unitsNamed,
  dayText,
  daysBetween,
  holidaysIn,
  movesBetween,
  moveWords,
  parseDay,
  registerOfRows,
  rowsUntil,
  sinceWords,
  supervisionBoard,
  unitMessage,
  type Dated,
  type Day,
  type Followed,
  type Holidays,
  type Move,
  type Register,
  type SupervisionBoard,
  type SupervisionRow,
} from "../analysis";
import { present } from "../workbook/collections";
import { shipped } from "../workbook/disk/shipped";
import { readWorkbook, withinTime } from "../workbook/read/file";
import { writeLetter } from "./letterFile";
import { WrongCall, type Command, type Options } from "./options";
import { overdueOn, printOverdue, printSupervisionBoard } from "./printSupervision";
import { asOfDay, openedRows } from "./supervising";

/** The board of the day that is asked about, of one unit where it is named. */
function boardFrom(register: Register, options: Options, holidays: Holidays): SupervisionBoard {
  const { unit } = options;
  const board = supervisionBoard(register, present({ asOf: asOfDay(options), holidays, staleAfter: options.stale }));
  if (unit === undefined) return board;
  const units = unitsNamed(register);
  if (units.includes(unit)) return boardOfUnit(board, unit);
  throw new WrongCall(
    `督办台账里没有“${unit}”，请核对单位名称。有：${units.join("、")}`,
    `The registers name no unit ${unit}: see to its name. They have: ${units.join(", ")}`,
  );
}

/** The table of holidays of the call, else the one that ships with the package. */
async function holidaysFrom({ holidays: path = shipped("seeds/节假日.xlsx") }: Options): Promise<Holidays> {
  const [sheet] = await readWorkbook(path);
  const { holidays, wrong } = sheet
    ? withinTime(basename(path), () => holidaysIn(sheet))
    : { holidays: { years: [], days: [] }, wrong: ["A1"] };
  if (wrong.length === 0 && holidays.days.length > 0) return holidays;
  throw new WrongCall(holidaysFaultWords(wrong, "zh"), holidaysFaultWords(wrong, "en"));
}

/** overdue: assignments and lines past their deadline, lines not kept up to date, routines missed; 1 where there are any overdue, 2 where nothing is recorded. */
export const overdue: Command = async (options, report) => {
  const holidays = await holidaysFrom(options);
  const rows = await openedRows(options, report);
  const board = boardFrom(registerOfRows(rows), options, holidays);
  const late = overdueOn(board);
  const { stale, unclear, routines, proposals, reports } = board;
  return {
    json: {
      asOf: dayText(board.asOf),
      assignments: late.assignments.map(plainFollowed),
      lines: late.lines.map(plainDated),
      stale: stale.map(({ updated, ...one }) => ({ ...one, updated: updated && dayText(updated) })),
      unclear,
      missed: routines.map(({ routine, missed }) => ({ routine, spans: missed.length })),
      proposals: proposals.map(({ assignment, ...one }) => ({ id: assignment.id, ...one })),
      reports: reports.map(({ report, what, next }) => ({ unit: report.unit, on: dayText(report.on), what, next })),
    },
    text: () => printOverdue(board, options.lang),
    status: rows.length === 0 ? 2 : late.assignments.length + late.lines.length > 0 ? 1 : 0,
  };
};

/** board: all that the registers tell on a day; with --out, a letter of it. */
export const superviseBoard: Command = async (options, report) => {
  const { out, unit, lang } = options;
  refuseAstray(options);
  const since = sinceDay(options);
  const holidays = await holidaysFrom(options);
  const rows = await openedRows(options, report);
  const register = registerOfRows(rows);
  const board = boardFrom(register, options, holidays);
  if (out !== undefined) return { json: { out }, text: await writeLetter(out, board, options), status: 0 };
  const moves = since && movesSince(since, rows, { register, asOf: board.asOf }, unit);
  const messages = unit === undefined ? [] : board.units.map((one) => unitMessage(one, board.asOf, lang));
  return {
    json: {
      asOf: dayText(board.asOf),
      assignments: board.assignments.map(plainFollowed),
      families: board.families.map(({ family, goals, green, isAllGreen }) => ({
        ...{ family, green, isAllGreen },
        goals: goals.map(({ key, light, completion, gap, daysBehind, isUnexplained }) => ({
          ...{ key, light, completion, gap, daysBehind, isUnexplained },
        })),
      })),
      isAllGreen: board.isAllGreen,
      projects: {
        ...board.projects,
        byClass: Object.fromEntries(board.projects.byClass),
        byLeader: Object.fromEntries(board.projects.byLeader),
        byHeadquarters: Object.fromEntries(board.projects.byHeadquarters),
      },
      tasks: board.tasks,
      clean: Object.fromEntries(board.clean),
      households: { ...board.households, open: board.households.open.map(({ household }) => household) },
      lists: board.lists.map((one) => ({
        ...one,
        quantities: Object.fromEntries(one.quantities),
        byKind: Object.fromEntries(one.byKind),
        byState: Object.fromEntries(one.byState),
      })),
      campaigns: board.campaigns.map(({ name, days, workingDays, tasks }) => ({ name, days, workingDays, tasks })),
      yearEnd: board.yearEnd,
      yearGone: board.yearGone,
      routines: board.routines.map(({ routine, asked, current, missed }) => ({
        ...{ routine, asked, done: current.done, until: dayText(current.to), missed: missed.length },
      })),
      negatives: board.negatives.map(({ on, ...one }) => ({ on: dayText(on), ...one })),
      assessments: Object.fromEntries(board.assessments),
      units: board.units.map(({ unit, responsible, helping }) => ({
        unit,
        responsible: responsible.map(({ assignment }) => assignment.id),
        helping: helping.map(({ assignment }) => assignment.id),
      })),
      ...(moves === undefined ? {} : { moves }),
      ...(unit === undefined ? {} : { message: messages.join("") }),
    },
    text: () => {
      const section = moves && { title: sinceWords(since, lang), lines: moves.map((one) => moveWords(one, lang)) };
      return [printSupervisionBoard(board, lang, { last: options.bottom, moves: section }), ...messages].join("\n\n");
    },
    status: rows.length === 0 ? 2 : 0,
  };
};

/** The day that --since names, for what moved since. */
function sinceDay(options: Options): Day | undefined {
  const { since } = options;
  if (since === undefined) return undefined;
  const day = parseDay(since);
  if (day && daysBetween(day, asOfDay(options)) > 0) return day;
  throw new WrongCall(
    `board --since 应为截止日期以前的一天，如 2017-08-31，不能是“${since}”。`,
    `board --since takes a day before the day asked about, such as 2017-08-31, not "${since}".`,
  );
}

/** The moves since the end of a day, as it was recorded then; of one unit where it is named. */
function movesSince(
  since: Day,
  rows: readonly SupervisionRow[],
  now: { readonly register: Register; readonly asOf: Day },
  unit: string | undefined,
): Move[] {
  const before = { register: registerOfRows(rowsUntil(rows, since)), asOf: since };
  return movesBetween(before, now).filter(({ responsible }) => unit === undefined || responsible === unit);
}

/** A number goes with --out alone: it names the assignment of a 交办单. */
function refuseAstray({ files: [id, ...more], out, unit }: Options): void {
  if (id === undefined || (out !== undefined && unit === undefined && more.length === 0)) return;
  throw new WrongCall(
    `board 编号 只用来生成一份交办单：board ${id} --out 交办单.docx，不能再写 --unit 或别的编号。`,
    `board NUMBER makes one form: board ${id} --out FILE.docx, without --unit or another number.`,
  );
}

const plainFollowed = ({ assignment, light, daysLeft, workingDaysLeft, entrances, next }: Followed) => ({
  id: assignment.id,
  matter: assignment.matter,
  leader: assignment.leader,
  responsible: assignment.responsible,
  helpers: assignment.helpers,
  deadline: dayText(assignment.deadline),
  firstDeadline: dayText(assignment.firstDeadline),
  ...{ light, daysLeft, workingDaysLeft, entrances, next },
});

const plainDated = ({ deadline, ...one }: Dated) => ({ ...one, deadline: dayText(deadline) });
