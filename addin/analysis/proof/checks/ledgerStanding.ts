// Places and targets that the ledger and the dictionary know (位次、目标与台账核对).
import { growthOf, levelOf, shareOf, type IndicatorAt } from "../../indicators/ofLedger";
import { isNumber, type Figure } from "../../model/figure";
import { exactDifference, rounded } from "../../model/rounding";
import { decimalToNumber } from "../../model/decimal";
import type { ProofItem } from "../../model/proof";
import { competitionRanks } from "../../standing/rank";
import { targetIn, targetOf } from "../../standing/ofTarget";
import { itemAt, itemOf, valueOf } from "../item";
import type { TextRead } from "../read";
import type { Statement } from "../statement";
import { aboutOf, periodOf, type LedgerKnown } from "./ledger";
import { statedPlaces, type StatedPlace } from "./places";

/** The places among the peers that a text states, by the figures of all of them in the ledger. */
export function ledgerPlaceItems({ lines, statements, key }: TextRead, at: LedgerKnown): ProofItem[] {
  const { members } = at.names.dictionary.peers;
  return lines.flatMap((line, paragraph) =>
    statedPlaces(line).flatMap((place): ProofItem[] => {
      if (place.field !== members.length) return [];
      const before = statements.filter(
        ({ paragraph: of, quantity }) =>
          of === paragraph && quantity.start >= place.from && quantity.end <= place.from + place.start,
      );
      const [subject] = before.reverse().flatMap((one) => subjectOf(one, key(one.subject), at) ?? []);
      const places = subject ? placesOf(subject, place, at) : [];
      const [expected] = places;
      if (expected === undefined) return [];
      const holds = places.includes(place.number);
      const words = [place.from + place.start, place.from + place.end] as const;
      return [
        itemAt(line, paragraph, words, "ledger", holds ? "agree" : "disagree", {
          expected: holds ? null : `${place.fromEnd ? "倒数" : ""}第${expected}位`,
          working: subject
            ? [`${subject.region} ${subject.indicator.name} ${subject.period.year}-${subject.period.month}`]
            : [],
        }),
      ];
    }),
  );
}

function subjectOf(one: Statement, name: string, at: LedgerKnown): IndicatorAt | undefined {
  const about = aboutOf(name, one, at);
  const period = about && periodOf(one.period, about.indicator, about.region, at.ledger);
  return about && period && at.names.isPeer(about.region) ? { ...about, period } : undefined;
}

/** The place by what the words rank by, or by any of growth and level where they do not say; fields that lack a unit give none. */
function placesOf(subject: IndicatorAt, place: StatedPlace, { ledger, names }: LedgerKnown): number[] {
  const { members } = names.dictionary.peers;
  const [part, whole] = [subject.indicator.part, subject.indicator.whole].map((name) => names.indicator(name ?? ""));
  const of = (figure: (at: IndicatorAt) => Figure): Figure[] => members.map((region) => figure({ ...subject, region }));
  const rates = of((at) => (part && whole ? shareOf(ledger, at, { part, whole }) : growthOf(ledger, at)));
  const levels = of((at) => levelOf(ledger, at).figure);
  const words = place.sentence.slice(Math.max(0, place.start - 24), place.start);
  const fields = part || /增幅|增速/.test(words) ? [rates] : /总量|规模/.test(words) ? [levels] : [rates, levels];
  const best = place.fromEnd ? (subject.indicator.best === "high" ? "low" : "high") : subject.indicator.best;
  return fields
    .filter((figures) => figures.every(isNumber))
    .flatMap((figures) => {
      const own = competitionRanks(figures, { best })[members.indexOf(subject.region)];
      return own !== undefined && isNumber(own) ? [own] : [];
    });
}

/** 与小康考核年度目标值相差13.67个百分点: by the share that the text states, and the target that the dictionary holds. */
export function ledgerTargetItems({ statements, key }: TextRead, at: LedgerKnown): ProofItem[] {
  return statements.flatMap((points, index): ProofItem[] => {
    if (points.measure !== "points" || !/目标/.test(points.gap?.than ?? "") || points.quantity.roughly !== null)
      return [];
    const share = statements
      .slice(0, index)
      .filter(
        (one) => one.measure === "share" && one.paragraph === points.paragraph && one.sentence === points.sentence,
      )
      .at(-1);
    const subject = share && subjectOf(share, key(share.subject), at);
    if (!share || !subject) return [];
    const families = at.names.dictionary.targets.map(({ family }) => family);
    const family = families.find((one) => one !== "" && points.gap?.than.includes(one)) ?? "";
    const target = targetIn(targetOf(at.names, subject.indicator, subject.region, subject.period, family), "%");
    if (!isNumber(target)) return [];
    const stated = decimalToNumber(valueOf(share.quantity).printed);
    const { printed } = valueOf(points.quantity);
    const gap = rounded(Math.abs(exactDifference(stated, target)), printed.places);
    const places = points.quantity.printed.places;
    const holds = gap === decimalToNumber(printed);
    return [
      itemOf(points, "ledger", holds ? "agree" : "disagree", {
        expected: { figure: gap, unit: "个百分点", places },
        working: [
          { figure: target, unit: "%", places: 2 },
          " − ",
          { figure: stated, unit: "%", places: 2 },
          " = ",
          { figure: gap, unit: "个百分点", places: 2 },
        ],
      }),
    ];
  });
}
