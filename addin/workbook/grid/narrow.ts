// Numbers wider than their column, which show as #### and never as their first digits.
import { CellValueType, type ICellData, type IRange } from "@univerjs/core";
import {
  DEFAULT_PADDING_DATA,
  FontCache,
  SheetExtension,
  SpreadsheetExtensionRegistry,
  type IFontCacheItem,
  type SpreadsheetSkeleton,
} from "@univerjs/engine-render";
import { isGeneral } from "../read/formats";

/** A cell of general format, shortened; what follows the point may go, as in Excel, but no digit before it. */
function fittedNumber(text: string, general: boolean, fits: (text: string) => boolean): string | undefined {
  if (fits(text)) return text;
  const value = Number(text);
  const places = text.split(".")[1]?.length ?? 0;
  if (!general || !/^-?\d+\.\d+$/.test(text)) return undefined;
  for (let kept = places - 1; kept >= 0; kept--) {
    const shorter = value.toFixed(kept);
    // A number that is not zero is never shown as zero.
    if (Number(shorter) === 0) return undefined;
    if (fits(shorter)) return shorter;
  }
  return undefined;
}

const isShownNumber = ({ v, t }: ICellData): boolean =>
  v != null && (t === CellValueType.NUMBER || (t == null && typeof v === "number"));

/** Puts its text right in the cells that are about to be drawn: those are copies, which nothing but the drawing reads. */
class NarrowNumbers extends SheetExtension {
  override uKey = "CountyNarrowNumbers";
  /** Just before the text of the cells. */
  protected override Z_INDEX = 44;
  /** The texts before they were fitted. */
  private readonly whole = new WeakMap<object, string>();

  override draw(
    _context: unknown,
    _scale: unknown,
    skeleton: SpreadsheetSkeleton,
    _changed?: readonly IRange[],
    more?: { readonly viewRanges: readonly IRange[] },
  ): void {
    const fonts = skeleton.stylesCache.fontMatrix;
    for (const { startRow, endRow, startColumn, endColumn } of more?.viewRanges ?? []) {
      for (let row = startRow; row <= endRow; row++) {
        for (let column = startColumn; column <= endColumn; column++) {
          const item = fonts.getValue(row, column);
          if (item?.cellData && !item.documentSkeleton && isShownNumber(item.cellData))
            this.fit(skeleton, row, column, item, item.cellData);
        }
      }
    }
  }

  private fit(
    skeleton: SpreadsheetSkeleton,
    row: number,
    column: number,
    { fontString, style }: IFontCacheItem,
    cell: ICellData,
  ): void {
    const { isMergedMainCell, mergeInfo, startX, endX } = skeleton.getCellWithCoordByIndex(row, column, false);
    const reach = isMergedMainCell ? mergeInfo : { startX, endX };
    const padding = { ...DEFAULT_PADDING_DATA, ...style?.pd };
    const width = reach.endX - reach.startX - (padding.l ?? 0) - (padding.r ?? 0);
    const text = this.whole.get(cell) ?? String(cell.v);
    this.whole.set(cell, text);
    const widthOf = (one: string): number => FontCache.getMeasureText(one, fontString).width;
    const general = !style?.n?.pattern || isGeneral(style.n.pattern);
    const fitted = fittedNumber(text, general, (one) => widthOf(one) <= width);
    cell.v = fitted ?? "#".repeat(Math.max(1, Math.floor(width / widthOf("#"))));
  }
}

/** Tells the grid, before it draws anything. */
export function registerNarrowNumbers(): void {
  SpreadsheetExtensionRegistry.add(NarrowNumbers);
}
