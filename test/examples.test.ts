// Every `call // => answer` of a doc comment is run, so that the comments a reader trusts cannot go stale.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { describe, expect, test } from "vitest";
import * as door from "../addin/analysis/index";
import { sourcesUnder } from "./helpers/imports";

const ANALYSIS = join(__dirname, "../addin/analysis");
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

/** The value of an expression with all exports of the door, and those of one file, in scope. */
function evaluate(expression: string, file: string): unknown {
  const scope = { ...modules[`../addin/analysis/${file}.ts`], ...door };
  return compileFunction(`return (${expression});`, Object.keys(scope))(...Object.values(scope)) as unknown;
}

describe("the examples in the comments", () => {
  for (const { file, call, answer } of examples) {
    test(`${file}: ${call}`, () => {
      expect(evaluate(call, file)).toEqual(evaluate(answer, file));
    });
  }

  test("are all of them run", () => {
    const written = sources.reduce((count, { text }) => count + text.split("// =>").length - 1, 0);
    expect(examples).toHaveLength(written);
  });

  test("would fail if they were wrong", () => {
    expect(evaluate("growth(125, 100)", "figure")).not.toEqual(evaluate("0.26", "figure"));
  });
});

describe("the examples in the README", () => {
  const readme = readFileSync(join(__dirname, "../README.md"), "utf8");
  const found = [...readme.matchAll(/^([a-zA-Z]+\(.*) \/\/ => (.+)$/gm)].map(([, call = "", answer = ""]) => [
    call,
    answer,
  ]);

  test.each(found)("%s", (call, answer) => {
    expect(evaluate(call as string, "")).toEqual(evaluate(answer as string, ""));
  });

  test("are there", () => {
    expect(found.length).toBeGreaterThan(10);
  });
});

/** The doc comments that stand right before a definition of that name. */
function commentsOf(name: string): string[] {
  const definition = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*export (?:function|const) ${name}\\b`);
  return sources.flatMap(({ text }) => definition.exec(text)?.[1] ?? []);
}

describe("every function at the door", () => {
  const functions = Object.entries(door).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));

  test.each(functions)("%s shows in its comment what it gives", (name) => {
    expect(commentsOf(name).join("\n")).toMatch(new RegExp(`\\b${name}\\(.*// => `));
  });
});
