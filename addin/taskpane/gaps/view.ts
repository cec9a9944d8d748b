import { html, nothing, svg, type TemplateResult } from "lit-html";
import { TARGETS_SHEET, type Target } from "../../analysis";
import type { Actions } from "../actions";
import { offerTargets } from "./actions";
import type { Model } from "../model";
import { say } from "../../page";
import { button, definitions, emptyState, monthView } from "../parts";
import { gapsOf, targetsOf, type Gap } from "./rows";

/** 差距: each target of the year, how far it is, and what it takes. */
export function gaps(model: Model, actions: Actions): TemplateResult {
  return monthView(model, actions, (checked, month) => {
    const targets = targetsOf(checked, month);
    const found = gapsOf(checked, month);
    const label = checked.sources.sheets.includes(TARGETS_SHEET)
      ? say("打开目标表", "Go to the sheet 目标")
      : say("建立目标表", "Make the sheet 目标");
    return html`<p class="tools">${button(label, () => offerTargets(actions))}</p>
      ${
        targets.length === 0
          ? emptyState(say(`目标表里没有${month.year}年的目标。`, `The sheet 目标 has no target of ${month.year}.`))
          : html`${found.map(section)}
            ${unreported(targets.filter((one) => found.every(({ target }) => target !== one)))}`
      }`;
  });
}

/** The targets of which nothing was reported this month, in one line. */
function unreported(targets: readonly Target[]): TemplateResult | typeof nothing {
  if (targets.length === 0) return nothing;
  const names = targets.map(({ indicator }) => indicator).join(say("、", ", "));
  return emptyState(say(`本月没有报来数据的目标：${names}。`, `Targets without a figure this month: ${names}.`));
}

function section({ target, indicator, lines, progress }: Gap): TemplateResult {
  return html`<section class="gap">
    <h2>${target.family === "" ? "" : html`<small>${target.family}</small> `}${indicator.name}</h2>
    ${definitions(lines)} ${progress === null ? nothing : chart(progress)}
  </section>`;
}

const [WIDTH, HEIGHT] = [320, 34] as const;

/** Completed against pace: a bar and a line; the figures stand above it. */
function chart({ completion, pace }: NonNullable<Gap["progress"]>): TemplateResult {
  const most = Math.max(1, completion);
  const x = (value: number): number => (Math.max(0, value) / most) * WIDTH;
  return html`<svg
    class="chart"
    role="img"
    aria-label=${say("完成进度图", "Progress against pace")}
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
  >
    ${svg`<rect class="track" x="0" y="4" width=${WIDTH} height="14"></rect>
      <rect x="0" y="4" width=${x(completion)} height="14"></rect>
      <line x1=${x(pace)} x2=${x(pace)} y1="0" y2="22"></line>
      <text x=${Math.min(WIDTH - 60, x(pace) + 3)} y="32">${say("序时", "pace")}</text>`}
  </svg>`;
}
