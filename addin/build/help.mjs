import { load } from "./typescript.mjs";

/** The help pages: plain HTML, Chinese first, made of the doc comments and of addin/help. */

const escaped = (text) =>
  String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

const page = ({ title, body, className = "" }) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="../assets/icon-32.png">
<link rel="stylesheet" href="help.css">
</head>
<body class="${className}">
${body}
</body>
</html>
`;

const line = (tag, cells) => `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>\n`;
const lines = (rows) => rows.map((row) => line("td", row)).join("");

const table = (head, rows) => `<table>\n${line("th", head)}${lines(rows)}</table>`;
const grid = (rows) => `<table class="cells">\n${lines(rows)}</table>`;

/** `GROWTHRATE(current, base, [decimals])`, as Excel shows it. */
const signature = ({ name, parameters }) =>
  `=COUNTY.${name}(${parameters.map((one) => (one.optional ? `[${one.name}]` : one.name)).join(", ")})`;

const WORDS = {
  zh: {
    formula: "公式",
    parameters: "参数",
    head: ["参数", "填什么"],
    optional: "可不填。",
    answer: "得到",
    example: "例",
    reasons: "什么时候不是数",
    reasonHead: ["单元格显示", "含义"],
    common:
      "没有数的原因（如“未报”、“未设目标”）照原样传下去，不会当作零。调用本身有错时为#VALUE!或#N/A，并写明原因。界面是英文的Excel，这些词也是英文。",
    units: "单位和百分数",
    blank: "空单元格与零",
    source: "依据",
  },
  en: {
    formula: "Formula",
    parameters: "Arguments",
    head: ["Argument", "What it takes"],
    optional: "Optional. ",
    answer: "Gives",
    example: "Example",
    reasons: "When it is no number",
    reasonHead: ["The cell says", "Meaning"],
    common:
      "The reason why a figure is missing is passed on as it is; nothing missing is counted as zero. A call that is wrong in itself is #VALUE! or #N/A with words. In an English Excel the words are English.",
    units: "Units and percentages",
    blank: "Blank cells and zero",
    source: "Source",
  },
};

function section(language, one, entry, { MEANINGS, BLANKS, UNITS, USUAL }, reasonWords) {
  const words = WORDS[language];
  const of = ([zh, en]) => (language === "zh" ? zh : en);
  const { example } = entry;
  const parameters = one.parameters.map(({ name, optional, description }) => [
    name,
    (optional ? words.optional : "") + description[language],
  ]);
  const reasons = ["not reported", "not a number", ...(entry.reasons ?? [])].map((reason) => [
    reasonWords(reason, language),
    of(MEANINGS[reason]),
  ]);
  return `<section lang="${language === "zh" ? "zh-CN" : "en"}">
<p>${escaped(one.description[language])}</p>
<h2>${words.formula}</h2>
<p>${escaped(of(entry.formula))}</p>
<h2>${words.parameters}</h2>
${table(words.head, parameters)}
<p>${words.answer}${language === "zh" ? "：" : ": "}${escaped(one.answer[language])}</p>
<h2>${words.example}</h2>
<p>${escaped(of(example.about))}</p>
<pre>${escaped(example.call)}</pre>
${grid(example.answer)}
<h2>${words.reasons}</h2>
${table(words.reasonHead, reasons)}
<p>${escaped(words.common)}</p>
<h2>${words.units}</h2>
<p>${escaped(of(UNITS))}</p>
${entry.blankIsZero ? "" : `<h2>${words.blank}</h2>\n<p>${escaped(of(BLANKS))}</p>\n`}<h2>${words.source}</h2>
<p>${escaped(of(entry.source ?? USUAL))}</p>
</section>`;
}

const BACK = '<p class="back"><a href="index.html">全部函数 All functions</a></p>';

function index(groups, byId, version) {
  const lists = groups.map(
    ({ title, functions }) => `<h2>${escaped(title.join(" "))}</h2>
<dl>
${Object.keys(functions)
  .map((id) => {
    const { zh, en } = byId.get(id).description;
    return `<dt><a href="${id}.html">COUNTY.${id}</a></dt><dd>${escaped(zh)}<br><span lang="en">${escaped(en)}</span></dd>`;
  })
  .join("\n")}
</dl>`,
  );
  return page({
    title: "县域月报：帮助",
    body: `<h1>县域月报：帮助</h1>
