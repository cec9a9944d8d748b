import { html, nothing, type TemplateResult } from "lit-html";
import {
  blocking,
  heldBack,
  lockedMonths,
  monthStage,
  periodKey,
  type MonthStage,
  type YearMonth,
} from "../../analysis";
import { say } from "../../page";
import type { Actions } from "../actions";
import { showFindings } from "../findings/filter";
import type { Model, MonthState } from "../model";
import { button, fileButton, form } from "../parts";
import { departmentsIn } from "./departments";

/** The month as a strip, 报送 → 检查 → 入账 → 结账, and the commands that take it from one step to the next. */

/** The commands of a month are loaded when one of them is first given. */
const commands = () => import("./actions");

const STAGES = ["report", "check", "accept", "close"] as const satisfies readonly MonthStage[];

export function monthStrip(model: Model, checked: MonthState, month: YearMonth, actions: Actions): TemplateResult {
  const { sources, findings } = checked;
  const departments = departmentsIn(checked, month);
  const isClosed = lockedMonths(sources.history).includes(periodKey(month));
  const errors = heldBack(findings, sources.history).length;
  const stage = monthStage(departments, { blocking: errors, isClosed });
  const sent = departments.filter(({ progress }) => progress !== "missing");
  const kept = sent.filter(({ inLedger }) => inLedger).length;
  const steps: Readonly<Record<(typeof STAGES)[number], readonly [label: string, words: string, done: boolean]>> = {
    report: [say("报送", "Reported"), `${sent.length}/${departments.length}`, sent.length === departments.length],
    check: [
      say("检查", "Check"),
      errors === 0 ? say("可入账", "clear") : say(`${errors}处待改`, `${errors} to mend`),
      errors === 0,
    ],
    accept: [say("入账", "Ledger"), `${kept}/${sent.length}`, sent.length > 0 && kept === sent.length],
    close: [say("结账", "Close"), isClosed ? say("已结", "closed") : say("未结", "open"), isClosed],
  };
  return html`<section class="month" aria-label=${say("本月进度", "The month")}>
    <ol class="strip">
      ${STAGES.map((one) => {
        const [label, words, done] = steps[one];
        return html`<li class=${done ? "done" : nothing} aria-current=${one === stage ? "step" : nothing}>
          <b>${label}</b> <span class="number">${words}</span>
        </li>`;
      })}
    </ol>
    <p>${saidOf(errors, isClosed, checked)}</p>
    ${model.accepting ? reasonForm(isClosed, month, actions) : tools(model, { stage, errors, isClosed, month }, actions)}
  </section>`;
}

function saidOf(errors: number, isClosed: boolean, { findings }: MonthState): string {
  if (isClosed) return say("本月已结账。", "The month is closed.");
  if (errors > 0)
    return say(
      `还有${errors}处强制性问题。改正后再入账；确需入账的，写明原因。`,
      `${errors} errors are open. Mend them first, or give the reason why they stand.`,
    );
  return blocking(findings).length > 0
    ? say("强制性问题都已写明原因，可以入账。", "The reason of every error is on record: the month can be accepted.")
    : say("没有强制性问题，可以入账。", "No error is open: the month can be accepted.");
}

/** Asks for the reason of accepting with errors, or of reopening. */
const reasonForm = (isClosed: boolean, month: YearMonth, actions: Actions): TemplateResult =>
  form(
    {
      label: isClosed ? say("反结账", "Reopen") : say("接收入账", "Accept"),
      submit: (reason) => {
        actions.update({ accepting: false });
        void actions.attempt(async () => {
          const { acceptMonth, reopen } = await commands();
          await (isClosed ? reopen(actions, month, reason) : acceptMonth(actions, reason));
        });
      },
      cancel: () => actions.update({ accepting: false }),
    },
    html`<label>${say("原因", "Reason")}<textarea name="reason" rows="2" required></textarea></label>`,
  );

interface Stand {
  readonly stage: MonthStage;
  readonly errors: number;
  readonly isClosed: boolean;
  readonly month: YearMonth;
}

/** The next step is the only filled button; where cells were edited, that is to check again. */
function tools(model: Model, { stage, errors, isClosed, month }: Stand, actions: Actions): TemplateResult {
  const run = (command: (loaded: Awaited<ReturnType<typeof commands>>) => Promise<void>) => () =>
    actions.attempt(async () => command(await commands()));
  const next = (of: MonthStage): { kind?: string } =>
    of === stage && model.edited.size === 0 ? { kind: "primary" } : {};
  return html`<p class="tools">
    ${
      isClosed
        ? html`${button(say("做下月模板", "Next month's templates"), () => actions.show("templates"), next("closed"))}
          ${button(
            say("打印", "Print"),
            run(({ printMonth }) => printMonth(actions)),
          )}
          ${button(say("反结账", "Reopen"), () => actions.update({ accepting: true }))}`
        : html`${
            errors === 0
              ? nothing
              : button(say("去改正", "Mend"), () => showFindings(actions, { severity: "error" }), next("check"))
          }
          ${button(
            say("接收入账", "Accept"),
            errors > 0 ? () => actions.update({ accepting: true }) : run(({ acceptMonth }) => acceptMonth(actions, "")),
            next("accept"),
          )}
          ${button(
            say("结账", "Close the month"),
            run(({ close }) => close(actions, month)),
            next("close"),
          )}
          ${button(
            say("打印", "Print"),
            run(({ printMonth }) => printMonth(actions)),
          )}`
    }
  </p>`;
}

/** The ledger as a file, for the command line and other computers. */
export const ledgerTools = (actions: Actions): TemplateResult =>
  html`<p class="tools">
    ${button(say("导出台账", "Export the ledger"), () =>
      actions.attempt(async () => (await commands()).exportLedger(actions)),
    )}
    ${fileButton(say("导入台账", "Import a ledger"), { accept: ".xlsx" }, ([file]) => {
      if (file) void actions.attempt(async () => (await commands()).importLedger(actions, file));
    })}
  </p>`;
