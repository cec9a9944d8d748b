import { html, nothing, svg, type TemplateResult } from "lit-html";
import { percent, TARGETS_SHEET, type PathPoint, type Target } from "../../analysis";
import type { Actions } from "../actions";
import { offerTargets } from "./actions";
import type { Model } from "../model";
import { say } from "../../page";
import { button, definitions, emptyState, monthView } from "../parts";
import { gapsOf, targetsOf, type Gap, type Path } from "./rows";

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

function section({ target, indicator, lines, path }: Gap): TemplateResult {
  return html`<section class="gap">
    <h2>${target.family === "" ? "" : html`<small>${target.family}</small> `}${indicator.name}</h2>
    ${path === null ? nothing : chart(path)} ${definitions(lines)}
  </section>`;
}

/** The plot of a year: its corners, in the units of the picture. */
const PLOT = { left: 8, right: 250, top: 10, bottom: 96, width: 320, height: 112 } as const;

/** The path of the year: the months reached, the even pace, and the way that is left to the target. */
function chart({ reached, pace }: Path): TemplateResult {
  const { left, right, top, bottom, width, height } = PLOT;
  const most = Math.max(1, ...reached.map(({ completion }) => completion));
  const x = (month: number): number => left + (month / 12) * (right - left);
  const y = (part: number): number => bottom - (Math.max(0, part) / most) * (bottom - top);
  const last = reached.at(-1) as PathPoint;
  const line = reached.map(({ month, completion }) => `${x(month)},${y(completion)}`).join(" ");
  const words = say(
    `${last.month}月完成${percent(last.completion, 1)}，序时${percent(pace, 1)}`,
    `${percent(last.completion, 1)} by month ${last.month}, pace ${percent(pace, 1)}`,
  );
  const isShort = last.completion < 1 && last.month < 12;
  return html`<svg class="chart path" role="img" aria-label=${words} viewBox="0 0 ${width} ${height}">
    ${svg`<line class="axis" x1=${left} x2=${right} y1=${bottom} y2=${bottom}></line>
      <line class="axis" x1=${left} x2=${right} y1=${y(1)} y2=${y(1)}></line>
      <text x=${right + 4} y=${y(1) + 4}>${say("目标", "target")}</text>
      <line class="even" x1=${x(0)} y1=${y(0)} x2=${x(12)} y2=${y(1)}></line>
      <text class="even" x=${x(last.month) + 4} y=${Math.min(bottom - 3, y(pace) + 14)}>${say("序时", "pace")}${` ${percent(pace, 1)}`}</text>
      ${isShort ? svg`<line class="needed" x1=${x(last.month)} y1=${y(last.completion)} x2=${x(12)} y2=${y(1)}></line>` : nothing}
      <polyline points=${line}></polyline>
      ${reached.map(({ month, completion }) => svg`<circle cx=${x(month)} cy=${y(completion)} r="3"></circle>`)}
      <text class="own" x=${Math.max(left, x(last.month) - 4)} y=${Math.max(10, y(last.completion) - 6)} text-anchor="end">${`${last.month}月 ${percent(last.completion, 1)}`}</text>
      ${[1, 3, 6, 9, 12].map((month) => svg`<text class="month" x=${x(month)} y=${height - 2} text-anchor="middle">${month}</text>`)}
      <text class="month" x=${right + 14} y=${height - 2}>${say("月", "month")}</text>`}
  </svg>`;
}
