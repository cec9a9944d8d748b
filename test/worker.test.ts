import { describe, expect, test } from "vitest";
import * as native from "../addin/workbook/package/native";
import * as web from "../addin/workbook/package/native.web";
import { openBook } from "../addin/workbook/book/openBook";
import type { WorkerLike, WorkerScope } from "../addin/workbook/background";
import { openInWorker, readInWorker, saveInWorker } from "../addin/workbook/book/inWorker";
import { writeWorkbook } from "../addin/workbook/book/write";

const rows = Array.from({ length: 9000 }, (_, row) => [row, `第${row}行`, row / 7]);
const workbook = (): Promise<Uint8Array> =>
  writeWorkbook([
    { name: "表", rows },
    { name: "空", rows: [] },
  ]);

/** The worker itself, in this thread: what is said between it and its page is cloned, as it would be. */
async function thread(): Promise<{ start: () => WorkerLike; ended: () => number }> {
  const scope = globalThis as unknown as WorkerScope;
  await import("../addin/workbook/book/worker");
  const work = scope.onmessage;
  let ended = 0;
  const start = (): WorkerLike => {
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage: (asked) => work?.({ data: structuredClone(asked) }),
      terminate: () => {
        ended++;
        worker.onmessage = null;
      },
    };
    scope.postMessage = (reply) => worker.onmessage?.({ data: structuredClone(reply) });
    return worker;
  };
  return { start, ended: () => ended };
}

/** A worker that only does what it is told to. */
function puppet(act: (worker: WorkerLike) => void): () => WorkerLike {
  return () => {
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: () => {
        act(worker);
      },
    };
    return worker;
  };
}

describe("a worker", () => {
  test("opens, reads and saves as the page would, and is ended each time", async () => {
    const { start, ended } = await thread();
    const bytes = await workbook();
    const sheets: string[] = [];
    const book = await openInWorker(bytes, "大.xlsx", { start, onProgress: (_fraction, sheet) => sheets.push(sheet) });
    expect(book).toEqual(await openBook(bytes, "大.xlsx"));
    expect(sheets).toEqual(["", "表", "空"]);
    expect((await readInWorker(bytes, "大.xlsx", { start }))[0]?.rows[8999]).toEqual(rows[8999]);
    expect(await openBook(await saveInWorker(book, { start }), "存.xlsx")).toEqual(book);
    expect(ended()).toBe(3);
  });

  test("says why a file is unreadable", async () => {
    const { start } = await thread();
    const refusal = openInWorker(new Uint8Array(0), "空.xlsx", { start });
    await expect(refusal).rejects.toMatchObject({ name: "UnreadableFile", reason: "empty", file: "空.xlsx" });
    const large = openInWorker(await workbook(), "大.xlsx", { start, mostCells: 10 });
    await expect(large).rejects.toMatchObject({ reason: "too large" });
  });

  test("is ended when it is no longer wanted", async () => {
    const stop = new AbortController();
    const silent = openInWorker(await workbook(), "大.xlsx", {
      start: puppet(() => {
        stop.abort(new Error("取消"));
      }),
      signal: stop.signal,
    });
    await expect(silent).rejects.toThrow("取消");
    await expect(openInWorker(await workbook(), "大.xlsx", { signal: stop.signal })).rejects.toThrow("取消");
  });

  test("is ended where a file takes longer to parse than it may", async () => {
    let ended = 0;
    const start = (): WorkerLike => ({ ...puppet(() => undefined)(), terminate: () => ended++ });
    const read = readInWorker(await workbook(), "大.xlsx", { start, milliseconds: 20 });
    await expect(read).rejects.toMatchObject({ reason: "too slow", file: "大.xlsx" });
    expect(ended).toBe(1);
  });

  test("that does not start leaves the work to the page", async () => {
    const bytes = await workbook();
    const refuse = (): never => {
      throw new Error("worker-src");
    };
    const missing = puppet((worker) => worker.onerror?.(undefined as never));
    for (const how of [{}, { start: refuse }, { start: missing }]) {
      const book = await openInWorker(bytes, "大.xlsx", how);
      expect(book.sheets.map(({ name }) => name)).toEqual(["表", "空"]);
      expect((await readInWorker(bytes, "大.xlsx", how)).length).toBe(2);
      expect((await saveInWorker(book, how)).length).toBeGreaterThan(1000);
    }
  });

  test("that broke off in the middle is not followed by the page, which would break off as well", async () => {
    const start = puppet((worker) => {
      worker.onmessage?.({ data: { id: 1, kind: "started" } });
      worker.onerror?.(undefined as never);
    });
    await expect(openInWorker(await workbook(), "大.xlsx", { start })).rejects.toThrow("broke off");
  });
});

describe("what a browser does without Node", () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => (i * i) % 251);

  test("is the same: checksums, inflating, deflating, bytes as text", () => {
    expect(web.crc32(bytes)).toBe(native.crc32(bytes));
    expect(Buffer.from(web.inflate(native.deflate(bytes), bytes.length))).toEqual(Buffer.from(bytes));
    expect(Buffer.from(native.inflate(web.deflate(bytes), bytes.length))).toEqual(Buffer.from(bytes));
    expect(web.binaryText(bytes)).toBe(native.binaryText(bytes));
    expect(Buffer.from(web.binaryBytes(native.binaryText(bytes)))).toEqual(Buffer.from(bytes));
    expect(web.withTimeLimit(1, () => 7)).toBe(7);
  });

  test("inflates no more than a byte beyond what was said", () => {
    const bomb = native.deflate(new Uint8Array(100_000));
    expect(web.inflate(bomb, 100)).toHaveLength(101);
    expect(() => native.inflate(bomb, 100)).toThrow();
  });
});
