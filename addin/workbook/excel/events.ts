import type { Run } from "./context";
import type { Stop } from "../port/workbook";

interface Registered {
  readonly context: OfficeExtension.ClientRequestContext;
  remove(): void;
}

/** Registers handlers now and takes them off when stopped, also where that comes before Excel has answered. */
function listening(run: Run, register: (context: Excel.RequestContext) => Promise<readonly Registered[]>): Stop {
  const registered = run(register);
  // Where Excel refuses to send events, the pane is refreshed by hand.
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

export const onSelection = (run: Run, listener: () => Promise<void>): Stop =>
  listening(run, async (context) => {
    const handler = context.workbook.worksheets.onSelectionChanged.add(() => listener().catch(() => undefined));
    await context.sync();
    return [handler];
  });

/** Excel's events name sheets by their ids, deleted ones too: the names are kept by id. */
export function onChange(run: Run, listener: (sheet: string) => void): Stop {
  const names = new Map<string, string>();
  const learn = async (context: Excel.RequestContext): Promise<void> => {
    const { worksheets } = context.workbook;
    worksheets.load("items/id,items/name");
    await context.sync();
    for (const { id, name } of worksheets.items) names.set(id, name);
  };
  const report = async ({ worksheetId }: { readonly worksheetId: string }): Promise<void> => {
    // A sheet may have been renamed since; a deleted one keeps its last name.
    await run(learn).catch(() => undefined);
    const name = names.get(worksheetId);
    if (name !== undefined) listener(name);
  };
  return listening(run, async (context) => {
    const { worksheets } = context.workbook;
    const handlers = [
      worksheets.onChanged.add(report),
      worksheets.onAdded.add(report),
      worksheets.onDeleted.add(report),
    ];
    await learn(context);
    return handlers;
  });
}
