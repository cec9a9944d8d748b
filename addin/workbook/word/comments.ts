// Comments in a copy of a Word file (批注): runs are parted at the words that they are about, and all else keeps every byte.
import { AUTHOR } from "../annotate/markComments";
import { withRelations, withTypes } from "../annotate/markPackage";
import type { Annotated } from "../annotate/refusal";
import { append, asXml, edited, type Edit } from "../package/edits";
import { CONTENT_TYPES, contentTypesIn, relationsOf, relationsPartOf, signatureIn } from "../package/package";
import { elementsOf, parseXml, type XmlElement } from "../package/xml";
import { bytesOf } from "../package/zip";
import { openWord, textOfRun, type WordFile, type WordRun } from "./paragraphs";

/** A comment on words: their paragraph, counted from 0, and the characters from `start` up to `end`. */
export interface WordNote {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/** A copy of a Word file with comments; nothing but the runs that they are about and the part of comments changes. */
export function commentWord(file: WordFile, notes: readonly WordNote[]): Annotated {
  const { archive, part, xml } = file;
  const signature = signatureIn(archive);
  if (signature !== undefined) return { refused: "signed", part: signature };
  const relation = relationsOf(archive, part).find(({ type }) => type === "comments");
  const commentsPart = archive.nameOf(relation?.target ?? "") ?? freeName(file);
  const before = relation
    ? archive.text(commentsPart)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${MAIN}"></w:comments>`;
  const root = parseXml(before);
  const used = elementsOf(root, "comment").map(({ attributes }) => Number(attributes["id"]));
  const first = Math.max(-1, ...used.filter(Number.isFinite)) + 1;
  const placed = notes.map((note, index) => ({ ...note, id: first + index }));
  const marked = edited(xml, editsOf(file, placed));
  const comments =
    root.end < 0
      ? undefined
      : edited(before, [append(before, root, placed.map((note) => commentOf(note, root.prefix)).join(""))]);
  if (comments === undefined) return { refused: "not understood", part: commentsPart };
  const changed = new Map([
    [part, bytesOf(marked)],
    [commentsPart, bytesOf(comments)],
  ]);
  if (!relation) {
    const relationsPart = archive.nameOf(relationsPartOf(part)) ?? relationsPartOf(part);
    const relations = withRelations(archive.text(relationsPart), [
      { id: freeId(file), type: "comments", target: commentsPart },
    ]);
    const types = withTypes(archive.text(CONTENT_TYPES), new Map([[commentsPart, TYPE]]));
    if (relations === undefined || types === undefined) return { refused: "not understood", part: relationsPart };
    changed.set(relationsPart, bytesOf(relations)).set(contentTypesIn(archive), bytesOf(types));
  }
  const bytes = archive.with(changed);
  return saysTheSame(file, openWord(bytes, archive.file)) ? { bytes } : { refused: "not understood", part };
}

/** The copy has every word of the file, in the same paragraphs. */
const saysTheSame = ({ paragraphs }: WordFile, copy: WordFile | undefined): boolean =>
  copy?.paragraphs.length === paragraphs.length && paragraphs.every(({ text }, i) => copy.paragraphs[i]?.text === text);

function freeName({ archive }: WordFile): string {
  let number = 0;
  const name = (): string => `word/comments${number === 0 ? "" : number}.xml`;
  while (archive.nameOf(name()) !== undefined) number++;
  return name();
}

function freeId({ archive, part }: WordFile): string {
  const ids = new Set(relationsOf(archive, part).map(({ id }) => id));
  let number = 1;
  while (ids.has(`rIdNote${number}`)) number++;
  return `rIdNote${number}`;
}

type Placed = WordNote & { readonly id: number };

function commentOf({ id, text }: Placed, own: string): string {
  const w = own === "" ? "" : own;
  const paragraphs = text
    .split("\n")
    .map((line) => `<${w}p><${w}r><${w}t xml:space="preserve">${asXml(line)}</${w}t></${w}r></${w}p>`)
    .join("");
  return `<${w}comment ${w}id="${id}" ${w}author="${AUTHOR}" ${w}initials="校">${paragraphs}</${w}comment>`;
}

/** The edits of the body: marks before and behind the words, in runs that are parted where the words begin and end. */
function editsOf({ xml, paragraphs }: WordFile, notes: readonly Placed[]): Edit[] {
  return paragraphs.flatMap(({ runs }, index) => {
    const here = notes.filter(({ paragraph }) => paragraph === index);
    return here.length === 0 ? [] : runs.flatMap((run) => runEdits(xml, run, runs, here));
  });
}

interface Mark {
  /** A character of the run, before which the mark stands. */
  readonly at: number;
  readonly text: string;
}

function runEdits(xml: string, run: WordRun, runs: readonly WordRun[], notes: readonly Placed[]): Edit[] {
  const { prefix } = run.element;
  const isFirst = (place: number): boolean => runs.find(({ end }) => place < end) === run;
  const isLast = (place: number): boolean => runs.find(({ end }) => place <= end) === run;
  const marks = notes.flatMap(({ start, end, id }): Mark[] => [
    ...(isFirst(start)
      ? [{ at: Math.max(0, start - run.start), text: `<${prefix}commentRangeStart ${prefix}id="${id}"/>` }]
      : []),
    ...(isLast(Math.max(end, start + 1))
      ? [
          {
            at: Math.max(end, start + 1) - run.start,
            text: `<${prefix}commentRangeEnd ${prefix}id="${id}"/><${prefix}r><${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`,
          },
        ]
      : []),
  ]);
  if (marks.length === 0) return [];
  const length = run.end - run.start;
  const within = marks.filter(({ at }) => at > 0 && at < length);
  const parted = within.length === 0 ? undefined : partedRun(xml, run.element, within);
  // A run that cannot be parted is marked as a whole.
  const [before, behind] = parted
    ? [marks.filter(({ at }) => at <= 0), marks.filter(({ at }) => at >= length)]
    : [marks.filter(({ text }) => /RangeStart/.test(text)), marks.filter(({ text }) => !/RangeStart/.test(text))];
  const words = (some: readonly Mark[]): string => some.map(({ text }) => text).join("");
  const { start, end } = run.element;
  return [
    { at: start, instead: end - start, text: `${words(before)}${parted ?? xml.slice(start, end)}${words(behind)}` },
  ];
}

const PIECES = /&[^;\s]{1,10};|[\uD800-\uDBFF][\uDC00-\uDFFF]|[^]/g;

/** A run of one text as several with marks between them, each with the run's own properties; undefined of another run. */
function partedRun(xml: string, run: XmlElement, marks: readonly Mark[]): string | undefined {
  const { prefix, children, start, tagEnd } = run;
  const [words] = children.filter(({ name }) => name !== "rPr");
  const [properties] = children.filter(({ name }) => name === "rPr");
  if (words?.name !== "t" || children.length > (properties ? 2 : 1)) return undefined;
  const pieces = xml.slice(words.tagEnd, words.contentEnd).match(PIECES) ?? [];
  const lengths = pieces.map((piece) => (piece.startsWith("&") ? 1 : piece.length));
  if (lengths.reduce((a, b) => a + b, 0) !== textOfRun(run).length) return undefined;
  const tag = xml.slice(start, tagEnd) + (properties ? xml.slice(properties.start, properties.end) : "");
  const runOf = (text: string): string =>
    text === "" ? "" : `${tag}<${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}r>`;
  let [out, text, at] = ["", "", 0];
  for (const [index, piece] of pieces.entries()) {
    const here = marks.filter((mark) => mark.at === at);
    if (here.length > 0) {
      out += runOf(text) + here.map((mark) => mark.text).join("");
      text = "";
    }
    text += piece;
    at += lengths[index] as number;
  }
  return out + runOf(text);
}
