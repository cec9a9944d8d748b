// Marks are conditional formats of our own. They lie over the fill that a cell has, move with it when rows are inserted or
// sorted, stay in the file, and leave nothing behind when they are deleted: the fills below need not be recorded.
import { rangeOfArea, type Area } from "../../analysis";
import type { Sync } from "./context";
import { TONE_FILLS, type Tone } from "../port/workbook";

/** A mark as it stands in a sheet; Excel may have split its block or moved it. */
export interface Mark {
  readonly id: string;
  readonly tone: Tone;
  readonly addresses: string;
}

/** Excel takes no longer list of blocks. */
const LONGEST_ADDRESS = 8_000;

/** Always true; the words tell our formats from those of the sheet's own. */
const ruleOf = (tone: Tone): string => `=LEN("COUNTY.MARK.${tone}")>0`;
const OURS = /COUNTY\.MARK\.(error|warning|info)/;

/** The marks of a sheet, the uppermost first. */
export async function marksOf(sync: Sync, sheet: Excel.Worksheet): Promise<Mark[]> {
  const formats = sheet.getRange().conditionalFormats.load("items/id,items/type");
  await sync();
  const custom = formats.items.filter(({ type }) => type === "Custom");
  for (const format of custom) format.custom.rule.load("formula");
  await sync();
  const ours = custom.flatMap((format) => {
    const tone = OURS.exec(format.custom.rule.formula)?.[1] as Tone | undefined;
    return tone === undefined ? [] : [{ format, tone, areas: format.getRanges().load("address") }];
  });
  await sync();
  return ours.map(({ format, tone, areas }) => ({ id: format.id, tone, addresses: areas.address }));
}

/** Blocks as lists of addresses, each short enough. */
export function addressLists(areas: readonly Area[]): string[] {
  const lists: string[] = [];
  for (const area of areas) {
    const address = rangeOfArea(area);
    const last = lists.at(-1);
    if (last !== undefined && last.length + address.length < LONGEST_ADDRESS) {
      lists[lists.length - 1] = `${last},${address}`;
    } else {
      lists.push(address);
    }
  }
  return lists;
}

export function addMark(sheet: Excel.Worksheet, tone: Tone, addresses: string): void {
  const { custom } = sheet.getRanges(addresses).conditionalFormats.add("Custom");
  custom.rule.formula = ruleOf(tone);
  custom.format.fill.color = TONE_FILLS[tone];
}

export function removeMark(sheet: Excel.Worksheet, { id }: Mark): void {
  sheet.getRange().conditionalFormats.getItem(id).delete();
}

/** Gives a sheet the marks of before and no others, from those it has now. */
export function putMarks(sheet: Excel.Worksheet, before: readonly Mark[], now: readonly Mark[]): void {
  const has = (marks: readonly Mark[], { id }: Mark): boolean => marks.some((mark) => mark.id === id);
  for (const mark of now) if (!has(before, mark)) removeMark(sheet, mark);
  // Each new one comes to lie uppermost.
  for (const mark of [...before].reverse())
    if (!has(now, mark)) addMark(sheet, mark.tone, withoutSheet(mark.addresses));
}

const withoutSheet = (addresses: string): string =>
  addresses.replace(/(?:(?<!')'(?:[^']|'')*'|(?<![^,!'])[^,!']+)!/g, "");
