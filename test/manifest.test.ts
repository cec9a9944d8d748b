import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT, WEB } from "./helpers/paths";

const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const decoded = (text: string) => text.replace(/&(\w+);/g, (_, name: string) => SIGNS[name] ?? "");

/** The tree of a document without comments or sections; every tag must be closed by its own name. */
function parsed(xml: string): Element {
  const top: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  const body = xml.replace(/^<\?xml[^?]*\?>\s*/, "");
  const tags = [...body.matchAll(/<(\/)?([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/)?>([^<]*)/g)];
  expect(tags.map(([tag]) => tag).join("")).toBe(body);
  for (const [, closing, name = "", inside = "", alone, text = ""] of tags) {
    const parent = open.at(-1) as Element;
    if (closing) {
      expect(name).toBe(parent.name);
      open.pop();
      continue;
    }
    const attributes = Object.fromEntries(
      [...inside.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, decoded(value)]),
    );
    const element: Element = { name, attributes, children: [], text: decoded(text.trim()) };
    parent.children.push(element);
    if (!alone) open.push(element);
  }
  expect(open).toHaveLength(1);
  return top.children[0] as Element;
}

const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)];
const named = (element: Element, name: string): Element[] => all(element).filter((one) => one.name === name);
const textOf = (element: Element, name: string): string => named(element, name)[0]?.text ?? "";
const values = (element: Element): string[] =>
  all(element).flatMap(({ attributes }) =>
    [attributes["DefaultValue"], attributes["Value"]].filter((value) => value !== undefined),
  );

/** Width and height in a PNG's header. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "manifest-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = promisify(execFile);
const GUID = "11111111-2222-4333-8444-555555555555";

/** `npm run manifest`, as a user calls it. */
const make = (...args: string[]) => run(process.execPath, [join(ROOT, "addin/build/manifest.mjs"), ...args]);
const fault = (...args: string[]): Promise<string> =>
  make(...args).then(
    () => "",
    ({ stderr }: { stderr: string }) => stderr.trim(),
  );

const BASES = ["https://localhost:3000", "https://caizheng.example:8443/a&b"] as const;

