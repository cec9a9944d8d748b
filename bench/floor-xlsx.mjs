/** The floor of reading: unzip, one scan over each sheet, values. It knows nothing that the benchmark's own files do not need. */
import { inflateRawSync } from "node:zlib";

const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;

/** Texts of the parts of a zip whose names pass, by name. */
function partsOf(bytes, wanted) {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  const parts = new Map();
  for (let at = zip.readUInt32LE(end + 16); at < end && zip.readUInt32LE(at) === CENTRAL_ENTRY;) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    if (wanted(name)) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      parts.set(name, (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString("utf8"));
    }
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };
const unescaped = (text) =>
  text.includes("&") ? text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity]) : text;

function sharedStrings(xml) {
  const strings = [];
  for (let at = xml.indexOf("<t"); at >= 0; at = xml.indexOf("<t", at)) {
    const start = xml.indexOf(">", at) + 1;
    at = xml.indexOf("</t>", start);
    strings.push(unescaped(xml.slice(start, at)));
  }
  return strings;
}

function valuesOf(xml, strings) {
  const rows = [];
  let row = [];
  for (let at = xml.indexOf("<sheetData"); ;) {
    at = xml.indexOf("<", at + 1);
    const second = xml.charCodeAt(at + 1);
    if (second === 114 /* row */) rows.push((row = []));
    else if (second === 99 /* c */) {
      const close = xml.indexOf(">", at);
      if (xml.charCodeAt(close - 1) !== 47 /* empty */) {
        const start = close + 4;
        const end = xml.indexOf("<", start);
        const text = xml.slice(start, end);
        const shared = xml.lastIndexOf('t="s"', close);
        row.push(shared > at ? strings[+text] : +text);
        at = end;
      }
    } else if (second === 47 && xml.startsWith("</sheetData", at)) return rows;
  }
}

/** @returns {unknown[][][]} the values of each sheet, row by row */
export function floorSheets(bytes) {
  const parts = partsOf(bytes, (name) => name === "xl/sharedStrings.xml" || name.startsWith("xl/worksheets/sheet"));
  const strings = sharedStrings(parts.get("xl/sharedStrings.xml") ?? "");
  parts.delete("xl/sharedStrings.xml");
  return [...parts.values()].map((xml) => valuesOf(xml, strings));
}
