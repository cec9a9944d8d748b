// The parts of an outline: sentences, league tables, what drove a growth, and numbers among words.
import {
  board,
  bulletin,
  driversOf,
  isNumber,
  percent,
  percentFormat,
  periodWords,
  points,
  reasonWords,
  wordsOfNumber,
  type BulletinInput,
  type Indicator,
  type NumberId,
  type Period,
} from "../../analysis";
import { leagueChart, waterfall } from "../charts";
import type { Filled, Piece } from "./content";
import type { NumberList } from "./numberList";

/** The bulletin while it is being made. */
export interface Outline {
  readonly from: BulletinInput;
  readonly month: Period;
  readonly numbers: NumberList;
  readonly missing: Set<string>;
  readonly empty: string[];
  /** How many sentences each place for sentences got. */
  readonly said: number[];
}

const table = (
  title: string,
  columns: readonly (readonly [header: string, width: number])[],
  rows: readonly (readonly Piece[])[],
): Filled => ({
  is: "table",
  table: {
    title,
    headers: columns.map(([header]) => header),
    widths: columns.map(([, width]) => width),
    rows,
    left: [],
  },
});

const words = (text: string): Filled => ({ is: "words", pieces: [{ text }] });

/** The sentences of chapters, a paragraph each. */
export function chaptersOf(chapters: readonly string[], { from, numbers, missing, empty, said }: Outline): Filled {
  const sentences = bulletin(from, chapters);
  for (const one of sentences.flatMap((sentence) => sentence.missing)) missing.add(one.text);
  const paragraphs = sentences
    .filter(({ text }) => text !== "")
    .map(({ pieces }) => pieces.map(({ text, fact }): Piece => (fact === null ? { text } : numbers.piece(text, fact))));
  said.push(paragraphs.length);
  if (paragraphs.length === 0) empty.push(...chapters);
  return { is: "paragraphs", paragraphs };
}

/** A number by its id, or the reason that it has none: a cell of a table says either. */
function cell({ from, numbers }: Outline, id: NumberId): Piece {
  const found = wordsOfNumber(from, id);
  return numbers.piece(typeof found === "string" ? found : reasonWords(found.absent), id);
}

function idOf(
  { from, month }: Outline,
  { name, span }: Indicator,
  placeholder: string,
  region = from.region,
): NumberId {
  const period: Period = span === "balance" ? { ...month, span } : month;
  return { region, indicator: name, period, placeholder, family: "" };
}

/** A league table of the peers, or its chart; undefined of an indicator that the dictionary does not have. */
export function leagueBlock(name: string, isChart: boolean, outline: Outline): Filled | undefined {
  const { from, month } = outline;
  const { ledger, names, region: own } = from;
  const indicator = names.indicator(name);
  if (!indicator) return undefined;
  const isShare = indicator.part !== undefined;
  const by = isShare ? "share" : "growth";
  const { rows, period } = board({
    ledger,
    names,
    indicator: indicator.name,
    by,
    period: { year: month.year, month: month.month },
  });
  const title = `${periodWords(period ?? month, { year: true })}${names.dictionary.peers.name}${indicator.name}${isShare ? "" : "同比增速"}`;
  if (rows.length === 0) outline.missing.add(`${title}：未报`);
  if (isChart) {
    const drawn = rows.flatMap(({ region, value, text }) => (isNumber(value) ? [{ name: region, value, text }] : []));
    return { is: "chart", chart: leagueChart(title, drawn, own, percentFormat(indicator.decimals)) };
  }
  const id = (placeholder: string, region: string) => idOf(outline, indicator, placeholder, region);
  const line = ({ region }: (typeof rows)[number]): Piece[] => [
    cell(outline, id("名次", region)),
    { text: region },
    ...(isShare ? [cell(outline, id("比重", region))] : ["数值", "增速"].map((one) => cell(outline, id(one, region)))),
  ];
  const columns = isShare ? (["比重"] as const) : (["总量", "同比增速"] as const);
  return table(title, [["位次", 14], ["地区", 28], ...columns.map((header) => [header, 29] as const)], rows.map(line));
}

