import { basename } from "node:path";
import {
  append,
  inLanguage,
  address,
  isNumber,
  ledgerWords,
  message,
  periodKey,
  quantity,
  reasonWords,
  ruleTitle,
  type Acceptance,
  type Finding,
  type HandEdit,
  type Language,
  type Observation,
  type RevisedBase,
  type RunsCompared,
} from "../analysis";
import type { OpenLedger } from "../workbook/disk/ledgerFile";

/** A figure of the ledger with its subject: 2017-08 华容县 财政总收入 65,300万元. */
function figureOf(one: Observation, lang: Language): string {
  const { period, region, indicator } = one;
  return [period ? periodKey(period) : "", region, indicator, valueOf(one, lang)]
    .filter((word) => word !== "")
    .join(" ");
}

const valueOf = ({ figure, unit }: Observation, lang: Language): string =>
  isNumber(figure) ? quantity(figure, unit, lang) : reasonWords(figure.absent, lang);

/** Why a ledger must not be written, and each edit by hand on a line of its own. */
export function ledgerNotes({ path, fault, cells, edits }: OpenLedger, lang: Language): string[] {
  const say = inLanguage(lang);
  const file = basename(path);
  return [
    ...(fault === null ? [] : [`${file}${say("：", ": ")}${ledgerWords(fault, lang, { cells, attempted: false })}`]),
    ...edits.map((edit) => `${file}${say("「台账」", " 台账 ")}${editWords(edit, lang)}`),
  ];
}

function editWords({ cell, was, now, unreadable }: HandEdit, lang: Language): string {
  const say = inLanguage(lang);
  if (unreadable) return say(`${cell} 手工改成了看不懂的内容`, `${cell} was edited and cannot be read`);
  if (was && now) {
    const [before, after] = [figureOf(was, lang), figureOf(now, lang)];
    return say(`${cell} 手工改动：${before} → ${after}`, `${cell} was edited: ${before} → ${after}`);
  }
  if (now) return say(`${cell} 手工增加：${figureOf(now, lang)}`, `${cell} was added: ${figureOf(now, lang)}`);
  return was ? say(`手工删去：${figureOf(was, lang)}`, `was deleted: ${figureOf(was, lang)}`) : "";
}

/** A ledger that holds nothing, and may be named wrongly. */
export const emptyNote = (path: string, lang: Language): string =>
  lang === "en" ? `${basename(path)} holds nothing yet.` : `台账 ${basename(path)} 里还没有数据。`;

/** A ledger that waits beside one that is held open. */
export const waitingNote = (waiting: readonly string[], lang: Language): string => {
  const names = waiting.map((path) => basename(path)).join(lang === "en" ? ", " : "、");
  return lang === "en"
    ? `The ledger is open in Excel. What is new waits in ${names}: close Excel, and the next run puts it in place.`
    : `台账正在 Excel 中打开，新的内容先放在 ${names}。请关闭 Excel，下次运行时自动写入台账。`;
};

/** The figures that an acceptance took, or why it took none. */
export function printAcceptance(
  { refused, blocking, locked, added, superseded, unchanged, conflicting, unplaced, known }: Acceptance,
  bases: readonly RevisedBase[],
  adopted: boolean,
  lang: Language,
): string {
  const say = inLanguage(lang);
  const lines: string[] = [];
  if (refused === "blocked") {
    append(lines, [
      say(
        `没有接收：有 ${blocking.length} 个强制问题。请改正后重报；确需接收的，用 --reason 写明原因。`,
        `Not accepted: ${blocking.length} findings at error. Have them mended, or say why with --reason.`,
      ),
      ...blocking.map((one) => findingLine(one, lang)),
    ]);
  } else if (refused === "month locked") {
    lines.push(
      say(
        `没有接收：${locked.join("、")} 已结账，数据会有变动。请先反结账。`,
        `Not accepted: ${locked.join(", ")} is closed and figures would change. Reopen it first.`,
      ),
    );
  } else {
    lines.push(
      say(
        `已接收：新增 ${added} 项，替换 ${superseded.length} 项，未变 ${unchanged} 项。`,
        `Accepted: ${added} new, ${superseded.length} replaced, ${unchanged} unchanged.`,
      ),
    );
    if (known.length > 0) lines.push(say(`以前接收过：${known.join("、")}。`, `Accepted before: ${known.join(", ")}.`));
    if (unplaced > 0)
      lines.push(
        say(`${unplaced} 项没有期间或指标，未记入台账。`, `${unplaced} figures have no period or indicator: left out.`),
      );
    if (conflicting.length > 0) {
      append(lines, [
        say(
          `同一个数各处不一致 ${conflicting.length} 项，记的是前面一处：`,
          `${conflicting.length} figures are stated twice and differ; the first was taken:`,
        ),
        ...conflicting.map(
          ({ was, now }) =>
            `  ${figureOf(was, lang)} ${address(was, lang)} ≠ ${valueOf(now, lang)} ${address(now, lang)}`,
        ),
      ]);
    }
    append(
      lines,
      superseded.map(({ was, now }) => `  ${figureOf(was, lang)} → ${valueOf(now, lang)}  ${address(now, lang)}`),
    );
  }
  if (bases.length > 0) {
    append(lines, [
      adopted && refused === null
        ? say(`已采用调整后的上年基数 ${bases.length} 项：`, `Adopted ${bases.length} revised bases:`)
        : say(
            `上年同期与台账不一致 ${bases.length} 项；确认是基数调整的，用 --adopt-base 说明 采用：`,
            `${bases.length} bases differ from the ledger; where they were revised, adopt them with --adopt-base NOTE:`,
          ),
      ...bases.map(
        ({ base, stored, why }) =>
          `  ${figureOf(stored, lang)} → ${valueOf(base, lang)}${why === "revised" ? "" : say("（口径不同）", " (another basis)")}  ${address(base, lang)}`,
      ),
    ]);
  }
  return lines.join("\n");
}

const findingLine = (finding: Finding, lang: Language): string =>
  `  ${ruleTitle(finding, lang)}  ${address(finding, lang)}\n    ${message(finding, lang)}`;

/** The findings that are new, still open and fixed since another run. */
export function printCompared(compared: RunsCompared<Finding>, lang: Language): string {
  const say = inLanguage(lang);
  const { new: added, open, fixed } = compared;
  const list = (title: string, findings: readonly Finding[]): string[] =>
    findings.length === 0
      ? []
      : [
          title,
          ...findings.map((one) => `  ${ruleTitle(one, lang)}  ${one.about.region}${one.about.indicator}  ${one.cell}`),
        ];
  return [
    say(
      `与上次相比：新增 ${added.length}，仍未解决 ${open.length}，已解决 ${fixed.length}。`,
      `Since the last run: ${added.length} new, ${open.length} still open, ${fixed.length} fixed.`,
    ),
    ...list(say("新增：", "New:"), added),
    ...list(say("已解决：", "Fixed:"), fixed),
  ].join("\n");
}
