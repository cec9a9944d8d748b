/** The built pages in a headless browser of this machine. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serveFolder } from "../dist/node/cli/serve.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** As the tests find it: one that is installed, or the one that they have unpacked. */
function browserOptions() {
  const installed = [process.env.PLAYWRIGHT_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"];
  const path = installed.find((one) => one && existsSync(one));
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  if (path) return { executablePath: path, args };
  const cache = join(ROOT, "node_modules/.cache/chromium");
  const place = join(cache, readdirSync(cache).find((name) => /^\d/.test(name)) ?? "");
  const env = { ...process.env, LD_LIBRARY_PATH: join(place, "lib"), FONTCONFIG_PATH: join(place, "fonts") };
  return { executablePath: join(place, "chromium"), args, env };
}

/**
 * Gives a browser and the address of the workbench to some work, and ends both after it.
 *
 * @param {(browser: import("playwright-core").Browser, address: string) => Promise<void>} work
 */
export async function withWorkbench(work) {
  const served = await serveFolder(process.env.COUNTY_WEB ?? join(ROOT, "dist/web"), { host: "127.0.0.1", port: 0 });
  const browser = await chromium.launch(browserOptions());
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
