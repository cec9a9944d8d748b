import { ledgerOf, namesOf, periodKey, unfilledMonth } from "../analysis";
import type { Best, Finding, Language, Ledger, Names, RankedBy, RunsCompared, Severity, Sheet } from "../analysis";
import type { Holidays, SupervisionEvent, YearMonth } from "../analysis";
import type { Block, Capability } from "../workbook/port/workbook";
import type { TextFile } from "../workbook/word/text";
import type { Explanation, Unexplained } from "./explain/explained";
import type { MonthRun } from "./month";
import type { ProofResult } from "./proof/runProof";
import type { Sources } from "./sources";
import type { Supervised } from "./supervision/register";

/** The views that have a tab of their own, in the order of the work; the last lists those that have none. */
export const TABS = ["overview", "findings", "standing", "text", "more"] as const;

/** The views. */
export const VIEWS = [
  ...TABS,
  "gaps",
  "supervision",
  "proof",
  "reading",
  "templates",
  "explain",
  "values",
  "state",
] as const;
export type View = (typeof VIEWS)[number];

/** The month as it was last read and checked. */
export interface MonthState extends MonthRun {
  readonly sources: Sources;
  readonly names: Names;
  readonly ledger: Ledger;
  /** Months that the submissions name, the latest first. */
  readonly months: readonly YearMonth[];
  /** Compared with the run before in this workbook; null where there was none. */
  readonly compared: RunsCompared<Pick<Finding, "id">> | null;
}

/** A file that was taken in as sheets of the workbook, or could not be. */
export interface ReceivedFile {
  readonly file: string;
  readonly sheets: readonly string[];
  /** Why it could not be read; "" where it was. */
  readonly problem: string;
}

/** A file that was chosen or dropped. */
export interface ChosenFile {
  readonly name: string;
  readonly source: Blob;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly sheets: readonly Sheet[];
}

/** The cells of a sheet that were edited after the check; "all" where the sheet itself is another. */
export type Edited = ReadonlySet<string> | "all";

export interface Filter {
  readonly severity: Severity | null;
  readonly department: string | null;
  readonly search: string;
  readonly onlyNew: boolean;
}

/** A text that was proofread. */
export interface Proofed extends ProofResult {
  readonly text: TextFile;
  /** The month that it was held against; null where none was checked. */
  readonly against: MonthState | null;
}

/** A choice of the ranking: the indicator, and how it is ranked. */
export interface Ranking {
  readonly indicator: string;
  readonly by: RankedBy;
  /** Places of the percentage. */
  readonly decimals: number;
  readonly best: Best;
}

