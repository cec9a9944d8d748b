import type { CellAddress } from "../../model/address";
import { findingOf, type Finding } from "../../model/finding";
import { addressOf } from "../../model/address";
import type { Row } from "./cells";
import type { Column } from "./columns";
import type { Known } from "../words/known";
import type { Orientation } from "./orientation";

/** Inside the peer group an unknown name is asked about, since it may be an alias; elsewhere names are taken as written. */
export function unknownNames(
  layout: Orientation,
  columns: readonly Column[],
  rows: readonly Row[],
  known: Known,
  place: (cell: string) => CellAddress,
): Finding[] {
  if (layout.rowsAre !== "region") return [];
  const findings: Finding[] = [];
  for (const { label, facts } of rows) {
    const { region } = facts;
    if (facts.total || region === null || known.region(region) !== undefined) continue;
    const cell = place(addressOf(label.row, label.labelColumn));
    findings.push(
      findingOf(
        "unknown-region",
        "error",
        cell,
        { region, label: region },
        { received: region, cause: "alias missing" },
      ),
    );
  }
  const asked = new Set<string>();
  for (const { facts, header } of columns) {
    const name = header.rest;
    if (name === "" || asked.has(name)) continue;
    asked.add(name);
    findings.push(
      findingOf(
        "unknown-indicator",
        "warning",
        place(facts.headerCell),
        { indicator: name, label: name },
        { received: name, cause: "alias missing" },
      ),
    );
  }
  return findings;
}
