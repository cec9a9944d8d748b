// The proofreader (校稿): a text becomes statements, statements become verdicts by what the text itself and the ledger say.
import type { Names } from "../model/indicator";
import type { Proof, ProofItem } from "../model/proof";
import { amountItems } from "./checks/amounts";
import { contributionItems } from "./checks/contributions";
import { countedItems } from "./checks/countedSums";
import { damagedItems } from "./checks/damaged";
import { ledgerItems, type LedgerKnown } from "./checks/ledger";
import { ledgerPlaceItems, ledgerTargetItems } from "./checks/ledgerStanding";
import { movedItems, placeItems } from "./checks/places";
import { progressItems } from "./checks/progress";
import { incomeItems, ratioItems } from "./checks/ratios";
import { repeatedItems } from "./checks/repeats";
import { complementItems, shareItems } from "./checks/shares";
import { scopeItems } from "./checks/scopes";
import { countItems, familySums, partItems, structureItems } from "./checks/sums";
import { dayItems, listItems, wordItems } from "./checks/words";
import { itemOf } from "./item";
import { readText, type TextRead } from "./read";
import type { Statement } from "./statement";

/** Proofreads the paragraphs of a text; `known` is the ledger to hold it against. */
export function proofOf(paragraphs: readonly string[], names: Names, known?: Omit<LedgerKnown, "names">): Proof {
  const read = readText(paragraphs);
  const sums = familySums(read);
  const found = [
    ...damagedItems(read),
    ...wordItems(read),
    ...read.chains.flatMap(amountItems),
    ...sentencesOf(read).flatMap((sentence) => progressItems(sentence, read.isDated)),
    ...scopeItems(read),
    ...ratioItems(read),
    ...incomeItems(read),
    ...sums.map(({ item }) => item),
    ...countedItems(read),
    ...partItems(read),
    ...countItems(read),
    ...structureItems(read),
    ...shareItems(read, sums),
    ...complementItems(read),
    ...contributionItems(read),
    ...placeItems(read),
    ...movedItems(read),
    ...repeatedItems(read),
    ...dayItems(read),
    ...listItems(read),
    ...(known ? knownItems(read, { ...known, names }) : []),
  ];
  const items = [...found, ...unchecked(read, found)].sort(
    (a, b) => a.paragraph - b.paragraph || a.start - b.start || a.end - b.end,
  );
  const counts = { agree: 0, withinRounding: 0, disagree: 0, undecided: 0 };
  for (const { verdict } of items) counts[verdict]++;
  return { items, counts };
}

/** The verdicts of the ledger and of the dictionary on it. */
const knownItems = (read: TextRead, known: LedgerKnown): ProofItem[] => [
  ...ledgerItems(read, known),
  ...ledgerPlaceItems(read, known),
  ...ledgerTargetItems(read, known),
];

/** The statements of each sentence. */
function sentencesOf({ statements }: TextRead): Statement[][] {
  const sentences: Statement[][] = [];
  let last: Statement | undefined;
  for (const one of statements) {
    if (last?.paragraph === one.paragraph && last.sentence === one.sentence) sentences.at(-1)?.push(one);
    else sentences.push([one]);
    last = one;
  }
  return sentences;
}

/** Statements that nothing was found to check by. */
function unchecked({ statements }: TextRead, found: readonly ProofItem[]): ProofItem[] {
  const ends = new Set(found.map(({ paragraph, end }) => `${paragraph}|${end}`));
  return statements.flatMap((one) => {
    if (one.quantity.isNoFigure) return [];
    const item = itemOf(one, "unchecked", "undecided");
    return ends.has(`${item.paragraph}|${item.end}`) ? [] : [item];
  });
}
