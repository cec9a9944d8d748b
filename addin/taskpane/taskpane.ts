import type { Actions } from "./actions";
import { element, say } from "../page";
import { offerExample } from "./explain/actions";
import { findHost } from "./host";
import { startPane } from "./pane";

/** Makes a command of the ribbon, whose button waits until its event is completed. */
const command = (run: () => void | Promise<void>) => async (event: Office.AddinCommands.Event) => {
  try {
    await run();
  } finally {
    event.completed();
  }
};

/** Resolves when the pane is ready; commands of the ribbon wait for it. */
let ready: (actions: Actions) => void;
const started = new Promise<Actions>((resolve) => (ready = resolve));

/** Opens the pane, which then asks where the example goes. */
async function offerFromRibbon(): Promise<void> {
  await Office.addin.showAsTaskpane();
  await offerExample(await started);
}

function associateCommands(): void {
  if (typeof Office === "undefined") return;
  Office.actions.associate("insertExample", command(offerFromRibbon));
  Office.actions.associate("openHelp", command(openHelp));
}

function openHelp(): void {
  const address = new URL("help/index.html", window.location.href).href;
  if (Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) {
    Office.context.ui.openBrowserWindow(address);
  } else {
    window.open(address, "_blank", "noopener");
  }
}

/** Shows why there is no pane. */
function showReason(reason: string): void {
  element("pane").textContent = reason;
  element("pane").className = "alone";
}

async function start(functions: number): Promise<void> {
  const { workbook, language, lastCall } = await findHost();
  if (language === "en") document.documentElement.lang = "en";
  if (workbook) ready(await startPane(workbook, language, functions, lastCall));
  else {
    showReason(
      say(
        "请在Excel中打开：普通浏览器里没有工作簿可查。没有Excel的，用工作台。",
        "Open this page in Excel: a browser by itself has no workbook to check. Without Excel, use the workbench.",
      ),
    );
    const link = { className: "button", href: "workbench.html", textContent: say("打开工作台", "Open the workbench") };
    element("pane").append(document.createElement("br"), Object.assign(document.createElement("a"), link));
  }
}

const page = window.countyMonthly;
// Without functions.js, check.js shows what is missing.
if (page) {
  page.pane = true;
  associateCommands();
  start(page.functions).catch(() => {
    showReason(
      say(
        "窗格没有打开：部分网页文件没有载入。请关闭窗格再打开；仍不行的，请信息中心查看服务器。",
        "The pane did not open: some of its files did not load. Close it and open it again; if that does not help, see to the server.",
      ),
    );
  });
}
