/** The built pages in a headless browser of this machine. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "../addin/build/typescript.mjs";
import { serveFolder } from "../dist/node/cli/serve.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { launch } = load(join(ROOT, "test/helpers/browser.ts"));

/**
 * Gives a browser and the address of the workbench to some work, and ends both after it.
 *
 * @param {(browser: import("playwright-core").Browser, address: string) => Promise<void>} work
 */
export async function withWorkbench(work) {
  const served = await serveFolder(process.env.COUNTY_WEB ?? join(ROOT, "dist/web"), { host: "127.0.0.1", port: 0 });
  const browser = await launch();
  try {
    await work(browser, `${served.origin}/workbench.html`);
  } finally {
    await browser.close();
    await served.close();
  }
}

/** Opens the workbench in a tab; with the milliseconds until its sample was calculated. */
export async function visit(context, address) {
  const page = await context.newPage();
  const from = performance.now();
  await page.goto(address);
  await page.locator("html.started").waitFor({ state: "attached" });
  return { page, time: performance.now() - from };
}

/** A sheet of a book, of what every sheet has. */
export const bookSheet = (name, rows, more = {}) => ({
  ...{ name, rows, hidden: false, protected: false, merges: [], frozen: { rows: 0, columns: 0 } },
  ...{ columnWidths: [], rowHeights: [], hiddenRows: [], hiddenColumns: [], comments: [], links: [], validations: [] },
  ...more,
});
