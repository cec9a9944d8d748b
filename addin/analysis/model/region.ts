/** A place that reports, with the other names it is met under. */
export interface Region {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Administrative code (行政区划代码), where known. */
  readonly code?: string;
}

/** The units that are ranked against each other: 六县（市）. */
export interface PeerGroup {
  readonly name: string;
  readonly members: readonly string[];
  /** The unit that the group belongs to, whose figures are totals and are not ranked: 岳阳市, 全市. */
  readonly whole?: string;
  /** The bureau's own county (本县): sheets that name no place are about it. */
  readonly home?: string;
}

/** Every dash and wave that stands for a hyphen in one text or another; 1——8月 has two of them. */
export const DASHES = /[-\u2010-\u2015\u2212\u2500\uFE58\u30FC~\u301C\u223C]+/g;

/**
 * A name as it is compared: full-width characters made half-width, dashes made one, inner blanks and case dropped.
 * Nothing else is: 岳阳县, 岳阳市 and 岳阳楼区 stay three names.
 *
 * @example
 * nameKey("范　县 ") // => "范县"
 * nameKey("General  Revenue") // => "generalrevenue"
 * nameKey("税收—增值税") // => "税收-增值税"
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(DASHES, "-")
    .replace(/[\s\u200b\ufeff]+/g, "")
    .toLowerCase();
}

/**
 * True of a name that stands for all of those beside it, or for some of them (合计, 工业合计, 小计).
 *
 * @example
 * namesTotal("合计") // => true
 * namesTotal("全市") // => false
 */
export const namesTotal = (name: string): boolean =>
  /^(?:合计|总计|共计|小计|总和|合计数|total|grand total|sum)$/i.test(name) || /(?:合计|总计|小计)$/.test(name);
