import type { Finding } from "../model/finding";

/** Findings of two runs of the check, by what became of them: 新增, 仍未解决, 已解决. */
export type RunsCompared<Told> = Readonly<Record<"new" | "open" | "fixed", readonly Told[]>>;

/**
 * Tells the findings that are new, still open and fixed since another run of the check (两次审核对比), by the identity of findings.
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

/**
 * Tells by its id whether a finding is new or still open (新增、仍未解决): undefined where no run before is known.
 *
 * @example
 * changesIn(compareRuns([{ id: "a" }], [{ id: "a" }, { id: "b" }]))({ id: "b" }) // => "new"
 * changesIn(null)({ id: "b" }) // => undefined
 */
export function changesIn(
  compared: RunsCompared<Pick<Finding, "id">> | null,
): (finding: Pick<Finding, "id">) => "new" | "open" | undefined {
  const added = new Set(compared?.new.map(({ id }) => id));
  const open = new Set(compared?.open.map(({ id }) => id));
  return ({ id }) => (added.has(id) ? "new" : open.has(id) ? "open" : undefined);
}
