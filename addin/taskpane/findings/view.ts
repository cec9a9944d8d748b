import { html, nothing, type TemplateResult } from "lit-html";
import {
  address,
  blocking,
  changesIn,
  followersIn,
  isRoot,
  labelWords,
  message,
  ruleTitle,
  senderOf,
  type Finding,
  type Severity,
} from "../../analysis";
import type { Actions } from "../actions";
import { check } from "../check";
import { clearMarks, exportReport, mark } from "./actions";
import type { Checked, Filter, Model } from "../model";
import { pageLanguage, say } from "../page";
import { findingItem, itemId } from "./item";
import { begin } from "../parts";

/** As many more as one word shows. */
const PAGE = 100;

const ORDER: readonly Severity[] = ["error", "warning", "info"];

/** 检查: what was found, by department and then by severity, each with what to do. */
export function findings(model: Model, actions: Actions): TemplateResult {
  const { checked } = model;
  if (checked === null) return begin(model, actions);
  const roots = checked.findings.filter(isRoot);
  const shown = rootsShown(checked, model.filter);
  const { items, passed, failed, undecided } = checked.counts;
  return html`
    <p>
      ${say(
        `核对${items}项：通过${passed}，不符${failed}，无法判断${undecided}。`,
        `${items} items: ${passed} passed, ${failed} failed, ${undecided} undecided.`,
      )}
    </p>
    <p class="tools">
      <button type="button" class="primary" @click=${() => void check(actions)}>
        ${say("重新检查", "Check again")}
      </button>
      <button type="button" @click=${() => void mark(actions)}>${say("标记单元格", "Mark cells")}</button>
      <button type="button" @click=${() => void clearMarks(actions)}>${say("清除标记", "Clear marks")}</button>
      <button type="button" @click=${() => void exportReport(actions)}>
        ${say("导出审核结果", "Export findings")}
      </button>
    </p>
    ${settingFaults(checked)} ${sinceLast(checked)} ${filters(model, checked, actions)}
    ${
      roots.length === 0
        ? html`<p class="empty">
            ${say("没有发现问题。可以接收入账。", "Nothing was found. The month can be accepted.")}
          </p>`
        : shown.length === 0
          ? html`<p class="empty">${say("没有符合筛选条件的问题。", "Nothing matches the filter.")}</p>`
          : list(model, checked, shown, actions)
    }
  `;
}

/** What a finding shows, as it is searched. */
function shownWords(one: Finding): string {
  const language = pageLanguage();
  return `${ruleTitle(one, language)} ${message(one, language)} ${address(one, language)}`;
}

/** Whether a root is of a severity; one that a 强制 is folded under that holds the month back counts as 强制, too. */
function severityTest(findings: readonly Finding[]): (root: Finding, severity: Severity) => boolean {
  const holding = new Set(blocking(findings).map(({ becauseOf }) => becauseOf));
  return (root, severity) => root.severity === severity || (severity === "error" && holding.has(root.id));
}

/** Roots that pass the filter, by department and severity. */
export function rootsShown({ findings, names, compared }: Checked, filter: Filter): readonly Finding[] {
  const { severity, department, search, onlyNew } = filter;
  const [changeOf, isOf] = [changesIn(compared), severityTest(findings)];
  const wanted = search.trim().toLowerCase();
  const sender = (one: Finding): string => senderOf(one, names);
  return findings
    .filter(
      (one) =>
        isRoot(one) &&
        (severity === null || isOf(one, severity)) &&
        (department === null || sender(one) === department) &&
        (!onlyNew || changeOf(one) === "new") &&
        (wanted === "" || shownWords(one).toLowerCase().includes(wanted)),
    )
    .map((one) => ({ one, sender: sender(one) }))
    .sort((a, b) =>
      a.sender < b.sender
        ? -1
        : a.sender > b.sender
          ? 1
          : ORDER.indexOf(a.one.severity) - ORDER.indexOf(b.one.severity),
    )
    .map(({ one }) => one);
}

/** What is wrong with the settings themselves: it makes findings that are none. */
function settingFaults({ sources }: Checked): TemplateResult | typeof nothing {
  if (sources.findings.length === 0) return nothing;
  return html`<ul class="plain notice">
    ${sources.findings.map((one) => html`<li>${message(one)}</li>`)}
  </ul>`;
}

