import { namesOf, EMPTY_DICTIONARY, type Dictionary, type Names } from "../addin/analysis/model/indicator";
import { observationsOf, readSheet } from "../addin/analysis/intake/sheets/readSheet";
import type { Observation } from "../addin/analysis/model/observation";
import type { Area } from "../addin/analysis/model/address";
import { plainSheet, type Sheet } from "../addin/analysis/model/sheet";

export const NOBODY: Names = namesOf(EMPTY_DICTIONARY);

const indicator = (name: string, more: object = {}) => ({
  name,
  aliases: [],
  unit: "万元",
  basis: "",
  best: "high" as const,
  department: "",
  decimals: 1,
  additive: true,
  growthRecomputable: true,
  span: "yearToDate" as const,
  ...more,
});

/** A small bureau: three counties of 岳阳市, and what they report. */
export const BUREAU: Dictionary = {
  ...EMPTY_DICTIONARY,
  indicators: [
    indicator("财政总收入", { aliases: ["公共财政预算收入"] }),
    indicator("税收收入"),
    indicator("各项存款余额", { unit: "亿元", span: "balance" }),
    indicator("拆迁户数", { unit: "户" }),
    indicator("税收占比", { unit: "%", part: "税收收入", whole: "财政总收入", additive: false }),
  ],
  regions: [
    { name: "岳阳县", aliases: ["岳阳"] },
    { name: "华容县", aliases: ["华容"] },
    { name: "临湘市", aliases: ["临湘"] },
    { name: "岳阳市", aliases: ["全市"] },
  ],
  peers: { name: "三县(市)", members: ["岳阳县", "华容县", "临湘市"], whole: "岳阳市", home: "华容县" },
};

export const KNOWN: Names = namesOf(BUREAU);

/**
 * A sheet drawn as text: a line a row, `|` between cells, `<` merged with the cell to the left, `^` with the cell above,
 * `'` before a number stored as text.
 */
export function drawn(picture: string, more: Partial<Sheet> = {}): Sheet {
  const lines = picture
    .replace(/^\n|\n *$/g, "")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.replace(/^ +| +$/g, "")));
  const rows = lines.map((line) => line.map(valueOf));
  const merges: Area[] = [];
  lines.forEach((line, top) => {
    line.forEach((cell, left) => {
      if (cell === "<" || cell === "^" || cell === "") return;
      let [right, bottom] = [left, top];
      while (line[right + 1] === "<") right++;
      while (lines[bottom + 1]?.[left] === "^") bottom++;
      if (right > left || bottom > top) merges.push({ top, left, right, bottom });
    });
  });
  return plainSheet(rows, { file: "表.xlsx", merges, ...more });
}

function valueOf(cell: string): string | number | null {
  if (cell === "" || cell === "<" || cell === "^") return null;
  if (cell.startsWith("'")) return cell.slice(1);
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

/** `岳阳县 财政总收入 2017-08 yearToDate actual 8217万元`: an observation in one line. */
export function told({ region, indicator: name, period, measure, against, figure, unit }: Observation): string {
  const when = period === null ? "?" : `${period.year}-${String(period.month).padStart(2, "0")} ${period.span}`;
  const what = against === null || against === "lastYear" ? measure : `${measure}/${against}`;
  const value = typeof figure === "number" ? String(figure) : `(${figure.absent})`;
  return [region, name, when, what, value + unit].filter((word) => word !== "").join(" ");
}

/** What a sheet says, by cell; and what it is asked about, as `rule cell`. */
export function readingOf(sheet: Sheet, names: Names = NOBODY) {
  const { tables, findings } = readSheet(sheet, names);
  const observations = observationsOf(tables);
  return {
    tables,
    findings,
    observations,
    at: (cell: string) =>
      observations
        .filter((one) => one.cell === cell)
        .map(told)
        .join(" + "),
    asked: findings.map(({ rule, cell }) => `${rule} ${cell}`),
  };
}
