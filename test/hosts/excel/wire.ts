import { Refused, type MemorySheet } from "./sheet";

/** An object that Office.js knows; its members bear the names that go over the bridge. */
export abstract class Wire {
  /** By which it is found again in its collection. */
  get _Id(): string | undefined {
    return undefined;
  }
  /** Whether it stays what it is from one request to the next, as ranges do. */
  readonly isKept: boolean = false;
}

/** A collection whose items are found by a key. */
export abstract class WireCollection extends Wire {
  abstract GetItemOrNullObject(key: string): Wire | null;
  GetItem(key: string): Wire {
    const found = this.GetItemOrNullObject(key);
    if (!found) throw new Refused("ItemNotFound");
    return found;
  }
}

/** One of what a sheet has lists of: found again by its id, and refused once it is deleted. */
export abstract class WireEntry<List extends "formats" | "comments" | "charts"> extends Wire {
  constructor(
    protected readonly sheet: MemorySheet,
    private readonly list: List,
    private readonly id: string,
  ) {
    super();
  }
  protected get entry(): MemorySheet[List][number] {
    const found = this.sheet[this.list].find(({ id }) => id === this.id);
    if (!found) throw new Refused("ItemNotFound");
    return found;
  }
  override get _Id(): string {
    return this.id;
  }
  get Id(): string {
    return this.id;
  }
  Delete(): void {
    this.sheet.guard();
    const { entry } = this;
    this.sheet[this.list].splice(
      this.sheet[this.list].findIndex((other) => other === entry),
      1,
    );
  }
}

/** What Office.js has besides the workbook: it learns that the add-in runs, and answers nothing. */
class Service extends Wire {}

/** A request as Office.js sends it. */
export interface Request {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface Arguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly (number | null)[];
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: { readonly Select?: readonly string[] };
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
}

export interface Answered {
  readonly Results: { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: number[];
  readonly Error: { readonly Code: string; readonly Message: string; readonly ActionIndex: number } | null;
}

/** Kinds of actions and of paths, as Office.js numbers them. */
const INSTANTIATE = 1;
const QUERY = 2;
const METHOD = 3;
const SET = 4;
const TRACE = 5;
const ROOT = 1;
const SERVICE = 2;
const CALLED = 3;
const PROPERTY = 4;
const INDEXED = 5;
const REFERENCE = 6;

type Members = Record<string, unknown>;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Answers requests on an object model, action by action; the first that is refused ends the request. */
export class Bridge {
  private readonly kept = new Map<string, Wire>();
  private references = 0;

  /** `before` hears the name of each method and property ahead of its use: what it throws is the answer. */
  constructor(
    private readonly root: Wire,
    private readonly before: (action: string) => void,
  ) {}

  async answer({ Actions, ObjectPaths }: Request): Promise<Answered> {
    const answered: Answered = { Results: [], TraceIds: [], Error: null };
    const known = new Map<number, Wire | null>();
    for (const [index, action] of Actions.entries()) {
      try {
        if (action.ActionType === TRACE) {
          answered.TraceIds.push(action.Id);
          answered.Results.push({ ActionId: action.Id, Value: null });
          continue;
        }
        const Value = await this.act(action, ObjectPaths, known);
        answered.Results.push({ ActionId: action.Id, Value });
      } catch (error) {
        const { code, message } =
          error instanceof Refused ? error : { code: "GeneralException", message: String(error) };
        return { ...answered, Error: { Code: code, Message: message, ActionIndex: index } };
      }
    }
    return answered;
  }

  private async act(action: Action, paths: Request["ObjectPaths"], known: Map<number, Wire | null>): Promise<unknown> {
    const object = await this.object(action.ObjectPathId, paths, known);
    switch (action.ActionType) {
      case INSTANTIATE:
        return object === null ? null : this.introduced(object);
      case QUERY:
        return object === null ? null : query(object, action.QueryInfo?.Select ?? []);
      case METHOD: {
        if (action.Name === "_KeepReference" || object instanceof Service) return null;
        this.before(action.Name);
        const args = await this.args(action.ArgumentInfo, paths, known);
        return (await call(object, action.Name, args)) ?? null;
      }
      case SET: {
        this.before(action.Name);
        const [value] = await this.args(action.ArgumentInfo, paths, known);
        set(object, action.Name, value);
        return null;
      }
      default:
        throw new Refused("NotImplemented", `action ${action.ActionType}`);
    }
  }

