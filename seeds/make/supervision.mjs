/** 督办台账.xlsx: the registers from which every count and rate of the speech's second half comes, recorded as events. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @typedef {import("../../addin/node.js").SupervisionEvent} SupervisionEvent */
/** @typedef {Record<string, string | number>} Line */

const MADE = "示例";
const AS_OF = "2017-09-28";
/** The end of the month before, when the registers were recorded first: what they say then is made up but for the revenue. */
const BEFORE = "2017-08-31";

/** @param {string} about @param {readonly Line[]} lines @returns {SupervisionEvent[]} */
const records = (about, lines) => lines.map((line) => ({ kind: "record", about, line }));

/** @template T @param {number} count @param {(index: number) => T} make */
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

const two = (/** @type {number} */ index) => String(index + 1).padStart(2, "0");

/** A whole number in so many whole parts, the first ones larger. @param {number} whole @param {number} parts */
const parted = (whole, parts) =>
  times(parts, (index) => Math.floor(whole / parts) + (index < whole % parts ? 1 : 0));

/** Projects that the speech names, begun and not finished. */
const BUILDING = [
  ["容城大道一期", "城建投"],
  ["城区排涝机埠", "水务局"],
  ["桥东污水处理厂", "住建局"],
  ["乡镇污水处理厂", "环保局"],
  ["状元湖", "城建投"],
  ["胜峰自来水厂改扩建", "水务局"],
  ["城兴农贸市场", "商务粮食局"],
  ["马鞍山公园", "田家湖生态新区"],
  ["东门堤棚改", "房产局"],
  ["风波岭片区棚改", "房产局"],
  ["田家湖湿地公园", "财政局"],
  ["教科苑", "教育局"],
  ["长工实验学校", "教育局"],
  ["田家湖学校", "教育局"],
  ["义务教育均衡发展整改", "教育局"],
  ["标准化厂房", "工业园"],
  ["公租房", "房产局"],
  ["畜禽退养", "畜牧水产局"],
  ["易地扶贫搬迁", "扶贫办"],
  ["科创纺织", "工业园"],
  ["科力嘉纺织", "工业园"],
  ["新政务中心", "政府办"],
  ["新职业中专", "教育局"],
  ["兴业屋面光伏电站", "工业园"],
  ["碧华粮机", "农机局"],
  ["振一服饰", "三封寺镇"],
];
const BUILDING_COUNT = 28;
const COMPLETED_COUNT = 13;
/** Projects whose land is taken under one direction (集中调度), and those of them that are done. */
const DIRECTED = 24;
const DIRECTED_DONE = 9;

const BUILT = [["展强服饰", "三封寺镇"], ...times(COMPLETED_COUNT - 1, (i) => [`${MADE}竣工项目${two(i)}`, "项目办"])];

const begun = [...BUILDING, ...times(BUILDING_COUNT - BUILDING.length, (i) => [`${MADE}在建项目${two(i)}`, "项目办"])];

/** Projects under one direction: nine of those that are done, and fifteen that are being built. */
const directed = [
  ...BUILT.slice(0, DIRECTED_DONE),
  ...begun.filter(([name]) => name !== "风波岭片区棚改").slice(0, DIRECTED - DIRECTED_DONE),
].map(([name]) => String(name));

/** What else the speech says of a project. @type {Record<string, Line>} */
const MORE = {
  碧华粮机: { 形象进度: "80%" },
  兴业屋面光伏电站: { 类别: "5亿元以上、1亿元以上" },
  田家湖湿地公园: { 类别: "5亿元以上、1亿元以上、省示范PPP", 投资额: 19.7, 单位: "亿元" },
};

/** @type {Record<string, Line>} */
const MORE_BEFORE = { 碧华粮机: { 形象进度: "65%" } };

/** Projects that were completed in September. */
const LATELY = 2;

/** @param {string} on the day on which they are recorded */
const projects = (on) =>
  [
    ...begun.map(([name, unit]) => ({ 项目: String(name), 责任单位: String(unit), 阶段: "在建" })),
    ...BUILT.map(([name, unit], index) => ({
      ...{ 项目: String(name), 责任单位: String(unit) },
      阶段: on === BEFORE && index >= COMPLETED_COUNT - LATELY ? "在建" : "竣工",
    })),
    { 项目: "东山特色小镇", 责任单位: "东山镇", 阶段: "前期" },
  ].map(({ 项目, ...line }) => {
    const { 类别 = "", ...more } = (on === BEFORE ? { ...MORE, ...MORE_BEFORE } : MORE)[项目] ?? {};
    const classes = [类别, directed.includes(项目) ? "集中调度" : ""].filter((word) => word !== "").join("、");
    return { 项目, ...(classes === "" ? {} : { 类别: classes }), ...line, ...more, 更新日期: on };
  });

