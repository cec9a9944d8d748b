import { Kernel, printed, type CellRun } from "./kernel";
import type { Cell, Notebook } from "./notebook";
import { looseNumbers, referencesOf } from "./references";

/** A fault of a notebook, and its cell. */
export interface Fault {
  readonly cell: string;
  readonly what: string;
}

export interface Executed {
  readonly notebook: Notebook;
  /** Every cell ran to its end. */
  readonly whole: boolean;
  readonly faults: readonly Fault[];
  /** The values of the expressions in the options, in order. */
  readonly values: readonly unknown[];
}

export interface ExecuteOptions {
  /** Milliseconds that a cell may take. */
  readonly timeout?: number;
  /** Expressions to work out after the last cell, as plain data. */
  readonly values?: readonly string[];
  /** A kernel that has run other cells before and stays open; otherwise the notebook gets one of its own. */
  readonly kernel?: Kernel;
}

/** Lines of one fault that are reported. */
const MOST_LINES = 8;
/** Lines on stderr that are no fault, by their exact text. */
const ALLOWED: readonly string[] = [];

/** Waits for the output of rejected promises and timers, which may come after their cell has ended. */
const SETTLE = "await new Promise((resolve) => setTimeout(resolve, 250));";

const named = ({ id, source }: Cell): string => `${id}（${source.trim().split("\n")[0]?.slice(0, 40) ?? ""}）`;

/** Runs all code cells in one kernel, and compares the numbers of the prose with theirs. */
export async function execute(
  notebook: Notebook,
  { timeout = 120_000, values = [], kernel: open }: ExecuteOptions = {},
): Promise<Executed> {
  const kernel = open ?? (await Kernel.start());
  try {
    const runs = new Map<Cell, CellRun>();
    for (const cell of notebook.cells.filter(({ type }) => type === "code")) {
      const run = await kernel.execute(cell.source, timeout);
      runs.set(cell, run);
      if (run.status !== "ok") break;
    }
    const whole = [...runs.values()].every(({ status }) => status === "ok");
    const settled = whole ? await kernel.execute(SETTLE) : undefined;
    const faults = [...runs].flatMap(([cell, run]) => faultsOf(cell, run, timeout));
    const last = [...runs.keys()].at(-1);
    if (settled && last) faults.push(...faultsOf(last, settled, timeout));
    if (kernel.stderr !== "") faults.push({ cell: "", what: `内核输出：${kernel.stderr}` });
    const cells = notebook.cells.map((cell) => ({ ...cell, outputs: [...(runs.get(cell)?.outputs ?? [])] }));
    if (!whole) return { notebook: { cells }, whole, faults, values: [] };
    return {
      notebook: { cells },
      whole,
      faults: [...faults, ...(await proseFaults(kernel, notebook))],
      values: await valuesOf(kernel, values),
    };
  } finally {
    if (!open) kernel.close();
  }
}

function faultsOf(cell: Cell, run: CellRun, timeout: number): Fault[] {
  const at = named(cell);
  if (run.status === "timeout") return [{ cell: at, what: `超过 ${timeout / 1000} 秒没有结束` }];
  const lines = printed(run, "stderr")
    .split("\n")
    .filter((line) => line !== "" && !ALLOWED.includes(line));
  if (lines.length > 0) return [{ cell: at, what: lines.slice(0, MOST_LINES).join("\n") }];
  return run.status === "ok" ? [] : [{ cell: at, what: `没有执行完（${run.status}）` }];
}

async function proseFaults(kernel: Kernel, notebook: Notebook): Promise<Fault[]> {
  const loose = looseNumbers(notebook).map(({ cell, line }) => ({ cell: named(cell), what: `数字没有出处：${line}` }));
  const references = referencesOf(notebook);
  const expressions = references.map(({ expression }) => expression);
  const found = await valuesOf(kernel, expressions).catch((error: unknown) => error as Error);
  if (found instanceof Error) return [...loose, { cell: "文字中的引用", what: found.message }];
  const wrong = references.flatMap(({ cell, expression, words }, i) =>
    found[i] === words ? [] : [{ cell: named(cell), what: `文中写“${words}”，${expression} 为“${String(found[i])}”` }],
  );
  return [...loose, ...wrong];
}

async function valuesOf(kernel: Kernel, expressions: readonly string[]): Promise<unknown[]> {
  if (expressions.length === 0) return [];
  const lines = expressions.map((expression) => `(${expression}),`);
  const run = await kernel.execute(`console.log(JSON.stringify([\n${lines.join("\n")}\n]));`);
  if (run.status !== "ok") throw new Error(`${expressions.join("\n")}\n${printed(run, "stderr")}`);
  return JSON.parse(printed(run, "stdout")) as unknown[];
}
