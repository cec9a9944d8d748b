import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, serve, type Site } from "../helpers/browser";
import { builtAddin } from "./built";
import type { Case, Outcome } from "./case";
import { CASES } from "./cases";
import { openExcel, type Excel, type Host, type Version } from "./excel";

// The built files, through Microsoft's own office.js and its dispatcher, in Chromium.

interface Metadata {
  readonly functions: readonly { readonly id: string; readonly parameters: readonly unknown[] }[];
}

let folder: string;
let browser: Browser;
let site: Site;
let excel: Excel;
let parameters: ReadonlyMap<string, number>;

const metadata = async (name: string): Promise<Metadata> =>
  JSON.parse(await readFile(join(folder, name), "utf8")) as Metadata;

beforeAll(async () => {
  folder = await builtAddin();
  [browser, site] = await Promise.all([launch(), serve(folder)]);
  excel = await openExcel(browser, site.origin, { platform: "Win32$16.01", locale: "zh-CN" });
  const { functions } = await metadata("functions.json");
  parameters = new Map(functions.map(({ id, parameters: { length } }) => [id, length]));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** What is left out is null, unless the metadata that Excel keeps is older than the script. */
const padded = ({ id, args, stale }: Case) => ({
  id,
  args: stale ? args : [...args, ...new Array<null>((parameters.get(id) ?? args.length) - args.length).fill(null)],
});

/** All cases, a batch at a time, as whole columns weigh megabytes. */
async function outcomesOf(cases: readonly Case[], version: Version): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < cases.length; from += 50) {
    outcomes.push(...(await excel.call(cases.slice(from, from + 50).map(padded), version)));
  }
  return outcomes;
}

describe("the built functions", () => {
  test("are associated under every id of both metadata files, and under no other", async () => {
    const associated = await excel.page.evaluate<string[]>("Object.keys(CustomFunctions._association.mappings)");
    for (const name of ["functions.json", "functions-en.json"]) {
      const { functions } = await metadata(name);
      expect(functions.map(({ id }) => id).sort()).toStrictEqual([...associated].sort());
    }
  });

  test("are all in the table of cases", () => {
    expect(new Set(CASES.map(({ id }) => id))).toStrictEqual(new Set(parameters.keys()));
  });
});

describe("the table of cases in Microsoft 365, which hands over error cells and typed cells", () => {
  let outcomes: Outcome[] = [];
  beforeAll(async () => {
    outcomes = await outcomesOf(CASES, "365");
  });

  test.for(CASES.map((one, i) => ({ ...one, i })))("$id $says", ({ outcome, i }) => {
    expect(outcomes[i]).toStrictEqual(outcome);
  });
});

describe("the table of cases in Excel 2021 and 2024, which answer an error cell themselves", () => {
  let outcomes: Outcome[] = [];
  beforeAll(async () => {
    outcomes = await outcomesOf(CASES, "2021");
  });

  test.for(CASES.map((one, i) => ({ ...one, i })))("$id $says", ({ outcome, withheld, i }) => {
    expect(outcomes[i]).toStrictEqual(withheld ? { error: { code: withheld, words: "" } } : outcome);
  });
});

const HOSTS: readonly (Host & { readonly script: string; readonly words: string })[] = [
  { platform: "Win32$16.01", locale: "zh-CN", script: "excel-win32-16.01.js", words: "基期为零" },
  { platform: "Win32$16.01", locale: "en-US", script: "excel-win32-16.01.js", words: "zero base" },
  { platform: "Mac$16.00", locale: "zh-CN", script: "excel-mac-16.00.js", words: "基期为零" },
  { platform: "Mac$16.00", locale: "en-US", script: "excel-mac-16.00.js", words: "zero base" },
];

describe("the built page", () => {
  test.for(HOSTS)("asks no other host for anything and breaks no policy: $platform, $locale", async (host) => {
    const { page, call, requests, foreign, complaints } = await openExcel(browser, site.origin, host);
    expect(await call([{ id: "GROWTHRATE", args: [[[125]], [[0]], null] }])).toStrictEqual([
      { answer: [[host.words]] },
    ]);
    await page.waitForLoadState("networkidle");
    expect(foreign).toStrictEqual([]);
    expect(complaints).toStrictEqual([]);
    expect(requests).toContain(`${site.origin}/office/${host.script}`);
    expect(requests).toContain(`${site.origin}/office/${host.locale.toLowerCase()}/office_strings.js`);
    await page.close();
  });
});
