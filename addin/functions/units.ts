// Units written in cells (6.53亿元, 5.6%): they are read and made one, or the call is refused; none is dropped.
import { absence, convert, finestUnit, isNumber, readCell, type Figure } from "../analysis";
import { Mistake, plainCell, say, type Cell } from "./cell";

export type Both = readonly [zh: string, en: string];

/**
 * An argument by the figures that it takes: amounts, which are set against the other amounts of the call; growth rates and
 * shares, which are ratios; plain numbers, which have no unit.
 */
export interface Argument {
  readonly value: Cell;
  readonly kind: "amount" | "growth" | "share" | "number";
  readonly name: Both;
  /** The answers are amounts in the unit of this argument. */
  readonly gives: boolean;
}

const NAMES: Readonly<Record<Argument["kind"], Both>> = {
  amount: ["数值", "figure"],
  growth: ["增速", "growth"],
  share: ["比重", "share"],
  number: ["数值", "number"],
};

const argument =
  (kind: Argument["kind"], gives = false) =>
  (value: Cell, name: Both = NAMES[kind]): Argument => ({ value, kind, name, gives });

export const amount = argument("amount");
/** Amounts in whose unit the answers are. */
export const yardstick = argument("amount", true);
export const growthOf = argument("growth");
export const shareOf = argument("share");
export const plainNumber = argument("number");

/** A figure with the unit written beside it: "" of a bare number, "%" of any ratio. */
export interface Quantity {
  readonly figure: Figure;
  readonly unit: string;
  readonly cell: Cell;
}

const BARE = "";
const RATIO = "%";
export const GROWTH = NAMES.growth;

/** A cell as a figure and its unit: numbers, numeric text and the words of a reason; a blank is "not reported". */
export function quantityOf(cell: Cell): Quantity {
  const { figure, isRatio, unit } = readCell(plainCell(cell));
  return { figure, unit: isRatio && unit !== "个百分点" ? RATIO : unit, cell };
}

const wordsOf = ({ cell }: Quantity): string => {
  const plain = plainCell(cell);
  return typeof plain === "string" ? say(`“${plain}”`, `"${plain}"`) : String(plain);
};

/** A number that needs no reading. */
export const isBareNumber = (cell: Cell): cell is number => typeof cell === "number" && Number.isFinite(cell);

/** A figure beside which no unit may stand; "not a number" where one does. */
export function bareFigure(cell: Cell): Figure {
  const one = quantityOf(cell);
  return isBare(one) ? one.figure : absence("not a number");
}

/** True of a number that a unit makes another: 0 is nothing in every unit. */
export const counts = ({ figure }: Quantity): boolean => isNumber(figure) && figure !== 0;

export const isBare = ({ unit }: Quantity): boolean => unit === BARE;

/** Makes the units of figures that are set against each other one: that of `to`, or the finest of theirs. */
function inOneUnit(all: readonly Quantity[], to?: Quantity): Figure[] {
  const known = all.filter(counts);
  const units = new Set((to ? [to, ...known] : known).map(({ unit }) => unit));
  const [first] = known;
  if (!first || units.size === 1) return all.map(({ figure }) => figure);
  refuseMixed(known);
  const finest = finestUnit([...units]);
  if (finest === undefined) {
    const other = (to ? [...known, to] : known).find(({ unit }) => unit !== first.unit) ?? first;
    const [one, another] = [first, other].map(wordsOf);
    throw new Mistake(
      say(`${one}和${another}单位不同，不能比较`, `${one} and ${another} are in units that cannot be compared`),
    );
  }
  const unit = to?.unit ?? finest;
  return all.map(({ figure, unit: own }) => {
    const value = isNumber(figure) && figure !== 0 ? convert(figure, own, unit) : figure;
    return value === undefined || value === Infinity || value === -Infinity ? absence("not a number") : value;
  });
}

/** Refuses a number with a unit beside one without. */
export function refuseMixed(known: readonly Quantity[]): void {
  const bare = known.find(isBare);
  const named = known.find((one) => !isBare(one));
  if (!bare || !named) return;
  const [one, other] = [wordsOf(named), wordsOf(bare)];
  throw new Mistake(
    named.unit === RATIO
      ? say(
          `${one}是百分数，${other}没有百分号：请都写百分号，或都填比率（5.6%即0.056）`,
          `${one} is a percentage and ${other} has no % sign: write all with one, or all as ratios`,
        )
      : say(
          `${one}有单位，${other}没有：请都写明单位，或都不写`,
          `${one} has a unit and ${other} has none: write all with units, or all without`,
        ),
  );
}

/** Refuses a figure whose unit is none that its argument takes. */
export function refuseUnit({ kind, name: [zh, en] }: Pick<Argument, "kind" | "name">, one: Quantity): void {
  const { figure, unit } = one;
  if (!isNumber(figure) || isBare(one) || kind === "amount") return;
  if (kind === "number") {
    throw new Mistake(say(`${zh}${wordsOf(one)}应为不带单位的数`, `${en} ${wordsOf(one)} should have no unit`));
  }
  if (unit === RATIO) return;
  throw new Mistake(
    say(
      `${zh}${wordsOf(one)}应为百分数或比率，如6.1%或0.061`,
      `${en} ${wordsOf(one)} should be a percentage or a ratio: 6.1% or 0.061`,
    ),
  );
}

/** The ratio of a percentage that was typed without its sign. */
export const asPercentage = (figure: number): Figure => readCell(`${figure}%`).figure;

