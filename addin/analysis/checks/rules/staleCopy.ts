import { isLevel, type Table } from "../../model/observation";
import { monthBefore, periodKey, yearBefore, type Period } from "../../model/period";
import { earlierOf } from "../earlier";
import { faultOf, placeIn } from "../fault";
import { isKnown, isTelling, type Known } from "../printed";
import { placeOf, type Month, type Rule } from "../rule";

/** Figures that must be comparable for a table to be told as a copy. */
const LEAST = 4;

/**
 * A table is new (重报旧表). One whose telling figures are all those that were accepted a month or a year ago is last
 * month's, or last year's, under a new title. One finding for a file.
 */
export const staleCopy: Rule = {
  name: "stale-copy",
  severity: "warning",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    const copies = new Map<string, { table: Table; from: Period }[]>();
    for (const table of month.tables) {
      const from = copiedFrom(month, table);
      if (from === null) record.passed();
      else if (from) copies.set(table.file, [...(copies.get(table.file) ?? []), { table, from }]);
    }
    for (const tables of copies.values()) {
      const [{ table, from }] = tables as [{ table: Table; from: Period }];
      const figures = tables.flatMap(({ table }) => numbersOf(table));
      record.failed({
        ...faultOf(figures[0] as Known),
        place: placeIn(table, table.titleCell),
        about: { region: "", indicator: "", period: "", label: table.title },
        received: periodKey(from),
        expected: periodKey((figures[0] as Known).period as Period),
        difference: null,
        cause: "stale period",
        unit: "",
        what: "",
        rests: figures.map(placeOf),
        whole: true,
      });
    }
  },
};

const numbersOf = ({ cells }: Table): Known[] => cells.flatMap((line) => line.filter(isKnown));

/** The period whose figures a table repeats; null where it has its own, undefined where too few can be compared. */
function copiedFrom(month: Month, table: Table): Period | null | undefined {
  const telling = numbersOf(table).filter(
    (one) => one.period !== null && isLevel(one.measure) && one.measure !== "target" && isTelling(one),
  );
  let isComparable = false;
  for (const back of [monthBefore, yearBefore]) {
    const pairs = telling.flatMap((one) => {
      const before = earlierOf(month, one, back(one.period as Period));
      return before ? [{ one, before }] : [];
    });
    isComparable ||= pairs.length >= LEAST;
    if (pairs.length >= LEAST && pairs.every(({ one, before }) => isSame(one, before)))
      return back((telling[0] as Known).period as Period);
  }
  return isComparable ? null : undefined;
}

const isSame = (one: Known, before: Known): boolean => one.figure === before.figure && one.unit === before.unit;
