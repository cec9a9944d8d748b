import { median } from "simple-statistics";
import { isLevel } from "../../model/observation";
import { monthBefore, yearBefore, type Period } from "../../model/period";
import { convert, sameDimension } from "../../model/unit";
import { earlierOf } from "../earlier";
import { faultOf, placeIn } from "../fault";
import { isKnown, type Known } from "../printed";
import { placeOf, type Month, type Rule } from "../rule";

/** Figures that must be comparable, and how near to a power of ten the middle of their ratios must be. */
const LEAST = 3;
const NEAR = 3;
/** 千, 万 and 亿 taken for one another. */
const POWERS = [3, -3, 4, -4, 8, -8];

/** A whole table is in the unit that it names (整表计量单位写错). The middle of its ratios to earlier figures is no power of ten. */
export const wrongUnit: Rule = {
  name: "wrong-unit",
  severity: "error",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    for (const table of month.tables) {
      const figures = table.cells.flatMap((line) =>
        line.filter((one): one is Known => isKnown(one) && one.figure !== 0 && isLevel(one.measure)),
      );
      const ratios = figures.flatMap((one) => ratioOf(month, one) ?? []);
      const [first] = figures;
      if (!first || ratios.length < LEAST) continue;
      const middle = median(ratios);
      const power = POWERS.find((one) => middle / 10 ** one < NEAR && middle / 10 ** one > 1 / NEAR);
      if (power === undefined) record.passed();
      else {
        record.failed({
          ...faultOf(first),
          place: placeIn(table, table.titleCell),
          about: { region: "", indicator: "", period: "", label: table.title },
          expected: unitBeside(first.unit, power),
          received: first.unit,
          difference: null,
          cause: "unit slip",
          unit: "",
          rests: figures.map(placeOf),
          whole: true,
        });
      }
    }
  },
};

/** A level over what was accepted of it a month ago, or a base over what it repeats. */
function ratioOf(month: Month, one: Known): number | undefined {
  if (one.period === null || one.unit === "%" || one.measure === "change") return undefined;
  const at: Period = one.measure === "base" ? yearBefore(one.period) : monthBefore(one.period);
  if (one.measure === "base" && one.against !== "lastYear") return undefined;
  const before = earlierOf(month, one, at, one.measure === "base" ? { measure: "actual", against: null } : {});
  const base = before && convert(before.figure, before.unit, one.unit);
  return base === undefined || base === 0 ? undefined : Math.abs(one.figure / base);
}

/** The unit in which figures are what they are, when they are 10^power too large for the unit named. */
const unitBeside = (unit: string, power: number): string | null =>
  sameDimension(unit).find((other) => convert(10 ** power, other, unit) === 1) ?? null;
