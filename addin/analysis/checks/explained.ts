import { figureText, type Finding } from "../model/finding";
import type { Explanation } from "../model/indicator";

/**
 * Attaches the explanation of a finding (说明): one of this very finding, else one of its rule and subject, else that of the
 * latest month before it. An explanation that was given for other figures is outdated.
 */
export function explained(finding: Finding, explanations: readonly Explanation[]): Finding {
  const found = best(finding, explanations);
  if (!found) return finding;
  const { given, text } = found;
  const outdated =
    given !== undefined &&
    (given.expected !== figureText(finding.expected) || given.received !== figureText(finding.received));
  return { ...finding, explanation: text, explanationOutdated: outdated };
}

function best({ id, rule, about }: Finding, explanations: readonly Explanation[]): Explanation | undefined {
  const ofRule = explanations.filter((one) => one.rule === rule);
  const own = ofRule.filter(({ given }) => given?.finding === id).at(-1);
  if (own) return own;
  const general = ofRule.find(
    (one) =>
      one.given === undefined &&
      (one.region === "" || one.region === about.region || about.region === "") &&
      (one.indicator === "" || one.indicator === about.indicator) &&
      (one.period === "" || one.period === about.period),
  );
  // Without a subject a finding is its cell, and another cell's explanation says nothing of it.
  if (general || (about.region === "" && about.indicator === "")) return general;
  let latest: Explanation | undefined;
  for (const one of ofRule) {
    const fits = one.given && one.region === about.region && one.indicator === about.indicator;
    if (fits && one.period <= about.period && one.period >= (latest?.period ?? "")) latest = one;
  }
  return latest;
}
