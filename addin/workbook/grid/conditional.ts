// Conditional formats as the grid's rules.
import { generateRandomId, type IRange, type IStyleData } from "@univerjs/core";
import { addressOf } from "../../analysis";
import type { ColorStop, Comparison, ConditionalFormat } from "../book/book";
import { present } from "../collections";
import { areaOfRange, gridRange } from "./engine";
import { gridStyle, hexOf, styleOf } from "./style";

/** A rule of the grid, as far as it can be written to a file. */
interface Highlight {
  readonly type: "highlightCell";
  readonly subType: string;
  readonly operator?: string;
  readonly value?: unknown;
  readonly style?: IStyleData;
}
interface Scale {
  readonly type: "colorScale";
  readonly config: readonly {
    readonly index: number;
    readonly color: string;
    readonly value: { readonly type: string; readonly value?: number | string };
  }[];
}
export interface GridConditional {
  readonly cfId: string;
  readonly ranges: readonly IRange[];
  readonly stopIfTrue: boolean;
  readonly rule: Highlight | Scale | { readonly type: "dataBar" | "iconSet" };
}

export const conditionalIn = ({ areas, when, style, isLast }: ConditionalFormat): GridConditional => ({
  cfId: generateRandomId(),
  ranges: areas.map(gridRange),
  stopIfTrue: isLast ?? false,
  rule: ruleIn(when, gridStyle(style)),
});

function ruleIn(when: ConditionalFormat["when"], style: IStyleData): GridConditional["rule"] {
  const highlight = { type: "highlightCell", style } as const;
  switch (when.is) {
    case "cell": {
      const { operator, values } = when;
      return { ...highlight, subType: "number", operator, value: values.length > 1 ? values : values[0] };
    }
    case "formula":
      return { ...highlight, subType: "formula", value: `=${when.formula}` };
    case "scale":
      return {
        type: "colorScale",
        config: when.stops.map(({ at, value, color }, index) => ({
          index,
          color: `#${color}`,
          value: { type: at, ...(value === undefined ? {} : { value }) },
        })),
      };
    default:
      return { ...highlight, subType: when.is };
  }
}

/** The formats of the grid's rules, the first to go before, and how many a book has no words for. */
export function savedConditional(rules: readonly GridConditional[] = []): {
  readonly conditional: readonly ConditionalFormat[];
  readonly lost: number;
} {
  const conditional = rules.flatMap((one): ConditionalFormat[] => {
    const areas = one.ranges.map(areaOfRange);
    const [first] = areas;
    const when = first && whenOf(one.rule, addressOf(first.top, first.left));
    if (when === undefined) return [];
    const { fill, color, bold, italic, underline, strike } = styleOf("style" in one.rule ? (one.rule.style ?? {}) : {});
    const style = present<ConditionalFormat["style"]>({ fill, color, bold, italic, underline, strike });
    return [{ areas, when, style, ...(one.stopIfTrue ? { isLast: true as const } : {}) }];
  });
  return { conditional, lost: rules.length - conditional.length };
}

const COMPARISONS = [
  ...["between", "notBetween", "equal", "notEqual"],
  ...["greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual"],
] as const satisfies readonly Comparison[];

const STOPS: readonly string[] = ["min", "max", "num", "percent", "percentile"] satisfies ColorStop["at"][];

function whenOf(rule: GridConditional["rule"], cell: string): ConditionalFormat["when"] | undefined {
  if (rule.type === "colorScale") return scaleOf(rule);
  if (rule.type !== "highlightCell") return undefined;
  const { subType, operator = "", value } = rule;
  if (subType === "duplicateValues" || subType === "uniqueValues") return { is: subType };
  if (subType === "formula" && typeof value === "string") return { is: "formula", formula: value.replace(/^=/, "") };
  if (subType === "text") {
    const formula = textCondition(operator, cell, String(value ?? ""));
    return formula === undefined ? undefined : { is: "formula", formula };
  }
  const comparison = COMPARISONS.find((one) => one === operator);
  const values = (Array.isArray(value) ? value : [value]).map(Number);
  if (subType !== "number" || comparison === undefined || values.some(Number.isNaN)) return undefined;
  return { is: "cell", operator: comparison, values };
}

/** A condition on the text of a cell, as the file format gives it: by a formula. */
function textCondition(operator: string, cell: string, text: string): string | undefined {
  const words = `"${text.replaceAll('"', '""')}"`;
  const length = text.length;
  return {
    containsText: `NOT(ISERROR(SEARCH(${words},${cell})))`,
    notContainsText: `ISERROR(SEARCH(${words},${cell}))`,
    beginsWith: `LEFT(${cell},${length})=${words}`,
    endsWith: `RIGHT(${cell},${length})=${words}`,
    equal: `${cell}=${words}`,
    notEqual: `${cell}<>${words}`,
    containsBlanks: `LEN(TRIM(${cell}))=0`,
    notContainsBlanks: `LEN(TRIM(${cell}))>0`,
    containsErrors: `ISERROR(${cell})`,
    notContainsErrors: `NOT(ISERROR(${cell}))`,
  }[operator];
}

function scaleOf({ config }: Scale): ConditionalFormat["when"] | undefined {
  const stops = [...config]
    .sort((one, other) => one.index - other.index)
    .flatMap(({ color, value: { type, value } }): ColorStop[] => {
      const hex = hexOf(color);
      const isLimit = type === "min" || type === "max";
      if (hex === undefined || !STOPS.includes(type) || (!isLimit && Number.isNaN(Number(value)))) return [];
      return [{ at: type as ColorStop["at"], color: hex, ...(isLimit ? {} : { value: Number(value) }) }];
    });
  return stops.length === config.length && stops.length > 1 ? { is: "scale", stops } : undefined;
}