<p><a href="month.html">一个月的工作 The work of a month</a></p>
<p>版本${version}。比率照比率给出：0.032即3.2%，请把单元格格式设为百分比。一次可算一整个区域，结果自动铺开。<a href="cheat-sheet.html">一页速查表（可打印）</a> <a href="../${encodeURIComponent("示例.xlsx")}">示例工作簿</a></p>
${TROUBLES}
${lists.join("\n")}`,
  });
}

/** 一个月的工作, in both languages. */
function monthPage({ MONTH, MONTH_TITLE }) {
  const steps = (of) =>
    MONTH.map(
      ({ title, lines: said }) =>
        `<li><h2>${escaped(of(title))}</h2>\n${said.map((line) => `<p>${escaped(of(line))}</p>`).join("\n")}</li>`,
    ).join("\n");
  const inLanguage = (lang, of) =>
    `<section lang="${lang}">\n<h1>${escaped(of(MONTH_TITLE))}</h1>\n<ol>\n${steps(of)}\n</ol>\n</section>`;
  return page({
    title: `县域月报：${MONTH_TITLE[0]}`,
    body: `${BACK}\n${inLanguage("zh-CN", ([zh]) => zh)}\n<hr>\n${inLanguage("en", ([, en]) => en)}`,
  });
}

const TROUBLES = `<details>
<summary>看到#NAME?、#BUSY!、#SPILL!或_xldudf怎么办 When a cell shows an error</summary>
<dl>
<dt>#NAME?</dt><dd>加载项没有装上，或这个文件打开时还没有加载：点“开始”选项卡里的“月度检查”，等窗格打开后重新计算（Ctrl+Alt+F9）。</dd>
<dt>#BUSY!</dt><dd>正在计算；久不消失时，关闭窗格再打开。</dd>
<dt>#SPILL!</dt><dd>结果要占的单元格里有内容：清空后即恢复。</dd>
<dt>#VALUE!、#N/A</dt><dd>调用本身有错：把鼠标停在单元格左上角的标记上，看原因。</dd>
<dt>_xldudf_COUNTY_…</dt><dd>文件在没有装加载项的电脑上打开：显示最后一次的结果，不能重算。发出文件前，请把公式粘贴为数值。</dd>
</dl>
</details>`;

function cheatSheet(groups, byId, version) {
  const rows = ({ title, functions }) => `<tr><th colspan="3">${escaped(title[0])}</th></tr>
${Object.entries(functions)
  .map(
    ([id, { formula, example }]) =>
      `<tr><td><code>${escaped(signature(byId.get(id)).slice(1))}</code></td><td>${escaped(formula[0])}</td><td><code>${escaped(shortest(example))}</code></td></tr>`,
  )
  .join("\n")}`;
  return page({
    title: "县域月报：函数速查表",
    className: "sheet",
    body: `<h1>县域月报：函数速查表</h1>
<table>
<tr><th>函数</th><th>公式</th><th>例</th></tr>
${groups.map(rows).join("\n")}
</table>
<p>方括号内的参数可不填。比率照比率给出：0.032即3.2%。小数位按百分数计。版本${version}。</p>`,
  });
}

/** The example on one line, where it has room for it. */
const shortest = ({ call, answer }) => {
  const line = `${call.replace("=COUNTY.", "")} → ${answer.map((row) => row.join("，")).join("；")}`;
  return line.length <= 64 ? line : "";
};

/** Every page by its name; throws where the table of addin/help and the functions are not the same ones. */
export function helpPages(root, functions, version) {
  const help = load(`${root}/addin/help/functions.ts`);
  const { reasonWords } = load(`${root}/addin/analysis/model/words.ts`);
  const byId = new Map(functions.map((one) => [one.id, one]));
  const entries = new Map(help.GROUPS.flatMap(({ functions: of }) => Object.entries(of)));
  const odd = [...byId.keys(), ...entries.keys()].filter((id) => !byId.has(id) || !entries.has(id));
  if (odd.length > 0) throw new Error(`addin/help and functions.ts differ in ${odd.join(", ")}`);

  const pages = functions.map((one) => {
    const entry = entries.get(one.id);
    const sections = ["zh", "en"].map((language) => section(language, one, entry, help, reasonWords));
    const body = `${BACK}\n<h1>COUNTY.${one.name}</h1>\n<pre>${escaped(signature(one))}</pre>\n${sections.join("\n<hr>\n")}`;
    return [`${one.id}.html`, page({ title: `COUNTY.${one.name}：县域月报`, body })];
  });
  return new Map([
    ["index.html", index(help.GROUPS, byId, version)],
    ["month.html", monthPage(load(`${root}/addin/help/month.ts`))],
    ["cheat-sheet.html", cheatSheet(help.GROUPS, byId, version)],
    ...pages,
  ]);
}
