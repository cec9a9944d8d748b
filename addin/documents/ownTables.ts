import type { CellValue, Sheet } from "../analysis";

/** Words of a league table of ours, wherever it was inserted. */
export const LEAGUE_HEADERS = ["位次", "名称", "数值", "与首位差距", "与上一位差距"] as const;
export const LEAGUE_TITLE = "排位表";

/** A report without the league tables that were inserted into it: they say nothing that was reported. */
export function withoutOwnTables(sheet: Sheet): Sheet {
  const rows = sheet.rows.map((row) => [...row]);
  let found = false;
  rows.forEach((row, top) => {
    const left = row.findIndex((value) => typeof value === "string" && value.endsWith(LEAGUE_TITLE));
    const right = left < 0 ? -1 : (rows[top + 1]?.indexOf(LEAGUE_HEADERS.at(-1) as string) ?? -1);
    if (right < left || rows[top + 1]?.[right - 1] !== LEAGUE_HEADERS.at(-2)) return;
    found = true;
    for (let r = top; r < rows.length && !isBlank(rows[r], left, right); r++) rows[r]?.fill(null, left, right + 1);
  });
  return found ? { ...sheet, rows } : sheet;
}

const isBlank = (row: readonly CellValue[] = [], left: number, right: number): boolean =>
  row.slice(left, right + 1).every((value) => value === null || value === "");
