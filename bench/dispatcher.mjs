/**
 * `node bench/dispatcher.mjs`: what a function costs in a cell, as a multiple of one that does nothing with the same ranges
 * and answers with as many cells, both through Microsoft's dispatcher in Chromium. Asked: 1.5 for a range of ten thousand
 * rows, 1.3 for ten thousand single cells in one batch. The ratios are printed and judged by nobody.
 */
import { createViteServer } from "vitest/node";
import { median } from "./measure.mjs";

const ROWS = 10_000;
const ROUNDS = 15;

/** The tests' own host and browser, which are TypeScript. */
const vite = await createViteServer({
  configFile: false,
  logLevel: "error",
  server: { middlewareMode: true, watch: null },
});
const load = (/** @type {string} */ path) => vite.ssrLoadModule(new URL(path, import.meta.url).pathname);
const { launch, serve } = await load("../test/helpers/browser.ts");
const { builtAddin } = await load("../test/functions/built.ts");
const { openExcel } = await load("../test/functions/excel.ts");

const site = await serve(await builtAddin());
const browser = await launch();
const { page } = await openExcel(browser, site.origin, { platform: "Win32$16.01", locale: "zh-CN" });

/**
 * Milliseconds of calls, told apart in rounds that take turns: from the message of the host to the message with the answers.
 * The dispatcher's own waits between batches (50 ms and 500 ms) are left out, or they would hide the work.
 */
const times = (/** @type {{ids: string[], args: unknown[], calls: number}} */ work) =>
  page.evaluate(
    async ({ ids, args, calls, rounds }) => {
      CustomFunctions.associate("EMPTYRANGE", (/** @type {unknown} */ current) => current);
      const later = window.setTimeout;
      window.setTimeout = (/** @type {() => void} */ work, _, ...rest) => later(work, 0, ...rest);
      const bridge = window._richApiNativeBridge;
      const reply = bridge.sendMessageToHost;
      const spent = Object.fromEntries(ids.map((id) => [id, []]));
      let invocation = 1e6;
      for (let round = 0; round < rounds; round++) {
        for (const id of ids) {
          const entries = Array.from({ length: calls }, () => ({
            messageCategory: 1,
            messageType: 1000,
            targetId: "",
            message: JSON.stringify([invocation++, id, args, "", 8, null]),
          }));
          const message = JSON.stringify({ type: 3, message: { entries } });
          await new Promise((resolve) => later(resolve, 20));
          const start = performance.now();
          await new Promise((resolve) => {
            let awaited = calls;
            bridge.sendMessageToHost = (/** @type {string} */ text) => {
              awaited -= text.includes("SetInvocationArrayResults")
                ? (text.match(/,(?:true|false),/g)?.length ?? 0)
                : 0;
              if (awaited <= 0) resolve(undefined);
              reply.call(bridge, text);
            };
            bridge.onMessageFromHost(message);
          });
          spent[id].push(performance.now() - start);
        }
      }
      bridge.sendMessageToHost = reply;
      window.setTimeout = later;
      return spent;
    },
    { ...work, rounds: ROUNDS },
  );

const column = (/** @type {(row: number) => number} */ cell) => Array.from({ length: ROWS }, (_, row) => [cell(row)]);
const current = column((row) => 10_000 + ((row * 7919) % 100_000) / 100);
const base = column((row) => 9_000 + ((row * 104_729) % 90_000) / 100);

async function compare(
  /** @type {string} */ what,
  /** @type {string[]} */ ids,
  /** @type {unknown[]} */ args,
  calls = 1,
) {
  const spent = await times({ ids: ["EMPTYRANGE", ...ids], args, calls });
  const empty = median(spent.EMPTYRANGE.slice(2));
  console.log(`${what}: an empty function ${empty.toFixed(1)} ms`);
  for (const id of ids) {
    const own = median(spent[id].slice(2));
    console.log(`  ${id.padEnd(16)} ${own.toFixed(1).padStart(7)} ms   ${(own / empty).toFixed(2)} times`);
  }
}

const rows = `one call over ${ROWS} rows`;
await compare(`${rows} (asked: 1.5)`, ["GROWTHRATE", "SHARE", "COMPLETION", "CONTRIBUTION"], [current, base, 1]);
await compare(rows, ["POINTCHANGE", "TARGETGAP", "COMPARABLEBASE"], [current, base, null]);
await compare(rows, ["COMPETITIONRANK"], [current, current, "高优", 1]);
await compare(`${ROWS} calls of single cells (asked: 1.3)`, ["GROWTHRATE", "SHARE"], [[[65300]], [[63275]], 1], ROWS);

await browser.close();
await site.close();
await vite.close();
