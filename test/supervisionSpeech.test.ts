// Every count and rate of the speech's second half, out of the registers of seeds/督办台账.xlsx; and what lags on a day.
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  apply,
  assignmentProposals,
  checkOutcome,
  EMPTY_REGISTER,
  monthly,
  movesBetween,
  moveWords,
  plainSheet,
  assessed,
  assignmentLight,
  bottom,
  cleanProjects,
  daysLeft,
  holidaysIn,
  isNumber,
  parseDay,
  percent,
  registerOfRows,
  reminderLines,
  reportWarnings,
  routinesDue,
  rowsUntil,
  supervisionBoard,
  type Day,
  type Holidays,
  type Register,
  type SupervisionBoard,
  type SupervisionRow,
} from "../addin/analysis";
import { openSupervision } from "../addin/workbook/disk/supervisionFile";
import { readWorkbook } from "../addin/workbook/read/file";
import { SEEDS } from "./helpers/paths";

const on = (text: string): Day => parseDay(text) as Day;
const MEETING = on("2017-09-28");

let rows: readonly SupervisionRow[];
let register: Register;
let board: SupervisionBoard;
let holidays: Holidays;

beforeAll(async () => {
  const book = await openSupervision(join(SEEDS, "督办台账.xlsx"));
  expect([book.fault, book.edits, book.others]).toEqual([null, [], []]);
  rows = book.rows;
  register = registerOfRows(rows);
  const [sheet] = await readWorkbook(join(SEEDS, "节假日.xlsx"));
  const read = holidaysIn(sheet as NonNullable<typeof sheet>);
  expect(read.wrong).toEqual([]);
  holidays = read.holidays;
  board = supervisionBoard(register, { asOf: MEETING, holidays });
});

const task = (item: string) => board.tasks.find((one) => one.item === item);
const list = (name: string) => board.lists.find((one) => one.list === name);
const lines = (name: string) => list(name)?.lines;
const quantity = (name: string, unit: string) => list(name)?.quantities.get(unit)?.sum;
const kind = (name: string, word: string) => list(name)?.byKind.get(word);
const directed = () => cleanProjects(register.projects.values(), register.tasks.values(), "集中调度");
const goal = (name: string, basis = "") =>
  board.families.flatMap(({ goals }) => goals).find((one) => one.goal.name === name && one.goal.basis === basis);
const perLine = (name: string, unit: string, places: number) => {
  const sum = quantity(name, unit);
  return isNumber(sum ?? 0) ? (Number(sum) / (lines(name) ?? 1)).toFixed(places) : "";
};

