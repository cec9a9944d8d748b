/** The cases that are text: delimited, an XML spreadsheet, a web page; and the table that most cases are of. */
import { strToU8 } from "fflate";
import { gb18030 } from "./gb18030.mjs";

/** The six counties: 2017年1—8月, 上年同期, 增长%. @type {readonly (readonly [string, number, number, number])[]} */
export const SIX = [
  ["平江县", 84800, 77870, 8.9],
  ["岳阳县", 71200, 65441, 8.8],
  ["湘阴县", 69300, 65070, 6.5],
  ["汨罗市", 73500, 69602, 5.6],
  ["华容县", 65300, 63275, 3.2],
  ["临湘市", 60500, 59606, 1.5],
];
export const HEADER = ["地区", "本年累计", "上年同期", "增长%"];
/** As programs write it into text. */
const PLAIN = "2017年1-8月财政总收入（单位：万元）";

/** A value on a line of text: its column, counted from 0, and itself. @typedef {(value: string | number, column: number) => string} Written */

/** The table of the six counties as a delimited text. @param {Written} written @param {Written} header */
const delimited = (written, header = String) =>
  [[PLAIN], HEADER.map(header), ...SIX.map((line) => line.map(written))]
    .map((line) => line.join(",") + "\r\n")
    .join("");

/** An amount with a comma that nothing quotes, a rate with its sign. @type {Written} */
const thousands = (value, column) =>
  column === 0 ? `${value}` : column === 3 ? `${value}%` : `${value}`.replace(/(?=\d{3}$)/, ",");

/** Amounts alone. @param {(amount: string) => string} how @returns {Written} */
const amounts = (how) => (value, column) => (column === 1 || column === 2 ? how(`${value}`) : `${value}`);

/** @param {Written} cell the whole element of a value */
const spreadsheet = (cell) =>
  `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="收入"><Table>${[
    `<Cell ss:MergeAcross="3">${data(PLAIN)}</Cell>`,
    ...[HEADER, ...SIX].map((line, r) =>
      line.map((value, c) => `<Cell>${r === 0 ? data(value) : cell(value, c)}</Cell>`).join(""),
    ),
  ]
    .map((row) => `<Row>${row}</Row>`)
    .join("")}</Table></Worksheet></Workbook>`;

/** @param {string | number} value */
const data = (value) => `<Data ss:Type="${typeof value === "number" ? "Number" : "String"}">${value}</Data>`;

/** A value whose end is red. @param {string | number} value @param {number} end characters of the end */
function rich(value, end) {
  const text = `${value}`;
  return `<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">${text.slice(0, -end)}<Font html:Color="#FF0000" xmlns:html="http://www.w3.org/TR/REC-html40">${text.slice(-end)}</Font></ss:Data>`;
}

/** Title, header and body as three tables of a page. */
const page = () => {
  const row = (/** @type {readonly (string | number)[]} */ line, /** @type {string} */ cell) =>
    `<tr>${line.map((value) => `<${cell}>${value}</${cell}>`).join("")}</tr>`;
  const tables = [row([PLAIN], "td"), row(HEADER, "th"), SIX.map((line) => row(line, "td")).join("")];
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"></head><body>${tables
    .map((rows) => `<table>${rows}</table>`)
    .join("")}</body></html>`;
};

/** By file name. @returns {[string, Uint8Array][]} */
export const texts = () => [
  ["csv-unquoted-thousands.csv", gb18030(delimited(thousands))],
  ["csv-tab-suffix.csv", gb18030(delimited((value) => `${value}\t`))],
  ["csv-excel-text-formula.csv", gb18030(delimited(amounts((amount) => `="${amount}"`)))],
  ["csv-unit-separator.csv", strToU8(`\ufeff${delimited(amounts((amount) => `\u001f${amount}`))}`)],
  ["csv-apostrophe.csv", gb18030(delimited((value) => `'${value}`))],
  ["xml-rich-text.xls", strToU8(spreadsheet((value, column) => (column === 0 ? rich(value, 1) : data(value))))],
  ["xml-rich-number.xls", strToU8(spreadsheet((value, column) => (column === 1 ? rich(value, 3) : data(value))))],
  ["html-split-header.xls", strToU8(page())],
];
