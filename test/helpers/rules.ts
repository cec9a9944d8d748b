import {
  EMPTY_DICTIONARY,
  ledgerOf,
  namesOf,
  plainObservation,
  readCell,
  rulesOf,
  type Dictionary,
  type Month,
  type Names,
  type Observation,
  type Reason,
  type RuleEntry,
} from "../../addin/analysis/index";
import { plainIndicator } from "../../addin/analysis/model/indicator";
import type { Fault } from "../../addin/analysis/checks/fault";
import { COUNTIES } from "./table";

const indicator = (name: string, unit = "万元", department = "财政局") => ({
  ...plainIndicator(name),
  unit,
  department,
});

/** A dictionary of a few indicators and the six counties. */
export const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  indicators: [
    { ...indicator("财政总收入"), aliases: ["财政收入"] },
    { ...indicator("税收收入"), aliases: ["税收"] },
    indicator("非税收入"),
    indicator("各项存款余额", "亿元", "人民银行"),
    indicator("公租房", "套", "住建局"),
    indicator("征地面积", "亩", "国土资源局"),
    { ...indicator("税收占比", "%"), part: "税收收入", whole: "财政总收入" },
    { ...indicator("非税占比", "%"), part: "非税收入", whole: "财政总收入" },
  ],
  regions: [...COUNTIES, "岳阳市"].map((name) => ({
    name,
    aliases: [name.slice(0, 2)].filter((one) => one !== "岳阳"),
  })),
  peers: { name: "六县（市）", members: COUNTIES, whole: "岳阳市", home: "华容县" },
  departments: [{ name: "财政局", contact: "", phone: "" }],
};

/** A figure as its cell shows it: "65,300" or "3.2%"; what it is of is 财政总收入 of 华容县 to 2017-08 unless told. */
export function figure(shown: string, more: Partial<Observation> = {}): Observation {
  const { figure: value, unit } = readCell(shown);
  return plainObservation("财政总收入", {
    file: "表.xlsx",
    sheet: "表",
    cell: "B2",
    region: "华容县",
    period: { year: 2017, month: 8, span: "yearToDate" },
    figure: value,
    unit: unit === "" ? "万元" : unit,
    text: shown,
    ...more,
  });
}

export const period = (
  year: number,
  month: number,
  span: "month" | "yearToDate" | "balance" | "year" = "yearToDate",
) => ({
  period: { year, month, span },
});

export const ruleOf = (formula: string, more: Partial<RuleEntry> = {}): RuleEntry => ({
  id: "R",
  name: "规则",
  severity: "error",
  formula,
  tolerance: null,
  missingIsZero: false,
  address: { file: "规则.xlsx", sheet: "规则", cell: "D2" },
  ...more,
});

/** Work that is done once for each object: random tests ask for the same names and rules thousands of times. */
function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

const namesIn = once(namesOf);
const rulesIn = once((names: Names) => once((entry: RuleEntry) => rulesOf([entry], names)));

export const monthOfFigures = (
  figures: readonly Observation[],
  earlier: readonly Observation[] = [],
  dictionary: Dictionary = DICTIONARY,
): Month => ({
  tables: [],
  prose: [],
  ledger: ledgerOf(figures),
  earlier: ledgerOf(earlier),
  names: namesIn(dictionary),
});

export interface Verdicts {
  /** passed, failed, undecided */
  readonly counts: string;
  readonly faults: readonly Fault[];
  readonly why: readonly (Reason | undefined)[];
}

/** What a rule says of a month; a rule that cannot be used says what was expected. */
export function judged(entry: RuleEntry, month: Month): Verdicts {
  const { rules, findings } = rulesIn(month.names)(entry);
  const [rule] = rules;
  if (!rule)
    return { counts: `${String(findings[0]?.position)} ${String(findings[0]?.expected)}`, faults: [], why: [] };
  const faults: Fault[] = [];
  const why: (Reason | undefined)[] = [];
  let passed = 0;
  rule.judge(month, {
    passed: (items = 1) => (passed += items),
    failed: (fault) => faults.push(fault),
    undecided: (reason) => why.push(reason),
  });
  return { counts: `${passed} ${faults.length} ${why.length}`, faults, why };
}
