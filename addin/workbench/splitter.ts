import { element } from "../page";

/** The pane is this wide, in pixels, and one key moves its edge so far. */
const WIDTH = { least: 320, most: 560, usual: 400, step: 20 } as const;
const KEPT = "county-pane-width";

/** Makes the pane as wide as its edge is drawn, by the pointer or by ← and →; the width is kept in this browser. */
export function enableSplitter(): void {
  const splitter = element("splitter");
  const pane = element<HTMLIFrameElement>("pane");
  let width = 0;
  const set = (wanted: number): void => {
    width = Math.min(WIDTH.most, Math.max(WIDTH.least, Math.round(wanted)));
    pane.style.width = `${width}px`;
    splitter.setAttribute("aria-valuenow", String(width));
    window.dispatchEvent(new Event("resize"));
  };
  const keep = (): void => localStorage.setItem(KEPT, String(width));
  set(Number(localStorage.getItem(KEPT)) || WIDTH.usual);
  splitter.addEventListener("pointerdown", (event) => {
    splitter.setPointerCapture(event.pointerId);
    document.documentElement.classList.add("resizing");
  });
  splitter.addEventListener("pointermove", (event) => {
    if (splitter.hasPointerCapture(event.pointerId)) set(window.innerWidth - event.clientX);
  });
  splitter.addEventListener("lostpointercapture", () => {
    document.documentElement.classList.remove("resizing");
    keep();
  });
  splitter.addEventListener("keydown", ({ key }) => {
    const step = key === "ArrowLeft" ? WIDTH.step : key === "ArrowRight" ? -WIDTH.step : 0;
    if (step === 0) return;
    set(width + step);
    keep();
  });
}
