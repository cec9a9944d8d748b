// 交办单, 督办函 and 督办通报: valid Word files with all that the registers tell, and what a wrong call is told.
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { registerOfRows, supervisionBoard, type Day, type SupervisionBoard } from "../addin/analysis";
import {
  assignmentForm,
  boardCircular,
  unitLetter,
  withoutLight,
  type LetterTemplate,
} from "../addin/documents/word/letters";
import { boardItems } from "../addin/documents/supervisionTable";
import { openSupervision } from "../addin/workbook/disk/supervisionFile";
import { elementsOf, parseXml } from "../addin/workbook/package/xml";
import { county, countyJson } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { SEEDS } from "./helpers/paths";
import { wordFaults } from "./helpers/wordRules";

const BOOK = join(SEEDS, "督办台账.xlsx");
const ON: Day = { year: 2017, month: 10, day: 20 };
const template = (name: string): LetterTemplate => ({
  bytes: new Uint8Array(readFileSync(join(SEEDS, `${name}模板.docx`))),
  name: `${name}模板.docx`,
});

/** The paragraphs of a file as text, those of its tables too. */
const paragraphs = (bytes: Uint8Array): string[] =>
  elementsOf(parseXml(strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array())), "p").map((one) =>
    elementsOf(one, "t")
      .map(({ text }) => text)
      .join(""),
  );

let board: SupervisionBoard;
beforeAll(async () => {
  board = supervisionBoard(registerOfRows((await openSupervision(BOOK)).rows), { asOf: ON });
});

const assignment = (id: string) => {
  const found = board.assignments.find(({ assignment: one }) => one.id === id);
  if (!found) throw new Error(`the seeds have no assignment ${id}`);
  return found;
};

describe("a letter of supervision", () => {
  test("is a form with the four things made clear, its stages, and what was put off and reported", () => {
    for (const one of board.assignments) {
      const bytes = assignmentForm(one, ON, template("交办单"));
      expect(wordFaults(bytes)).toEqual([]);
      const text = paragraphs(bytes);
      const { id, matter, leader, responsible, measures, log, extensions, feedbacks } = one.assignment;
      for (const [name, value] of Object.entries({ 编号: id, 事项: matter, 牵头领导: leader, 责任单位: responsible }))
        expect(text).toContain(`${name}：${value}`);
      expect(text).toContain(`工作措施：${measures}`);
      for (const { words } of [...log, ...extensions, ...feedbacks])
        expect(text.some((paragraph) => paragraph.includes(words))).toBe(true);
      for (const stage of ["研判部署", "协调调度", "进度控制", "情况反馈"]) expect(text).toContain(stage);
    }
    expect(paragraphs(assignmentForm(assignment("2017-004"), ON, template("交办单")))).toContain(
      "完成期限：2017-10-15，原定2017-10-15，逾期5天",
    );
  });

  test("to a unit has each assignment that it has open, by the part it takes", () => {
    expect(board.units.length).toBeGreaterThan(1);
    for (const one of board.units) {
      const bytes = unitLetter(one, ON, template("督办函"));
      expect(wordFaults(bytes)).toEqual([]);
      const text = paragraphs(bytes);
      expect(text).toContain(`${one.unit}：`);
      for (const [title, all] of [
        ["主办事项", one.responsible],
        ["协办事项", one.helping],
      ] as const) {
        expect(text.includes(`${title}：无`)).toBe(all.length === 0);
        for (const { assignment: open } of all) expect(text).toEqual(expect.arrayContaining([open.id, open.matter]));
      }
    }
  });

  test("to all has every item under its light, and tells what has none", () => {
    const bytes = boardCircular(board, template("督办通报"));
    expect(wordFaults(bytes)).toEqual([]);
    const text = paragraphs(bytes);
    const items = boardItems(board);
    const count = (light: string): number => items.filter((one) => one.light === light).length;
    expect(text).toContain(
      `截至2017年10月20日，列入督办的事项有${items.length}项，其中红灯${count("red")}项、黄灯${count("yellow")}项、蓝灯${count("blue")}项、绿灯${count("green")}项。`,
    );
    for (const { matter } of items) expect(text).toContain(matter);
    expect(text.indexOf(`红灯事项（${count("red")}项）`)).toBeLessThan(
      text.findIndex((one) => one.startsWith("绿灯事项")),
    );
    for (const unlit of withoutLight(board)) expect(text).toContain(unlit);
  });

  test("of a board without anything says so", () => {
    const empty = supervisionBoard(registerOfRows([]), { asOf: ON });
    expect(paragraphs(boardCircular(empty, template("督办通报")))).toEqual(
      expect.arrayContaining(["红灯事项（0项）：无", "没有数据、不能亮灯的事项：无"]),
    );
  });

  test("refuses a template that asks for what the letter does not have", () => {
    expect(() => unitLetter({ unit: "甲", responsible: [], helping: [] }, ON, template("通报"))).toThrow(
      /模板里有不认识的占位：\{地区\}/,
    );
  });
});

