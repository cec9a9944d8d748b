import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotateWorkbook } from "../addin/workbook/annotate/annotate";
import { openBook } from "../addin/workbook/book/openBook";
import { saveBook } from "../addin/workbook/book/saveBook";
import { writeWorkbook } from "../addin/workbook/book/write";
import { Archive, bytesOf } from "../addin/workbook/package/zip";
import { submissionTemplate } from "../addin/documents/template";
import { books } from "./helpers/books";
import { fullWorkbook } from "./helpers/fullWorkbook";
import { shippedDictionary } from "./helpers/month";
import { SEEDS } from "./helpers/paths";
import { offences } from "./helpers/schema";

const seeds = readdirSync(SEEDS, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(?:xlsx|xls|et|csv)$/.test(name),
);

describe("a saved file keeps the rules that Excel enforces", () => {
  test("whatever the book", async () => {
    await fc.assert(
      fc.asyncProperty(books, async (book) => {
        expect(offences(await saveBook(book))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("whichever template we make", async () => {
    const dictionary = await shippedDictionary();
    const found = await Promise.all(
      dictionary.departments.map(async ({ name: department }) =>
        offences(
          await saveBook(
            submissionTemplate({ department, dictionary, period: { year: 2017, month: 9 }, language: "zh" }),
          ),
        ),
      ),
    );
    expect(found.flat()).toEqual([]);
  });

  test("saved again after it was opened: every seed, and a file with everything in it", async () => {
    const files = seeds.map((name): { name: string; bytes: Uint8Array } => ({
      name,
      bytes: readFileSync(join(SEEDS, name)),
    }));
    files.push({ name: "全.xlsm", bytes: await fullWorkbook() });
    for (const { name, bytes } of files) {
      expect({ name, found: offences(await saveBook(await openBook(bytes, name))) }).toEqual({ name, found: [] });
    }
  });

  test("as a copy with marks", async () => {
    const notes = [{ sheet: "报表", cell: "B2", tone: "error", text: "请核对" }] as const;
    const answer = annotateWorkbook(await fullWorkbook(), "财政局.xlsm", notes);
    expect("refused" in answer ? answer : offences(answer.bytes)).toEqual([]);
  });

  test("and the rules are checked: what breaks one is named", async () => {
    const archive = new Archive(
      await writeWorkbook([{ name: "2017年8月", rows: [[1]] }], [{ name: "当月", refersTo: "'2017年8月'!$A$1" }]),
      "",
    );
    const broken = (part: string, from: RegExp, to: string): string[] => {
      const text = archive.text(part);
      expect(text).toMatch(from);
      return offences(archive.with(new Map([[part, bytesOf(text.replace(from, to))]])));
    };
    expect(broken("xl/workbook.xml", /(?:'|&apos;)2017年8月(?:'|&apos;)/, "2017年8月")).toEqual([
      "当月 refers to 2017年8月 without quotes: 2017年8月!$A$1",
    ]);
    expect(broken("xl/worksheets/sheet1.xml", /<c r="A1"/, '<c r="A1" s="99"').join()).toContain("no style 99");
    expect(broken("xl/worksheets/sheet1.xml", /<sheetData>/, "<mergeCells/><sheetData>").join()).toContain(
      "out of order",
    );
    expect(broken("xl/_rels/workbook.xml.rels", /worksheets\/sheet1/, "worksheets/sheet7").join()).toContain("missing");
  });

  test("a name or a formula that a grid wrote without quotes gets them", async () => {
    const bytes = await writeWorkbook(
      [
        {
          name: "2017年8月",
          rows: [[1, { value: 1, formula: '2017年8月!A1+表1!A1&"2017年8月!A1"' }]],
          print: { repeatRows: [0, 1] },
        },
        { name: "表1", rows: [[1]] },
      ],
      [{ name: "当月", refersTo: "2017年8月!$A$1" }],
    );
    expect(offences(bytes)).toEqual([]);
    const { names, sheets } = await openBook(bytes, "a.xlsx");
    expect(names).toEqual([{ name: "当月", refersTo: "'2017年8月'!$A$1" }]);
    expect(sheets[0]?.print?.repeatRows).toEqual([0, 1]);
    expect(sheets[0]?.rows[0]?.[1]?.formula).toBe("'2017年8月'!A1+表1!A1&\"2017年8月!A1\"");
  });
});
