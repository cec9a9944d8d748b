import type { Case } from "./case";
import { everyCell } from "./cases/everyCell";
import { growth } from "./cases/growth";
import { period, rounding } from "./cases/period";
import { share } from "./cases/share";
import { standing } from "./cases/standing";
import { periods, ratios, units } from "./cases/units";

/** What every function shows for what it is handed: the table by which all hosts are judged. */
export const CASES: readonly Case[] = [
  ...everyCell,
  ...growth,
  ...share,
  ...standing,
  ...period,
  ...rounding,
  ...units,
  ...ratios,
  ...periods,
];
