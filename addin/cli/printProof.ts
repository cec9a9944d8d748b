import {
  inLanguage,
  itemsToShow,
  proofPlaceWords,
  proofQuote,
  proofTotals,
  proofWords,
  type Language,
  type Proof,
  type ProofItem,
} from "../analysis";

/** A text proofread: how many statements have which verdict, and those that a person has to look at. */
export function printProof(file: string, proof: Proof, paragraphs: readonly string[], lang: Language): string {
  const total = `${file}${inLanguage(lang)("：", ": ")}${proofTotals(proof, lang)}`;
  return [total, ...itemsToShow(proof.items).map((item) => lineOf(item, paragraphs, lang))].join("\n");
}

const MARKS = { agree: "·", withinRounding: "·", disagree: "✗", undecided: "!" } as const;

function lineOf(item: ProofItem, paragraphs: readonly string[], lang: Language): string {
  const [before, , after] = proofQuote(item, paragraphs);
  return `${MARKS[item.verdict]} ${proofPlaceWords(item, lang)}  …${before}【${item.text}】${after}…\n    ${proofWords(item, lang)}`;
}
