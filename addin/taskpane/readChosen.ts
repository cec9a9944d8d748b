// Apart from what shows the files: loaded with its worker when the first file is chosen.
import type { WorkerLike } from "../workbook/background";
import { readInWorker } from "../workbook/book/inWorker";
import { hashOfBytes } from "./ledger";
import type { ChosenFile } from "./model";

/** Reads a chosen file in a worker. */
export async function readChosen(file: File, start: () => WorkerLike): Promise<ChosenFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const hash = hashOfBytes(bytes);
  return { name: file.name, hash, sheets: await readInWorker(bytes, file.name, { start }) };
}
