import { closesItself, edited, withAttribute, type Edit } from "../package/edits";
import { cellXfsOf } from "../package/package";
import { parseXml, type XmlElement } from "../package/xml";
import { TONE_FILLS, type Tone } from "../port/workbook";

/** The styles of a package while marks are added to them. */
export class MarkStyles {
  private readonly root: XmlElement;
  private readonly xfs: readonly string[];
  private readonly fills: Tone[] = [];
  private readonly marked: string[] = [];
  private readonly known = new Map<string, number>();

  constructor(private readonly xml: string) {
    this.root = parseXml(xml);
    this.xfs = cellXfsOf(this.root).map(({ start, end }) => xml.slice(start, end));
  }

  /** The number of the style that is as another but filled for a tone. */
  mark(style: number, tone: Tone): number {
    const key = `${style} ${tone}`;
    let index = this.known.get(key);
    if (index === undefined) {
      if (!this.fills.includes(tone)) this.fills.push(tone);
      const fill = String((this.listOf("fills")?.children.length ?? 0) + this.fills.indexOf(tone));
      const xf = this.xfs[style] ?? this.xfs[0] ?? `<${this.root.prefix}xf/>`;
      index = this.xfs.length + this.marked.length;
      this.marked.push(
        xf.replace(/^<[^>]*>/, (tag) => withAttribute(withAttribute(tag, "fillId", fill), "applyFill", "1")),
      );
      this.known.set(key, index);
    }
    return index;
  }

  /** The part with its new styles; undefined where it has no place for them. */
  text(): string | undefined {
    const { prefix } = this.root;
    const fills = this.fills.map(
      (tone) =>
        `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="FF${TONE_FILLS[tone].slice(1)}"/>` +
        `<${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`,
    );
    const edits = [...this.added("fills", fills), ...this.added("cellXfs", this.marked)];
    return edits.length === 4 ? edited(this.xml, edits) : undefined;
  }

  private added(list: string, items: readonly string[]): Edit[] {
    const { xml } = this;
    const found = this.listOf(list);
    if (found === undefined || found.end < 0 || closesItself(xml, found.tagEnd)) return [];
    const { start, tagEnd, contentEnd, children } = found;
    const tag = withAttribute(xml.slice(start, tagEnd), "count", String(children.length + items.length));
    return [
      { at: start, instead: tagEnd - start, text: tag },
      { at: contentEnd, instead: 0, text: items.join("") },
    ];
  }

  private listOf(name: string): XmlElement | undefined {
    return this.root.children.find((child) => child.name === name);
  }
}
