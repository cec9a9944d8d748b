import type { Actions } from "../actions";
import { loadPrinted } from "../views";

/** Prints the month on one page of A4, to be signed. */
export async function printMonth(actions: Actions): Promise<void> {
  await actions.attempt(async () => {
    await loadPrinted();
    actions.update({ printing: true, said: null });
    try {
      window.print();
    } finally {
      actions.update({ printing: false });
    }
  });
}
