import { edited, prefixOf, withAttribute, type Edit } from "./edits";
import { TONE_FILLS, type Tone } from "../port/workbook";

/** The styles of a package while marks are added to them. */
export class MarkStyles {
  private readonly prefix: string;
  private readonly xfs: readonly string[];
  private readonly fills: Tone[] = [];
  private readonly marked: string[] = [];
  private readonly known = new Map<string, number>();

  constructor(private readonly xml: string) {
    this.prefix = prefixOf(xml, "styleSheet");
    const { prefix } = this;
    const inside = this.listOf("cellXfs").inside;
    const xf = new RegExp(`<${prefix}xf(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</${prefix}xf>)`, "g");
    this.xfs = inside.match(xf) ?? [];
  }

  /** The number of the style that is as another but filled for a tone. */
  mark(style: number, tone: Tone): number {
    const key = `${style} ${tone}`;
    let index = this.known.get(key);
    if (index === undefined) {
      if (!this.fills.includes(tone)) this.fills.push(tone);
      const fill = String(this.listOf("fills").count + this.fills.indexOf(tone));
      const xf = this.xfs[style] ?? this.xfs[0] ?? `<${this.prefix}xf/>`;
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
    const { prefix } = this;
    const fills = this.fills.map(
      (tone) =>
        `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="FF${TONE_FILLS[tone].slice(1)}"/>` +
        `<${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`,
    );
    const edits = [...this.added("fills", fills), ...this.added("cellXfs", this.marked)];
    return edits.length === 4 ? edited(this.xml, edits) : undefined;
  }

  private added(list: string, elements: readonly string[]): Edit[] {
    const { at, tag, end, count } = this.listOf(list);
    if (end < 0) return [];
    return [
      { at, instead: tag.length, text: withAttribute(tag, "count", String(count + elements.length)) },
      { at: end, instead: 0, text: elements.join("") },
    ];
  }

  private listOf(name: string): { at: number; tag: string; inside: string; end: number; count: number } {
    const found = new RegExp(`<${this.prefix}${name}(?=[\\s>])[^>]*[^/]>`).exec(this.xml);
    const [tag = ""] = found ?? [];
    const at = found?.index ?? 0;
    const end = found === null ? -1 : this.xml.indexOf(`</${this.prefix}${name}>`, at);
    const inside = end < 0 ? "" : this.xml.slice(at + tag.length, end);
    const element = name === "fills" ? "fill" : "xf";
    const count = inside.match(new RegExp(`<${this.prefix}${element}(?=[\\s/>])`, "g"))?.length ?? 0;
    return { at, tag, inside, end, count };
  }
}
