// The port's changes as the grid's own mutations.
import {
  BooleanNumber,
  generateRandomId,
  type IColumnData,
  type IRange,
  type IStyleData,
  type Worksheet,
} from "@univerjs/core";
import { RemoveDefinedNameMutation, SetDefinedNameMutation } from "@univerjs/engine-formula";
import {
  AddWorksheetMergeMutation,
  InsertSheetMutation,
  RemoveSheetMutation,
  RemoveWorksheetMergeMutation,
  SetColDataMutation,
  SetColHiddenMutation,
  SetFrozenMutation,
  SetRowHiddenMutation,
  SetWorksheetHideMutation,
} from "@univerjs/sheets";
import { addressOf, areaAt, linkTo, referenceTo, within, type Area } from "../../analysis";
import { without } from "../collections";
import { areaOfWrite } from "../port/changes";
import { gridValue, styleAt } from "./cell";
import { cellExtras, gridRange, sheetExtras, sheetNamed, type CellExtras, type SheetExtras } from "./engine";
import { emptySheet, pixelsOfWidth } from "./load";
import { SetSheetExtras, LeaveSheet, type SheetExtrasParams } from "./mutations";
import { setComment } from "./notes";
import { idsOf, type Cell, type Step } from "./step";
import { hexOf, HORIZONTAL } from "./style";
import { validate } from "./validation";
import { HEADER_FILL, TONE_FILLS, type Block, type Change, type WorkbookCell } from "../port/workbook";

type Of<Kind extends Change["change"]> = Extract<Change, { change: Kind }>;
type Look = Pick<WorkbookCell, "format" | "bold" | "align">;

/** Does a change, which has been found to be possible, as part of a step. */
export function make(step: Step, change: Change): void {
  switch (change.change) {
    case "write":
      return write(step, change);
    case "clear":
      return step.alterExisting(sheetNamed(step.engine, change.block.sheet), (cell, row, column) =>
        within(change.block.area, row, column) ? emptied(cell) : undefined,
      );
    case "format":
      return step.alter(change.block, (cell) => ({ ...cell, s: styled(step, cell, change) }));
    case "insertSheet":
      return step.insert({ sheet: emptySheet(generateRandomId(), change.sheet) });
    case "deleteSheet":
      return deleteSheet(step, change.sheet);
    case "hideSheet":
      return hideSheet(step, change);
    case "widths":
      return setWidths(step, change);
    case "layOut":
      return layOut(step, change);
    case "merge":
      return merge(step, change.block);
    case "mark":
      return mark(step, change);
    case "clearMarks":
      return clearMarks(step, change.sheet);
    case "comment":
      // It is no longer the words of whoever wrote what stood there.
      return setComment(step, idsOf(sheetNamed(step.engine, change.sheet)), change);
    case "link":
      return setCellExtras(step, change, {
        link: linkTo(change.to.sheet, addressOf(change.to.area.top, change.to.area.left)),
      });
    case "name":
      return setName(step, change);
    case "validation":
      return validate(step, sheetNamed(step.engine, change.block.sheet), change.block.area, change.allow);
    case "protect":
      return protect(step, change);
    case "chart":
      return addChart(step, change);
  }
}

const CONTENT = ["v", "t", "f", "si", "p", "ref", "xf"] as const;

/** A cell without its content. */
const emptied = (cell: Cell): Cell => CONTENT.reduce<Cell>((left, part) => without(left, part), cell);

function withExtras(cell: Cell, extras: CellExtras): Cell {
  const left = without(cell, "custom");
  return Object.keys(extras).length === 0 ? left : { ...left, custom: extras };
}

function styled({ engine }: Step, cell: Cell, { format, bold, align }: Look): IStyleData {
  const style: IStyleData = { ...styleAt(engine, cell) };
  if (format === "General") delete style.n;
  else if (format !== undefined) style.n = { pattern: format };
  if (bold === false) delete style.bl;
  else if (bold) style.bl = BooleanNumber.TRUE;
  if (align !== undefined) style.ht = HORIZONTAL[align];
  return style;
}

