import { addTo } from "../../model/groups";
import type { Table } from "../../model/observation";
import { faultAt } from "../fault";
import type { Month } from "../month";
import { withPanelsJoined } from "../partners";
import type { Recorder, Rule } from "../rule";

/** Rows of a table that is about the peer group, by region; undefined where it is about something else. */
function peerRows({ names }: Month, table: Table): Map<string, number[]> | undefined {
  const rows = new Map<string, number[]>();
  table.rows.forEach((row, r) => {
    if (row.indicator === null && row.region !== null && !row.total) addTo(rows, row.region, r);
  });
  const known = [...rows.keys()].filter((region) => names.isPeer(region)).length;
  return known >= 2 && known * 2 >= names.dictionary.peers.members.length ? rows : undefined;
}

const labelCell = (table: Table, row: number) => ({
  file: table.file,
  sheet: table.sheet,
  cell: table.rows[row]?.labelCell ?? "",
});

/** Every unit of the peer group is in a table that is about the group (缺报地区). */
export const missingRegion: Rule = {
  name: "missing-region",
  severity: "error",
  judge(month, record) {
    for (const table of withPanelsJoined(month.tables)) {
      const rows = peerRows(month, table);
      if (!rows) continue;
      const strangers = table.rows.flatMap(({ region }, r) =>
        region !== null && rows.has(region) && !month.names.region(region) ? [labelCell(table, r)] : [],
      );
      for (const region of month.names.dictionary.peers.members) {
        if (rows.has(region)) record.passed();
        else
          record.failed(
            faultAt(table, table.labelHeader, {
              about: { region, label: table.title },
              expected: region,
              what: `${table.sheet}!${table.labelHeader}`,
              rests: strangers,
            }),
          );
      }
    }
  },
};

/** Every unit is in a table once (地区重复). */
export const duplicateRegion: Rule = {
  name: "duplicate-region",
  severity: "error",
  judge(month, record) {
    for (const table of month.tables) {
      for (const [region, rows] of peerRows(month, table) ?? []) repeated(record, table, region, rows);
    }
  },
};

function repeated(record: Recorder, table: Table, region: string, rows: readonly number[]): void {
  if (rows.length === 1) return void record.passed();
  for (const r of rows.slice(1)) {
    const label = labelCell(table, r);
    const figures = (table.cells[r] ?? []).filter((cell) => cell !== null);
    record.failed(
      faultAt(table, label.cell, {
        about: { region, label: region },
        expected: 1,
        received: rows.length,
        rests: [label, ...figures],
        what: table.sheet,
      }),
    );
  }
}
