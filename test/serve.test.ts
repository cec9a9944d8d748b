// The server of the workbench: what it gives, and what it refuses.
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import { request as secureRequest } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
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

/** A connection with these words sent on it; the server may end it at any time. */
function asking(origin: string, words: string): Socket {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname).on("error", () => undefined);
  socket.write(words);
  return socket;
}

/** What a server answers to words sent as they are. */
async function answerTo(origin: string, words: string): Promise<string> {
  let answer = "";
  for await (const piece of asking(origin, words)) answer += String(piece);
  return answer;
}

/** A request written by hand: clients tidy paths before they send them. */
function raw(origin: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const { hostname } = new URL(origin);
  const lines = Object.entries({ Host: hostname, Connection: "close", ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return answerTo(origin, `GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
}

describe("the server", () => {
  test.each([
    ["workbench.html", "text/html; charset=utf-8"],
    ["app.js", "text/javascript; charset=utf-8"],
    ["functions.json", "application/json; charset=utf-8"],
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
    const again = await raw(origin, "/workbench.html", { "If-None-Match": page.headers.get("etag") ?? "" });
    expect(again).toMatch(/^HTTP\/1\.1 304 /);
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

  test.each([
    ["bytes=0-3", 206, "cons"],
    ["bytes=-4", 206, "表');\n".slice(-4)],
    ["bytes=10-5", 416, ""],
    ["bytes=99999999-", 416, ""],
    ["bytes=2-1;", 416, ""],
    ["bytes=x-y", 416, ""],
    ["lines=1-2", 200, SCRIPT],
  ])("answers Range: %s with %i, and stays up", async (range, status, body) => {
    const { origin } = await served();
    const headers = { range, "accept-encoding": "identity" };
    const answer = await fetch(`${origin}/app.js`, { headers });
    expect([answer.status, await answer.text()]).toEqual([status, body]);
    expect((await fetch(`${origin}/app.js`)).status).toBe(200);
  });

  test("stays up where a file is removed or grows while it is served", async () => {
    const { origin } = await served();
    const path = join(site(), "big.bin");
    writeFileSync(path, Buffer.alloc(20_000_000));
    const growing = await fetch(`${origin}/big.bin`);
    appendFileSync(path, "more");
    expect((await growing.arrayBuffer()).byteLength).toBe(20_000_000);
    expect((await (await fetch(`${origin}/big.bin`)).arrayBuffer()).byteLength).toBe(20_000_004);
    const going = await fetch(`${origin}/big.bin`);
    rmSync(path);
    await going.arrayBuffer().catch(() => undefined);
    expect((await fetch(`${origin}/big.bin`)).status).toBe(404);
  });

  test("cuts off the answer where a file becomes shorter while it is served", async () => {
    const { origin } = await served();
    const path = join(site(), "big.bin");
    writeFileSync(path, Buffer.alloc(20_000_000));
    const request = (name: string): string => `GET /${name} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const socket = asking(origin, request("big.bin") + request("workbench.html"));
    await once(socket, "readable");
    truncateSync(path, 10);
    let answer = "";
    for await (const piece of socket) answer += String(piece);
    // The next answer is not taken for the rest of the file.
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
  });

  test.runIf(process.platform !== "win32")(
    "says of a file that cannot be read that it failed, and no more",
    async () => {
      const { origin } = await served();
      const busy = createServer().listen(join(site(), "busy.js"));
      await once(busy, "listening");
      const answer = await fetch(`${origin}/busy.js`);
      busy.close();
      expect([answer.status, answer.headers.get("etag"), await answer.text()]).toEqual([500, null, ""]);
    },
  );

  describe.runIf(existsSync("/proc/self/fd"))("opens a file only while it goes out", () => {
    const path = (): string => join(site(), "big.bin");
    const opened = (): number =>
      readdirSync("/proc/self/fd").filter((name) => {
        try {
          return readlinkSync(`/proc/self/fd/${name}`) === path();
        } catch {
          return false;
        }
      }).length;
    beforeAll(() => writeFileSync(path(), Buffer.alloc(20_000_000)));

    test("and closes it where the download is broken off", async () => {
      const { origin } = await served();
      for (let one = 0; one < 20; one++) {
        const stop = new AbortController();
        await fetch(`${origin}/big.bin`, { signal: stop.signal });
        stop.abort();
      }
      await expect.poll(opened).toBe(0);
    });

    test("and of many requests that came at once on one connection, the file of one", async () => {
      const { origin } = await served();
      const socket = asking(origin, "GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(500));
      await once(socket, "readable");
      await fetch(`${origin}/app.js`);
      expect(opened()).toBe(1);
      socket.destroy();
      await expect.poll(opened).toBe(0);
    });

    test("and closes it where the client does not read, as it ends a request that does not end", async () => {
      const { origin } = await served({ patience: 500 });
      const slow = once(asking(origin, "GET /app.js HTTP/1.1\r\nHost: loc").resume(), "close");
      const deaf = asking(origin, "GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n");
      await once(deaf, "readable");
      await expect.poll(opened, { timeout: 20_000 }).toBe(0);
      await slow;
      deaf.destroy();
    });
  });

  test.each(["evil.example", "127.0.0.1.evil.example", "10.0.0.99:8080", ""])(
    "is not asked for as %j, a name of another",
    async (Host) => {
      const { origin } = await served();
      const answer = await raw(origin, "/workbench.html", { Host });
      expect(answer).toMatch(/^HTTP\/1\.1 421 /);
      expect(answer).not.toContain("<!doctype");
    },
  );

  test("is not asked for by two names at once", async () => {
    const { origin } = await served();
    const answer = await raw(origin, "/workbench.html", { Host: "localhost\r\nHost: evil.example" });
    expect(answer).toMatch(/^HTTP\/1\.1 (?:400|421) /);
  });

  test.each([
    "\x16\x03\x01\x02",
    "GET / HTTP/9.9\r\n\r\n",
    "GET\r\n\r\n",
    "GET /app.js HTTP/1.1\r\n\r\n",
    "GET /a\0b HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
    `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"a".repeat(100_000)}\r\n\r\n`,
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  ])("refuses the malformed request %j, and stays up", async (words) => {
    const { origin } = await served();
    // A server may end a connection before it has taken all of what was sent, and its answer is lost then.
    const answer = await answerTo(origin, words).catch(() => "");
    expect(answer).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/);
    expect((await fetch(`${origin}/app.js`)).status).toBe(200);
  });

  test("answers two hundred clients at once, hostile ones among them, and keeps nothing of them", async () => {
    const { origin } = await served();
    const crowd = Array.from({ length: 200 }, async (_, one) => {
      const hostile = [
        "GET /workbench.html HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        "GET /app.js HTTP/1.1\r\nHost: localhost\r\nRange: bytes=10-5\r\nConnection: close\r\n\r\n",
        "nonsense\r\n\r\n",
      ][one % 4];
      const answers: string[] = [];
      for (let time = 0; time < 5; time++)
        answers.push(hostile === undefined ? await raw(origin, "/app.js") : await answerTo(origin, hostile));
      return answers.map((answer) => answer.slice(9, 12));
    });
    const statuses = (await Promise.all(crowd)).flat();
    for (const status of ["421", "416", "400", "200"])
      expect(statuses.filter((one) => one === status)).toHaveLength(250);
  });

  test.each(["localhost", "LOCALHOST:1", "[::1]:8080", "127.0.0.1"])("is asked for as %s", async (Host) => {
    const { origin } = await served();
    expect(await raw(origin, "/workbench.html", { Host })).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("opened to the network prints an address that works, and says that others reach it", async () => {
    const one = await served({ host: "0.0.0.0" });
    expect(one).toMatchObject({ isOpen: true, origin: expect.not.stringContaining("0.0.0.0") as string });
    expect((await fetch(`${one.origin}/workbench.html`)).status).toBe(200);
    expect(await served()).toMatchObject({ isOpen: false });
  });

  test.each([
    ["0", true],
    ["localhost", false],
    ["127.0.0.1", false],
    ["[::1]", false],
  ])("prints an address that works for --host %s, and is open to others: %s", async (host, isOpen) => {
    const one = await served({ host }).catch((error: Error) => error);
    if (one instanceof Error) {
      expect(one.message).toContain("EADDRNOTAVAIL"); // a machine without addresses of version 6
      return;
    }
    expect(one.isOpen).toBe(isOpen);
    expect((await fetch(`${one.origin}/workbench.html`)).status).toBe(200);
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
    [["--host", ""], "--host"],
    [["--host", "192.0.2.254"], "--host"],
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
