import { findingOf, type Finding } from "../model/finding";
import { groupedBy } from "../model/groups";
import type { Dictionary, TaughtReading } from "../model/indicator";
import type { Table } from "../model/observation";
import { columnWords, departmentNamed, sameReading, type LayoutRead } from "../model/reading";

/** A layout that is known of a department, from an earlier month or from a correction on the sheet 读法. */
type Known = Pick<TaughtReading, "department" | "layout">;

/**
 * Tables whose layout is another one than before (版式有变): headings that appeared or vanished where a table like it was
 * known of the department and does not come this month, and columns of the same heading that are read in another way. A
 * table unlike those that are known is a new one, and no change.
 */
export function layoutChanges(
  tables: readonly Table[],
  earlier: readonly LayoutRead[],
  { departments, readings }: Dictionary,
): Finding[] {
  const dated = earlier.map((one) => ({ ...one, department: departmentNamed(one, departments) ?? "" }));
  const known: readonly Known[] = [
    ...dated.map(({ department, headers }) => ({ department, layout: headers })),
    ...readings,
  ];
  if (known.length === 0) return [];
  const before = groupedBy(known, ({ department }) => department);
  const now = groupedBy(tables, ({ layout }) => layout.department);
  // Of a file that names no department it is not known which file came before it.
  const changed = [...now].flatMap(([department, own]) =>
    department === "" ? [] : changesOf(own, before.get(department) ?? []),
  );
  return [...changed, ...moved(tables, dated)];
}

function changesOf(tables: readonly Table[], known: readonly Known[]): Finding[] {
  const present = new Set(tables.map(({ layout }) => layout.headers));
  const layouts = new Set(known.map(({ layout }) => layout));
  const gone = [...layouts].filter((layout) => !present.has(layout));
  const told = new Set<string>();
  return tables.flatMap(({ layout: { headers }, file, sheet, title, titleCell: cell }) => {
    if (layouts.has(headers) || told.has(headers)) return [];
    const [like] = gone
      .map((layout) => ({ layout, shared: sharedBy(layout, headers) }))
      .filter(({ layout, shared }) => shared * 2 > Math.max(partsOf(layout).length, partsOf(headers).length))
      .sort((a, b) => b.shared - a.shared);
    if (!like) return [];
    told.add(headers);
    const without = (one: string, other: string): string | null =>
      partsOf(one)
        .filter((heading) => !partsOf(other).includes(heading))
        .join("、") || null;
    const [expected, received] = [without(like.layout, headers), without(headers, like.layout)];
    return [findingOf("layout-changed", "warning", { file, sheet, cell }, { label: title }, { expected, received })];
  });
}

const partsOf = (headers: string): string[] => headers.split("|");

const sharedBy = (one: string, other: string): number =>
  partsOf(one).filter((heading) => partsOf(other).includes(heading)).length;

/** Columns that the last table of the same layout has read in another way. */
function moved(
  tables: readonly Table[],
  earlier: readonly (LayoutRead & { readonly department: string })[],
): Finding[] {
  const keyOf = (department: string, sheet: string, headers: string): string => [department, sheet, headers].join("\n");
  const last = new Map(earlier.map((one) => [keyOf(one.department, one.sheet, one.headers), one]));
  return tables.flatMap((table) => {
    const { department, headers } = table.layout;
    const before = last.get(keyOf(department, table.sheet, headers));
    if (!before || department === "") return [];
    return table.columns.flatMap(({ heading, headerCell: cell, taught }, c) => {
      const expected = before.columns.find((column) => column.heading === heading)?.words;
      const received = columnWords(table, c);
      if (expected === undefined || taught !== null || sameReading(expected, received)) return [];
      const { file, sheet } = table;
      return [
        findingOf("meaning-changed", "warning", { file, sheet, cell }, { label: heading }, { expected, received }),
      ];
    });
  });
}
