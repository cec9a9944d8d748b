/** assign, progress, close: what changes 督办台账. */
import { basename, extname } from "node:path";
import {
  assignmentProposals,
  checkOutcome,
  dayText,
  fieldsOf,
  firstFew,
  inLanguage,
  keyOf,
  labelOf,
  ledgerWords,
  otherColumns,
  parseDay,
  refusalWords,
  REGISTERS,
  registerEdits,
  registerOf,
  registerOfRows,
  registerSheet,
  supervised,
  type AssignmentProposal,
  type Day,
  type EventKind,
  type Line,
  type Monthly,
  type Register,
  type RegisterEdit,
  type RegisterName,
  type SupervisionEvent,
  type SupervisionRow,
} from "../analysis";
import { now } from "../workbook/disk/now";
import { sha256 } from "../workbook/disk/sha256";
import { changeSupervision, openSupervision, type OpenSupervision } from "../workbook/disk/supervisionFile";
import { readWorkbook } from "../workbook/read/file";
import { filesOf } from "../workbook/disk/folder";
import { monthOf } from "./month";
import { stampOf } from "./operator";
import { WrongCall, type Answer, type Command, type Options } from "./options";
import { emptyNote, waitingNote } from "./printLedger";
import { printProposals } from "./printSupervision";
import { ledgerPathOf } from "./recording";

/** The day that is asked about: the one of the call, else today. */
export const asOfDay = (options: Options): Day => options["as-of"] ?? (parseDay(now()) as Day);

/** The workbook of supervision that the call names. */
function supervisionPath(options: Options): string {
  const path = ledgerPathOf(options);
  if (extname(path).toLowerCase() === ".xlsx") return path;
  throw new WrongCall(
    `督办台账应是 .xlsx 文件，不能是 ${basename(path)}。`,
    `The workbook of supervision is an .xlsx, not ${basename(path)}.`,
  );
}

/** Opens the workbook of supervision for reading, and says what is wrong with it: its history. */
export async function openedRows(
  options: Options,
  report: (words: string) => void,
): Promise<readonly SupervisionRow[]> {
  const path = supervisionPath(options);
  const { rows, fault, cells } = await openSupervision(path);
  const { lang } = options;
  if (fault !== null)
    report(`${basename(path)}：${ledgerWords(fault, lang, { cells, attempted: false, book: "supervision" })}`);
  else if (rows.length === 0) report(emptyNote(path, lang));
  return rows;
}

type Events = (register: Register, book: OpenSupervision) => readonly SupervisionEvent[];

/** Records events in the workbook that the call names: all of them, or none and why. */
async function recorded(
  options: Options,
  report: (words: string) => void,
  events: Events,
  words: (kept: readonly SupervisionEvent[]) => string,
  settlesEdits = false,
): Promise<Answer> {
  const [path, stamp] = [supervisionPath(options), await stampOf(options)];
  let kept: readonly SupervisionEvent[] = [];
  const { rows, waiting } = await changeSupervision(
    path,
    (book) => {
      const given = events(registerOfRows(book.rows), book);
      const result = supervised(book.rows, given, stamp, sha256);
      if (result.refused) throw new WrongCall(refusalWords(result.refused, "zh"), refusalWords(result.refused, "en"));
      kept = result.events;
      return result.rows;
    },
    { by: stamp.by, settlesEdits },
  );
  if (waiting.length > 0) report(waitingNote(waiting, options.lang));
  return {
    json: { rows: rows.length, events: kept, waiting: waiting.map((file) => basename(file)) },
    text: words(kept),
    status: 0,
  };
}

