import type { Content } from "./sheet";

/** What Excel makes of what is entered in a cell: numbers, dates, formulas and errors are taken for what they look like. */

interface Entered {
  readonly value: Content;
  readonly formula?: string;
  readonly error?: boolean;
  readonly format?: string;
}

export const ERRORS = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#SPILL!", "#VALUE!", "#BUSY!"];

const serialOf = (year: number, month: number, day: number): number =>
  Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);

function dateIn(text: string): Entered | undefined {
  const [, year, month, day] = /^(\d{4})[-/年](\d{1,2})(?:[-/月](\d{1,2})日?|月)?$/.exec(text) ?? [];
  if (year !== undefined) {
    return { value: serialOf(Number(year), Number(month), Number(day ?? 1)), format: day ? "yyyy/m/d" : "mmm-yy" };
  }
  const [, first, second] = /^(\d{1,2})[-/](\d{1,2})$/.exec(text) ?? [];
  if (first === undefined || Number(first) > 12 || Number(second) > 31) return undefined;
  return { value: serialOf(2017, Number(first), Number(second)), format: "d-mmm" };
}

function numberIn(text: string): Entered | undefined {
  const plain = text.normalize("NFKC").trim();
  if (!/^[+-]?(?:\d+(?:,\d{3})*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?%?$/i.test(plain)) return undefined;
  const number = Number(plain.replaceAll(",", "").replace("%", ""));
  return plain.endsWith("%") ? { value: number / 100, format: "0.00%" } : { value: number };
}

/** `format`: that of the cell before. */
export function parsed(entered: Content, format: string): Entered {
  if (typeof entered !== "string") return format === "@" ? { value: String(entered) } : { value: entered };
  if (entered === "") return { value: "" };
  if (entered.startsWith("'")) return { value: entered.slice(1) };
  if (format === "@") return { value: entered };
  const found = numberIn(entered) ?? dateIn(entered);
  if (found) return format === "General" ? found : { value: found.value };
  if (/^(true|false)$/i.test(entered)) return { value: entered.toLowerCase() === "true" };
  if (ERRORS.includes(entered.toUpperCase())) return { value: entered.toUpperCase(), error: true };
  if (/^[=＝]./.test(entered)) return { value: "", formula: `=${entered.slice(1)}` };
  if (/^[+@-]./.test(entered)) return { value: "", formula: `=${entered}` };
  return { value: entered };
}
