import { shiftPlaces } from "../model/rounding";
import { isNumber } from "../model/figure";
import type { Finding } from "../model/finding";
import type { Target } from "../model/indicator";
import type { Sheet } from "../model/sheet";
import { percentToRatio, readCell } from "../intake/words/cell";
import { entriesOf, sheetOf, textsOf } from "./table";

export const TARGETS_SHEET = "目标";

const FIELDS = {
  指标: "indicator",
  年度: "year",
  地区: "region",
  类别: "family",
  目标值: "value",
  单位: "unit",
} as const;

/**
 * Reads the sheet of targets (目标): a row that cannot be used is a finding and is left out.
 *
 * @example
 * readTargets(plainSheet([["指标", "年度", "目标值", "单位"], ["税收占比", "2017年", 75, "%"]])).targets.map(({ year, value }) => [year, value]) // => [[2017, 0.75]]
 */
export function readTargets(sheet: Sheet | undefined): {
  readonly targets: readonly Target[];
  readonly findings: readonly Finding[];
} {
  const { entries, findings: unread } = entriesOf<keyof typeof FIELDS>(sheet, ["指标", "年度", "目标值"]);
  const findings = [...unread];
  const targets = entries.flatMap((entry): Target[] => {
    const texts = textsOf(entry, FIELDS);
    const { figure, isRatio } = readCell(entry.value("目标值"));
    const year = Number(texts.year.replace(/年度?$/, ""));
    if (!isNumber(figure)) findings.push(entry.wrong("目标值", "数字"));
    else if (!Number.isInteger(year)) findings.push(entry.wrong("年度", "年份，如 2017"));
    else {
      const isPercentage = texts.unit === "%" && !isRatio && !entry.isPercent("目标值");
      return [{ ...texts, year, value: isPercentage ? percentToRatio(figure) : figure }];
    }
    return [];
  });
  return { targets, findings };
}

/**
 * Targets as a sheet, which `readTargets` gives back; a ratio stands as its percentage.
 *
 * @example
 * targetsSheet([{ indicator: "税收占比", year: 2017, region: "华容县", family: "县定", value: 0.75, unit: "%" }]).rows[1] // => ["税收占比", 2017, "华容县", "县定", 75, "%"]
 */
export const targetsSheet = (targets: readonly Target[]): Sheet =>
  sheetOf(
    TARGETS_SHEET,
    FIELDS,
    targets.map((one) => (one.unit === "%" ? { ...one, value: shiftPlaces(one.value, 2) } : one)),
  );
