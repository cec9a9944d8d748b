// The annex behind the bulletin: league tables whose values, formulas and charts say the same.

import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { competitionRanks, growth, isNumber, share, type CellValue, type Sheet } from "../addin/analysis/index";
import { annex, type Annex } from "../addin/documents/annex";
import type { Book } from "../addin/workbook/book/book";
import { openBook } from "../addin/workbook/book/openBook";
import { elementsOf, parseXml } from "../addin/workbook/package/xml";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { county } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { monthOf, sheetsOf, workbooksIn } from "./helpers/month";
import { SEEDS } from "./helpers/paths";
import { orderFaults } from "./helpers/wordRules";

let made: Annex;
let sheets: readonly Sheet[];
let book: Book;
beforeAll(async () => {
  const month = await monthOf(await sheetsOf(...workbooksIn("2017-08")));
  const found = await annex({ ...month, region: "华容县" });
  if (found === null) throw new Error("no annex");
  made = found;
  sheets = await readWorkbookBytes(made.bytes, "附表.xlsx");
  book = await openBook(made.bytes, "附表.xlsx");
});

const tables = (): readonly Sheet[] => sheets.slice(1);
const column = ({ rows }: Sheet, header: RegExp): CellValue[] => {
  const at = rows[1]?.findIndex((words) => header.test(String(words))) ?? -1;
  return at < 0 ? [] : rows.slice(2, 8).map((row) => row[at] ?? null);
};

describe("the annex", () => {
  test("has a sheet for each indicator that the bulletin ranks, and its notes on one of their own", () => {
    expect(sheets.map(({ name }) => name)).toEqual(["说明", ...made.sheets]);
    expect(made.sheets).toContain("财政总收入");
    expect(made.sheets).toContain("税收占财政总收入比重");
  });

  test("has the places of the bulletin", () => {
    const [revenue] = tables().filter(({ name }) => name === "财政总收入");
    expect(revenue?.rows.slice(2, 8).map(([place, region, , , rate]) => [place, region, rate])).toEqual([
      [1, "平江县", 0.089],
      [2, "岳阳县", 0.088],
      [3, "湘阴县", 0.065],
      [4, "汨罗市", 0.056],
      [5, "华容县", 0.032],
      [6, "临湘市", 0.015],
    ]);
  });

  test("has formulas that come to the values beside them", () => {
    for (const sheet of tables()) {
      const saved = book.sheets.find(({ name }) => name === sheet.name);
      const formulas = (saved?.rows ?? []).flatMap((row) => (row ?? []).flatMap((cell) => cell?.formula ?? []));
      expect(
        formulas.every((formula) => /^COUNTY\.(?:COMPETITIONRANK|GROWTHRATE|SHARE)\(/.test(formula)),
        sheet.name,
      ).toBe(true);
      expect(column(sheet, /^位次（公式）$/)).toEqual(column(sheet, /^位次$/));
      const rates = column(sheet, /^(?:同比增速|比重)$/).filter((one) => typeof one === "number");
      expect(competitionRanks(rates, { decimals: 6 })).toEqual(
        column(sheet, /^位次（公式）$/).filter((one) => typeof one === "number"),
      );
      const worked = column(sheet, /^(?:同比增速|比重)（公式）$/);
      if (worked.length === 0) continue;
      const isShare = sheet.rows[1]?.includes("比重") ?? false;
      const results = sheet.rows
        .slice(2, 8)
        .map(([, , first, second]) =>
          isShare
            ? share(Number(first), Number(second), { decimals: 2 })
            : growth(Number(first), Number(second), { decimals: 1 }),
        );
      expect(results.every(isNumber)).toBe(true);
      expect(worked).toEqual(results);
    }
  });

  test("keeps to the list for published spreadsheets: headers in one row, no merged cells, A4, headers repeated", () => {
    for (const sheet of book.sheets.slice(1)) {
      expect(sheet.merges).toEqual([]);
      expect(sheet.frozen).toEqual({ rows: 2, columns: 2 });
      expect(sheet.print).toMatchObject({ landscape: true, fitWidth: true, repeatRows: [1, 1] });
      expect(sheet.print?.areas).toHaveLength(1);
      const widths = [...new Set(sheet.rows.slice(1, 8).map((row) => row?.length))];
      expect(widths).toHaveLength(1);
    }
  });

  test("has a chart of Excel's own for each table, by the order of the schema, over the cells of the table", () => {
    const parts = unzipSync(made.bytes);
    const charts = Object.keys(parts).filter((name) => /^xl\/charts\/.*\.xml$/.test(name));
    expect(charts).toHaveLength(made.sheets.length);
    const types = strFromU8(parts["[Content_Types].xml"] ?? new Uint8Array());
    for (const name of charts) {
      const chart = parseXml(strFromU8(parts[name] ?? new Uint8Array()));
      expect(orderFaults(name, chart)).toEqual([]);
      expect(types).toContain(`/${name}`);
      const [values] = elementsOf(chart, "val", "f").map(({ text }) => text);
      const found = /^'?([^'!]+)'?!\$([A-Z])\$3:\$[A-Z]\$8$/.exec(values ?? "");
      const sheet = tables().find((one) => one.name === found?.[1]);
      const at = (found?.[2]?.charCodeAt(0) ?? 0) - 65;
      const points = elementsOf(chart, "val", "numCache", "pt", "v").map(({ text }) => Number(text));
      expect(points).toEqual(sheet?.rows.slice(2, 8).map((row) => row[at]));
    }
    const worksheet = strFromU8(parts["xl/worksheets/sheet2.xml"] ?? new Uint8Array());
    expect(parseXml(worksheet).children.at(-1)?.name).toBe("drawing");
  });

  test("is none where nothing can be ranked", async () => {
    const month = await monthOf([]);
    expect(await annex({ ...month, region: "华容县" })).toBeNull();
  });
});

describe("bulletin --out 附表.xlsx", () => {
  const folder = temporaryFolder(tmpdir, "annex-");

  test("writes the annex", async () => {
    const out = join(folder.path(), "附表.xlsx");
    const { status, err } = await county("bulletin", join(SEEDS, "2017-08"), "--region", "华容县", "--out", out);
    expect([status, err]).toEqual([0, ""]);
    expect(new Uint8Array(readFileSync(out))).toEqual(made.bytes);
  });
});
