// Records events in the registers of the open workbook, and follows the registers when it changes.
import {
  checkOutcome,
  labelWords,
  ledgerWords,
  refusalWords,
  supervised,
  SUPERVISION_SHEETS,
  type Holidays,
  type Line,
  type SupervisionEvent,
  type SupervisionState,
} from "../../analysis";
import { say } from "../../page";
import type { Actions } from "../actions";
import { check } from "../check";
import { fetchJson } from "../state/about";
import { hash } from "../ledger";
import { isEditedOnly, registerChanges, supervisedIn, type Supervised } from "./register";

/** Reads the registers for the view, and once the holidays that come with the pane. */
export const readRegister = (actions: Actions): Promise<void> =>
  actions.attempt(async () => {
    if (actions.model.holidays === null)
      actions.update({ holidays: await fetchJson<Holidays | null>("holidays.json", null) });
    actions.update({ supervised: await supervisedIn(actions.tools.workbook) });
  });

/** Panes whose registers are being read, and whether their sheets have changed meanwhile. */
const following = new WeakMap<Actions, { again: boolean }>();

/** Reads the registers again after one of their sheets changed; the changes of one step are read together. */
export async function followRegister(actions: Actions, sheet: string): Promise<void> {
  if (!SUPERVISION_SHEETS.includes(sheet)) return;
  const under = following.get(actions);
  if (under) {
    under.again = true;
    return;
  }
  const state = { again: true };
  following.set(actions, state);
  try {
    while (state.again) {
      state.again = false;
      await readRegister(actions);
    }
  } finally {
    following.delete(actions);
  }
}

/** The reason that the registers must not be written, and what to do in the pane. */
export function faultWords(state: SupervisionState, { model: { language } }: Actions, attempted = true): string {
  if (state.fault === null) return "";
  if (!isEditedOnly(state))
    return ledgerWords(state.fault, language, { cells: state.cells, attempted, book: "supervision" });
  const cells = state.cells.length === 0 ? "" : say(`（${state.cells.join("、")}）`, ` (${state.cells.join(", ")})`);
  return say(
    `登记表有手工改动${cells}${attempted ? "，没有写入" : ""}。请先登记或撤销手工改动。`,
    `The registers were edited by hand${cells}${attempted ? ": nothing was written" : ""}. Record the edits or undo them first.`,
  );
}

/** A record to be made. */
interface Recording {
  /** Names the step, for 撤销. */
  readonly label: string;
  /** Gives the events; null where the reason against them is shown already. */
  readonly events: (state: Supervised) => Promise<readonly SupervisionEvent[] | null>;
  readonly done: (kept: readonly SupervisionEvent[]) => string;
  /** It records or undoes what was edited by hand. */
  readonly settlesEdits?: boolean;
  /** Registers without a line get their sheets too. */
  readonly withEmpty?: boolean;
}

/** Records events in the registers as they are now, under the operator's name: all of them, or none and why. */
export async function record(actions: Actions, recording: Recording): Promise<void> {
  await actions.underName(async (operator) => {
    const { workbook, now } = actions.tools;
    const { label, done, settlesEdits = false, withEmpty = false } = recording;
    const state = await supervisedIn(workbook);
    if (state.fault !== null && !(settlesEdits && isEditedOnly(state))) return actions.warn(faultWords(state, actions));
    const events = await recording.events(state);
    if (events === null) return;
    const result = supervised(state.rows, events, { by: operator, at: now() }, hash);
    if (result.refused) return actions.warn(refusalWords(result.refused, actions.model.language));
    const step = { before: state.rows, now: result.rows, withEmpty };
    await actions.apply(label, registerChanges(await workbook.sheets(), step));
    actions.update({ supervised: await supervisedIn(workbook), supervising: null });
    actions.notify(done(result.events));
  });
}

/** Records the event of the open form. */
export const recordEvent = (actions: Actions, event: SupervisionEvent): Promise<void> => {
  const { language } = actions.model;
  return record(actions, {
    label: `${labelWords("event", event.kind, language)} ${event.about}`.trim(),
    events: async ({ register }) => {
      const passed = await checkedLine(actions, event, register.assignments.get(event.about)?.finding ?? "");
      return passed && [{ ...event, line: { ...event.line, ...passed } }];
    },
    done: ([kept]) => {
      const words = labelWords("event", event.kind, language);
      return say(`已登记：${kept?.about ?? ""} ${words}。`, `Recorded: ${kept?.about ?? ""} ${words}.`);
    },
  });
};

/** Of 销号 of what was born of a finding: 核对通过, where the sheets as they stand now pass. Null where that cannot be told. */
async function checkedLine(actions: Actions, event: SupervisionEvent, finding: string): Promise<Line | null> {
  const isClosing = event.kind === "feedback" && event.line["反馈"] === labelWords("feedback", "close");
  if (!isClosing || finding === "") return {};
  const before = actions.model.checked;
  await check(actions, { byUser: false });
  const { checked } = actions.model;
  // Where the check was not done, its own message says why.
  if (checked === null || checked === before) return null;
  const outcome = checkOutcome(finding, { ...checked, tables: checked.readings });
  if (outcome === "undecided") {
    actions.warn(
      say(
        `工作簿里没有“${finding}”所指的数据，不能核对，没有销号。请放进更正后的报表。`,
        `The workbook does not hold what ${finding} is about, so it cannot be checked and was not closed. Put in the corrected sheet.`,
      ),
    );
    return null;
  }
  return outcome === "passed" ? { 核对通过: "是" } : {};
}
