import { html, nothing, type TemplateResult } from "lit-html";
import { addressOf, percent } from "../../analysis";
import type { Actions } from "../actions";
import { explainSelection } from "./actions";
import type { Model } from "../model";
import type { Explanation, Unexplained } from "./explained";
import { say } from "../../page";
import { button, emptyState, table } from "../parts";

const UNEXPLAINED: Readonly<Record<Unexplained, () => string>> = {
  "no formula": () =>
    say(
      "这个单元格里是直接填写的内容，没有公式。请选一个含有 =COUNTY. 函数的单元格。",
      "This cell was filled in directly, without a formula. Select one with a =COUNTY. function.",
    ),
  "not ours": () =>
    say(
      "这里的公式不是单独一个 =COUNTY. 函数，不能解释。",
      "The formula is not a single =COUNTY. function: it cannot be explained.",
    ),
  "not registered": () =>
    say(
      "没有这个函数。请核对函数名，或在“状态”中重新载入函数。",
      "There is no such function. See its name, or reload the functions under State.",
    ),
};

/** 解释此单元格: the arguments as read, the computation, and why there is no number. */
export function explained(model: Model, actions: Actions): TemplateResult {
  const { selection, explanation } = model;
  const cell = selection === null ? "" : `${selection.sheet} ${addressOf(selection.area.top, selection.area.left)}`;
  return html`
    <p>
      ${button(say("解释所选单元格", "Explain the selected cell"), () => explainSelection(actions), { kind: "primary" })}
      ${cell}
    </p>
    ${
      explanation === null
        ? emptyState(
            say(
              "选中一个含有 =COUNTY. 函数的单元格，看它是怎样算出来的。",
              "Select a cell with a =COUNTY. function to see how it came by its answer.",
            ),
          )
        : typeof explanation === "string"
          ? emptyState(UNEXPLAINED[explanation]())
          : section(explanation, actions)
    }
  `;
}

function section(explanation: Explanation, actions: Actions): TemplateResult {
  const { id, description, anchor, formula, inWords, args, worked, exact, text, why } = explanation;
  const at = addressOf(anchor.area.top, anchor.area.left);
  return html`<section aria-labelledby="function">
    <h2 id="function">COUNTY.${id} <span class="answer">${text}</span></h2>
    <p>${description}</p>
    <p>
      ${button(at, () => actions.goTo(anchor), { kind: "link" })}
      <code>${formula}</code>
    </p>
    ${table(
      [say("参数", "Argument"), say("读到的", "As read")],
      args.map(
        ({ description: meaning, written, read }) =>
          html`<tr>
            <th scope="row">${meaning}<br /><code>${written}</code></th>
            <td>${read}</td>
          </tr>`,
      ),
      { caption: say("参数", "Arguments") },
    )}
    <h3>${say("算法", "Formula")}</h3>
    <p>${inWords}</p>
    ${worked === null ? nothing : html`<p class="worked">${worked}${exact === null ? "" : `＝${exact}`}</p>`}
    ${worked === null && exact !== null ? html`<p>${say(`未修约的结果：${exact}`, `Unrounded: ${exact}`)}</p>` : nothing}
    ${exact !== null && Math.abs(exact) < 10 ? html`<p>${say("按百分数：", "As a percentage: ")}${percent(exact)}</p>` : nothing}
    ${
      why === null
        ? nothing
        : html`<p class="why">
            <strong>${say("为什么没有数：", "Why there is no number: ")}${why.words}</strong><br />${why.meaning}
          </p>`
    }
  </section>`;
}
