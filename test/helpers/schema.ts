// The rules of SpreadsheetML that Excel enforces on opening: a file that breaks one is repaired, or refused.
import { areaOf, positionOf, SHEET_COLUMNS } from "../../addin/analysis/index";
import { elementsOf, parseXml, type XmlElement } from "../../addin/workbook/package/xml";
import { Archive } from "../../addin/workbook/package/zip";

/** The order of elements (ECMA-376, CT_Worksheet, CT_Workbook, CT_Stylesheet). */
const ORDER = {
  worksheet:
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst",
  workbook:
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches webPublishing fileRecoveryPr extLst",
  styleSheet: "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
} as const;

/** A reference of a defined name: every sheet in it is in quotes, or needs none. */
const BARE = /(?:^|[,(+*/&=<>-])\s*([^'",()!\s]+)!/g;
const NEEDS_NO_QUOTES = /^(?!(?:[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*)$)[\p{L}_][\p{L}\p{N}_.]*$/u;

/** Everything in a saved file that Excel would repair or refuse, in words. */
export function offences(bytes: Uint8Array): string[] {
  const archive = new Archive(bytes, "");
  const found: string[] = [];
  const check = (holds: boolean, words: string): void => {
    if (!holds) found.push(words);
  };
  checkRelations(archive, check);
  const workbook = parseXml(archive.text("xl/workbook.xml"));
  const styles = archive.names.includes("xl/styles.xml") ? parseXml(archive.text("xl/styles.xml")) : undefined;
  inOrder(workbook, "workbook", check);
  if (styles) checkStyles(styles, check);
  const sheets = elementsOf(workbook, "sheets", "sheet").map(({ attributes }) => attributes["name"] ?? "");
  const xfs = styles ? elementsOf(styles, "cellXfs", "xf").length : 1;
  checkNames(workbook, sheets, check);
  for (const part of archive.names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)))
    checkSheet(parseXml(archive.text(part)), part, xfs, archive, check);
  return found;
}

type Check = (holds: boolean, words: string) => void;

function inOrder({ children }: XmlElement, kind: keyof typeof ORDER, check: Check): void {
  const order = ORDER[kind].split(" ");
  const places = children.map(({ name }) => order.indexOf(name));
  check(!places.includes(-1), `${kind}: unknown element among ${children.map(({ name }) => name).join()}`);
  check(
    places.every((place, i) => i === 0 || place >= (places[i - 1] as number)),
    `${kind}: ${children.map(({ name }) => name).join()} out of order`,
  );
}

function checkRelations(archive: Archive, check: Check): void {
  const types = parseXml(archive.text("[Content_Types].xml"));
  const endings = elementsOf(types, "Default").map(({ attributes }) => attributes["Extension"]?.toLowerCase());
  const overrides = elementsOf(types, "Override").map(({ attributes }) => attributes["PartName"]?.slice(1));
  check(new Set(overrides).size === overrides.length, "a part is typed twice");
  for (const part of overrides) check(archive.names.includes(part ?? ""), `typed but missing: ${part}`);
  for (const part of archive.names) {
    const typed = overrides.includes(part) || endings.includes(part.split(".").at(-1)?.toLowerCase());
    check(typed || part === "[Content_Types].xml", `without a type: ${part}`);
  }
  check(new Set(archive.names).size === archive.names.length, "a part is there twice");
  for (const part of archive.names.filter((name) => name.endsWith(".rels"))) {
    const folder = part.replace(/_rels\/[^/]+$/, "");
    const relations = elementsOf(parseXml(archive.text(part)), "Relationship");
    const ids = relations.map(({ attributes }) => attributes["Id"]);
    check(new Set(ids).size === ids.length, `${part}: an id twice`);
    for (const { attributes } of relations) {
      if (attributes["TargetMode"] === "External") continue;
      const target = new URL(attributes["Target"] ?? "", `file:///${folder}`).pathname.slice(1);
      check(archive.names.includes(target), `${part}: leads to ${target}, which is missing`);
    }
  }
}

function checkStyles(styles: XmlElement, check: Check): void {
  inOrder(styles, "styleSheet", check);
  const counts = { fontId: "fonts", fillId: "fills", borderId: "borders" } as const;
  for (const group of styles.children)
    if (group.attributes["count"] !== undefined)
      check(Number(group.attributes["count"]) === group.children.length, `styles: ${group.name} miscounted`);
  const custom = elementsOf(styles, "numFmts", "numFmt").map(({ attributes }) => Number(attributes["numFmtId"]));
  for (const xf of elementsOf(styles, "cellXfs", "xf")) {
    for (const [attribute, group] of Object.entries(counts)) {
      const of = styles.children.find(({ name }) => name === group)?.children.length ?? 0;
      check(Number(xf.attributes[attribute] ?? 0) < of, `styles: ${attribute} ${xf.attributes[attribute]} of ${of}`);
    }
    const format = Number(xf.attributes["numFmtId"] ?? 0);
    check(format < 164 || custom.includes(format), `styles: no number format ${format}`);
    const turn = Number(elementsOf(xf, "alignment")[0]?.attributes["textRotation"] ?? 0);
    check((turn >= 0 && turn <= 180) || turn === 255, `styles: text turned by ${turn}`);
  }
}

function checkNames(workbook: XmlElement, sheets: readonly string[], check: Check): void {
  for (const name of sheets)
    check(name.length > 0 && name.length <= 31 && !/[[\]:*?/\\]|^'|'$/.test(name), `a sheet may not be called ${name}`);
  check(new Set(sheets.map((name) => name.toLowerCase())).size === sheets.length, "two sheets of one name");
  check(
    elementsOf(workbook, "sheets", "sheet").some(({ attributes }) => (attributes["state"] ?? "visible") === "visible"),
    "no sheet is in sight",
  );
  const seen = new Set<string>();
  for (const { attributes, text } of elementsOf(workbook, "definedNames", "definedName")) {
    const { name = "", localSheetId: scope } = attributes;
    const key = `${name.toLowerCase()} ${scope ?? ""}`;
    check(!seen.has(key), `the name ${name} is defined twice`);
    seen.add(key);
    check(/^(?:_xlnm\.\w+|[\p{L}_\\][\p{L}\p{N}_.\\?]*)$/u.test(name), `a range may not be called ${name}`);
    check(!/^(?:[A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*)$/.test(name), `${name} is the address of a cell`);
    check(scope === undefined || Number(scope) < sheets.length, `${name} belongs to no sheet`);
    for (const [, sheet = ""] of text.replace(/"[^"]*"/g, '""').matchAll(BARE))
      check(NEEDS_NO_QUOTES.test(sheet), `${name} refers to ${sheet} without quotes: ${text}`);
  }
}

function checkSheet(sheet: XmlElement, part: string, xfs: number, archive: Archive, check: Check): void {
  const is: Check = (holds, words) => check(holds, `${part}: ${words}`);
  inOrder(sheet, "worksheet", is);
  let before = 0;
  for (const row of elementsOf(sheet, "sheetData", "row")) {
    const number = Number(row.attributes["r"]);
    is(number > before, `row ${number} after ${before}`);
    before = number;
    is(Number(row.attributes["outlineLevel"] ?? 0) <= 7, "an outline deeper than seven");
    is(Number(row.attributes["ht"] ?? 0) <= 409.5, "a row higher than 409.5 points");
    let last = -1;
    for (const cell of row.children) {
      const { r = "", s = "0", cm } = cell.attributes;
      const at = positionOf(r);
      is(at?.row === number - 1 && at.column > last, `cell ${r} in row ${number} out of order`);
      last = at?.column ?? last;
      is(Number(s) < xfs, `cell ${r} has no style ${s}`);
      is(cm === undefined || archive.names.includes("xl/metadata.xml"), `cell ${r} without its metadata`);
      const value = elementsOf(cell, "v")[0]?.text ?? "";
      if (cell.attributes["t"] === undefined && value !== "") is(Number.isFinite(Number(value)), `${r} is no number`);
    }
  }
  let column = 0;
  for (const { attributes } of elementsOf(sheet, "cols", "col")) {
    const [min, max] = [Number(attributes["min"]), Number(attributes["max"])];
    is(min > column && max >= min && max <= SHEET_COLUMNS, `columns ${min} to ${max} after ${column}`);
    column = max;
    is(Number(attributes["width"] ?? 0) <= 255, "a column wider than 255 characters");
  }
  const merges = elementsOf(sheet, "mergeCells", "mergeCell").flatMap(
    ({ attributes }) => areaOf(attributes["ref"] ?? "") ?? [],
  );
  merges.forEach((one, i) =>
    is(
      !merges
        .slice(i + 1)
        .some(
          (other) =>
            one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right,
        ),
      "merged cells overlap",
    ),
  );
  for (const { attributes, children } of elementsOf(sheet, "dataValidations", "dataValidation")) {
    is(
      (attributes["sqref"] ?? "").split(" ").every((one) => areaOf(one) !== undefined),
      "a validation of no cells",
    );
    for (const { text } of children) is(text.length <= 255, "a validation longer than 255 characters");
  }
  const zoom = Number(elementsOf(sheet, "sheetViews", "sheetView")[0]?.attributes["zoomScale"] ?? 100);
  is(zoom >= 10 && zoom <= 400, `a zoom of ${zoom}`);
}
