import { html, nothing, type TemplateResult } from "lit-html";
import {
  isToSeeTo,
  itemsToShow,
  proofPlaceWords,
  proofQuote,
  proofTotals,
  proofWords,
  verdictWords,
  type ProofItem,
} from "../../analysis";
import { numberLines } from "../../documents/word/proofed";
import { say } from "../../page";
import type { Actions } from "../actions";
import type { Model, Proofed } from "../model";
import { button, emptyState, fileButton } from "../parts";
import { downloadCommented, downloadRenewed, proofreadDraft, proofreadFile } from "./actions";

/** 校稿: the numbers of a text, pasted or of a file, recomputed from one another and held against the month. */
export function proofs(model: Model, actions: Actions): TemplateResult {
  const { draft, proofed, checked, task } = model;
  const known =
    checked === null
      ? say(
          "本月数据还没有检查，只核对文稿自身的数。",
          "The month is not checked yet: the text is held against its own numbers alone.",
        )
      : say(
          "文稿自身的数互相核对，并与本月数据和台账核对。",
          "Held against its own numbers, the month and the ledger.",
        );
  return html`<label for="draft">${say("粘贴文稿", "Paste a text")}</label>
    <textarea
      id="draft"
      rows="6"
      lang="zh-CN"
      .value=${draft}
      @input=${(event: Event) => actions.update({ draft: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
    <p class="tools">
      ${button(say("校稿", "Proofread"), () => proofreadDraft(actions), { kind: "primary", disabled: task !== null })}
      ${fileButton(
        say("打开 .docx、.txt、.md", "Open a .docx, .txt or .md"),
        { id: "text-file", accept: ".docx,.txt,.md" },
        ([file]) => void (file && proofreadFile(actions, file)),
      )}
    </p>
    <p class="hint">${known}</p>
    ${proofed === null ? nothing : result(proofed, model, actions)}`;
}

function result(proofed: Proofed, model: Model, actions: Actions): TemplateResult {
  const { text, proof, numbers, against } = proofed;
  const { language, checked } = model;
  const items = itemsToShow(proof.items);
  const others = proof.items.filter((item) => !items.includes(item));
  const list = (items: readonly ProofItem[]): TemplateResult =>
    html`<ul class="plain">
      ${items.map((item) => itemOf(item, text.paragraphs, model))}
    </ul>`;
  return html`<section class="proof" aria-labelledby="proofed">
    <h2 id="proofed">${text.file === "" ? say("粘贴的文稿", "The pasted text") : text.file}</h2>
    <p>${proofTotals(proof, language)}</p>
    ${
      against === checked
        ? nothing
        : html`<p class="stale">
            ${say("数据在校稿之后重新检查过，请再校一次。", "The month was checked again since: proofread once more.")}
          </p>`
    }
    <p class="tools">
      ${
        text.word !== null && proof.items.some(isToSeeTo)
          ? button(say("下载带批注的副本", "Download a copy with comments"), () => downloadCommented(actions, proofed))
          : nothing
      }
      ${
        numbers.some(({ agrees }) => !agrees)
          ? button(say("下载更新数字的副本", "Download a copy with the numbers of today"), () =>
              downloadRenewed(actions, proofed),
            )
          : nothing
      }
    </p>
    ${items.length === 0 ? emptyState(say("没有不一致的地方。", "Nothing disagrees.")) : list(items)}
    <ul class="plain">
      ${numberLines(numbers, language).map((line) => html`<li>${line}</li>`)}
    </ul>
    ${
      others.length === 0
        ? nothing
        : html`<details>
            <summary>
              ${say(`其余${others.length}处（一致或无法判断）`, `${others.length} others (agree, or undecided)`)}
            </summary>
            ${list(others)}
          </details>`
    }
  </section>`;
}

const TONES = { disagree: "error", undecided: "info", withinRounding: "warning", agree: "" } as const;

/** An item: its verdict, its place, the words of the text, and the working with what should stand there. */
function itemOf(item: ProofItem, paragraphs: readonly string[], { language }: Model): TemplateResult {
  const [before, words, after] = proofQuote(item, paragraphs);
  const verdict = verdictWords({ verdict: item.verdict, cause: null }, language);
  return html`<li class="finding ${item.check === "damaged" ? "warning" : TONES[item.verdict]}">
    <b class="level">${verdict}</b> <span class="place">${proofPlaceWords(item, language)}</span>
    <p lang="zh-CN">${before}<mark>${words}</mark>${after}</p>
    <p>${proofWords(item, language)}</p>
  </li>`;
}