/** The drivers of the growth of a total, as a table or as a waterfall; undefined of indicators that the dictionary does not have. */
export function driverBlock(
  total: string,
  parts: readonly string[],
  isChart: boolean,
  outline: Outline,
): Filled | undefined {
  const { from, month } = outline;
  const { names } = from;
  const [whole, ...pieces] = [total, ...parts].map((name) => names.indicator(name));
  if (!whole || pieces.length === 0 || !pieces.every((one) => one !== undefined)) return undefined;
  const { decimals } = whole;
  const title = `${periodWords(month, { year: true })}${from.region}${whole.name}增长动因`;
  const list = [whole, ...pieces].map(({ name }) => name).join("、");
  if (!isChart) {
    const growth = (one: Indicator) => cell(outline, idOf(outline, one, "增速"));
    const line = (one: Indicator): Piece[] => [
      { text: one.name },
      cell(outline, idOf(outline, one, "数值")),
      cell(outline, idOf(outline, one, "增减")),
      growth(one),
      cell(outline, idOf(outline, one, `拉动幅度:${list}`)),
      cell(outline, idOf(outline, one, `贡献率:${list}`)),
    ];
    const all: Piece[] = [
      { text: whole.name },
      ...["数值", "增减"].map((one) => cell(outline, idOf(outline, whole, one))),
      growth(whole),
      { text: "—" },
      { text: "—" },
    ];
    const columns = [
      ["项目", 20],
      ["本期", 16],
      ["同比增减", 22],
      ["增速", 12],
      ["拉动", 18],
      ["贡献率", 12],
    ] as const;
    return table(title, columns, [...pieces.map(line), all]);
  }
  const drivers = driversOf(from, whole.name, parts, { decimals });
  const bars = drivers ? [...drivers.parts, { ...drivers.rest, indicator: "其他" }] : [];
  const steps = bars.flatMap(({ indicator, contribution }) =>
    isNumber(contribution) && (contribution !== 0 || indicator !== "其他")
      ? [{ name: indicator, change: contribution, text: signed(contribution, points(contribution, decimals)) }]
      : [],
  );
  const growth = drivers?.total.growth;
  if (growth === undefined || !isNumber(growth) || steps.length < parts.length) {
    outline.missing.add(`${title}：未报`);
    return { is: "paragraphs", paragraphs: [] };
  }
  const last = { name: `${whole.name}增长`, change: growth, text: signed(growth, percent(growth, decimals)) };
  return { is: "chart", chart: waterfall(`${title}（拉动，百分点）`, steps, last, percentFormat(decimals)) };
}

const signed = (value: number, text: string): string => (value > 0 ? `+${text}` : text);

/** Words of the month and the region, or one number: {财政总收入.增长}. */
export function inline(asked: string, outline: Outline): Filled | undefined {
  const { from, month, numbers, missing } = outline;
  const { names, region } = from;
  const { peers } = names.dictionary;
  const plain: Readonly<Record<string, string>> = {
    年: String(month.year),
    月: String(month.month),
    期间: periodWords(month),
    地区: region,
    组: peers.name,
  };
  if (Object.hasOwn(plain, asked)) return words(plain[asked] ?? "");
  const dot = asked.search(/[.．]/);
  const indicator = dot < 0 ? undefined : names.indicator(asked.slice(0, dot).trim());
  if (!indicator) return undefined;
  const id = idOf(outline, indicator, asked.slice(dot + 1).trim());
  const found = wordsOfNumber(from, id);
  if (typeof found === "string") return { is: "words", pieces: [numbers.piece(found, id)] };
  if (found.absent === "not applicable") return undefined;
  const reason = `${indicator.name}${id.placeholder}：${reasonWords(found.absent)}`;
  missing.add(reason);
  return words(`〔${reason}〕`);
}
