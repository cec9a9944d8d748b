// The port over Excel: the only file that says Excel.run.
import { checkArea } from "../port/changes";
import { AREA, areaOfRange, rangeAt, type Run } from "./context";
import { onChange, onSelection } from "./events";
import { readCells, readSheets, sheetInfos } from "./read";
import { refusalOf } from "./refusals";
import { doStep, undoCommands, type Step } from "./steps";
import { anchorOf } from "./cells";
import { binaryText } from "../package/native";
import { Refusal, type Block, type Capability, type Workbook } from "../port/workbook";

const run: Run = async (work) => {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (error) {
    throw refusalOf(error);
  }
};

const has = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);

/** ExcelApi 1.9, with which the functions run, has most of them; Excel is asked for those that came later. */
function capabilitiesOf(): ReadonlySet<Capability> {
  return new Set<Capability>([
    "charts",
    "formulas",
    "links",
    "names",
    "newWorkbook",
    "protection",
    "settings",
    "validation",
    ...(has("1.10") ? (["comments"] as const) : []),
    ...(has("1.13") ? (["sheetsFromFile"] as const) : []),
  ]);
}

/** Milliseconds between two looks at a calculation that goes on. */
const PATIENCE = 50;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const base64Of = (bytes: Uint8Array): string => btoa(binaryText(bytes));

async function selected(context: Excel.RequestContext): Promise<Block> {
  const ranges = context.workbook.getSelectedRanges();
  ranges.load("worksheet/name");
  ranges.areas.load(`items/${AREA.replaceAll(",", ",items/")}`);
  await context.sync();
  return { sheet: ranges.worksheet.name, area: areaOfRange(ranges.areas.items[0] as Excel.Range) };
}

export function excelWorkbook(): Workbook {
  const capabilities = capabilitiesOf();
  const steps: Step[] = [];
  let last: Promise<unknown> = Promise.resolve();
  /** Does one step after the other. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work);
    last = done;
    return done;
  };
  const needs = (capability: Capability): void => {
    if (!capabilities.has(capability)) throw new Refusal("not supported", capability);
  };

  return {
    host: "excel",
    capabilities,
    name: () =>
      run(async (context) => {
        context.workbook.load("name");
        await context.sync();
        return context.workbook.name;
      }),
    sheets: () => run(sheetInfos),
    read: (names) => run((context) => readSheets(context, names)),
    cells: (block) => run((context) => readCells(context, block)),
    anchor: (block) => run((context) => anchorOf(context, block)),
    apply: (label, changes) =>
      inOrder(async () => {
        const step = await doStep(run, label, changes, capabilities);
        if (step.final) steps.length = 0;
        else steps.push(step);
      }),
    undoable: () => steps.at(-1)?.label ?? null,
    undo: () =>
      inOrder(async () => {
        const step = steps.at(-1);
        if (!step) return null;
        await undoCommands(run, step.commands);
        steps.pop();
        return step.label;
      }),
    selection: () => run(selected),
    select: ({ sheet: name, area }) =>
      run(async (context) => {
        checkArea(area);
        const sheet = context.workbook.worksheets.getItem(name);
        sheet.activate();
        rangeAt(sheet, area).select();
        await context.sync();
      }),
    onSelection: (listener) => onSelection(run, async () => listener(await run(selected))),
    onChange: (listener) => onChange(run, listener),
    settled: async () => {
      const calculating = (): Promise<boolean> =>
        run(async (context) => {
          const { application } = context;
          application.load("calculationState,calculationMode");
          await context.sync();
          // Where calculation waits for the user, so does what is pending.
          const { calculationState, calculationMode } = application;
          return calculationState === "Calculating" || (calculationState === "Pending" && calculationMode !== "Manual");
        });
      while (await calculating()) await pause(PATIENCE);
    },
    openNew: (bytes) =>
      Excel.createWorkbook(base64Of(bytes)).catch((error: unknown) => {
        throw refusalOf(error);
      }),
    insertSheets: (bytes) =>
      run(async (context) => {
        needs("sheetsFromFile");
        const ids = context.workbook.insertWorksheetsFromBase64(base64Of(bytes), { positionType: "End" });
        await context.sync();
        const added = ids.value.map((id) => context.workbook.worksheets.getItem(id).load("name"));
        await context.sync();
        return added.map(({ name }) => name);
      }),
    setting: (key) =>
      run(async (context) => {
        const setting = context.workbook.settings.getItemOrNullObject(key).load("value");
        await context.sync();
        return setting.isNullObject ? null : String(setting.value);
      }),
    setSetting: (key, text) =>
      run(async (context) => {
        const { settings } = context.workbook;
        const setting = settings.getItemOrNullObject(key);
        await context.sync();
        if (text !== null) settings.add(key, text);
        else if (!setting.isNullObject) setting.delete();
        await context.sync();
      }),
  };
}
