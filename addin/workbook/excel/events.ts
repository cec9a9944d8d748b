import type { Run } from "./context";
import type { Stop } from "../port/workbook";

interface Registered {
  readonly context: OfficeExtension.ClientRequestContext;
  remove(): void;
}

/** Registers handlers now and takes them off when stopped, also where that comes before Excel has answered. */
function listening(run: Run, register: (context: Excel.RequestContext) => Promise<readonly Registered[]>): Stop {
  const registered = run(register);
  // An Excel that refuses to tell of events is worked with by hand.
  registered.catch(() => undefined);
  return () => {
    void registered
      .then(async (handlers) => {
        for (const handler of handlers) handler.remove();
        await handlers[0]?.context.sync();
      })
      .catch(() => undefined);
  };
}

export const onSelection = (run: Run, heard: () => Promise<void>): Stop =>
  listening(run, async (context) => {
    const handler = context.workbook.worksheets.onSelectionChanged.add(() => heard().catch(() => undefined));
    await context.sync();
    return [handler];
  });

/** Excel names sheets by ids, also those that are gone: their names are kept. */
export function onChange(run: Run, heard: (sheet: string) => void): Stop {
  const names = new Map<string, string>();
  const learn = (): Promise<void> =>
    run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/id,items/name");
      await context.sync();
      for (const { id, name } of worksheets.items) names.set(id, name);
    });
  const tell = async ({ worksheetId }: { readonly worksheetId: string }): Promise<void> => {
    // A sheet may have been renamed since; one that is gone keeps the name it had.
    await learn().catch(() => undefined);
    const name = names.get(worksheetId);
    if (name !== undefined) heard(name);
  };
  return listening(run, async (context) => {
    const { worksheets } = context.workbook;
    const handlers = [worksheets.onChanged.add(tell), worksheets.onAdded.add(tell), worksheets.onDeleted.add(tell)];
    worksheets.load("items/id,items/name");
    await context.sync();
    for (const { id, name } of worksheets.items) names.set(id, name);
    return handlers;
  });
}
