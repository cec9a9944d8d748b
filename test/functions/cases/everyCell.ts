import {
  column,
  errorCell,
  gives,
  numberCell,
  refuses,
  type Argument,
  type Case,
  type Cell,
  type Shown,
} from "../case";

/** A function that works cell by cell: how many of its arguments may be ranges, a call, and its answer side by side. */
interface EachCell {
  readonly id: string;
  readonly ranges: number;
  readonly cells: readonly Cell[];
  readonly answer: readonly Shown[];
}

const spec = (id: string, ranges: number, cells: readonly Cell[], ...answer: Shown[]): EachCell => ({
  id,
  ranges,
  cells,
  answer,
});

/** Numbers of the speech of September 2017 where it has them. */
export const EACH_CELL: readonly EachCell[] = [
  spec("GROWTHRATE", 2, [6.53, 6.33, 1], 0.032),
  spec("AVERAGEGROWTH", 3, [2007, 2468, 5, 2], 0.0422),
  spec("TWOYEARAVERAGE", 2, [0.351, -0.135, 1], 0.081),
  spec("SINCEYEAREND", 2, [230.86, 38.96, 2], 191.9, 0.203),
  spec("COMPARABLEBASE", 2, [106.1, 0.061], 100),
  spec("SHARE", 2, [36552, 67949, 2], 0.5379),
  spec("POINTCHANGE", 2, [0.6133, 0.5879], 0.0254),
  spec("CONTRIBUTION", 3, [130, 100, 1000], 0.03),
  spec("CONTRIBUTIONRATE", 4, [130, 100, 1060, 1000], 0.5),
  spec("RANKCHANGE", 2, [3, 5], 2),
  spec("COMPLETION", 2, [23.95, 20], 1.1975),
  spec("TARGETGAP", 2, [0.6133, 0.75], -0.1367),
  spec("TAXTOTARGET", 3, [4.004849, 6.53, 0.75], 0.892651),
  spec("PACEGAP", 2, [1618, 10000, 201702, 2], -0.0049),
  spec("REQUIREDMONTHLY", 2, [600, 1000, 201708], 100),
  spec("REQUIREDGROWTH", 4, [600, 580, 900, 1000, 201708], 0.25),
  spec("PROJECTION", 3, [600, 580, 870], 900),
  spec("SCORE", 3, [0.6133, 0.75, 8, "正指标", 2], 6.54),
  spec("ROUNDED", 1, [1.005, 2], 1.01),
];

const six = <T>(value: T): T[] => Array.from({ length: 6 }, () => value);

function casesOf({ id, ranges, cells, answer }: EachCell): Case[] {
  const args = (change: (cell: Cell, i: number) => Argument): Argument[] =>
    cells.map((cell, i) => (i < ranges ? change(cell, i) : cell));
  const first = (cell: Cell) => args((other, i) => [[i === 0 ? cell : other]]);
  const all = (word: string) => answer.map(() => word);
  const cases = [
    gives(
      id,
      "works on numbers",
      args((cell) => [[cell]]),
      [answer],
    ),
    gives(
      id,
      "takes a value typed into the formula",
      args((cell) => cell),
      [answer],
    ),
    gives(
      id,
      "reads numbers written as text",
      args((cell) => [[String(cell)]]),
      [answer],
    ),
    gives(
      id,
      "takes the number out of a typed cell",
      args((cell) => [[numberCell(cell as number)]]),
      [answer],
    ),
    gives(id, "gives a blank (null) as not reported", first(null), [all("未报")]),
    gives(id, "gives a blank (empty text) as not reported", first(""), [all("未报")]),
    gives(id, "passes on the reason of another function", first("扭亏"), [all("扭亏")]),
    gives(id, "reads a reason in English as the same absence", first("zero base"), [all("基期为零")]),
    gives(id, "says that text is not a number", first("约3亿"), [all("不是数字")]),
    gives(id, "says that TRUE is not a number", first(true), [all("不是数字")]),
    gives(id, "says that an error cell is not a number", first(errorCell("#N/A")), [all("不是数字")], {
      withheld: "#N/A",
    }),
    gives(
      id,
      "works down six rows",
      args((cell) => column(six(cell))),
      six(answer),
    ),
    gives(id, "keeps the other rows where one has no number", sixWithGap(args, null), withGap(answer, "未报")),
    gives(
      id,
      "keeps the other rows where one is an error",
      sixWithGap(args, errorCell("#DIV/0!")),
      withGap(answer, "不是数字"),
      {
        withheld: "#DIV/0!",
      },
    ),
  ];
  if (ranges === 1) return cases;
  return [
    ...cases,
    gives(
      id,
      "takes single cells beside a range",
      args((cell, i) => (i === 0 ? column(six(cell)) : [[cell]])),
      six(answer),
    ),
    gives(
      id,
      "takes a range beside a single cell",
      args((cell, i) => (i === 1 ? column(six(cell)) : cell)),
      six(answer),
    ),
    refuses(
      id,
      "refuses ranges of two sizes",
      args((cell, i) => column(i === 0 ? six(cell) : six(cell).slice(1))),
      "区域大小不同：6行1列与5行1列",
    ),
    refuses(
      id,
      "refuses a row beside a column",
      args((cell, i) => (i === 0 ? column(six(cell)) : [six(cell)])),
      "区域大小不同：6行1列与1行6列",
    ),
  ];
}

/** The third of six rows lacks its first argument. */
const sixWithGap = (args: (change: (cell: Cell, i: number) => Argument) => Argument[], gap: Cell): Argument[] =>
  args((cell, i) => column(six(cell).map((value, row) => (i === 0 && row === 2 ? gap : value))));

const withGap = (answer: readonly Shown[], word: string): Shown[][] =>
  six(answer).map((row, i) => (i === 2 ? row.map(() => word) : [...row]));

export const everyCell: readonly Case[] = EACH_CELL.flatMap(casesOf);
