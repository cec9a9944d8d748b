import { execFile } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createBrotliDecompress } from "node:zlib";
import { chromium, type Browser } from "playwright-core";

/** A Chromium of this machine, or the one that the tests bring along; and a server of a folder for it. */

const INSTALLED = [
  process.env["PLAYWRIGHT_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const MODULES = join(__dirname, "../../node_modules");
const PACKED = join(MODULES, "@sparticuz/chromium/bin");
const CACHE = join(MODULES, ".cache/chromium");

/** Starts a headless browser. Root, as in a container, may not have the sandbox. */
export async function launch(): Promise<Browser> {
  const installed = INSTALLED.find((path) => path && existsSync(path));
  const unpacked = installed ? undefined : await unpack();
  return chromium.launch({
    executablePath: installed ?? join(unpacked as string, "chromium"),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    env: {
      ...(process.env as Record<string, string>),
      ...(unpacked ? { LD_LIBRARY_PATH: join(unpacked, "lib"), FONTCONFIG_PATH: join(unpacked, "fonts") } : {}),
    },
  });
}

/** Unpacks the browser of the package (Linux) once; whole or not at all, as tests run side by side. */
async function unpack(): Promise<string> {
  const version = (JSON.parse(await readFile(join(PACKED, "../package.json"), "utf8")) as { version: string }).version;
  const place = join(CACHE, version);
  if (existsSync(place)) return place;
  await mkdir(CACHE, { recursive: true });
  const making = await mkdtemp(join(CACHE, "making-"));
  const inflate = async (packed: string, to: string) => {
    await pipeline(
      createReadStream(join(PACKED, packed)),
      createBrotliDecompress(),
      createWriteStream(join(making, to)),
    );
    if (!to.endsWith(".tar")) return;
    await promisify(execFile)("tar", ["-xf", to], { cwd: making });
    await rm(join(making, to));
  };
  await Promise.all([
    inflate("chromium.br", "chromium"),
    inflate("al2023.tar.br", "libraries.tar"),
    inflate("fonts.tar.br", "fonts.tar"),
  ]);
  await chmod(join(making, "chromium"), 0o755);
  await rename(making, place).catch(async (error: unknown) => {
    await rm(making, { recursive: true });
    if (!existsSync(place)) throw error;
  });
  return place;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export interface Site {
  /** http://127.0.0.1:port */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the files of a folder on this machine alone, names as they are written (a case-sensitive server). */
export async function serve(folder: string): Promise<Site> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = normalize(join(folder, path));
    const inside = file.startsWith(normalize(folder) + sep);
    (inside ? readFile(file) : Promise.reject(new Error("outside"))).then(
      (bytes) =>
        response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => closed(server),
  };
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.closeAllConnections();
    server.close((error) => (error ? reject(error) : resolve()));
  });
