/** The register of what is supervised, and the events that are all that changes it. */
import type { Line } from "../history/lines";
import type { Day } from "../model/date";
import { refusal, type EventKind, type Refusal } from "../model/supervision";
import { ASSIGN, assigned, nextNumber, stepped, STEPS, type Assignment, type StepKind } from "./assignment";
import type { Columns } from "./columns";
import { goalProgress } from "./goal";
import {
  keyOf,
  REGISTER_NAMES,
  registerOf,
  registerRecord,
  REGISTERS,
  type Goal,
  type RegisterName,
  type RegisterRecord,
} from "./registers";

/** An event: its kind, the line of a register or the assignment that it is about, and what it says by header. */
export interface SupervisionEvent {
  readonly kind: EventKind;
  /** "record" and "remove": the sheet of the register. Otherwise the number of the assignment, "" for a new one. */
  readonly about: string;
  readonly line: Line;
}

type Lines = { readonly [Name in RegisterName]: ReadonlyMap<string, RegisterRecord<Name>> };

/** The matters under supervision, as their events have left them: the lines of every register by their key, and the assignments by number. */
export interface Register extends Lines {
  readonly assignments: ReadonlyMap<string, Assignment>;
}

/** A register that is being changed: a copy of one, so that nobody else sees it change. */
interface Draft {
  readonly lines: { readonly [Name in RegisterName]: Map<string, unknown> };
  readonly assignments: Map<string, Assignment>;
}

const draftOf = (register: Register): Draft => ({
  lines: Object.fromEntries(
    REGISTER_NAMES.map((name) => [name, new Map<string, unknown>(register[name])]),
  ) as Draft["lines"],
  assignments: new Map(register.assignments),
});

const finished = ({ lines, assignments }: Draft): Register => ({ ...(lines as unknown as Lines), assignments });

export const EMPTY_REGISTER: Register = finished({
  lines: Object.fromEntries(REGISTER_NAMES.map((name) => [name, new Map()])) as unknown as Draft["lines"],
  assignments: new Map(),
});

/** A register after an event, or the same register and the reason that the event is refused. */
export interface Applied {
  readonly register: Register;
  readonly refused: Refusal | null;
  /** The event as it is kept, with the number that a new assignment was given. */
  readonly event: SupervisionEvent;
}

/**
 * Applies an event to a register (登记一个事项的变化): an illegal one is refused in words, and the register stays as it was.
 *
 * @example
 * apply(EMPTY_REGISTER, { kind: "record", about: "战役", line: { 战役: "百日攻坚", 开始日期: "2017-09-23", 结束日期: "2017-12-31" } }).register.campaigns.size // => 1
 * apply(EMPTY_REGISTER, { kind: "stage", about: "2017-001", line: {} }).refused?.reason // => "unknown assignment"
 */
export function apply(register: Register, event: SupervisionEvent): Applied {
  const { register: after, refused, events } = replay([event], register);
  return { register: after, refused, event: events[0] ?? event };
}

/** A register after several events; where one is refused, after those before it. */
export interface Replayed {
  readonly register: Register;
  readonly refused: Refusal | null;
  /** The events that were applied, as they are kept. */
  readonly events: readonly SupervisionEvent[];
}

/**
 * The register that events give, one after another (回放), and the first of them that is refused: after it nothing is applied.
 *
 * @example
 * replay([]).refused // => null
 */
export function replay(events: Iterable<SupervisionEvent>, from: Register = EMPTY_REGISTER): Replayed {
  const draft = draftOf(from);
  const kept: SupervisionEvent[] = [];
  let refused: Refusal | null = null;
  for (const event of events) {
    const about =
      event.kind === "assign" ? event.about || nextNumber(draft.assignments.keys(), event.line) : event.about;
    refused = take(draft, { ...event, about });
    if (refused) break;
    kept.push({ ...event, about });
  }
  return { register: kept.length === 0 ? from : finished(draft), refused, events: kept };
}

/** Takes an event into a draft, or tells why not and leaves the draft as it was. */
function take(draft: Draft, { kind, about, line }: SupervisionEvent): Refusal | null {
  if (kind === "record" || kind === "remove") {
    const name = registerOf(about);
    if (!name) return refusal("unknown register", "", about);
    return kind === "record" ? record(draft, name, line) : remove(draft, name, line);
  }
  const { assignments } = draft;
  const before = assignments.get(about);
  if (kind === "assign" && before) return refusal("number taken", "编号", about);
  if (kind !== "assign" && !before) return refusal("unknown assignment", "编号", about);
  const { assignment, refused } =
    kind === "assign" || !before
      ? assigned(about, line)
      : stepped(before, kind, line, (goal, on) => isKept(draft, goal, on));
  if (assignment) assignments.set(about, assignment);
  return refused;
}

/** True of a target that is on the register and does not lag on that day. */
function isKept({ lines }: Draft, key: string, on: Day): boolean {
  const goal = lines.goals.get(key) as Goal | undefined;
  return goal !== undefined && goalProgress(goal, on).isKept;
}

function record({ lines }: Draft, name: RegisterName, line: Line): Refusal | null {
  const { record: one, refused } = registerRecord(name, line);
  if (one) lines[name].set(keyOf(name, line), one);
  return refused;
}

function remove({ lines }: Draft, name: RegisterName, line: Line): Refusal | null {
  const key = keyOf(name, line);
  return lines[name].delete(key) ? null : refusal("unknown line", REGISTERS[name].key.join("、"), key);
}

/**
 * The fields that an event of a kind may fill in (表单栏目), with the words that may stand there: a form for each kind.
 *
 * @param sheet of "record" and "remove", the sheet of the register
 *
 * @example
 * fieldsOf("enter").map(({ header, isRequired }) => [header, isRequired]) // => [["日期", true], ["单位", true], ["情况", false]]
 * fieldsOf("record", "战役").map(({ header }) => header) // => ["战役", "开始日期", "结束日期"]
 */
export function fieldsOf(kind: EventKind, sheet = ""): readonly Field[] {
  const name = registerOf(sheet);
  const columns: Columns =
    kind === "assign" ? ASSIGN : kind in STEPS ? STEPS[kind as StepKind] : name ? REGISTERS[name].columns : {};
  return Object.values(columns).map(({ header, isRequired, words }) => ({ header, isRequired, words }));
}

export interface Field {
  readonly header: string;
  readonly isRequired: boolean;
  readonly words: readonly string[];
}