/** assign [FILE…]: without a form, what is proposed; with one, an assignment. */
export const assign: Command = async (options, report) => {
  const { set, finding, lang } = options;
  const asOf = asOfDay(options);
  const month = options.files.length === 0 ? null : await monthFrom(options, options.files, report);
  const source = finding ?? set["来源目标"];
  const proposalsFor = (register: Register): AssignmentProposal[] => assignmentProposals(month, register, asOf, lang);
  if (source === undefined && Object.keys(set).length === 0) {
    const rows = await openedRows(options, report);
    const proposals = proposalsFor(registerOfRows(rows));
    // A book that is not there yet has targets that lag in no line; files of the call may have faults.
    const status = rows.length === 0 && month === null ? 2 : 0;
    return { json: proposals, text: () => printProposals(proposals, lang), status };
  }
  const line = (register: Register): Line => {
    if (source === undefined) return { 交办日期: dayText(asOf), ...set };
    const proposal = proposalsFor(register).find((one) => one.source === source);
    if (proposal) return { ...proposal.line, ...set };
    throw new WrongCall(
      `没有“${source}”这条交办建议：没有这个问题、目标不滞后，或者已经交办。用 assign 不写表单查看。`,
      `Nothing proposes "${source}": there is no such fault or lag, or it is assigned already. See assign without a form.`,
    );
  };
  return recorded(
    options,
    report,
    (register) => [{ kind: "assign", about: "", line: line(register) }],
    ([kept]) => inLanguage(lang)(`已交办 ${kept?.about ?? ""}。`, `${kept?.about ?? ""} is assigned.`),
  );
};

/** The month that files of the call give, checked; --ledger names the workbook of supervision and not the ledger. */
async function monthFrom(
  options: Options,
  files: readonly string[],
  report: (words: string) => void,
): Promise<Monthly> {
  const { month, failures } = await monthOf({ ...options, ledger: undefined, files }, report);
  if (failures === 0) return month;
  throw new WrongCall("有文件不能用，没有登记。", "A file cannot be used: nothing was recorded.");
}

const STEPS: readonly EventKind[] = ["stage", "enter", "extend", "feedback", "reopen"];

/** progress [NUMBER | REGISTER | FILE]: a step of an assignment, a line of a register, a list kept elsewhere, or edits by hand. */
export const progress: Command = async (options, report) => {
  const [about, ...more] = options.files;
  if (about === undefined) return edited(options, report);
  if (more.length > 0) throw new WrongCall("progress 一次登记一个事项。", "progress takes one thing at a time.");
  const name = registerOf(about);
  if (name) return lineRecorded(options, report, name);
  return /\.\w{2,4}$/.test(about) ? imported(options, report, about) : stepped(options, report, about);
};

function stepped(options: Options, report: (words: string) => void, id: string): Promise<Answer> {
  const kind = options.step === undefined ? "stage" : labelOf("event", options.step);
  if (kind === undefined || !STEPS.includes(kind)) {
    throw new WrongCall(
      `--step 只能是 环节、进入程序、延期、反馈、恢复督办，不能是“${options.step ?? ""}”。`,
      `--step takes 环节, 进入程序, 延期, 反馈 or 恢复督办, not "${options.step ?? ""}".`,
    );
  }
  if (PASSED in options.set) throw ofClose();
  return recorded(
    options,
    report,
    () => [{ kind, about: id, line: { 日期: dayText(asOfDay(options)), ...options.set } }],
    () => inLanguage(options.lang)(`已登记 ${id}。`, `${id} is recorded.`),
  );
}

/** A line of a register: what is given of it is new, what is not stays as it was. */
function lineRecorded(options: Options, report: (words: string) => void, name: RegisterName): Promise<Answer> {
  const { sheet } = REGISTERS[name];
  const hasUpdate = fieldsOf("record", sheet).some(({ header }) => header === UPDATED);
  return recorded(
    options,
    report,
    (register) => {
      const known = lineOf(register, name, keyOf(name, options.set));
      const updated: Line = hasUpdate ? { [UPDATED]: dayText(asOfDay(options)) } : {};
      return [{ kind: "record", about: sheet, line: { ...known, ...updated, ...options.set } }];
    },
    () => inLanguage(options.lang)(`“${sheet}”已登记 1 行。`, `A line of ${sheet} is recorded.`),
  );
}

const UPDATED = "更新日期";

function lineOf(register: Register, name: RegisterName, key: string): Line {
  const [headers = [], ...rows] = registerSheet(register, name).rows;
  const lines = rows.map((cells) =>
    Object.fromEntries(headers.map((header, column) => [String(header), cells[column] ?? null])),
  );
  return lines.find((line) => keyOf(name, line) === key) ?? {};
}

