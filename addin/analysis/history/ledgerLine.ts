// An observation as a line of a spreadsheet, and back: what 台账 and 台账历史 have in common.
import { decimalOf } from "../model/decimal";
import { absence, isNumber, type Figure } from "../model/figure";
import { isFiniteNumber } from "../model/exact";
import { writtenPlaces, type Observation } from "../model/observation";
import { periodKey, type Period, type Span } from "../model/period";
import { labelOf, labelWords, reasonOf, reasonWords } from "../model/words";
import type { CellValue } from "../model/sheet";
import { isRate } from "../model/unit";
import { textIn, type Line } from "./lines";

/** Headers of the columns that hold an observation. */
export const OBSERVATION_COLUMNS = [
  "地区",
  "指标",
  "期间",
  "时段",
  "类型",
  "对比",
  "口径",
  "版本",
  "数值",
  "单位",
  "原文",
  "文件",
  "工作表",
  "单元格",
] as const;

/** Header of the column of figures. */
export const FIGURE = "数值" satisfies (typeof OBSERVATION_COLUMNS)[number];

/**
 * An observation as cells in Chinese (台账行): a number stays a number, the reason of a missing one is its words.
 *
 * @example
 * lineOf(plainObservation("财政总收入", { region: "华容县", figure: 65300, unit: "万元" }))["数值"] // => 65300
 * lineOf(plainObservation("财政总收入"))["数值"] // => "未报"
 */
export function lineOf({ period, measure, against, version, figure, ...one }: Observation): Line {
  return {
    地区: one.region,
    指标: one.indicator,
    期间: period ? periodKey(period) : "",
    时段: period ? labelWords("span", period.span) : "",
    类型: labelWords("measure", measure),
    对比: against ? labelWords("against", against) : "",
    口径: one.basis,
    版本: version ? labelWords("version", version) : "",
    数值: isNumber(figure) ? figure : reasonWords(figure.absent),
    单位: one.unit,
    原文: one.text,
    文件: one.file,
    工作表: one.sheet,
    单元格: one.cell,
  };
}

/**
 * The observation that a line of cells holds; null where a cell says nothing that an observation can hold.
 *
 * @example
 * observationIn(lineOf(plainObservation("财政总收入", { figure: 65300 })))?.figure // => 65300
 * observationIn({ 指标: "财政总收入", 类型: "大概", 数值: 3 }) // => null
 */
export function observationIn(line: Line): Observation | null {
  const text = (header: (typeof OBSERVATION_COLUMNS)[number]): string => textIn(line, header);
  const optional = <T>(word: string, read: (word: string) => T | undefined): T | null | undefined =>
    word === "" ? null : read(word);
  const period = optional(text("期间"), (key) => periodIn(key, labelOf("span", text("时段"))));
  const measure = labelOf("measure", text("类型"));
  const against = optional(text("对比"), (word) => labelOf("against", word));
  const version = optional(text("版本"), (word) => labelOf("version", word));
  const figure = figureIn(line[FIGURE] ?? null);
  const read = period !== undefined && against !== undefined && version !== undefined;
  if (!read || measure === undefined || figure === undefined || text("指标") === "") return null;
  const observation = {
    file: text("文件"),
    sheet: text("工作表"),
    cell: text("单元格"),
    region: text("地区"),
    indicator: text("指标"),
    period,
    measure,
    against,
    basis: text("口径"),
    version,
    figure,
    unit: text("单位"),
    text: text("原文"),
  };
  return { ...observation, places: writtenPlaces(observation) };
}

function periodIn(key: string, span: Span | undefined): Period | undefined {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(key) ?? [];
  return span && month !== undefined ? { year: Number(year), month: Number(month), span } : undefined;
}

function figureIn(value: CellValue): Figure | undefined {
  if (typeof value === "boolean") return undefined;
  const words = value === null ? "" : String(value).trim();
  const number = Number(words);
  if (words !== "" && isFiniteNumber(number)) return number;
  const reason = words === "" ? "not reported" : reasonOf(words);
  return reason && absence(reason);
}

/** The number format of an observation's cell: as many places as it has, a ratio as a percentage. */
export function formatOf({ figure, unit }: Observation): string {
  if (!isNumber(figure)) return "General";
  const ratio = isRate(unit);
  const places = Math.min(Math.max(decimalOf(figure).places - (ratio ? 2 : 0), 0), 15);
  return `${ratio ? "0" : "#,##0"}${places > 0 ? `.${"0".repeat(places)}` : ""}${ratio ? "%" : ""}`;
}
