import { html, nothing, type TemplateResult } from "lit-html";
import { checkWords, labelWords, periodWords, ruleTitle, senderOf, type Finding } from "../../analysis";
import { EMPTY, type Model } from "../model";
import { say } from "../../page";
import { headlineRows, headlines, mainWords } from "./cards";
import { filteredRoots } from "../findings/view";
import { placeIn } from "../parts";
import { departmentsIn, PROGRESS } from "./departments";

/** Findings that fit on one page; all of them are in 审核结果. */
const MOST = 16;

/** One page of A4: departments, figures, findings and signatures. */
export function printed({ checked, month, language, operator, workbookName }: Model): TemplateResult {
  if (checked === null) return html``;
  const home = checked.names.dictionary.peers.home ?? "";
  const roots = filteredRoots(checked, EMPTY.filter);
  const sender = (one: Finding): string => senderOf(one, checked.names);
  return html`<section class="printed" lang=${language === "zh" ? "zh-CN" : "en"}>
    <h1>
      ${home}${month === null ? "" : periodWords({ ...month, span: "month" }, { year: true })}${say("月度检查", " monthly check")}
    </h1>
    ${
      month === null
        ? nothing
        : html`<p class="departments">
              ${departmentsIn(checked, month).map(
                ({ department, progress, open }) =>
                  html`<span>${department.name}：${PROGRESS[progress](open.length)}</span>`,
              )}
            </p>
            <table>
              <tbody>
                ${headlines(checked, month).map(
                  (one) =>
                    html`<tr>
                      <th scope="row">${one.indicator.name}</th>
                      <td class="number">${mainWords(one)}</td>
                      <td>${headlineRows(one).map(([label, words]) => html`<span>${label} ${words}</span>`)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
    <h2>${say("审核结果", "Findings")}</h2>
    <p>
      ${checkWords(checked.counts, checked.figures, language)}${say(`问题${roots.length}处。`, ` ${roots.length} findings.`)}
    </p>
    <table>
      <tbody>
        ${roots.slice(0, MOST).map(
          (one) =>
            html`<tr>
              <td>${sender(one)}</td>
              <td>${labelWords("severity", one.severity, language)}</td>
              <td>${ruleTitle(one, language)}</td>
              <td>${placeIn(one, workbookName, language)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      roots.length > MOST
        ? html`<p>
            ${say(`另有${roots.length - MOST}处，见审核结果工作簿。`, `${roots.length - MOST} more are in the workbook of findings.`)}
          </p>`
        : nothing
    }
    <p class="signatures">
      <span>${say("制表：", "Prepared by: ")}${operator}</span>
      <span>${say("审核：", "MonthState by: ")}</span>
      <span>${say("负责人：", "Head: ")}</span>
    </p>
  </section>`;
}
