// Who may import whom. Change the plan here, on purpose, or not at all.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { circlesIn, importsOf, sourcesUnder } from "./helpers/imports";
import { ROOT } from "./helpers/paths";

const ADDIN = join(ROOT, "addin");
const ROOMS = [
  "model",
  "intake",
  "settings",
  "checks",
  "indicators",
  "standing",
  "supervision",
  "cube",
  "history",
  "proof",
  "report",
  "warehouse",
];
const HOSTS = ["documents", "functions", "taskpane", "workbench", "workbook", "warehouse", "cli", "help"];

const story =
  "analysis/(board|bulletin|departments|drivers|monthly|numbers|proofreading|prospect|readings|supervising|supervision(Report|Reminders|Moves)|warehouseResults|warehousing)";
const nouns = "analysis/model/\\w+";
const room = (name: string) => `analysis/${name}/.+`;
const rooms = room(`(${ROOMS.join("|")})`);
const door = "analysis/index";
const host = (name: string) => `${name}/.+`;

/** The one package that the pure module may use, and where. */
const STATISTICS = [
  "analysis/checks/rules/growthHistory",
  "analysis/checks/rules/units",
  "analysis/indicators/spread",
  "analysis/standing/outlook",
];

interface Part {
  readonly who: string;
  readonly may: string;
}

const PLAN: readonly Part[] = [
  { who: STATISTICS.join("|"), may: `${nouns}|${room("(checks|indicators|standing)")}|simple-statistics` },
  { who: nouns, may: nouns },
  ...["intake", "indicators", "standing", "history", "report", "warehouse"].map((name) => ({
    who: room(name),
    may: `${nouns}|${room(name)}`,
  })),
  { who: room("settings"), may: `${nouns}|${room("(settings|intake)")}` },
  ...["checks", "cube"].map((name) => ({
    who: room(name),
    may: `${nouns}|${room(`(${name}|indicators|standing)`)}`,
  })),
  // Supervision keeps its history as the ledger does.
  { who: room("supervision"), may: `${nouns}|${room("(supervision|indicators|standing|history)")}` },
  // The proofreader reads words as intake does, and recomputes by the formulas of indicators and standing.
  { who: room("proof"), may: `${nouns}|${room("(proof|intake|indicators|standing)")}` },
  { who: story, may: `${nouns}|${rooms}|${story}` },
  { who: door, may: `${nouns}|${rooms}|${story}` },
  { who: "node", may: `${door}|${host("workbook")}|node:.+` },
  // Words of the help pages, which the build puts together: data, like the comments of the functions.
  { who: host("help"), may: `${door}|${host("help")}` },
  {
    who: host("cli"),
    may: `${door}|node|${host("(cli|workbook|documents|warehouse)")}|node:.+|yaml|string-width|send|negotiator|mime-types|open`,
  },
  { who: host("workbook/disk"), may: `${door}|${host("(workbook|documents)")}|node:.+|@duckdb/node-api|papaparse` },
  // A database of ours meets the same faults of the disk as the ledger.
  {
    who: host("warehouse"),
    may: `${door}|${host("warehouse")}|workbook/disk/(disk|systemFaults|unfinished)|node:.+|@duckdb/node-api|pg`,
  },
  // The one implementation of the port that knows the grid.
  { who: "workbook/grid/.+", may: `${door}|${host("workbook")}|@univerjs/.+` },
  {
    who: host("workbook"),
    may: `${door}|${host("workbook")}|node:.+|hucre(/.+)?|@e965/xlsx(/.+)?|@duckdb/node-api|papaparse|fflate|saxes|@noble/hashes/.+`,
  },
  {
    who: host("taskpane"),
    may: `${door}|page|${host("(taskpane|workbook|help|documents)")}|lit-html(/.+)?|@borgar/fx|@noble/hashes/.+`,
  },
  // What we write as sheets, whoever asks for it.
  { who: host("documents"), may: `${door}|${host("(documents|workbook)")}` },
  // The pages of the pane and of the workbench share it, since hosts never import each other.
  { who: "page", may: door },
  { who: host("functions"), may: `${door}|${host("functions")}` },
  { who: host("workbench"), may: `${door}|page|${host("(workbench|workbook)")}|papaparse` },
];

const matches = (name: string, pattern: string): boolean => new RegExp(`^(?:${pattern})$`).test(name);

/** What is wrong with a file, in words; nothing where it keeps to the plan. */
function faultsOf(name: string, source: string): string[] {
  const part = PLAN.find(({ who }) => matches(name, who));
  if (!part) return [`${name} has no place in the plan`];
  return importsOf(name, source)
    .filter((target) => !matches(target, part.may))
    .map((target) => `${name} may not import ${target}`);
}

const names = sourcesUnder(ADDIN);
const sourceOf = (name: string): string => readFileSync(join(ADDIN, `${name}.ts`), "utf8");