describe("the counts and rates of the speech", () => {
  test.each<[id: string, of: string, value: () => unknown, stated: unknown]>([
    ["P1", "征地完成（亩）", () => task("征地")?.done, 885.5],
    ["P1", "征地任务量（亩）", () => task("征地")?.total, 1475.8],
    ["P1", "征地任务完成", () => percent(task("征地")?.rate ?? 0, 0), "60%"],
    ["P2", "拆除房屋（栋）", () => task("房屋拆迁")?.done, 313],
    ["P2", "房屋拆迁任务量（栋）", () => task("房屋拆迁")?.total, 614],
    ["P2", "房屋拆迁完成，风波岭棚改未纳入", () => percent(task("房屋拆迁")?.rate ?? 0, 0), "51%"],
    ["P2", "未纳入的项目", () => task("房屋拆迁")?.leftOut.map(({ project }) => project), ["风波岭片区棚改"]],
    ["P2", "纳入后的任务量（栋）", () => task("房屋拆迁")?.withLeftOut.total, 1034],
    ["P2", "纳入后的完成率", () => percent(task("房屋拆迁")?.withLeftOut.rate ?? 0, 0), "34%"],
    ["P2", "拆除面积（平方米）", () => quantity("拆除房屋面积", "平方米"), 35_975.15],
    ["P2", "每栋面积（平方米）", () => (35_975.15 / Number(task("房屋拆迁")?.done)).toFixed(2), "114.94"],
    ["P2", "涉公对象（户）", () => quantity("拆迁涉公对象", "户"), 2],
    ["P3", "集中调度项目", () => directed().all, 24],
    ["P3", "已全部完成征拆任务", () => directed().done.length, 9],
    ["P3", "尚未完成拆迁", () => directed().open.length, 15],
    ["P4", "协调解决阻工（处）", () => quantity("阻工", "处"), 20],
    ["P4", "集中强拆强腾（次）", () => quantity("集中强拆强腾", "次"), 4],
    ["P4", "强拆面积（平米）", () => quantity("强拆面积", "平方米"), 117.75],
    ["P4", "强制腾地（亩）", () => quantity("强制腾地", "亩"), 218.5],
    ["P5", "涉及项目", () => board.households.projects, 7],
    ["P5", "征拆对象（户）", () => board.households.households, 14],
    ["P5", "涉公人员（人），各计一次", () => board.households.persons, 10],
    ["P5", "已达成协议（户）", () => board.households.agreed, 10],
    ["P5", "未落实（户）", () => board.households.open.length, 4],
    ["P5", "达成协议的比例", () => percent(board.households.rate, 2), "71.43%"],
    ["P5", "离 10 月 15 日的天数", () => board.lines.find(({ sheet }) => sheet === "征拆对象")?.daysLeft, 17],
    ["P6", "集中签约（次）", () => lines("集中签约"), 4],
    ["P6", "集中签约的项目", () => quantity("集中签约", "个"), 47],
    ["P6", "签约项目", () => lines("签约项目"), 47],
    ["P6", "每次签约", () => perLine("集中签约", "个", 2), "11.75"],
    ["P6", "5亿元以上", () => kind("签约项目", "5亿元以上"), 5],
    ["P6", "1亿元以上，含 5 亿元以上", () => kind("签约项目", "1亿元以上"), 8],
    ["P6", "国内500强", () => kind("签约项目", "国内500强"), 1],
    ["P6", "央企", () => kind("签约项目", "央企"), 1],
    ["P7", "开工项目", () => board.projects.started, 41],
    ["P7", "竣工项目", () => board.projects.byStage.completed, 13],
    ["P7", "在建项目", () => board.projects.byStage.building, 28],
    ["P8", "整改环保问题", () => list("环保问题")?.byState.get("已整改"), 52],
    ["P9", "示范村", () => lines("建房示范村"), 19],
    ["P9", "完成主体工程（户）", () => quantity("建房示范村", "户"), 211],
    ["P9", "每村（户）", () => perLine("建房示范村", "户", 1), "11.1"],
    ["P9", "启动集中建房点的乡镇", () => lines("集中建房点乡镇"), 12],
    ["P10", "家庭农场", () => quantity("联结贫困农户的家庭农场", "个"), 173],
    ["P10", "产业扶贫参与对象（人）", () => quantity("产业扶贫参与对象", "人"), 7666],
    ["P10", "集中安置项目", () => quantity("集中安置开工项目", "个"), 5],
    ["P10", "分散安置（户）", () => quantity("分散安置开工", "户"), 404],
    ["P11", "碧华粮机工程量", () => percent(register.projects.get("碧华粮机")?.progress ?? 0), "80%"],
    ["P12", "标准化厂房（万平方米）", () => goal("标准化厂房面积")?.goal.target, 8.8],
    ["P12", "公租房（套）", () => goal("公租房")?.goal.target, 1000],
    ["P12", "贫困村（个）", () => goal("贫困村整体脱贫")?.goal.target, 28],
    ["P13", "离年底的天数", () => board.yearEnd.days, 94],
    ["P13", "百日攻坚剩余天数", () => board.campaigns.find(({ name }) => name === "百日攻坚")?.days, 94],
    ["P13", "时间进度", () => percent(board.yearGone, 2), "74.25%"],
    ["P7", "竣工占开工", () => percent(board.projects.completedShare, 1), "31.7%"],
    ["P14", "处分（人）", () => quantity("处分", "人"), 29],
    [
      "P14",
      "处分按种类合计",
      () => [...(list("处分")?.byKind.values() ?? [])].reduce((sum, count) => sum + count, 0),
      29,
    ],
    ["P15", "管理服务机制创新", () => lines("管理服务机制创新"), 20],
    ["P15", "融资平台整合", () => lines("融资平台整合"), 6],
    ["F9", "融资完成率，按到位额（考核口径）", () => percent(goal("融资", "到位额")?.completion ?? 0), "119.75%"],
    ["F9", "融资完成率，按融资额", () => percent(goal("融资", "融资额")?.completion ?? 0), "151%"],
    ["F6", "税收占比差距", () => goal("税收占财政总收入比重")?.gap, -13.67],
    ["F10", "用地批文", () => lines("用地批文"), 32],
    ["F10", "批文面积（亩）", () => quantity("用地批文", "亩"), 3050],
    ["W7", "违法建设清零", () => goal("违法建设")?.light, "green"],
  ])("%s: %s", (_id, _of, value, stated) => {
    expect(value()).toEqual(stated);
  });

  test("stand on the board, class by class", () => {
    const { all, done, open } = board.clean.get("集中调度") ?? { all: 0, done: [], open: [] };
    expect([all, done.length, open.length]).toEqual([24, 9, 15]);
    expect(board.negatives.map(({ subject }) => subject)).toEqual(["示例人员01"]);
  });

  test("say what they are over: lines counted, and lines that tell too little", () => {
    expect(task("征地")).toMatchObject({ lines: 24, counted: 24 });
    expect(task("房屋拆迁")).toMatchObject({ lines: 24, withLeftOut: { lines: 25, counted: 25 } });
    expect(board.campaigns.find(({ name }) => name.includes("征拆"))?.tasks).toEqual(board.tasks);
  });
});

