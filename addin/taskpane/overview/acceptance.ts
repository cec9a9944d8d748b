import { html, nothing, type TemplateResult } from "lit-html";
import { blocking, heldBack, lockedMonths, type YearMonth } from "../../analysis";
import type { Actions } from "../actions";
import { accept, closeMonth, exportLedger, importLedger, printMonth, reopenMonth } from "./actions";
import type { Checked, Model } from "../model";
import { say } from "../page";
import { fieldOf } from "../parts";

/** 入账 and 结账. */
export function acceptance(
  { accepting }: Model,
  { sources, findings }: Checked,
  month: YearMonth,
  actions: Actions,
): TemplateResult {
  const key = `${month.year}-${String(month.month).padStart(2, "0")}`;
  const isClosed = lockedMonths(sources.history).includes(key);
  const errors = heldBack(findings, sources.history).length;
  const needsReason = isClosed || errors > 0;
  const label = isClosed ? say("反结账", "Reopen") : say("接收入账", "Accept");
  return html`<section aria-labelledby="acceptance">
    <h2 id="acceptance">${say("入账", "Ledger")}</h2>
    <p>
      ${
        isClosed
          ? say("本月已结账。", "The month is closed.")
          : errors > 0
            ? say(
                `还有${errors}处强制性问题。改正后再入账；确需入账的，写明原因。`,
                `${errors} errors are open. Mend them first, or give the reason why they stand.`,
              )
            : blocking(findings).length > 0
              ? say(
                  "强制性问题都已写明原因，可以入账。",
                  "The reason of every error is on record: the month can be accepted.",
                )
              : say("没有强制性问题，可以入账。", "No error is open: the month can be accepted.")
      }
    </p>
    ${
      accepting
        ? html`<form
            @submit=${(event: SubmitEvent) => {
              event.preventDefault();
              const words = fieldOf(event, "reason");
              actions.update({ accepting: false });
              void (isClosed ? reopenMonth(actions, month, words) : accept(actions, words));
            }}
          >
            <label>${say("原因", "Reason")}<textarea name="reason" rows="2" required></textarea></label>
            <button type="submit" class="primary">${label}</button>
            <button type="button" @click=${() => actions.update({ accepting: false })}>${say("取消", "Cancel")}</button>
          </form>`
        : html`<p class="tools">
            <button
              type="button"
              class="primary"
              @click=${() => (needsReason ? actions.update({ accepting: true }) : void accept(actions, ""))}
            >
              ${label}
            </button>
            ${
              isClosed
                ? nothing
                : html`<button type="button" @click=${() => void closeMonth(actions, month)}>
                    ${say("结账", "Close the month")}
                  </button>`
            }
            <button type="button" @click=${() => void printMonth(actions)}>${say("打印", "Print")}</button>
          </p>`
    }
    <p class="tools">
      <button type="button" @click=${() => void exportLedger(actions)}>${say("导出台账", "Export the ledger")}</button>
      <label class="button">
        ${say("导入台账", "Import a ledger")}
        <input
          class="unseen"
          type="file"
          accept=".xlsx"
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            const [file] = input.files ?? [];
            input.value = "";
            if (file) void importLedger(actions, file);
          }}
        />
      </label>
    </p>
  </section>`;
}
