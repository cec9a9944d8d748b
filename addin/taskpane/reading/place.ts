import type { Finding } from "../../analysis";
import type { Actions } from "../actions";

/** The findings that may come of a wrong reading, each at the header of its column or at the title of its table. */
const OF_READING: ReadonlySet<string> = new Set([
  "reading-doubtful",
  "reading-outdated",
  "layout-changed",
  "meaning-changed",
  "unread-words",
  "not-a-rate",
  "two-readings",
  "no-period",
  "damaged-period",
  "period-disagreement",
  "no-unit",
]);

/** The cell by which the model keeps the table or the column whose reading is being corrected. */
export const placeOf = ({ file, sheet, cell }: Pick<Finding, "file" | "sheet" | "cell">): string =>
  [file, sheet, cell].join("\n");

/** True of a finding that a corrected reading may settle. */
export const isOfReading = ({ rule }: Finding): boolean => OF_READING.has(rule);

/** Opens 读法 at the reading that a finding asks about. */
export async function startCorrecting(actions: Actions, finding: Finding): Promise<void> {
  actions.update({ correcting: placeOf(finding) });
  await actions.show("reading");
  document.querySelector("form.reading")?.scrollIntoView({ block: "center" });
}
