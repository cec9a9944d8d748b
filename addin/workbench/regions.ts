import { element } from "../page";
import type { GridWorkbook } from "../workbook/grid/gridWorkbook";

/** The regions that F6 goes round, in its order: from the grid it comes back to the finding in the pane. */
const ROUND = ["toolbar", "grid", "pane", "tabs"] as const;
type Region = (typeof ROUND)[number];

/** The page of the pane; undefined until it is loaded. */
const paneDocument = (): Document | undefined => element<HTMLIFrameElement>("pane").contentDocument ?? undefined;

function regionOf(): Region {
  const focused = document.activeElement;
  if (focused?.id === "pane") return paneDocument()?.activeElement?.closest("nav") ? "tabs" : "pane";
  return focused?.closest("#bar, #welcome") ? "toolbar" : "grid";
}

/** Where the keyboard works in the pane: at the finding in hand or the first, at what was left, or at the view. */
function focusPane(): boolean {
  const pane = paneDocument();
  const left = pane?.activeElement?.closest<HTMLElement>("main *, .bar *");
  const target =
    pane?.querySelector<HTMLElement>("li.finding[aria-current] .go") ??
    pane?.querySelector<HTMLElement>(".found .go") ??
    left ??
    pane?.querySelector("main");
  target?.focus();
  return target !== undefined && target !== null;
}

function focusTabs(): boolean {
  const tab = paneDocument()?.querySelector<HTMLElement>("nav [aria-current]");
  tab?.focus();
  return tab !== undefined && tab !== null;
}

/** F6 and Ctrl+F6 go round toolbar, grid, pane and tabs; with Shift the other way. */
export function enableRegions(grid: GridWorkbook): void {
  const focus: Readonly<Record<Region, () => boolean>> = {
    toolbar() {
      element("open").focus();
      return true;
    },
    grid() {
      grid.focus();
      return true;
    },
    pane: () => !element("pane").classList.contains("closed") && focusPane(),
    tabs: () => !element("pane").classList.contains("closed") && focusTabs(),
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "F6" || element<HTMLDialogElement>("dialog").open) return;
    event.preventDefault();
    event.stopPropagation();
    const from = ROUND.indexOf(regionOf());
    const step = event.shiftKey ? ROUND.length - 1 : 1;
    void grid.endEdit(true).then(() => {
      for (let i = 1; i <= ROUND.length; i++) {
        const region = ROUND[(from + i * step) % ROUND.length] as Region;
        if (focus[region]()) return;
      }
    });
  };
  window.addEventListener("keydown", onKey, { capture: true });
  const pane = element<HTMLIFrameElement>("pane");
  const listen = (): void => pane.contentWindow?.addEventListener("keydown", onKey, { capture: true });
  pane.addEventListener("load", listen);
}
