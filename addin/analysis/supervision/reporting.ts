/** The line of reporting (能级管理): 部门 → 政府办分管副主任 → 分管副县长 → 县长, and what passes it by. */
import type { Register } from "./register";
import type { RegisterRecord } from "./registers";

/** A report that did not keep to the line. */
export interface ReportWarning {
  readonly report: RegisterRecord<"reports">;
  /** 越级: over the head of who is next in line; 多头: to several at once; or to nobody in the line that is kept for it. */
  readonly what: "over the head" | "to several" | "not in line";
  /** Who it should have gone to; "" where the line of the unit is not told. */
  readonly next: string;
}

/**
 * The reports that went over somebody's head or to several at once (越级、多头汇报). Urgent ones may go to the head of the
 * county; a unit whose line is not told is not judged.
 *
 * @example
 * reportWarnings(EMPTY_REGISTER) // => []
 */
export function reportWarnings({ lines, reports }: Pick<Register, "lines" | "reports">): ReportWarning[] {
  return [...reports.values()].flatMap((report): ReportWarning[] => {
    const line = lines.get(report.unit);
    if (!line || report.isUrgent) return [];
    const next = line.office;
    if (report.to.length > 1) return [{ report, what: "to several", next }];
    const [to = ""] = report.to;
    if (to === next) return [];
    return [{ report, what: to === line.deputy || to === line.chief ? "over the head" : "not in line", next }];
  });
}
