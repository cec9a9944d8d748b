import { basename } from "node:path";
import { namesOf, type Dictionary, type Names, type Sheet, type SheetsRead } from "../../analysis";
import { sha256 } from "../disk/sha256";
import { readPlainFile, understand } from "./file";
import { TIME_TO_PARSE } from "./limits";
import { parseInThread } from "./parseThread";
import { asUnreadable, type UnreadableFile } from "./unreadable";

/** The reading of one file. */
export interface FileRead {
  readonly path: string;
  /** SHA-256 of the bytes that were read; "" where there are none. */
  readonly digest: string;
  readonly sheets: number;
  /** Null where the file is unreadable. */
  readonly read: SheetsRead | null;
  readonly problem: UnreadableFile | null;
}

export interface ManyOptions {
  /** Called for each file that is done, with how many are done. */
  readonly onProgress?: (file: string, done: number, of: number) => void;
}

/**
 * Reads files one after the other, each into observations and what could not be read. An unreadable one has its problem in
 * its place. While this thread understands a file, the next one is parsed in the other.
 */
export async function readMany(
  paths: readonly string[],
  dictionary: Dictionary,
  { onProgress = () => undefined }: ManyOptions = {},
): Promise<FileRead[]> {
  const names = namesOf(dictionary);
  const files: FileRead[] = [];
  let parsing = parsed(paths[0]);
  for (const [index, path] of paths.entries()) {
    const file = await parsing;
    parsing = parsed(paths[index + 1]);
    files.push(fileRead(path, file, names));
    onProgress(basename(path), files.length, paths.length);
  }
  return files;
}

/** All that was read, in the order of the files. */
export function joined(files: readonly FileRead[]): SheetsRead {
  const read = files.flatMap((file) => file.read ?? []);
  return {
    tables: read.flatMap(({ tables }) => tables),
    prose: read.flatMap(({ prose }) => prose),
    findings: read.flatMap(({ findings }) => findings),
    observations: read.flatMap(({ observations }) => observations),
  };
}

interface Parsed {
  readonly digest: string;
  readonly sheets: readonly Sheet[] | UnreadableFile;
}

/** The sheets of a file, or its problem; none where no file is left. */
async function parsed(path: string | undefined): Promise<Parsed> {
  let digest = "";
  try {
    if (path === undefined) return { digest, sheets: [] };
    const bytes = await readPlainFile(path);
    digest = sha256(bytes);
    return { digest, sheets: await parseInThread(bytes, basename(path), TIME_TO_PARSE) };
  } catch (error) {
    return { digest, sheets: asUnreadable(error, basename(path ?? "")) };
  }
}

function fileRead(path: string, { digest, sheets }: Parsed, names: Names): FileRead {
  try {
    if (sheets instanceof Error) throw sheets;
    return { path, digest, sheets: sheets.length, read: understand(sheets, basename(path), names), problem: null };
  } catch (error) {
    return { path, digest, sheets: 0, read: null, problem: asUnreadable(error, basename(path)) };
  }
}