test("a workbook of supervision among the submissions reports no figures", async () => {
  const { observations, findings } = monthly({ sheets: await readWorkbook(join(SEEDS, "督办台账.xlsx")) });
  expect([observations, findings]).toEqual([[], []]);
});

describe("what moved since the end of August", () => {
  const august = on("2017-08-31");
  const movesOf = () =>
    movesBetween({ register: registerOfRows(rowsUntil(rows, august)), asOf: august }, { register, asOf: MEETING });

  test("is told of each line that stands otherwise, and of no other", () => {
    const moves = movesOf();
    const words = (sheet: string) => moves.filter((one) => one.sheet === sheet).map((one) => moveWords(one));
    expect(words("项目")).toEqual([
      "项目 碧华粮机（农机局）：完成65%→80%",
      "项目 示例竣工项目11（项目办）：在建→竣工",
      "项目 示例竣工项目12（项目办）：在建→竣工",
    ]);
    expect(words("交办").slice(0, 4)).toEqual([
      "交办 2017-001 华容河污染综合治理问题整改（环保局）：进度控制→情况反馈，已销号",
      "交办 2017-002 状元湖项目征拆扫尾（房产局）：绿→红",
      "交办 2017-003 胜峰自来水厂改扩建用地协调（国土资源局）：未开始→协调调度，期限2017-09-22→2017-10-20",
      "交办 2017-004 4户涉公征拆对象签约（征地拆迁指挥部）：新增",
    ]);
    expect(words("征拆对象")).toHaveLength(4);
    expect(words("目标任务")).toContain("目标任务 税收占财政总收入比重/2017（财政局）：完成81.76%→81.77%");
    expect(movesBetween({ register, asOf: MEETING }, { register, asOf: MEETING })).toEqual([]);
  });

  test("and a line that was taken off is told as gone", () => {
    const gone = apply(register, { kind: "remove", about: "战役", line: { 战役: "百日攻坚" } }).register;
    expect(movesBetween({ register, asOf: MEETING }, { register: gone, asOf: MEETING })).toEqual([]);
    const less = apply(register, { kind: "remove", about: "项目", line: { 项目: "碧华粮机" } }).register;
    const moves = movesBetween({ register, asOf: MEETING }, { register: less, asOf: MEETING });
    expect(moves.map((one) => moveWords(one))).toEqual(["项目 碧华粮机（农机局）：已删除"]);
  });
});