const CAMPAIGN = "8月、9月征拆攻坚";

/** Land and houses of the projects under one direction: 885.5亩 of 1475.8, 313栋 of 614; what is beyond the sums is chosen. */
function tasks(/** @type {string} */ on) {
  const open = DIRECTED - DIRECTED_DONE;
  const land = times(open, (i) => (i < open - 1 ? [23, 62] : [23.5, 67.8]));
  const houses = times(open, (i) => (i < open - 1 ? [9, 29] : [7, 28]));
  /** In August two thirds of what is done now, in whole units; the projects that are done had three to go. */
  const then = (/** @type {number} */ done) => (on === BEFORE ? Math.floor((done * 2) / 3) : done);
  const isDoneThen = (/** @type {string} */ project) => directed.indexOf(project) < DIRECTED_DONE - 3;
  const lineOf = (/** @type {string} */ project, /** @type {string} */ item, /** @type {(number | undefined)[]} */ [done = 0, total = 0]) => ({
    ...{ 项目: project, 事项: item, 完成: done === total && isDoneThen(project) ? done : then(done), 任务量: total, 单位: item === "征地" ? "亩" : "栋" },
    ...{ 战役: CAMPAIGN, 责任单位: item === "征地" ? "国土资源局" : "征地拆迁指挥部" },
    ...{ 开始日期: "2017-08-01", 完成期限: "2017-12-31", 更新日期: on },
  });
  return [
    ...directed.flatMap((project, index) => {
      const at = index - DIRECTED_DONE;
      return [
        lineOf(project, "征地", at < 0 ? [60, 60] : (land[at] ?? [])),
        lineOf(project, "房屋拆迁", at < 0 ? [20, 20] : (houses[at] ?? [])),
      ];
    }),
    { ...lineOf("风波岭片区棚改", "房屋拆迁", [36, 420]), 未纳入: "风波岭棚改项目未纳入" },
  ];
}

const AGREED = 10;
const AGREED_BEFORE = 6;
/** Fourteen households of seven projects; four of the ten officials answer for two households each. */
const households = (/** @type {string} */ on) =>
  times(14, (index) => {
    const person = index % 10;
    return {
      ...{ 项目: directed[DIRECTED_DONE + (index % 7)] ?? "", 户: `${MADE}户${two(index)}` },
      ...{ 涉公人员: `${MADE}人员${two(person)}`, 单位: `${MADE}单位${two(person)}`, 期限: "2017-10-15" },
      ...(index < (on === BEFORE ? AGREED_BEFORE : AGREED) ? { 已达成协议: "是" } : {}),
      更新日期: on,
    };
  });

/** A list of so many lines. @param {string} list @param {number} count @param {string} unit @param {(index: number) => Line} [more] */
const listed = (list, count, unit, more = () => ({})) =>
  times(count, (index) => ({ 清单: list, 名称: `${MADE}${list}${String(index + 1).padStart(3, "0")}`, 数量: 1, 单位: unit, ...more(index) }));

/** A list with one quantity a line. @param {string} list @param {readonly number[]} quantities @param {string} unit */
const measured = (list, quantities, unit) => listed(list, quantities.length, unit, (index) => ({ 数量: quantities[index] ?? 0 }));

const PUNISHED = ["书面检查", "通报批评", "诫勉谈话"];

const items = () => [
  ...measured("集中签约", parted(47, 4), "个"),
  ...listed("签约项目", 47, "个", (index) => {
    const kinds = [index < 5 ? "5亿元以上" : "", index < 8 ? "1亿元以上" : "", index === 8 ? "国内500强" : "", index === 9 ? "央企" : ""];
    const words = kinds.filter((word) => word !== "").join("、");
    return words === "" ? {} : { 种类: words };
  }),
  ...listed("环保问题", 52, "个", () => ({ 状态: "已整改", 责任单位: "环保局" })),
  ...listed("处分", 29, "人", (index) => ({ 种类: PUNISHED[index % PUNISHED.length] ?? "", 责任单位: "问责办" })),
  ...listed("阻工", 20, "处", () => ({ 状态: "已解决" })),
  ...measured("强拆面积", [30, 30, 30, 27.75], "平方米"),
  ...measured("强制腾地", [60, 60, 60, 38.5], "亩"),
  ...listed("集中强拆强腾", 4, "次"),
  ...measured("拆除房屋面积", [35975.15], "平方米"),
  ...measured("拆迁涉公对象", [2], "户"),
  ...measured("建房示范村", parted(211, 19), "户"),
  ...listed("集中建房点乡镇", 12, "个"),
  ...measured("联结贫困农户的家庭农场", [173], "个"),
  ...measured("产业扶贫参与对象", [7666], "人"),
  ...listed("集中安置开工项目", 5, "个"),
  ...measured("分散安置开工", [404], "户"),
  ...measured("用地批文", parted(3050, 32), "亩"),
  ...listed("管理服务机制创新", 20, "项"),
  ...listed("融资平台整合", 6, "个"),
];

