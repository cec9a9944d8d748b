import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer as createPlain, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createSecure } from "node:https";
import type { AddressInfo } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import { readPlainFile } from "../workbook/read/file";
import { servedFiles } from "./servedFiles";

export interface ServeOptions {
  /** Loopback when left out: the workbench is for this machine. */
  readonly host?: string | undefined;
  /** A free one when it is taken. */
  readonly port?: number | undefined;
  /** PEM files; without them the pages go out in the clear, as is usual on loopback. */
  readonly certificate?: { readonly cert: string; readonly key: string } | undefined;
  /** Milliseconds for which a client may send nothing and take nothing, and in which it says all that it asks. */
  readonly patience?: number | undefined;
}

export interface Served {
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  /** False where the port that was asked for is taken and another serves. */
  readonly asAsked: boolean;
  /** True where other machines can reach it. */
  readonly isOpen: boolean;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** The pages may load nothing from elsewhere; the grid writes its styles into the page, hence unsafe-inline for these. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

const MISDIRECTED =
  "本服务不使用这个地址，请用启动时显示的地址打开。\nThis server is not asked for by this name: use the address that it printed.\n";

/** Names under which this machine is asked for by itself. */
const LOOPBACK = ["localhost", "127.0.0.1", "::1"];
/** Addresses that stand for all of this machine's. */
const WILDCARDS = ["0.0.0.0", "::"];
/** Connections at one time: each holds a descriptor, and a second one while a file goes out. */
const CONNECTIONS = 1000;

/** Serves a built folder to those who ask for this machine by one of its names. */
export async function serveFolder(
  folder: string,
  { host = "127.0.0.1", port = 8080, certificate, patience = 60_000 }: ServeOptions = {},
): Promise<Served> {
  const files = servedFiles(folder);
  const pem = certificate && { cert: await pemOf(certificate.cert), key: await pemOf(certificate.key) };
  const asked = unbracketed(host);
  const isOurs = namesOf(asked, pem && new X509Certificate(pem.cert));
  const answer: RequestListener = (request, response) => {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (!isOurs(request)) {
      response.writeHead(421, { "Content-Type": "text/plain; charset=utf-8" }).end(MISDIRECTED);
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    // Of requests that came at once on one connection the later have no socket yet: each opens its file when its turn comes.
    if (response.socket) files(request, response);
    else response.once("socket", () => files(request, response));
  };
  const limits = { headersTimeout: patience, requestTimeout: patience, connectionsCheckingInterval: patience / 2 };
  const server = pem ? createSecure({ ...pem, ...limits }, answer) : createPlain(limits, answer);
  server.timeout = patience;
  server.maxConnections = CONNECTIONS;
  const asAsked = await listening(server, port, asked).then(
    () => true,
    async (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") throw error;
      await listening(server, 0, asked);
      return false;
    },
  );
  const bound = server.address() as AddressInfo;
  const reachable = WILDCARDS.includes(bound.address) ? (addresses()[0] ?? "127.0.0.1") : asked;
  const named = reachable.includes(":") ? `[${reachable}]` : reachable;
  return {
    origin: `${pem ? "https" : "http"}://${named}:${bound.port}`,
    asAsked,
    isOpen: bound.address !== "::1" && !bound.address.startsWith("127."),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pemOf = async (path: string): Promise<Buffer> => Buffer.from(await readPlainFile(path));

/** An address of version 6 without the brackets that it has in a link. */
const unbracketed = (name: string): string => name.replace(/^\[(.*)\]$/, "$1");

/** This machine's addresses in its networks, those of version 4 first. */
const addresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
    .sort((a, b) => a.family.localeCompare(b.family))
    .map(({ address }) => address);

/**
 * Judges whether a request asks for this machine: by its name, its certificate's, or the address that the request came to, so
 * that no page of another site reaches it under a name of its own. Two names at once are none.
 */
function namesOf(host: string, certificate: X509Certificate | undefined): (request: IncomingMessage) => boolean {
  const known = new Set([...LOOPBACK, host, hostname()].map((name) => name.toLowerCase()));
  return ({ headersDistinct, socket }) => {
    const [asked = "", ...others] = headersDistinct.host ?? [];
    const name = unbracketed(asked.replace(/:\d*$/, "")).toLowerCase();
    if (name === "" || others.length > 0) return false;
    return (
      known.has(name) ||
      name === socket.localAddress?.replace(/^::ffff:/, "") ||
      certificate?.checkHost(name) !== undefined ||
      certificate?.checkIP(name) !== undefined
    );
  };
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });

/** True of a folder that the build has made whole. */
export const isBuilt = (folder: string): boolean => existsSync(join(folder, "workbench.html"));
