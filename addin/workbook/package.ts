import { posix } from "node:path";
import type { Archive } from "./zip";
import { attributeOf, flagOf, insideOf, tagsOf } from "./xml";
import { builtInFormat, Formats } from "./formats";

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** A worksheet of an OOXML package: its name and the part that holds it. */
export interface WorksheetPart {
  readonly name: string;
  readonly part: string;
}

/** What the parts of an OOXML workbook say about each other. */
export interface WorkbookParts {
  readonly workbook: string;
  readonly relations: string;
  readonly sharedStrings: string | undefined;
  readonly worksheets: readonly WorksheetPart[];
  /** Some sheets hold no cells: charts, dialogs, macros. */
  readonly others: boolean;
  readonly formats: Formats;
  /** By cell style: an index into `formats.codes`, or -1. */
  readonly formatOfStyle: readonly number[];
}

/** The workbook's part; undefined where the package holds none. */
export function workbookPartOf(archive: Archive): string | undefined {
  return relationsOf(archive, "_rels/.rels", "").find(({ type }) => type === "officeDocument")?.target;
}

export function workbookPartsOf(archive: Archive, workbook: string): WorkbookParts {
  const xml = archive.text(workbook);
  const directory = posix.dirname(workbook);
  const relations = posix.join(directory, "_rels", `${posix.basename(workbook)}.rels`);
  const all = relationsOf(archive, relations, directory);
  const sheets = tagsOf(insideOf(xml, "sheets"), "sheet");
  const worksheets = sheets.flatMap((tag) => {
    const relation = all.find(({ id }) => id === attributeOf(tag, "id"));
    return relation?.type === "worksheet" ? [{ name: attributeOf(tag, "name") ?? "", part: relation.target }] : [];
  });
  const formats = new Formats(tagsOf(xml, "workbookPr").some((tag) => flagOf(tag, "date1904")));
  const styles = all.find(({ type }) => type === "styles")?.target;
  return {
    workbook,
    relations,
    sharedStrings: all.find(({ type }) => type === "sharedStrings")?.target,
    worksheets,
    others: worksheets.length < sheets.length,
    formats,
    formatOfStyle: styles === undefined ? [] : formatsOfStyles(archive.text(styles), formats),
  };
}

function relationsOf(archive: Archive, part: string, directory: string): Relation[] {
  return tagsOf(archive.text(part), "Relationship").map((tag) => ({
    id: attributeOf(tag, "Id") ?? "",
    type: posix.basename(attributeOf(tag, "Type") ?? ""),
    target: posix.join("/", directory, attributeOf(tag, "Target") ?? "").slice(1),
  }));
}

function formatsOfStyles(styles: string, formats: Formats): number[] {
  const custom = new Map<string, string>();
  for (const tag of tagsOf(insideOf(styles, "numFmts"), "numFmt")) {
    custom.set(attributeOf(tag, "numFmtId") ?? "", attributeOf(tag, "formatCode") ?? "General");
  }
  return tagsOf(insideOf(styles, "cellXfs"), "xf").map((tag) => {
    const id = attributeOf(tag, "numFmtId") ?? "0";
    return formats.index(custom.get(id) ?? builtInFormat(Number(id)));
  });
}
