import { html, nothing, type TemplateResult } from "lit-html";
import { bulletin, type Observation, type Piece, type Sentence, type YearMonth } from "../../analysis";
import type { Actions } from "../actions";
import { sourcesOfFact, type ToldFact } from "./factSources";
import type { Checked, Model } from "../model";
import { say } from "../page";
import { begin, monthPicker } from "../parts";

/** 文字: the bulletin's sentences, each number leading to its cell. */
export function texts(model: Model, actions: Actions): TemplateResult {
  const { checked, month } = model;
  if (checked === null) return begin(model, actions);
  if (month === null) return monthPicker(model, actions);
  const { ledger, names } = checked;
  const region = model.region ?? names.dictionary.peers.home ?? "";
  const sentences = bulletin({ ledger, names, region, period: month });
  const whole = sentences.map(({ text }) => text).filter((text) => text !== "");
  return html`${monthPicker(model, actions)} ${regionPicker(checked, region, actions)}
    <p class="hint">${say("点数字可到它所在的单元格。", "Click a number to go to its cell.")}</p>
    ${
      sentences.length === 0
        ? html`<p class="empty">${say("“文字”表里没有模板。", "The sheet 文字 has no templates.")}</p>`
        : html`<ol class="sentences">
            ${sentences.map((one) => sentence(one, checked, region, month, actions))}
          </ol>`
    }
    <p class="tools">
      <button
        type="button"
        class="primary"
        ?disabled=${whole.length === 0}
        @click=${() => void actions.copy(whole.join("\n"))}
      >
        ${say("复制全部", "Copy all")}
      </button>
    </p>`;
}

function regionPicker({ names }: Checked, region: string, actions: Actions): TemplateResult {
  const { members } = names.dictionary.peers;
  return html`<p class="picker">
    <label for="region">${say("地区", "Region")}</label>
    <select
      id="region"
      @change=${(event: Event) => actions.update({ region: (event.target as HTMLSelectElement).value })}
    >
      ${members.map((name) => html`<option value=${name} .selected=${name === region}>${name}</option>`)}
    </select>
  </p>`;
}

function sentence(
  { text, pieces, missing }: Sentence,
  checked: Checked,
  region: string,
  month: YearMonth,
  actions: Actions,
): TemplateResult {
  return html`<li lang="zh-CN">
    ${text === "" ? nothing : html`<p>${pieces.map((piece) => pieceOf(piece, checked, region, month, actions))}</p>`}
    ${missing.map((one) => html`<p class="missing">${one.text}</p>`)}
    ${
      text === ""
        ? nothing
        : html`<button type="button" @click=${() => void actions.copy(text)}>${say("复制", "Copy")}</button>`
    }
  </li>`;
}

/** A number is a way to its cells; the rest is text. */
function pieceOf(
  { text, fact }: Piece,
  checked: Checked,
  region: string,
  month: YearMonth,
  actions: Actions,
): TemplateResult | string {
  if (fact === null || !/\d|[一二三四五六]|首位|末位|仅高于/.test(text) || NAMES.has(fact.placeholder)) return text;
  const sources = sourcesOfFact(checked, region, month, fact as ToldFact);
  if (sources.length === 0) return text;
  return html`<button
    type="button"
    class="link"
    title=${sources.map(placeOf).join("，")}
    @click=${() => void actions.goToSources(sources)}
  >
    ${text}
  </button>`;
}

/** Placeholders that are names, whatever is in them. */
const NAMES = new Set(["期间", "地区", "指标", "组", "目标类别"]);

const placeOf = ({ file, sheet, cell }: Observation): string => `${file === "" ? "" : `${file} `}${sheet} ${cell}`;
