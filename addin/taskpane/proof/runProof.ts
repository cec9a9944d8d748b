// Proofreading itself, apart from the view, so that the page loads it only where no worker starts.
import { ledgerOf, namesOf, proofread, type Dictionary, type Observation, type Proof } from "../../analysis";
import { numbersIn, type NumberInFile } from "../../documents/word/controls";

export interface ProofRequest {
  readonly paragraphs: readonly string[];
  /** The Word file that the paragraphs are of; null of plain text. */
  readonly word: { readonly bytes: Uint8Array; readonly file: string } | null;
  readonly dictionary: Dictionary;
  /** The figures of the month and those accepted; null before the first check. */
  readonly figures: readonly Observation[] | null;
  /** The region that the text is about where it names none; the home of the dictionary by default. */
  readonly region: string | null;
}

export interface ProofResult {
  readonly proof: Proof;
  /** The numbers with an id that our own Word files have, beside the figures. */
  readonly numbers: readonly NumberInFile[];
}

/** Proofreads a text by its own figures, and by those of the month where there are any. */
export function runProof({ paragraphs, word, dictionary, figures, region }: ProofRequest): ProofResult {
  const names = namesOf(dictionary);
  const ledger = figures === null ? null : ledgerOf(figures);
  const proof = proofread({
    paragraphs,
    names,
    ...(ledger === null ? {} : { ledger }),
    ...(region === null ? {} : { region }),
  });
  const numbers = word === null || ledger === null ? [] : numbersIn(word.bytes, word.file, { names, ledger });
  return { proof, numbers };
}
