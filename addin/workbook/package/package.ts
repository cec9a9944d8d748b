import { builtInFormat, Formats } from "../read/formats";
import { elementsOf, flagOf, parseXml, type XmlElement } from "./xml";
import type { Archive } from "./zip";

/** The part that says of what type each other is. */
export const CONTENT_TYPES = "[Content_Types].xml";

/** The name by which an archive has that part. */
export const contentTypesIn = (archive: Archive): string => archive.nameOf(CONTENT_TYPES) ?? CONTENT_TYPES;

/** A relation from one part to another. */
export interface Relation {
  readonly id: string;
  /** The last word of the long name that the format gives it. */
  readonly type: string;
  /** A part by the name that the archive holds it by, or, where the relation leads out of the package, an address as written. */
  readonly target: string;
  /** The same as the relation writes it, which readers that compare names alone look for. */
  readonly named: string;
  readonly external: boolean;
}

/** A worksheet of an OOXML package: its name and the part that holds it. */
export interface WorksheetPart {
  readonly name: string;
  readonly part: string;
}

/** The parts of an OOXML workbook. */
export interface WorkbookParts {
  readonly workbook: string;
  readonly workbookXml: XmlElement;
  readonly relations: string;
  readonly sharedStrings: string | undefined;
  readonly worksheets: readonly WorksheetPart[];
  /** The entries of the workbook's part for sheets without cells: charts, dialogs, macros. */
  readonly others: readonly XmlElement[];
  /** The part that holds the styles. */
  readonly styles: string | undefined;
  readonly stylesXml: XmlElement | undefined;
  readonly from1904: boolean;
  readonly formats: Formats;
  /** By cell style: an index into `formats.codes`, or -1. */
  readonly formatOfStyle: readonly number[];
}

/** The part's own folder. */
function folderOf(part: string): string {
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

/** A part of the digital signature that a package bears: with any change it would be void. */
export const signatureIn = (archive: Archive): string | undefined =>
  archive.names.find((name) => /^_xmlsignatures\//i.test(name));

/** The part that a package is about: the workbook, or the body of a document; undefined where it names none. */
export function mainPartOf(archive: Archive): string | undefined {
  return relationsOf(archive, "").find(({ type }) => type === "officeDocument")?.target;
}

export function workbookPartsOf(archive: Archive, workbook: string): WorkbookParts {
  const workbookXml = parseXml(archive.text(workbook));
  const all = relationsOf(archive, workbook);
  const sheets = elementsOf(workbookXml, "sheets", "sheet");
  const relationOf = ({ attributes }: XmlElement): Relation | undefined =>
    all.find(({ id }) => id === attributes["id"]);
  const worksheets = sheets.flatMap((sheet) => {
    const relation = relationOf(sheet);
    return relation?.type === "worksheet" ? [{ name: sheet.attributes["name"] ?? "", part: relation.target }] : [];
  });
  const from1904 = elementsOf(workbookXml, "workbookPr").some((one) => flagOf(one, "date1904"));
  const formats = new Formats(from1904);
  const styles = all.find(({ type }) => type === "styles")?.target;
  const stylesXml = styles === undefined ? undefined : parseXml(archive.text(styles));
  return {
    workbook,
    workbookXml,
    relations: relationsPartOf(workbook),
    sharedStrings: all.find(({ type }) => type === "sharedStrings")?.target,
    worksheets,
    others: sheets.filter((sheet) => relationOf(sheet)?.type !== "worksheet"),
    styles,
    stylesXml,
    from1904,
    formats,
    formatOfStyle: stylesXml === undefined ? [] : formatsOfStyles(stylesXml, formats),
  };
}

/** The relations of a part; those of the package where the part is "". */
export function relationsOf(archive: Archive, part: string): Relation[] {
  return elementsOf(parseXml(archive.text(relationsPartOf(part))), "Relationship").map(({ attributes }) => {
    const { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode } = attributes;
    const external = mode === "External";
    const named = external ? target : resolved(folderOf(part), target);
    return {
      id,
      type: type.split("/").at(-1) ?? "",
      target: external ? target : (archive.nameOf(named) ?? named),
      named,
      external,
    };
  });
}

/** Puts, in place, the parts to which a part has relations under the names that these write, too. */
export function addAsNamed(parts: Map<string, Uint8Array>, archive: Archive, from: string): void {
  for (const { target, named } of relationsOf(archive, from)) {
    const part = parts.get(target);
    if (part !== undefined) parts.set(named, part);
  }
}

function formatsOfStyles(styles: XmlElement, formats: Formats): number[] {
  const custom = new Map(
    elementsOf(styles, "numFmts", "numFmt").map(({ attributes }) => [attributes["numFmtId"], attributes["formatCode"]]),
  );
  return cellXfsOf(styles).map(({ attributes: { numFmtId: id = "0" } }) =>
    formats.index(custom.has(id) ? (custom.get(id) ?? "General") : builtInFormat(Number(id))),
  );
}

/** The formats that cells name by number. Where a program gives two versions of one, its simpler version, which comes last. */
export function cellXfsOf(styles: XmlElement): XmlElement[] {
  const [list] = elementsOf(styles, "cellXfs");
  return (list?.children ?? []).flatMap((item) => (item.name === "xf" ? item : (elementsOf(item, "xf").at(-1) ?? [])));
}
