// A step's changes as Excel is asked for them.
import { sizeOf, widthOf, type Area, append } from "../../analysis";
import { areaOfWrite, blockOf, sheetOf } from "../port/changes";
import { piecesOf } from "./context";
import type { Of } from "./command";
import type { Change, Tone } from "../port/workbook";

/** Marks of one tone on one sheet. */
export interface Marks {
  readonly change: "marks";
  readonly sheet: string;
  readonly tone: Tone;
  readonly areas: Area[];
}

export type Task = Exclude<Change, { change: "mark" }> | Marks;

/** Cells that are read before a task. */
export function weightOf(task: Task): number {
  if (task.change === "marks") return task.areas.length;
  const block = blockOf(task);
  return task.change === "write" && block ? sizeOf(block.area) : 1;
}

/** The key of changes of which only the last counts; "" where each counts. */
function subject(change: Change): string {
  switch (change.change) {
    case "mark":
    case "clearMarks":
      return `marks ${sheetOf(change)}`;
    case "comment":
      return `comment ${change.row} ${change.column} ${change.sheet}`;
    case "name":
      return `name ${change.name}`;
    default:
      return "";
  }
}

/** A write in pieces of whole rows, each small enough for one request. */
function piecesOfWrite(write: Of<"write">): Of<"write">[] {
  const area = areaOfWrite(write);
  const pieces = piecesOf(area);
  if (pieces.length === 1) return [write];
  const padded = write.cells.map((row) => [...row, ...new Array<null>(widthOf(area) - row.length).fill(null)]);
  return pieces.map(({ top, bottom }) => ({
    ...write,
    row: top,
    cells: padded.slice(top - area.top, bottom - area.top + 1),
  }));
}

/** The changes that count: those that a later one replaces are left out, marks are joined, writes are cut into pieces. */
export function tasksOf(changes: readonly Change[]): Task[] {
  const last = new Map<string, number>();
  changes.forEach((change, index) => {
    if (change.change !== "mark") last.set(subject(change), index);
  });
  const tasks: Task[] = [];
  changes.forEach((change, index) => {
    const key = subject(change);
    if (key !== "" && index < (last.get(key) ?? -1)) return;
    const before = tasks.at(-1);
    if (change.change === "write") append(tasks, piecesOfWrite(change));
    else if (change.change !== "mark") tasks.push(change);
    else if (before?.change === "marks" && before.tone === change.tone && before.sheet === change.block.sheet) {
      before.areas.push(change.block.area);
    } else {
      tasks.push({ change: "marks", sheet: change.block.sheet, tone: change.tone, areas: [change.block.area] });
    }
  });
  return tasks;
}