describe("what lags at the meeting", () => {
  test("tells by how many days it is behind its pace", () => {
    const land = board.lines.find(({ key }) => key === "容城大道一期/征地");
    // 23 of 62亩 is what the pace asks for on the evening of the 56th of 153 days; the meeting is on the 59th.
    expect([land?.light, land?.daysBehind, goal("财政总收入")?.daysBehind]).toEqual(["yellow", 3, 30]);
    expect([goal("税收占财政总收入比重")?.daysBehind, goal("融资", "到位额")?.daysBehind]).toEqual([null, 0]);
  });

  test("shows the lines that lag most first", () => {
    const late = board.lines.filter(({ light }) => light === "yellow");
    const behind = late.map(({ daysBehind }) => daysBehind as number);
    expect(behind[0]).toBe(46);
    expect(behind).toEqual([...behind].sort((a, b) => b - a));
    expect(board.lines.map(({ light }) => light).lastIndexOf("yellow")).toBe(late.length - 1);
  });

  test("keeps a question that was fed back until a later stage answers it", () => {
    const ask = { kind: "feedback", about: "2017-003" } as const;
    const asked = apply(register, {
      ...ask,
      line: { 日期: "2017-09-25", 反馈: "提请研究", 情况: "管线费用" },
    }).register;
    const boardOf = (one: Register) => supervisionBoard(one, { asOf: MEETING, holidays });
    expect(reminderLines(boardOf(asked))).toContain("2017-003 国土资源局 2017-09-25 提请研究：管线费用");
    const stage = {
      kind: "stage",
      about: "2017-003",
      line: { 日期: "2017-09-27", 环节: "进度控制", 情况: "已定" },
    } as const;
    const answered = apply(asked, stage);
    expect(answered.refused).toBeNull();
    expect(reminderLines(boardOf(answered.register)).join()).not.toContain("提请研究");
  });

  test("stands first, by light and by deadline", () => {
    expect(
      board.assignments.map(({ assignment, light, daysLeft: left, next }) => [assignment.id, light, left, next]),
    ).toEqual([
      ["2017-002", "red", -8, "coordination"],
      ["2017-004", "green", 17, "study"],
      ["2017-003", "green", 22, "control"],
      ["2017-005", "green", 94, "study"],
      ["2017-001", "green", 3, null],
    ]);
  });

  test("turns yellow behind a straight pace over the four stages, blue within a week, red after the deadline", () => {
    const one = register.assignments.get("2017-003");
    const lights = ["2017-10-04", "2017-10-08", "2017-10-13", "2017-10-20", "2017-10-21"].map(
      (day) => one && assignmentLight(one, on(day)),
    );
    expect(lights).toEqual(["green", "yellow", "yellow", "blue", "red"]);
  });

  test("keeps the days until each unit brought the matter into its procedure", () => {
    const late = board.assignments[0];
    expect(late?.entrances).toEqual([
      { unit: "房产局", role: "responsible", days: 9, hasEntered: true },
      { unit: "国土资源局", role: "helping", days: 38, hasEntered: false },
    ]);
  });

  test("proposes 问责 with person, matter and stage, and nothing else of a person", () => {
    expect(board.proposals).toEqual([
      {
        assignment: register.assignments.get("2017-002"),
        person: "示例房产局负责人",
        unit: "房产局",
        matter: "状元湖项目征拆扫尾",
        stage: "coordination",
        daysOverdue: 8,
      },
    ]);
  });

  test("is told of lines that nobody kept up to date", () => {
    expect(board.stale.map(({ sheet, key, days }) => [sheet, key, days])).toEqual([["交办", "2017-002", 28]]);
  });

  test("tells the open lines that name nobody or no day, and those alone", () => {
    const { unclear } = board;
    expect(unclear.map(({ sheet, field, keys }) => [sheet, field, keys.length])).toEqual([["项目", "完成期限", 29]]);
    expect(reminderLines(board)).toContain(
      "没有到人、到时：项目29行没有填“完成期限”：容城大道一期、城区排涝机埠、桥东污水处理厂、乡镇污水处理厂、状元湖…",
    );
  });

  test("counts families of targets, the assessed basis once", () => {
    expect(
      board.families.map(({ family, goals, green, isAllGreen }) => [family, goals.length, green, isAllGreen]),
    ).toEqual([
      ["city", 1, 0, false],
      ["moderate", 1, 0, false],
      ["county", 6, 2, false],
    ]);
    expect(board.isAllGreen).toBe(false);
  });

  test("tells 越级 and 多头 reports, and says who was next", () => {
    expect(reportWarnings(register).map(({ report, what, next }) => [report.unit, what, next])).toEqual([
      ["房产局", "over the head", "示例分管副主任"],
      ["环保局", "to several", "示例分管副主任"],
    ]);
  });

  test("counts 巡查, 评比 and 通报 by their weeks, months and quarters", () => {
    const [patrol, review, notice] = routinesDue(register.rounds.values(), on("2017-09-04"), MEETING);
    expect(patrol?.missed.map(({ from, done }) => [from.day, done])).toEqual([[11, 1]]);
    expect([patrol?.current.done, review?.current.done, notice?.current.done]).toEqual([1, 1, 0]);
    const later = routinesDue(register.rounds.values(), on("2017-09-04"), on("2017-11-02"));
    expect(later.map(({ routine, missed }) => [routine, missed.length])).toEqual([
      ["patrol", 6],
      ["review", 1],
      ["notice", 1],
    ]);
  });

  test("scores by the weights of the workbook, fails what is vetoed, and shows ties at the bottom", () => {
    const rows = assessed(register.scores.values(), register.weights.values());
    expect(rows.map(({ unit, score, place, isTied }) => [unit, score, place, isTied])).toEqual([
      ["国土资源局", 87, 1, false],
      ["房产局", 86.25, 2, false],
      ["财政局", 85.5, 3, false],
      ["环保局", 84.75, 4, false],
      ["教育局", 84.5, 5, false],
    ]);
    expect(rows.at(-1)?.vetoes).toEqual(["义务教育均衡发展"]);
    expect(bottom(rows, 2).map(({ unit }) => unit)).toEqual(["环保局", "教育局"]);
    expect(bottom(rows, 1, "章华镇机关和城区学校").map(({ unit }) => unit)).toEqual(["房产局"]);
    const tied = rows.map((row) => ({ ...row, place: row.place === 4 ? 5 : row.place }));
    expect(bottom(tied, 1).map(({ unit }) => unit)).toEqual(["环保局", "教育局"]);
  });
});

