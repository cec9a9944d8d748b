import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import CompressionPlugin from "compression-webpack-plugin";
import type { Configuration } from "webpack";
import { FUNCTIONS } from "./functions/node";
import { bundle } from "./helpers/bundle";
import { ROOT, WEB } from "./helpers/paths";

const text = (name: string, folder = WEB): string => readFileSync(join(folder, name), "utf8");

/** The files of a folder, by their paths in it. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

interface Parameter {
  readonly name: string;
  readonly description: string;
}
interface Metadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly helpUrl: string;
    readonly parameters: readonly Parameter[];
    readonly result: object;
  }[];
}
interface Help {
  readonly id: string;
  readonly helpUrl: string;
}
interface MetadataModule {
  readonly bothOf: (text: string, where: string) => unknown;
  readonly readFunctions: (root: string, base: string) => Promise<Help[]>;
}

const module = async <Module>(name: string): Promise<Module> =>
  (await import(join(ROOT, "addin/build", name))) as Module;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "build-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("what Excel is told of the functions", () => {
  const [chinese, english] = ["functions.json", "functions-en.json"].map(
    (name) => JSON.parse(text(name)) as Metadata,
  ) as [Metadata, Metadata];
  const both = [chinese, english];

  test("is every function, under its own id, in both languages", () => {
    for (const { functions } of both) {
      expect(functions.map(({ id }) => id).sort()).toEqual([...FUNCTIONS.keys()].sort());
      expect(functions.map(({ name }) => name)).toEqual(functions.map(({ id }) => id));
    }
  });

  test("differs between the languages in its texts alone", () => {
    const bare = ({ functions, ...rest }: Metadata) => ({
      ...rest,
      functions: functions.map((one) => ({
        ...one,
        description: "",
        parameters: one.parameters.map((parameter) => ({ ...parameter, description: "" })),
      })),
    });
    expect(bare(english)).toEqual(bare(chinese));
  });

  test("is in its own language and within Excel's lengths", () => {
    for (const [metadata, script] of [
      [chinese, /\p{Script=Han}/u],
      [english, /^[^|]*[a-z][^|]*$/i],
    ] as const) {
      for (const { id, description, parameters } of metadata.functions) {
        for (const words of [description, ...parameters.map((parameter) => parameter.description)]) {
          expect(words, id).toMatch(script);
          expect(words, id).not.toContain(" | ");
          expect(words.length, id).toBeLessThanOrEqual(512);
        }
        for (const { name } of parameters) expect(name, id).toMatch(/^[a-zA-Z]{2,64}$/);
      }
    }
  });

  test("asks for nothing that some Excel cannot do", () => {
    for (const metadata of both) {
      expect(Object.keys(metadata)).toEqual(["allowCustomDataForDataTypeAny", "functions"]);
      for (const { result, parameters, ...one } of metadata.functions) {
        expect(Object.keys(one)).toEqual(["id", "name", "description", "helpUrl"]);
        expect(result).toEqual({ dimensionality: "matrix" });
        for (const { name, description, ...rest } of parameters) {
          expect(`${name}${description}`).not.toBe("");
          expect({ type: "any", dimensionality: "matrix", optional: true, ...rest }).toEqual({
            type: "any",
            dimensionality: "matrix",
            optional: true,
          });
        }
      }
    }
  });

  test("leads to a help page of each, on the server that it was built for", async () => {
    for (const { id, helpUrl } of chinese.functions) {
      expect(helpUrl).toBe(`https://localhost:3000/help/${id}.html`);
      expect(text(`help/${id}.html`)).toContain(`<h1>COUNTY.${id}</h1>`);
    }
    const { readFunctions } = await module<MetadataModule>("metadata.mjs");
    const [first] = await readFunctions(ROOT, "https://caizheng.example/county");
    expect(first?.helpUrl).toBe(`https://caizheng.example/county/help/${first?.id}.html`);
  });

  test.for([
    "只有中文",
    "Only English | English again",
    "中文 | ",
    "中文 | 还是这么一大串的中文 in English",
    "中文 | English | more",
    `${"长".repeat(513)} | long`,
  ])("is refused where a text is not in both languages: %s", async (words) => {
    const { bothOf } = await module<MetadataModule>("metadata.mjs");
    expect(() => bothOf(words, "GROWTHRATE")).toThrow("GROWTHRATE");
  });

  test.for([
    [
      "a type that Excel does not know",
      "GROWTH",
      "growth(value: Date)",
      " * @returns 数 | Number\n",
      /functions\.ts: /,
    ],
    [
      "an id that is not the name in capitals",
      "RATE",
      "growth(value: number)",
      " * @returns 数 | Number\n",
      /another id/,
    ],
    ["no text of what it gives", "GROWTH", "growth(value: number)", "", /GROWTH, @returns/],
  ] as const)("is refused with %s", async ([, id, head, returns, words]) => {
    const root = mkdtempSync(join(folder, "bad-"));
    mkdirSync(join(root, "addin/functions"), { recursive: true });
    writeFileSync(
      join(root, "addin/functions/functions.ts"),
      `/**\n * 增速 | Growth\n * @customfunction ${id}\n * @param value 数 | Number\n${returns} */\nexport function ${head}: number { return 1; }\n`,
    );
    const { readFunctions } = await module<MetadataModule>("metadata.mjs");
    await expect(readFunctions(root, "https://localhost:3000")).rejects.toThrow(words);
  });
});

describe("the files of the build", () => {
  const OFFICE = [
    "office.js",
    "excel-win32-16.01.js",
    "excel-mac-16.00.js",
    "excel-web-16.00.js",
    "o15apptofilemappingtable.js",
    "telemetry/oteljs_agave.js",
    "zh-cn/office_strings.js",
    "en-us/office_strings.js",
  ];

  test("hold Microsoft's eight as they are, and no other of them", () => {
    expect(filesIn(join(WEB, "office")).filter((name) => !/\.(?:br|gz)$/.test(name))).toEqual([...OFFICE].sort());
    const given = join(ROOT, "node_modules/@microsoft/office-js/dist");
    for (const name of OFFICE) expect(hashOf(join(WEB, "office", name)), name).toBe(hashOf(join(given, name)));
  });

  // Libraries name hosts that they never ask: the workbench's own tests let no request through to another host.
  test("name no other host, XML namespaces and libraries apart", () => {
    const read = filesIn(WEB).filter(
      (name) =>
        /\.(js|json|html|css|svg|txt)$/.test(name) && !/^(office|taskpane|workbench)\/|\.LICENSE\.txt$/.test(name),
    );
    expect(read).toEqual(expect.arrayContaining(["functions.js", "taskpane.html", "help/index.html"]));
    const hosts = read.flatMap((name) =>
      [...text(name).matchAll(/\b(?:https?|wss?):\/\/[^\s"'`<>)\\]*/g)].map(([address]) => `${name}: ${address}`),
    );
    const own = /: (https:\/\/localhost:3000\/help\/[A-Z]+\.html|http:\/\/(www\.w3\.org|schemas\.[a-z.]+)\/.*)$/;
    expect(hosts.filter((address) => !own.test(address))).toEqual([]);
    for (const name of read) expect(text(name), name).not.toMatch(/(src|href)="\/\//);
  });

  test("are scripts in ASCII, which no wrong encoding can spoil", () => {
    for (const name of ["functions.js", "taskpane.js", "check.js"]) expect(text(name), name).toMatch(/^[\x00-\x7f]*$/);
  });

  test("have a check in ES5, as it was written", () => {
    const code = text("check.js");
    expect(code).toBe(text("addin/taskpane/check.js", ROOT));
    const file = ts.createSourceFile("check.js", code, ts.ScriptTarget.ES5, true);
    const modern: string[] = [];
    const visit = (node: ts.Node): void => {
      const isLet = ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) !== 0;
      const late = [ts.isArrowFunction, ts.isTemplateLiteral, ts.isClassLike, ts.isForOfStatement, ts.isSpreadElement];
      if (isLet || late.some((is) => is(node)) || ts.isShorthandPropertyAssignment(node)) modern.push(node.getText());
      ts.forEachChild(node, visit);
    };
    visit(file);
    expect(modern).toEqual([]);
  });

  test("are as small as they must be, office.js apart", () => {
    const size = (names: readonly string[]) =>
      names.reduce((sum, name) => sum + gzipSync(readFileSync(join(WEB, name)), { level: 9 }).length, 0);
    expect(size(["functions.js"])).toBeLessThanOrEqual(25_000);
    const page = text("taskpane.html");
    const loaded = [...page.matchAll(/(?:src|href)="([\w/.-]+\.(?:js|css))/g)].map(([, name = ""]) => name);
    expect(loaded).toEqual(["taskpane.css", "office/office.js", "check.js", "functions.js", "taskpane.js"]);
    const own = loaded.filter((name) => !name.startsWith("office/"));
    expect(size(["taskpane.html", ...own])).toBeLessThanOrEqual(90_000);
  });

  test("are asked for under a hash of what they hold, which no folder changes", () => {
    for (const page of ["taskpane.html", "pane.html", "workbench.html"]) {
      const addresses = [...text(page).matchAll(/(?:src|href)="([\w/.]+)\?(\w+)"/g)];
      expect(addresses.length).toBeGreaterThan(1);
      for (const [, file = "", hash = ""] of addresses)
        expect(hashOf(join(WEB, file)).slice(0, hash.length)).toBe(hash);
    }
  });

  test("let the page load nothing from elsewhere and evaluate no text", () => {
    const policy = /content="(default-src[^"]*)"/.exec(text("taskpane.html"))?.[1] ?? "";
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "font-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test("have help pages whose links lead to files of the build", () => {
    const pages = filesIn(WEB).filter((name) => name.endsWith(".html"));
    expect(pages).toHaveLength(FUNCTIONS.size + 8);
    for (const name of pages) {
      const links = [...text(name).matchAll(/(?:src|href)="([^"?#]*)/g)].map(([, link = ""]) => link);
      for (const link of links) {
        const path = join(WEB, dirname(name), decodeURIComponent(link));
        expect(statSync(path, { throwIfNoEntry: false })?.isFile() ?? false, `${name}: ${link}`).toBe(true);
      }
    }
    expect(text("help/index.html").match(/<dt><a href=/g)).toHaveLength(FUNCTIONS.size);
  });
});

