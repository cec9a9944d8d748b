// Deeds on what lies over cells or points at them: marks, comments, names, validation, charts.
import type { Area } from "../../analysis";
import { cellOf, cellsIn, rangeAt, referenceTo, type Sync } from "./context";
import { nothing, type Deed, type Of, type Site } from "./command";
import { addMark, addressLists, marksOf, putMarks, removeMark, type Mark } from "./marks";
import type { Marks } from "./tasks";
import { Refusal, type ChartSpec, type Validation } from "../port/workbook";

/** What brings back the marks of a sheet; a step has one for each sheet. */
async function marksBack(site: Site, name: string): Promise<{ readonly before: Mark[]; readonly back: Deed["back"] }> {
  if (site.isNew(name)) return { before: [], back: nothing };
  const before = await marksOf(site.sync, site.sheet(name));
  return {
    before,
    async back(now) {
      const sheet = now.sheet(name);
      const present = await marksOf(now.sync, sheet);
      return () => putMarks(sheet, before, present);
    },
  };
}

/** `first`: no other deed of the step is on the marks of this sheet before it. */
export async function markDeed(site: Site, { sheet: name, tone, areas }: Marks, first: boolean): Promise<Deed> {
  return {
    weight: areas.length,
    ask() {
      for (const addresses of addressLists(areas)) addMark(site.sheet(name), tone, addresses);
    },
    back: first ? (await marksBack(site, name)).back : nothing,
  };
}

export async function clearMarksDeed(site: Site, { sheet: name }: Of<"clearMarks">): Promise<Deed> {
  const { before, back } = await marksBack(site, name);
  return {
    weight: before.length,
    ask() {
      for (const mark of before) removeMark(site.sheet(name), mark);
    },
    back,
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

export async function commentDeed(site: Site, change: Of<"comment">): Promise<Deed> {
  const { sheet: name, row, column } = change;
  const put = (at: Site, present: Excel.Comment | undefined, text: string): void => {
    if (present && text === "") present.delete();
    else if (present) present.content = text;
    else if (text !== "") at.context.workbook.comments.add(cellOf(at.sheet(name), row, column), text);
  };
  if (site.isNew(name)) return { weight: 1, ask: () => put(site, undefined, change.text), back: nothing };
  const before = await commentAt(site, name, row, column);
  const text = before?.content ?? "";
  return {
    weight: 1,
    ask: () => put(site, before, change.text),
    async back(now) {
      const present = await commentAt(now, name, row, column);
      return () => put(now, present, text);
    },
  };
}

export async function nameDeed(site: Site, { name, block }: Of<"name">): Promise<Deed> {
  const before = site.context.workbook.names.getItemOrNullObject(name).load("formula");
  await site.sync();
  const formula = before.isNullObject ? undefined : String(before.formula);
  return {
    weight: 1,
    ask() {
      if (before.isNullObject) site.context.workbook.names.add(name, rangeAt(site.sheet(block.sheet), block.area));
      else before.formula = `=${referenceTo(block)}`;
    },
    async back(now) {
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
  if (cellsIn(area) > MOST_RULES) throw new Refusal("too large", "different rules of validation");
  const cells: Area[] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      cells.push({ top: row, left: column, bottom: row, right: column });
    }
  }
  return (await Promise.all(cells.map((cell) => rulesOf(sync, sheet, cell)))).flat();
}

function ruleFor(allow: Validation): Excel.DataValidationRule {
  if ("list" in allow) return { list: { inCellDropDown: true, source: allow.list.join(",") } };
  const { least, most, whole } = allow;
  const [formula1, formula2] = [least ?? -Number.MAX_SAFE_INTEGER, most ?? Number.MAX_SAFE_INTEGER];
  const rule = { formula1, formula2, operator: "Between" } as const;
  return whole === true ? { wholeNumber: rule } : { decimal: rule };
}

export async function validationDeed(site: Site, { block, allow }: Of<"validation">): Promise<Deed> {
  const { sheet: name, area } = block;
  const before = site.isNew(name) ? [] : await rulesOf(site.sync, site.sheet(name), area);
  const put = (sheet: Excel.Worksheet, { area: at, rule }: Rule): void => {
    const validation = rangeAt(sheet, at).dataValidation;
    if (rule) validation.rule = rule;
    else validation.clear();
  };
  return {
    weight: 1,
    ask: () => put(site.sheet(name), { area, rule: allow ? ruleFor(allow) : undefined }),
    back: async (now) => () => {
      for (const rule of before) put(now.sheet(name), rule);
    },
  };
}

const CHARTS = { bar: "BarClustered", column: "ColumnClustered", line: "LineMarkers" } as const;

/** A chart is known again by a name of its own. */
let charts = 0;

export function chartDeed(site: Site, { sheet: name, at, chart }: Of<"chart">): Deed {
  const chartName = `County Monthly ${Date.now().toString(36)} ${++charts}`;
  return {
    weight: 1,
    ask: () => askChart(site, name, at, chart, chartName),
    async back(now) {
      if (now.isNew(name)) return () => undefined;
      const present = now.sheet(name).charts.getItemOrNullObject(chartName);
      await now.sync();
      return () => {
        if (!present.isNullObject) present.delete();
      };
    },
  };
}

function askChart(site: Site, name: string, at: Area, { type, title, data }: ChartSpec, chartName: string): void {
  const chart = site.sheet(name).charts.add(CHARTS[type], rangeAt(site.sheet(data.sheet), data.area), "Columns");
  chart.name = chartName;
  chart.title.text = title;
  chart.setPosition(cellOf(site.sheet(name), at.top, at.left), cellOf(site.sheet(name), at.bottom, at.right));
}
