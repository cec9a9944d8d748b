import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { builtAddin } from "../functions/built";
import { launch, serve, type Site } from "../helpers/browser";
import { keyboard, mouse } from "../pane/hands";
import { excelHost, workbenchHost } from "../pane/hosts";
import { scenario } from "../pane/scenario";

// The built pane, from opening the month to the bulletin.

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), builtAddin().then(serve)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

scenario("in Excel", async (sheets) => ({ host: await excelHost(browser, site.origin, sheets), hands: mouse }));

scenario("in the workbench", async (sheets) => ({
  host: await workbenchHost(browser, site.origin, sheets),
  hands: mouse,
}));

scenario("in Excel, with the keyboard alone", async (sheets) => {
  const host = await excelHost(browser, site.origin, sheets);
  return { host, hands: keyboard(host.page) };
});
