// Conditional formats between a file and a book.
import type { ConditionalRule } from "hucre";
import { areaOf, rangeOfArea } from "../../analysis";
import { present } from "../collections";
import { elementsOf, type XmlElement } from "../package/xml";
import type { ColorStop, Comparison, ConditionalFormat } from "./book";
import type { FileColor, FileStyles } from "./fileStyles";

type Stop = NonNullable<ConditionalRule["colorScale"]>["cfvo"][number];
type ColorOf = FileStyles["colorOf"];

/** Rules whose condition is their formula, whatever they are called. */
const BY_FORMULA: readonly string[] = [
  "expression",
  "containsText",
  "notContainsText",
  "beginsWith",
  "endsWith",
  "containsBlanks",
  "notContainsBlanks",
];

/**
 * The conditional formats of a sheet that a book holds, the one that goes before first, from the sheet's text without its
 * cells. Its other rules are lost.
 */
export function conditionalOf(
  beside: XmlElement,
  styles: XmlElement | undefined,
  colorOf: ColorOf,
): readonly ConditionalFormat[] {
  const looks = styles ? elementsOf(styles, "dxfs", "dxf") : [];
  const found = elementsOf(beside, "conditionalFormatting").flatMap(({ attributes: { sqref = "" }, children }) =>
    children.flatMap((rule) => {
      const areas = sqref.split(" ").flatMap((range) => areaOf(range) ?? []);
      const when = rule.name === "cfRule" && areas.length > 0 ? whenOf(rule, colorOf) : undefined;
      if (when === undefined) return [];
      const { priority, stopIfTrue, dxfId } = rule.attributes;
      const look = dxfId === undefined ? undefined : looks[Number(dxfId)];
      const isLast = stopIfTrue === "1" || stopIfTrue === "true" ? ({ isLast: true } as const) : {};
      return [{ priority: Number(priority), format: { areas, when, style: lookOf(look, colorOf), ...isLast } }];
    }),
  );
  return found.sort((one, other) => one.priority - other.priority).map(({ format }) => format);
}

function whenOf(rule: XmlElement, colorOf: ColorOf): ConditionalFormat["when"] | undefined {
  const { type = "", operator } = rule.attributes;
  const [first, ...others] = elementsOf(rule, "formula").map(({ text }) => text);
  if (type === "duplicateValues" || type === "uniqueValues") return { is: type };
  if (type === "colorScale") return scaleOf(rule, colorOf);
  if (first === undefined) return undefined;
  if (BY_FORMULA.includes(type)) return { is: "formula", formula: first };
  const values = [first, ...others].map(Number);
  if (type !== "cellIs" || operator === undefined || values.some(Number.isNaN)) return undefined;
  return { is: "cell", operator: operator as Comparison, values };
}

function scaleOf(rule: XmlElement, colorOf: ColorOf): ConditionalFormat["when"] | undefined {
  const colors = elementsOf(rule, "color").map((color) => colorOf(fileColor(color)));
  const stops = elementsOf(rule, "cfvo").flatMap(({ attributes: { type, val } }, i): ColorStop[] => {
    const [color, value] = [colors[i], Number(val)];
    if (type === "min" || type === "max") return color === undefined ? [] : [{ at: type, color }];
    if ((type !== "num" && type !== "percent" && type !== "percentile") || Number.isNaN(value)) return [];
    return color === undefined ? [] : [{ at: type, value, color }];
  });
  return stops.length > 1 && stops.length === colors.length ? { is: "scale", stops } : undefined;
}

function fileColor({ attributes: { rgb, theme, tint, indexed } }: XmlElement): FileColor {
  const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
  return present<FileColor>({
    rgb,
    theme: numberOf(theme),
    tint: numberOf(tint),
    indexed: numberOf(indexed),
  });
}

function lookOf(look: XmlElement | undefined, colorOf: ColorOf): ConditionalFormat["style"] {
  const part = (name: string): XmlElement | undefined => look && elementsOf(look, name)[0];
  const font = part("font");
  const has = (name: string): true | undefined => {
    const [found] = font ? elementsOf(font, name) : [];
    return found === undefined || ["0", "false", "none"].includes(found.attributes["val"] ?? "") ? undefined : true;
  };
  const color = font && elementsOf(font, "color")[0];
  const fill = part("bgColor") ?? part("fgColor");
  return present<ConditionalFormat["style"]>({
    fill: fill && colorOf(fileColor(fill)),
    color: color && colorOf(fileColor(color)),
    bold: has("b"),
    italic: has("i"),
    underline: has("u"),
    strike: has("strike"),
  });
}

/** The rules as hucre writes them. */
export const conditionalRules = (formats: readonly ConditionalFormat[] = []): ConditionalRule[] =>
  formats.map(({ areas, when, style, isLast }, i) => ({
    range: areas.map(rangeOfArea).join(" "),
    priority: i + 1,
    ...(isLast ? { stopIfTrue: true } : {}),
    ...ruleOf(when),
    ...(when.is === "scale" ? {} : { style: styleOf(style) }),
  }));

function ruleOf(
  when: ConditionalFormat["when"],
): Pick<ConditionalRule, "type" | "operator" | "formula" | "colorScale"> {
  switch (when.is) {
    case "cell":
      return { type: "cellIs", operator: when.operator, formula: when.values.map(String) };
    case "formula":
      return { type: "expression", formula: when.formula };
    case "scale": {
      const cfvo = when.stops.map(({ at, value }) =>
        present<Stop>({ type: at, value: value === undefined ? undefined : String(value) }),
      );
      return { type: "colorScale", colorScale: { cfvo, colors: when.stops.map(({ color }) => `FF${color}`) } };
    }
    default:
      return { type: when.is };
  }
}

function styleOf({
  fill,
  color,
  bold,
  italic,
  underline,
  strike,
}: ConditionalFormat["style"]): NonNullable<ConditionalRule["style"]> {
  const font = present({
    bold,
    italic,
    underline,
    strikethrough: strike,
    color: color === undefined ? undefined : { rgb: color },
  });
  const rgb = fill === undefined ? undefined : { rgb: fill };
  return {
    ...(Object.keys(font).length === 0 ? {} : { font }),
    // Excel takes the background colour here, and the foreground everywhere else.
    ...(rgb === undefined ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: rgb, bgColor: rgb } }),
  };
}
