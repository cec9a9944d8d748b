import type { Actions } from "./actions";
import type { ChosenFile } from "./model";
import { say } from "./page";
import { failureWords } from "./refused";
import { check } from "./check";

/** Reads files chosen or dropped, beside the open workbook; one that cannot be read is told of, the others stay. */
export async function takeFiles(actions: Actions, chosen: readonly File[]): Promise<void> {
  await actions.attempt(async () => {
    const { readChosen } = await import("./readChosen");
    const problems: string[] = [];
    const read: ChosenFile[] = [];
    for (const [i, file] of chosen.entries()) {
      const label = say(`正在读取${file.name}`, `Reading ${file.name}`);
      actions.update({ running: { label, done: i, of: chosen.length } });
      try {
        read.push(await readChosen(file, actions.tools.startReader));
      } catch (error) {
        problems.push(failureWords(error, actions.model.language));
      }
    }
    const names = new Set(read.map(({ name }) => name));
    actions.update({ running: null, files: [...actions.model.files.filter(({ name }) => !names.has(name)), ...read] });
    if (read.length > 0) await check(actions);
    if (problems.length > 0) actions.problem(problems.join("\n"));
  });
}

export async function dropFile(actions: Actions, name: string): Promise<void> {
  actions.update({ files: actions.model.files.filter((file) => file.name !== name) });
  await check(actions);
}
