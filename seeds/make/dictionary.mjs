/** 指标与地区.xlsx: everything that a bureau configures. */
import { INDICATORS } from "./indicators.mjs";
import { Grid } from "./sheet.mjs";

/** Name, aliases, code, and whether it is ranked. 岳阳 alone is 岳阳县; the city is never meant by it, and the city's district is a third place. */
const REGIONS = [
  ["岳阳县", "岳阳、岳陽縣", "430621", true],
  ["华容县", "华容、華容縣、華容、全县、本县、我县", "430623", true],
  ["湘阴县", "湘阴、湘陰縣、湘陰", "430624", true],
  ["平江县", "平江、平江縣", "430626", true],
  ["汨罗市", "汨罗、汨羅市、汨羅", "430681", true],
  ["临湘市", "临湘、臨湘市、臨湘", "430682", true],
  ["岳阳市", "全市、岳陽市", "430600", false],
  ["岳阳楼区", "岳陽樓區、楼区", "430602", false],
  ["云溪区", "云溪", "430603", false],
  ["君山区", "君山", "430611", false],
];

const DEPARTMENTS = [
  ["财政局", "李某", "内线8021"],
  ["统计局", "张某", "内线8032"],
  ["人民银行", "陈某", "内线8043"],
  ["国土资源局", "刘某", "内线8054"],
  ["征地拆迁指挥部", "周某", "内线8065"],
  ["城建投", "吴某", "内线8076"],
  ["商务粮食局", "郑某", "内线8087"],
  ["项目办", "孙某", "内线8098"],
  ["环保局", "何某", "内线8109"],
  ["住建局", "罗某", "内线8110"],
  ["扶贫办", "彭某", "内线8121"],
  ["问责办", "蒋某", "内线8132"],
  ["政府办", "谢某", "内线8143"],
];

const TARGETS = [
  ["税收占财政总收入比重", "华容县", "小康考核", 0.75, "%"],
  ["财政总收入", "华容县", "市考核", 98600, "万元"],
  ["融资到位额", "华容县", "县定", 20, "亿元"],
  ["标准化厂房面积", "华容县", "县定", 8.8, "万平方米"],
  ["公租房", "华容县", "县定", 1000, "套"],
  ["脱贫村", "华容县", "县定", 28, "个"],
];

/**
 * Sentences 1 to 7 are the bulletin's: what is done, what moves ahead, and with the yardstick sentence what worries. The
 * others are the analyst's. The last column is the chapters.
 */
const CLAUSES = [
  [1, "地区生产总值", "全县{指标}{增长}", "", "稳中有进"],
  [1, "固定资产投资", "{指标}{增长}", "", "稳中有进"],
  [1, "社会消费品零售总额", "{指标}{增长}", "", "稳中有进"],
  [2, "财政总收入", "全县实现公共财政预算收入{数值}", "", "稳中有进"],
  [3, "各项存款余额", "全县{指标}{数值}，比年初{比年初}", "", "稳中有进"],
  [3, "各项贷款余额", "{指标}{数值}，比年初{比年初}", "", "稳中有进"],
  [4, "融资额", "共融资{数值}", "", "稳中有为"],
  [4, "融资到位额", "实际到位{数值}，完成年度任务的{完成率}", "县定", "稳中有为"],
  [5, "开工项目", "重点项目共开工{数值}", "", "稳中有为"],
  [5, "竣工项目", "已竣工{数值}", "", "稳中有为"],
  [6, "征地面积", "共完成征地{数值}", "", "稳中有为"],
  [6, "拆除房屋", "拆除房屋{数值}", "", "稳中有为"],
  [7, "财政总收入", "全县{指标}{增长}，在全市{组}中排名{倒数位次}", "", "稳中有忧、与六县比"],
  [7, "税收占财政总收入比重", "{指标}为{比重}，在全市{组}中{高于}，与{目标类别}年度目标值{目标差距}", "小康考核", "稳中有忧、与六县比"],
  [8, "财政总收入", "全县{指标}完成{数值}，{增减}，{增长:简}", "", "总体情况"],
  [8, "财政总收入", "完成{目标类别}年度目标的{完成率}，{序时进度}", "市考核", "总体情况"],
  [9, "地方收入", "地方收入{数值}，{增长}", "", "分级次"],
  [9, "上划中央收入", "{指标}{数值}，{增长}", "", "分级次"],
  [9, "上划省级收入", "{指标}{数值}，{增长}", "", "分级次"],
  [10, "税收收入", "{指标}{数值}，{增长}", "", "分结构"],
  [10, "非税收入", "{指标}{数值}，{增长}", "", "分结构"],
  [10, "税收占财政总收入比重", "{指标}为{比重}，{比重变化}", "", "分结构"],
  [11, "财政总收入", "全县{指标}{增减}，其中{动因:税收收入、非税收入}", "", "分结构"],
  [12, "国税部门收入", "{指标}{数值}，{增长}", "", "分部门"],
  [12, "地税部门收入", "{指标}{数值}，{增长}", "", "分部门"],
  [12, "财政部门收入", "{指标}{数值}，{增长}", "", "分部门"],
  [13, "财政总收入", "{指标}完成{目标类别}年度目标的{完成率}，{序时进度}", "市考核", "存在的问题"],
  [13, "财政总收入", "主要原因是{原因}", "", "存在的问题"],
  [14, "税收占财政总收入比重", "{指标}为{比重}，与{目标类别}年度目标值{目标差距}", "小康考核", "存在的问题"],
  [14, "税收占财政总收入比重", "主要原因是{原因}", "小康考核", "存在的问题"],
  [15, "财政总收入", "{期间:不写}要完成{目标类别}年度目标，{指标}{月均需完成}", "市考核", "下步建议"],
  [15, "财政总收入", "{措施}", "市考核", "下步建议"],
  [16, "税收占财政总收入比重", "{期间:不写}{措施}", "小康考核", "下步建议"],
];

