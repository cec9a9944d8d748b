import type { Finding } from "../model/finding";

/** Findings of two runs of the check, by what became of them. */
export interface RunsCompared<Told> {
  readonly new: readonly Told[];
  readonly open: readonly Told[];
  readonly fixed: readonly Told[];
}

/**
 * What is new, still open and fixed since another run of the check (两次审核对比), by the identity of findings.
 *
 * @example
 * compareRuns([{ id: "a" }, { id: "b" }], [{ id: "b" }, { id: "c" }]) // => { new: [{ id: "c" }], open: [{ id: "b" }], fixed: [{ id: "a" }] }
 */
export function compareRuns<Told extends Pick<Finding, "id">>(
  before: readonly Told[],
  now: readonly Told[],
): RunsCompared<Told> {
  const [then, today] = [before, now].map((run) => new Set(run.map(({ id }) => id))) as [Set<string>, Set<string>];
  return {
    new: now.filter(({ id }) => !then.has(id)),
    open: now.filter(({ id }) => then.has(id)),
    fixed: before.filter(({ id }) => !today.has(id)),
  };
}
