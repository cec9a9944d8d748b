/**
 * 通报模板.docx and 分析模板.docx, the outlines of a bulletin, and the letters of supervision, in the manner of GB/T 9704 (A4, 版心 156 × 225 mm, 仿宋 三号 on
 * fixed lines, 黑体 headings, page numbers outside), with placeholders that a person may move and edit in Word.
 */
import { zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** 1 January 1980, the first day a zip can name. */
const FIRST_DAY = new Date(1980, 0, 1);

/** Fonts of official documents, and those that stand in where they are not installed. */
const FONTS = /** @type {const} */ ([
  ["方正小标宋简体", "华文中宋", "roman"],
  ["仿宋_GB2312", "仿宋", "modern"],
  ["楷体_GB2312", "楷体", "modern"],
  ["黑体", "微软雅黑", "modern"],
  ["宋体", "SimSun", "auto"],
]);

const fonts = (/** @type {string} */ font) =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}" w:cs="Times New Roman"/>`;

/** Half-points of 二号, 三号, 四号 and 小五. */
const SIZES = { second: 44, third: 32, fourth: 28, smallFifth: 18 };
/** A fixed line of 28 points, in twentieths. */
const LINES = '<w:spacing w:line="560" w:lineRule="exact"/>';

/** @param {string} id @param {string} name @param {string} paragraph @param {string} run @param {{usual?: boolean, base?: string, next?: string}} [more] */
const style = (id, name, paragraph, run, { usual = false, base = "a", next = "a" } = {}) =>
  `<w:style w:type="paragraph"${usual ? ' w:default="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/>` +
  (usual ? "" : `<w:basedOn w:val="${base}"/><w:next w:val="${next}"/>`) +
  `<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

const sized = (/** @type {string} */ font, /** @type {number} */ size) =>
  `${fonts(font)}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;

const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>';

const STYLES =
  `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts("仿宋_GB2312")}<w:kern w:val="2"/>` +
  `<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
  style("a", "Normal", `${LINES}${INDENT}<w:jc w:val="both"/>`, sized("仿宋_GB2312", SIZES.third), { usual: true }) +
  style("Title", "Title", `${NO_INDENT}<w:jc w:val="center"/>`, sized("方正小标宋简体", SIZES.second)) +
  style("1", "heading 1", '<w:keepNext/><w:outlineLvl w:val="0"/>', sized("黑体", SIZES.third)) +
  style("2", "heading 2", '<w:keepNext/><w:outlineLvl w:val="1"/>', sized("楷体_GB2312", SIZES.third)) +
  style(
    "Caption",
    "caption",
    `<w:keepNext/><w:spacing w:before="120" w:after="60" w:line="400" w:lineRule="exact"/>${NO_INDENT}<w:jc w:val="center"/>`,
    sized("黑体", SIZES.fourth),
  ) +
  style("Sign", "落款", `${NO_INDENT}<w:jc w:val="right"/>`, sized("仿宋_GB2312", SIZES.third)) +
  style("Footer", "footer", '<w:spacing w:line="240" w:lineRule="auto"/>', sized("宋体", SIZES.fourth)) +
  "</w:styles>";

const FONT_TABLE =
  `${HEAD}<w:fonts xmlns:w="${W}">` +
  FONTS.map(
    ([name, other, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  ).join("") +
  "</w:fonts>";

const SETTINGS = `${HEAD}<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

