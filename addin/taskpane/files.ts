import type { WorkerLike } from "../workbook/background";
import type { Actions } from "./actions";
import type { ChosenFile } from "./model";
import { say } from "../page";
import { failureWords } from "./refused";
import { check } from "./check";

/** Reads a file in a worker, with code that is loaded for the first file. */
export async function readChosen(file: File, start: () => WorkerLike): Promise<ChosenFile> {
  const [{ hashOfBytes }, { readInWorker }] = await Promise.all([
    import("./ledger"),
    import("../workbook/book/inWorker"),
  ]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return {
    name: file.name,
    source: file,
    hash: hashOfBytes(bytes),
    sheets: await readInWorker(bytes, file.name, { start }),
  };
}

/**
 * Takes files that were chosen or dropped: as sheets of the workbook where the host does that, else beside it. One that
 * cannot be read is reported, and the others are taken.
 */
export const takeFiles = (actions: Actions, chosen: readonly File[]): Promise<void> =>
  actions.attempt(async () => {
    const { workbook } = actions.tools;
    if (workbook.collect) return workbook.collect(chosen);
    const problems: string[] = [];
    const read: ChosenFile[] = [];
    for (const [i, file] of chosen.entries()) {
      const label = say(`正在读取${file.name}`, `Reading ${file.name}`);
      actions.update({ task: { label, done: i, of: chosen.length } });
      try {
        read.push(await readChosen(file, actions.tools.startReader));
      } catch (error) {
        problems.push(failureWords(error, actions.model.language));
      }
    }
    const names = new Set(read.map(({ name }) => name));
    actions.update({ task: null, files: [...actions.model.files.filter(({ name }) => !names.has(name)), ...read] });
    if (read.length > 0) await check(actions);
    if (problems.length > 0) actions.warn(problems.join("\n"));
  });

/** Takes a file out again. */
export async function dropFile(actions: Actions, name: string): Promise<void> {
  actions.update({ files: actions.model.files.filter((file) => file.name !== name) });
  await check(actions);
}
