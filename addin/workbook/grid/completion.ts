// The list of functions under the cell: it completes what is being typed, and replaces nothing that was typed whole.
import { IContextService, EDITOR_ACTIVATED, type IDisposable } from "@univerjs/core";
import { IEditorService } from "@univerjs/preset-sheets-core";
import { DeviceInputEventType } from "@univerjs/engine-render";
import { SetCellEditVisibleOperation } from "@univerjs/sheets-ui";
import { IShortcutService, KeyCode } from "@univerjs/ui";
import type { Engine } from "./engine";

/** The list that the grid shows, in which the item that Enter takes is grey. */
const LIST = "[data-u-comp='sheets-formula-editor']";
/** Before the list's own keys. */
const PRIORITY = 2_000;

/**
 * Whether Enter and Tab may put a function of the list in the place of what was typed: while the cursor stands behind the
 * beginning of its name, and of no other function's whole name. The list follows the typing a third of a second late.
 *
 * @example
 * mayComplete("=COUNTY.GR", "COUNTY.GROWTHRATE", () => false) // => true
 * mayComplete("=COUNTY.COMPETITIONRANK(A1:A3,A1:A3)", "COUNTY.GROWTHRATE", () => false) // => false
 */
function mayComplete(before: string, offered: string, isFunction: (name: string) => boolean): boolean {
  const name = /(?<![\p{L}\p{N}_.])[\p{L}\p{N}_.]+$/u
    .exec(before)?.[0]
    .replace(/^[\p{N}.]+/u, "")
    .toUpperCase();
  if (name === undefined || name === "") return false;
  const [whole, wanted] = [isFunction(name), offered.toUpperCase()];
  return whole ? name === wanted : wanted.startsWith(name);
}

/** Lets Enter and Tab write the cell where the list offers something else than what is being typed. */
export function guardCompletion({ univer, book }: Engine, isFunction: (name: string) => boolean): IDisposable[] {
  const injector = univer.__getInjector();
  const shortcuts = injector.get(IShortcutService);
  const editors = injector.get(IEditorService);
  const offersOther = (): boolean => {
    const list = document.querySelector(LIST);
    if (!list || !injector.get(IContextService).getContextValue(EDITOR_ACTIVATED)) return false;
    const editor = editors.getFocusEditor();
    const at = editor?.getSelectionRanges()[0]?.startOffset;
    const text = editor?.getDocumentData().body?.dataStream;
    const offered = list.querySelector("li[class*='univer-bg-gray-200'] > span")?.textContent;
    return !(at !== undefined && text && offered && mayComplete(text.slice(0, at), offered, isFunction));
  };
  return [KeyCode.ENTER, KeyCode.TAB].map((keycode) =>
    shortcuts.registerShortcut({
      id: SetCellEditVisibleOperation.id,
      binding: keycode,
      priority: PRIORITY,
      preconditions: offersOther,
      get staticParameters() {
        return { visible: false, eventType: DeviceInputEventType.Keyboard, keycode, unitId: book().getUnitId() };
      },
    }),
  );
}
