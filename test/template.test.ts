// 报送模板: what a department is given to fill in is what the reader reads without a question.
import { describe, expect, test } from "vitest";
import { namesOf, readSheets, type Sheet } from "../addin/analysis";
import { reportedBy, submissionTemplate } from "../addin/documents/template";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { openBook } from "../addin/workbook/book/openBook";
import { saveBook } from "../addin/workbook/book/saveBook";
import { shippedDictionary } from "./helpers/month";

const dictionary = await shippedDictionary();
const period = { year: 2017, month: 9 };
const departments = dictionary.departments
  .map(({ name }) => name)
  .filter((name) => reportedBy(name, dictionary).length > 0);

const template = (department: string) => submissionTemplate({ department, dictionary, period, language: "zh" });

async function sheetsOf(department: string): Promise<readonly Sheet[]> {
  return readWorkbookBytes(await saveBook(template(department)), `${department}.xlsx`);
}

/** The sheets as a department sends them: figures in the cells that were left blank, and what the formulas make of them. */
function filled(sheets: readonly Sheet[]): readonly Sheet[] {
  return sheets.map((sheet) => {
    const rows = sheet.rows.map((row, r) => {
      if (r < 3 || typeof row[1] !== "string" || row[0] === "填报人：") return row;
      const [current, base] = [1000 + 10 * r, 1000];
      return [row[0] ?? null, row[1], current, base, current - base, r, "" as const];
    });
    return { ...sheet, rows };
  });
}

describe("the template of a department", () => {
  test.each(departments)("%s: is read with every figure in its place, and nothing to ask", async (department) => {
    const sheets = filled(await sheetsOf(department));
    const month = readSheets(sheets, namesOf(dictionary));
    expect(month.findings.map(({ rule, sheet, cell }) => `${rule} ${sheet} ${cell}`)).toEqual([]);
    const expected = reportedBy(department, dictionary).map(({ name, unit }) => [name, unit]);
    const read = month.observations.filter(({ measure }) => measure === "actual");
    expect(read.map(({ indicator, unit }) => [indicator, unit]).sort()).toEqual([...expected].sort());
    for (const one of month.observations) expect(one.period).toMatchObject(period);
  });

  test.each(departments)("%s: says nothing of itself while it is blank", async (department) => {
    const { observations } = readSheets(await sheetsOf(department), namesOf(dictionary));
    expect(observations.filter(({ figure }) => typeof figure === "number")).toEqual([]);
  });

  test("lets only the blank cells be filled in, and only with numbers", async () => {
    const { sheets, styles } = await openBook(await saveBook(template("财政局")), "财政局.xlsx");
    const sheet = sheets[0];
    expect(sheet?.protected).toBe(true);
    const open = (sheet?.rows ?? []).flatMap((row, r) =>
      (row ?? []).flatMap((cell, c) =>
        cell?.style !== undefined && styles[cell.style]?.locked === false ? [[r, c]] : [],
      ),
    );
    const rows = reportedBy("财政局", dictionary).length;
    expect(open).toEqual(Array.from({ length: rows }, (_, i) => [2, 3, 6].map((column) => [3 + i, column])).flat());
    expect(sheet?.validations).toMatchObject([{ area: { top: 3, left: 2, bottom: 2 + rows, right: 3 } }]);
  });

  test("keeps balances apart from figures to date", () => {
    expect(template("人民银行").sheets.map(({ name }) => name)).toEqual(["余额指标", "填报说明"]);
    expect(template("财政局").sheets.map(({ name }) => name)).toEqual(["累计指标", "填报说明"]);
  });

  test("tells the basis of an indicator that has one", () => {
    expect(template("统计局").sheets[0]?.comments.map(({ text }) => text)).toContain("口径：增速按可比价格计算");
  });

  test("of a department without indicators has instructions alone", () => {
    expect(template("没有的单位").sheets.map(({ name }) => name)).toEqual(["填报说明"]);
  });
});
