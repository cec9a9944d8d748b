import type { Browser, BrowserContext, Page } from "playwright-core";

/** The workbench in a browser that reaches no other host. */
export interface OpenedWorkbench {
  readonly page: Page;
  /** Addresses of other hosts that were asked for, and got no answer. */
  readonly foreign: string[];
  /** What the page complained of. */
  readonly complaints: string[];
}

/** Opens the page in a context of its own, or in one that is given, and waits until the sample or session is calculated. */
export async function openWorkbench(
  browser: Browser,
  origin: string,
  { context, path = "/workbench.html" }: { readonly context?: BrowserContext; readonly path?: string } = {},
): Promise<OpenedWorkbench> {
  const page = await (context ?? (await browser.newContext({ viewport: { width: 1366, height: 768 } }))).newPage();
  const [foreign, complaints]: [string[], string[]] = [[], []];
  await page.route(
    (url) => url.origin !== origin && url.protocol !== "blob:" && url.protocol !== "data:",
    (route) => {
      foreign.push(route.request().url());
      return route.abort();
    },
  );
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(origin + path);
  await page.locator("html.started, html.failed").waitFor({ state: "attached" });
  return { page, foreign, complaints };
}
