import { html, nothing, type TemplateResult } from "lit-html";
import { blocking, heldBack, lockedMonths, periodKey, type YearMonth } from "../../analysis";
import { say } from "../../page";
import type { Actions } from "../actions";
import type { Model, MonthState } from "../model";
import { button, fileButton, form } from "../parts";
import { acceptMonth, close, exportLedger, importLedger, printMonth, reopen } from "./actions";

/** 入账 and 结账. */
export function acceptance(
  { accepting }: Model,
  { sources, findings }: MonthState,
  month: YearMonth,
  actions: Actions,
): TemplateResult {
  const isClosed = lockedMonths(sources.history).includes(periodKey(month));
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
        ? form(
            {
              label,
              submit: (reason) => {
                actions.update({ accepting: false });
                void (isClosed ? reopen(actions, month, reason) : acceptMonth(actions, reason));
              },
              cancel: () => actions.update({ accepting: false }),
            },
            html`<label>${say("原因", "Reason")}<textarea name="reason" rows="2" required></textarea></label>`,
          )
        : html`<p class="tools">
            ${button(label, () => (needsReason ? actions.update({ accepting: true }) : acceptMonth(actions, "")), { kind: "primary" })}
            ${isClosed ? nothing : button(say("结账", "Close the month"), () => close(actions, month))}
            ${button(say("打印", "Print"), () => printMonth(actions))}
          </p>`
    }
    <p class="tools">
      ${button(say("导出台账", "Export the ledger"), () => exportLedger(actions))}
      ${fileButton(say("导入台账", "Import a ledger"), { accept: ".xlsx" }, ([file]) => {
        if (file) void importLedger(actions, file);
      })}
    </p>
  </section>`;
}
