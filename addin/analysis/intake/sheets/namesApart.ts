// Two names of one indicator that mean two things in a table (财政总收入 and, as its own row, 一般公共预算收入).
import { addressOf, type CellAddress } from "../../model/address";
import { cachedFor } from "../../model/cache";
import type { Finding } from "../../model/finding";
import { groupedBy } from "../../model/groups";
import type { Indicator } from "../../model/indicator";
import { nameKey } from "../../model/region";
import type { Sheet } from "../../model/sheet";
import type { Row } from "./cells";
import type { Column } from "./columns";
import { numbersIn } from "./votes";
import { twoReadings } from "./tableFindings";

/** A row or a column: its indicator, the words that name it, what else it says, and its figures. */
interface Line {
  readonly entry: Indicator | undefined;
  readonly words: string;
  readonly says: string;
  readonly figures: () => readonly (number | undefined)[];
  readonly cell: string;
}

/** A line under the alias that names it, and the indicator that the dictionary has for it. */
interface Named {
  readonly name: string;
  readonly entry: Indicator;
  readonly cell: string;
}

type Apart = ReadonlyMap<number, Named>;

/**
 * The lines whose indicator another line names by its own name, and of which every figure is another: each is kept under the
 * alias that names it, since one indicator has one figure.
 */
function apart(lines: readonly Line[]): Apart {
  const found = new Map<number, Named>();
  for (const [entry, all] of groupedBy(lines.keys(), (index) => lines[index]?.entry)) {
    if (entry === undefined || all.length < 2) continue;
    const spelled = groupedBy(all, spellingsOf(lines, entry));
    const others = spelled.get(entry.name) ?? [];
    for (const [name, own] of spelled) {
      if (name === entry.name || !areOthers(own, others, lines)) continue;
      for (const index of own) found.set(index, { name, entry, cell: lines[index]?.cell ?? "" });
    }
  }
  return found;
}

/** The name of an indicator by which a line goes: of one that names none, that of the line before it. */
function spellingsOf(lines: readonly Line[], entry: Indicator): (index: number) => string {
  const spelled: string[] = [];
  return (index) => (spelled[index] = spellingIn(lines[index]?.words ?? "", entry) ?? spelled[index - 1] ?? entry.name);
}

/** True where lines say the same as others and have no figure alike. */
function areOthers(own: readonly number[], others: readonly number[], lines: readonly Line[]): boolean {
  const saying = new Map(others.map((index) => [lines[index]?.says, lines[index]?.figures()]));
  const alike = own.flatMap((index) => {
    const other = saying.get(lines[index]?.says);
    const figures = other ? (lines[index]?.figures() ?? []) : [];
    return figures.flatMap((figure, at) =>
      figure === undefined || other?.[at] === undefined ? [] : [figure === other[at]],
    );
  });
  return alike.length > 0 && !alike.includes(true);
}

/** The longest name of an indicator that words hold. */
function spellingIn(words: string, entry: Indicator): string | undefined {
  const key = nameKey(words);
  return spellingsFor(entry).find((spelling) => key.includes(spelling.key))?.name;
}

/** The names of an indicator, the longest first. */
const spellingsFor = cachedFor(({ name, aliases }: Indicator) =>
  [name, ...aliases].sort((a, b) => b.length - a.length).map((one) => ({ name: one, key: nameKey(one) })),
);

/** Rows and columns with two such names kept apart, and a finding for each. */
export function namesApart(
  rows: readonly Row[],
  columns: readonly Column[],
  sheet: Sheet,
  place: (cell: string) => CellAddress,
): { readonly rows: readonly Row[]; readonly columns: readonly Column[]; readonly findings: readonly Finding[] } {
  const at = rows.map(({ label }) => label.row);
  const ofRows = apart(
    rows.map(({ label, facts, name }) => ({
      entry: name.entry,
      words: label.label.name,
      says: [facts.region, label.measure, label.against, label.span, label.period?.year, label.period?.month].join("|"),
      figures: () => columns.flatMap(({ column }) => numbersIn(sheet, [label.row], column)),
      cell: addressOf(label.row, label.labelColumn),
    })),
  );
  const ofColumns = apart(
    columns.map(({ column, header, facts, name }) => {
      const { region, measure, against, period, headerCell: cell } = facts;
      const says = [region, measure, against, period?.year, period?.month, period?.span, header.comparable, header.of];
      return {
        ...{ entry: facts.taught === null ? name.entry : undefined, words: facts.header, says: says.join("|"), cell },
        figures: () => numbersIn(sheet, at, column),
      };
    }),
  );
  return {
    rows: rows.map((row, index) => renamed(row, ofRows.get(index)?.name)),
    columns: columns.map((column, index) => renamed(column, ofColumns.get(index)?.name)),
    findings: [...told(ofRows, place), ...told(ofColumns, place)],
  };
}

const told = (found: Apart, place: (cell: string) => CellAddress): Finding[] =>
  [...groupedBy(found.values(), ({ name }) => name).values()].flatMap(([first]) =>
    first ? [twoReadings(place(first.cell), first.name, first.name, first.entry.name)] : [],
  );

function renamed<T extends Row | Column>(line: T, indicator: string | undefined): T {
  if (indicator === undefined) return line;
  return { ...line, facts: { ...line.facts, indicator }, name: { ...line.name, entry: undefined } };
}