describe("a check that an assignment was born of", () => {
  const faulty = [["2017年1-8月收入（万元）"], ["项目", "累计"], ["税收", 3], ["非税", 4], ["合计", 9]];
  const monthOf = (total: number) =>
    monthly({ sheets: [plainSheet([...faulty.slice(0, -1), ["合计", total]], { file: "财政局.xlsx", name: "表1" })] });

  test("proposes the assignment, does not propose it twice, and passes once the file is corrected", () => {
    const month = monthOf(9);
    const [proposal] = assignmentProposals(month, EMPTY_REGISTER, MEETING);
    expect(proposal).toMatchObject({
      line: { 责任单位: "财政局", 交办日期: "2017-09-28", 来源问题: proposal?.source },
    });
    const given = { ...proposal?.line, 牵头领导: "甲", 工作措施: "核对", 完成期限: "2017-10-10" };
    const { register: after, refused } = apply(EMPTY_REGISTER, { kind: "assign", about: "", line: given });
    expect([refused, assignmentProposals(month, after, MEETING)]).toEqual([null, []]);
    const id = String(proposal?.source);
    expect([monthOf(9), monthOf(7)].map((one) => checkOutcome(id, one))).toEqual(["failed", "passed"]);
    const elsewhere = monthly({ sheets: [plainSheet(faulty, { file: "统计局.xlsx", name: "表1" })] });
    expect(checkOutcome(id.replace("2017-08", "2017-07"), elsewhere)).toBe("undecided");
  });

  test("proposes targets that lag, once", () => {
    expect(assignmentProposals(null, register, MEETING).map(({ source }) => source)).toEqual(["财政总收入/2017"]);
  });
});

describe("days overdue across the holidays, by a table made by hand", () => {
  // deadline, day asked about, calendar days, working days: 春节 and 国庆 of 2017 and 2018, with the weekends worked for them.
  test.each<[string, string, number, number]>([
    ["2017-01-26", "2017-02-03", -8, -1],
    ["2017-01-20", "2017-01-26", -6, -5],
    ["2017-01-26", "2017-02-06", -11, -3],
    ["2017-09-29", "2017-10-09", -10, -2],
    ["2017-09-30", "2017-10-08", -8, 0],
    ["2017-10-15", "2017-09-28", 17, 7],
    ["2018-02-09", "2018-02-26", -17, -8],
    ["2018-02-14", "2018-02-22", -8, -1],
    ["2018-02-14", "2018-02-21", -7, 0],
    ["2018-09-28", "2018-10-08", -10, -3],
    ["2018-09-30", "2018-10-07", -7, 0],
    ["2017-12-29", "2018-01-02", -4, -1],
  ])("%s, asked on %s: %i days, %i working days", (deadline, asOf, days, working) => {
    expect([daysLeft(on(deadline), on(asOf)), daysLeft(on(deadline), on(asOf), holidays)]).toEqual([days, working]);
  });

  test("beyond the table are 节假日未公布", () => {
    expect(daysLeft(on("2018-12-28"), on("2019-01-04"), holidays)).toEqual({ absent: "holidays unknown" });
  });
});
