import { addressOf, positionOf } from "../../analysis";
import { contentOf, fileNameOf } from "../read/bytes";
import { cellEdits, type Restyle } from "./markCells";
import { isOurs, withBoxes, withComments } from "./markComments";
import { legacyDrawingEdit, withRelations, withTypes, type NewRelation } from "./markPackage";
import { MarkStyles } from "./markStyles";
import { edited } from "../package/edits";
import { textInOtherEncoding } from "../package/encoding";
import { binaryBytes, binaryText } from "../package/native";
import {
  CONTENT_TYPES,
  contentTypesIn,
  relationsOf,
  relationsPartOf,
  signatureIn,
  workbookPartsOf,
  type Relation,
} from "../package/package";
import type { Annotated, AnnotationRefusal } from "./refusal";
import { survives } from "./survives";
import type { Tone } from "../port/workbook";
import { elementsOf, parseXml, type XmlElement } from "../package/xml";
import { Archive, bytesOf, textOf } from "../package/zip";

/** A remark on a cell. */
export interface Note {
  readonly sheet: string;
  readonly cell: string;
  readonly tone: Tone;
  readonly text: string;
}

class Refused extends Error {
  constructor(
    readonly why: AnnotationRefusal,
    readonly part: string,
  ) {
    super(`${why}: ${part}`);
  }
}

const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const SEVERITIES: readonly Tone[] = ["info", "warning", "error"];

/**
 * A copy of a department's own .xlsx or .xlsm with cells marked and commented. Every part that a note does not concern keeps
 * every byte, and every other cell of the sheets too, which is looked at again at the end; where that cannot be, nothing is
 * written, and the answer names the part.
 */
export function annotateWorkbook(bytes: Uint8Array, name: string, notes: readonly Note[]): Annotated {
  const content = contentOf(bytes, fileNameOf(name));
  if (content.is !== "package") return { refused: "old format", part: fileNameOf(name) };
  try {
    return { bytes: annotated(content.archive, content.workbook, notes) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refused: error.why, part: error.part };
  }
}

/** True of a copy of a workbook or of a Word file that holds comments of ours. */
export function isAnnotatedCopy(bytes: Uint8Array, name: string): boolean {
  try {
    const archive = new Archive(bytes, fileNameOf(name));
    return archive.names.some((part) => /comments[^/]*\.xml$/i.test(part) && isOurs(archive.text(part)));
  } catch {
    return false;
  }
}

function annotated(archive: Archive, workbook: string, notes: readonly Note[]): Uint8Array {
  const signature = signatureIn(archive);
  if (signature !== undefined) throw new Refused("signed", signature);
  const { worksheets, styles: stylesPart } = workbookPartsOf(archive, workbook);
  if (stylesPart === undefined) throw new Refused("not understood", workbook);
  const changed = new Map<string, Uint8Array>();
  const styles = new MarkStyles(utf8(archive, stylesPart));
  const types = new Map<string, string>();
  for (const [sheet, cells] of bySheet(notes)) {
    const part = worksheets.find((one) => one.name === sheet)?.part;
    if (part === undefined) throw new Refused("no sheet", sheet);
    const of =
      (address: string): Restyle =>
      (style) =>
        styles.mark(style, cells.get(address)?.tone ?? "info");
    const xml = binaryText(archive.part(part) ?? new Uint8Array());
    const root = parseXml(xml);
    const edits = cellEdits(xml, root, new Map([...cells.keys()].map((address) => [address, of(address)])));
    if (edits === undefined || root.end < 0) throw new Refused("not understood", part);
    const texts = new Map([...cells].map(([address, { text }]) => [address, text]));
    const drawing = comment(archive, { part, root, texts, changed, types });
    if (drawing !== undefined) edits.push(legacyDrawingEdit(root, drawing));
    const marked = edited(xml, edits);
    if (!survives(xml, root, marked, new Set(cells.keys()))) throw new Refused("not understood", part);
    changed.set(part, binaryBytes(marked));
  }
  if (changed.size === 0) return archive.with(changed);
  put(changed, stylesPart, styles.text());
  if (types.size > 0) put(changed, contentTypesIn(archive), withTypes(utf8(archive, CONTENT_TYPES), types));
  return whole(archive, changed);
}

