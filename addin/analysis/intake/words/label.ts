import { withYearsApart } from "./period";
import { nameAsWritten } from "./unit";
import { withoutCode, withoutMarks } from "./text";
import { cached } from "../../model/cache";
import { namesTotal } from "../../model/region";

/** A row's label: its name, and how it says where it stands among its neighbours. */
export interface LabelReading {
  readonly name: string;
  /** 一、 1 · （一） 2 · 1. 3 · (1) 4 · ① 5; 0 where it has no number. */
  readonly style: number;
  /** Blanks before it, a full-width one counting as two. */
  readonly indent: number;
  /** 其中 or #: a part that is not to be added again. */
  readonly part: boolean;
  /** 合计, 总计, 小计, Total standing alone. */
  readonly total: boolean;
}

const STYLES: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}[、.．,，]\s*/,
  /^[（(㈠]?[一二三四五六七八九十]{1,3}[)）][、.]?\s*/,
  /^\d{1,2}(?:[、．]|\.(?!\d)|\s+(?=\p{Script=Han}))\s*/u,
  /^[（(]?\d{1,2}[)）][、.]?\s*/,
  /^[①-⑳]\s*/,
];

/**
 * Reads a row's label.
 *
 * @example
 * readLabel("　　其中：增值税") // => { name: "增值税", style: 0, indent: 4, part: true, total: false }
 * readLabel("一、税收收入") // => { name: "税收收入", style: 1, indent: 0, part: false, total: false }
 * readLabel("101 税收收入②").name // => "税收收入"
 * readLabel("合　计") // => { name: "合计", style: 0, indent: 0, part: false, total: true }
 */
export const readLabel = cached((text): LabelReading => {
  const blanks = /^[\s\u3000]*/.exec(text)?.[0] ?? "";
  const indent = [...blanks].reduce((width, blank) => width + (blank === "\u3000" ? 2 : blank === "\t" ? 4 : 1), 0);
  let rest = withYearsApart(withoutCode(withoutMarks(text.slice(blanks.length))));
  let part = false;
  const cut = (pattern: RegExp): boolean => {
    const found = pattern.exec(rest);
    if (found) rest = rest.slice(found[0].length).replace(/^[\s\u3000]+/, "");
    return found !== null;
  };
  part = cut(/^[#＃]\s*/) || part;
  part = cut(/^其[\s\u3000]*中[\s\u3000]*[:：、]?/) || part;
  const style = STYLES.findIndex((pattern) => cut(pattern)) + 1;
  part = cut(/^其[\s\u3000]*中[\s\u3000]*[:：、]?/) || part;
  const name = nameAsWritten(rest);
  const total = namesTotal(name);
  return { name, style, indent, part, total };
});

/**
 * The row that each row stands under, by numbering, indentation and 其中; -1 at the top.
 *
 * @example
 * parentsOf(["一、税收收入", "1.增值税", "2.所得税", "二、非税收入"].map(readLabel)) // => [-1, 0, 0, -1]
 * parentsOf(["教育支出", "其中：基本支出", "　　　项目支出", "科技支出"].map(readLabel)) // => [-1, 0, 0, -1]
 */
export function parentsOf(labels: readonly LabelReading[]): number[] {
  const open: number[] = [];
  return labels.map((label, index) => {
    if (label.total) {
      open.length = 0;
      return -1;
    }
    while (open.length > 0 && !isUnder(label, labels[open[open.length - 1] as number] as LabelReading)) open.pop();
    const parent = open[open.length - 1] ?? -1;
    open.push(index);
    return parent;
  });
}

function isUnder(row: LabelReading, above: LabelReading): boolean {
  if (row.part && !above.part) return row.indent >= above.indent || row.style === 0;
  if (row.style > 0 && above.style > 0) return row.style > above.style;
  if (row.style > 0) return row.indent > above.indent && !above.part;
  if (above.style > 0) return row.indent >= above.indent || above.part;
  // 其中：基本支出, and below it 项目支出 in line with its name, are parts of one figure.
  return row.indent > above.indent + (above.part ? MARKED : 0);
}

/** The width of 其中：, which a name in line with that behind it is set in by. */
const MARKED = 6;
