import { findingOf, type Finding } from "../model/finding";
import { EMPTY_DICTIONARY, namesOf, type Names } from "../model/indicator";
import type { Observation } from "../model/observation";
import { nameKey } from "../model/region";
import type { RuleEntry } from "../model/ruleEntry";
import { nameOfRule } from "../model/ruleName";
import { compile } from "./language/compile";
import { isFault } from "./language/syntax";
import { judge, repairsOf } from "./language/judge";
import type { Rule } from "./rule";

/** A rule book ready to run, and what in it is not. */
interface RuleBook {
  readonly rules: readonly Rule[];
  readonly findings: readonly Finding[];
}

/**
 * Makes rules of a rule book's lines (规则表). A formula that cannot be read, or that sets against each other what cannot
 * be, is a finding at its line that says where and what was expected, and the others still run. A name that neither the
 * dictionary nor any sheet knows is asked about, and its rule runs.
 *
 * @param reported what the sheets and the ledger report
 *
 * @example
 * rulesOf([{ id: "收入", name: "收入合计", severity: "error", formula: "财政总收入 = 税收收入 + 非税收入", tolerance: null, missingIsZero: false, address: { file: "", sheet: "", cell: "B2" } }]).rules.map(({ name }) => name) // => ["收入"]
 * rulesOf([{ id: "收入", name: "收入合计", severity: "error", formula: "财政总收入 = 税收收入 +", tolerance: null, missingIsZero: false, address: { file: "", sheet: "", cell: "B2" } }]).findings.map(({ rule, cell, position }) => `${cell} ${rule} ${position}`) // => ["B2 rule-formula 15"]
 */
export function rulesOf(
  entries: readonly RuleEntry[],
  names: Names = namesOf(EMPTY_DICTIONARY),
  reported: readonly Observation[] = [],
): RuleBook {
  const rules: Rule[] = [];
  const findings: Finding[] = [];
  for (const entry of entries) {
    const { id, severity, template, mustExplain } = entry;
    const compiled = compile(entry, names);
    if (isFault(compiled)) {
      const { at, received, expected, field } = compiled;
      const address = (field && entry.addresses?.[field]) ?? entry.address;
      const more = { received, expected, position: at + 1 };
      findings.push(findingOf("rule-formula", "error", address, { label: entry.formula }, more));
      continue;
    }
    for (const name of compiled.unknown) {
      if (reported.some(({ indicator }) => nameKey(indicator) === nameKey(name))) continue;
      findings.push(findingOf("rule-name", "info", entry.address, { label: entry.formula }, { received: name }));
    }
    rules.push({
      name: nameOfRule(id),
      severity,
      ...(template !== undefined && { template }),
      ...(mustExplain !== undefined && { mustExplain }),
      judge: (month, record) => judge(compiled, month, record),
      repairs: (month, fault) => repairsOf(compiled, month, fault),
    });
  }
  return { rules, findings };
}
