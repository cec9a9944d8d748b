import { html, nothing, type TemplateResult } from "lit-html";
import {
  bulletin,
  sourcesOfNumber,
  type BulletinInput,
  type NumberId,
  type Observation,
  type Piece,
  type Sentence,
} from "../../analysis";
import type { Actions } from "../actions";
import { downloadAnnex, downloadBulletin, downloadByTemplate, insertSentences } from "./actions";
import type { MonthState, Model } from "../model";
import { say } from "../../page";
import { button, emptyState, fileButton, monthView, picker } from "../parts";

/** 文字: the bulletin's sentences, each number leading to its cell. */
export function texts(model: Model, actions: Actions): TemplateResult {
  return monthView(model, actions, (checked, month) => {
    const { ledger, names } = checked;
    const region = model.region ?? names.dictionary.peers.home ?? "";
    const of: BulletinInput = { ledger, names, region, period: month };
    const sentences = bulletin(of);
    const whole = sentences.map(({ text }) => text).filter((text) => text !== "");
    const sourcesOf = (id: NumberId) => sourcesOfNumber(checked, id);
    const copyAll = (): Promise<void> => actions.copy(whole.join("\n"));
    return html`${regionPicker(checked, region, actions)}
      <p class="tools">
        ${button(say("复制全部", "Copy all"), copyAll, { kind: "primary", disabled: whole.length === 0 })}
        ${button(say("插入到所选单元格", "Insert at the selected cell"), () => insertSentences(actions, whole), {
          disabled: whole.length === 0,
        })}
      </p>
      ${files(of, model, actions)}
      <p class="hint">${say("点数字可到它所在的单元格。", "Click a number to go to its cell.")}</p>
      ${
        sentences.length === 0
          ? emptyState(say("“文字”表里没有模板。", "The sheet 文字 has no templates."))
          : html`<ol class="sentences">
              ${sentences.map((one) => sentence(one, sourcesOf, actions))}
            </ol>`
      }`;
  });
}

/** The two files of the month: the Word bulletin by one of the outlines or by a template of one's own, and its annex. */
function files(of: BulletinInput, { task }: Model, actions: Actions): TemplateResult {
  const disabled = task !== null;
  return html`<p class="tools" role="group" aria-label=${say("下载", "Download")}>
    ${button("通报.docx", () => downloadBulletin(actions, of, "通报"), { disabled })}
    ${button("分析.docx", () => downloadBulletin(actions, of, "分析"), { disabled })}
    ${button("附表.xlsx", () => downloadAnnex(actions, of), { disabled })}
    ${fileButton(
      say("用自己的模板…", "By a template of your own…"),
      { id: "template-file", accept: ".docx,.dotx" },
      ([file]) => void (file && downloadByTemplate(actions, of, file)),
    )}
  </p>`;
}

function regionPicker({ names }: MonthState, region: string, actions: Actions): TemplateResult {
  const options = names.dictionary.peers.members.map((name) => [name, name] as const);
  return picker("region", say("地区", "Region"), options, region, (chosen) => actions.update({ region: chosen }));
}

type SourcesOf = (id: NumberId) => readonly Observation[];

function sentence({ text, pieces, missing }: Sentence, sourcesOf: SourcesOf, actions: Actions): TemplateResult {
  return html`<li lang="zh-CN">
    ${text === "" ? nothing : html`<p>${pieces.map((piece) => pieceOf(piece, sourcesOf, actions))}</p>`}
    ${missing.map((one) => html`<p class="missing">${one.text}</p>`)}
    ${text === "" ? nothing : button(say("复制", "Copy"), () => actions.copy(text))}
  </li>`;
}

/** A number is a link to its cells; the rest is text. */
function pieceOf({ text, fact }: Piece, sourcesOf: SourcesOf, actions: Actions): TemplateResult | string {
  if (fact === null || !/\d|[一二三四五六]|首位|末位|仅高于/.test(text)) return text;
  const sources = sourcesOf(fact);
  if (sources.length === 0) return text;
  const title = sources.map(placeOf).join("，");
  return button(text, () => actions.goToSources(sources), { kind: "link", title });
}

const placeOf = ({ file, sheet, cell }: Observation): string => `${file === "" ? "" : `${file} `}${sheet} ${cell}`;