const EXPLANATIONS = [
  [
    "gdp-monthly",
    "",
    "地区生产总值",
    "2017-08",
    "GDP按季核算，1—8月增速为统计局按月监测的推算数，仅供调度使用，以季度核算数为准。",
  ],
  [
    "basis-unclear",
    "华容县",
    "指标交易新增财力",
    "2017-08",
    "18亿元为“旱改水”耕地指标交易形成的财力，属政府性基金及其他财力，不计入财政总收入，故大于同期财政总收入。",
  ],
  ["原因", "华容县", "财政总收入", "2017-08", "税收收入增速低于年初预期，后期可用财源不足。"],
  ["原因", "华容县", "税收占财政总收入比重", "2017-08", "非税收入增速高于税收收入，拉低了税收占比。"],
  ["措施", "华容县", "财政总收入", "2017-08", "按月分解收入任务，逐户跟踪重点税源。"],
  ["措施", "华容县", "税收占财政总收入比重", "2017-08", "加强税收征管，合理控制非税收入规模。"],
];

/** @type {import("../../addin/analysis/model/indicator.js").Dictionary} */
const DICTIONARY = {
  indicators: INDICATORS,
  regions: REGIONS.map(([name, aliases, code]) => ({ name, aliases: aliases.split("、"), code })),
  peers: {
    name: "六县（市）",
    members: REGIONS.filter(([, , , isPeer]) => isPeer).map(([name]) => name),
    whole: "岳阳市",
    home: "华容县",
  },
  departments: DEPARTMENTS.map(([name, contact, phone]) => ({ name, contact, phone })),
  targets: TARGETS.map(([indicator, region, family, value, unit]) => ({ ...{ indicator, year: 2017 }, ...{ region, family, value, unit } })),
  clauses: CLAUSES.map(([sentence, indicator, template, family, chapters]) => ({ ...{ sentence, indicator, template, family }, chapters: chapters.split("、") })),
  explanations: EXPLANATIONS.map(([rule, region, indicator, period, text]) => ({ rule, region, indicator, period, text })),
  words: [],
};

/** Widths of the columns of each sheet. */
const WIDTHS = {
  指标: [28, 60, 10, 26, 8, 16, 8, 8, 12, 8, 16, 18],
  地区: [12, 40, 10, 12],
  分组: [14, 14, 14],
  部门: [20, 10, 14],
  目标: [28, 8, 12, 12, 10, 12],
  文字: [6, 28, 80, 12, 24],
  说明: [18, 12, 24, 10, 100],
  词汇: [20, 16],
};

/** A sheet under bold headers. @param {Pick<import("../../addin/node.js").Sheet, "name" | "rows">} sheet @param {readonly number[]} widths */
export function table({ name, rows: [header = [], ...rows] }, widths) {
  return new Grid(name)
    .wide(...widths)
    .put("A1", ...header.map((value) => ({ value, bold: true })))
    .block("A2", rows);
}

/** @param {import("./ledger.mjs").Package} host */
export const dictionary = (host) =>
  Object.values(host.dictionarySheets(DICTIONARY)).map((sheet) => table(sheet, WIDTHS[sheet.name]));
