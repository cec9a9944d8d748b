/**
 * `node addin/build/samples.mjs OUT`, the folder of the built pages: makes the workbench's samples from seeds/, as books: the month's submissions with
 * worked examples of every function, a blank submission, and the workbooks that each break one rule.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { parse, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "./typescript.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
const { openBook } = load(`${root}/addin/workbook/book/openBook.ts`);

/** @typedef {import("../workbook/book/book").Book} Book */

/** @param {string} path @returns {Promise<Book>} */
const bookOf = async (path) => openBook(new Uint8Array(await readFile(path)), parse(path).base);

/** Books as one, without notes and empty sheets: sheets are named by their file, and by their own name too where it has several. @param {readonly (readonly [string, Book])[]} books @returns {Book} */
function together(books) {
  const styles = [];
  const sheets = [];
  for (const [file, book] of books) {
    const from = styles.length;
    styles.push(...book.styles);
    const moved = (cell) => (cell?.style === undefined ? cell : { ...cell, style: cell.style + from });
    const shown = book.sheets.filter(({ name, rows }) => rows.length > 0 && (file === "示例" || name !== "说明"));
    for (const sheet of shown) {
      const name = (shown.length === 1 ? file : `${file} ${sheet.name}`).slice(0, 31);
      sheets.push({ ...sheet, name, rows: sheet.rows.map((row) => row?.map(moved)) });
    }
  }
  const usual = books.map(([, book]) => book.usual).find((one) => one !== undefined);
  return { sheets, styles, ...(usual ? { usual } : {}), names: [], lost: [] };
}

/** @param {string} folder */
async function filesIn(folder) {
  const names = (await readdir(`${root}/${folder}`)).filter((name) => /\.(?:xlsx|xls|et|csv)$/.test(name)).sort();
  return Promise.all(names.map(async (name) => [parse(name).name, await bookOf(`${root}/${folder}/${name}`)]));
}

const INCOME = "'财政局 六县市收入'!";
const TAX = "'财政局 税收占比'!";
const COUNTIES = [5, 6, 7, 8, 9, 10];

const text = (value) => ({ value });
const bold = (value) => ({ value, style: BOLD });
/** Headings: the first over words, the others over numbers. */
const headings = ([first, ...others]) => [bold(first), ...others.map((value) => ({ value, style: HEADING }))];
const live = (formula, style) => ({ value: null, formula, ...(style === undefined ? {} : { style }) });
/** Styles of the first sheet, by their place in its book. */
const [BOLD, ONE_PLACE, TWO_PLACES, HEADING] = [0, 1, 2, 3];
const STYLES = [{ bold: true }, { format: "0.0%" }, { format: "0.00%" }, { bold: true, align: "right" }];
const rate = { value: null, style: ONE_PLACE };

/** What the month comes to, live: it changes with the departments' own sheets. @type {Book} */
const RECKONING = {
  sheets: [
    {
      name: "本月核算",
      hidden: false,
      rows: [
        [bold("2017年1—8月六县（市）核算：公式取自后面各部门的表，改了原表，这里跟着变")],
        [],
        headings(["县（市）", "财政总收入（万元）", "上年同期", "同比", "位次", "税收占比", "占比位次"]),
        ...COUNTIES.map((row, index) => [
          live(`SUBSTITUTE(${INCOME}A${row}," ","")`),
          live(`${INCOME}C${row}`),
          live(`${INCOME}D${row}`),
          live(`COUNTY.GROWTHRATE(B${index + 4},C${index + 4},1)`, ONE_PLACE),
          ...(index > 0
            ? [undefined, { value: null, style: TWO_PLACES }]
            : [
                live('COUNTY.COMPETITIONRANK(D4:D9,D4:D9,"高优",3)'),
                live(`COUNTY.SHARE(${TAX}C5:C10,${TAX}B5:B10,2)`, TWO_PLACES),
                live('COUNTY.COMPETITIONRANK(F4:F9,F4:F9,"高优",4)'),
              ]),
        ]),
        [],
        [bold("华容县")],
        [text("增速位次"), live('COUNTY.STANDING("华容县",A4:A9,D4:D9,"高优",3)')],
        [text("占比位次"), live('COUNTY.STANDING("华容县",A4:A9,F4:F9,"高优",4)')],
        [text("占比与目标75%差距"), live("COUNTY.TARGETGAP(F5,0.75)", TWO_PLACES)],
        [text("序时进度"), live("COUNTY.PACE(201708)", TWO_PLACES)],
        [text("预算完成与序时比"), live(`COUNTY.PACEGAP(B5,${INCOME}G6,201708,4)`, TWO_PLACES)],
        [text("全市一句话"), live('COUNTY.SENTENCE("财政总收入",201708,"华容县",A4:A9,D4:D9,1)')],
        [],
        [bold("位次表（增速）")],
        [
          ...["位次", "县（市）"].map(bold),
          ...["同比", "比第一名", "比上一名"].map((value) => ({ value, style: HEADING })),
        ],
        ...COUNTIES.map((_, index) => [
          index === 0 ? live('COUNTY.LEAGUETABLE(A4:A9,D4:D9,"高优",3)') : undefined,
          ...[undefined, rate, rate, rate],
        ]),
      ],
      merges: [],
      columnWidths: [22, 20, 14, 12, 12, 14, 12],
      rowHeights: [],
      hiddenRows: [],
      hiddenColumns: [],
      frozen: { rows: 3, columns: 0 },
      comments: [],
      links: [],
      validations: [],
      protected: false,
    },
  ],
  styles: STYLES,
  names: [],
  lost: [],
};

/** The month's own files, what they come to, and worked examples of every function. */
async function month(example) {
  const examples = await bookOf(example);
  return together([["本月核算", RECKONING], ...(await filesIn("seeds/2017-08")), ["示例", examples]]);
}

/** A submission with its figures taken out, to be filled in. */
async function template() {
  const book = await bookOf(`${root}/seeds/2017-08/财政局.xlsx`);
  const emptied = (cell) => (typeof cell?.value === "number" && !cell.formula ? { ...cell, value: null } : cell);
  const sheets = book.sheets.filter(({ name }) => ["六县市收入", "华容县分税种", "税收占比", "支出"].includes(name));
  return together([
    [
      "填报",
      { ...book, sheets: sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row?.map(emptied)) })) },
    ],
  ]);
}

const [, , out] = process.argv;
if (out === undefined) throw new Error("node addin/build/samples.mjs OUT, beside which 示例.xlsx has been made");
const folder = resolve(out, "samples");
await mkdir(folder, { recursive: true });
const samples = {
  month: await month(resolve(out, "示例.xlsx")),
  template: await template(),
  bad: together(await filesIn("seeds/bad")),
};
for (const [name, book] of Object.entries(samples)) await writeFile(`${folder}/${name}.json`, JSON.stringify(book));
