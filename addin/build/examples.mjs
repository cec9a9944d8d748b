/**
 * One worked example for every function, by sheet. Cells start at A1 of the example; the references of its call are to
 * them. 华容县's figures are the speech's (2017-09-28) where it states them, and those of seeds/ elsewhere.
 *
 * @typedef {import("../documents/examples").Example} Example
 */
import { COUNTIES, HOME } from "../../seeds/make/counties.mjs";
import { minus, ratio } from "../../seeds/make/exact.mjs";
import { figure } from "../../seeds/make/model.mjs";

const TOTAL = "财政总收入";
const as = (/** @type {string} */ format) => (/** @type {number | string | null} */ value) => ({ value, format });
const amount = as("#,##0");
const fine = as("0.00");
const rate = as("0.0%");
const finer = as("0.00%");
/** A date cell: days since 1899-12-30. @param {string} text */
const day = (text) => as("yyyy-mm-dd")(Date.parse(text) / 86_400_000 + 25_569);

const [now, before] = [figure(HOME, TOTAL, 2017, 8), figure(HOME, TOTAL, 2016, 8)];
const lastYear = figure(HOME, TOTAL, 2016, 12);
const budget = COUNTIES.find(({ name }) => name === HOME)?.budget ?? null;
const tax = COUNTIES.find(({ name }) => name === HOME)?.tax ?? [];

const growths = COUNTIES.map(({ name, total: [current = 0, base = 0] }) => [
  name,
  rate(ratio(minus(current, base), base, 1)),
]);
const shares = COUNTIES.map(({ name, tax: [part = 0], total: [whole = 0] }) => [name, finer(ratio(part, whole, 2))]);
const field = [["县（市）", "同比增速"], ...growths];

