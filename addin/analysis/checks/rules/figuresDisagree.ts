import { addTo, groupedBy } from "../../model/groups";
import type { Names } from "../../model/indicator";
import { isLevel, observationKey, type Observation, type Table } from "../../model/observation";
import type { Period } from "../../model/period";
import { balance } from "../balance";
import { besideIn } from "../partners";
import { whatOf } from "../fault";
import { isKnown, type Known } from "../printed";
import type { Month } from "../month";
import { recordBalance, type Recorder, type Rule } from "../rule";

/**
 * One figure is the same wherever it is stated, in one table or in several (同一个数两处不一致). The odd one out is asked
 * about; of two, the later one.
 */
export const figuresDisagree: Rule = {
  name: "figures-disagree",
  severity: "error",
  judge(month, record) {
    for (const table of month.tables) for (const figures of twiceIn(table, month.names)) judgeFigures(record, figures);
    for (const tables of tablesBySubject(month).values()) {
      if (tables.length < 2) continue;
      const stated = new Map<string, Stated[]>();
      for (const { figures } of tables)
        for (const stating of figures()) {
          addTo(stated, `${observationKey({ ...stating.one, region: "" })}|${stating.one.version ?? ""}`, stating);
        }
      for (const figures of stated.values()) if (figures.length > 1) judgeFigures(record, figures);
    }
  },
};

/** Names that stand in a table many times, each of another whole. */
const MANY_TIMES = /^(其他|其它|其余|地方|中央|省|市|县|乡|区|other)|[级计]$/i;

/**
 * The figures that a table states twice, in rows of one name or in columns that say the same. Of names that the dictionary does
 * not have, only those in rows of one parent: 其他 and 地方级 stand in a table many times.
 */
function twiceIn(table: Table, names: Names): Stated[][] {
  const rows = table.rows.map(({ region, indicator }) => `${region}|${indicator}`);
  const columns = table.columns.map(({ region, indicator, measure, against, period }) =>
    [region, indicator, measure, against, period?.year, period?.month, period?.span].join("|"),
  );
  if (new Set(rows).size === rows.length && new Set(columns).size === columns.length) return [];
  const stated = new Map<string, Stated[]>();
  table.cells.forEach((line, r) => {
    if (table.rows[r]?.total) return;
    for (const one of line) {
      if (!isDated(one)) continue;
      const isKnownName = names.indicator(one.indicator) !== undefined;
      const { name = "", parent = -1 } = table.rows[r] ?? {};
      if (!isKnownName && (MANY_TIMES.test(name) || table.rows[r]?.indicator === null)) continue;
      const figure = { one, level: besideIn(table, r, one, "actual", one.period.span) };
      addTo(stated, `${observationKey(one)}|${one.basis}|${isKnownName ? "" : parent}`, figure);
    }
  });
  return [...stated.values()].filter((figures) => figures.length > 1);
}

type Dated = Known & { readonly period: Period };

const isDated = (one: Observation | null): one is Dated => isKnown(one) && one.period !== null;

/** A level or a growth, of which tables elsewhere state the same. */
const isStating = (one: Observation | null): one is Dated =>
  isDated(one) && (isLevel(one.measure) || one.measure === "growth");

/** A table's figures of one indicator and region, gathered only where another table states them too. */
interface Stating {
  readonly figures: () => Stated[];
}

/** A figure, and the level beside it that a change or a rate is taken of. */
interface Stated {
  readonly one: Known;
  readonly level: Known | undefined;
}

function tablesBySubject({ tables, names }: Month): Map<string, Stating[]> {
  const { home = "" } = names.dictionary.peers;
  const found = new Map<string, Stating[]>();
  for (const table of overlapping(tables, names)) {
    const own = new Set<string>();
    table.cells.forEach((line, r) => {
      if (table.rows[r]?.total) return;
      let last: Observation | undefined;
      for (const one of line) {
        if (one === null || (one.indicator === last?.indicator && one.region === last.region)) continue;
        last = one;
        const subject = `${one.indicator}\n${one.region === "" ? home : one.region}`;
        if (own.has(subject) || names.indicator(one.indicator) === undefined) continue;
        own.add(subject);
        const stating = { figures: () => figuresAbout(table, r, one.indicator, one.region) };
        addTo(found, subject, stating);
      }
    });
  }
  return found;
}

/** Tables that share an indicator with another and a region with another: nearly none of many departments' tables. */
function overlapping(tables: readonly Table[], { dictionary }: Names): readonly Table[] {
  const { home = "" } = dictionary.peers;
  const alike = sharing(tables, "indicator", "");
  return alike.length < 2 ? [] : sharing(alike, "region", home);
}

/** Tables that name an indicator, or a region, that another names too; what rows and columns leave out, the title says. */
function sharing(tables: readonly Table[], what: "indicator" | "region", unnamed: string): readonly Table[] {
  const counts = new Map<string, number>();
  const named = tables.map((table) => {
    const words = new Set<string>();
    for (const line of [...table.rows, ...table.columns]) if (line[what] !== null) words.add(line[what]);
    if (words.size === 0) words.add(table.cells[0]?.find((one) => one !== null)?.[what] || unnamed);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return words;
  });
  return tables.filter((_, i) => [...(named[i] ?? [])].some((word) => (counts.get(word) ?? 0) > 1));
}

/** The figures of a row that are about the subject. */
function figuresAbout(table: Table, r: number, indicator: string, region: string): Stated[] {
  return (table.cells[r] ?? []).flatMap((one) => {
    if (!isStating(one) || one.indicator !== indicator || one.region !== region) return [];
    return [{ one, level: besideIn(table, r, one, "actual", one.period.span) }];
  });
}

function judgeFigures(record: Recorder, stated: readonly Stated[]): void {
  const trusted = trustedAmong(stated.map(({ one }) => one));
  stated.forEach(({ one, level }, i) => {
    if (one === trusted) return;
    recordBalance(record, one, balance(one, [[1, trusted]]), () => ({
      what: `${whatOf(one)}#${i + 1}`,
      rests: [one, trusted, ...(level ? [level] : [])],
    }));
  });
}

/** Different values of one figure up to which each is held against each; beyond it only equal ones count as agreeing. */
const MOST_VALUES = 100;

/** The figure that most of those stated agree with, the first of several. */
function trustedAmong(stated: readonly Known[]): Known {
  const values = [...groupedBy(stated, ({ figure, unit, places }) => `${figure} ${unit} ${places}`).values()];
  const agreeing = values.map((value) => {
    const [one] = value as [Known, ...Known[]];
    const like = values.length > MOST_VALUES ? [value] : values.filter(([other]) => agree(one, other as Known));
    return like.reduce((sum, { length }) => sum + length, 0);
  });
  const most = agreeing.reduce((a, b) => Math.max(a, b));
  return (values[agreeing.indexOf(most)] as Known[])[0] as Known;
}

/** Figures in units that cannot be compared do not disagree. */
const agree = (one: Known, other: Known): boolean => balance(one, [[1, other]])?.holds ?? true;
