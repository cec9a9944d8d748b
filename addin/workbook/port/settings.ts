/** Where a workbook keeps the names of its sheets that are nobody's report, one a line. */
export const OWN_SHEETS = "county.sheets";
