import type { Loss, LossKind } from "./book";
import { relationsOf, type Relation, type WorkbookParts } from "../package/package";
import { elementsOf, parseXml, type XmlElement } from "../package/xml";
import type { Archive } from "../package/zip";

/** Relations of a sheet that lead to what a book does not hold. */
const OF_SHEET: Readonly<Record<string, LossKind>> = {
  pivotTable: "pivotTables",
  table: "tables",
  image: "pictures",
  slicer: "slicers",
  timeline: "slicers",
  threadedComment: "threadedComments",
  oleObject: "objects",
  package: "objects",
  control: "objects",
  ctrlProp: "objects",
  customProperty: "other",
  queryTable: "connections",
};

/** Relations of the workbook that lead to what a book does not hold. */
const OF_WORKBOOK: Readonly<Record<string, LossKind>> = {
  vbaProject: "macros",
  externalLink: "externalLinks",
  connections: "connections",
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

/** Counts the losses of a package beside its worksheets. */
export function loseOfWorkbook(losses: Losses, archive: Archive, { workbook, others }: WorkbookParts): void {
  losses.add("otherSheets", "", others.length);
  for (const { type } of relationsOf(archive, workbook)) {
    const kind = OF_WORKBOOK[type];
    if (kind !== undefined) losses.add(kind, "");
  }
}

/** Counts the losses of a worksheet, by its relations and by its text without the cells. */
export function loseOfSheet(
  losses: Losses,
  sheet: string,
  {
    archive,
    relations,
    beside,
    charts,
  }: { archive: Archive; relations: readonly Relation[]; beside: XmlElement; charts: number },
): void {
  for (const { type, target } of relations) {
    const kind = OF_SHEET[type];
    if (kind !== undefined) losses.add(kind, sheet);
    if (type === "drawing") loseOfDrawing(losses, sheet, parseXml(archive.text(target)), charts);
  }
  for (const [kind, name] of OF_ELEMENTS) losses.add(kind, sheet, elementsOf(beside, name).length);
  const [protection] = elementsOf(beside, "sheetProtection");
  if (protection !== undefined && Object.keys(protection.attributes).some((name) => !PLAIN_PROTECTION.includes(name)))
    losses.add("fullProtection", sheet);
}

/** Elements of a worksheet that a book does not hold. */
const OF_ELEMENTS = [
  ["sparklines", "sparkline"],
  ["pageBreaks", "brk"],
] as const satisfies readonly (readonly [LossKind, string])[];

/** The settings of a protection that comes without a password and with what Excel allows by itself. */
const PLAIN_PROTECTION = ["sheet", "objects", "scenarios"];

/** @param charts how many of its charts the book holds */
function loseOfDrawing(losses: Losses, sheet: string, xml: XmlElement, charts: number): void {
  losses.add("charts", sheet, elementsOf(xml, "graphicFrame").length - charts);
  losses.add("pictures", sheet, elementsOf(xml, "pic").length);
  losses.add("shapes", sheet, elementsOf(xml, "sp").length + elementsOf(xml, "cxnSp").length);
}
