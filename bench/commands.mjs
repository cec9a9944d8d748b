/**
 * `node bench/run.mjs commands`, or of one workload `node bench/commands.mjs "lines of registers"`: what commands cost where a
 * file is large in one way, at three sizes each. Of each the exponent of its cost over the size is judged, against the one of
 * a plain reading of the same file in the same run. A cost is the processor's time of the whole process, of all its threads,
 * without that of a file of one row.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import xlsx from "@e965/xlsx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeWorkbook } from "../dist/node/workbook/book/write.js";
import { exponent, mostExponent } from "./measure.mjs";
import { machineLine } from "./report.mjs";

const MOST = 1.1;
/** A command that takes longer is ended. */
const PATIENCE = 300_000;
const main = fileURLToPath(new URL("../dist/node/cli/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "commands-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

const TITLE = [["2017年1—8月财政收入情况"], ["单位：万元"]];
const COUNTIES = ["华容县", "岳阳县", "湘阴县", "平江县", "汨罗市", "临湘市"];
const amount = (i) => 1000 + ((i * 7) % 977);
const growth = (now, before) => Math.round((now / before - 1) * 1000) / 10;
const counted = (length, one) => Array.from({ length }, (_, index) => one(index));

/** Rows of a place with its revenue, last year's, and the growth, which may be wrong. */
const places = (length, error = 0) =>
  counted(length, (i) => [`第${i + 1}镇`, amount(i), amount(i + 5), growth(amount(i), amount(i + 5)) + error]);
const sheetOf = (header, rows) => writeWorkbook([{ name: "表", rows: [...TITLE, header, ...rows] }]);
const OF_PLACES = ["单位", "财政总收入", "上年同期", "增幅%"];
const OF_ITEMS = ["项目", "本年累计", "上年同期", "增幅%"];

/** Rows of a place with its revenue and the two parts of it, of this year and the last. */
const ofParts = (size) => {
  const header = [
    ["单位", ...["财政总收入", "税收收入", "非税收入"].flatMap((name) => [name, null])],
    [null, ...counted(6, (i) => (i % 2 === 0 ? "本年累计" : "上年同期"))],
  ];
  const rows = counted(size / 6, (i) => {
    const [taxes, fees] = [i, i + 3].map((from) => [amount(from), amount(from + 5)]);
    return [`第${i + 1}镇`, taxes[0] + fees[0], taxes[1] + fees[1], ...taxes, ...fees];
  });
  return writeWorkbook([{ name: "表", rows: [...TITLE, ...header, ...rows] }]);
};

/** The report on rows that each have a fault, with an explanation of every finding. */
const explained = async (size) => {
  const [file, report] = [join(folder, "被查.xlsx"), fresh(".xlsx")];
  writeFileSync(file, await sheetOf(OF_PLACES, places(size, 5)));
  spawnSync(process.execPath, [main, "check", file, "--report", report], { stdio: "ignore" });
  const book = xlsx.read(readFileSync(report));
  for (const sheet of Object.values(book.Sheets)) {
    const rows = xlsx.utils.sheet_to_json(sheet, { header: 1 });
    const column = (rows[1] ?? []).indexOf("说明");
    if (column < 0) continue;
    const answers = rows.slice(2).map(() => ["口径有调整，已核实。"]);
    xlsx.utils.sheet_add_aoa(sheet, answers, { origin: { r: 2, c: column } });
  }
  return xlsx.write(book, { bookType: "xlsx", type: "buffer" });
};

const texts = (size) =>
  xlsx.write(
    { SheetNames: ["表"], Sheets: { 表: xlsx.utils.aoa_to_sheet(counted(size, (i) => [`第${i}条说明`, i])) } },
    { bookType: "xlsb", type: "buffer" },
  );
const published = (size) =>
  JSON.stringify(
    counted(size, (i) => ({
      ...{ name: `第${i}项`, kind: "share", inputs: { part: String(40_000 + (i % 977)), whole: "65300" } },
      ...{ published: "61.33", digits: 2 },
    })),
  );

/** A text of sentences, each with a growth that may be recomputed. */
const sentences = (size, error = 0) =>
  places(size, error)
    .map(([name, now, before, rate]) => `1—8月，${name}完成${now}万元，上年同期${before}万元，增长${rate}%。`)
    .join("\n");

/** The same, each with a growth that is wrong, as paragraphs of a Word file. */
function wordFile(size) {
  const parts = unzipSync(readFileSync(new URL("../seeds/通报模板.docx", import.meta.url)));
  const paragraphs = sentences(size, 5).replace(/.+/g, "<w:p><w:r><w:t>$&</w:t></w:r></w:p>");
  const document = strFromU8(parts["word/document.xml"]);
  const body = document.replace(/(?<=<w:body>).*(?=<\/w:body>)/s, () => paragraphs);
  return zipSync({ ...parts, "word/document.xml": strToU8(body) });
}

const tasks = (size) =>
  writeWorkbook([
    {
      name: "任务",
      rows: [
        ["项目", "事项", "完成", "任务量", "单位", "责任单位", "开始日期", "完成期限", "更新日期"],
        ...counted(size, (i) => {
          const days = ["2017-08-01", "2017-12-31", "2017-09-28"];
          return [`项目${i + 1}`, "征地", i % 60, 60, "亩", `单位${i % 40}`, ...days];
        }),
      ],
    },
  ]);

const AS_OF = ["--operator", "甲", "--as-of", "2017-09-28"];
let made = 0;
/** A file or a folder that is not there yet. */
const fresh = (kind) => join(folder, `new-${(made += 1)}${kind}`);

const FORM = ["事项=修路", "牵头领导=张三", "工作措施=核对", "完成期限=2017-10-31", "责任单位=财政局"];
/** The words that give an assignment its fields. */
const ASSIGNED = FORM.flatMap((field) => ["--set", field]);

/** Runs a call whose cost is not measured. */
function prepared(...words) {
  const { status, stderr } = spawnSync(process.execPath, [main, ...words, ...AS_OF], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** The ledger that a command makes of a file. */
const ledgerBy = (command, make) => async (size) => {
  const [file, ledger] = [join(folder, `of-${size}.xlsx`), fresh(".xlsx")];
  writeFileSync(file, await make(size));
  prepared(command, file, "--ledger", ledger);
  return readFileSync(ledger);
};

/** A ledger of many figures, of which a hand has changed one. */
async function editedLedger(size) {
  const book = xlsx.read(await ledgerBy("accept", ofPlaces)(size));
  const sheet = book.Sheets["台账"];
  const [, header] = xlsx.utils.sheet_to_json(sheet, { header: 1 });
  xlsx.utils.sheet_add_aoa(sheet, [[12_345]], { origin: { r: 2, c: header.indexOf("数值") } });
  return xlsx.write(book, { bookType: "xlsx", type: "buffer" });
}

/** The registers of many lines, with an assignment that may be closed. */
async function closable(size) {
  const ledger = fresh(".xlsx");
  writeFileSync(ledger, await ledgerBy("progress", tasks)(size));
  prepared("assign", "--ledger", ledger, ...ASSIGNED);
  for (const stage of ["研判部署", "协调调度", "进度控制"])
    prepared("progress", "2017-001", "--ledger", ledger, "--set", `环节=${stage}`, "--set", "情况=已办");
  return readFileSync(ledger);
}
const ofPlaces = (size) => sheetOf(OF_PLACES, places(size / 3));

/** The words of a call: the command, the file, and what stands behind it. */
const on =
  (command, ...options) =>
  (file) => [command, file, ...options];
const intoLedger = (command) => (file) => [command, file, "--ledger", fresh(".xlsx"), ...AS_OF];
const ofLedger =
  (...words) =>
  (file) => [...words, "--ledger", file, ...AS_OF];

/** By what is large: how a file of a size is made, its sizes, and the calls. */
const WORKLOADS = [
  [
    "figures",
    [8000, 16_000, 32_000],
    ofPlaces,
    [
      on("figures"),
      on("figures", "--json"),
      on("reading"),
      on("month"),
      on("rank", "--indicator", "财政总收入"),
      on("bulletin", "--region", "第1镇"),
      on("outlook", "--indicator", "财政总收入", "--region", "第1镇"),
      on("bulletin", "--region", "第1镇", "--out", fresh(".docx"), "--overwrite"),
      intoLedger("accept"),
    ],
  ],
  [
    "figures of a ledger",
    [3000, 6000, 12_000],
    ledgerBy("accept", ofPlaces),
    [
      ofLedger("ledger", "verify"),
      (file) => ["ledger", "export", fresh(".xlsx"), "--ledger", file, ...AS_OF],
      (file) => ["warehouse", fresh(".duckdb"), "--ledger", file],
      ofLedger("ledger", "close", "2017-08"),
      ofLedger("ledger", "reopen", "2017-08", "--reason", "补录"),
    ],
  ],
  [
    "figures of an edited ledger",
    [3000, 6000, 12_000],
    editedLedger,
    [ofLedger("ledger", "correct", "--reason", "更正")],
  ],
  [
    "figures with their parts",
    [6000, 12_000, 24_000],
    ofParts,
    [
      on("drivers", "--indicator", "财政总收入", "--parts", "税收收入,非税收入", "--region", "第1镇"),
      on("share", "--indicator", "税收占财政总收入比重", "--region", "第1镇"),
    ],
  ],
  ["findings of a report", [1000, 2000, 4000], explained, [(file) => ["diff", file, file], intoLedger("explain")]],
  ["sentences", [1000, 2000, 4000], (size) => sentences(size), [on("proof")], ".txt"],
  [
    "sentences of a Word file",
    [1000, 2000, 4000],
    wordFile,
    [on("proof"), (file) => ["proof", file, "--annotate", fresh("")]],
    ".docx",
  ],
  ["lines", [2000, 4000, 8000], tasks, [intoLedger("progress")]],
  [
    "lines of registers",
    [2000, 4000, 8000],
    closable,
    [
      ofLedger("board"),
      ofLedger("board", "--out", fresh(".docx"), "--overwrite"),
      ofLedger("overdue"),
      ofLedger("assign", ...ASSIGNED),
      ofLedger("close", "2017-001", "--set", "情况=已办", "--set", "销号依据=文"),
    ],
  ],
  [
    "rows with a fault",
    [2500, 5000, 10_000],
    (size) => sheetOf(OF_PLACES, places(size, 5)),
    [
      on("check"),
      (file) => ["check", file, "--report", fresh(".xlsx")],
      (file) => ["check", file, "--annotate", fresh("")],
    ],
  ],
  [
    "rows of one region",
    [20_000, 40_000, 80_000],
    (size) => sheetOf(OF_ITEMS, [["华容县"], ...places(size).map(([name, ...rest]) => [`${name}项目`, ...rest])]),
    [on("check")],
  ],
  [
    "columns",
    [2000, 4000, 8000],
    (size) =>
      sheetOf(
        ["单位", ...counted(size - 1, (c) => `项目${c + 1}`)],
        COUNTIES.map((county, r) => [county, ...counted(size - 1, (c) => amount(c + r))]),
      ),
    [on("check")],
  ],
  [
    "characters of a label",
    [8000, 16_000, 32_000],
    (size) => sheetOf(OF_PLACES, [[`华容县${"增长%".repeat(size / 3)}`, 2, 1, 100], ...places(6)]),
    [on("check"), on("figures")],
  ],
  ["texts of an .xlsb", [50_000, 100_000, 200_000], texts, [on("check")], ".xlsb"],
  ["items", [25_000, 50_000, 100_000], published, [on("verify"), on("verify", "--json")], ".json"],
];

// The child tells its processor's time when it ends.
const hook = join(folder, "told.cjs");
writeFileSync(
  hook,
  `process.on("exit", () => { const { user, system } = process.cpuUsage(); require("node:fs").writeSync(3, String(user + system)); });`,
);

/** Seconds of the processor that a script took; undefined where it failed or took too long. */
function secondsOf(words) {
  const { stdout, output, status } = spawnSync(process.execPath, ["--require", hook, ...words], {
    stdio: ["ignore", "pipe", "inherit", "pipe"],
    maxBuffer: 1 << 30,
    timeout: PATIENCE,
  });
  const isDone = stdout.length > 0 && (status === 0 || status === 1);
  return isDone ? Number(output[3]) / 1e6 : undefined;
}

/** A call without its files: ledger verify, rank --indicator 财政总收入. */
const wordsOf = (command) =>
  command("")
    .filter((word) => word !== "" && !word.startsWith(folder) && !AS_OF.includes(word))
    .join(" ");

const plain = fileURLToPath(new URL("plain.mjs", import.meta.url));

/** The exponent of a script's costs over the sizes, beside what it takes for a file of one row; NaN where it failed. */
function slopeOf(call, sizes, files, least) {
  const start = secondsOf(call(least)) ?? NaN;
  const costs = files.map((file) => (secondsOf(call(file)) ?? NaN) - start);
  // What is lost in the time that a process takes to start has no slope.
  const isTiny = costs.at(-1) < start / 2;
  return {
    costs,
    slope: isTiny
      ? 0
      : exponent(
          sizes,
          costs.map((cost) => Math.max(cost, start / 20)),
        ),
  };
}

const only = process.argv.slice(2).find((word) => WORKLOADS.some(([name]) => name === word));
console.log(machineLine());
for (const [name, sizes, make, commands, kind = ".xlsx"] of WORKLOADS) {
  if (only !== undefined && only !== name) continue;
  const save = async (size) => {
    const file = join(folder, `${size}${kind}`);
    writeFileSync(file, await make(size));
    return file;
  };
  const [least, ...files] = [await save(6), ...(await Promise.all(sizes.map(save)))];
  const by = slopeOf((file) => [plain, file], sizes, files, least);
  for (const command of commands) {
    const ours = slopeOf((file) => [main, ...command(file)], sizes, files, least);
    const most = mostExponent(MOST, by.slope);
    const isKept = ours.slope <= most;
    if (!isKept) process.exitCode = 1;
    const seconds = ours.costs.map((cost) => (Number.isFinite(cost) ? cost.toFixed(2) : "not done")).join(", ");
    console.log(
      `${wordsOf(command)}, ${sizes.join(", ")} ${name}: ${seconds} s; exponent ${ours.slope.toFixed(2)}, plain ${by.slope.toFixed(2)}, bound ${most.toFixed(2)}: ${isKept ? "kept" : "NOT KEPT"}`,
    );
  }
}