function sinceLast({ compared }: Checked): TemplateResult | typeof nothing {
  if (compared === null) return nothing;
  const { new: added, open, fixed } = compared;
  return html`<p class="since">
    ${say(
      `与上次检查相比：新增${added.length}，仍有${open.length}，已解决${fixed.length}。`,
      `Since the last check: ${added.length} new, ${open.length} still open, ${fixed.length} fixed.`,
    )}
  </p>`;
}

function filters({ filter }: Model, checked: Checked, actions: Actions): TemplateResult {
  const { names, findings } = checked;
  const roots = findings.filter(isRoot);
  const isOf = severityTest(findings);
  const found = roots.map((one) => senderOf(one, names));
  // The one that was chosen stays to be seen, also when nothing of it is left.
  const senders = [...new Set([...found, ...(filter.department === null ? [] : [filter.department])])].sort();
  const change = (to: Partial<Filter>): void => actions.update({ filter: { ...filter, ...to }, current: null });
  return html`<div class="filters">
    <label>
      ${say("单位", "Department")}
      <select @change=${(event: Event) => change({ department: (event.target as HTMLSelectElement).value || null })}>
        <option value="" .selected=${filter.department === null}>${say("全部", "All")}</option>
        ${senders.map((name) => html`<option value=${name} .selected=${filter.department === name}>${name}</option>`)}
      </select>
    </label>
    <label>
      ${say("级别", "Level")}
      <select
        @change=${(event: Event) => change({ severity: ((event.target as HTMLSelectElement).value || null) as Severity | null })}
      >
        <option value="" .selected=${filter.severity === null}>${say("全部", "All")}</option>
        ${ORDER.map(
          (one) =>
            html`<option value=${one} .selected=${filter.severity === one}>
              ${labelWords("severity", one, actions.model.language)} ${roots.filter((root) => isOf(root, one)).length}
            </option>`,
        )}
      </select>
    </label>
    <label>
      ${say("查找", "Search")}
      <input
        type="search"
        .value=${filter.search}
        @input=${(event: Event) => change({ search: (event.target as HTMLInputElement).value })}
      />
    </label>
    ${
      checked.compared === null
        ? nothing
        : html`<label
            ><input type="checkbox" .checked=${filter.onlyNew} @change=${() => change({ onlyNew: !filter.onlyNew })} />
            ${say("只看新增", "New only")}</label
          >`
    }
  </div>`;
}

function list(model: Model, checked: Checked, shown: readonly Finding[], actions: Actions): TemplateResult {
  const page = shown.slice(0, model.shownFindings);
  const sender = (one: Finding): string => senderOf(one, checked.names);
  const [followers, changeOf] = [followersIn(checked.findings), changesIn(checked.compared)];
  const groups: { readonly name: string; readonly members: Finding[] }[] = [];
  for (const one of page) {
    const last = groups.at(-1);
    if (last?.name === sender(one)) last.members.push(one);
    else groups.push({ name: sender(one), members: [one] });
  }
  return html`<div class="found" @keydown=${(event: KeyboardEvent) => walk(event, model, shown, actions)}>
    ${groups.map(
      ({ name, members }) =>
        html`<section aria-label=${name}>
          <h2>${name}</h2>
          <ol>
            ${members.map((one) => findingItem(one, followers(one), changeOf(one) === "new", model, checked, actions))}
          </ol>
        </section>`,
    )}
    ${
      shown.length > page.length
        ? html`<button type="button" @click=${() => actions.update({ shownFindings: model.shownFindings + PAGE })}>
            ${say(`再显示${Math.min(PAGE, shown.length - page.length)}条（共${shown.length}条）`, `Show ${Math.min(PAGE, shown.length - page.length)} more of ${shown.length}`)}
          </button>`
        : nothing
    }
  </div>`;
}

/** ↑↓ walk the list, Enter goes to the cell. */
function walk(event: KeyboardEvent, model: Model, shown: readonly Finding[], actions: Actions): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || (event.target as HTMLElement).closest("textarea, input, select")) return;
  event.preventDefault();
  const focused = (event.target as HTMLElement).closest("li.finding");
  const at = shown.findIndex((one) => (focused ? itemId(one) === focused.id : one.id === model.current));
  const next = shown[Math.min(shown.length - 1, Math.max(0, at + step))];
  if (!next) return;
  actions.update({ current: next.id, shownFindings: Math.max(model.shownFindings, shown.indexOf(next) + 1) });
  document.getElementById(itemId(next))?.querySelector<HTMLElement>("button.go")?.focus();
}
