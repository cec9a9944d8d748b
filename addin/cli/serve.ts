import { existsSync, readFileSync } from "node:fs";
import { createServer as createPlain, type RequestListener, type Server } from "node:http";
import { createServer as createSecure } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";

export interface ServeOptions {
  /** Loopback when left out: the workbench is for this machine. */
  readonly host?: string | undefined;
  /** A free one when it is taken. */
  readonly port?: number | undefined;
  /** PEM files; without them the pages go out in the clear, as is usual on loopback. */
  readonly certificate?: { readonly cert: string; readonly key: string } | undefined;
}

export interface Served {
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  /** False where the port that was asked for is taken and another serves. */
  readonly asAsked: boolean;
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
].join("; ");

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const YEAR = 31_536_000;

/** A name with a hash of its content never changes what it holds. */
const isHashed = (path: string): boolean => /\.[0-9a-f]{16,}\.\w+$/.test(path);

/** Serves a built folder as it stood when asked; files compressed at build (.br, .gz) go out so. */
export async function serveFolder(
  folder: string,
  { host = "127.0.0.1", port = 8080, certificate }: ServeOptions = {},
): Promise<Served> {
  const files = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      response.setHeader("Cache-Control", isHashed(path) ? `public, max-age=${YEAR}, immutable` : "no-cache");
      if (path.endsWith(".xlsx")) response.setHeader("Content-Type", WORKBOOK);
      // Excel on the web fetches the metadata from its own origin.
      if (/\/functions[\w.-]*\.json$/.test(path)) response.setHeader("Access-Control-Allow-Origin", "*");
    },
  });
  const answer: RequestListener = (request, response) => {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    files(request, response);
  };
  const server = certificate
    ? createSecure({ cert: readFileSync(certificate.cert), key: readFileSync(certificate.key) }, answer)
    : createPlain(answer);
  const asAsked = await listening(server, port, host).then(
    () => true,
    async (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") throw error;
      await listening(server, 0, host);
      return false;
    },
  );
  const named = host.includes(":") ? `[${host}]` : host;
  return {
    origin: `${certificate ? "https" : "http"}://${named}:${(server.address() as AddressInfo).port}`,
    asAsked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
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
