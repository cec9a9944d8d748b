/**
 * `node bench/run.mjs server`: two hundred clients at `county-monthly serve` for a minute, while others never end their request,
 * never send the body that they announce, never read their answer, or send what is no request, and while a file is replaced and
 * removed that is being served. Nothing may fail, no other name may be answered, and descriptors and memory may not grow.
 */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { clearInterval, setInterval, setTimeout } from "node:timers";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { machineLine } from "./report.mjs";

const SECONDS = 60;
const CLIENTS = 200;
const SLOW = 40;
/** What the process may hold at the end of what it held after a third of the time. */
const MOST_OF_MEMORY = 1.25;

const request = (path, headers = {}) =>
  `GET ${path} HTTP/1.1\r\n${Object.entries({ Host: "localhost", Connection: "close", ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;

/** What the clients ask, one after the other, and the status that each must get. */
const ASKED = [
  [request("/workbench.html"), "200"],
  [request("/workbench/univer.js", { "Accept-Encoding": "br" }), "200"],
  [request("/version.json", { Range: "bytes=0-3" }), "206"],
  [request("/version.json", { Range: "bytes=10-5" }), "416"],
  [request("/version.json", { Host: "evil.example" }), "421"],
  [request("/nowhere"), "404"],
  ...["/..%2f..%2fpackage.json", "/..\\..\\package.json", "/%252e%252e/package.json", "/version.json%00.html"].map(
    (path) => [request(path), "404"],
  ),
  ["nonsense\r\n\r\n", "400"],
  ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400"],
  ["BREW /version.json HTTP/1.1\r\nHost: localhost\r\n\r\n", "400"],
  [request("/version.json", { "Content-Length": "-1" }), "400"],
  [request("/version.json", { Upgrade: "h2c" }), "200"],
  [request("http://evil.example/version.json", { Host: "evil.example" }), "421"],
  [request("localhost/version.json"), "400"],
  ["CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", ""],
  ["POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", "405"],
  ...["bytes=0-0,2-3", "items=0-1", "bytes"].map((Range) => [request("/version.json", { Range }), "200"]),
  ...["bytes=-0", "bytes=NaN-", "bytes=18446744073709551616-"].map((Range) => [
    ...[request("/version.json", { Range }), "416"],
  ]),
  [request("/version.json", { Connection: "keep-alive" }).repeat(20) + request("/version.json"), "200"],
  [request(`/${"a".repeat(20_000)}`), "431"],
];

const free = await new Promise((resolve) => {
  const asked = createServer().listen(0, "127.0.0.1", () => {
    const { port } = asked.address();
    asked.close(() => resolve(port));
  });
});
const main = fileURLToPath(new URL("../dist/node/cli/main.js", import.meta.url));
const server = spawn(process.execPath, [main, "serve", "--no-open", "--json", "--port", String(free)]);
const { address } = JSON.parse(
  await new Promise((resolve, reject) => {
    server.stdout.once("data", (words) => resolve(String(words)));
    server.once("exit", () => reject(new Error("county-monthly serve did not start; call npm run build first")));
  }),
);
const { port, hostname } = new URL(address);
const asking = (words) => {
  const socket = connect(Number(port), hostname).on("error", () => undefined);
  socket.write(words);
  return socket;
};

/** Descriptors and megabytes of the server; null where the system does not tell. */
function held() {
  try {
    const [, memory] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"));
    return { descriptors: readdirSync(`/proc/${server.pid}/fd`).length, megabytes: Number(memory) / 1024 };
  } catch {
    return null;
  }
}

/** The status of an answer that has come whole. */
async function statusOf(words) {
  let begin = "";
  for await (const piece of asking(words)) begin ||= piece.toString("latin1", 0, 12);
  return begin.slice(9);
}

const end = performance.now() + SECONDS * 1000;
const wrong = new Map();
let answers = 0;

async function client(start) {
  for (let turn = start; performance.now() < end; turn++) {
    const [words, wanted] = ASKED[turn % ASKED.length];
    const status = await statusOf(words).catch(({ code }) => code);
    answers++;
    if (status !== wanted) wrong.set(`${wanted} but ${status}`, (wrong.get(`${wanted} but ${status}`) ?? 0) + 1);
  }
}

const before = held();
const slow = [];
for (let one = 0; one < SLOW; one++) {
  slow.push(asking("GET /workbench.html HTTP/1.1\r\nHost: local"));
  slow.push(asking("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n"));
  slow.push(asking(request("/workbench/univer.js", { Connection: "keep-alive" }).repeat(100)).pause());
}
// Downloads that are broken off as soon as they have begun.
const breaking = setInterval(() => {
  const socket = asking(request("/workbench/univer.js", { Connection: "keep-alive" }).repeat(10));
  socket.once("readable", () => socket.destroy());
}, 50);
// A file that is another each time, and now and then none, is asked for all the while.
const changing = fileURLToPath(new URL("../dist/web/changing.bin", import.meta.url));
process.on("exit", () => [changing, `${changing}.new`].forEach((file) => rmSync(file, { force: true })));
let changes = 0;
const replacing = setInterval(() => {
  changes++;
  if (changes % 3 === 0) rmSync(changing, { force: true });
  else {
    writeFileSync(`${changing}.new`, new Uint8Array((changes % 7) * 1_000_000));
    renameSync(`${changing}.new`, changing);
  }
  asking(request("/changing.bin")).resume();
}, 50);
let early = null;
setTimeout(() => (early = held()), (SECONDS * 1000) / 3);
await Promise.all(Array.from({ length: CLIENTS }, (_, one) => client(one)));
clearInterval(breaking);
clearInterval(replacing);
const late = held();
for (const socket of slow) socket.destroy();
await pause(2000);
const after = held();

const say = (one) => (one ? `${one.descriptors} descriptors, ${one.megabytes.toFixed(0)} MB` : "not told here");
const faults = [
  ...[...wrong].map(([what, times]) => `wrong status: ${what}, ${times} times`),
  ...(server.exitCode === null ? [] : [`it ended with ${server.exitCode}`]),
  ...(after && after.descriptors > before.descriptors ? ["descriptors stay open"] : []),
  ...(early && late.megabytes > MOST_OF_MEMORY * early.megabytes ? ["memory grows"] : []),
];
console.log(`${machineLine()}

server: ${CLIENTS} clients and ${slow.length} slow ones for ${SECONDS} s: ${answers} answers, ${(answers / SECONDS).toFixed(0)} a second
  at the start        ${say(before)}
  after a third       ${say(early)}
  at the end          ${say(late)}
  clients gone        ${say(after)}
${faults.length === 0 ? "  kept: nothing failed and nothing grew" : faults.map((fault) => `  NOT KEPT: ${fault}`).join("\n")}`);
server.kill();
if (faults.length > 0) process.exitCode = 1;
