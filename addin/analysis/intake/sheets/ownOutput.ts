import { formatAt, type CellValue, type Sheet } from "../../model/sheet";

/** The words by which a sheet of ours is known again, wherever it was saved or inserted. */
export const LEAGUE_TITLE = "排位表";
export const LEAGUE_HEADERS = ["位次", "名称", "数值", "与首位差距", "与上一位差距"] as const;
export const REPORT_TITLES = { zh: "审核结果", en: "Findings" } as const;

/**
 * The number format of a sentence that we wrote into a sheet: it shows what General shows, and is kept by every program that
 * saves the sheet, so that the sentence is known again.
 */
export const OWN_TEXT_FORMAT = "General;General;General;@";

export const BOARD_TITLE = "督办表";
export const BOARD_HEADERS = [
  ...["灯", "类别", "编号", "事项", "责任单位"],
  ...["协办单位", "牵头领导", "完成期限", "剩余天数", "环节"],
] as const;

/** Columns of 审核结果 that no department's table has beside each other. */
const REPORT_HEADERS = [
  ["审核意见", "问题编号"],
  ["What to do", "Id"],
] as const;
/** The first heads of its summary. */
const SUMMARY_HEADERS = ["报送单位", "Department"] as const;

/**
 * A submitted sheet without what we wrote ourselves (审核结果, 督办表, league tables, sentences): that says nothing that was
 * reported. The one decider for the pane and the command line.
 *
 * @example
 * withoutOwnOutput(plainSheet([["财政局审核结果"], ["序号", "审核意见", "问题编号"], [1, "请核对", "a1"]])).rows // => []
 */
export function withoutOwnOutput(sheet: Sheet): Sheet {
  if (isReport(sheet) || isBoard(sheet)) return { ...sheet, rows: [], merges: [] };
  return withoutLeagueTables(withoutOwnSentences(sheet));
}

function withoutOwnSentences(sheet: Sheet): Sheet {
  if (!sheet.formats.includes(OWN_TEXT_FORMAT)) return sheet;
  const isOwn = (value: CellValue, row: number, column: number): boolean =>
    typeof value === "string" && formatAt(sheet, row, column) === OWN_TEXT_FORMAT;
  const rows = sheet.rows.map((line, row) => line.map((value, column) => (isOwn(value, row, column) ? null : value)));
  return { ...sheet, rows };
}

function isReport({ rows }: Sheet): boolean {
  const title = rows[0]?.[0];
  if (typeof title !== "string" || !Object.values(REPORT_TITLES).some((own) => title.includes(own))) return false;
  const [, second = [], third = []] = rows;
  return (
    REPORT_HEADERS.some((pair) => pair.every((header) => second.includes(header))) ||
    SUMMARY_HEADERS.some((header) => third[0] === header)
  );
}

const isBoard = ({ rows: [title = [], headers = []] }: Sheet): boolean =>
  typeof title[0] === "string" &&
  title[0].startsWith(BOARD_TITLE) &&
  BOARD_HEADERS.every((header, column) => headers[column] === header);

function withoutLeagueTables(sheet: Sheet): Sheet {
  const rows = sheet.rows.map((row) => [...row]);
  let found = false;
  rows.forEach((row, top) => {
    const left = row.findIndex((value) => typeof value === "string" && value.endsWith(LEAGUE_TITLE));
    const right = left < 0 ? -1 : (rows[top + 1]?.indexOf(LEAGUE_HEADERS.at(-1) as string) ?? -1);
    if (right < left || rows[top + 1]?.[right - 1] !== LEAGUE_HEADERS.at(-2)) return;
    found = true;
    for (let r = top; r < rows.length && !isBlankLine(rows[r], left, right); r++) rows[r]?.fill(null, left, right + 1);
  });
  return found ? { ...sheet, rows } : sheet;
}

const isBlankLine = (row: readonly CellValue[] = [], left: number, right: number): boolean =>
  row.slice(left, right + 1).every((value) => value === null || value === "");