describe("board --out", () => {
  const folder = temporaryFolder(tmpdir, "letters-");
  const call = (out: string, ...more: string[]) =>
    county("board", "--ledger", BOOK, "--as-of", "2017-10-20", "--out", join(folder.path(), out), ...more);

  test.each<[string, string[], string]>([
    ["督办通报.docx", [], "督办事项进展情况通报"],
    ["督办函.docx", ["--unit", "国土资源局"], "国土资源局："],
    ["交办单.docx", ["2017-002"], "编号：2017-002"],
  ])("writes %s, and not over one that is there", async (name, more, said) => {
    const { status, out } = await call(name, ...more);
    expect([status, out.split("\n")[0]]).toEqual([0, `${name.replace(".docx", "")}已写入 ${name}。`]);
    const path = join(folder.path(), name);
    const bytes = new Uint8Array(readFileSync(path));
    expect(wordFaults(bytes)).toEqual([]);
    expect(paragraphs(bytes)).toContain(said);
    const again = await call(name, ...more);
    expect([again.status, again.err]).toEqual([2, `${name} 已经有了，没有覆盖：请换一个名字，或加 --overwrite。\n`]);
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    expect((await call(name, ...more, "--overwrite")).status).toBe(0);
  });

  test.each<[string, string, string[], RegExp]>([
    ["a unit that is not known", "a.docx", ["--unit", "国土局"], /没有“国土局”，请核对单位名称。有：.*国土资源局/],
    ["a number that is not there", "a.docx", ["2017-099"], /没有编号为“2017-099”的交办事项/],
    ["a number beside a unit", "a.docx", ["2017-002", "--unit", "国土资源局"], /只用来生成一份交办单/],
    ["another kind of file", "a.pdf", [], /--out 应是 \.docx 文件/],
    ["a template that is none", "a.docx", ["--template", join(SEEDS, "rules.xlsx")], /rules\.xlsx 不是 Word 文档/],
    ["a template that is not there", "a.docx", ["--template", "没有.docx"], /找不到/],
    ["a template of something else", "a.docx", ["--template", join(SEEDS, "分析模板.docx")], /不认识的占位/],
  ])("refuses %s in words, and writes nothing", async (_what, out, more, said) => {
    const { status, err } = await call(out, ...more);
    expect([status, err]).toEqual([2, expect.stringMatching(said)]);
    expect(existsSync(join(folder.path(), out))).toBe(false);
  });

  test("refuses a unit with nothing open", async () => {
    const open = new Set(board.units.map(({ unit }) => unit));
    const idle = board.lines.map(({ responsible }) => responsible).find((unit) => unit !== "" && !open.has(unit)) ?? "";
    expect(idle).not.toBe("");
    expect((await call("b.docx", "--unit", idle)).err).toBe(`${idle}没有未销号的交办事项，没有生成督办函。\n`);
  });

  test("does not write over the workbook that it reads", async () => {
    const { err } = await county("board", "--ledger", BOOK, "--out", BOOK, "--overwrite");
    expect(err).toContain(`--out 不能是要读取的 ${basename(BOOK)}`);
  });
});

describe("board --unit", () => {
  const at = ["--ledger", BOOK, "--as-of", "2017-10-20"];

  test("prints the text of a message to the unit", async () => {
    const { out } = await county("board", ...at, "--unit", "国土资源局");
    expect(out).toMatch(/国土资源局：截至2017-10-20，贵单位未销号的督办事项有\d+项。\n主办：\n1\. /);
    const { message } = await countyJson<{ message: string }>("board", ...at, "--unit", "国土资源局");
    expect(out).toContain(message);
    expect(message).toContain("国土资源局：截至2017-10-20");
  });

  test("refuses a unit that no register names, as overdue does", async () => {
    for (const command of ["board", "overdue"]) {
      const { status, err } = await county(command, ...at, "--unit", "国土局");
      expect([status, err]).toEqual([2, expect.stringContaining("没有“国土局”")]);
    }
  });
});
