import { basename, dirname, extname, relative, sep } from "node:path";
import {
  figureText,
  isRoot,
  type Explanation,
  type Finding,
  type Language,
  type Monthly,
  type RunsCompared,
  type Subject,
} from "../analysis";
import { readCheckReport } from "../documents/checkReport";
import { reportBytes } from "../documents/files";
import { nodeDisk } from "../workbook/disk/disk";
import { writeWhole } from "../workbook/disk/writeWhole";
import { readPlainText, readWorkbook, withinTime } from "../workbook/read/file";
import type { MonthRead } from "./month";
import { WrongCall, type Options } from "./options";

/** Throws where the name of a report says that it is no workbook: whatever opens it by that name would take it for damaged. */
export function refuseOtherReport({ report }: Options): void {
  if (report === undefined || extname(report).toLowerCase() === ".xlsx") return;
  throw new WrongCall(
    `--report 应是 .xlsx 文件，不能是“${basename(report)}”。要 JSON 的，用 check --json。`,
    `--report takes an .xlsx, not "${basename(report)}". For JSON, use check --json.`,
  );
}

/**
 * The findings of the run before: of --since, else of the report that is about to be written anew; null where there is none.
 * Throws where --report names a file that is no report, which is never written over.
 */
export async function runBefore({ since, report }: Options): Promise<Finding[] | null> {
  const isThere = report !== undefined && (await nodeDisk.read(report)) !== null;
  const replaced = isThere ? await findingsIn(report) : null;
  return since === undefined ? replaced : findingsIn(since);
}

/** The findings of a run that was kept: a 审核结果 workbook, or what `check --json` printed. */
export async function findingsIn(path: string): Promise<Finding[]> {
  if (!/\.json$/i.test(path)) {
    const sheets = await readWorkbook(path);
    const findings = withinTime(basename(path), () => readCheckReport(sheets));
    if (findings) return findings;
    throw new WrongCall(
      `${basename(path)} 不是审核结果，没有读取，也不会覆盖。`,
      `${basename(path)} is no report of findings.`,
    );
  }
  const words = await readPlainText(path);
  try {
    const { findings } = JSON.parse(words) as { findings: readonly (Finding & Subject)[] };
    return findings.flatMap(({ region, indicator, period, ...finding }) =>
      isRoot(finding) ? [{ ...finding, about: { region, indicator, period, label: "" } }] : [],
    );
  } catch {
    throw new WrongCall(
      `${basename(path)} 不是 check --json 的结果。`,
      `${basename(path)} is not what check --json printed.`,
    );
  }
}

/** Explanations that were written into a report, for the figures that it shows. */
export const explanationsIn = (findings: readonly Finding[]): Explanation[] =>
  findings.flatMap(({ id, rule, about, explanation, expected, received }) => {
    if (explanation === null) return [];
    const given = { finding: id, expected: figureText(expected), received: figureText(received) };
    const { region, indicator, period } = about;
    return [{ rule, region, indicator, period, text: explanation, given }];
  });

/** The ids of the findings that are new, still open and fixed. */
export function idsOf({ new: added, open, fixed }: RunsCompared<Finding>): Readonly<Record<string, string[]>> {
  const ids = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);
  return { new: ids(added), open: ids(open), fixed: ids(fixed) };
}

/** Writes 审核结果: the findings by department, linked to the cells of the departments' files. */
export async function writeReport(
  path: string,
  month: Monthly,
  files: MonthRead["files"],
  compared: RunsCompared<Finding> | null,
  language: Language,
): Promise<void> {
  const bytes = await reportBytes({
    ...month,
    compared,
    language,
    pathOf: (file) => {
      const found = files.get(file);
      return found && relative(dirname(path), found.path).split(sep).join("/");
    },
  });
  await writeWhole(path, bytes);
}
