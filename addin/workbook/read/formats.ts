import { dateText, type CellValue, type Sheet } from "../../analysis";

/** Formats that a file names by number only, as Excel shows them in Chinese (ECMA-376 §18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: '"¥"#,##0;"¥"-#,##0',
  6: '"¥"#,##0;[Red]"¥"-#,##0',
  7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "yyyy/m/d",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "yyyy/m/d h:mm",
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: "m/d/yy",
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: "#,##0;-#,##0",
  38: "#,##0;[Red]-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;[Red]-#,##0.00",
  41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

const GENERAL = /^(?:general|g\/通用格式)$/i;

/** The code of a format known by its number. */
export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? "General";
}

/** Whether a code says nothing about how a number is shown. */
export function isGeneral(code: string): boolean {
  return GENERAL.test(code);
}

/** Whether a code shows numbers as dates or times of day; elapsed time (`[h]:mm`) is a quantity, not a date. */
export function isDateFormat(code: string): boolean {
  if (isGeneral(code) || /\[(?:h+|m+|s+)\]/i.test(code)) return false;
  const bare = code.replace(/"[^"]*"|[\\!_*].|\[[^[\]]*\]/g, "").split(";", 1)[0] ?? "";
  return /[ymdhs]|上午/i.test(bare);
}

/** The formats of a workbook's sheets, each code once, and what its cells make of them. */
export class Formats {
  readonly codes: string[] = [];
  private readonly dates: boolean[] = [];
  private readonly known = new Map<string, number>();

  constructor(private readonly from1904: boolean) {}

  /** The index of a code; -1 for General. */
  index(code: string): number {
    let index = this.known.get(code);
    if (index === undefined) {
      index = isGeneral(code) ? -1 : this.codes.push(code) - 1;
      if (index >= 0) this.dates.push(isDateFormat(code));
      this.known.set(code, index);
    }
    return index;
  }

  /** Puts, in place, ISO text where a sheet shows numbers as dates. */
  datesInto(rows: CellValue[][], formatOf: Sheet["formatOf"]): void {
    let last: readonly number[] | undefined;
    let columns: number[] = [];
    formatOf.forEach((row, r) => {
      if (row !== last) columns = (row ?? []).flatMap((format, c) => (this.dates[format] === true ? [c] : []));
      last = row;
      const values = rows[r];
      for (const c of columns) {
        const value = values?.[c];
        if (values !== undefined && typeof value === "number") values[c] = dateText(value, this.from1904);
      }
    });
  }
}
