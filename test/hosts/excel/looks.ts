import type { Area } from "../../../addin/analysis/index";
import { isWhole, Refused, type Cell, type MemorySheet } from "./sheet";
import { Wire } from "./wire";

/** How the cells of a range look, are locked and what they accept. */

/** One value for all, or null where they differ. */
export function uniform<T>(values: Iterable<T>): T | null {
  const found = new Set(values);
  return found.size === 1 ? ([...found][0] as T) : null;
}

/** Part of a range's looks: what all its cells share, or null. */
class WireLooks extends Wire {
  constructor(
    protected readonly sheet: MemorySheet,
    protected readonly area: Area,
  ) {
    super();
  }
  protected shared<T>(of: (cell: Readonly<Cell>) => T): T | null {
    return uniform([...this.sheet.within(this.area)].map(([row, column]) => of(this.sheet.at(row, column))));
  }
  protected change(change: Partial<Cell>): void {
    this.sheet.guardFormats();
    for (const [row, column] of [...this.sheet.within(this.area)]) this.sheet.change(row, column, change);
  }
}

export class WireFormat extends WireLooks {
  get Font(): Wire {
    return new WireFont(this.sheet, this.area);
  }
  get Fill(): Wire {
    return new WireFill(this.sheet, this.area);
  }
  get Protection(): Wire {
    return new WireLock(this.sheet, this.area);
  }
  get HorizontalAlignment(): string | null {
    return this.shared(({ align }) => align);
  }
  set HorizontalAlignment(align: string) {
    this.change({ align });
  }
  get ColumnWidth(): number | null {
    const { left, right } = this.area;
    return uniform(Array.from({ length: right - left + 1 }, (_, index) => this.sheet.widthOf(left + index)));
  }
  set ColumnWidth(width: number) {
    this.sheet.guardColumns();
    for (let column = this.area.left; column <= this.area.right; column++) this.sheet.setWidth(column, width);
  }
}

class WireFont extends WireLooks {
  get Bold(): boolean | null {
    return this.shared(({ bold }) => bold);
  }
  set Bold(bold: boolean) {
    this.change({ bold });
  }
  get Color(): string | null {
    return this.shared(({ color }) => color);
  }
  set Color(color: string) {
    this.change({ color });
  }
  get Underline(): string | null {
    return this.shared(({ underline }) => underline);
  }
  set Underline(underline: string) {
    this.change({ underline });
  }
}

class WireFill extends WireLooks {
  get Color(): string | null {
    return this.shared(({ fill }) => fill ?? "#FFFFFF");
  }
  set Color(fill: string) {
    this.change({ fill });
  }
}

class WireLock extends WireLooks {
  get Locked(): boolean | null {
    if (isWhole(this.area)) return this.sheet.lockedWhole();
    return uniform([...this.sheet.within(this.area)].map(([row, column]) => this.sheet.isLocked(row, column)));
  }
  set Locked(locked: boolean) {
    this.sheet.guard();
    if (isWhole(this.area)) this.sheet.lockAll(locked);
    else for (const [row, column] of [...this.sheet.within(this.area)]) this.sheet.lock(row, column, locked);
  }
}

export class WireValidation extends WireLooks {
  get Rule(): unknown {
    return this.shared(({ rule }) => rule) ?? {};
  }
  set Rule(rule: Record<string, unknown>) {
    this.sheet.guard();
    const { list } = rule as { list?: { source?: string } };
    if ((list?.source?.length ?? 0) > 255) throw new Refused("InvalidArgument", "the list is too long");
    for (const [row, column] of [...this.sheet.within(this.area)]) this.sheet.change(row, column, { rule });
  }
  get Type(): string {
    const rules = new Set([...this.sheet.within(this.area)].map(([row, column]) => this.sheet.at(row, column).rule));
    if (rules.size > 1) return "MixedCriteria";
    const [rule] = rules;
    if (rule === undefined) return "None";
    const [kind = "custom"] = Object.keys(rule);
    return kind.charAt(0).toUpperCase() + kind.slice(1);
  }
  Clear(): void {
    this.sheet.guard();
    for (const [row, column] of [...this.sheet.within(this.area)]) this.sheet.without(row, column, "rule");
  }
}
