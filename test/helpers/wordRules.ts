// What the schema of a Word file asks for (ECMA-376 part 1 §17 and §21.2, part 2 on packages), as far as we write it.
import { relationsOf, relationsPartOf } from "../../addin/workbook/package/package";
import { elementsOf, parseXml, type XmlElement } from "../../addin/workbook/package/xml";
import { Archive } from "../../addin/workbook/package/zip";

/** The children that an element may have, in the order that the schema gives them. */
const ORDERS: Readonly<Record<string, string>> = {
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
  "w:rPr":
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
  "w:sdt": "sdtPr sdtEndPr sdtContent",
  "w:sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex text richText",
  "w:tbl": "tblPr tblGrid tr",
  "w:tblPr":
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
  "w:tblBorders": "top left start bottom right end insideH insideV",
  "w:tr": "tblPrEx trPr tc",
  "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
  "w:sectPr":
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
  "w:style":
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
  "w:font": "altName panose1 charset family notTrueType pitch sig",
  "w:settings": "zoom evenAndOddHeaders defaultTabStop characterSpacingControl compat themeFontLang",
  "wp:inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
  "c:chartSpace":
    "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes",
  "c:chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs",
  "c:plotArea": "layout barChart catAx valAx dTable spPr",
  "c:barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
  "c:ser": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape",
  "c:dPt": "idx invertIfNegative marker bubble3D explosion spPr",
  "c:dLbls":
    "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
  "c:catAx":
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip noMultiLvlLbl",
  "c:valAx":
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit",
};

/** Elements of the text of a document, and those that may stand around them. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  "w:p": ["w:body", "w:tc", "w:sdtContent", "w:ftr", "w:hdr", "w:txbxContent"],
  "w:r": ["w:p", "w:sdtContent", "w:hyperlink", "w:ins"],
  "w:t": ["w:r"],
  "w:drawing": ["w:r"],
  "w:tbl": ["w:body", "w:tc", "w:sdtContent"],
  "w:tr": ["w:tbl"],
  "w:tc": ["w:tr"],
};

const qualified = ({ prefix, name }: XmlElement): string => prefix + name;

function* within(element: XmlElement): Generator<readonly [element: XmlElement, parent: XmlElement]> {
  for (const child of element.children) {
    yield [child, element];
    yield* within(child);
  }
}

/** Elements that stand where the schema does not have them. */
export function orderFaults(part: string, root: XmlElement): string[] {
  const faults: string[] = [];
  for (const [element, parent] of within(root)) {
    const called = qualified(element);
    const parents = PARENTS[called];
    if (parents && !parents.includes(qualified(parent))) faults.push(`${part}: ${called} in ${qualified(parent)}`);
    const order = ORDERS[called]?.split(" ");
    if (!order) continue;
    const places = element.children.map(({ name }) => order.indexOf(name));
    element.children.forEach(({ name }, i) => {
      if ((places[i] ?? 0) < 0) faults.push(`${part}: ${called} may not have ${name}`);
      else if (i > 0 && (places[i] ?? 0) < (places[i - 1] ?? 0))
        faults.push(`${part}: ${name} comes too late in ${called}`);
    });
  }
  return faults;
}

function tableFaults(root: XmlElement): string[] {
  const faults: string[] = [];
  for (const table of elementsOf(root, "tbl")) {
    const columns = elementsOf(table, "gridCol").length;
    for (const row of table.children.filter(({ name }) => name === "tr")) {
      const cells = row.children.filter(({ name }) => name === "tc");
      if (cells.length !== columns) faults.push(`a row of ${cells.length} cells in a table of ${columns} columns`);
      for (const cell of cells)
        if (cell.children.at(-1)?.name !== "p") faults.push("a cell that does not end with w:p");
    }
  }
  return faults;
}

/** Values that no two elements may share, and no element may have too long. */
function identityFaults(root: XmlElement): string[] {
  const faults: string[] = [];
  const values = (name: string, attribute: string): string[] =>
    elementsOf(root, name).map(({ attributes }) => attributes[attribute] ?? "");
  const controls = elementsOf(root, "sdtPr").flatMap(({ children }) => children);
  const ids = controls.flatMap(({ name, attributes }) => (name === "id" ? [attributes["val"] ?? ""] : []));
  for (const all of [ids, values("docPr", "id")])
    if (new Set(all).size < all.length) faults.push("an id is given twice");
  for (const { name, attributes } of controls)
    if ((name === "tag" || name === "alias") && (attributes["val"] ?? "").length > 64)
      faults.push(`${name} is too long`);
  return faults;
}

/** Everything that is wrong with a Word file; nothing where it keeps to the schema. */
export function wordFaults(bytes: Uint8Array): string[] {
  const archive = new Archive(bytes, "x.docx");
  const faults: string[] = [];
  const types = parseXml(archive.text("[Content_Types].xml"));
  const overrides = new Map(elementsOf(types, "Override").map(({ attributes }) => [attributes["PartName"] ?? "", ""]));
  const defaults = elementsOf(types, "Default").map(({ attributes }) => attributes["Extension"]);
  if (new Set(defaults).size < defaults.length) faults.push("a default type is given twice");
  for (const part of overrides.keys()) if (!archive.names.includes(part.slice(1))) faults.push(`no part ${part}`);
  for (const part of archive.names) {
    const ending = part.split(".").at(-1);
    if (part !== "[Content_Types].xml" && !overrides.has(`/${part}`) && !defaults.includes(ending))
      faults.push(`${part} has no type`);
    if (part.startsWith("word/") && ending === "xml" && !overrides.has(`/${part}`))
      faults.push(`${part} has the plain type`);
    if (ending !== "xml") continue;
    const root = parseXml(archive.text(part));
    if (root.end < 0) faults.push(`${part} is not whole`);
    faults.push(...orderFaults(part, root));
    const relations = part.startsWith("word/") ? relationsOf(archive, part) : [];
    for (const { target, external } of relations)
      if (!external && !archive.names.includes(target)) faults.push(`${relationsPartOf(part)}: no ${target}`);
    for (const [{ attributes, prefix }] of within(root)) {
      const id = attributes["id"];
      if (id?.startsWith("rId") && prefix !== "" && !relations.some((one) => one.id === id))
        faults.push(`${part}: no ${id}`);
    }
  }
  const document = parseXml(archive.text("word/document.xml"));
  const body = document.children.find(({ name }) => name === "body");
  if (body?.children.at(-1)?.name !== "sectPr") faults.push("the body does not end with its section");
  return [...faults, ...tableFaults(document), ...identityFaults(document)];
}
