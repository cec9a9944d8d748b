import type { Sheet } from "../../analysis";
import { annotateWorkbook, type Note } from "../annotate/annotate";
import type { Annotated } from "../annotate/refusal";
import { readWorkbookBytes, unlocked } from "./bytes";

/** A file as it is on disk, to be read, or, with notes, to be marked. */
export interface ParseRequest {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly notes?: readonly Note[];
}

export type ParseResult = Sheet[] | Annotated;

/** What the thread does with a file. */
export const answer = async ({ bytes, file, notes }: ParseRequest): Promise<ParseResult> =>
  notes === undefined ? readWorkbookBytes(bytes, file) : annotateWorkbook(await unlocked(bytes), file, notes);