/** Records the new text of a part; refuses the file where there is none. */
function put(changed: Map<string, Uint8Array>, part: string, text: string | undefined): void {
  if (text === undefined) throw new Refused("not understood", part);
  changed.set(part, bytesOf(text));
}

/** The new archive, once every part that was not to change has been found as it was. */
function whole(archive: Archive, changed: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const bytes = archive.with(changed);
  const copy = new Archive(bytes, archive.file);
  for (const part of archive.names) {
    if (changed.has(part)) continue;
    const before = archive.part(part) ?? new Uint8Array();
    const after = copy.part(part);
    if (after?.length !== before.length || after.some((byte, i) => byte !== before[i]))
      throw new Refused("not understood", part);
  }
  return bytes;
}

interface Cell {
  readonly tone: Tone;
  readonly text: string;
}

/** The notes by cell: the strongest tone, and all texts. */
function bySheet(notes: readonly Note[]): Map<string, Map<string, Cell>> {
  const sheets = new Map<string, Map<string, Cell>>();
  for (const { sheet, cell, tone, text } of notes) {
    const place = positionOf(cell);
    if (place === undefined) throw new Refused("no sheet", `${sheet}!${cell}`);
    const address = addressOf(place.row, place.column);
    const cells = sheets.get(sheet) ?? new Map<string, Cell>();
    sheets.set(sheet, cells);
    const before = cells.get(address);
    const stronger = before !== undefined && SEVERITIES.indexOf(before.tone) > SEVERITIES.indexOf(tone);
    cells.set(address, {
      tone: stronger ? before.tone : tone,
      text: before === undefined ? text : `${before.text}\n${text}`,
    });
  }
  return sheets;
}

interface Commenting {
  readonly part: string;
  readonly root: XmlElement;
  readonly texts: ReadonlyMap<string, string>;
  readonly changed: Map<string, Uint8Array>;
  readonly types: Map<string, string>;
}

/** Puts the comments of a worksheet into `changed`; gives the id of the relation to its boxes where that is new. */
function comment(archive: Archive, { part, root, texts, changed, types }: Commenting): string | undefined {
  const relations = relationsOf(archive, part);
  const threaded = relations.find(({ type }) => type === "threadedComment");
  if (threaded !== undefined) throw new Refused("threaded comments", threaded.target);
  const added: NewRelation[] = [];
  const place = (existing: Relation | undefined, type: string, path: (number: number) => string): string => {
    if (existing !== undefined) return archive.nameOf(existing.target) ?? existing.target;
    let number = 1;
    while (archive.nameOf(path(number)) !== undefined || changed.has(path(number))) number++;
    let id = added.length + 1;
    while (relations.some((relation) => relation.id === `rIdNote${id}`)) id++;
    added.push({ id: `rIdNote${id}`, type, target: path(number) });
    return path(number);
  };
  const commentsRelation = relations.find(({ type }) => type === "comments");
  const commentsPart = place(commentsRelation, "comments", (number) => `xl/comments${number}.xml`);
  put(changed, commentsPart, withComments(commentsRelation && utf8(archive, commentsPart), texts));
  const id = elementsOf(root, "legacyDrawing")[0]?.attributes["id"];
  const boxesRelation = relations.find((relation) => relation.id === id);
  const boxesPart = place(boxesRelation, "vmlDrawing", (number) => `xl/drawings/vmlDrawing${number}.vml`);
  put(changed, boxesPart, withBoxes(boxesRelation && utf8(archive, boxesPart), texts));
  if (commentsRelation === undefined) types.set(commentsPart, COMMENTS_TYPE);
  types.set(".vml", VML_TYPE);
  if (added.length > 0) {
    const relationsPart = archive.nameOf(relationsPartOf(part)) ?? relationsPartOf(part);
    put(changed, relationsPart, withRelations(utf8(archive, relationsPart), added));
  }
  return added.find(({ type }) => type === "vmlDrawing")?.id;
}

/** A part's text; refused where it is not in UTF-8, the encoding of all that is put into it. */
function utf8(archive: Archive, part: string): string {
  const bytes = archive.part(part);
  if (bytes === undefined) return "";
  if (textInOtherEncoding(bytes) !== undefined) throw new Refused("not understood", part);
  return textOf(bytes);
}
