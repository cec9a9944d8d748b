// Charts over the cells of the grid: they are drawn with the cells, and move with them.
import type { ICommandInfo, IMutationInfo, IRange } from "@univerjs/core";
import {
  SheetExtension,
  SpreadsheetExtensionRegistry,
  type SpreadsheetSkeleton,
  type UniverRenderingContext,
} from "@univerjs/engine-render";
import {
  ClearSelectionAllCommand,
  ClearSelectionContentCommand,
  handleDefaultRangeChangeWithEffectRefCommands,
  SheetInterceptorService,
} from "@univerjs/sheets";
import type { Area } from "../../analysis";
import type { PlacedChart } from "../book/book";
import { barsOf } from "../chart/bars";
import { present } from "../collections";
import { drawBars, type Box } from "./drawBars";
import { areaOfRange, gridRange, sheetExtras, type Engine } from "./engine";
import { SetSheetExtras } from "./mutations";
import { idsOf } from "./step";

class Charts extends SheetExtension {
  override uKey = "CountyCharts";
  /** Over everything of the cells. */
  protected override Z_INDEX = 70;

  override draw(context: UniverRenderingContext, _scale: unknown, skeleton: SpreadsheetSkeleton): void {
    for (const { at, chart } of sheetExtras(skeleton.worksheet).charts ?? []) {
      const sheet = skeleton.worksheet;
      const bars = barsOf(chart, (row, column) => ({
        text: String(sheet.getCell(row, column)?.v ?? ""),
        value: sheet.getCellRaw(row, column)?.v,
      }));
      drawBars(context, boxOf(skeleton, at), bars);
    }
  }
}

function boxOf(skeleton: SpreadsheetSkeleton, { top, left, bottom, right }: Area): Box {
  const { startX, startY } = skeleton.getCellWithCoordByIndex(top, left, false);
  const { endX, endY } = skeleton.getCellWithCoordByIndex(bottom, right, false);
  return { left: startX, top: startY, width: endX - startX, height: endY - startY };
}

/** Tells the grid, before it draws anything. */
export function registerCharts(): void {
  SpreadsheetExtensionRegistry.add(Charts);
}

const CLEARING = [ClearSelectionContentCommand.id, ClearSelectionAllCommand.id];

/**
 * Lets charts go with their cells, as part of the same step of the history: rows and columns that come and go move them, and a
 * chart goes with its figures, or with its place. One whose whole place is selected and cleared is taken away.
 */
export function moveChartsWithCells(engine: Engine): void {
  const interceptor = engine.univer.__getInjector().get(SheetInterceptorService);
  interceptor.interceptCommand({
    getMutations(command) {
      const { subUnitId } = (command.params ?? {}) as { subUnitId?: string };
      const book = engine.current();
      const sheet =
        (subUnitId === undefined ? undefined : book?.getSheetBySheetId(subUnitId)) ?? book?.getActiveSheet();
      const extras = sheet && sheetExtras(sheet);
      if (!sheet || !extras?.charts) return { redos: [], undos: [] };
      const left = chartsAfter(engine, extras.charts, command);
      if (JSON.stringify(left) === JSON.stringify(extras.charts)) return { redos: [], undos: [] };
      const setting = (charts: readonly PlacedChart[] | undefined): IMutationInfo => ({
        id: SetSheetExtras.id,
        params: { ...idsOf(sheet), extras: present({ ...extras, charts }) },
      });
      return { redos: [setting(left.length === 0 ? undefined : left)], undos: [setting(extras.charts)] };
    },
  });
}

function chartsAfter({ selections }: Engine, charts: readonly PlacedChart[], command: ICommandInfo): PlacedChart[] {
  if (CLEARING.includes(command.id)) {
    const cleared = selections.getCurrentSelections().map(({ range }) => range);
    return charts.filter(({ at }) => !cleared.some((range) => holds(range, at)));
  }
  const moved = (area: Area): Area | null => {
    const range = handleDefaultRangeChangeWithEffectRefCommands(gridRange(area), command);
    return range && areaOfRange(range);
  };
  return charts.flatMap(({ at, chart }) => {
    const [place, data] = [moved(at), moved(chart.data)];
    return place && data ? [{ at: place, chart: { ...chart, data } }] : [];
  });
}

const holds = ({ startRow, endRow, startColumn, endColumn }: IRange, { top, left, bottom, right }: Area): boolean =>
  !(startRow > top || endRow < bottom || startColumn > left || endColumn < right);
