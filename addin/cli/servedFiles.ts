import { readdirSync, type ReadStream } from "node:fs";
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import { sep } from "node:path";
import { contentType } from "mime-types";
import Negotiator from "negotiator";
import send from "send";

/** The ends of files that the build compressed, by the coding as HTTP names it; the smaller first. */
const COMPRESSED = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

/** The headers that describe a file: no refusal has them. */
const OF_CONTENT = [
  ...["Accept-Ranges", "Cache-Control", "Content-Encoding", "Content-Length", "Content-Range", "Content-Type"],
  ...["ETag", "Last-Modified"],
];

const YEAR = 31_536_000;

/** A name with a hash of its content never changes what it holds. */
const isHashed = (path: string): boolean => /\.[0-9a-f]{16,}\.\w+$/.test(path);

/** Answers requests with the files of a folder; those that the build compressed (.br, .gz) go out so. */
export function servedFiles(folder: string): RequestListener {
  const names = new Set(
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `/${name.split(sep).join("/")}`),
  );
  return (request, response) => {
    const path = pathOf(request);
    const compressed = COMPRESSED.filter(([, end]) => names.has(`${path}${end}`));
    const [coding] = new Negotiator(request).encodings([...compressed.map(([name]) => name), "identity"]);
    const [, end = ""] = compressed.find(([name]) => name === coding) ?? [];
    const type = contentType(path.slice(path.lastIndexOf("/") + 1));
    if (type) response.setHeader("Content-Type", type);
    if (compressed.length > 0) response.setHeader("Vary", "Accept-Encoding");
    send(request, encodeURI(`${path}${end}`), { root: folder, dotfiles: "ignore", cacheControl: false })
      .on("headers", () => {
        if (end !== "" && coding !== undefined) response.setHeader("Content-Encoding", coding);
        response.setHeader("Cache-Control", isHashed(path) ? `public, max-age=${YEAR}, immutable` : "no-cache");
        // Excel on the web fetches the metadata from its own origin.
        if (/\/functions[\w.-]*\.json$/.test(path)) response.setHeader("Access-Control-Allow-Origin", "*");
      })
      .on("directory", () => refuse(response, 404))
      .on("stream", (content: ReadStream) => {
        // A file that has become shorter ends before its announced length: the client must not wait, nor take the next answer for its rest.
        content.once("end", () => {
          if (content.bytesRead < Number(response.getHeader("Content-Length"))) response.destroy();
        });
      })
      .on("error", ({ status, headers }: { status: number; headers?: OutgoingHttpHeaders }) => {
        refuse(response, [412, 416, 500].includes(status) ? status : 404, headers);
      })
      .pipe(response);
  };
}

/** The path that a request asks for, decoded; "" where it cannot be decoded, of which there is no file. */
function pathOf({ url = "/" }: IncomingMessage): string {
  try {
    return decodeURI(url.split(/[?#]/)[0] ?? "");
  } catch {
    return "";
  }
}

/** Answers without a body; an answer that has begun is cut off, so that no client takes half a file for the whole. */
function refuse(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of OF_CONTENT) response.removeHeader(name);
  response.writeHead(status, headers).end();
}