const text = (/** @type {string} */ words, look = "") =>
  `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;

/** @param {string} words @param {string} [named] the style @param {string} [look] of its text */
const paragraph = (words, named, look) =>
  `<w:p>${named === undefined ? "" : `<w:pPr><w:pStyle w:val="${named}"/></w:pPr>`}${words === "" ? "" : text(words, look)}</w:p>`;

/** — 1 —, on the outer side. @param {"right" | "left"} side */
const footer = (side) =>
  `${HEAD}<w:ftr xmlns:w="${W}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:${side}Chars="100" w:${side}="280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="${side}"/></w:pPr>` +
  `${text("— ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${text("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>${text(" —")}</w:p></w:ftr>`;

/** 上 37 mm, 下 35 mm, 左 28 mm, 右 26 mm, in twentieths of a point. */
const SECTION = `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1588" w:gutter="0"/><w:cols w:space="425"/><w:docGrid w:linePitch="560"/></w:sectPr>`;

const part = (/** @type {string} */ xml) => new TextEncoder().encode(xml);
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** @param {readonly string[]} paragraphs */
function template(paragraphs) {
  const overrides = /** @type {const} */ ([
    ["document", "document.main"],
    ["styles", "styles"],
    ["settings", "settings"],
    ["fontTable", "fontTable"],
    ["footer1", "footer"],
    ["footer2", "footer"],
  ]);
  const types =
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
    overrides.map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${type}+xml"/>`).join("") +
    "</Types>";
  const relations = (/** @type {readonly (readonly [string, string])[]} */ targets) =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
    targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${R}/${type}" Target="${target}"/>`).join("") +
    "</Relationships>";
  const document = `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${paragraphs.join("")}${SECTION}</w:body></w:document>`;
  const own = /** @type {const} */ ([
    ["styles", "styles.xml"],
    ["settings", "settings.xml"],
    ["fontTable", "fontTable.xml"],
    ["footer", "footer1.xml"],
    ["footer", "footer2.xml"],
  ]);
  return zipSync(
    {
      "[Content_Types].xml": part(types),
      "_rels/.rels": part(relations([["officeDocument", "word/document.xml"]])),
      "word/document.xml": part(document),
      "word/_rels/document.xml.rels": part(relations(own)),
      "word/styles.xml": part(STYLES),
      "word/settings.xml": part(SETTINGS),
      "word/fontTable.xml": part(FONT_TABLE),
      "word/footer1.xml": part(footer("right")),
      "word/footer2.xml": part(footer("left")),
    },
    { mtime: FIRST_DAY, level: 9 },
  );
}

const title = (/** @type {string} */ words) => [paragraph(words, "Title"), paragraph("")];
const heading = (/** @type {string} */ words) => paragraph(words, "1");
const caption = (/** @type {string} */ words) => paragraph(words, "Caption");
const SMALL = `<w:sz w:val="${SIZES.smallFifth}"/><w:szCs w:val="${SIZES.smallFifth}"/>`;
const TABLE = '<w:sz w:val="24"/><w:szCs w:val="24"/>';

const SIGNATURE = [paragraph(""), paragraph("{地区}财政局", "Sign"), paragraph("{年}年{月}月", "Sign")];
const SOURCES = [
  '<w:p><w:pPr><w:pStyle w:val="1"/><w:pageBreakBefore/></w:pPr>' + text("附：数据来源") + "</w:p>",
  paragraph("正文中的每个数字都带编号，点选数字可见；下表列出它取自哪个文件、哪张工作表、哪个单元格，以及怎样计算。"),
  paragraph("{附录:数据来源}", "Caption", SMALL),
];

const BULLETIN = [
  ...title("{地区}{年}年{期间}财政经济运行情况通报"),
  ...["稳中有为", "稳中有进"].flatMap((chapter, i) => [heading(`${"一二"[i]}、${chapter}`), paragraph(`{文字:${chapter}}`)]),
  heading("三、稳中有忧"),
  paragraph("{文字:稳中有忧}"),
  paragraph("{表:排位:财政总收入}", "Caption", TABLE),
  caption("{图:排位:财政总收入}"),
  paragraph("{表:排位:税收占财政总收入比重}", "Caption", TABLE),
  ...SIGNATURE,
  ...SOURCES,
];

const DRIVERS = "动因:财政总收入:税收收入、非税收入";
const ANALYSIS = [
  ...title("{地区}{年}年{期间}财政收入分析"),
  heading("一、总体情况"),
  paragraph("{文字:总体情况}"),
  heading("二、分级次情况"),
  paragraph("{文字:分级次}"),
  heading("三、分结构情况"),
  paragraph("{文字:分结构}"),
  paragraph(`{表:${DRIVERS}}`, "Caption", TABLE),
  caption(`{图:${DRIVERS}}`),
  heading("四、分部门情况"),
  paragraph("{文字:分部门}"),
  heading("五、与六县（市）比"),
  paragraph("{文字:与六县比}"),
  paragraph("{表:排位:财政总收入}", "Caption", TABLE),
  caption("{图:排位:财政总收入}"),
  paragraph("{表:排位:税收占财政总收入比重}", "Caption", TABLE),
  heading("六、存在的问题"),
  paragraph("{文字:存在的问题}"),
  heading("七、下步建议"),
  paragraph("{文字:下步建议}"),
  ...SIGNATURE,
  ...SOURCES,
];

/** What a person puts the name of the office that sends it for. */
const SENDER = [paragraph(""), paragraph("（发文单位）", "Sign"), paragraph("{年}年{月}月{日}日", "Sign")];

const FIELDS = [
  ...["编号", "事项", "牵头领导", "责任单位", "协办单位", "工作措施", "交办日期"].map((name) => `${name}：{${name}}`),
  "完成期限：{完成期限}，原定{原定期限}，{期限情况}",
];

const FORM = [
  ...title("督办事项交办单"),
  ...FIELDS.map((words) => paragraph(words)),
  paragraph("{表:四环节}", "Caption", SMALL),
  paragraph("{文字:延期}"),
  paragraph("{文字:反馈}"),
  paragraph("请按上述要求办理，按期反馈；办结的，附销号依据申请销号。"),
  paragraph("签收人：　　　　　　签收日期：　　　　　　"),
  ...SENDER,
];

const LETTER = [
  ...title("督办函"),
  '<w:p><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>' + text("{单位}：") + "</w:p>",
  paragraph("截至{年}年{月}月{日}日，贵单位未销号的督办事项有{件数}项，其中逾期{逾期件数}项，现予督办。"),
  paragraph("{表:主办}", "Caption", SMALL),
  paragraph("{表:协办}", "Caption", SMALL),
  paragraph("请对照牵头领导、责任单位、工作措施、完成期限抓紧办理，按期反馈；逾期的，请书面说明原因和下一步措施。"),
  ...SENDER,
];

const LIGHTS = ["红", "黄", "蓝", "绿"];
const CIRCULAR = [
  ...title("督办事项进展情况通报"),
  paragraph(
    `截至{年}年{月}月{日}日，列入督办的事项有{件数}项，其中${LIGHTS.map((light) => `${light}灯{${light}灯数}项`).join("、")}。`,
  ),
  ...LIGHTS.map((light) => paragraph(`{表:${light}灯}`, "Caption", SMALL)),
  paragraph("{文字:未亮灯}"),
  paragraph("请各责任单位对照抓紧办理：红灯事项限期销号，黄灯事项赶上进度，蓝灯事项按期办结。"),
  ...SENDER,
];

/** The templates by the name of their files. */
export const templates = () => /** @type {const} */ ([
  ["通报模板.docx", template(BULLETIN)],
  ["分析模板.docx", template(ANALYSIS)],
  ["交办单模板.docx", template(FORM)],
  ["督办函模板.docx", template(LETTER)],
  ["督办通报模板.docx", template(CIRCULAR)],
]);
