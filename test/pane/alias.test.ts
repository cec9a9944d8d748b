// 登记别名: an unknown name is written into the workbook's own dictionary.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { namesOf, readDictionary, type Dictionary } from "../../addin/analysis/index";
import { aliasChanges, targetChanges } from "../../addin/documents/settings";
import { readWorkbookBytes } from "../../addin/workbook/read/bytes";
import { memoryWorkbook } from "../hosts/memoryWorkbook";
import type { WorkbookSheet } from "../../addin/workbook/book/write";
import { SEEDS } from "../helpers/paths";

const FILE = "指标与地区.xlsx";
const seed = async (): Promise<Dictionary> => {
  const bytes = new Uint8Array(readFileSync(join(SEEDS, FILE)));
  return readDictionary(await readWorkbookBytes(bytes, FILE)).dictionary;
};

/** The workbook after an alias was added, as its sheets are read. */
async function added(
  kind: "指标" | "地区",
  name: string,
  alias: string,
  sheets: readonly WorkbookSheet[] = [{ name: "财政局", rows: [["一"]] }],
) {
  const dictionary = await seed();
  const workbook = memoryWorkbook(sheets, "月报.xlsx");
  const made = aliasChanges({ kind, name, alias, dictionary, sheets: await workbook.read() });
  await workbook.apply("登记别名", made.changes);
  const read = await workbook.read();
  return { dictionary, made, workbook, read, own: readDictionary(read) };
}

describe("an alias", () => {
  test("makes 指标 of the dictionary in use, and nothing else in it is another", async () => {
    const { dictionary, made, own } = await added("指标", "财政总收入", "财政收入总计");
    expect(made.sheets).toEqual(["指标"]);
    expect(own.findings).toEqual([]);
    expect(own.dictionary.indicators).toEqual(
      dictionary.indicators.map((one) =>
        one.name === "财政总收入" ? { ...one, aliases: [...one.aliases, "财政收入总计"] } : one,
      ),
    );
    expect(namesOf(own.dictionary).indicator("财政收入总计")?.name).toBe("财政总收入");
  });

  test("makes 地区 together with 分组, so that the peers stay who they are", async () => {
    const { dictionary, made, own } = await added("地区", "华容县", "华容县域");
    expect(made.sheets).toEqual(["地区", "分组"]);
    expect(own.dictionary.peers).toEqual(dictionary.peers);
    expect(namesOf(own.dictionary).region("华容县域")?.name).toBe("华容县");
    expect(own.dictionary.regions.map(({ code }) => code)).toEqual(dictionary.regions.map(({ code }) => code));
  });

  test("joins the aliases that stand in the workbook's own sheet", async () => {
    const sheet = { name: "指标", rows: [["本县用"], ["别名", "名称"], ["总收入", "财政总收入"], [null, "税收收入"]] };
    const { made, workbook } = await added("指标", "财政总收入", "财政收入", [sheet]);
    expect(made.sheets).toEqual([]);
    expect(made.at).toEqual({ sheet: "指标", area: { top: 2, left: 0, bottom: 2, right: 0 } });
    expect((await workbook.cells(made.at)).values).toEqual([["总收入、财政收入"]]);
  });

  test("gets a column of its own where the sheet has none", async () => {
    const { own } = await added("指标", "税收收入", "税收", [
      { name: "指标", rows: [["名称"], ["财政总收入"], ["税收收入"]] },
    ]);
    expect(own.dictionary.indicators.map(({ name, aliases }) => [name, aliases])).toEqual([
      ["财政总收入", []],
      ["税收收入", ["税收"]],
    ]);
  });

  test("is one step to undo", async () => {
    const { workbook } = await added("地区", "华容县", "华容县域");
    await workbook.undo();
    expect((await workbook.sheets()).map(({ name }) => name)).toEqual(["财政局"]);
  });
});

test("the sheet of targets, made of those that are known, gives them back", async () => {
  const dictionary = await seed();
  const workbook = memoryWorkbook([{ name: "财政局", rows: [["一"]] }], "月报.xlsx");
  await workbook.apply("建立目标表", targetChanges(dictionary));
  expect(dictionary.targets.length).toBeGreaterThan(0);
  expect(readDictionary(await workbook.read()).dictionary.targets).toEqual(dictionary.targets);
});
