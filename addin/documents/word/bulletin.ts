// 通报.docx: a template of the bureau's, filled from the ledger of a month.
import {
  clausesOf,
  inLanguage,
  latestPeriod,
  OUTLINES,
  periodKey,
  periodWords,
  type BulletinInput,
  type Language,
  type Names,
  type Period,
  type YearMonth,
} from "../../analysis";
import { withRelations, withTypes } from "../../workbook/annotate/markPackage";
import { contentTypesIn, relationsPartOf } from "../../workbook/package/package";
import { bytesOf } from "../../workbook/package/zip";
import type { Filled } from "./content";
import { fillTemplate } from "./fill";
import { NumberList } from "./numberList";
import { openWordPackage } from "./package";
import { WordProblem } from "./problem";
import { chaptersOf, driverBlock, inline, leagueBlock, type Outline } from "./outline";

export interface WordInput extends BulletinInput {
  readonly template: Uint8Array;
  /** The template's name, for messages. */
  readonly templateName: string;
}

export interface WordBulletin {
  readonly bytes: Uint8Array;
  readonly month: Period;
  /** How many numbers lead to their cells. */
  readonly numbers: number;
  /** The sentences that could not be made, and why. */
  readonly missing: readonly string[];
  /** Chapters of the template in which there was nothing to say. */
  readonly empty: readonly string[];
}

/** Makes the bulletin; throws a `WordProblem` where the template, the month or the region cannot be used. */
export async function wordBulletin(input: WordInput): Promise<WordBulletin> {
  const { ledger, names, template, templateName } = input;
  const word = openWordPackage(template, templateName);
  const region = knownRegion(input);
  const month = monthOf(input);
  const outline: Outline = {
    from: { ledger, names, region, period: month },
    month,
    numbers: new NumberList({ ledger, names }),
    missing: new Set(),
    empty: [],
    said: [],
  };
  const { texts, charts } = fillTemplate(word, (asked) => contentOf(asked, outline));
  const { said, missing, empty, numbers } = outline;
  if (said.length > 0 && said.every((sentences) => sentences === 0)) throw noFigures(month, region);
  const changed = new Map([...texts].map(([part, text]) => [part, bytesOf(text)]));
  for (const [part, bytes] of await charts.parts()) changed.set(part, bytes);
  const { archive, part: body, types } = word;
  const relations = relationsPartOf(body);
  changed.set(relations, bytesOf(withRelations(archive.text(relations), charts.relations) ?? ""));
  changed.set(contentTypesIn(archive), bytesOf(withTypes(types, new Map(charts.types)) ?? ""));
  return { bytes: archive.with(changed), month, numbers: numbers.count, missing: [...missing], empty };
}

/** The message of a bulletin that was made: its numbers, and what it leaves out. */
export function bulletinWords(made: WordBulletin, name: string, language: Language): string {
  const say = inLanguage(language);
  const { numbers, missing, empty } = made;
  return [
    say(`已写入 ${name}，${numbers} 个数字可查到来源。`, `Wrote ${name}: ${numbers} numbers lead to their cells.`),
    ...(missing.length === 0
      ? []
      : [say(`缺少数据，未写入：${missing.join("；")}`, `Left out for want of figures: ${missing.join("; ")}`)]),
    ...(empty.length === 0
      ? []
      : [say(`这些章没有可写的内容：${empty.join("、")}`, `There is nothing to say in: ${empty.join(", ")}`)]),
  ].join("\n");
}

const noFigures = (month: Period, region: string): WordProblem =>
  new WordProblem(
    `没有${region}${periodWords(month, { year: true })}的数据，没有生成通报。`,
    `There are no figures of ${region} for ${periodKey(month)}: no bulletin was made.`,
  );

/** The region by the dictionary's name for it; one that neither the dictionary nor the ledger knows is told. */
function knownRegion({ ledger, names, region: asked }: BulletinInput): string {
  const region = names.region(asked)?.name ?? asked;
  if (names.region(asked) !== undefined || ledger.observations.some((one) => one.region === region)) return region;
  throw new WordProblem(
    `“${asked}”不在“地区”表里，也没有它的数据，请核对名称。`,
    `"${asked}" is no region of the dictionary, and there are no figures of it.`,
  );
}

/** The month asked for, at the usual span; else the latest that any indicator of the bulletin has. */
function monthOf({ ledger, names, period }: BulletinInput): Period {
  const all = names.dictionary.clauses.flatMap(({ indicator }) => latestPeriod(ledger, indicator, period) ?? []);
  const months = all.map(periodKey).sort();
  const latest = all.find((one) => periodKey(one) === months.at(-1));
  const asked: YearMonth | undefined = period ?? latest;
  if (asked !== undefined) return { year: asked.year, month: asked.month, span: "yearToDate" };
  throw new WordProblem(
    "台账里没有通报要用的指标，没有生成通报。",
    "There are no figures of the bulletin's indicators.",
  );
}

/** The content that takes the place of a placeholder of the template; undefined where it is none of ours. */
function contentOf(asked: string, outline: Outline): Filled | undefined {
  const [kind = "", ...rest] = asked.split(/[:：]/).map((word) => word.trim());
  const { names } = outline.from;
  if (kind === "文字") return isKnown(rest, names) ? chaptersOf(rest.flatMap(listed), outline) : undefined;
  if (kind === "表" || kind === "图") {
    const [what, subject = "", parts = ""] = rest;
    const isChart = kind === "图";
    if (what === "排位") return leagueBlock(subject, isChart, outline);
    return what === "动因" ? driverBlock(subject, listed(parts), isChart, outline) : undefined;
  }
  if (kind === "附录" && rest[0] === "数据来源")
    return { is: "later", make: () => ({ is: "table", table: outline.numbers.table() }) };
  return inline(asked, outline);
}

const listed = (words: string): string[] => words.split(/[、,，]/).flatMap((word) => word.trim() || []);

/** Chapters that clauses belong to, or that the outlines have. */
const isKnown = (words: readonly string[], { dictionary }: Names): boolean => {
  const chapters = words.flatMap(listed);
  const known: readonly string[] = Object.values(OUTLINES).flat();
  return chapters.length > 0 && chapters.every((one) => known.includes(one) || clausesOf(dictionary, [one]).length > 0);
};
