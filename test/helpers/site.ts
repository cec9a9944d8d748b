import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { builtAddin } from "../functions/built";
import { launch, serve, type Site } from "./browser";

/** One browser and the built pages, for a file of tests. */
export let browser: Browser;
export let site: Site;

/** Starts both before the file's tests, and its own hooks, and ends them after these. */
export function useSite(): void {
  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), builtAddin().then(serve)]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
}
