import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browser, site, useSite } from "../helpers/site";
import { mouse } from "../pane/hands";
import { excelHost, type PaneHost } from "../pane/hosts";
import { steps } from "../pane/scenario";
import { seedMonth } from "../pane/seedMonth";
import { ROOT } from "../helpers/paths";

// The pane for those who do not see it as others do. One page, in both languages and under each theme.

useSite();
let host: PaneHost;
beforeAll(async () => {
  host = await excelHost(browser, site.origin, await seedMonth());
  await host.pane.locator("#month").waitFor();
  // By the protocol, for the page's own policy takes no script from elsewhere.
  await host.page.evaluate(await readFile(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8"));
});

const { show, press } = steps(
  () => host,
  () => mouse,
);

const THEMES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours": { colorScheme: "dark", forcedColors: "active" },
} as const satisfies Record<string, Parameters<Page["emulateMedia"]>[0]>;

const VIEWS = [
  "overview",
  "findings",
  "standing",
  "more",
  "gaps",
  "supervision",
  "proof",
  "text",
  "templates",
  "explain",
  "values",
  "state",
];

type Axe = {
  run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
};

/** What axe has against the page as it stands, under each theme. */
async function violations(): Promise<string[]> {
  const found: string[] = [];
  for (const [theme, media] of Object.entries(THEMES)) {
    await host.page.emulateMedia(media);
    const { violations: all } = await host.page.evaluate(() => (window as unknown as { axe: Axe }).axe.run());
    found.push(
      ...all.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) => `${theme}: ${id} ${html.slice(0, 200)} ${failureSummary?.slice(0, 300)}`,
        ),
      ),
    );
  }
  return found;
}

const languages = { 中文: "zh-CN", English: "en" } as const;

describe.each(Object.entries(languages))("axe has nothing against the pane in %s", (language, tag) => {
  beforeAll(async () => {
    await show("state");
    if ((await host.page.getAttribute("html", "lang")) !== tag) await press(language);
    await host.pane.locator(`html[lang=${tag}]`).waitFor({ state: "attached" });
  });

  test.each(VIEWS)("in the view %s", async (view) => {
    await show(view);
    await host.pane.locator("main > *").first().waitFor();
    expect(await violations()).toEqual([]);
  });

  test("while a finding is explained, and while it asks before it writes", async () => {
    await show("findings");
    await host.pane.locator("li.finding .tools button").first().click();
    await host.pane.locator("form.explain").waitFor();
    expect(await violations()).toEqual([]);
    await show("standing");
    await host.pane.getByRole("button", { name: /^(插入数值|Insert values)$/ }).click();
    await host.pane.getByRole("alertdialog").waitFor();
    expect(await violations()).toEqual([]);
    await host.page.keyboard.press("Escape");
  });

  test("while something is assigned", async () => {
    await show("supervision");
    await press(language === "中文" ? "新交办" : "Assign");
    await host.pane.locator("form.step").waitFor();
    expect(await violations()).toEqual([]);
    await press(language === "中文" ? "取消" : "Cancel");
  });
});
