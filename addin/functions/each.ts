import type { Figure } from "../analysis";
import { gridOf, isSingle, Mistake, rangeOf, say, answerOf, widthOf, type Cell, type Grid, type Answer } from "./cell";
import { isBareNumber, Units, type Argument } from "./units";

/**
 * Works cell by cell over ranges of one size; a single cell serves every cell of the others. An answer spills as large as
 * the largest.
 */
export const each = (work: (...figures: Figure[]) => Figure, ...args: readonly Argument[]): Answer[][] =>
  sweep(args, (figures, line) => line.push(answerOf(work(...figures))));

/** `each`, where every cell has several answers side by side; ranges then have one column. */
export const eachRow = (work: (...figures: Figure[]) => readonly Figure[], ...args: readonly Argument[]): Answer[][] =>
  sweep(args, (figures, line) => line.push(...work(...figures).map(answerOf)));

/** Goes over the cells of ranges together; `answer` adds to the line of the result, and keeps nothing of `figures`. */
function sweep(args: readonly Argument[], answer: (figures: readonly Figure[], line: Answer[]) => void): Answer[][] {
  const asGiven = args.map(({ value }) => rangeOf(value));
  if (asGiven.every(isSingle)) {
    const line: Answer[] = [];
    const cells = asGiven.map((grid) => grid[0]?.[0]);
    answer(needsUnits(args, cells) ? new Units(args).read(cells) : (cells as number[]), line);
    return [line];
  }
  const units = new Units(args);
  refuseOtherSizes(asGiven);
  // One range may be shorter than another once its blank end is off: there it is blank.
  const grids = args.map(({ value }) => gridOf(value));
  const singles = asGiven.map(isSingle);
  const height = Math.max(...grids.map((grid) => grid.length));
  const width = Math.max(...grids.map(widthOf));
  const cells = new Array<Cell>(args.length);
  const result: Answer[][] = [];
  try {
    while (result.length < height) {
      const line: Answer[] = [];
      for (let c = 0; c < width; c++) {
        for (let i = 0; i < grids.length; i++) {
          const grid = grids[i] as Grid;
          cells[i] = singles[i] ? grid[0]?.[0] : grid[result.length]?.[c];
        }
        answer(units.read(cells), line);
      }
      result.push(line);
    }
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const row = result.length + 1;
    throw new Mistake(say(`第${row}行：${error.message}`, `Row ${row}: ${error.message}`), error.code);
  }
  return result;
}

/** False of single numbers, which thousands of calls hand over: only of a share is there more to ask. */
const needsUnits = (args: readonly Argument[], cells: readonly Cell[]): boolean =>
  !cells.every(isBareNumber) || args.some(({ kind }) => kind === "share");

function refuseOtherSizes(grids: readonly Grid[]): void {
  const [largest, ...others] = grids.filter((grid) => !isSingle(grid));
  const odd = others.find((grid) => largest && sizeOf(grid) !== sizeOf(largest));
  if (!odd || !largest) return;
  throw new Mistake(
    say(
      `区域大小不同：${sizeOf(largest)}与${sizeOf(odd)}`,
      `Ranges differ in size: ${sizeOf(largest)} and ${sizeOf(odd)}`,
    ),
  );
}

const sizeOf = (grid: Grid): string => say(`${grid.length}行${widthOf(grid)}列`, `${grid.length}×${widthOf(grid)}`);
