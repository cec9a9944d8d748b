// Comments as the grid's notes.
import { generateRandomId } from "@univerjs/core";
import { ReorderRangeMutation, type IReorderRangeMutationParams } from "@univerjs/sheets";
import type { Comment } from "../book/book";
import { present } from "../collections";
import type { Engine } from "./engine";
import { keptBy, NOTES } from "./kept";
import type { SheetIds } from "./mutations";
import type { Step } from "./step";

export interface GridNote {
  readonly id: string;
  readonly row: number;
  readonly col: number;
  readonly width: number;
  readonly height: number;
  readonly note: string;
  /** Who wrote the comment, and which words: of others that stand there by now that is not known. */
  readonly by?: { readonly author: string; readonly text: string };
}

/** The notes of a sheet, by row and column. */
export type GridNotes = Readonly<Record<number, Readonly<Record<number, GridNote>>>>;

const [UPDATE, REMOVE, MOVE] = [
  "sheet.mutation.update-note",
  "sheet.mutation.remove-note",
  "sheet.mutation.update-note-position",
] as const;

const WIDTH = 200;
const LINE = 20;
/** Characters of one line at that width. */
const LINE_LENGTH = 14;

function noteIn({ row, column, text, author }: Comment): GridNote {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_LENGTH)), 0);
  return {
    id: generateRandomId(),
    ...{ row, col: column, width: WIDTH, height: LINE * (lines + 1), note: text },
    ...(author === undefined ? {} : { by: { author, text } }),
  };
}

export function notesIn(comments: readonly Comment[]): GridNotes {
  const notes: Record<number, Record<number, GridNote>> = {};
  for (const comment of comments) (notes[comment.row] ??= {})[comment.column] = noteIn(comment);
  return notes;
}

const listed = (notes: GridNotes = {}): GridNote[] => Object.values(notes).flatMap((columns) => Object.values(columns));

const notesOn = (engine: Engine, sheetId: string): GridNote[] => listed(keptBy<GridNotes>(engine, NOTES)[sheetId]);

/** The comments of the notes of a sheet, in reading order. */
export const savedComments = (notes: GridNotes | undefined): Comment[] =>
  listed(notes)
    .map(({ row, col, note, by }) =>
      present<Comment>({ row, column: col, text: note, author: by?.text === note ? by.author : undefined }),
    )
    .sort((one, other) => one.row - other.row || one.column - other.column);

/** Sets the comment of a cell as part of a step; an empty text takes it away. */
export function setComment(step: Step, { unitId, subUnitId }: SheetIds, comment: Comment): void {
  const { row, column: col } = comment;
  const ids = { unitId, sheetId: subUnitId };
  const before = notesOn(step.engine, subUnitId).find((one) => one.row === row && one.col === col);
  const note = noteIn(comment);
  const removed = { id: REMOVE, params: { ...ids, row, col } };
  const restored = before && { id: UPDATE, params: { ...ids, row, col, note: before } };
  if (comment.text !== "") {
    step.do(UPDATE, { ...ids, row, col, note: before ? { ...note, id: before.id } : note }, [restored ?? removed]);
  } else if (restored) step.do(REMOVE, removed.params, [restored]);
}

/** The comments of a sheet that a step adds. */
export function addNotes(step: Step, { unitId, subUnitId }: SheetIds, comments: readonly Comment[]): void {
  const ids = { unitId, sheetId: subUnitId };
  for (const { row, col, ...note } of comments.map(noteIn)) {
    step.do(UPDATE, { ...ids, row, col, note }, [{ id: REMOVE, params: { ...ids, row, col } }]);
  }
}

/** Lets notes go with their rows where these are sorted: the grid leaves them where they stood. */
export function moveNotesWithRows(engine: Engine): void {
  engine.commands.onCommandExecuted(({ id, params }) => {
    if (id !== ReorderRangeMutation.id) return;
    const { unitId, subUnitId, range, order } = params as IReorderRangeMutationParams;
    const to = new Map(Object.entries(order).map(([now, before]) => [before, Number(now)]));
    const moved = notesOn(engine, subUnitId).filter(
      ({ row, col }) => to.has(row) && col >= range.startColumn && col <= range.endColumn,
    );
    for (const { id: noteId, row, col } of moved) {
      const newPosition = { row: to.get(row) ?? row, col };
      engine.commands.syncExecuteCommand(MOVE, { unitId, sheetId: subUnitId, noteId, newPosition });
    }
  });
}
