// Validations as the grid's rules.
import {
  DataValidationErrorStyle,
  DataValidationRenderMode,
  generateRandomId,
  type IRange,
  type Worksheet,
} from "@univerjs/core";
import { meets, rangeOfArea, type Area } from "../../analysis";
import type { BookSheet, Comparison, OtherValidation } from "../book/book";
import { validationsOf } from "../book/openExtras";
import { present } from "../collections";
import type { Validation } from "../port/workbook";
import { areaOfRange, gridRange } from "./engine";
import { keptBy, VALIDATIONS } from "./kept";
import { idsOf, type Step } from "./step";

export interface GridValidation {
  readonly uid: string;
  readonly type: string;
  readonly operator?: Comparison;
  readonly formula1?: string;
  readonly formula2?: string;
  readonly ranges: readonly IRange[];
  readonly allowBlank: boolean;
  readonly showErrorMessage: boolean;
  readonly errorStyle: DataValidationErrorStyle;
  readonly showDropDown?: boolean;
  readonly renderMode?: DataValidationRenderMode;
}

type Rule = Pick<GridValidation, "type" | "operator" | "formula1" | "formula2">;

/** A rule as the grid keeps it: what breaks it is refused. */
const gridValidation = (areas: readonly Area[], rule: Rule): GridValidation => ({
  uid: generateRandomId(),
  ranges: areas.map(gridRange),
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: DataValidationErrorStyle.STOP,
  ...(rule.type === "list" ? { showDropDown: true, renderMode: DataValidationRenderMode.ARROW } : {}),
  ...rule,
});

function ruleOf(allow: Validation): Rule {
  if ("list" in allow) return { type: "list", formula1: allow.list.join(",") };
  const type = allow.whole ? "whole" : "decimal";
  const [least, most] = [allow.least, allow.most].map((limit) => (limit === undefined ? undefined : String(limit)));
  if (least !== undefined && most !== undefined) return { type, operator: "between", formula1: least, formula2: most };
  return most === undefined
    ? present<Rule>({ type, operator: "greaterThanOrEqual", formula1: least })
    : { type, operator: "lessThanOrEqual", formula1: most };
}

/** A limit is a number as it stands; what refers to cells is a formula, and of a list and a condition everything is. */
const gridFormula = (type: string, formula: string): string =>
  type === "list" || type === "custom" || Number.isNaN(Number(formula)) ? `=${formula}` : formula;

const ruleOfOther = ({ type, operator, formulas }: OtherValidation): Rule =>
  present<Rule>({
    type,
    operator,
    formula1: formulas[0] && gridFormula(type, formulas[0]),
    formula2: formulas[1] && gridFormula(type, formulas[1]),
  });

/** The grid's rules of a sheet, one for all blocks of the same: it holds every rule against every other. */
export function validationsIn({ validations, otherValidations = [] }: BookSheet): GridValidation[] {
  const ruled = [
    ...validations.map(({ area, allow }) => ({ area, rule: ruleOf(allow) })),
    ...otherValidations.map((other) => ({ area: other.area, rule: ruleOfOther(other) })),
  ];
  const areasOf = new Map<string, { readonly rule: Rule; readonly areas: Area[] }>();
  for (const { area, rule } of ruled) {
    const key = JSON.stringify(rule);
    const found = areasOf.get(key);
    if (found) found.areas.push(area);
    else areasOf.set(key, { rule, areas: [area] });
  }
  return Array.from(areasOf.values(), ({ areas, rule }) => gridValidation(areas, rule));
}

/** Lets the cells of a block accept something else, or anything (null), as part of a step. */
export function validate(step: Step, sheet: Worksheet, area: Area, allow: Validation | null): void {
  const ids = idsOf(sheet);
  const [ADD, REMOVE] = ["data-validation.mutation.addRule", "data-validation.mutation.removeRule"] as const;
  const add = (rule: GridValidation): void =>
    step.do(ADD, { ...ids, rule }, [{ id: REMOVE, params: { ...ids, ruleId: rule.uid } }]);
  for (const rule of keptBy<readonly GridValidation[]>(step.engine, VALIDATIONS)[ids.subUnitId] ?? []) {
    const left = rule.ranges.filter((range) => !meets(areaOfRange(range), area));
    if (left.length === rule.ranges.length) continue;
    step.do(REMOVE, { ...ids, ruleId: rule.uid }, [{ id: ADD, params: { ...ids, rule } }]);
    if (left.length > 0) add({ ...rule, uid: generateRandomId(), ranges: left });
  }
  if (allow) add(gridValidation([area], ruleOf(allow)));
}

const TYPES = ["list", "whole", "decimal", "textLength", "custom"] as const;

/** The validations of the grid's rules as a file's are read, and how many no file can hold as such. */
export function savedValidations(rules: readonly GridValidation[] = []): ReturnType<typeof validationsOf> {
  const found = rules.flatMap(({ type, operator, formula1, formula2, ranges }) => {
    const known = TYPES.find((one) => one === type);
    // A rule of no condition accepts everything.
    if (type === "any" || type === "none") return [];
    const isWords = known === "list" && formula1 !== undefined && !formula1.startsWith("=");
    return [
      {
        type: known ?? ("date" as const),
        range: ranges.map((range) => rangeOfArea(areaOfRange(range))).join(" "),
        ...(operator === undefined ? {} : { operator }),
        ...(isWords
          ? { values: formula1.split(",") }
          : { formula1: (formula1 ?? "").replace(/^=/, ""), formula2: (formula2 ?? "").replace(/^=/, "") }),
      },
    ];
  });
  return validationsOf(found);
}