/** A template of a Word file: its bytes, and its name for messages. */
export interface Template {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** A task that is under way, and how far it is. */
export interface Task {
  readonly label: string;
  readonly done: number;
  readonly of: number;
}

/** The last message of the pane. */
export interface Notice {
  readonly text: string;
  readonly tone: "done" | "problem";
}

/** A write that waits for the user to confirm it (law 7). */
export interface Confirmation {
  /** Names the range. */
  readonly question: string;
  readonly confirm: () => Promise<void>;
}

/** Versions and host, as 状态 lists them. */
export interface About {
  readonly functions: number;
  readonly script: string;
  /** "" where the server gives no version. */
  readonly served: string;
  readonly host: string;
  /** Script, metadata and server are of one version. */
  readonly complete: boolean;
}

/** The whole state of the pane. It is replaced, never changed. */
export interface Model {
  readonly language: Language;
  readonly view: View;
  readonly workbookName: string;
  readonly capabilities: ReadonlySet<Capability>;
  readonly files: readonly ChosenFile[];
  /** Files that stand in the workbook as its sheets. */
  readonly received: readonly ReceivedFile[];
  readonly checked: MonthState | null;
  /** By sheet, what was edited after the check. */
  readonly edited: ReadonlyMap<string, Edited>;
  readonly month: YearMonth | null;
  readonly task: Task | null;
  readonly notice: Notice | null;
  readonly confirmation: Confirmation | null;
  readonly operator: string;
  readonly undoable: string | null;
  readonly filter: Filter;
  /** The region of the bulletin; the home county where null. */
  readonly region: string | null;
  /** The text that was pasted under 校稿, and the last one that was proofread. */
  readonly draft: string;
  readonly proofed: Proofed | null;
  /** Null until something is chosen: then the bulletin's first indicator is ranked. */
  readonly ranking: Ranking | null;
  /** Findings that are listed at most. */
  readonly findingsLimit: number;
  /** The finding whose explanation is being written. */
  readonly explaining: string | null;
  /** The finding whose name is being given to an entry of the dictionary. */
  readonly aliasing: string | null;
  /** The place of the table or the column whose reading is being corrected, see `placeOf`. */
  readonly correcting: string | null;
  /** The command that waits for the operator's name. */
  readonly awaitingOperator: (() => Promise<void>) | null;
  /** The page to be signed is being printed. */
  readonly printing: boolean;
  /** The form for the reason of accepting or reopening is open. */
  readonly accepting: boolean;
  /** The finding that the keyboard is at, and its place in the list, which is kept when the finding is mended. */
  readonly current: string | null;
  readonly currentAt: number;
  readonly selection: Block | null;
  readonly explanation: Explanation | Unexplained | null;
  /** Null until the view 督办 reads it. */
  readonly supervised: Supervised | null;
  /** The event of supervision whose form is open, with what is filled in already. */
  readonly supervising: SupervisionEvent | null;
  /** The day that 督办 tells of; "" for today. */
  readonly asOf: string;
  /** The unit that 督办 tells of; "" for all. */
  readonly unit: string;
  /** The table of holidays that working days are counted by; null where there is none. */
  readonly holidays: Holidays | null;
  /** The bureau's own templates of letters of supervision, by the name of the letter. */
  readonly letterTemplates: ReadonlyMap<string, Template>;
  /** The department chosen under 模板. */
  readonly template: string | null;
  readonly about: About;
}

/** The parts of the model that belong to one workbook, as the pane begins another with them. */
export const NEW_WORKBOOK = {
  checked: null,
  edited: new Map(),
  month: null,
  confirmation: null,
  undoable: null,
  explaining: null,
  aliasing: null,
  correcting: null,
  awaitingOperator: null,
  current: null,
  currentAt: 0,
  explanation: null,
  supervised: null,
  supervising: null,
  unit: "",
} satisfies Partial<Model>;

export const EMPTY: Model = {
  ...NEW_WORKBOOK,
  language: "zh",
  view: "overview",
  workbookName: "",
  capabilities: new Set(),
  files: [],
  received: [],
  task: null,
  notice: null,
  operator: "",
  filter: { severity: null, department: null, search: "", onlyNew: false },
  region: null,
  draft: "",
  proofed: null,
  ranking: null,
  findingsLimit: 100,
  printing: false,
  accepting: false,
  selection: null,
  asOf: "",
  holidays: null,
  letterTemplates: new Map(),
  template: null,
  about: { functions: 0, script: "", served: "", host: "", complete: true },
};

/** Makes the state of a month from a run. */
export function monthStateOf(sources: Sources, run: MonthRun, compared: MonthState["compared"]): MonthState {
  const months = new Map<string, YearMonth>();
  for (const { period, measure } of run.observations) {
    if (period === null || measure !== "actual") continue;
    const { year, month } = period;
    months.set(periodKey(period), { year, month });
  }
  // Forms that nobody has filled in yet say which month is awaited.
  for (const sheet of months.size === 0 ? sources.submissions : []) {
    const awaited = unfilledMonth(sheet);
    if (awaited) months.set(periodKey(awaited), awaited);
  }
  return {
    ...run,
    sources,
    names: namesOf(sources.dictionary),
    ledger: ledgerOf(run.known),
    months: [...months].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, month]) => month),
    compared,
  };
}

type Listener = (model: Model) => void;

/** Holds the model and calls its listeners at every change. */
export class Store {
  private readonly listeners = new Set<Listener>();

  constructor(private current: Model = EMPTY) {}

  get model(): Model {
    return this.current;
  }

  update(change: Partial<Model>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener(this.current);
  }

  subscribe(listener: Listener): void {
    this.listeners.add(listener);
    listener(this.current);
  }
}
