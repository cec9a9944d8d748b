// Every `call // => answer` of a doc comment is run, so that the comments a reader trusts cannot go stale.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { describe, expect, test } from "vitest";
import * as door from "../addin/analysis/index";
import { sourcesUnder } from "./helpers/imports";
import { ROOT } from "./helpers/paths";
import { august, sample } from "./helpers/sample";

const ANALYSIS = join(ROOT, "addin/analysis");
const modules: Record<string, Record<string, unknown>> = import.meta.glob("../addin/analysis/**/*.ts", { eager: true });

interface Example {
  readonly file: string;
  readonly call: string;
  readonly answer: string;
}

const sources = sourcesUnder(ANALYSIS).map((file) => ({
  file,
  text: readFileSync(join(ANALYSIS, `${file}.ts`), "utf8"),
}));

const examples = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/^ *\* (.+?) \/\/ => (.+)$/gm)].map(([, call = "", answer = ""]): Example => ({
    file,
    call,
    answer,
  })),
);

/** The value of an expression with the sample month, all exports of the door, and those of one file, in scope. */
function evaluate(expression: string, file: string): unknown {
  const scope = { ...modules[`../addin/analysis/${file}.ts`], ...door, august, sample };
  return compileFunction(`return (${expression});`, Object.keys(scope))(...Object.values(scope)) as unknown;
}

/** The value of an expression, or the error that it throws. */
const outcomeOf = (expression: string, file: string): unknown => {
  try {
    return evaluate(expression, file);
  } catch (error) {
    return String(error);
  }
};

/** Examples with what their calls give, and with what they say: alike where all are right. */
const given = (all: readonly Example[]) => all.map((one) => ({ ...one, answer: outcomeOf(one.call, one.file) }));
const written = (all: readonly Example[]) => all.map((one) => ({ ...one, answer: evaluate(one.answer, one.file) }));

describe("the examples in the comments", () => {
  test("give what they say, all of them", () => {
    const marks = sources.reduce((count, { text }) => count + text.split("// =>").length - 1, 0);
    expect(examples).toHaveLength(marks);
    expect(marks).toBeGreaterThan(300);
    expect(given(examples)).toEqual(written(examples));
  });

  test("would fail if they were wrong", () => {
    const [wrong, misspelt] = ["growth", "growht"].map((name) => ({
      file: "",
      call: `${name}(125, 100)`,
      answer: "0.26",
    })) as [Example, Example];
    expect(given([wrong])).not.toEqual(written([wrong]));
    expect(given([misspelt])).toMatchObject([{ answer: "ReferenceError: growht is not defined" }]);
  });
});

describe("the examples in docs/module.md", () => {
  const page = readFileSync(join(ROOT, "docs/module.md"), "utf8");
  const found = [...page.matchAll(/^([a-zA-Z]+\(.*) \/\/ => (.+)$/gm)].map(([, call = "", answer = ""]): Example => ({
    file: "",
    call,
    answer,
  }));

  test("are there, and give what they say", () => {
    expect(found.length).toBeGreaterThan(10);
    expect(given(found)).toEqual(written(found));
  });
});

/** The doc comments that stand right before a definition of that name. */
function commentsOf(name: string): string[] {
  const definition = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*export (?:function\\*?|const) ${name}\\b`);
  return sources.flatMap(({ text }) => definition.exec(text)?.[1] ?? []);
}

describe("every function at the door", () => {
  const functions = Object.entries(door).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));

  test("shows in its comment what it gives", () => {
    const shows = (name: string) => new RegExp(`\\b${name}\\(.*// => `).test(commentsOf(name).join("\n"));
    expect(functions.length).toBeGreaterThan(50);
    expect(functions.filter((name) => !shows(name))).toEqual([]);
  });
});
