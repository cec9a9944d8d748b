import { meets, type Area } from "../../../addin/analysis/index";
import { nextId, Refused, type MemorySheet } from "./sheet";
import { Wire, WireEntry } from "./wire";

/** The conditional formats of a sheet, the uppermost first. */

export class WireConditionalFormats extends Wire {
  constructor(
    /** Ranges of the sheet as Office.js sees them. */
    private readonly rangesOf: (areas: readonly Area[]) => Wire,
    private readonly sheet: MemorySheet,
    private readonly areas: readonly Area[],
  ) {
    super();
  }
  private found() {
    return this.sheet.formats.filter((format) =>
      format.areas.some((one) => this.areas.some((area) => meets(one, area))),
    );
  }
  get Items(): Wire[] {
    return this.found().map(({ id }) => new WireConditionalFormat(this.rangesOf, this.sheet, id));
  }
  Add(type: string): Wire {
    this.sheet.guard();
    const format = { id: nextId(), type, areas: [...this.areas], formula: "", fill: "" };
    this.sheet.formats.unshift(format);
    return new WireConditionalFormat(this.rangesOf, this.sheet, format.id);
  }
  GetItem(id: string): Wire {
    if (!this.found().some((format) => format.id === id)) throw new Refused("ItemNotFound");
    return new WireConditionalFormat(this.rangesOf, this.sheet, id);
  }
}

class WireConditionalFormat extends WireEntry<"formats"> {
  constructor(
    private readonly rangesOf: (areas: readonly Area[]) => Wire,
    sheet: MemorySheet,
    id: string,
  ) {
    super(sheet, "formats", id);
  }
  get Type(): string {
    return this.entry.type;
  }
  get Custom(): Wire {
    if (this.entry.type !== "Custom") throw new Refused("InvalidOperation");
    return new WireCustom(this.entry);
  }
  GetRanges(): Wire {
    return this.rangesOf(this.entry.areas);
  }
}

type Rule = MemorySheet["formats"][number];

class WireCustom extends Wire {
  constructor(private readonly of: Rule) {
    super();
  }
  get Rule(): Wire {
    return new WireRule(this.of);
  }
  get Format(): Wire {
    return new WireRuleFormat(this.of);
  }
}

class WireRule extends Wire {
  constructor(private readonly of: Rule) {
    super();
  }
  get Formula(): string {
    return this.of.formula;
  }
  set Formula(formula: string) {
    this.of.formula = formula;
  }
}

class WireRuleFormat extends Wire {
  constructor(private readonly of: Rule) {
    super();
  }
  get Fill(): Wire {
    return new WireRuleFill(this.of);
  }
}

class WireRuleFill extends Wire {
  constructor(private readonly of: Rule) {
    super();
  }
  get Color(): string {
    return this.of.fill;
  }
  set Color(color: string) {
    this.of.fill = color;
  }
}
