import type { GridWorkbook } from "../workbook/grid/workbook";
import type { Workbook } from "../workbook/port/workbook";
import type { Metadata } from "../workbook/grid/functions";
import { loadFunctions } from "./contract";
import { Desk } from "./desk";
import { readBytes } from "./files";
import { readyHint } from "./hint";
import { element, pageLanguage, say, startLanguage, switchLanguage, tell } from "./page";
import { readSample } from "./samples";
import { Sessions, type Session } from "./session";

/** The workbench: a page with a grid and the pane beside it, in which nothing is sent anywhere. */

declare global {
  interface Window {
    countyStarting?: true;
    /** Shows why the page did not start; of check.js. */
    countyFailed?: (reason: unknown) => void;
    /** The open workbook, for the pane beside the grid. */
    countyWorkbook?: Workbook;
  }
}

const WELCOMED = "county-welcomed";

async function metadataOf(address: string): Promise<Metadata> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} ${answer.status}`);
  return (await answer.json()) as Metadata;
}

/** The help goes to the function of the cell that is selected. */
function readyHelp(grid: GridWorkbook): void {
  grid.onSelection(({ sheet, area }) => {
    const cell = { top: area.top, left: area.left, bottom: area.top, right: area.left };
    void grid.cells({ sheet, area: cell }).then(({ formulas }) => {
      const id = /COUNTY\.(\w+)/i.exec(formulas[0]?.[0] ?? "")?.[1]?.toUpperCase();
      element<HTMLAnchorElement>("help").href = `help/${id ?? "index"}.html`;
    });
  });
}

function readyPane(): void {
  const pane = element<HTMLIFrameElement>("pane");
  const toggle = element("toggle-pane");
  toggle.onclick = () => {
    const closed = pane.classList.toggle("closed");
    toggle.setAttribute("aria-expanded", String(!closed));
    window.dispatchEvent(new Event("resize"));
  };
  pane.src = "pane.html";
}

function readyWelcome(): void {
  element("welcome").hidden = localStorage.getItem(WELCOMED) !== null;
  element("dismiss").onclick = () => {
    localStorage.setItem(WELCOMED, "yes");
    element("welcome").hidden = true;
    window.dispatchEvent(new Event("resize"));
  };
}

/** Opens a workbook in a tab of its own, which finds it as its session. */
async function openNew(bytes: Uint8Array, name: string): Promise<void> {
  const session = { name, book: await readBytes(bytes, name), settings: {}, unsaved: true, at: Date.now() };
  const tab = await Sessions.prepare(session);
  window.open(`workbench.html?session=${tab}`, "_blank");
}

/** Where the browser keeps nothing, as in some private windows, the workbench works all the same. */
async function startSessions(): Promise<{ sessions: Sessions | null; before: Session | null }> {
  const address = new URL(window.location.href);
  const wanted = address.searchParams.get("session");
  address.searchParams.delete("session");
  window.history.replaceState(null, "", address);
  return Sessions.start(wanted).catch(() => ({ sessions: null, before: null }));
}

async function start(): Promise<void> {
  window.countyStarting = true;
  startLanguage();
  const language = pageLanguage();
  readyWelcome();
  element("language").onclick = () => {
    switchLanguage();
    window.location.reload();
  };
  const grids = import(/* webpackChunkName: "grid" */ "../workbook/grid/workbook");
  const [{ sessions, before }, metadata, associations] = await Promise.all([
    startSessions(),
    metadataOf(language === "en" ? "functions-en.json" : "functions.json"),
    loadFunctions("functions.js"),
  ]);
  window.countyMonthly?.speak(language);
  const { book, name, settings } = before ?? (await readSample("month"));
  const { openGrid } = await grids;
  const grid = await openGrid(
    element("grid"),
    { book, name },
    { metadata, associations },
    {
      language,
      open: readBytes,
      openNew,
      refused: () => {
        tell(say("工作表有保护，这里不能修改。", "The sheet is protected: this cannot be changed."));
      },
    },
  );
  for (const [key, text] of Object.entries(settings)) await grid.setSetting(key, text);
  await grid.settled();
  window.countyWorkbook = grid;
  await new Desk(grid, sessions).ready(before?.unsaved ?? false);
  readyHint(grid);
  readyHelp(grid);
  readyPane();
  document.documentElement.className = "started";
}

start().catch((error: unknown) => {
  window.countyFailed?.(error instanceof Error ? error.message : error);
});
