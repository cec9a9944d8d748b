import { inLanguage, proofWords, type Language, type Proof, type ProofItem } from "../analysis";

/** Characters around the words of a finding that are shown with them. */
const AROUND = 14;

/** A text proofread: how many statements have which verdict, and those that a person has to look at. */
export function printProof(
  file: string,
  { items, counts }: Proof,
  paragraphs: readonly string[],
  lang: Language,
): string {
  const say = inLanguage(lang);
  const damaged = items.filter(({ check }) => check === "damaged").length;
  const all = items.length - damaged;
  const { agree, withinRounding, disagree } = counts;
  const undecided = counts.undecided - damaged;
  const total = say(
    `${file}：核对 ${all} 处：一致 ${agree}，舍入误差内 ${withinRounding}，不一致 ${disagree}，无法判断 ${undecided}；文字受损 ${damaged} 处。`,
    `${file}: ${all} statements checked: ${agree} agree, ${withinRounding} within rounding, ${disagree} disagree, ${undecided} undecided; ${damaged} places damaged.`,
  );
  const lines = [
    ...items.filter(({ verdict }) => verdict === "disagree"),
    ...items.filter(({ check }) => check === "damaged"),
    ...items.filter(({ verdict }) => verdict === "withinRounding"),
  ];
  return [total, ...lines.map((item) => lineOf(item, paragraphs, lang))].join("\n");
}

const MARKS = { agree: "·", withinRounding: "·", disagree: "✗", undecided: "!" } as const;

function lineOf(item: ProofItem, paragraphs: readonly string[], lang: Language): string {
  const { paragraph, start, end, text } = item;
  const source = paragraphs[paragraph] ?? "";
  const before = source.slice(Math.max(0, start - AROUND), start);
  const after = source.slice(end, end + AROUND);
  const place = inLanguage(lang)(
    `第${paragraph + 1}段第${start + 1}字`,
    `paragraph ${paragraph + 1}, character ${start + 1}`,
  );
  return `${MARKS[item.verdict]} ${place}  …${before}【${text}】${after}…\n    ${proofWords(item, lang)}`;
}
