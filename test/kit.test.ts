// The deployment kit: unpacked into an empty folder, it needs Node and nothing else.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { createServer, type AddressInfo } from "node:net";
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
import { excelHost, workbenchHost, type PaneHost } from "./pane/hosts";
import { YARDSTICK } from "./pane/scenario";
import { seedMonth } from "./pane/seedMonth";

const run = promisify(execFile);
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
const TOP = `county-monthly-${version}`;
const NGINX = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"].find((path) => existsSync(path));

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

/** A month in the pane of either host: its bulletin has the sentence. */
async function tellsTheMonth({ pane, foreign, complaints, page }: PaneHost): Promise<void> {
  await pane.locator("[data-view=text]").click();
  const sentence = pane.locator(".sentences li", { hasText: "小康考核" }).locator("p").first();
  await expect.poll(() => sentence.innerText().catch(() => ""), { timeout: 60_000 }).toBe(YARDSTICK);
  expect([foreign, complaints]).toEqual([[], []]);
  await page.close();
}

test("serves the workbench and the pane, which tell the sample month in a browser", async () => {
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
    await page.goto(`${origin}/machine.html`);
    await page.getByText("这台电脑可以用").waitFor();
    expect(await page.locator("#rows tr.yes").count()).toBe(5);
    expect([foreign, complaints]).toEqual([[], []]);
    await page.close();
    await tellsTheMonth(await workbenchHost(browser, origin, await seedMonth()));
    await tellsTheMonth(await excelHost(browser, origin, await seedMonth()));
  } finally {
    server.kill();
    await once(server, "exit");
  }
});

/** nginx with the kit's settings, of which only the marked lines are changed, over the kit's pages in a folder for the version. */
async function nginx(port: number): Promise<ChildProcess> {
  const server = folder();
  await run("sh", [inKit("deploy/make-certificates.sh"), "localhost"], { cwd: server });
  symlinkSync(inKit("dist/web"), inKit(`dist/web/${version}`));
  const settings = readFileSync(inKit("deploy/nginx.conf"), "utf8")
    .replace("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
    .replace("caizheng.example", "localhost")
    .replaceAll("/etc/nginx/", `${server}/`)
    .replace("/srv/county-monthly", inKit("dist/web"));
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    join(server, "nginx.conf"),
    `${process.getuid?.() === 0 ? "user root;" : ""}
daemon off; pid ${server}/nginx.pid; error_log stderr;
events {}
http {
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  ${places.map((place) => `${place}_temp_path ${server}/${place};`).join(" ")}
  ${settings}
}`,
  );
  return spawn(NGINX as string, ["-p", server, "-c", join(server, "nginx.conf")], { stdio: "ignore" });
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

test("is served by nginx with its settings, at the top and in a folder for the version", async ({ skip }) => {
  skip(NGINX === undefined, "nginx is not installed here");
  const port = await freePort();
  const server = await nginx(port);
  const ca = readFileSync(join(folder(), "county-monthly-ca.crt"));
  const answer = (path: string): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      request(
        { port, host: "localhost", path, ca, headers: { "accept-encoding": "gzip" } },
        ({ statusCode, headers }) => resolve({ status: statusCode, ...headers }),
      )
        .on("error", reject)
        .end();
    });
  try {
    await expect.poll(() => answer("/").catch(() => null), { timeout: 30_000 }).toMatchObject({ status: 200 });
    const safe = { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" };
    const page = { ...safe, status: 200, "cache-control": "no-cache" };
    const kept = { ...safe, status: 200, "cache-control": "public, max-age=86400" };
    const script = { "content-type": "application/javascript; charset=utf-8", "content-encoding": "gzip" };
    const alone = { "content-security-policy": "frame-ancestors 'self'" };
    for (const base of ["", `/${version}`]) {
      const html = { ...page, "content-type": "text/html; charset=utf-8" };
      expect(await answer(`${base}/workbench.html`)).toMatchObject({ ...html, ...alone });
      const pane = await answer(`${base}/taskpane.html`);
      expect(pane).toMatchObject(html);
      expect(pane).not.toHaveProperty("content-security-policy");
      expect(pane).not.toHaveProperty("access-control-allow-origin");
      expect(await answer(`${base}/taskpane.js`)).toMatchObject({ ...page, ...script });
      expect(await answer(`${base}/functions.json`)).toMatchObject({
        ...page,
        ...{ "content-type": "application/json; charset=utf-8", "access-control-allow-origin": "*" },
      });
      expect(await answer(`${base}/office/office.js`)).toMatchObject({ ...kept, ...script });
      expect(await answer(`${base}/office/fr-fr/office_strings.js`)).toMatchObject({ ...kept, ...script });
      expect(await answer(`${base}/assets/icon-32.png`)).toMatchObject({ ...kept, "content-type": "image/png" });
      expect(await answer(`${base}/nowhere.js`)).toMatchObject({ ...safe, status: 404 });
    }
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const origin = `https://localhost:${port}`;
    const opened = await openWorkbench(browser, origin, { context, path: `/${version}/workbench.html` });
    await opened.page.locator("html.started").waitFor({ state: "attached" });
    await opened.page.frameLocator("#pane").locator("nav button").first().waitFor();
    expect([opened.foreign, opened.complaints]).toEqual([[], []]);
    await context.close();
  } finally {
    server.kill();
    await once(server, "exit");
  }
});
