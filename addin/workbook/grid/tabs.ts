// The tabs of the sheets.

const TAB = "[data-u-comp='slide-tab-item']";
/** The pointer of a mouse, which every browser has. */
const MOUSE = 1;

/**
 * Ends the long press that the grid goes on counting while a tab is being renamed: half a second later it would move the
 * tab out of its bar, and the grid could not take it away any more with the workbook.
 */
export function endPressAfterRename(container: HTMLElement): void {
  container.addEventListener("focusout", ({ target }) => {
    const tab = target instanceof Element ? target.closest(TAB) : null;
    tab?.dispatchEvent(new PointerEvent("pointerup", { pointerId: MOUSE }));
  });
}