/** Targets: those of the speech, without a figure where it states none. */
const goals = (/** @type {string} */ on) => {
  const now = (/** @type {number} */ figure, /** @type {number} */ before) => (on === BEFORE ? before : figure);
  return [
    { 类别: "市考核", 目标任务: "财政总收入", 完成值: now(65300, 58371), 目标值: 98600, 单位: "万元", 责任单位: "财政局", 来源: "市委、市政府考核" },
    { 类别: "小康考核", 目标任务: "税收占财政总收入比重", 完成值: now(61.33, 61.32), 目标值: 75, 单位: "%", 责任单位: "财政局", 原因: `${MADE}：非税占比高`, 措施: `${MADE}：培植税源、清理欠税` },
    { 类别: "县定", 目标任务: "融资", 口径: "到位额", 考核口径: "是", 完成值: now(23.95, 19.6), 目标值: 20, 单位: "亿元", 责任单位: "城建投" },
    { 类别: "县定", 目标任务: "融资", 口径: "融资额", 完成值: now(30.2, 26.4), 目标值: 20, 单位: "亿元", 责任单位: "城建投" },
    { 类别: "县定", 目标任务: "标准化厂房面积", 目标值: 8.8, 单位: "万平方米", 责任单位: "工业园" },
    { 类别: "县定", 目标任务: "公租房", 目标值: 1000, 单位: "套", 责任单位: "房产局" },
    { 类别: "县定", 目标任务: "贫困村整体脱贫", 目标值: 28, 单位: "个", 责任单位: "扶贫办" },
    { 类别: "县定", 目标任务: "违法建设", 完成值: now(0, 3), 目标值: 0, 单位: "处", 方向: "低优", 责任单位: "禁拆治违办" },
  ].map((line) => ({ ...line, 年度: "2017", 责任领导: "分管副县长", 完成期限: "2017-12-31", 更新日期: on }));
};

const ROUNDS = [
  ["2017-09-04", "巡查"],
  ["2017-09-07", "巡查"],
  ["2017-09-12", "巡查"],
  ["2017-09-19", "巡查"],
  ["2017-09-21", "巡查"],
  ["2017-09-25", "评比"],
  ["2017-09-26", "巡查"],
];

const UNITS = ["国土资源局", "房产局", "财政局", "环保局", "教育局"];
const SCOPES = ["章华镇机关和城区学校", "县直单位"];

const rest = () => [
  ...records("日程", ROUNDS.map(([on = "", routine = ""]) => ({ 事项: routine, 日期: on, 单位: "禁拆治违办" }))),
  ...records("战役", [
    { 战役: CAMPAIGN, 开始日期: "2017-08-01", 结束日期: "2017-09-30" },
    { 战役: "百日攻坚", 开始日期: "2017-09-23", 结束日期: "2017-12-31" },
  ]),
  ...records("考核办法", [
    ...["项目引进", "项目争取", "项目推进", "要素保障"].map((item) => ({ 考核项: item, 权重: 0.25 })),
    ...["5亿元项目", "安全环保", "脱贫攻坚", "义务教育均衡发展"].map((item) => ({ 考核项: item, 一票否决: "是" })),
  ]),
  ...records("考核", UNITS.map((unit, index) => ({
    ...{ 单位: unit, 期间: "2017年前三季度", 范围: SCOPES[index < 2 ? 0 : 1] ?? "" },
    ...{ 项目引进: 90 - index, 项目争取: 86, 项目推进: 88 - 2 * Math.min(index, 3), 要素保障: 84 },
    ...(unit === "教育局" ? { 一票否决: "义务教育均衡发展" } : {}),
  }))),
  ...records("层级", UNITS.map((unit) => ({
    ...{ 单位: unit, 负责人: `${MADE}${unit}负责人`, 政府办分管副主任: `${MADE}分管副主任` },
    ...{ 分管副县长: `${MADE}分管副县长`, 县长: `${MADE}县长` },
  }))),
  ...records("汇报", [
    { 单位: "国土资源局", 日期: "2017-09-20", 事项: `${MADE}：征地进度`, 汇报对象: `${MADE}分管副主任` },
    { 单位: "房产局", 日期: "2017-09-21", 事项: `${MADE}：棚改安置`, 汇报对象: `${MADE}县长` },
    { 单位: "环保局", 日期: "2017-09-22", 事项: `${MADE}：迎检`, 汇报对象: `${MADE}分管副主任、${MADE}分管副县长` },
  ]),
  ...records("负面清单", [{ 对象: `${MADE}人员01`, 日期: "2017-09-15", 事实: `${MADE}：约定的入户没有去`, 来源: "督查室" }]),
];