function write(step: Step, change: Of<"write">): void {
  const area = areaOfWrite(change);
  step.alter({ sheet: change.sheet, area }, (cell, row, column) => {
    const given = change.cells[row - area.top]?.[column - area.left];
    if (given === undefined) return cell;
    const { value, formula, ...look } = typeof given === "object" && given !== null ? given : { value: given };
    const style = Object.keys(look).length === 0 ? {} : { s: styled(step, cell, look) };
    return { ...emptied(cell), ...(formula === undefined ? gridValue(value) : { f: `=${formula}` }), ...style };
  });
}

function deleteSheet(step: Step, name: string): void {
  const sheet = sheetNamed(step.engine, name);
  const index = step.engine.book().getSheets().indexOf(sheet);
  const ids = idsOf(sheet);
  step.do(LeaveSheet.id, ids, []);
  const undo = { unitId: ids.unitId, index, sheet: structuredClone(sheet.getConfig()) };
  step.do(RemoveSheetMutation.id, { ...ids, subUnitName: name }, [{ id: InsertSheetMutation.id, params: undo }]);
}

function hideSheet(step: Step, { sheet: name, hidden }: Of<"hideSheet">): void {
  const sheet = sheetNamed(step.engine, name);
  const ids = idsOf(sheet);
  if (hidden) step.do(LeaveSheet.id, ids, []);
  const { id } = SetWorksheetHideMutation;
  const undo = { id, params: { ...ids, hidden: sheet.isSheetHidden() } };
  step.do(id, { ...ids, hidden: hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE }, [undo]);
}

function setWidths(step: Step, { sheet: name, widths, atLeast }: Of<"widths">): void {
  const sheet = sheetNamed(step.engine, name);
  const [now, before]: [Record<number, IColumnData>, Record<number, IColumnData | null>] = [{}, {}];
  widths.forEach((width, column) => {
    if (width === undefined) return;
    const old = sheet.getConfig().columnData[column];
    const least = atLeast ? sheet.getColumnWidth(column) : 0;
    now[column] = { ...old, w: Math.max(least, pixelsOfWidth(width)) };
    before[column] = old ? { ...old } : null;
  });
  const { id } = SetColDataMutation;
  const gone = Object.fromEntries(Object.keys(before).map((column) => [column, null]));
  const setting = (columnData: object) => ({ id, params: { ...idsOf(sheet), columnData } });
  step.do(id, setting(now).params, [setting(gone), setting(before)]);
}

/** The sheet goes as a whole where its step is taken back, so that nothing here needs to be. */
function layOut(step: Step, { sheet: name, header, hiddenRows, hiddenColumns }: Of<"layOut">): void {
  const sheet = sheetNamed(step.engine, name);
  const ids = idsOf(sheet);
  step.alter({ sheet: name, area: header }, (cell) => ({
    ...cell,
    s: { ...styled(step, cell, { bold: true }), bg: { rgb: HEADER_FILL } },
  }));
  const ySplit = header.bottom + 1;
  step.do(SetFrozenMutation.id, { ...ids, xSplit: 0, ySplit, startRow: ySplit, startColumn: -1 }, []);
  const range = (of: Partial<Area>): IRange =>
    gridRange({ top: 0, left: 0, bottom: sheet.getRowCount() - 1, right: sheet.getColumnCount() - 1, ...of });
  const rows = hiddenRows.map((row) => range({ top: row, bottom: row }));
  if (rows.length > 0) step.do(SetRowHiddenMutation.id, { ...ids, ranges: rows }, []);
  const columns = hiddenColumns.map((column) => range({ left: column, right: column }));
  if (columns.length > 0) step.do(SetColHiddenMutation.id, { ...ids, ranges: columns }, []);
}

