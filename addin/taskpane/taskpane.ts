import type { Actions } from "./actions";
import { offerExample } from "./explain/offerExample";
import { findHost } from "./host";
import { element, say, show } from "./page";
import { startPane } from "./pane";

/** A ribbon button waits until its event is completed, whatever became of the work. */
const command = (work: () => void | Promise<void>) => async (event: Office.AddinCommands.Event) => {
  try {
    await work();
  } finally {
    event.completed();
  }
};

/** What the ribbon asks for before the pane is ready waits until it is. */
let ready: (actions: Actions) => void;
const started = new Promise<Actions>((resolve) => (ready = resolve));

/** The ribbon's button: the pane opens, and asks there. */
async function offerFromRibbon(): Promise<void> {
  await Office.addin.showAsTaskpane();
  await offerExample(await started);
}

function joinRibbon(): void {
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

/** Where there is no pane, the words that say why. */
function alone(words: string): void {
  show("pane", words);
  element("pane").className = "alone";
}

async function start(functions: number): Promise<void> {
  const { workbook, language, lastCall } = await findHost();
  if (language === "en") document.documentElement.lang = "en";
  if (workbook) ready(await startPane(workbook, language, functions, { lastCall }));
  else {
    alone(
      say(
        "这个网页要在Excel或工作台里打开：普通浏览器里没有工作簿可查。",
        "Open this page in Excel or in the workbench: a browser by itself has no workbook to check.",
      ),
    );
  }
}

const page = window.countyMonthly;
// Without functions.js check.js has told what is missing.
if (page) {
  page.pane = true;
  joinRibbon();
  start(page.functions).catch(() => {
    alone(
      say(
        "窗格没有打开：部分网页文件没有载入。请关闭窗格再打开；仍不行的，请信息中心查看服务器。",
        "The pane did not open: some of its files did not load. Close it and open it again; if that does not help, see to the server.",
      ),
    );
  });
}
