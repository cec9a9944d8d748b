import type { CellAddress } from "./address";
import type { Severity } from "./finding";

/** A line of a rule book (规则表), as written; `checks/bookRules.ts` makes a rule of it. */
export interface RuleEntry {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  /** In the language of docs/rules.md: 财政总收入 = 税收收入 + 非税收入. */
  readonly formula: string;
  /** The distance that the sides may be apart; null leaves it to the places that are printed. */
  readonly tolerance: number | null;
  /** The unit of the tolerance; without it that of the figures. "%" with a ratio as value is a share of the right side. */
  readonly toleranceUnit?: string;
  /** A missing part counts as nothing; otherwise the item is undecided. */
  readonly missingIsZero: boolean;
  /** 范围: indicators, departments, regions that the rule is for, by name; without it everything. */
  readonly scope?: readonly string[];
  /** 说明模板: the sentence of its findings, with words of `TEMPLATE_WORDS` in braces. */
  readonly template?: string;
  /** 是否须说明: what it finds is accepted only with a written explanation. */
  readonly mustExplain?: boolean;
  /** The cell of the formula, for a message about it. */
  readonly address: CellAddress;
  /** The cells of its scope and tolerance, if these are cells of their own. */
  readonly addresses?: Readonly<Partial<Record<"scope" | "tolerance", CellAddress>>>;
}

/** The words that a 说明模板 may name in braces. */
export const TEMPLATE_WORDS = ["编号", "名称", "地区", "指标", "期间", "期望", "实际", "差额"] as const;
