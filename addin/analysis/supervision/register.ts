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

/** What is supervised, as its events have left it: the lines of every register by their key, and the assignments by number. */
export interface Register extends Lines {
  readonly assignments: ReadonlyMap<string, Assignment>;
}

const NO_LINES = Object.fromEntries(REGISTER_NAMES.map((name) => [name, new Map()])) as unknown as Lines;

export const EMPTY_REGISTER: Register = { ...NO_LINES, assignments: new Map() };

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
  const refuse = (refused: Refusal): Applied => ({ register, refused, event });
  if (event.kind === "record" || event.kind === "remove") {
    const name = registerOf(event.about);
    if (!name) return refuse(refusal("unknown register", "", event.about));
    return event.kind === "record" ? record(register, name, event) : remove(register, name, event);
  }
  const { assignments } = register;
  if (event.kind === "assign") {
    const id = event.about || nextNumber(assignments.values(), event.line);
    if (assignments.has(id)) return refuse(refusal("number taken", "编号", id));
    const { assignment, refused } = assigned(id, event.line);
    return refused
      ? refuse(refused)
      : { register: withOne(register, assignment), refused, event: { ...event, about: id } };
  }
  const before = assignments.get(event.about);
  if (!before) return refuse(refusal("unknown assignment", "编号", event.about));
  const { assignment, refused } = stepped(before, event.kind, event.line, (goal, on) => isKept(register, goal, on));
  return refused ? refuse(refused) : { register: withOne(register, assignment), refused, event };
}

const withOne = (register: Register, one: Assignment): Register => ({
  ...register,
  assignments: new Map(register.assignments).set(one.id, one),
});

/** True of a target that is on the register and does not lag on that day. */
function isKept({ goals }: Register, key: string, on: Day): boolean {
  const goal = goals.get(key);
  return goal !== undefined && goalProgress(goal, on).isKept;
}

function record(register: Register, name: RegisterName, event: SupervisionEvent): Applied {
  const { record: one, refused } = registerRecord(name, event.line);
  if (refused) return { register, refused, event };
  const lines = new Map<string, unknown>(register[name]).set(keyOf(name, event.line), one);
  return { register: { ...register, [name]: lines }, refused, event };
}

function remove(register: Register, name: RegisterName, event: SupervisionEvent): Applied {
  const key = keyOf(name, event.line);
  if (!register[name].has(key))
    return { register, refused: refusal("unknown line", REGISTERS[name].key.join("、"), key), event };
  const lines = new Map<string, unknown>(register[name]);
  lines.delete(key);
  return { register: { ...register, [name]: lines }, refused: null, event };
}

/**
 * The register that events give, one after another (回放), and the first of them that is refused: after it nothing is applied.
 *
 * @example
 * replay([]).refused // => null
 */
export function replay(events: Iterable<SupervisionEvent>): Applied & { readonly applied: number } {
  let result: Applied = { register: EMPTY_REGISTER, refused: null, event: { kind: "record", about: "", line: {} } };
  let applied = 0;
  for (const event of events) {
    result = apply(result.register, event);
    if (result.refused) break;
    applied++;
  }
  return { ...result, applied };
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