describe.each(BASES)("the manifest for %s", (base) => {
  let manifest: Element = { name: "", attributes: {}, children: [], text: "" };
  let file = join(ROOT, "manifest.xml");
  beforeAll(async () => {
    if (base !== BASES[0]) {
      file = join(folder, "made/manifest.xml");
      await make("--base", `${base}/`, "--id", GUID, "--out", file);
    }
    manifest = parsed(readFileSync(file, "utf8"));
  });

  test("has its elements in the order that Excel asks for", () => {
    expect(manifest.children.map(({ name }) => name)).toEqual([
      "Id",
      "Version",
      "ProviderName",
      "DefaultLocale",
      "DisplayName",
      "Description",
      "IconUrl",
      "HighResolutionIconUrl",
      "SupportUrl",
      "Hosts",
      "Requirements",
      "DefaultSettings",
      "Permissions",
      "VersionOverrides",
    ]);
    const [host] = named(named(manifest, "VersionOverrides")[0] as Element, "Host");
    expect(host?.children.map(({ name }) => name)).toEqual(["Runtimes", "AllFormFactors", "DesktopFormFactor"]);
  });

  test("has an id of its own and the package's version, and may write", () => {
    expect(textOf(manifest, "Id")).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(textOf(manifest, "Id") === GUID).toBe(base !== BASES[0]);
    expect(textOf(manifest, "Version")).toBe(`${version}.0`);
    expect(textOf(manifest, "Permissions")).toBe("ReadWriteDocument");
  });

  test("asks an old Excel for no more than its first API, so that the page can say what it needs", () => {
    expect(named(manifest, "Set").map(({ attributes }) => attributes)).toEqual([
      { Name: "ExcelApi", MinVersion: "1.1" },
    ]);
  });

  test("defines every resid that it uses, and uses every one that it defines", () => {
    const used = new Set(all(manifest).flatMap(({ attributes }) => attributes["resid"] ?? []));
    const resources = named(manifest, "Resources")[0] as Element;
    const defined = all(resources).flatMap(({ attributes }) => attributes["id"] ?? []);
    expect([...used].sort()).toEqual([...defined].sort());
    const ids = all(manifest).flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.length > 32)).toEqual([]);
  });

  test("runs functions, pane and buttons in one shared runtime", () => {
    const at = (name: string, inside?: string) =>
      named((inside ? named(manifest, inside)[0] : manifest) as Element, name).map(
        ({ attributes }) => attributes["resid"],
      );
    expect(named(manifest, "Runtime").map(({ attributes }) => attributes)).toEqual([
      { resid: "Taskpane.Url", lifetime: "long" },
    ]);
    expect(at("SourceLocation", "Page")).toEqual(["Taskpane.Url"]);
    expect(at("FunctionFile")).toEqual(["Taskpane.Url"]);
    expect(at("SourceLocation", "Action")).toEqual(["Taskpane.Url"]);
    expect(named(manifest, "TaskpaneId")).toEqual([]);
  });

  test("names addresses by https on one origin, each a file of the build", () => {
    const addresses = values(manifest).filter((value) => value.includes("://"));
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) {
      expect(address.startsWith(`${base}/`) || address).toBe(true);
      expect(address.length).toBeLessThanOrEqual(2048);
      const path = address.slice(base.length).split("?")[0] as string;
      expect(existsSync(join(WEB, path)) || path).toBe(true);
    }
    const versioned = addresses.filter((address) => address.includes("?"));
    expect(versioned.map((address) => address.split("?")[1])).toEqual(versioned.map(() => `v=${version}`));
    expect(versioned).toHaveLength(3);
  });

  test("gives every string in Chinese and in English, within Excel's lengths", () => {
    const strings = [
      ...named(manifest, "DisplayName").map((element) => ({ element, most: 125 })),
      ...named(manifest, "Description")
        .filter((one) => one.attributes["DefaultValue"])
        .map((element) => ({ element, most: 250 })),
      ...named(named(manifest, "bt:ShortStrings")[0] as Element, "bt:String").map((element) => ({
        element,
        most: 125,
      })),
      ...named(named(manifest, "bt:LongStrings")[0] as Element, "bt:String").map((element) => ({ element, most: 250 })),
    ];
    expect(textOf(manifest, "DefaultLocale")).toBe("zh-CN");
    expect(strings.length).toBeGreaterThan(10);
    for (const { element, most } of strings) {
      const chinese = element.attributes["DefaultValue"] as string;
      const english = element.children.map(({ attributes }) => attributes);
      expect(english).toEqual([{ Locale: "en-US", Value: expect.stringMatching(/^[\x20-\x7e]+$/) as string }]);
      if (chinese !== "COUNTY") expect(chinese).toMatch(/\p{Script=Han}/u);
      for (const text of [chinese, english[0]?.["Value"] as string]) expect(text.length).toBeLessThanOrEqual(most);
    }
  });

  test("keeps one namespace in every language", () => {
    const [namespace] = all(manifest).filter(({ attributes }) => attributes["id"] === "Functions.Namespace");
    expect(values(namespace as Element)).toEqual(["COUNTY", "COUNTY"]);
  });

  test("shows icons of the sizes that it says", () => {
    const icons = new Map(
      named(manifest, "bt:Image").flatMap(({ attributes }) =>
        attributes["id"] ? [[attributes["id"], attributes["DefaultValue"] as string] as const] : [],
      ),
    );
    const asked = [
      ...named(manifest, "bt:Image").flatMap(({ attributes: { size, resid } }) =>
        size && resid ? [[Number(size), icons.get(resid) as string] as const] : [],
      ),
      [32, named(manifest, "IconUrl")[0]?.attributes["DefaultValue"] as string] as const,
      [64, named(manifest, "HighResolutionIconUrl")[0]?.attributes["DefaultValue"] as string] as const,
    ];
    expect(new Set(asked.map(([size]) => size))).toEqual(new Set([16, 32, 64, 80]));
    for (const [size, address] of asked) {
      expect(sizeOf(readFileSync(join(WEB, address.slice(base.length))))).toEqual([size, size]);
    }
  });

  test("names commands that the pane has", () => {
    const pane = readFileSync(join(WEB, "taskpane.js"), "utf8");
    const commands = [...pane.matchAll(/actions\.associate\("(\w+)"/g)].map(([, name]) => name);
    expect(
      named(manifest, "FunctionName")
        .map(({ text }) => text)
        .sort(),
    ).toEqual(commands.sort());
  });

  test("is read by Microsoft's own tool", async () => {
    const tool = join(ROOT, "node_modules/office-addin-manifest/cli.js");
    const { stdout } = await run(process.execPath, [tool, "info", file]);
    expect(stdout).toContain(`Id: ${textOf(manifest, "Id")}`);
    expect(stdout).toContain(`Source Location: ${base}/taskpane.html`);
  });
});

describe("making a manifest", () => {
  const good = ["--base", "https://caizheng.example/county", "--id", GUID];
  test.for([
    [["--base", "http://caizheng.example/county", "--id", GUID], "https"],
    [["--base", "caizheng.example", "--id", GUID], "https"],
    [["--base", "https://caizheng.example/?a=1", "--id", GUID], "服务器和目录"],
    [["--base", "https://caizheng.example/county", "--id", "1234"], "GUID"],
    [["--base", "https://caizheng.example/county", "--id", "7d3c2c1e-5b0a-4f0e-9a58-3f6f2d8c1b47"], "开发"],
    [["--id", GUID], "用法"],
    [["--base", "https://caizheng.example/county"], "用法"],
  ] as const)("refuses %s with words, and writes nothing", async ([args, words]) => {
    const out = join(folder, "refused.xml");
    expect(await fault(...args, "--out", out)).toContain(words);
    expect(existsSync(out)).toBe(false);
  });

  test("says how to build the files that go with it", async () => {
    const { stdout } = await make(...good, "--out", join(folder, "said.xml"));
    expect(stdout).toContain("npm run build:addin -- --env base=https://caizheng.example/county");
  });
});
