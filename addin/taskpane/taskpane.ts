import { offerFromRibbon, readyExample } from "./example";
import { showFunctions, showHost, showVersion } from "./state";

/** A ribbon button waits until its event is completed, whatever became of the work. */
const command = (work: () => void | Promise<void>) => async (event: Office.AddinCommands.Event) => {
  try {
    await work();
  } finally {
    event.completed();
  }
};

function openHelp(): void {
  const address = new URL("help/index.html", window.location.href).href;
  if (Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) {
    Office.context.ui.openBrowserWindow(address);
  } else {
    window.open(address, "_blank", "noopener");
  }
}

async function start(functions: number): Promise<void> {
  Office.actions.associate("insertExample", command(offerFromRibbon));
  Office.actions.associate("openHelp", command(openHelp));
  const { host } = await Office.onReady();
  const inExcel = host === Office.HostType.Excel;
  if (Office.context.displayLanguage.toLowerCase().startsWith("en")) document.documentElement.lang = "en";
  showFunctions(functions);
  showHost(inExcel);
  if (inExcel) readyExample();
  await showVersion(functions);
}

const page = window.countyMonthly;
// Without functions.js or office.js check.js has told what is missing.
if (page) {
  page.pane = true;
  if (typeof Office !== "undefined") void start(page.functions);
}
