import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { county } from "./helpers/command";
import { ROOT } from "./helpers/paths";

// The pages lead to what is there, and what is there has its line in them.

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const { files, scripts, dependencies, devDependencies } = JSON.parse(read("package.json")) as {
  readonly files: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** What lies in a folder, by its path from the top, names that begin with a dot aside. */
const within = (folder: string) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
    .map((entry) => ({ path: folder === "." ? entry.name : `${folder}/${entry.name}`, entry }));

const pagesOf = (folder: string) =>
  within(folder)
    .map(({ path }) => path)
    .filter((path) => path.endsWith(".md"));
const PAGES = [".", "docs", "seeds", "bench"].flatMap(pagesOf);
const PICTURES = within("docs/pictures").map(({ path }) => path);

const links = PAGES.flatMap((page) =>
  [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^https?:/.test(target))
    .map((target) => {
      const [path = "", anchor] = decodeURI(target).split("#");
      return { page, target, path: path === "" ? page : join(dirname(page), path).replaceAll("\\", "/"), anchor };
    }),
);

/** The anchors that GitHub gives the headings of a page. */
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\s-]/gu, "")
      .replaceAll(" ", "-"),
  );

const sectionOf = (page: string, heading: string): string =>
  read(page).split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";

/** The words in backticks in the first cells of the tables of a text. */
const listed = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .flatMap((line) => [...(line.split(/(?<!\\)\|/)[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, words = ""]) => words));

describe("the pages", () => {
  test("lead to files and headings that are there", () => {
    const broken = links.filter(
      ({ path, anchor }) =>
        !existsSync(join(ROOT, path)) || (anchor !== undefined && !anchorsOf(path).includes(anchor.toLowerCase())),
    );
    expect(broken.map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
    expect(links.length).toBeGreaterThan(50);
  });

  test("lead to what ships, where they ship themselves", () => {
    const shipped = (path: string): boolean =>
      /^(README\.md|LICENSE|package\.json)$/.test(path) ||
      files.some((one) => path === one || path.startsWith(`${one}/`));
    const lost = links.filter(({ page, path }) => shipped(page) && !shipped(path));
    expect(lost.map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
  });

  test("name paths that are there", () => {
    const named = PAGES.filter((page) => page !== "CHANGELOG.md").flatMap((page) =>
      [...read(page).matchAll(/`((?:addin|notebooks|seeds|test|docs|bench)\/[^`\s*…]*)`/g)].map(([, path = ""]) => ({
        page,
        path,
      })),
    );
    const lost = named.filter(({ path }) => !existsSync(join(ROOT, path)));
    expect(lost.map(({ page, path }) => `${page}: ${path}`)).toEqual([]);
    expect(named.length).toBeGreaterThan(50);
  });

  test("of the top are short, and say the two commands", () => {
    for (const page of ["README.md", "README.zh-CN.md"]) {
      expect(read(page).split("\n").length, page).toBeLessThanOrEqual(150);
      expect(read(page)).toMatch(/^npm ci && npm start\b.*\nnpm ci && npm test\b/m);
    }
    expect(read("README.md")).toContain("\n## Two commands\n");
  });

  test("show what the command line prints", async () => {
    const { out: check } = await county("check", "seeds/bad/growth-mismatch.xlsx");
    const { out: bulletin } = await county("bulletin", "seeds/2017-08", "--region", "华容县");
    const yardstick = bulletin.split("\n").find((sentence) => sentence.includes("小康考核")) ?? "none";
    for (const page of ["README.md", "README.zh-CN.md", "docs/command-line.md", "docs/command-line.zh-CN.md"])
      expect(read(page), page).toContain(`\`\`\`text\n${check.trimEnd()}\n\`\`\``);
    for (const page of ["README.md", "README.zh-CN.md", "docs/command-line.zh-CN.md", "docs/architecture.md"])
      expect(read(page), page).toContain(yardstick);
  });

  test("are each led to from a page of the top", () => {
    const led = new Set(links.filter(({ page }) => page.startsWith("README")).map(({ path }) => path));
    expect(pagesOf("docs").filter((page) => !led.has(page))).toEqual([]);
  });

  test("show every picture that is kept, and each is small", () => {
    const shown = new Set(links.map(({ path }) => path));
    expect(PICTURES.filter((path) => !shown.has(path))).toEqual([]);
    expect(PICTURES.filter((path) => statSync(join(ROOT, path)).size > 120_000)).toEqual([]);
  });
});

/** The folders that hold files, down to a depth. */
function foldersOf(folder: string, depth: number): string[] {
  const found = within(folder);
  const inner = found.filter(({ entry }) => entry.isDirectory());
  const own = found.length > inner.length ? [folder] : [];
  return [...own, ...(depth > 0 ? inner.flatMap(({ path }) => foldersOf(path, depth - 1)) : [])];
}

describe("the map of the rooms", () => {
  test("has a line for every folder, and no other", () => {
    const folders = [
      ...foldersOf("addin", 9),
      ...["notebooks", "seeds", "test", "bench", "docs"].flatMap((folder) => foldersOf(folder, 1)),
    ];
    const map = listed(read("docs/architecture.md")).filter((path) => path.endsWith("/"));
    expect(map.toSorted()).toEqual(folders.map((folder) => `${folder}/`).toSorted());
  });
});

describe("the walk of one cell", () => {
  test("names functions that its files hold", () => {
    const steps = [...read("docs/architecture.md").matchAll(/^\| `(addin\/\S+\.ts)` +\| `(\w+)` +\|/gm)];
    const lost = steps.filter(
      ([, path = "", name = ""]) => !new RegExp(`(?:function|const) ${name}\\b`).test(read(path)),
    );
    expect(lost.map(([, path, name]) => `${path}: ${name}`)).toEqual([]);
    expect(steps.length).toBeGreaterThan(20);
  });
});

describe("the lists", () => {
  test("say of every part and every script what it is for", () => {
    const parts = listed(sectionOf("docs/contributing.md", "What each part is for"));
    expect(parts.filter((part) => part !== "file:.").toSorted()).toEqual(
      Object.keys({ ...dependencies, ...devDependencies }).toSorted(),
    );
    const words = sectionOf("docs/contributing.md", "Scripts");
    const missing = Object.keys(scripts).filter((name) => !/^(?:pre|post)/.test(name) && !words.includes(name));
    expect(missing).toEqual([]);
  });

  test("have every function of the cells with its arguments", () => {
    const comments = read("addin/functions/functions.ts").matchAll(
      /\/\*\*(?:(?!\*\/)[^])*@customfunction (\w+)(?:(?!\*\/)[^])*\*\//g,
    );
    const functions = [...comments].map(([comment, name = ""]) => {
      const parameters = [...comment.matchAll(/@param (\S+)/g)].map(([, parameter]) => parameter);
      return `${name}(${parameters.join(", ")})`;
    });
    expect(listed(read("docs/functions.md")).filter((words) => /^[A-Z]+\(/.test(words))).toEqual(functions);
    expect(functions.length).toBeGreaterThan(30);
  });
});