/** @type {Readonly<Record<string, readonly Example[]>>} */
export const EXAMPLES = {
  增长: [
    {
      id: "GROWTHRATE",
      story: "1—8月财政总收入6.53亿元，同比增长3.2%；上年没有数的，写明基期为零",
      cells: [
        ["指标（万元）", "今年1—8月", "上年同期"],
        [TOTAL, amount(now), amount(before)],
        ["税收收入", ...tax.map(amount)],
        ["新增项目（举例）", amount(120), amount(0)],
      ],
      call: "B2:B4,C2:C4,1",
      format: "0.0%",
    },
    {
      id: "AVERAGEGROWTH",
      story: "各项存款余额2014年末148.20亿元，2016年末191.90亿元，隔两年",
      cells: [
        ["亿元", "2014年末", "2016年末", "间隔数"],
        ["各项存款余额", fine(148.2), fine(191.9), 2],
      ],
      call: "B2,C2,D2,2",
      format: "0.00%",
    },
    {
      id: "TWOYEARAVERAGE",
      story: "上年基数低，今年增速偏高，看两年平均（举例）",
      cells: [
        ["指标", "今年增速", "上年增速"],
        ["社会消费品零售总额", rate(0.183), rate(-0.021)],
      ],
      call: "B2,C2,1",
      format: "0.0%",
    },
    {
      id: "SINCEYEAREND",
      story: "存款比年初增加38.96亿元、贷款比年初增加9.94亿元：年初各是多少，比年初增长多少",
      cells: [
        ["亿元", "期末余额", "比年初增加"],
        ["各项存款", fine(230.86), fine(38.96)],
        ["各项贷款", fine(98.28), fine(9.94)],
      ],
      call: "B2:B3,C2:C3,2",
      format: ["0.00", "0.00%"],
    },
    {
      id: "COMPARABLEBASE",
      story: "公布收入6.53亿元、增长3.2%：上年同期按可比口径应是多少",
      cells: [
        ["亿元", "本期数", "公布的增速"],
        ["公共财政预算收入", fine(6.53), rate(0.032)],
      ],
      call: "B2,C2",
      format: "0.0000",
    },
  ],
  累计与当月: [
    {
      id: "SINGLEMONTH",
      story: "1—2月合并公布，不拆分；5月没有报，6月的当月数也就算不出",
      cells: [
        ["月份", "财政总收入累计（万元）"],
        ...[2, 3, 4, 6, 7, 8].map((month) => [month, amount(figure(HOME, TOTAL, 2017, month))]),
      ],
      call: "B2:B7,A2:A7",
      format: "#,##0",
    },
  ],
  比重: [
    {
      id: "SHARE",
      story: "税收占财政总收入比重为61.33%",
      cells: [
        ["万元", "税收收入", TOTAL],
        ["今年1—8月", amount(tax[0] ?? null), amount(now)],
      ],
      call: "B2,C2,2",
      format: "0.00%",
    },
    {
      id: "POINTCHANGE",
      story: "存贷比由年初46.03%降到42.57%，下降几个百分点（-0.0346即下降3.46个百分点）",
      cells: [
        ["指标", "8月末", "年初"],
        ["存贷比", finer(0.4257), finer(0.4603)],
      ],
      call: "B2,C2",
      format: "0.0000",
      points: 2,
    },
    {
      id: "CONTRIBUTION",
      story: "税收的增加额把财政总收入拉动了几个百分点（0.012即1.2个百分点）",
      cells: [
        ["万元", "税收今年", "税收上年同期", "财政总收入上年同期"],
        ["1—8月", ...tax.map(amount), amount(before)],
      ],
      call: "B2,C2,D2",
      format: "0.0000",
      points: 1,
    },
    {
      id: "CONTRIBUTIONRATE",
      story: "财政总收入的增加额中，税收占多少",
      cells: [
        ["万元", "税收今年", "税收上年同期", "财政总收入今年", "财政总收入上年同期"],
        ["1—8月", ...tax.map(amount), amount(now), amount(before)],
      ],
      call: "B2,C2,D2,E2",
      format: "0.0%",
    },
  ],
  位次: [
    {
      id: "COMPETITIONRANK",
      story: "六县（市）财政总收入增速的位次：华容县第5位，倒数第二",
      cells: field,
      call: "B2:B7,B2:B7,,3",
      format: "0",
    },
    {
      id: "DENSERANK",
      story: "同一组增速取整到1%来排：并列的占同一位，后一位不空",
      cells: field,
      call: "B2:B7,B2:B7,,2",
      format: "0",
    },
    {
      id: "RANKCHANGE",
      story: "由第6位升到第5位（举例），上升1位",
      cells: [
        ["县（市）", "现位次", "原位次"],
        [HOME, 5, 6],
      ],
      call: "B2,C2",
      format: "0",
    },
    {
      id: "LEAGUETABLE",
      story: "排好的表：位次、名称、增速、与首位差距、与上一位差距",
      cells: field,
      call: 'A2:A7,B2:B7,,3,"百分点"',
      format: ["0", "@", "0.0%", '0.0"个百分点"', '0.0"个百分点"'],
    },
    {
      id: "STANDING",
      story: "税收占比在全市六县（市）中仅高于湘阴县",
      cells: [["县（市）", "税收占比"], ...shares],
      call: '"华容县",A2:A7,B2:B7,,4',
    },
    {
      id: "NEXTPLACE",
      story: "增速要升一位，财政总收入还须增加多少万元",
      cells: [["县（市）", "同比增速", "今年1—8月（万元）", "上年同期（万元）"], ...growths].map((row) =>
        row[0] === HOME ? [...row, amount(now), amount(before)] : row,
      ),
      call: "C3,D3,B2:B7,1",
      format: "#,##0.00",
    },
  ],
  目标与序时: [
    {
      id: "COMPLETION",
      story: "融资实际到位23.95亿元，年度任务20亿元",
      cells: [
        ["亿元", "实际到位", "年度任务"],
        ["融资", fine(23.95), fine(20)],
      ],
      call: "B2,C2,2",
      format: "0.00%",
    },
    {
      id: "TARGETGAP",
      story: "税收占比61.33%，与小康考核年度目标值75%相差13.67个百分点",
      cells: [
        ["指标", "实际", "目标"],
        ["税收占财政总收入比重", finer(0.6133), finer(0.75)],
      ],
      call: "B2,C2",
      format: "0.0000",
      points: 2,
    },
    {
      id: "TAXTOTARGET",
      story: "财政总收入不变，税收要增加多少万元，占比才到75%；另有非税不变、税收不变两种算法",
      cells: [
        ["万元", "税收收入", TOTAL, "目标占比"],
        ["1—8月", amount(tax[0] ?? null), amount(now), rate(0.75)],
      ],
      call: 'B2,C2,D2,"总量不变"',
      format: "#,##0.00",
    },
    {
      id: "PACE",
      story: "到8月底，全年应完成三分之二",
      cells: [["期间", "2017年1-8月"]],
      call: "B1,2",
      format: "0.00%",
    },
    {
      id: "PACEGAP",
      story: "财政总收入完成全年预算的进度，比序时进度快几个还是慢几个百分点",
      cells: [
        ["万元", "1—8月", "全年预算", "期间"],
        [TOTAL, amount(now), amount(budget), 201708],
      ],
      call: "B2,C2,D2,3",
      format: "0.00000",
      points: 1,
    },
    {
      id: "REQUIREDMONTHLY",
      story: "要完成全年预算，后四个月平均每月须完成多少万元",
      cells: [
        ["万元", "1—8月", "全年预算", "期间"],
        [TOTAL, amount(now), amount(budget), 201708],
      ],
      call: "B2,C2,D2",
      format: "#,##0.00",
    },
    {
      id: "REQUIREDGROWTH",
      story: "要完成全年预算，后四个月同比须增长多少",
      cells: [
        ["万元", "1—8月", "上年同期", "上年全年", "全年预算", "期间"],
        [TOTAL, amount(now), amount(before), amount(lastYear), amount(budget), 201708],
      ],
      call: "B2,C2,D2,E2,F2",
      format: "0.0%",
    },
    {
      id: "PROJECTION",
      story: "按上年各月的进度推算，全年可达多少万元",
      cells: [
        ["万元", "1—8月", "上年同期", "上年全年"],
        [TOTAL, amount(now), amount(before), amount(lastYear)],
      ],
      call: "B2,C2,D2",
      format: "#,##0.00",
    },
    {
      id: "SCORE",
      story: "税收占比在小康考核中权重8分，目标75%，得几分",
      cells: [
        ["指标", "实际", "目标", "权重"],
        ["税收占财政总收入比重", finer(0.6133), finer(0.75), 8],
      ],
      call: "B2,C2,D2,,2",
      format: "0.00",
    },
  ],
  核对: [
    {
      id: "ROUNDED",
      story: "四舍六入五成双：恰好是5的，看前一位，单进双不进",
      cells: [["要修约的数"], [0.25], [0.35], [61.45]],
      call: 'A2:A4,1,"五成双"',
      format: "0.0",
    },
    {
      id: "BALANCEDROUNDING",
      story: "两项合计55.47，换算后是5.55；各自修约是5.02与0.52，加起来只有5.54，舍位平衡把差数放回分项（举例）",
      cells: [
        ["分项", "数额"],
        ["第一项", fine(50.23)],
        ["第二项", fine(5.24)],
      ],
      call: "B2:B3,10,2",
      format: "0.00",
    },
    {
      id: "VERDICT",
      story: "报的增速3.2%，与两个数相符吗",
      cells: [
        ["万元", "填报的增速", "今年1—8月", "上年同期"],
        [TOTAL, rate(0.032), amount(now), amount(before)],
      ],
      call: "B2,C2,D2,1",
    },
    {
      id: "SUMVERDICT",
      story: "集中调度项目24个：9个已完成征拆，15个未完成，合计对吗",
      cells: [
        ["项目", "个数"],
        ["集中调度项目", 24],
        ["已完成征拆", 9],
        ["未完成拆迁", 15],
      ],
      call: "B2,B3:B4,0",
    },
  ],
  督办: [
    {
      id: "LIGHT",
      story: "14户征拆对象限10月15日前到位，到9月28日已达成协议10户（开始日期为举例）",
      cells: [
        ["已完成", "任务", "开始日期", "完成期限", "截至日期"],
        [10, 14, day("2017-08-01"), day("2017-10-15"), day("2017-09-28")],
      ],
      call: "A2,B2,C2,D2,E2",
    },
    {
      id: "DAYSLEFT",
      story: "从9月28日到10月15日，除去国庆、中秋假期和周末，还有几个工作日",
      cells: [
        ["完成期限", "截至日期", "节假日", "休或班"],
        [day("2017-10-15"), day("2017-09-28"), day("2017-09-30"), "班"],
        ...Array.from({ length: 8 }, (_, index) => [null, null, day(`2017-10-0${index + 1}`), "休"]),
      ],
      call: "A2,B2,C2:D10",
      format: "0",
    },
  ],
  文字: [
    {
      id: "SENTENCE",
      story: "通报里的一句：增速和位次",
      cells: [["县（市）", "同比增速", "指标", "期间", "单位"], ...growths].map((row, index) =>
        index === 1 ? [...row, TOTAL, "2017年1-8月", HOME] : row,
      ),
      call: "C2,D2,E2,A2:A7,B2:B7,1",
    },
  ],
};
