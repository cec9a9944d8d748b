import type { GridWorkbook } from "../workbook/grid/gridWorkbook";
import type { Workbook } from "../workbook/port/workbook";
import type { Metadata } from "../workbook/grid/functions";
import { element, pageLanguage, say } from "../page";
import { loadFunctions } from "./customFunctions";
import { notify } from "./dialog";
import { watchGrid } from "./failure";
import { readBytes } from "./files";
import { enableHint } from "./hint";
import { enableRegions } from "./regions";
import { readSample } from "./samples";
import { Sessions, type Session } from "./session";
import { enableSplitter } from "./splitter";
import { Toolbar } from "./toolbar";

/** The workbench: a page with a grid and the pane beside it, which sends nothing anywhere. */

declare global {
  interface Window {
    countyStarting?: true;
    /** Shows why the page did not start; of check.js. */
    countyFailed?: (reason: unknown) => void;
    /** The open workbook, for the pane beside the grid. */
    countyWorkbook?: Workbook;
  }
}

/** Keys of settings in this browser. */
const WELCOMED = "county-welcomed";
const LANGUAGE = "county-language";

/** Chinese, unless English was chosen in this browser before. */
function enableLanguage(): void {
  document.documentElement.lang = localStorage.getItem(LANGUAGE) === "en" ? "en" : "zh-CN";
  // The grid keeps the language that it was started in, so that another needs a new load.
  element("language").onclick = () => {
    localStorage.setItem(LANGUAGE, say("en", "zh"));
    window.location.reload();
  };
}

async function metadataOf(address: string): Promise<Metadata> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} ${answer.status}`);
  return (await answer.json()) as Metadata;
}

/** Points the help at the function of the selected cell. */
function enableHelp(grid: GridWorkbook): void {
  grid.onSelection(({ sheet, area }) => {
    const cell = { top: area.top, left: area.left, bottom: area.top, right: area.left };
    void grid.cells({ sheet, area: cell }).then(({ formulas }) => {
      const id = /COUNTY\.(\w+)/i.exec(formulas[0]?.[0] ?? "")?.[1]?.toUpperCase();
      element<HTMLAnchorElement>("help").href = `help/${id ?? "index"}.html`;
    });
  });
}

function enablePane(): void {
  const pane = element<HTMLIFrameElement>("pane");
  const toggle = element("toggle-pane");
  toggle.onclick = () => {
    const closed = pane.classList.toggle("closed");
    toggle.setAttribute("aria-expanded", String(!closed));
    window.dispatchEvent(new Event("resize"));
  };
  pane.src = "pane.html";
}

/** Shows the welcome over the sample until it was read: it says that the workbook is the sample. */
function enableWelcome(isSample: boolean): void {
  element("welcome").hidden = !isSample || localStorage.getItem(WELCOMED) !== null;
  element("dismiss").onclick = () => {
    localStorage.setItem(WELCOMED, "yes");
    element("welcome").hidden = true;
    window.dispatchEvent(new Event("resize"));
  };
}

/** The grid is dark where the system is: the page around it and the pane are by their style sheets. */
function followDarkMode(grid: GridWorkbook): void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  grid.darken(system.matches);
  system.addEventListener("change", () => grid.darken(system.matches));
}

/** Opens a workbook in a new tab, as the session of that tab. */
async function openNew(bytes: Uint8Array, name: string): Promise<void> {
  const session = { name, book: await readBytes(bytes, name), settings: {}, unsaved: true, at: Date.now() };
  const tab = await Sessions.prepare(session);
  window.open(`workbench.html?session=${tab}`, "_blank");
}

/** Finds the session of this tab. A browser that stores nothing, as in some private windows, has none. */
async function startSessions(): Promise<{ sessions: Sessions | null; before: Session | null }> {
  const address = new URL(window.location.href);
  const prepared = address.searchParams.get("session");
  address.searchParams.delete("session");
  window.history.replaceState(null, "", address);
  return Sessions.start(prepared).catch(() => ({ sessions: null, before: null }));
}

async function start(): Promise<void> {
  window.countyStarting = true;
  enableLanguage();
  const language = pageLanguage();
  const grids = import(/* webpackChunkName: "grid" */ "../workbook/grid/open");
  const [{ sessions, before }, metadata, associations] = await Promise.all([
    startSessions(),
    metadataOf(language === "en" ? "functions-en.json" : "functions.json"),
    loadFunctions("functions.js"),
  ]);
  enableWelcome(before === null);
  window.countyMonthly?.speak(language);
  const { book, name, settings } = before ?? (await readSample("month"));
  const { openGrid } = await grids;
  // The toolbar takes the files that the pane is given, too.
  const around: { toolbar?: Toolbar } = {};
  const grid = await openGrid(
    element("grid"),
    { book, name },
    { metadata, associations },
    {
      language,
      open: readBytes,
      openNew,
      collect: async (files) => around.toolbar?.collect(files),
      refused: () => notify(say("工作表有保护，这里不能修改。", "The sheet is protected: this cannot be changed.")),
      unread: (cells) =>
        notify(
          say(
            `粘贴的${cells}个单元格只有####，没有数：请在来源表里把列加宽，再复制一次。`,
            `${cells} pasted cells are #### without their numbers: widen the columns there and copy again.`,
          ),
        ),
    },
  );
  for (const [key, text] of Object.entries(settings)) await grid.setSetting(key, text);
  await grid.settled();
  window.countyWorkbook = grid;
  around.toolbar = new Toolbar(grid, sessions);
  await around.toolbar.enable(before?.unsaved ?? false);
  watchGrid();
  enableHint(grid);
  enableHelp(grid);
  enablePane();
  enableSplitter();
  enableRegions(grid);
  followDarkMode(grid);
  document.documentElement.className = "started";
  await grid.addExtras().catch(() => {
    notify(say("排序、查找没有载入，其余照常。", "Sorting and finding are not there; all else is."));
  });
}

start().catch((error: unknown) => {
  window.countyFailed?.(error instanceof Error ? error.message : error);
});
