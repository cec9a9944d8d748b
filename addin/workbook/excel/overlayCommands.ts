// Commands on what lies over cells or points at them: marks, comments, names, validation, charts.
import { areaAt, cellsIn, referenceTo, sizeOf, type Area } from "../../analysis";
import { cellOf, rangeAt, type Sync } from "./context";
import { nothingToUndo, type Command, type Of, type Site } from "./command";
import { addMark, addressLists, marksOf, putMarks, removeMark, type Mark } from "./marks";
import type { Marks } from "./tasks";
import { Refusal, type ChartSpec, type Validation } from "../port/workbook";

/** The marks of a sheet, and how they are restored; a step restores them once for each sheet. */
async function marksUndo(site: Site, name: string): Promise<{ readonly before: Mark[] } & Pick<Command, "undo">> {
  if (site.isNew(name)) return { before: [], undo: nothingToUndo };
  const before = await marksOf(site.sync, site.sheet(name));
  return {
    before,
    async undo(now) {
      const sheet = now.sheet(name);
      const present = await marksOf(now.sync, sheet);
      return () => putMarks(sheet, before, present);
    },
  };
}

/** `first`: no command of the step before it changes the marks of this sheet. */
export async function markCommand(site: Site, { sheet: name, tone, areas }: Marks, first: boolean): Promise<Command> {
  return {
    weight: areas.length,
    execute() {
      for (const addresses of addressLists(areas)) addMark(site.sheet(name), tone, addresses);
    },
    undo: first ? (await marksUndo(site, name)).undo : nothingToUndo,
  };
}

export async function clearMarksCommand(site: Site, { sheet: name }: Of<"clearMarks">): Promise<Command> {
  const { before, undo } = await marksUndo(site, name);
  return {
    weight: before.length,
    execute() {
      for (const mark of before) removeMark(site.sheet(name), mark);
    },
    undo,
  };
}

/** The comments of a sheet by where they stand. */
async function commentsOf(sync: Sync, sheet: Excel.Worksheet): Promise<ReadonlyMap<string, Excel.Comment>> {
  const comments = sheet.comments.load("items/id,items/content");
  await sync();
  const places = comments.items.map((comment) => comment.getLocation().load("rowIndex,columnIndex"));
  await sync();
  return new Map(
    comments.items.map((comment, index) => [`${places[index]?.rowIndex},${places[index]?.columnIndex}`, comment]),
  );
}

async function commentAt(site: Site, name: string, row: number, column: number): Promise<Excel.Comment | undefined> {
  const comments = await site.once(`comments of ${name}`, () => commentsOf(site.sync, site.sheet(name)));
  return comments.get(`${row},${column}`);
}

export async function commentCommand(site: Site, change: Of<"comment">): Promise<Command> {
  const { sheet: name, row, column } = change;
  const put = (at: Site, present: Excel.Comment | undefined, text: string): void => {
    if (present && text === "") present.delete();
    else if (present) present.content = text;
    else if (text !== "") at.context.workbook.comments.add(cellOf(at.sheet(name), row, column), text);
  };
  if (site.isNew(name)) return { weight: 1, execute: () => put(site, undefined, change.text), undo: nothingToUndo };
  const before = await commentAt(site, name, row, column);
  const text = before?.content ?? "";
  return {
    weight: 1,
    execute: () => put(site, before, change.text),
    async undo(now) {
      const present = await commentAt(now, name, row, column);
      return () => put(now, present, text);
    },
  };
}

export async function nameCommand(site: Site, { name, block }: Of<"name">): Promise<Command> {
  const before = site.context.workbook.names.getItemOrNullObject(name).load("formula");
  await site.sync();
  const formula = before.isNullObject ? undefined : String(before.formula);
  return {
    weight: 1,
    execute() {
      if (before.isNullObject) site.context.workbook.names.add(name, rangeAt(site.sheet(block.sheet), block.area));
      else before.formula = `=${referenceTo(block.sheet, block.area)}`;
    },
    async undo(now) {
      const present = now.context.workbook.names.getItemOrNullObject(name);
      await now.sync();
      return () => {
        if (formula === undefined && !present.isNullObject) present.delete();
        if (formula !== undefined && !present.isNullObject) present.formula = formula;
        if (formula !== undefined && present.isNullObject) now.context.workbook.names.add(name, formula);
      };
    },
  };
}

/** Cells whose rules differ are kept one by one. */
const MOST_RULES = 5_000;
const MIXED: readonly string[] = ["Inconsistent", "MixedCriteria"];

interface Rule {
  readonly area: Area;
  /** Undefined where anything is accepted. */
  readonly rule: Excel.DataValidationRule | undefined;
}

async function rulesOf(sync: Sync, sheet: Excel.Worksheet, area: Area): Promise<Rule[]> {
  const validation = rangeAt(sheet, area).dataValidation.load("type,rule");
  await sync();
  if (!MIXED.includes(validation.type)) {
    return [{ area, rule: validation.type === "None" ? undefined : validation.rule }];
  }
  if (sizeOf(area) > MOST_RULES) throw new Refusal("too large", "different rules of validation");
  const cells = Array.from(cellsIn(area), ([row, column]) => areaAt(row, column));
  return (await Promise.all(cells.map((cell) => rulesOf(sync, sheet, cell)))).flat();
}

function ruleFor(allow: Validation): Excel.DataValidationRule {
  if ("list" in allow) return { list: { inCellDropDown: true, source: allow.list.join(",") } };
  const { least, most, whole } = allow;
  const [formula1, formula2] = [least ?? -Number.MAX_SAFE_INTEGER, most ?? Number.MAX_SAFE_INTEGER];
  const rule = { formula1, formula2, operator: "Between" } as const;
  return whole === true ? { wholeNumber: rule } : { decimal: rule };
}

export async function validationCommand(site: Site, { block, allow }: Of<"validation">): Promise<Command> {
  const { sheet: name, area } = block;
  const before = site.isNew(name) ? [] : await rulesOf(site.sync, site.sheet(name), area);
  const put = (sheet: Excel.Worksheet, { area: at, rule }: Rule): void => {
    const validation = rangeAt(sheet, at).dataValidation;
    if (rule) validation.rule = rule;
    else validation.clear();
  };
  return {
    weight: 1,
    execute: () => put(site.sheet(name), { area, rule: allow ? ruleFor(allow) : undefined }),
    undo: async (now) => () => {
      for (const rule of before) put(now.sheet(name), rule);
    },
  };
}

/** Counts the charts of this session: each gets a name of its own, by which it is found again. */
let charts = 0;

export function chartCommand(site: Site, { sheet: name, at, chart }: Of<"chart">): Command {
  const chartName = `County Monthly ${Date.now().toString(36)} ${++charts}`;
  return {
    weight: 1,
    execute: () => addChart(site, name, at, chart, chartName),
    async undo(now) {
      if (now.isNew(name)) return () => undefined;
      const present = now.sheet(name).charts.getItemOrNullObject(chartName);
      await now.sync();
      return () => {
        if (!present.isNullObject) present.delete();
      };
    },
  };
}

function addChart(site: Site, name: string, at: Area, { title, data }: ChartSpec, chartName: string): void {
  const chart = site.sheet(name).charts.add("BarClustered", rangeAt(site.sheet(name), data), "Columns");
  chart.name = chartName;
  chart.title.text = title;
  // Excel draws the first row of bars at the bottom, unless it is told otherwise.
  chart.axes.categoryAxis.reversePlotOrder = true;
  chart.setPosition(cellOf(site.sheet(name), at.top, at.left), cellOf(site.sheet(name), at.bottom, at.right));
}