/** Refuses a share above 1: 75 is 75%, and nobody can tell 1.05 from 1.05%. */
function refuseAboveOne([zh, en]: Both, figure: Figure | undefined): void {
  if (typeof figure !== "number" || !(figure > 1)) return;
  const ratio = asPercentage(figure);
  const choice = isNumber(ratio) && ratio <= 1 ? [`${figure}%`, String(ratio)] : ["75%", "0.75"];
  throw new Mistake(
    say(`${zh}${figure}大于1：请填${choice.join("或")}`, `${en} ${figure} is above 1: write ${choice.join(" or ")}`),
  );
}

/** The units of a call that is worked through cell by cell: those of a row are made one, and those of all answers too. */
export class Units {
  private readonly amounts: readonly number[];
  private readonly shares: readonly number[];
  private readonly ratios: readonly number[];
  /** The argument in whose unit the answers are; -1 where they are none of amounts. */
  private readonly gives: number;
  private readonly figures: Figure[];
  /** Where the answers are amounts: the first amount with a unit, and the first without. */
  private named: Quantity | undefined;
  private bare: Quantity | undefined;
  /** Whether amounts without units are still to be looked at, row by row. */
  private watches: boolean;

  constructor(private readonly args: readonly Argument[]) {
    const of = (...kinds: Argument["kind"][]) => args.flatMap(({ kind }, i) => (kinds.includes(kind) ? [i] : []));
    this.amounts = of("amount");
    this.shares = of("share");
    this.ratios = of("share", "growth");
    this.gives = args.findIndex(({ gives }) => gives);
    this.figures = new Array<Figure>(args.length);
    this.watches = this.gives >= 0;
  }

  /** The figures of a row of cells, in an array that the next row takes over. */
  read(cells: readonly Cell[]): readonly Figure[] {
    const { figures, shares } = this;
    let hasUnit = false;
    for (let i = 0; i < figures.length; i++) {
      const cell = cells[i];
      if (typeof cell === "number" && cell - cell === 0) figures[i] = cell;
      else {
        const { figure, unit } = readCell(plainCell(cell));
        figures[i] = figure;
        hasUnit ||= unit !== BARE;
      }
    }
    if (hasUnit) this.settle(cells.map(quantityOf));
    else {
      for (const i of shares) refuseAboveOne(this.nameOf(i), figures[i]);
      if (this.watches) this.keep(this.amounts.map((i) => quantityOf(cells[i])));
    }
    return figures;
  }

  private settle(all: readonly Quantity[]): void {
    const at = (indices: readonly number[]) => indices.map((i) => all[i] as Quantity);
    this.args.forEach((argument, i) => refuseUnit(argument, all[i] as Quantity));
    for (const i of this.shares) if (all[i]?.unit === BARE) refuseAboveOne(this.nameOf(i), all[i]?.figure);
    // 0.351 beside "-13.5%" is a ratio; 8.9 beside "5.6%" may be either.
    refuseMixed(
      at(this.ratios).filter(({ figure, unit }) => unit === RATIO || (isNumber(figure) && !(figure * figure <= 1))),
    );
    const amounts = at(this.amounts);
    if (this.gives >= 0) this.keep(amounts, all[this.gives]);
    inOneUnit(amounts, this.named).forEach((figure, i) => (this.figures[this.amounts[i] as number] = figure));
  }

  /** Keeps what the answers are in, and refuses answers of which some would have a unit and others none. */
  private keep(amounts: readonly Quantity[], own?: Quantity): void {
    const known = amounts.filter(counts);
    this.bare ??= known.find(isBare);
    this.named ??= (own ? [own, ...known] : known).find((one) => counts(one) && !isBare(one));
    refuseMixed([this.named, this.bare].filter((one) => one !== undefined));
    this.watches = !this.bare || this.named !== undefined;
  }

  private nameOf(i: number): Both {
    return (this.args[i] as Argument).name;
  }
}

type Lists = readonly (readonly Cell[])[];
type Read<Cells extends readonly Cell[]> = { readonly [At in keyof Cells]: Figure };
/** Lists of figures, as many and as long as the lists of their cells. */
type FiguresOf<Given extends Lists> = { readonly [At in keyof Given]: Read<Given[At]> };

/** Figures that are compared with each other all together, list by list, in the unit of the first. */
export const alike = <const Given extends Lists>(...lists: Given): FiguresOf<Given> =>
  together(lists, (all) => inOneUnit(all, all.find(counts)));

/** The figures of one list. */
export const oneField = (cells: readonly Cell[]): readonly Figure[] => alike(cells)[0];

/** Figures that are judged by the last place of each, which another unit would move: all in one unit as they stand. */
export const asTheyStand = <const Given extends Lists>(...lists: Given): FiguresOf<Given> =>
  together(lists, (all) => {
    const known = all.filter(counts);
    refuseMixed(known);
    const other = known.find(({ unit }) => unit !== known[0]?.unit);
    if (other) {
      const [one, another] = [known[0] as Quantity, other].map(wordsOf);
      throw new Mistake(
        say(
          `${one}和${another}单位不同：核对要看末位，请换成同一单位`,
          `${one} and ${another} differ in unit: a verdict goes by the last place, so write both in one`,
        ),
      );
    }
    return all.map(({ figure }) => figure);
  });

function together<Given extends Lists>(
  lists: Given,
  settle: (all: readonly Quantity[]) => readonly Figure[],
): FiguresOf<Given> {
  if (lists.every((list) => list.every(isBareNumber))) return lists as unknown as FiguresOf<Given>;
  const figures = settle(lists.flat().map(quantityOf));
  let from = 0;
  return lists.map((list) => figures.slice(from, (from += list.length))) as unknown as FiguresOf<Given>;
}
