import type { Loss, LossKind } from "./book";
import { relationsOf, type Relation, type WorkbookParts } from "../package/package";
import { tagsOf } from "../package/xml";
import type { Archive } from "../package/zip";

/** Relations of a sheet that lead to what a book does not hold. */
const OF_SHEET: Readonly<Record<string, LossKind>> = {
  pivotTable: "pivotTables",
  table: "tables",
  image: "pictures",
  slicer: "other",
  timeline: "other",
  threadedComment: "other",
  oleObject: "other",
  control: "other",
  ctrlProp: "other",
};

/** Relations of the workbook that lead to what a book does not hold. */
const OF_WORKBOOK: Readonly<Record<string, LossKind>> = {
  vbaProject: "macros",
  externalLink: "externalLinks",
  connections: "other",
  attachedToolbars: "other",
};

/** Counts what is lost, by kind and sheet. */
export class Losses {
  private readonly counts = new Map<string, { kind: LossKind; sheet: string; count: number }>();

  add(kind: LossKind, sheet: string, count = 1): void {
    if (count === 0) return;
    const key = `${kind} ${sheet}`;
    const found = this.counts.get(key);
    if (found === undefined) this.counts.set(key, { kind, sheet, count });
    else found.count += count;
  }

  list(): Loss[] {
    return [...this.counts.values()];
  }
}

/** What a package's workbook holds beside its worksheets. */
export function loseOfWorkbook(losses: Losses, archive: Archive, { workbook, others }: WorkbookParts): void {
  losses.add("otherSheets", "", others.length);
  for (const { type } of relationsOf(archive, workbook)) {
    const kind = OF_WORKBOOK[type];
    if (kind !== undefined) losses.add(kind, "");
  }
}

/** What a worksheet holds beside its cells, from its relations and from what its text says after them. */
export function loseOfSheet(
  losses: Losses,
  sheet: string,
  { archive, relations, tail }: { archive: Archive; relations: readonly Relation[]; tail: string },
): void {
  for (const { type, target } of relations) {
    const kind = OF_SHEET[type];
    if (kind !== undefined) losses.add(kind, sheet);
    if (type === "drawing") loseOfDrawing(losses, sheet, archive, target);
  }
  losses.add("conditionalFormats", sheet, tagsOf(tail, "cfRule").length);
  for (const name of ["autoFilter", "sparkline", "oddHeader", "oddFooter"])
    losses.add("other", sheet, tagsOf(tail, name).length);
}

function loseOfDrawing(losses: Losses, sheet: string, archive: Archive, drawing: string): void {
  const xml = archive.text(drawing);
  losses.add("charts", sheet, tagsOf(xml, "graphicFrame").length);
  losses.add("pictures", sheet, tagsOf(xml, "pic").length);
  losses.add("other", sheet, tagsOf(xml, "sp").length + tagsOf(xml, "cxnSp").length);
}
