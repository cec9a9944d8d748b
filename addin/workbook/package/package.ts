import { builtInFormat, Formats } from "../read/formats";
import { attributeOf, flagOf, insideOf, tagsOf } from "./xml";
import type { Archive } from "./zip";

/** What a part says of another: `type` is the last word of the long name that the format gives it. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  /** A part, or, where the relation leads out of the package, an address as written. */
  readonly target: string;
  readonly external: boolean;
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
  /** The tags of sheets that hold no cells: charts, dialogs, macros. */
  readonly others: readonly string[];
  /** The part that holds the styles. */
  readonly styles: string | undefined;
  readonly from1904: boolean;
  readonly formats: Formats;
  /** By cell style: an index into `formats.codes`, or -1. */
  readonly formatOfStyle: readonly number[];
}

/** The part's own folder. */
export function folderOf(part: string): string {
  return part.slice(0, Math.max(part.lastIndexOf("/"), 0));
}

/** The part that holds a part's relations. */
export function relationsPartOf(part: string): string {
  const folder = folderOf(part);
  return `${folder === "" ? "" : `${folder}/`}_rels/${part.slice(folder === "" ? 0 : folder.length + 1)}.rels`;
}

/** A target as a part's name: relative to a folder, or from the root where it begins with a slash. */
function resolved(folder: string, target: string): string {
  const names: string[] = [];
  for (const name of (target.startsWith("/") ? target : `${folder}/${target}`).split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names.join("/");
}

/** The workbook's part; undefined where the package holds none. */
export function workbookPartOf(archive: Archive): string | undefined {
  return relationsOf(archive, "").find(({ type }) => type === "officeDocument")?.target;
}

export function workbookPartsOf(archive: Archive, workbook: string): WorkbookParts {
  const xml = archive.text(workbook);
  const all = relationsOf(archive, workbook);
  const sheets = tagsOf(insideOf(xml, "sheets"), "sheet");
  const relationOf = (tag: string): Relation | undefined => all.find(({ id }) => id === attributeOf(tag, "id"));
  const worksheets = sheets.flatMap((tag) => {
    const relation = relationOf(tag);
    return relation?.type === "worksheet" ? [{ name: attributeOf(tag, "name") ?? "", part: relation.target }] : [];
  });
  const from1904 = tagsOf(xml, "workbookPr").some((tag) => flagOf(tag, "date1904"));
  const formats = new Formats(from1904);
  const styles = all.find(({ type }) => type === "styles")?.target;
  return {
    workbook,
    relations: relationsPartOf(workbook),
    sharedStrings: all.find(({ type }) => type === "sharedStrings")?.target,
    worksheets,
    others: sheets.filter((tag) => relationOf(tag)?.type !== "worksheet"),
    styles,
    from1904,
    formats,
    formatOfStyle: styles === undefined ? [] : formatsOfStyles(archive.text(styles), formats),
  };
}

/** The relations of a part; those of the package where the part is "". */
export function relationsOf(archive: Archive, part: string): Relation[] {
  return tagsOf(archive.text(relationsPartOf(part)), "Relationship").map((tag) => {
    const target = attributeOf(tag, "Target") ?? "";
    const external = attributeOf(tag, "TargetMode") === "External";
    return {
      id: attributeOf(tag, "Id") ?? "",
      type: attributeOf(tag, "Type")?.split("/").at(-1) ?? "",
      target: external ? target : resolved(folderOf(part), target),
      external,
    };
  });
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
