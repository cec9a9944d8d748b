import type { DataValidation } from "hucre";
import { areaOf, positionOf, type Area } from "../../analysis";
import type { Book, BookSheet, Comment, OtherValidation } from "./book";
import { present } from "../collections";
import { displayAddress } from "./links";
import type { Relation } from "../package/package";
import type { Validation } from "../port/workbook";
import { elementsOf, parseXml, unescaped, type XmlElement } from "../package/xml";
import type { Archive } from "../package/zip";

/** Stands for no limit where a file asks for one. */
export const BOUNDLESS = -9.99999999999999e307;

/** The comments of a sheet, in reading order. */
export function commentsOf(archive: Archive, relations: readonly Relation[]): BookSheet["comments"] {
  const part = relations.find(({ type }) => type === "comments")?.target;
  if (part === undefined) return [];
  const xml = parseXml(archive.text(part));
  const authors = elementsOf(xml, "authors", "author").map(({ text }) => unescaped(text));
  const comments = elementsOf(xml, "comment").flatMap((comment) => {
    const { ref = "", authorId } = comment.attributes;
    const position = positionOf(ref);
    const text = unescaped(textIn(comment)).replace(/\r+\n?/g, "\n");
    const author = authors[Number(authorId)] || undefined;
    return position === undefined ? [] : [present<Comment>({ ...position, text, author })];
  });
  return comments.sort((one, other) => one.row - other.row || one.column - other.column);
}

/** The text of a comment; the phonetic text beside it is left out. */
function textIn({ name, text, children }: XmlElement): string {
  if (name === "rPh") return "";
  return (name === "t" ? text : "") + children.map(textIn).join("");
}

/** The links of a sheet, from its text without the cells. */
export function linksOf(beside: XmlElement, relations: readonly Relation[]): BookSheet["links"] {
  return elementsOf(beside, "hyperlink").flatMap(({ attributes: { ref = "", id, location } }) => {
    const position = positionOf(ref.split(":", 1)[0] ?? "");
    const target = id === undefined ? "" : relations.find((relation) => relation.id === id)?.target;
    const to = displayAddress(target ?? "") + (location === undefined ? "" : `#${location}`);
    return position === undefined || to === "" ? [] : [{ ...position, to }];
  });
}

/** The validations that a book holds, a block each, and how many it does not. */
export function validationsOf(all: readonly DataValidation[]): {
  taken: BookSheet["validations"];
  others: readonly OtherValidation[];
  lost: number;
} {
  const taken: { area: Area; allow: Validation }[] = [];
  const others: OtherValidation[] = [];
  let lost = 0;
  for (const validation of all) {
    const allow = allowOf(validation);
    const areas = validation.range.split(" ").flatMap((range) => areaOf(range) ?? []);
    const other = allow === undefined ? otherOf(validation) : undefined;
    if (areas.length > 0 && allow !== undefined) for (const area of areas) taken.push({ area, allow });
    else if (areas.length > 0 && other !== undefined) for (const area of areas) others.push({ area, ...other });
    else lost++;
  }
  return { taken, others, lost };
}

const OTHER_TYPES: readonly string[] = ["list", "whole", "decimal", "textLength", "custom"];

function otherOf({ type, operator, formula1, formula2 }: DataValidation): Omit<OtherValidation, "area"> | undefined {
  const formulas = [formula1, formula2].flatMap((formula) => formula?.trim() || []);
  if (!OTHER_TYPES.includes(type) || formulas.length === 0) return undefined;
  return { type: type as OtherValidation["type"], ...(operator === undefined ? {} : { operator }), formulas };
}

function allowOf({ type, operator = "between", formula1, formula2, values }: DataValidation): Validation | undefined {
  if (type === "list")
    return values === undefined ? undefined : { list: values.map((value) => value.replaceAll('""', '"').trim()) };
  const first = formula1 === undefined || formula1.trim() === "" ? NaN : Number(formula1);
  const second = formula2 === undefined || formula2.trim() === "" ? NaN : Number(formula2);
  if ((type !== "whole" && type !== "decimal") || Number.isNaN(first)) return undefined;
  const whole = type === "whole" ? { whole: true } : {};
  const least = first === BOUNDLESS ? {} : { least: first };
  switch (operator) {
    case "between":
      return Number.isNaN(second) ? undefined : { ...least, most: second, ...whole };
    case "equal":
      return { least: first, most: first, ...whole };
    case "greaterThanOrEqual":
      return { ...least, ...whole };
    case "lessThanOrEqual":
      return { most: first, ...whole };
    case "greaterThan":
      return type === "whole" ? { least: first + 1, whole: true } : undefined;
    case "lessThan":
      return type === "whole" ? { most: first - 1, whole: true } : undefined;
    case "notBetween":
    case "notEqual":
      return undefined;
  }
}

/** The names that the workbook's part defines; those of printing are read with the sheets. */
export function namesOf(workbook: XmlElement): Book["names"] {
  const sheets = elementsOf(workbook, "sheets", "sheet").map(({ attributes }) => attributes["name"] ?? "");
  return elementsOf(workbook, "definedNames", "definedName").flatMap(({ attributes, text: refersTo }) => {
    const { name = "", localSheetId: scope } = attributes;
    const sheet = scope === undefined ? undefined : sheets[Number(scope)];
    return name.startsWith("_xlnm.") ? [] : [present<Book["names"][number]>({ name, refersTo, sheet })];
  });
}