describe("building", () => {
  test("gives the same bytes again, and dist/web is what the sources give", async () => {
    const configure = (await module<{ default: () => Promise<Configuration> }>("webpack.mjs")).default;
    const { plugins = [], ...configuration } = await configure();
    const path = join(folder, "web");
    const again = {
      ...configuration,
      output: { ...configuration.output, path },
      plugins: plugins.filter((plugin) => !(plugin instanceof CompressionPlugin)),
    };
    expect(await bundle(again)).toEqual({ errors: [], warnings: [] });
    const names = filesIn(path);
    expect(names.length).toBeGreaterThan(50);
    expect(names.map((name) => [name, hashOf(join(path, name))])).toEqual(
      names.map((name) => [name, hashOf(join(WEB, name))]),
    );
  });

  test("lays beside a file what a server may send in its place: the same, compressed", () => {
    const compressed = filesIn(WEB).filter((name) => /\.(?:br|gz)$/.test(name));
    expect(compressed.length).toBeGreaterThan(50);
    for (const name of compressed) {
      const bytes = readFileSync(join(WEB, name));
      const whole = name.endsWith(".br") ? brotliDecompressSync(bytes) : gunzipSync(bytes);
      expect(whole.equals(readFileSync(join(WEB, name.slice(0, -3)))), name).toBe(true);
    }
  });

  test("fails where a file is larger than its budget, and says so", async () => {
    const { ADDIN, SizesPlugin } = await module<{
      ADDIN: readonly object[];
      SizesPlugin: new (budgets: readonly object[]) => { apply(): void };
    }>("sizes.mjs");
    const large = join(folder, "large.js");
    // Noise, which gzip cannot make smaller.
    const noise = Array.from({ length: 1200 }, (_, i) => createHash("sha256").update(String(i)).digest("base64"));
    writeFileSync(large, `console.log(${JSON.stringify(noise.join(""))});`);
    const { errors } = await bundle({
      mode: "none",
      context: folder,
      entry: { functions: large },
      output: { path: join(folder, "large"), filename: "[name].js" },
      plugins: [new SizesPlugin(ADDIN)],
    });
    expect(errors.join("\n")).toMatch(/too large: functions\.js: \d+ bytes gzipped, of 25000/);
    expect(errors.join("\n")).toMatch(/not built: taskpane\.html/);
  });
});
