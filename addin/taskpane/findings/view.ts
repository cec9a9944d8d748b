import { html, nothing, type TemplateResult } from "lit-html";
import {
  address,
  blocking,
  changesIn,
  checkWords,
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
import type { MonthState, Filter, Model } from "../model";
import { pageLanguage, say } from "../../page";
import { findingItem, itemId } from "./item";
import { begin, button, emptyState, select, type Option } from "../parts";

/** Findings that one click on the list's last button adds. */
const PAGE = 100;

const ORDER: readonly Severity[] = ["error", "warning", "info"];

/** 检查: the findings by department and then by severity, each with what to do. */
export function findings(model: Model, actions: Actions): TemplateResult {
  const { checked } = model;
  if (checked === null) return begin(model, actions);
  const roots = checked.findings.filter(isRoot);
  const listed = filteredRoots(checked, model.filter);
  const { counts, figures } = checked;
  return html`
    <p>${checkWords(counts, figures, model.language)}</p>
    <p class="tools">
      ${button(say("重新检查", "Check again"), () => check(actions), { kind: "primary" })}
      ${button(say("标记单元格", "Mark cells"), () => mark(actions))}
      ${button(say("清除标记", "Clear marks"), () => clearMarks(actions))}
      ${button(say("导出审核结果", "Export findings"), () => exportReport(actions))}
    </p>
    ${settingFaults(checked)} ${sinceLast(checked)} ${filters(model, checked, actions)}
    ${
      roots.length === 0 && (figures === 0 || counts.items === 0)
        ? nothing
        : roots.length === 0
          ? emptyState(say("没有发现问题。可以接收入账。", "Nothing was found. The month can be accepted."))
          : listed.length === 0
            ? emptyState(say("没有符合筛选条件的问题。", "Nothing matches the filter."))
            : list(model, checked, listed, actions)
    }
  `;
}

/** The text of a finding that is searched. */
function searchText(one: Finding): string {
  const language = pageLanguage();
  return `${ruleTitle(one, language)} ${message(one, language)} ${address(one, language)}`;
}

/** Tells whether a root is of a severity. One that a blocking 强制 is folded under counts as 强制, too. */
function severityTest(findings: readonly Finding[]): (root: Finding, severity: Severity) => boolean {
  const holding = new Set(blocking(findings).map(({ becauseOf }) => becauseOf));
  return (root, severity) => root.severity === severity || (severity === "error" && holding.has(root.id));
}

/** Roots that pass the filter, by department and severity. */
export function filteredRoots({ findings, names, compared }: MonthState, filter: Filter): readonly Finding[] {
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
        (wanted === "" || searchText(one).toLowerCase().includes(wanted)),
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

/** Faults of the settings, which can make findings that are none. */
function settingFaults({ sources }: MonthState): TemplateResult | typeof nothing {
  if (sources.findings.length === 0) return nothing;
  return html`<ul class="plain caution">
    ${sources.findings.map((one) => html`<li>${message(one)}</li>`)}
  </ul>`;
}

function sinceLast({ compared }: MonthState): TemplateResult | typeof nothing {
  if (compared === null) return nothing;
  const { new: added, open, fixed } = compared;
  return html`<p class="since">
    ${say(
      `与上次检查相比：新增${added.length}，仍有${open.length}，已解决${fixed.length}。`,
      `Since the last check: ${added.length} new, ${open.length} still open, ${fixed.length} fixed.`,
    )}
  </p>`;
}

function filters({ filter }: Model, checked: MonthState, actions: Actions): TemplateResult {
  const { names, findings } = checked;
  const roots = findings.filter(isRoot);
  const isOf = severityTest(findings);
  const found = roots.map((one) => senderOf(one, names));
  // The chosen department stays in the list when it has no findings left.
  const senders = [...new Set([...found, ...(filter.department === null ? [] : [filter.department])])].sort();
  const change = (to: Partial<Filter>): void => actions.update({ filter: { ...filter, ...to }, current: null });
  const all: Option = ["", say("全部", "All")];
  const severities = ORDER.map((one): Option => {
    const count = roots.filter((root) => isOf(root, one)).length;
    return [one, `${labelWords("severity", one, actions.model.language)} ${count}`];
  });
  return html`<div class="filters">
    <label>
      ${say("单位", "Department")}
      ${select([all, ...senders.map((name): Option => [name, name])], filter.department ?? "", (name) => change({ department: name || null }))}
    </label>
    <label>
      ${say("级别", "Level")}
      ${select([all, ...severities], filter.severity ?? "", (one) => change({ severity: (one || null) as Severity | null }))}
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

function list(model: Model, checked: MonthState, listed: readonly Finding[], actions: Actions): TemplateResult {
  const page = listed.slice(0, model.findingsLimit);
  const more = Math.min(PAGE, listed.length - page.length);
  const sender = (one: Finding): string => senderOf(one, checked.names);
  const [followers, changeOf] = [followersIn(checked.findings), changesIn(checked.compared)];
  const groups: { readonly name: string; readonly members: Finding[] }[] = [];
  for (const one of page) {
    const last = groups.at(-1);
    if (last?.name === sender(one)) last.members.push(one);
    else groups.push({ name: sender(one), members: [one] });
  }
  return html`<div class="found" @keydown=${(event: KeyboardEvent) => moveByKey(event, model, listed, actions)}>
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
      more > 0
        ? button(say(`再显示${more}条（共${listed.length}条）`, `Show ${more} more of ${listed.length}`), () =>
            actions.update({ findingsLimit: model.findingsLimit + PAGE }),
          )
        : nothing
    }
  </div>`;
}

/** Moves through the list with ↑ and ↓; Enter goes to the cell. */
function moveByKey(event: KeyboardEvent, model: Model, listed: readonly Finding[], actions: Actions): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || (event.target as HTMLElement).closest("textarea, input, select")) return;
  event.preventDefault();
  const focused = (event.target as HTMLElement).closest("li.finding");
  const at = listed.findIndex((one) => (focused ? itemId(one) === focused.id : one.id === model.current));
  const next = listed[Math.min(listed.length - 1, Math.max(0, at + step))];
  if (!next) return;
  actions.update({ current: next.id, findingsLimit: Math.max(model.findingsLimit, listed.indexOf(next) + 1) });
  document.getElementById(itemId(next))?.querySelector<HTMLElement>("button.go")?.focus();
}
