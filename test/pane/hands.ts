import type { Locator, Page } from "playwright-core";

/** How a user works the pane: with the mouse, or with the keyboard alone. */
export interface Hands {
  /** Presses a button or follows what acts like one. */
  press(control: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Chooses an option of a list by its value. */
  choose(list: Locator, value: string): Promise<void>;
}

export const mouse: Hands = {
  press: (control) => control.click(),
  write: (field, text) => field.fill(text),
  choose: async (list, value) => void (await list.selectOption(value)),
};

/** No pane has more to walk through. */
const MOST_STEPS = 400;

const isFocused = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element.ownerDocument.activeElement === element);

/** Tab, the arrows, Enter and letters, on a page that shows the pane alone. */
export function keyboard(page: Page): Hands {
  const walkTo = async (control: Locator): Promise<void> => {
    await control.waitFor();
    for (let step = 0; step < MOST_STEPS; step++) {
      if (await isFocused(control)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not come to ${control.toString()}`);
  };
  return {
    async press(control) {
      await walkTo(control);
      await page.keyboard.press("Enter");
    },
    async write(field, text) {
      await walkTo(field);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(text);
    },
    async choose(list, value) {
      await walkTo(list);
      await page.keyboard.press("Home");
      for (let step = 0; step < MOST_STEPS && (await list.inputValue()) !== value; step++) {
        await page.keyboard.press("ArrowDown");
      }
      if ((await list.inputValue()) !== value) throw new Error(`the arrows do not come to ${value}`);
    },
  };
}
