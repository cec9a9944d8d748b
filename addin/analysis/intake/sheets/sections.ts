import { readHeader } from "../words/header";
import { findPeriods } from "../words/period";
import type { Known } from "../words/known";
import type { LabelledRow } from "./labelRows";

/** The part of a row's meaning that its section names. */
type SectionOf = "region" | "indicator" | "measure";

/**
 * Rows under sections that repeat the same labels (United States: Taxes, Charges; Alabama: Taxes, Charges) belong to
 * their section: it is the region, the indicator or the measure that the rows do not name. Sections over different
 * labels are headings, and say nothing.
 */
export function inSections(
  rows: readonly LabelledRow[],
  isBare: readonly boolean[],
  columnsAreRegions: boolean,
  known: Known,
): readonly LabelledRow[] {
  const sections = sectionsOf(rows, isBare);
  if (sections.size === 0) return rows;
  let section: LabelledRow | undefined;
  return rows.map((row) => {
    if (sections.has(row)) section = row;
    if (section === undefined || section === row) return row;
    const { label } = section;
    const what = sectionOf(section, row, columnsAreRegions, known);
    if (what === "measure") {
      const { measure, against, span, period } = readHeader([label.name], known.names);
      return {
        ...row,
        measure: row.measure ?? measure,
        against: row.against ?? against,
        span: row.span ?? span,
        period: row.period ?? period,
      };
    }
    if (what === "region") return { ...row, region: known.region(label.name)?.name ?? label.name };
    const name = known.indicator(label.name)?.name ?? label.name;
    return { ...row, indicator: row.indicator === null ? name : `${row.indicator}/${name}` };
  });
}

function sectionOf({ label }: LabelledRow, row: LabelledRow, columnsAreRegions: boolean, known: Known): SectionOf {
  if (known.isMeasure(label.name) || findPeriods(label.name).length > 0) return "measure";
  return row.region === null && row.indicator !== null && !columnsAreRegions ? "region" : "indicator";
}

/**
 * The rows that name a section: no figures of their own, a name that comes once (what comes again under every section is
 * a heading within it), and most labels of the second the same as those of the first.
 */
function sectionsOf(rows: readonly LabelledRow[], isBare: readonly boolean[]): ReadonlySet<LabelledRow> {
  const bare = rows.filter(({ label }, index) => isBare[index] && label.name !== "");
  const sections = new Set(
    bare.filter((row) => bare.every((other) => other === row || other.label.name !== row.label.name)),
  );
  const under: Set<string>[] = [new Set()];
  for (const row of rows) {
    const names = under.at(-1) as Set<string>;
    if (sections.has(row)) {
      if (names.size > 0) under.push(new Set());
    } else if (row.label.name !== "" && !row.label.total) names.add(row.label.name);
  }
  const [first, second] = under;
  const repeats =
    first !== undefined &&
    second !== undefined &&
    second.size >= 2 &&
    [...second].filter((name) => first.has(name)).length * 2 >= second.size;
  return repeats ? sections : new Set();
}