/** The lines of a workbook kept elsewhere that are new or other than those here; none is taken off. */
async function imported(options: Options, report: (words: string) => void, path: string): Promise<Answer> {
  const sheets = (await readWorkbook(path)).filter(({ name }) => registerOf(name) !== undefined);
  if (sheets.length === 0) {
    const names = Object.values(REGISTERS).map(({ sheet }) => sheet);
    throw new WrongCall(
      `${basename(path)} 里没有登记表：工作表应名为 ${names.join("、")} 之一。`,
      `${basename(path)} holds no register: a sheet should be named one of ${names.join(", ")}.`,
    );
  }
  const others = sheets.flatMap(otherColumns);
  if (others.length > 0)
    report(
      inLanguage(options.lang)(
        `${basename(path)} ${firstFew(others, "、")} 不是登记表的栏目，没有收入。`,
        `${basename(path)} ${firstFew(others, ", ")}: no columns of these registers, and not taken in.`,
      ),
    );
  return recorded(
    options,
    report,
    (register) =>
      sheets.flatMap((sheet) =>
        usable(registerEdits(sheet, registerOf(sheet.name) as RegisterName, register)).filter(
          ({ kind }) => kind !== "remove",
        ),
      ),
    (kept) => inLanguage(options.lang)(`已登记 ${kept.length} 行。`, `${kept.length} lines are recorded.`),
  );
}

/** Edits as events; one that cannot be recorded stops them all, and its cell is named. */
function usable(edits: readonly RegisterEdit[]): SupervisionEvent[] {
  const bad = edits.find(({ event }) => event === null);
  if (!bad) return edits.flatMap(({ event }) => event ?? []);
  const { sheet, cell, refused } = bad;
  const where = cell === "" ? sheet : cell;
  if (refused)
    throw new WrongCall(`${where} ${refusalWords(refused, "zh")}`, `${where} ${refusalWords(refused, "en")}`);
  throw new WrongCall(
    `${where} 是已经交办的事项，只能按环节登记，没有写入。请恢复原样，或用 progress --undo 撤销手工改动。`,
    `${where} is an assignment, which goes on by its steps alone: nothing was written. Restore it, or undo with progress --undo.`,
  );
}

/** Records what was edited by hand in the workbook itself, or with --undo writes it from its history again. */
function edited(options: Options, report: (words: string) => void): Promise<Answer> {
  const say = inLanguage(options.lang);
  let undone = 0;
  return recorded(
    options,
    report,
    (_register, { edits }) => {
      undone = edits.length;
      return options.undo ? [] : usable(edits);
    },
    (kept) =>
      options.undo
        ? say(`已撤销手工改动 ${undone} 处。`, `${undone} edits undone.`)
        : say(`已登记手工改动 ${kept.length} 处。`, `${kept.length} edits recorded.`),
    true,
  );
}

const PASSED = "核对通过";

const ofClose = (): WrongCall =>
  new WrongCall(
    "“核对通过”不能手工填写：用 close 编号 报表，由程序核对。",
    "核对通过 is not filled in by hand: close NUMBER FILE runs the check.",
  );

/** close NUMBER [FILE…]: 销号, after the check that the assignment was born of has passed in the files. */
export const close: Command = async (options, report) => {
  const [id, ...files] = options.files;
  const say = inLanguage(options.lang);
  if (id === undefined)
    throw new WrongCall("请写明编号，如 close 2017-001 8月报表。", "Name the assignment: close 2017-001 FILES.");
  if (PASSED in options.set) throw ofClose();
  const month = files.length === 0 ? null : await monthFrom(options, await filesOf(files), report);
  return recorded(
    options,
    report,
    (register) => {
      const finding = register.assignments.get(id)?.finding ?? "";
      const outcome = finding === "" || month === null ? null : checkOutcome(finding, month);
      if (outcome === "undecided")
        throw new WrongCall(
          `这些文件里没有“${finding}”所指的数据，不能核对，没有销号。请给出更正后的报表。`,
          `These files do not hold what ${finding} is about, so it cannot be checked and was not closed.`,
        );
      const passed: Line = outcome === "passed" ? { [PASSED]: "是" } : {};
      const line = { 日期: dayText(asOfDay(options)), 反馈: "销号", ...options.set, ...passed };
      return [{ kind: "feedback", about: id, line }];
    },
    () => say(`${id} 已销号。`, `${id} is closed.`),
  );
};