/** Assignments as they may stand at the meeting: one closed, one late, one put off, one born of a target. @returns {SupervisionEvent[]} */
function assignments() {
  const form = (/** @type {Line} */ line) => /** @type {SupervisionEvent} */ ({ kind: "assign", about: "", line });
  const step = (/** @type {SupervisionEvent["kind"]} */ kind, /** @type {string} */ about, /** @type {string} */ on, /** @type {Line} */ line) =>
    /** @type {SupervisionEvent} */ ({ kind, about, line: { 日期: on, ...line } });
  const stage = (/** @type {string} */ about, /** @type {string} */ on, /** @type {string} */ word) =>
    step("stage", about, on, { 环节: word, 情况: `${MADE}：已办` });
  const LEADER = "分管副县长";
  return [
    form({ 事项: "华容河污染综合治理问题整改", 牵头领导: LEADER, 责任单位: "环保局", 工作措施: "逐个整改，逐个销号", 完成期限: "2017-09-15", 交办日期: "2017-08-07" }),
    step("enter", "2017-001", "2017-08-09", { 单位: "环保局" }),
    ...["研判部署", "协调调度", "进度控制"].map((word, index) => stage("2017-001", `2017-08-${10 + 7 * index}`, word)),
    step("feedback", "2017-001", "2017-09-12", { 反馈: "销号", 情况: "检查验收通过", 销号依据: "长江委、省长江办检查验收" }),
    form({ 事项: "状元湖项目征拆扫尾", 牵头领导: LEADER, 责任单位: "房产局", 协办单位: "国土资源局", 工作措施: "包户到人，限时签约", 完成期限: "2017-09-20", 交办日期: "2017-08-21" }),
    step("enter", "2017-002", "2017-08-30", { 单位: "房产局" }),
    stage("2017-002", "2017-08-31", "研判部署"),
    form({ 事项: "胜峰自来水厂改扩建用地协调", 牵头领导: LEADER, 责任单位: "国土资源局", 工作措施: "现场会商，倒排工期", 完成期限: "2017-09-22", 交办日期: "2017-08-28" }),
    stage("2017-003", "2017-09-01", "研判部署"),
    stage("2017-003", "2017-09-18", "协调调度"),
    step("extend", "2017-003", "2017-09-21", { 完成期限: "2017-10-20", 批准人: "县长", 原因: `${MADE}：管线迁改` }),
    form({ 事项: "4户涉公征拆对象签约", 牵头领导: LEADER, 责任单位: "征地拆迁指挥部", 协办单位: "问责办", 工作措施: "集中约谈，下达督办函", 完成期限: "2017-10-15", 交办日期: AS_OF }),
    form({ 事项: "税收占财政总收入比重：目标75%，完成61.33%", 牵头领导: LEADER, 责任单位: "财政局", 工作措施: `${MADE}：培植税源、清理欠税`, 完成期限: "2017-12-31", 交办日期: AS_OF, 来源目标: "税收占财政总收入比重/2017" }),
  ];
}

const OPERATOR = "示例经办人";

/** The registers whose lines were told at the end of August, too. @param {string} on @returns {SupervisionEvent[]} */
const told = (on) => [
  ...records("项目", projects(on)),
  ...records("任务", tasks(on)),
  ...records("征拆对象", households(on)),
];

/** The day of an event of an assignment. @param {SupervisionEvent} event */
const dayOf = ({ line }) => String(line["日期"] ?? line["交办日期"]);

/** Every event of the seeds, by the day on which it was recorded. @returns {readonly (readonly [string, SupervisionEvent[]])[]} */
const events = () => [
  [
    BEFORE,
    [
      ...told(BEFORE),
      ...records("目标任务", goals(BEFORE)),
      ...assignments().filter((event) => dayOf(event) <= BEFORE),
    ],
  ],
  [
    AS_OF,
    [
      ...told(AS_OF),
      ...records("清单", items()),
      ...records("目标任务", goals(AS_OF)),
      ...rest(),
      ...assignments().filter((event) => dayOf(event) > BEFORE),
    ],
  ],
];

/** @param {import("./ledger.mjs").Package} host the built package: the workbook is written by the code that will read it */
export async function supervision(host) {
  const folder = await mkdtemp(join(tmpdir(), "seeds-"));
  const path = join(folder, "督办台账.xlsx");
  try {
    await host.changeSupervision(
      path,
      ({ rows }) =>
        events().reduce((all, [on, own]) => {
          const stamp = { by: OPERATOR, at: `${on}T18:00:00+08:00` };
          const recorded = host.supervised(all, own, stamp, host.sha256);
          if (recorded.refused) throw new Error(JSON.stringify(recorded.refused));
          return recorded.rows;
        }, rows),
      { by: OPERATOR },
    );
    return new Uint8Array(await readFile(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
