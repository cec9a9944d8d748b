// The deployment kit: unpacked into an empty folder, it needs Node and nothing else.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtAddin } from "./functions/built";
import { launch } from "./helpers/browser";
import { temporaryFolder } from "./helpers/folder";
import { ROOT } from "./helpers/paths";
import { openWorkbench } from "./helpers/workbench";

const run = promisify(execFile);
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
const TOP = `county-monthly-${version}`;
const YARDSTICK =
  "税收占财政总收入比重为61.33%，在全市六县（市）中仅高于湘阴县，与小康考核年度目标值相差13.67个百分点。";

const { path: folder } = temporaryFolder(tmpdir, "kit-");
const inKit = (path: string): string => join(folder(), TOP, path);
/** Calls a script of the kit in the kit's own folder. */
const call = (script: string, ...words: string[]) =>
  run(process.execPath, [inKit(`dist/node/${script}.js`), ...words], { cwd: inKit(".") });

/** The digest that packing prints. */
const digestIn = (printed: string): string => /sha256 ([0-9a-f]{64})/.exec(printed)?.[1] ?? "";
let digest = "";
let browser: Browser;

beforeAll(async () => {
  await builtAddin();
  digest = digestIn((await run("npm", ["run", "pack:kit"], { cwd: ROOT, shell: process.platform === "win32" })).stdout);
  const files = unzipSync(new Uint8Array(readFileSync(join(ROOT, "dist", `${TOP}.zip`))));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder(), path)), { recursive: true });
    writeFileSync(join(folder(), path), bytes);
  }
  browser = await launch();
}, 600_000);
afterAll(() => browser.close());

test("packed again, it is the same to the byte", async () => {
  const { stdout } = await run(process.execPath, [join(ROOT, "addin/build/pack.mjs")]);
  expect(digest).not.toBe("");
  expect(digestIn(stdout)).toBe(digest);
});

test("has no node_modules, names no folder of the machine that made it, and says the licence of each part", () => {
  const files = unzipSync(new Uint8Array(readFileSync(join(ROOT, "dist", `${TOP}.zip`))));
  const paths = Object.keys(files);
  expect(paths.filter((path) => path.includes("node_modules"))).toEqual([]);
  const naming = paths.filter((path) => Buffer.from(files[path] as Uint8Array).includes(ROOT));
  expect(naming).toEqual([]);
  const { components } = JSON.parse(readFileSync(inKit("sbom.cdx.json"), "utf8")) as {
    components: { name: string; version: string; licenses?: unknown[] }[];
  };
  const licences = readFileSync(inKit("licences.txt"), "utf8");
  const untold = components.filter(
    ({ name, version, licenses = [] }) => licenses.length === 0 || !licences.includes(`${name} ${version}  `),
  );
  expect(untold).toEqual([]);
  const names = components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["hucre", "lit-html", "@univerjs/core", "@microsoft/office-js"]));
});

test("runs the sample month on Node alone", async () => {
  const { stdout } = await call("main", "month", "seeds/2017-08", "--region", "华容县");
  expect(stdout).toContain(YARDSTICK);
  expect((await call("main", "--version")).stdout.trim()).toBe(version);
});

test("writes the manifest and the addresses of a bureau's server, again where they change", async () => {
  for (const base of ["https://a.example/old", "https://b.example/county/1"]) {
    await call("configure", "--base", base, "--id", "0f6c1d44-1111-4222-8333-123456789abc");
    const manifest = readFileSync(inKit("manifest.xml"), "utf8");
    expect(manifest).toContain(`"${base}/taskpane.html"`);
    const page = inKit("dist/web/functions.json");
    const text = readFileSync(page, "utf8");
    expect(text).toContain(`${base}/help/GROWTHRATE.html`);
    expect(gunzipSync(readFileSync(`${page}.gz`)).toString()).toBe(text);
    expect(brotliDecompressSync(readFileSync(`${page}.br`)).toString()).toBe(text);
    for (const one of [manifest, text]) expect(one).not.toContain("localhost");
  }
  await expect(call("configure", "--base", "http://a.example", "--id", "1")).rejects.toThrow("https");
});

test("serves the workbench and the pane", async () => {
  const server: ChildProcess = spawn(process.execPath, [
    inKit("dist/node/main.js"),
    "serve",
    "--no-open",
    "--port",
    "0",
  ]);
  try {
    let said = "";
    server.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    await expect.poll(() => said, { timeout: 60_000 }).toMatch(/http:\S+workbench\.html/);
    const { origin } = new URL(/http:\S+/.exec(said)?.[0] ?? "");
    const { page, foreign, complaints } = await openWorkbench(browser, origin);
    await page.frameLocator("#pane").locator("nav button").first().waitFor();
    await page.goto(`${origin}/machine.html`);
    await page.getByText("这台电脑可以用").waitFor();
    expect(await page.locator("#rows tr.yes").count()).toBe(5);
    expect([foreign, complaints]).toEqual([[], []]);
    await page.close();
  } finally {
    server.kill();
    await once(server, "exit");
  }
});
