import { browser, site, useSite } from "../helpers/site";
import { keyboard, mouse } from "../pane/hands";
import { excelHost, workbenchHost } from "../pane/hosts";
import { scenario } from "../pane/scenario";

// The built pane, from opening the month to the bulletin.

useSite();

scenario("in Excel", async (sheets) => ({ host: await excelHost(browser, site.origin, sheets), hands: mouse }));

scenario("in the workbench", async (sheets) => ({
  host: await workbenchHost(browser, site.origin, sheets),
  hands: mouse,
}));

scenario("in Excel, with the keyboard alone", async (sheets) => {
  const host = await excelHost(browser, site.origin, sheets);
  return { host, hands: keyboard(host.page) };
});
