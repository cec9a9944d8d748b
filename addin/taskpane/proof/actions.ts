import { inBackground } from "../../workbook/background";
import type { TextFile } from "../../workbook/word/text";
import { download, say, WORD } from "../../page";
import type { Actions } from "../actions";
import type { Proofed } from "../model";
import type { ProofRequest, ProofResult } from "./runProof";

/** Proofreads the text that was pasted. */
export async function proofreadDraft(actions: Actions): Promise<void> {
  const { draft } = actions.model;
  if (draft.trim() === "") {
    actions.warn(say("请先粘贴文稿，或打开一份文件。", "Paste a text first, or open a file."));
    return;
  }
  const { paragraphsOf } = await import("../../workbook/word/text");
  await proofreadText(actions, async () => ({
    ...{ file: "", bytes: new Uint8Array(), word: null },
    paragraphs: paragraphsOf(draft),
  }));
}

/** Proofreads a file: a .docx, or plain text. */
export const proofreadFile = (actions: Actions, file: File): Promise<void> =>
  proofreadText(actions, async () => {
    const { openText } = await import("../../workbook/word/text");
    return openText(new Uint8Array(await file.arrayBuffer()), file.name);
  });

/** Opens a text and proofreads it in a worker; the next one takes the place of one that is under way. */
async function proofreadText(actions: Actions, open: () => Promise<TextFile>): Promise<void> {
  actions.proofreading?.abort();
  const controller = new AbortController();
  actions.proofreading = controller;
  actions.update({ task: { label: say("正在校稿", "Proofreading"), done: 0, of: 0 }, notice: null });
  await actions.attempt(async () => {
    try {
      const text = await open();
      const proofed = await proofInWorker(actions, text, controller.signal);
      if (actions.proofreading === controller) actions.update({ proofed });
    } catch (error) {
      // A run that the next one has replaced fails silently.
      if (actions.proofreading === controller) throw error;
    }
  });
  if (actions.proofreading !== controller) return;
  actions.proofreading = null;
  actions.update({ task: null });
}

async function proofInWorker(actions: Actions, text: TextFile, signal: AbortSignal): Promise<Proofed> {
  const { model, tools } = actions;
  const { checked, region } = model;
  const { paragraphs, word, bytes, file } = text;
  const request: ProofRequest = {
    paragraphs,
    word: word && { bytes, file },
    dictionary: checked?.names.dictionary ?? tools.shipped,
    figures: checked && checked.known,
    region,
  };
  const result = await inBackground<ProofRequest, never, ProofResult>(
    request,
    { start: tools.startProofreader, signal },
    async (given) => (await import("./runProof")).runProof(given),
  );
  return { ...result, text, against: checked };
}

/** Downloads a copy of the Word file with a comment at each thing to see to. */
export const downloadCommented = (actions: Actions, { text, proof }: Proofed): Promise<void> =>
  actions.attempt(async () => {
    const [{ commentedCopy }, { copyName, refusalWords }] = await Promise.all([
      import("../../documents/word/proofed"),
      import("../../workbook/annotate/refusal"),
    ]);
    const { language } = actions.model;
    const copy = text.word && commentedCopy(text.word, proof.items, language);
    if (copy === null) return;
    if ("refused" in copy) actions.warn(refusalWords(text.file, copy.refused, copy.part, language));
    else download(copy.bytes, copyName(text.file), WORD);
  });

/** Downloads a copy of our own Word file with its stale numbers written anew, by the month that it was held against. */
export const downloadRenewed = (actions: Actions, { text, against }: Proofed): Promise<void> =>
  actions.attempt(async () => {
    if (against === null) return;
    const [{ renewed }, { renewedWords }] = await Promise.all([
      import("../../documents/word/controls"),
      import("../../documents/word/proofed"),
    ]);
    const name = text.file.replace(/\.docx$/i, "-更新.docx");
    download(renewed(text.bytes, text.file, against), name, WORD);
    actions.notify(renewedWords(name, actions.model.language));
  });
