import { html, nothing, type TemplateResult } from "lit-html";
import {
  board,
  isNumber,
  periodWords,
  reasonWords,
  reportedWords,
  toNextPlace,
  workedAmount,
  type Best,
  type Board,
  type BoardInput,
  type BoardRow,
  type Indicator,
  type Language,
  type RankedBy,
  type YearMonth,
} from "../../analysis";
import type { Actions } from "../actions";
import { offerLeague } from "./actions";
import type { MonthState, Model, Ranking } from "../model";
import { say } from "../../page";
import { button, emptyState, monthView, placeName, select, table, type Option } from "../parts";

/** 排位: one indicator, the field in order. */
export function standings(model: Model, actions: Actions): TemplateResult {
  return monthView(model, actions, (checked, month) => {
    const chosen = rankingIn(checked, model.ranking);
    const input = boardInput(checked, chosen, month);
    const ranked = board(input);
    return html`${choices(checked, chosen, actions)}
    ${
      ranked.rows.length === 0
        ? emptyState(say("这个月没有这项指标的数据。", "No figures of this indicator this month."))
        : html`${tableOf(ranked, input, model.language)} ${insertions(ranked, chosen, actions)}`
    }`;
  });
}

/** The ranking as chosen, or that of the first indicator that the bulletin speaks of. */
function rankingIn({ names }: MonthState, ranking: Ranking | null): Ranking {
  if (ranking !== null) return ranking;
  const { clauses, indicators } = names.dictionary;
  const indicator = names.indicator(clauses[0]?.indicator ?? "") ?? indicators[0];
  return indicator ? rankingOf(indicator) : { indicator: "", by: "growth", decimals: 1, best: "high" };
}

/** The way in which an indicator is ranked unless another is chosen. */
const rankingOf = ({ name, part, decimals, best }: Indicator): Ranking => ({
  indicator: name,
  by: part === undefined ? "growth" : "share",
  decimals,
  best,
});

const boardInput = (
  { ledger, names }: MonthState,
  { indicator, by, decimals, best }: Ranking,
  month: YearMonth,
): BoardInput => ({ ledger, names, indicator, by, best, period: month, ...(by === "level" ? {} : { decimals }) });

function choices({ names }: MonthState, chosen: Ranking, actions: Actions): TemplateResult {
  const change = (to: Partial<Ranking>): void => actions.update({ ranking: { ...chosen, ...to }, confirmation: null });
  const chooseIndicator = (name: string): void => {
    const indicator = names.indicator(name);
    if (indicator) change(rankingOf(indicator));
  };
  const indicators = names.dictionary.indicators.map(({ name }): Option => [name, name]);
  const ways: readonly Option[] = [
    ["growth", say("同比增速", "Growth")],
    ["level", say("总量", "Level")],
    ["share", say("比重", "Share")],
  ];
  const ends: readonly Option[] = [
    ["high", say("高优", "Highest")],
    ["low", say("低优", "Lowest")],
  ];
  return html`<div class="filters">
    <label class="wide">${say("指标", "Indicator")} ${select(indicators, chosen.indicator, chooseIndicator)}</label>
    <label> ${say("排位依据", "By")} ${select(ways, chosen.by, (by) => change({ by: by as RankedBy }))} </label>
    <label>
      ${say("小数位", "Decimals")}
      <input
        type="number"
        min="0"
        max="6"
        .value=${String(chosen.decimals)}
        ?disabled=${chosen.by === "level"}
        @change=${(event: Event) => {
          const places = Number((event.target as HTMLInputElement).value);
          if (Number.isInteger(places) && places >= 0 && places <= 6) change({ decimals: places });
        }}
      />
    </label>
    <label> ${say("方向", "Best")} ${select(ends, chosen.best, (best) => change({ best: best as Best }))} </label>
  </div>`;
}

function tableOf(ranked: Board, input: BoardInput, language: Language): TemplateResult {
  const { rows, period, indicator } = ranked;
  const { home } = input.names.dictionary.peers;
  const bar = barOf(ranked);
  const count = rows.filter(({ place }) => isNumber(place)).length;
  const hasAmounts = ranked.by === "growth" && input.names.indicator(indicator)?.growthRecomputable !== false;
  const of = period === null ? "" : periodWords(period, { year: true });
  const amounts = hasAmounts ? [{ figures: say("升一位还差", "To move up") }] : [];
  return table(
    [say("位次", "Place"), say("地区", "Region"), { figures: say("数值", "Figure") }, ...amounts],
    rows.map(
      (row) =>
        html`<tr class=${row.region === home ? "home" : ""}>
          <td>
            ${isNumber(row.place) ? placeName(row.place, row.tied ? 1 : 0) : reasonWords(row.place.absent, language)}
          </td>
          <th scope="row">${row.region}</th>
          <td class="number bar" style=${bar(row.value)}>${row.text}</td>
          ${hasAmounts ? html`<td class="number">${toMoveUp(row, ranked, input)}</td>` : nothing}
        </tr>`,
    ),
    { caption: `${of}${indicator} ${reportedWords({ count, of: rows.length })}`, kind: "board" },
  );
}

/** The extra amount that brings a unit to the next place. */
function toMoveUp({ region, place }: BoardRow, ranked: Board, input: BoardInput): string {
  if (!isNumber(place) || place === 1) return "";
  const { figure, unit } = toNextPlace(input, region, ranked);
  return isNumber(figure) ? workedAmount(figure, unit) : "";
}

/** How far the bar of a figure reaches, and from where, in parts of its cell: the zero of the field stands still. */
function barOf({ rows }: Board): (value: BoardRow["value"]) => string {
  const known = rows.map(({ value }) => value).filter(isNumber);
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)];
  const at = (value: number): number => ((value - least) / (most - least || 1)) * 100;
  return (value) => {
    if (!isNumber(value)) return "";
    const [from, to] = [at(Math.min(0, value)), at(Math.max(0, value))];
    return `--from: ${from}%; --to: ${Math.max(to, from + 1)}%`;
  };
}

function insertions(ranked: Board, chosen: Ranking, actions: Actions): TemplateResult {
  const insert =
    (live: boolean, chart: boolean, ownSheet = false) =>
    () =>
      offerLeague(actions, ranked, chosen, { live, chart, ownSheet });
  return html`<p class="hint">
      ${say("从所选单元格起写入，写入前会先说明范围。", "Written from the selected cell on; the range is named first.")}
    </p>
    <p class="tools">
      ${button(say("插入公式（随数据变动）", "Insert formulas (they stay live)"), insert(true, false), { kind: "primary" })}
      ${button(say("插入数值", "Insert values"), insert(false, false))}
      ${button(say("插入到新工作表", "Insert on a new sheet"), insert(true, false, true))}
      ${
        actions.model.capabilities.has("charts")
          ? button(say("插入公式和条形图", "Insert formulas and a chart"), insert(true, true))
          : nothing
      }
    </p>`;
}
