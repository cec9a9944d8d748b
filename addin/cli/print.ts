import stringWidth from "string-width";
import {
  inLanguage,
  address,
  checkWords,
  figuresRead,
  followsWords,
  followersIn,
  isNumber,
  isRoot,
  labelWords,
  message,
  periodKey,
  periodWords,
  reasonWords,
  ruleTitle,
  verdictWords,
  type Board,
  type Finding,
  type Language,
  type Monthly,
  type Observation,
  type PublishedProblem,
  type PublishedVerdict,
  type Sentence,
} from "../analysis";

/** A column grows to this width; a longer text runs over it in its own line. */
const WIDEST = 60;

/** Columns aligned by the width of their characters, a Chinese one being two. */
export function columns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replace(/\s+/g, " ")));
  const widths = lines.map((cells) => cells.map((cell) => stringWidth(cell)));
  const columnWidths = head.map((_, column) =>
    widths.reduce((most, row) => Math.max(most, Math.min(row[column] ?? 0, WIDEST)), 0),
  );
  const padded = (cell: string, row: number, column: number): string => {
    const space = " ".repeat(Math.max(0, (columnWidths[column] ?? 0) - (widths[row]?.[column] ?? 0)));
    return right.includes(column) ? space + cell : cell + space;
  };
  return lines
    .map((cells, row) =>
      cells
        .map((cell, column) => padded(cell, row, column))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The observations as a table; the text as shown stands for the figure. */
export function printFigures(observations: readonly Observation[], lang: Language): string {
  const say = inLanguage(lang);
  if (observations.length === 0) return say("没有读到数据。", "No figures were found.");
  const head =
    lang === "en"
      ? ["where", "region", "indicator", "period", "span", "measure", "figure", "unit"]
      : ["位置", "地区", "指标", "期间", "时段", "类型", "数值", "单位"];
  const rows = observations.map((one) => [
    address(one, lang),
    one.region,
    one.indicator,
    one.period ? periodKey(one.period) : "—",
    one.period ? labelWords("span", one.period.span, lang) : "",
    [labelWords("measure", one.measure, lang), one.against ? labelWords("against", one.against, lang) : ""]
      .join(" ")
      .trim(),
    isNumber(one.figure) ? one.text : reasonWords(one.figure.absent, lang),
    one.unit,
  ]);
  return columns(head, rows, [6]);
}

/** Lines beside the answer that are said at once. */
const MOST_LINES = 100;

/** Says the first of many lines beside the answer, and how many more there are. */
export function sayFirst<T>(
  things: readonly T[],
  lineOf: (thing: T) => string,
  lang: Language,
  report: (words: string) => void,
): void {
  for (const thing of things.slice(0, MOST_LINES)) report(lineOf(thing));
  const more = things.length - MOST_LINES;
  if (more > 0)
    report(
      inLanguage(lang)(`另有 ${more} 处，改正以上各处后再看。`, `${more} more: look again once these are mended.`),
    );
}

/** Says what is wrong with a dictionary or a rule book, and in which cells. */
export const saySettings = (findings: readonly Finding[], lang: Language, report: (words: string) => void): void =>
  sayFirst(
    findings,
    (finding) => `${address(finding, lang)}${inLanguage(lang)("：", ": ")}${message(finding, lang)}`,
    lang,
    report,
  );

const MARKS = { error: "✗", warning: "!", info: "·" } as const;

/** The outcome of the check: the findings, roots first with what follows from them folded beneath, and how many items were looked at. */
export function printFindings({ findings, counts, observations, prose }: Monthly, lang: Language): string {
  const say = inLanguage(lang);
  const figures = figuresRead({ observations, prose });
  const total = checkWords(counts, figures, lang);
  const roots = findings.filter(isRoot);
  if (roots.length === 0 && (figures === 0 || counts.items === 0)) return total;
  if (roots.length === 0) return `${total}\n${say("没有发现问题。", "Nothing was found.")}`;
  const followers = followersIn(findings);
  const lines = roots.map((root) => {
    const follows = followers(root);
    const head = `${MARKS[root.severity]} [${labelWords("severity", root.severity, lang)}] ${ruleTitle(root, lang)}  ${address(root, lang)}`;
    const because =
      follows.length === 0 ? [] : [say("    由此还引起 ", "    What follows: ") + followsWords(follows, lang)];
    return [head, `    ${message(root, lang)}`, ...because].join("\n");
  });
  return [total, ...lines].join("\n");
}

/** A league table. */
export function printBoard({ indicator: own, of, by, period, rows }: Board, lang: Language): string {
  const say = inLanguage(lang);
  const indicator = of === null ? own : say(`${own}占${of}比重`, `${own} in ${of}`);
  const what = { growth: say("增速", "growth"), level: say("总量", "level"), share: say("比重", "share") }[by];
  const when =
    period === null ? "" : lang === "en" ? ` ${periodKey(period)}` : `（${periodWords(period, { year: true })}）`;
  const counted = rows.filter(({ place }) => isNumber(place)).length;
  const partly =
    counted === rows.length ? "" : say(`  ${counted}/${rows.length} 已报`, `  ${counted}/${rows.length} reported`);
  const head = lang === "en" ? ["place", "region", what] : ["位次", "地区", what];
  const place = ({ place: at, tied }: Board["rows"][number]): string =>
    isNumber(at) ? (tied ? say(`并列${at}`, `${at}=`) : String(at)) : "—";
  const title = by === "share" && lang === "zh" ? `${indicator}${when}` : `${indicator}${say("", " ")}${what}${when}`;
  return `${title}${partly}\n${columns(
    head,
    rows.map((row) => [place(row), row.region, row.text]),
    [0, 2],
  )}`;
}

/** The sentences, and after them what could not be said and why. */
export function printBulletin(sentences: readonly Sentence[], lang: Language): string {
  const texts = sentences.map(({ text }) => text).filter((text) => text !== "");
  const missing = sentences.flatMap((sentence) => sentence.missing.map(({ text }) => text));
  const note =
    missing.length === 0
      ? []
      : [
          inLanguage(lang)(
            `缺少数据，未写入：${missing.join("；")}`,
            `Left out for want of figures: ${missing.join("; ")}`,
          ),
        ];
  const all = [...texts, ...note];
  return all.length === 0 ? inLanguage(lang)("没有可写的句子。", "There is nothing to say.") : all.join("\n");
}

const PROBLEMS: Readonly<Record<PublishedProblem, readonly [zh: string, en: string]>> = {
  item: ["这一项不是一个对象", "the item is no object"],
  kind: ["kind 不认识", "its kind is not known"],
  published: ["published 不是数字", "published is no number"],
  digits: ["digits 应为 0 到 40 的整数或 null", "digits is no whole number from 0 to 40, nor null"],
  inputs: ["inputs 缺少这种计算需要的数，或不是数字", "inputs lacks a number that its kind needs"],
};

const problemWords = (problem: PublishedProblem, lang: Language): string =>
  inLanguage(lang)(`无法判断：${PROBLEMS[problem][0]}`, `undecided: ${PROBLEMS[problem][1]}`);

/** How many items of a list could not be judged; "" where every one was. */
export function printUnread(verdicts: readonly PublishedVerdict[], lang: Language): string {
  const unread = verdicts.flatMap(({ problem }, i) =>
    problem === null ? [] : [`${i + 1} ${problemWords(problem, lang)}`],
  );
  const [first] = unread;
  if (first === undefined) return "";
  return inLanguage(lang)(
    `${verdicts.length}项中有${unread.length}项没有核对，如第${first}。请改正后再核对。`,
    `${unread.length} of ${verdicts.length} items were not judged, such as number ${first}. Mend them and try again.`,
  );
}

/** Verdicts on published figures. */
export function printVerdicts(verdicts: readonly PublishedVerdict[], lang: Language): string {
  const head = lang === "en" ? ["figure", "verdict", "recomputed"] : ["指标", "结论", "重算"];
  const rows = verdicts.map((one) => [
    one.name,
    one.problem === null ? verdictWords(one, lang) : problemWords(one.problem, lang),
    one.recomputed === null ? "—" : String(one.recomputed),
  ]);
  return columns(head, rows, [2]);
}
