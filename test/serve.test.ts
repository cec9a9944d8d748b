// The server of the workbench: what it gives, and what it refuses.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { request as secureRequest } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { generateCertificates } from "office-addin-dev-certs/lib/generate";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { serveFolder, type Served, type ServeOptions } from "../addin/cli/serve";
import { MAIN } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";

const { path: folder } = temporaryFolder(tmpdir, "serve-");
const site = (): string => join(folder(), "site");
const SCRIPT = "console.log('表');\n".repeat(500);
const open: Served[] = [];

beforeAll(() => {
  mkdirSync(site());
  writeFileSync(join(folder(), "secret.txt"), "not served");
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "workbench.html": "<!doctype html><p>工作台",
    "app.js": SCRIPT,
    "app.js.br": brotliCompressSync(SCRIPT),
    "app.js.gz": gzipSync(SCRIPT),
    "chunk.0123456789abcdef0123.js": "1;",
    "functions.json": "{}",
    "示例.xlsx": "PK",
    ".env": "not served",
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(site(), name), content);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

async function served(options: ServeOptions = {}): Promise<Served> {
  const one = await serveFolder(site(), { port: 0, ...options });
  open.push(one);
  return one;
}

/** A request written by hand: clients tidy paths before they send them. */
async function raw(origin: string, path: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
  let answer = "";
  for await (const piece of socket) answer += String(piece);
  return answer;
}

describe("the server", () => {
  test.each([
    ["workbench.html", "text/html;charset=utf-8"],
    ["app.js", "text/javascript"],
    ["functions.json", "application/json"],
    ["示例.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ])("gives %s as %s", async (name, type) => {
    const { origin } = await served();
    const answer = await fetch(`${origin}/${encodeURI(name)}`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
  });

  test.each([
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ])("answers a client that takes %s in %s, with the same content", async (accepted, coding) => {
    const { origin } = await served();
    const answer = await fetch(`${origin}/app.js`, { headers: { "accept-encoding": accepted } });
    expect(answer.headers.get("content-encoding")).toBe(coding);
    expect(await answer.text()).toBe(SCRIPT);
  });

  test("forbids pages to ask another host for anything", async () => {
    const { origin } = await served();
    const policy = (await fetch(`${origin}/workbench.html`)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("worker-src 'self'");
    expect(policy.replace(/'self'|'none'|'unsafe-inline'|data:|blob:/g, "")).not.toMatch(/https?:|\*|unsafe/);
    expect(policy).toMatch(/script-src 'self';/);
  });

  test("has what never changes kept for a year, and the rest asked for anew", async () => {
    const { origin } = await served();
    const hashed = await fetch(`${origin}/chunk.0123456789abcdef0123.js`);
    expect(hashed.headers.get("cache-control")).toMatch(/max-age=31536000, immutable/);
    const page = await fetch(`${origin}/workbench.html`);
    expect(page.headers.get("cache-control")).toBe("no-cache");
    const again = await fetch(`${origin}/workbench.html`, {
      headers: { "if-none-match": page.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  });

  test.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/..%5csecret.txt",
    "/a/../../secret.txt",
    "//secret.txt",
    "/.env",
    "/%",
  ])("gives nothing outside its folder, and no hidden file: %s", async (path) => {
    const { origin } = await served();
    const answer = await raw(origin, path);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toContain("not served");
  });

  test("only gives: it takes nothing", async () => {
    const { origin } = await served();
    expect((await fetch(`${origin}/app.js`, { method: "POST", body: "x" })).status).toBe(405);
    expect((await fetch(`${origin}/app.js`, { method: "HEAD" })).status).toBe(200);
  });

  test("is for this machine alone unless told otherwise", async () => {
    expect((await served()).origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  describe("where its port is taken", () => {
    let other: Server;
    beforeAll(() => new Promise<void>((resolve) => (other = createServer().listen(0, "127.0.0.1", resolve))));
    afterAll(() => new Promise((resolve) => other.close(resolve)));

    test("takes a free one and says so", async () => {
      const { port } = other.address() as AddressInfo;
      const { origin, asAsked } = await served({ port });
      expect(asAsked).toBe(false);
      expect(new URL(origin).port).not.toBe(String(port));
      expect((await fetch(`${origin}/app.js`)).status).toBe(200);
    });
  });

  test("speaks HTTPS when it is given a certificate", async () => {
    const [authority, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((name) => join(folder(), name)) as [
      string,
      string,
      string,
    ];
    await generateCertificates(authority, cert, key, 2, ["127.0.0.1"]);
    const { origin } = await served({ certificate: { cert, key } });
    expect(origin).toMatch(/^https:/);
    const status = await new Promise((resolve, reject) => {
      secureRequest(`${origin}/workbench.html`, { ca: readFileSync(authority) }, (answer) => resolve(answer.statusCode))
        .on("error", reject)
        .end();
    });
    expect(status).toBe(200);
  });

  test("stops at once, with connections open", async () => {
    const one = await serveFolder(site(), { port: 0 });
    await fetch(`${one.origin}/app.js`);
    await one.close();
    await expect(fetch(`${one.origin}/app.js`)).rejects.toThrow();
  });
});

describe("county-monthly serve", () => {
  test("prints the address, serves the built workbench and ends cleanly when told to stop", async () => {
    const child = spawn(process.execPath, [MAIN, "serve", "--port", "0", "--no-open"]);
    let said = "";
    const address = await new Promise<string>((resolve, reject) => {
      child.on("exit", () => reject(new Error(said)));
      child.stderr.on("data", (words) => (said += String(words)));
      child.stdout.on("data", (words) => {
        said += String(words);
        const found = /http:\S+workbench\.html/.exec(said);
        if (found) resolve(found[0]);
      });
    });
    const page = await (await fetch(address)).text();
    expect(page).toContain("<html");
    const ended = new Promise((resolve) => child.on("exit", (code) => resolve(code)));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(said).toContain("已停止");
  });

  test.each([
    [["--port", "x"], "--port"],
    [["--cert", "a.pem"], "--key"],
    [["--cert", "nowhere.pem", "--key", "nowhere.pem"], "nowhere.pem"],
  ])("says what is wrong with %j", async (words, what) => {
    const child = spawn(process.execPath, [MAIN, "serve", "--no-open", ...words]);
    let said = "";
    child.stderr.on("data", (piece) => (said += String(piece)));
    const status = await new Promise((resolve) => child.on("exit", resolve));
    expect([status, said]).toEqual([2, expect.stringContaining(what)]);
  });
});
