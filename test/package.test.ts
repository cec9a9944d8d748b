import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import * as door from "../addin/analysis/index";
import { Kernel, printed } from "../notebooks/runner/kernel";
import { bundle } from "./helpers/bundle";
import { temporaryFolder } from "./helpers/folder";
import { ROOT, WEB } from "./helpers/paths";

const MODULES = join(ROOT, "node_modules");
const GROWTH = "growth(65300, 63275, { decimals: 1 })";

const { path: folder, write } = temporaryFolder(() => {
  // Under node_modules, so that the package is found by its own name, as a consumer finds it.
  const cache = join(MODULES, ".cache");
  mkdirSync(cache, { recursive: true });
  return cache;
}, "consumer-");

/** Runs a script of a consumer; whatever it says on stderr is a fault. */
function run(path: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path], { encoding: "utf8" });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return stdout.trim();
}

describe("the built package", () => {
  test("gives all of the door, and the reading of workbooks, by require", () => {
    const path = write(
      "by-require.cjs",
      `const all = require("county-monthly"); console.log(JSON.stringify([all.${GROWTH}, Object.keys(all)]));`,
    );
    const [value, names] = JSON.parse(run(path)) as [number, string[]];
    expect(value).toBe(0.032);
    expect(names).toEqual(expect.arrayContaining([...Object.keys(door), "readWorkbook", "openDictionary"]));
  });

  test("gives the same names to an ES module", () => {
    const path = write(
      "by-import.mjs",
      `import * as all from "county-monthly"; import { growth, readWorkbook, openDictionary } from "county-monthly";
       const { findings } = await openDictionary();
       console.log(JSON.stringify([${GROWTH}, typeof readWorkbook, findings, Object.keys(all)]));`,
    );
    const [value, reader, findings, names] = JSON.parse(run(path)) as [number, string, unknown[], string[]];
    expect([value, reader, findings]).toEqual([0.032, "function", []]);
    expect(names).toEqual(expect.arrayContaining(Object.keys(door)));
  });

  test("works in a worker thread, and what it finds can be sent from one", () => {
    const path = write(
      "in-worker.cjs",
      `const { Worker, isMainThread, parentPort } = require("node:worker_threads");
       if (isMainThread) new Worker(__filename).on("message", (found) => console.log(JSON.stringify(found)));
       else {
         const { growth, monthly, plainSheet, absence } = require("county-monthly");
         const rows = [["2017年1-8月收入（万元）"], ["项目", "累计"], ["税收", 3], ["非税", 4], ["合计", 9]];
         const { findings, observations } = monthly({ sheets: [plainSheet(rows)] });
         parentPort.postMessage([${GROWTH}, findings.map(({ cell }) => cell), observations.length, absence("no target")]);
       }`,
    );
    expect(JSON.parse(run(path))).toEqual([0.032, ["B5"], 3, { absent: "no target" }]);
  });

  test("holds what a user needs and no more", () => {
    const words = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [{ files = [] } = {}] = JSON.parse(words) as { files: { path: string }[] }[];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "dist/node/node.js",
        "dist/node/node.d.ts",
        "dist/node/cli/main.js",
        "seeds/指标与地区.xlsx",
        "README.md",
        "README.zh-CN.md",
        "docs/command-line.zh-CN.md",
        "docs/pictures/workbench.webp",
        "LICENSE",
        "package.json",
      ]),
    );
    const strange = paths.filter(
      (path) =>
        !/^(dist\/node|dist\/web|seeds|docs)\/|^(README\.zh-CN|README|CHANGELOG|SECURITY)\.md$|^LICENSE$|^package\.json$/.test(
          path,
        ),
    );
    expect(strange).toEqual([]);
    expect(paths.filter((path) => /office(\.|-|js)|\.test\.|^bench/i.test(path))).toEqual([]);
  });

  test("is typed for a strict consumer with the TypeScript of tslab, declarations checked too", () => {
    const path = write(
      "consumer.ts",
      `import { growth, isNumber, monthly, openDictionary, readWorkbook, type Figure, type Finding } from "county-monthly";
       const rate: Figure = ${GROWTH};
       export const words: string = isNumber(rate) ? rate.toFixed(3) : rate.absent;
       export const findings = async (path: string): Promise<readonly Finding[]> =>
         monthly({ sheets: await readWorkbook(path), dictionary: (await openDictionary()).dictionary }).findings;
       // @ts-expect-error a rate is no text
       export const wrong: string = growth(1, 2);`,
    );
    const options = "--noEmit --strict --exactOptionalPropertyTypes --target es2022 --module commonjs --types node";
    const tsc = join(MODULES, "@tslab/typescript-for-tslab/bin/tsc");
    const { stdout } = spawnSync(
      process.execPath,
      [tsc, ...options.split(" "), "--moduleResolution", "node", "--typeRoots", join(MODULES, "@types"), path],
      { encoding: "utf8" },
    );
    expect(stdout.split("\n").filter((line) => !/^node_modules\/@types\/|^\s|^$/.test(line))).toEqual([]);
  });
});

describe("webpack", () => {
  test("bundles the package by its name for Node, workbooks and all", async () => {
    const entry = write(
      "bundled.cjs",
      `const { growth, readWorkbook } = require("county-monthly");
       readWorkbook(process.argv[2] ?? ${JSON.stringify(join(ROOT, "seeds/2017-08/人民银行.xls"))})
         .then((sheets) => console.log(${GROWTH}, sheets[0].name));`,
    );
    const output = { path: join(folder(), "out"), filename: "bundle.cjs" };
    const { errors } = await bundle({ mode: "none", target: "node20", entry, output, context: folder() });
    expect(errors).toEqual([]);
    expect(run(join(folder(), "out/bundle.cjs"))).toBe("0.032 存贷款");
  });

  test("made of the pure module alone a library that needs neither Node nor a page", () => {
    const bare = createContext(Object.create(null) as object);
    runInContext(readFileSync(join(WEB, "analysis.js"), "utf8"), bare);
    expect(runInContext(`CountyMonthly.${GROWTH}`, bare)).toBe(0.032);
    expect(runInContext("Object.keys(CountyMonthly).sort().join()", bare)).toBe(Object.keys(door).sort().join());
  });
});

test("a tslab kernel gives the package, typed, and says where a type is wrong", async () => {
  const kernel = await Kernel.start();
  try {
    const used = await kernel.execute(
      `import { growth, type Figure } from "county-monthly";\nconst rate: Figure = ${GROWTH};\nrate`,
    );
    expect([used.status, printed(used, "stdout"), printed(used, "stderr")]).toEqual(["ok", "0.032\n", ""]);
    const wrong = await kernel.execute("const words: string = growth(1, 2);");
    expect(wrong.status).not.toBe("ok");
    expect(printed(wrong, "stderr")).toMatch(/Type 'Figure' is not assignable to type 'string'/);
    const after = await kernel.execute(
      "const { openDictionary } = await import('county-monthly');\n(await openDictionary()).dictionary.peers.home",
    );
    expect(printed(after, "stdout")).toContain("华容县");
  } finally {
    kernel.close();
  }
});