  /** The path by which Office.js finds an object again. */
  private introduced(object: Wire): unknown {
    if (object._Id !== undefined) return { _Id: object._Id };
    if (!object.isKept) return {};
    const reference = `r${++this.references}`;
    this.kept.set(reference, object);
    return { _ReferenceId: reference };
  }

  private async object(
    id: number,
    paths: Request["ObjectPaths"],
    known: Map<number, Wire | null>,
  ): Promise<Wire | null> {
    const found = known.get(id);
    if (found !== undefined) return found;
    const path = paths[id];
    if (!path) throw new Refused("InvalidObjectPath", `no path ${id}`);
    const object = await this.resolve(path, paths, known);
    known.set(id, object);
    return object;
  }

  private async resolve(
    path: ObjectPath,
    paths: Request["ObjectPaths"],
    known: Map<number, Wire | null>,
  ): Promise<Wire | null> {
    if (path.ObjectPathType === ROOT) return this.root;
    if (path.ObjectPathType === SERVICE) return new Service();
    if (path.ObjectPathType === REFERENCE) {
      const kept = this.kept.get(path.Name);
      if (!kept) throw new Refused("ItemNotFound", path.Name);
      return kept;
    }
    const parent = await this.object(path.ParentObjectPathId ?? 0, paths, known);
    if (parent === null) return null;
    const args = await this.args(path.ArgumentInfo, paths, known);
    switch (path.ObjectPathType) {
      case PROPERTY:
        return member(parent, path.Name) as Wire;
      case INDEXED:
        return (await call(parent, "GetItem", args)) as Wire;
      case CALLED:
        return ((await call(parent, path.Name, args)) ?? null) as Wire | null;
      default:
        throw new Refused("NotImplemented", `path ${path.ObjectPathType}`);
    }
  }

  private args(
    { Arguments = [], ReferencedObjectPathIds = [] }: Arguments = {},
    paths: Request["ObjectPaths"],
    known: Map<number, Wire | null>,
  ): Promise<unknown[]> {
    return Promise.all(
      Arguments.map((argument, index) => {
        const id = ReferencedObjectPathIds[index];
        return id ? this.object(id, paths, known) : argument;
      }),
    );
  }
}

function member(object: Wire, name: string): unknown {
  if (!(name in object)) throw new Refused("NotImplemented", `${object.constructor.name}.${name}`);
  return (object as unknown as Members)[name];
}

function call(object: Wire | null, name: string, args: readonly unknown[]): unknown {
  if (object === null) throw new Refused("ItemNotFound", `nothing has ${name}`);
  const method = member(object, name);
  if (typeof method !== "function") throw new Refused("NotImplemented", `${object.constructor.name}.${name}`);
  return (method as (...all: unknown[]) => unknown).apply(object, args.slice());
}

function set(object: Wire | null, name: string, value: unknown): void {
  if (object === null) throw new Refused("ItemNotFound", `nothing has ${name}`);
  member(object, name);
  (object as unknown as Members)[name] = value;
}

/** The values of members by path: `address`, `format/font/color`. Of a collection they are those of its items. */
function query(object: Wire, select: readonly string[]): unknown {
  if ("Items" in object) {
    const ofItems = select.map((path) => path.trim().replace(/^items\//i, ""));
    return { _Items: (object.Items as Wire[]).map((item) => itemOf(item, ofItems)) };
  }
  const below = new Map<string, string[]>();
  for (const path of select) {
    const [first = "", ...rest] = path.trim().split("/");
    const name = pascal(first);
    below.set(name, [...(below.get(name) ?? []), ...(rest.length > 0 ? [rest.join("/")] : [])]);
  }
  const result: Members = {};
  for (const [name, rest] of below) {
    const value = member(object, name);
    result[name] = value instanceof Wire ? query(value, rest) : value;
  }
  return result;
}

const itemOf = (item: Wire, select: readonly string[]): unknown => ({
  ...(query(item, select) as Members),
  ...(item._Id === undefined ? {} : { _Id: item._Id }),
});
