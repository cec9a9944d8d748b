import { ledgerOf, namesOf, type Ledger, type Names, type RunsCompared, type Sheet, type YearMonth } from "../analysis";
import type { Best, Finding, Language, RankedBy, Severity } from "../analysis";
import type { Block, Capability } from "../workbook/port/workbook";
import type { MonthRun } from "./month";
import type { Sources } from "./sources";

/** The views, in the order of the work. */
export const VIEWS = [
  "overview",
  "findings",
  "standing",
  "gaps",
  "text",
  "templates",
  "explain",
  "values",
  "state",
] as const;
export type View = (typeof VIEWS)[number];

/** The month as it was last read and checked. */
export interface Checked extends MonthRun {
  readonly sources: Sources;
  readonly names: Names;
  readonly ledger: Ledger;
  /** Months that the submissions name, the latest first. */
  readonly months: readonly YearMonth[];
  /** Against the run before in this workbook; null where there was none. */
  readonly compared: RunsCompared<Pick<Finding, "id">> | null;
}

/** One argument of a call as the function read it. */
export interface ArgumentRead {
  readonly name: string;
  readonly description: string;
  readonly written: string;
  /** A number, the words of a reason, or how many figures a range holds. */
  readonly read: string;
}

/** The explanation of a cell's answer. */
export interface Explanation {
  readonly id: string;
  readonly description: string;
  /** The cell of the formula: the cell itself, or the one that it spilled from. */
  readonly anchor: Block;
  readonly formula: string;
  readonly inWords: string;
  readonly given: readonly ArgumentRead[];
  /** The figures put into the formula; null where it is no arithmetic, or where one of them is none. */
  readonly worked: string | null;
  /** The answer before it was rounded, with all its digits; null where it is no number, or cannot be asked for. */
  readonly exact: number | null;
  readonly shown: string;
  readonly why: { readonly words: string; readonly meaning: string } | null;
}

/** Why there is nothing to explain. */
export type Unexplained = "no formula" | "not ours" | "not registered";

/** A file that was chosen or dropped. */
export interface ChosenFile {
  readonly name: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly sheets: readonly Sheet[];
}

export interface Filter {
  readonly severity: Severity | null;
  readonly department: string | null;
  readonly search: string;
  readonly onlyNew: boolean;
}

/** What is ranked, and how. */
export interface Ranking {
  readonly indicator: string;
  readonly by: RankedBy;
  /** Places of the percentage. */
  readonly decimals: number;
  readonly best: Best;
}

/** What is being done, for as long as it takes. */
export interface Running {
  readonly label: string;
  readonly done: number;
  readonly of: number;
}

/** What the pane last said, and how it is to be taken. */
export interface Said {
  readonly text: string;
  readonly tone: "done" | "problem";
}

/** A write that waits for the user's word: it names the range first (law 7). */
export interface Pending {
  readonly question: string;
  readonly confirm: () => Promise<void>;
}

/** What the pane says of itself. */
export interface About {
  readonly functions: number;
  readonly script: string;
  /** "" where the server does not say. */
  readonly served: string;
  readonly host: string;
  /** Script, metadata and server are of one version. */
  readonly complete: boolean;
}

/** All that the pane shows. It is replaced, never changed. */
export interface Model {
  readonly language: Language;
  readonly view: View;
  readonly workbookName: string;
  readonly capabilities: ReadonlySet<Capability>;
  readonly files: readonly ChosenFile[];
  readonly checked: Checked | null;
  /** The sheets changed after they were checked. */
  readonly stale: boolean;
  readonly month: YearMonth | null;
  readonly running: Running | null;
  readonly said: Said | null;
  readonly pending: Pending | null;
  readonly operator: string;
  readonly undoable: string | null;
  readonly filter: Filter;
  /** Whom the bulletin is about; the home county where null. */
  readonly region: string | null;
  /** Null until something is chosen: the bulletin's first indicator is shown. */
  readonly ranking: Ranking | null;
  /** As many findings as are shown. */
  readonly shownFindings: number;
  /** The finding whose explanation is being written. */
  readonly explaining: string | null;
  /** The finding whose name is being given to an entry of the dictionary. */
  readonly aliasing: string | null;
  /** What waits until the operator has given a name. */
  readonly naming: (() => Promise<void>) | null;
  /** The page to be signed is being printed. */
  readonly printing: boolean;
  /** A reason is being asked for, to accept or to reopen. */
  readonly accepting: boolean;
  /** The finding that the keyboard is at. */
  readonly current: string | null;
  readonly selection: Block | null;
  readonly explanation: Explanation | Unexplained | null;
  /** The department whose template is shown. */
  readonly template: string | null;
  readonly about: About;
}

export const EMPTY: Model = {
  language: "zh",
  view: "overview",
  workbookName: "",
  capabilities: new Set(),
  files: [],
  checked: null,
  stale: false,
  month: null,
  running: null,
  said: null,
  pending: null,
  operator: "",
  undoable: null,
  filter: { severity: null, department: null, search: "", onlyNew: false },
  region: null,
  ranking: null,
  shownFindings: 100,
  explaining: null,
  aliasing: null,
  naming: null,
  printing: false,
  accepting: false,
  current: null,
  selection: null,
  explanation: null,
  template: null,
  about: { functions: 0, script: "", served: "", host: "", complete: true },
};

/** A run as the views take it. */
export function checkedOf(sources: Sources, run: MonthRun, compared: Checked["compared"]): Checked {
  const months = new Map<string, YearMonth>();
  for (const { period, measure } of run.observations) {
    if (period === null || measure !== "actual") continue;
    const { year, month } = period;
    months.set(`${year}-${String(month).padStart(2, "0")}`, { year, month });
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

/** Holds the model and tells whoever shows it. */
export class Store {
  private readonly listeners = new Set<Listener>();

  constructor(private now: Model = EMPTY) {}

  get model(): Model {
    return this.now;
  }

  update(change: Partial<Model>): void {
    this.now = { ...this.now, ...change };
    for (const listener of this.listeners) listener(this.now);
  }

  listen(listener: Listener): void {
    this.listeners.add(listener);
    listener(this.now);
  }
}
