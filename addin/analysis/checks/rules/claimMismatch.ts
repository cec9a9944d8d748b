import { isNumber, type Figure } from "../../model/figure";
import { plainIndicator, type Indicator } from "../../model/indicator";
import { nameKey } from "../../model/region";
import { growthOf, levelOf, shareOf, type IndicatorAt } from "../../indicators/ofLedger";
import { latestPeriod } from "../../model/ledger";
import type { Claim } from "../../model/observation";
import { competitionRanks } from "../../standing/rank";
import { balance } from "../balance";
import { compositionsOf } from "../composition";
import { aboutOf, faultOf } from "../fault";
import { statedOf, type Month } from "../month";
import type { Known } from "../printed";
import type { Recorder, Rule } from "../rule";

/** The figures bear out the claims of a sentence (文字与数据不符): levels, rates, shares, and places among the peers. */
export const claimMismatch: Rule = {
  name: "claim-mismatch",
  severity: "warning",
  judge(month, record) {
    for (const { claims } of month.prose) for (const claim of claims) judgeClaim(month, record, claim);
  },
};

function judgeClaim(month: Month, record: Recorder, claim: Claim): void {
  const { dictionary, indicator } = month.names;
  const known = indicator(claim.indicator);
  const period = latestPeriod(month.ledger, measured(month, claim), claim.period ?? undefined);
  if (!known || period === null) return;
  const region = claim.region === "" ? (dictionary.peers.home ?? "") : claim.region;
  const subject: IndicatorAt = { region, indicator: known, period };
  if (claim.measure === "rank") judgePlace(month, record, claim, subject);
  else judgeFigure(month, record, claim, subject);
}

/** The indicator whose periods count: a share may be stated by its part alone. */
function measured({ ledger, names }: Month, { indicator }: Claim): string {
  return ledger.about(indicator).length > 0 ? indicator : (names.indicator(indicator)?.part ?? indicator);
}

function judgeFigure(month: Month, record: Recorder, claim: Claim, subject: IndicatorAt): void {
  const { stated, recomputed, holds, expected } = heldAgainst(month, claim, subject);
  if (stated.length === 0 && (recomputed === undefined || !isNumber(recomputed))) return;
  if (holds) return void record.passed();
  if (expected === undefined) return void record.undecided();
  const other = otherMeant(month, claim, subject);
  if (other === undefined) return fail(record, claim, expected, stated, subject.region);
  const about = { ...aboutOf(claim), region: subject.region, label: other };
  record.failed(faultOf(claim, { about, expected, what: claim.measure, severity: "info", cause: "basis", rests: [] }));
}

function heldAgainst(month: Month, claim: Claim, subject: IndicatorAt) {
  const { measure, against } = claim;
  const stated = statedOf(month.ledger, { ...subject, indicator: subject.indicator.name, measure, against });
  const recomputed = stated.length > 0 ? undefined : figureOf(month, claim, subject);
  const judged = stated.map((one) => balance(claim, [[1, one]]));
  const expected = judged[0]?.expected ?? (recomputed as number | undefined);
  return { stated, recomputed, holds: recomputed === claim.figure || judged.some((one) => one?.holds), expected };
}

/**
 * The indicator of which a claim is right that names another by an alias (一般公共预算收入 of 地方收入): the alias itself,
 * where a table keeps it apart, or a part of the total that the dictionary has for it.
 */
function otherMeant(month: Month, claim: Claim, subject: IndicatorAt): string | undefined {
  const { names } = month;
  const { name } = subject.indicator;
  if (claim.spelled === nameKey(name)) return undefined;
  const alias = subject.indicator.aliases.find((one) => nameKey(one) === claim.spelled);
  const parts = compositionsOf(names).flatMap(({ whole, parts }) => (whole === name ? parts : []));
  const others = [
    ...(alias === undefined ? [] : [plainIndicator(alias)]),
    ...parts.flatMap((part) => names.indicator(part) ?? []),
  ];
  return others.find((indicator) => heldAgainst(month, claim, { ...subject, indicator }).holds)?.name;
}

/** A rate that no cell states, from its levels at the places that the sentence gives. */
function figureOf(
  { ledger, names }: Month,
  { measure, places: decimals }: Claim,
  subject: IndicatorAt,
): Figure | undefined {
  if (measure === "growth") return growthOf(ledger, subject, { decimals });
  const [part, whole] = [subject.indicator.part, subject.indicator.whole].map((name) => names.indicator(name ?? ""));
  return measure === "share" && part && whole ? shareOf(ledger, subject, { part, whole }, { decimals }) : undefined;
}

/** Headers of sentences seldom say what was ranked: growth, or share, or level will do. */
function judgePlace(month: Month, record: Recorder, claim: Claim, subject: IndicatorAt): void {
  const { members } = month.names.dictionary.peers;
  const at = members.indexOf(subject.region);
  const fields = [rates, levels].map((figures) => figures(month, members, subject));
  const complete = fields.filter((figures) => figures.every(isNumber));
  if (at < 0 || complete.length === 0) return;
  const places = complete.map((figures) => placeOfUnit(figures, at, subject.indicator, claim.fromEnd));
  if (places.includes(claim.figure)) record.passed();
  else fail(record, claim, places[0] as number, [], subject.region);
}

const rates = ({ ledger, names }: Month, members: readonly string[], subject: IndicatorAt): Figure[] =>
  members.map((region) => {
    const [part, whole] = [subject.indicator.part, subject.indicator.whole].map((name) => names.indicator(name ?? ""));
    return part && whole
      ? shareOf(ledger, { ...subject, region }, { part, whole })
      : growthOf(ledger, { ...subject, region });
  });

const levels = ({ ledger }: Month, members: readonly string[], subject: IndicatorAt): Figure[] =>
  members.map((region) => levelOf(ledger, { ...subject, region }).figure);

function placeOfUnit(figures: readonly Figure[], at: number, { best }: Indicator, fromEnd: boolean): number {
  const opposite = best === "high" ? "low" : "high";
  return competitionRanks(figures, { best: fromEnd ? opposite : best })[at] as number;
}

function fail(record: Recorder, claim: Claim, expected: number, stated: readonly Known[], region: string): void {
  record.failed(
    faultOf(claim, {
      about: { ...aboutOf(claim), region },
      expected,
      rests: [claim, ...stated],
      what: `${claim.measure}${claim.fromEnd ? "-" : ""}`,
    }),
  );
}
