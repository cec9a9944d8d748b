import {
  address,
  columnsSayUnits,
  doubtWords,
  evidenceWords,
  inLanguage,
  labelWords,
  leftOutWords,
  meaningWords,
  periodKey,
  witnessWords,
  type ColumnReading,
  type Language,
  type TableReading,
} from "../analysis";
import { columns } from "./print";

/** How each table is read: its columns, those that ask for a look first, and what gave no figure. */
export function printReadings(readings: readonly TableReading[], lang: Language): string {
  const say = inLanguage(lang);
  if (readings.length === 0) return say("没有读到表格。", "No table was found.");
  return readings.map((reading) => printReading(reading, lang)).join("\n\n");
}

function printReading(reading: TableReading, lang: Language): string {
  const say = inLanguage(lang);
  const head =
    lang === "en"
      ? ["cell", "header", "read as", "period", "unit", "evidence", "look"]
      : ["单元格", "表头", "读作", "期间", "单位", "印证", "留意"];
  const title = `${reading.title}  ${address({ ...reading, cell: reading.titleCell }, lang)}${say(`，${reading.rows} 行`, `, ${reading.rows} rows`)}`;
  const rows = reading.columns.map((one) => [
    one.column.headerCell,
    one.column.header,
    meaningWords(one.column, lang),
    one.column.period ? periodKey(one.column.period) : "—",
    one.unit === "" ? "—" : one.unit,
    evidenceWords(one.evidence, lang),
    lookWords(one, lang),
  ]);
  const left = reading.leftOut.map(({ cell, words, why }) => `${cell} ${words}（${leftOutWords(why, lang)}）`);
  return [
    title,
    surroundings(reading, lang),
    columns(head, rows),
    ...(left.length === 0 ? [] : [say("没有读作数：", "Not read as figures: ") + left.join(say("；", "; "))]),
  ].join("\n");
}

const lookWords = ({ doubt, column: { taught } }: ColumnReading, lang: Language): string =>
  [doubtWords(doubt, lang), taught === null ? "" : inLanguage(lang)("已按“读法”表", "by the sheet 读法")]
    .filter((words) => words !== "")
    .join(inLanguage(lang)("，", ", "));

/** The period and the unit of a table, each with the cell that says so. */
function surroundings(reading: TableReading, lang: Language): string {
  const say = inLanguage(lang);
  const { around } = reading;
  const { period, periodFrom, unit, unitFrom, taught } = around;
  const from = (words: string): string => (words === "" ? "" : say(`（${words}）`, ` (${words})`));
  const when =
    period === null
      ? say("没有写明", "not stated")
      : `${periodKey(period)} ${labelWords("span", period.span, lang)}${from(witnessWords(periodFrom, lang))}`;
  const not = columnsSayUnits(reading) ? say("见各列", "by column") : say("没有写明", "not stated");
  const what = unit === "" ? not : `${unit}${from(witnessWords(unitFrom, lang))}`;
  const by = taught === null ? "" : say("，已按“读法”表", ", by the sheet 读法");
  return say(`期间：${when}；单位：${what}${by}`, `Period: ${when}; unit: ${what}${by}`);
}
