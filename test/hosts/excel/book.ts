import { rangeOfArea, type Area } from "../../../addin/analysis/index";
import type { WorkbookSheet } from "../../../addin/workbook/book/write";
import { MemorySheet, Refused, sheetFrom } from "./sheet";
import type { Wire } from "./wire";

/** A workbook in memory, and the events that it sends. */

/** Office.js numbers the events of the sheets. */
export const EVENTS = { changed: 10, added: 13, selected: 14, deleted: 15 } as const;

export class MemoryBook {
  sheets: MemorySheet[] = [];
  name = "月报.xlsx";
  structureProtected = false;
  selection: { sheet: MemorySheet; areas: Area[] };
  readonly names = new Map<string, string>();
  readonly settings = new Map<string, unknown>();
  /** Bytes of the workbooks that were opened beside this one. */
  readonly opened: Uint8Array[] = [];
  calculating = false;
  /** Events for an add-in that listens. */
  events: { readonly type: number; readonly args: unknown }[] = [];

  constructor(
    sheets: readonly WorkbookSheet[],
    /** A sheet as Office.js sees it. */
    readonly wire: (sheet: MemorySheet) => Wire,
  ) {
    this.sheets = sheets.map(sheetFrom);
    this.selection = { sheet: this.sheets[0] as MemorySheet, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] };
  }

  changed(sheet: MemorySheet, area: Area): void {
    const args = { worksheetId: sheet.id, address: rangeOfArea(area), changeType: "RangeEdited", source: "Local" };
    this.events.push({ type: EVENTS.changed, args });
  }

  select(sheet: MemorySheet, areas: Area[]): void {
    this.selection = { sheet, areas };
    const address = areas.map(rangeOfArea);
    this.events.push({ type: EVENTS.selected, args: { worksheetId: sheet.id, address: address.join(",") } });
  }

  /** A sheet by its name in any case, or by its id. */
  find(key: string): MemorySheet | undefined {
    return this.sheets.find(({ name, id }) => id === key || name.toLowerCase() === key.toLowerCase());
  }

  sheet(key: string): MemorySheet {
    const sheet = this.find(key);
    if (!sheet) throw new Refused("ItemNotFound", `The requested resource doesn't exist: ${key}`);
    return sheet;
  }

  guardStructure(): void {
    if (this.structureProtected) throw new Refused("AccessDenied");
  }

  add(name: string): MemorySheet {
    this.guardStructure();
    this.checkName(name);
    return this.take(new MemorySheet(name));
  }

  /** Takes a sheet in at the end. */
  take(sheet: MemorySheet): MemorySheet {
    this.sheets.push(sheet);
    this.events.push({ type: EVENTS.added, args: { worksheetId: sheet.id, source: "Local" } });
    return sheet;
  }

  rename(sheet: MemorySheet, name: string): void {
    this.guardStructure();
    if (sheet.name.toLowerCase() !== name.toLowerCase()) this.checkName(name);
    sheet.name = name;
  }

  private checkName(name: string): void {
    if (!/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/u.test(name)) throw new Refused("InvalidArgument", `sheet name: ${name}`);
    if (this.find(name)) throw new Refused("ItemAlreadyExists");
  }

  remove(sheet: MemorySheet): void {
    this.guardStructure();
    if (!this.sheets.some((other) => other !== sheet && other.visibility === "Visible")) {
      throw new Refused("InvalidOperation", "A workbook must contain at least one visible worksheet.");
    }
    this.sheets = this.sheets.filter((other) => other !== sheet);
    this.events.push({ type: EVENTS.deleted, args: { worksheetId: sheet.id, source: "Local" } });
    if (this.selection.sheet === sheet) {
      this.selection = { sheet: this.sheets[0] as MemorySheet, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] };
    }
  }

  show(sheet: MemorySheet, visibility: MemorySheet["visibility"]): void {
    this.guardStructure();
    const others = this.sheets.some((other) => other !== sheet && other.visibility === "Visible");
    if (visibility !== "Visible" && !others) throw new Refused("InvalidOperation", "one sheet must be visible");
    sheet.visibility = visibility;
  }

  /** A name that no sheet has yet, as Excel finds one for a sheet that comes from elsewhere. */
  freeName(name: string): string {
    if (!this.find(name)) return name;
    for (let number = 2; ; number++) if (!this.find(`${name} (${number})`)) return `${name} (${number})`;
  }

  state(): unknown {
    return structuredClone({
      sheets: this.sheets.map((sheet) => sheet.state()),
      names: [...this.names],
      settings: [...this.settings],
    });
  }
}