function merge(step: Step, block: Block): void {
  const { top, left, bottom, right } = block.area;
  if (top === bottom && left === right) return;
  const sheet = sheetNamed(step.engine, block.sheet);
  step.reach(sheet, block.area);
  step.alterExisting(sheet, (cell, row, column) =>
    within(block.area, row, column) && (row !== top || column !== left) ? emptied(cell) : undefined,
  );
  const params = { ...idsOf(sheet), ranges: [gridRange(block.area)] };
  step.do(AddWorksheetMergeMutation.id, params, [{ id: RemoveWorksheetMergeMutation.id, params }]);
}

function mark(step: Step, { block, tone }: Of<"mark">): void {
  step.alter(block, (cell) => {
    const style = styleAt(step.engine, cell);
    const marked = cellExtras(cell).marked ?? { fill: hexOf(style.bg?.rgb) ?? null };
    return { ...withExtras(cell, { ...cellExtras(cell), marked }), s: { ...style, bg: { rgb: TONE_FILLS[tone] } } };
  });
}

function clearMarks(step: Step, name: string): void {
  step.alterExisting(sheetNamed(step.engine, name), (cell) => {
    const { marked, ...extras } = cellExtras(cell);
    if (!marked) return undefined;
    const style: IStyleData = without(styleAt(step.engine, cell), "bg");
    const before: IStyleData = marked.fill === null ? style : { ...style, bg: { rgb: `#${marked.fill}` } };
    const left = without(withExtras(cell, extras), "s");
    return Object.keys(before).length === 0 ? left : { ...left, s: before };
  });
}

/** Sets what a cell keeps; undefined takes it away. */
function setCellExtras(
  step: Step,
  { sheet, row, column }: Of<"link">,
  more: { readonly [Key in keyof CellExtras]?: CellExtras[Key] | undefined },
): void {
  step.alter({ sheet, area: areaAt(row, column) }, (cell) => {
    const fields = Object.entries({ ...cellExtras(cell), ...more }).filter(([, value]) => value !== undefined);
    return withExtras(cell, Object.fromEntries(fields));
  });
}

function setName(step: Step, { name, block }: Of<"name">): void {
  const unitId = step.engine.book().getUnitId();
  const before = step.engine.names.getValueByName(unitId, name);
  const params = {
    unitId,
    id: before?.id ?? generateRandomId(),
    name,
    formulaOrRefString: referenceTo(block.sheet, block.area),
  };
  const undo = before
    ? { id: SetDefinedNameMutation.id, params: { ...before, unitId } }
    : { id: RemoveDefinedNameMutation.id, params };
  step.do(SetDefinedNameMutation.id, params, [undo]);
}

function addChart(step: Step, { sheet: name, at, chart }: Of<"chart">): void {
  const sheet = sheetNamed(step.engine, name);
  step.reach(sheet, at);
  const extras = sheetExtras(sheet);
  setSheetExtras(step, sheet, { ...extras, charts: [...(extras.charts ?? []), { at, chart }] });
}

function setSheetExtras(step: Step, sheet: Worksheet, extras: SheetExtras): void {
  const { id } = SetSheetExtras;
  const params = (now: SheetExtras): SheetExtrasParams => ({ ...idsOf(sheet), extras: now });
  step.do(id, params(extras), [{ id, params: params(sheetExtras(sheet)) }]);
}

function protect(step: Step, { sheet: name, but }: Of<"protect">): void {
  const sheet = sheetNamed(step.engine, name);
  const extras = sheetExtras(sheet);
  if (but === null) return setSheetExtras(step, sheet, without(extras, "protected"));
  step.alterExisting(sheet, (cell) => {
    const { unlocked, ...others } = cellExtras(cell);
    return unlocked ? withExtras(cell, others) : undefined;
  });
  for (const area of but) {
    step.alter({ sheet: name, area }, (cell) => withExtras(cell, { ...cellExtras(cell), unlocked: true }));
  }
  return setSheetExtras(step, sheet, { ...extras, protected: true });
}
