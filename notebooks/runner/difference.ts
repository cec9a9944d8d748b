/** The first line in which what is committed differs from what was made, or undefined where they are the same. */
export function firstDifference(committed: string, made: string): string | undefined {
  if (committed === made) return undefined;
  const [before, after] = [committed.split("\n"), made.split("\n")];
  const at = after.findIndex((line, i) => line !== before[i]);
  const line = at < 0 ? after.length : at;
  return `第 ${line + 1} 行不同\n  已提交：${short(before[line])}\n  本次得：${short(after[line])}`;
}

const short = (line = "（无）"): string => (line.length > 200 ? `${line.slice(0, 200)}…` : line);
