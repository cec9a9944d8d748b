/** The smaller offices: counters, each office in its own layout. */
import { Grid, notes } from "./sheet.mjs";

const SOURCE = "全部数字依据2017年9月28日讲话；讲话按会议时数据表述，此处列入8月报表。";

export function commerce() {
  const grid = new Grid("招商引资").wide(12, 14, 14, 18, 12, 18, 18, 16);
  grid.heading("A1:H1", "华容县招商引资情况（2017年1—8月）");
  grid.put(
    "A2",
    "地区",
    "集中签约次数（次）",
    "签约项目（个）",
    "引进国内500强企业（个）",
    "引进央企（个）",
    "引进5亿元以上项目（个）",
    "引进1亿元以上项目（个）",
    "到位扶持资金（万元）",
  );
  grid.put("A3", "华容县", 4, 47, 1, 1, 5, 8, 1800);
  grid.put("A4", "注：讲话未说明1亿元以上项目是否包含5亿元以上项目。");
  return [grid, notes(SOURCE)];
}

export function projects() {
  const grid = new Grid("重点项目").wide(30, 10, 12);
  grid.heading("A1:C1", "全县2017年前8个月重点项目进展").headings({ A2: "指标名称", B2: "单位", C2: "累计数" });
  grid.block("A3", [
    ["开工项目", "个", "41"],
    ["竣工项目", "个", "13"],
    ["省示范PPP项目投资额", "亿元", "19.7"],
    ["碧华粮机工程进度", "％", "80"],
  ]);
  return [grid, notes(SOURCE)];
}

/** A list with the unit in each label. @param {string} name @param {string} title @param {string} header @param {readonly (readonly [string, number])[]} rows */
const counters = (name, title, header, rows) => [
  new Grid(name).wide(36, 14).heading("A1:B1", title).headings({ A2: "项目", B2: header }).block("A3", rows),
  notes(SOURCE),
];

export const environment = () =>
  counters("环保整治", "全县2017年元至8月环保整治情况", "累计", [["整改环保问题（个）", 52]]);

export const accountability = () =>
  counters("问责", "华容县截至2017年8月31日问责情况", "累计数", [["问责处分人数（人）", 29]]);

export const government = () =>
  counters("机制创新", "华容县政府办2017年8月工作情况", "累计完成", [
    ["管理服务机制创新（项）", 20],
    ["整合融资平台（个）", 6],
    ["百日攻坚天数（天）", 100],
  ]);

/** A list with the year's task beside what is done. @param {string} name @param {string} title @param {string} missing @param {readonly (readonly [string, string, number | null, number | null])[]} rows */
const tasks = (name, title, missing, rows) => {
  const grid = new Grid(name).wide(30, 12, 12, 12).heading("A1:D1", title);
  grid.headings({ A2: "指标", B2: "单位", C2: "年度任务", D2: "累计完成" });
  grid.block(
    "A3",
    rows.map(([label, unit, task, done]) => [label, unit, task ?? missing, done ?? missing]),
  );
  return [grid, notes(SOURCE, "讲话未说明的任务数和完成数留空。")];
};

export const housing = () =>
  tasks("住房建设", "华容县住建局2017年1-8月重点任务", "/", [
    ["规范建房示范村", "个", null, 19],
    ["完成建房主体工程", "户", null, 211],
    ["启动集中建房点乡镇", "个", null, 12],
    ["标准化厂房面积", "万平方米", 8.8, null],
    ["公租房", "套", 1000, null],
  ]);

export const poverty = () =>
  tasks("脱贫攻坚", "华容县脱贫攻坚进展情况（截至2017年8月底）", "…", [
    ["联结贫困农户的家庭农场", "个", null, 173],
    ["产业扶贫参与对象", "人", null, 7666],
    ["集中安置开工项目", "个", null, 5],
    ["分散安置开工户数", "户", null, 404],
    ["脱贫村", "个", 28, null],
  ]);
