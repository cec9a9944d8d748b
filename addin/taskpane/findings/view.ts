import { html, nothing, type TemplateResult } from "lit-html";
import {
  address,
  changesIn,
  checkWords,
  foldedWords,
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
import { clearMarks, exportReport, goToFinding, mark } from "./actions";
import { adopt } from "./adopt";
import { levelTest, LEVELS } from "./filter";
import type { MonthState, Filter, Model } from "../model";
import { pageLanguage, say } from "../../page";
import { findingItem, itemId, startExplaining } from "./item";
import { begin, button, emptyState, select, type Option } from "../parts";

/** Findings that one click on the list's last button adds. */
const PAGE = 100;

/** 检查: the findings by department and then by severity, each with what to do. */
export function findings(model: Model, actions: Actions): TemplateResult {
  const { checked } = model;
  if (checked === null) return begin(model, actions);
  const roots = checked.findings.filter(isRoot);
  const listed = filteredRoots(checked, model.filter);
  const { counts, figures } = checked;
  return html`
    ${filters(model, checked, actions)}
    <p class="told">
      ${checkWords(counts, figures, model.language)}${foldedWords(counts, checked.findings, model.language)}
      ${sinceLast(checked)}
    </p>
    ${settingFaults(checked)}
    ${
      roots.length === 0 && (figures === 0 || counts.items === 0)
        ? nothing
        : roots.length === 0
          ? emptyState(say("没有发现问题。可以接收入账。", "Nothing was found. The month can be accepted."))
          : listed.length === 0
            ? emptyState(say("没有符合筛选条件的问题。", "Nothing matches the filter."))
            : list(model, checked, listed, actions)
    }
    <p class="tools">
      ${button(say("标记单元格", "Mark cells"), () => mark(actions))}
      ${button(say("清除标记", "Clear marks"), () => clearMarks(actions))}
      ${button(say("导出审核结果", "Export findings"), () => exportReport(actions))}
    </p>
  `;
}

/** The text of a finding that is searched. */
function searchText(one: Finding): string {
  const language = pageLanguage();
  return `${ruleTitle(one, language)} ${message(one, language)} ${address(one, language)}`;
}

/** Roots that pass the filter, by department and severity. */
export function filteredRoots({ findings, names, compared }: MonthState, filter: Filter): readonly Finding[] {
  const { severity, department, search, onlyNew } = filter;
  const [changeOf, isOf] = [changesIn(compared), levelTest(findings)];
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
          : LEVELS.indexOf(a.one.severity) - LEVELS.indexOf(b.one.severity),
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
  return html`<span class="since">
    ${say(
      `与上次检查相比：新增${added.length}，仍有${open.length}，已解决${fixed.length}。`,
      `Since the last check: ${added.length} new, ${open.length} still open, ${fixed.length} fixed.`,
    )}
  </span>`;
}

function filters({ filter }: Model, checked: MonthState, actions: Actions): TemplateResult {
  const { names, findings } = checked;
  const roots = findings.filter(isRoot);
  const isOf = levelTest(findings);
  const found = roots.map((one) => senderOf(one, names));
  // The chosen department stays in the list when it has no findings left.
  const senders = [...new Set([...found, ...(filter.department === null ? [] : [filter.department])])].sort();
  const change = (to: Partial<Filter>): void =>
    actions.update({ filter: { ...filter, ...to }, current: null, currentAt: 0 });
  const severities = LEVELS.map((one): Option => {
    const count = roots.filter((root) => isOf(root, one)).length;
    return [one, `${labelWords("severity", one, actions.model.language)} ${count}`];
  });
  return html`<div class="filters line">
    ${labelled(
      say("单位", "Department"),
      select(
        [["", say("全部单位", "All departments")], ...senders.map((name): Option => [name, name])],
        filter.department ?? "",
        (name) => change({ department: name || null }),
      ),
    )}
    ${labelled(
      say("级别", "Level"),
      select([["", say("全部级别", "All levels")], ...severities], filter.severity ?? "", (one) =>
        change({ severity: (one || null) as Severity | null }),
      ),
    )}
    <input
      type="search"
      aria-label=${say("查找", "Search")}
      placeholder=${say("查找", "Search")}
      .value=${filter.search}
      @input=${(event: Event) => change({ search: (event.target as HTMLInputElement).value })}
    />
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

/** A control whose label is heard, not seen. */
const labelled = (label: string, control: TemplateResult): TemplateResult =>
  html`<label><span class="heard">${label}</span>${control}</label>`;

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
  const now = currentIn(model, listed);
  return html`<div
    class="found"
    @keydown=${(event: KeyboardEvent) => workByKey(event, model, listed, actions)}
    @focusin=${(event: FocusEvent) => {
      const item = (event.target as HTMLElement).closest("li.finding");
      const at = listed.findIndex((one) => itemId(one) === item?.id);
      if (at >= 0 && listed[at]?.id !== actions.model.current) setCurrent(actions, listed, at);
    }}
  >
    ${groups.map(
      ({ name, members }) =>
        html`<section aria-label=${name}>
          <h2>${name}</h2>
          <ol>
            ${members.map((one) => findingItem(one, followers(one), changeOf(one) === "new", one === now, model, checked, actions))}
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

/** The finding that is worked on; where it was mended, the one that has come into its place. */
function currentIn({ current, currentAt }: Model, listed: readonly Finding[]): Finding | undefined {
  if (current === null) return undefined;
  return listed.find(({ id }) => id === current) ?? listed[Math.min(currentAt, listed.length - 1)];
}

function setCurrent(actions: Actions, listed: readonly Finding[], at: number): void {
  const { findingsLimit } = actions.model;
  actions.update({
    current: listed[at]?.id ?? null,
    currentAt: at,
    findingsLimit: Math.max(findingsLimit, at + 1),
  });
}

/** Works through the list: ↑ and ↓ move, and the cell with them; Enter writes in the cell; A adopts, E explains, R checks again. */
function workByKey(event: KeyboardEvent, model: Model, listed: readonly Finding[], actions: Actions): void {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("textarea, input, select")) return;
  const current = currentIn(model, listed);
  const commands: Readonly<Record<string, () => unknown>> = {
    ArrowDown: () => move(model, listed, 1, actions),
    ArrowUp: () => move(model, listed, -1, actions),
    r: () => check(actions),
    ...(current && {
      ...(target.closest(".go") ? { Enter: () => goToFinding(actions, current, { write: true }) } : {}),
      a: () => adopt(actions, current),
      e: () => startExplaining(actions, current),
    }),
  };
  const command = commands[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!command) return;
  event.preventDefault();
  void command();
}

function move(model: Model, listed: readonly Finding[], step: number, actions: Actions): void {
  const current = currentIn(model, listed);
  const at = current ? Math.min(listed.length - 1, Math.max(0, listed.indexOf(current) + step)) : 0;
  const next = listed[at];
  if (!next) return;
  setCurrent(actions, listed, at);
  document.getElementById(itemId(next))?.querySelector<HTMLElement>("button.go")?.focus();
  void goToFinding(actions, next);
}