describe("the rooms", () => {
  test("import only what they may", () => {
    expect(names.length).toBeGreaterThan(300);
    expect(names.flatMap((name) => faultsOf(name, sourceOf(name)))).toEqual([]);
  });

  test("are those of the plan, and each file that may use simple-statistics does", () => {
    const folders = new Set(names.flatMap((name) => /^analysis\/(\w+)\//.exec(name)?.[1] ?? []));
    expect([...folders].filter((folder) => !ROOMS.includes(folder))).toEqual([]);
    const hosts = new Set(names.flatMap((name) => /^(?!analysis)(\w+)\//.exec(name)?.[1] ?? []));
    expect([...hosts].filter((folder) => !HOSTS.includes(folder))).toEqual([]);
    const used = names.filter((name) => /from "simple-statistics"/.test(sourceOf(name)));
    expect(used).toEqual(STATISTICS);
  });

  test("hold files that are read at one sitting: 300 lines at most", () => {
    // The door is a list, the functions' metadata are made of one file, and the parser is made by a program.
    const apart = ["analysis/index", "functions/functions", "analysis/checks/language/parser"];
    const long = names.filter((name) => sourceOf(name).split("\n").length > 301 && !apart.includes(name));
    expect(long).toEqual([]);
  });

  test("say Excel.run in one file, and what is Excel's own in its neighbours alone", () => {
    const code = (name: string): string => sourceOf(name).replace(/^\s*(?:\/\/|\/?\*).*$/gm, "");
    const saying = (words: RegExp): string[] => names.filter((name) => words.test(code(name)));
    expect(saying(/\bExcel\.run\b/)).toEqual(["workbook/excel/workbook"]);
    expect(saying(/\bExcel\.[A-Z]/).filter((name) => !name.startsWith("workbook/excel/"))).toEqual([]);
  });

  test("import one another in no circle, types included", () => {
    const imports = new Map(names.map((name) => [name, importsOf(name, sourceOf(name))]));
    expect(circlesIn(imports)).toEqual([]);
  });

  test("have one door, which holds no code of its own", () => {
    const code = sourceOf("analysis/index")
      .replace(/\/\/.*$/gm, "")
      .replace(/export (type )?(\*|\{[^}]*\}) from "[^"]+";/g, "");
    expect(code.trim()).toBe("");
  });
});

describe("the plan", () => {
  const bites = (name: string, source: string) => expect(faultsOf(name, source)).toHaveLength(1);

  test.each([
    ["a room that imports another", "analysis/report/number", 'import { growth } from "../indicators/growth";'],
    ["indicators that import standing", "analysis/indicators/growth", 'import { rank } from "../standing/rank";'],
    ["a noun that imports a room", "analysis/model/figure", 'export * from "../report/number";'],
    ["a noun that imports the story", "analysis/model/ledger", 'import { board } from "../board";'],
    ["a room that imports the door", "analysis/checks/check", 'import { isNumber } from "..";'],
    [
      "checks that import intake, in types alone",
      "analysis/checks/check",
      'import type { X } from "../intake/words/text";',
    ],
    ["a type named where it is used", "analysis/report/number", 'type X = import("../intake/words/text").Y;'],
    ["a bare import", "analysis/model/figure", 'import "../board";'],
    ["a dynamic import", "analysis/model/figure", 'const x = import("node:fs");'],
    ["an import of what is not known", "analysis/model/figure", "const x = import(name);"],
    ["require", "analysis/model/figure", 'const fs = require("fs");'],
    ["import = require", "analysis/model/figure", 'import fs = require("node:fs");'],
    ["a re-export", "analysis/model/figure", 'export { sum } from "simple-statistics";'],
    ["a package in an unlisted file", "analysis/checks/check", 'import { median } from "simple-statistics";'],
    ["a host behind the door", "cli/print", 'import { isNumber } from "../analysis/model/figure";'],
    [
      "the workbook room behind the door, not in types",
      "workbook/read/rows",
      'import { addressOf } from "../../analysis/model/address";',
    ],
    ["a host that imports another", "functions/growth", 'import { run } from "../cli/main";'],
    ["a pane that imports Node", "taskpane/pane", 'import { readFile } from "node:fs/promises";'],
    ["a file without a place", "analysis/utils/helpers", ""],
    ["a host without a place", "server/main", ""],
  ])("catches %s", (_what, name, source) => {
    bites(name, source);
  });

  test("catches a circle, of types alone, too", () => {
    const sources: Readonly<Record<string, string>> = {
      "taskpane/actions": 'import { check } from "./check";',
      "taskpane/check": 'import type { Actions } from "./actions"; import { say } from "../page";',
      page: 'import type { Language } from "./analysis";',
    };
    const imports = new Map(Object.entries(sources).map(([name, source]) => [name, importsOf(name, source)]));
    expect(circlesIn(imports)).toEqual(["taskpane/actions imports taskpane/check imports taskpane/actions"]);
  });

  test.each([
    ["a host at the door", "workbook/read/rows", 'import { addressOf } from "../../analysis";'],
    ["checks that import standing", "analysis/checks/check", 'import { rank } from "../standing/rank";'],
    [
      "the word import in a comment or text",
      "analysis/model/figure",
      '// import "x" from "y"\nconst x = "require(1)";',
    ],
  ])("lets through %s", (_what, name, source) => {
    expect(faultsOf(name, source)).toEqual([]);
  });
});
