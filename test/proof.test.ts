import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  namesOf,
  plainIndicator,
  proofread,
  proofWords,
  type Names,
  type Proof,
  type ProofItem,
} from "../addin/analysis";
import { openDictionary } from "../addin/node";
import { august, sample } from "./helpers/sample";
import { ROOT, SEEDS } from "./helpers/paths";

const text = (name: string): string[] =>
  readFileSync(join(ROOT, "test/data/proof", name), "utf8")
    .split(/\r?\n/)
    .filter((line) => !line.startsWith("#"));
const lines = (name: string): string[] => text(name).filter((line) => line !== "");

let names: Names;
beforeAll(async () => {
  names = namesOf((await openDictionary(join(SEEDS, "指标与地区.xlsx"))).dictionary);
});

const proof = (...paragraphs: readonly string[]): Proof => proofread({ paragraphs, names });
const told = ({ items }: Proof, is: (item: ProofItem) => boolean): string[] =>
  items.filter(is).map((item) => `${item.text}: ${proofWords(item)}`);
const wrong = (one: Proof): string[] => told(one, ({ verdict }) => verdict === "disagree");
const checked = (one: Proof): string[] =>
  one.items.flatMap(({ check, text: words, verdict }) =>
    check === "unchecked" ? [] : [`${verdict} ${check} ${words}`],
  );

describe("the speech", () => {
  test("has every identity found and held, its damaged places told, and nothing else said against it", () => {
    expect(checked(proof(...text("speech-2017-09-28.txt")))).toEqual([
      "undecided damaged 2017928日",
      "agree daysLeft 今年所剩的时间不到100天",
      "undecided damaged 7.6%14.3 %10.8%",
      "agree listCount 7.6%14.3 %10.8%,",
      "undecided damaged 面积35975.15",
      "agree sum 尚有15个",
      "undecided damaged 18月",
      "agree targetGap 与小康考核年度目标值相差13.67个百分点",
      "agree targetMet 提前超额完成了20亿元",
      "undecided damaged 1015日",
      "agree sum 还有4户",
    ]);
  });

  test("with one of its numbers changed is said to be wrong there", () => {
    const changed = text("speech-2017-09-28.txt").map((line) => line.replace("还有4户未落实", "还有5户未落实"));
    expect(wrong(proof(...changed))).toEqual(["还有5户: 合计与分项不一致，应为4户：14户 − 10户 = 4户"]);
  });
});

describe("clean bulletins", () => {
  test("raise no false alarm, sentence by sentence", () => {
    expect(lines("clean.txt").flatMap((line) => wrong(proof(line)).map((alarm) => `${line} ${alarm}`))).toEqual([]);
  });

  test.each([
    ["bulletin-1.txt", 8],
    ["bulletin-2.txt", 6],
    ["bulletin-3.txt", 9],
  ])("%s raises none as a whole, and at least %d of its figures are borne out", (name, atLeast) => {
    const whole = proof(...text(name));
    expect(wrong(whole)).toEqual([]);
    expect(whole.counts.agree).toBeGreaterThanOrEqual(atLeast);
  });
});

describe("sentences with one planted error each", () => {
  const rows = lines("planted.tsv").map((line) => line.split("\t") as [string, string, string]);

  test("are sixty or more, and raise no alarm as they were", () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(rows.flatMap(([clean]) => wrong(proof(clean)))).toEqual([]);
  });

  test.each(rows)("%s with %s as %s is found", (clean, right, other) => {
    expect(wrong(proof(clean.replace(right, other)))).not.toEqual([]);
  });
});

describe("a finding", () => {
  test("quotes the text as it is written, at its place", () => {
    const source = "完成税收收入３６,５５２ 万元，增加2,362万元，增长 9.61％。";
    const [item] = proof(source).items.filter(({ verdict }) => verdict === "disagree");
    expect(item?.text).toBe("增长 9.61％");
    expect(source.slice(item?.start, item?.end)).toBe("增长 9.61％");
  });

  test.each([
    ["完成67949万元，增加6517万元，增长10.65%。", "增幅与金额不一致，应为增长10.61%"],
    ["较均衡进度慢2.94%。", "应为个百分点不一致，应为2.94个百分点"],
    ["完成6.53亿元，增加0.20亿元，增长3.1%。", "增幅与金额舍入误差内"],
    ["1—2月进度为16.18%，较均衡进度慢0.48个百分点。", "与序时进度之差舍入误差内"],
  ])("of %s says %s", (sentence, words) => {
    const [item] = proof(sentence).items.filter(({ check }) => check !== "unchecked");
    expect(item && proofWords(item)).toContain(words);
  });

  test.each([
    [
      "财政总收入增长3.2%，税收收入增加786万元，拉动1.2个百分点，贡献率37.5%；非税收入增加1239万元，拉动2.0个百分点，贡献率62.5%。",
      "贡献率37.5%",
    ],
    [
      "财政总收入完成65300万元，增加2025万元。税收收入增加786万元，拉动财政总收入增长1.2个百分点。",
      "拉动财政总收入增长1.2个百分点",
    ],
    ["增值税、契税分别完成6.10亿元、7.90亿元，分别增加1.00亿元、1.20亿元，增长19.6%、17.9%。", "、17.9%"],
    ["上半年全国GDP增长5.0%，全省增长5.6%，我县增长6.8%，分别高于全国、全省1.8个、1.2个百分点。", "、1.2个百分点"],
    ["三次产业对经济增长的贡献率分别为13.2、40.8、46.0%。", "、46.0%"],
  ])("is raised against nothing in %s, of which %s is borne out", (sentence, words) => {
    const { items } = proof(sentence);
    expect(items.filter(({ verdict }) => verdict === "disagree")).toEqual([]);
    expect(items.filter(({ text: one }) => one === words).map(({ verdict }) => verdict)).toEqual(["agree"]);
  });

  test("knows no whole of a part whose sentence begins with another part", () => {
    const parts =
      "税收收入增加786万元，拉动1.2个百分点，贡献率38.8%；非税收入增加1239万元，拉动2.0个百分点，贡献率61.2%。";
    expect(wrong(proof(parts))).toEqual([]);
  });

  test.each([
    ["110月，全县财政总收入8.2亿元。", "110月: 文字受损，可能是1-10月，请对照原稿"],
    ["截至930日，全县完成收入5.1亿元。", "930日: 文字受损，可能是9月30日，请对照原稿"],
    ["2017年1—8月，财政总收入增长3.2%%。", "3.2%%: 文字受损，可能是3.2%，请对照原稿"],
    ["增幅居全市第 位，增长 %。", "第 位: 文字受损，请对照原稿", "增长 %: 文字受损，请对照原稿"],
    ["1?8月，全县财政总收入6.53亿元。", "?: 文字受损，请对照原稿"],
    ["1-8月，全县财政总收入6.53亿元\uFFFD增长3.2%。", "\uFFFD: 文字受损，请对照原稿"],
  ])("of damaged text says what it may have been, in %s", (sentence, ...words) => {
    expect(told(proof(sentence), ({ check }) => check === "damaged")).toEqual(words);
  });

  test.each([
    "（单位：亿元）财政总收入6.53，税收4.00。",
    "限180日内办结。",
    "全县110个村，剩余365日。",
    "贷款期限为930日，合同签订。",
  ])("%s is not damaged", (sentence) => {
    expect(told(proof(sentence), ({ check }) => check === "damaged")).toEqual([]);
  });

  test("of a rough number allows what its words allow", () => {
    expect(wrong(proof("到位近24亿元，超额完成20亿元的年度任务。"))).toEqual([]);
    expect(wrong(proof("完成6.53亿元，比上年增加约0.2亿元，增长3%左右。"))).toEqual([]);
    expect(wrong(proof("由5亿元增加到10余亿元，翻了一番。"))).toEqual([]);
  });
});

describe("the ledger", () => {
  const about = (...paragraphs: readonly string[]) =>
    proofread({ paragraphs, names: sample.names, ledger: sample.ledger, region: "华容县" });
  const { year, month } = august;

  test("bears out a level in another unit, a growth and a share", () => {
    const sentence = `${year}年1—${month}月，全县财政总收入完成6.53亿元，同比增长3.2%，税收收入占财政总收入的比重为61.33%。`;
    expect(about(sentence).items.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
      "ledger agree",
      "ledger agree",
      "ledger agree",
    ]);
  });

  test("says what a level, a growth and a share should be", () => {
    const sentence = "1—8月，全县财政总收入完成6.35亿元，同比增长2.3%，税收收入占财政总收入的比重为63.13%。";
    expect(wrong(about(sentence)).map((words) => words.replace(/：.*/, ""))).toEqual([
      "全县财政总收入完成6.35亿元: 与台账不一致，应为6.53亿元",
      "同比增长2.3%: 与台账不一致，应为增长3.2%",
      "税收收入占财政总收入的比重为63.13%: 与台账不一致，应为61.33%",
    ]);
  });

  test("has a figure for each name of a list", () => {
    const list = (last: string): string =>
      `1—8月，华容县、平江县财政总收入分别完成6.53亿元、8.42亿元，增长3.2%、${last}。`;
    expect(wrong(about(list("6.7%")))).toEqual([]);
    expect(wrong(about(list("7.6%"))).map((words) => words.replace(/：.*/, ""))).toEqual([
      "、7.6%: 与台账不一致，应为增长6.7%",
    ]);
  });

  test("knows the places of the peers, from the front and from the end", () => {
    const field = { ...names.dictionary, peers: { ...names.dictionary.peers, members: ["华容县", "平江县"] } };
    const at = (sentence: string) =>
      proofread({ paragraphs: [sentence], names: namesOf(field), ledger: sample.ledger, region: "华容县" });
    const sentence = (place: string): string => `1—8月，全县财政总收入同比增长3.2%，增幅在2个县市中居${place}。`;
    const right = ["第1位", "第2位"].filter((place) => wrong(at(sentence(place))).length === 0);
    expect(right).toHaveLength(1);
    const other = right[0] === "第1位" ? "第2位" : "第1位";
    expect(wrong(at(sentence(other)))[0]).toContain(`与台账不一致，应为${right[0]}`);
    expect(wrong(at(sentence(right[0] === "第1位" ? "倒数第二" : "末位")))).toEqual([]);
  });

  test("knows the target of the dictionary", () => {
    const sentence = (gap: string): string =>
      `1—8月，税收收入占财政总收入的比重为61.33%，与小康考核年度目标值相差${gap}个百分点。`;
    expect(wrong(about(sentence("13.67")))).toEqual([]);
    expect(wrong(about(sentence("13.76"))).map((words) => words.replace(/：.*/, ""))).toEqual([
      "与小康考核年度目标值相差13.76个百分点: 与台账不一致，应为13.67个百分点",
    ]);
  });

  test("and the dictionary's aliases make no two things of another bulletin one", () => {
    const both = "2017年1—8月，全市财政总收入完成41.00亿元，增长3.7%。一般公共预算收入完成26.00亿元，增长2.1%。";
    expect(wrong(proof(both))).toEqual([]);
    const ledger = proofread({
      paragraphs: [both.replaceAll("全市", "全县").replace("41.00", "6.53").replace("3.7", "3.2")],
      names,
      ledger: sample.ledger,
      region: "华容县",
    });
    expect(wrong(ledger)).toEqual([]);
  });

  test("and an alias alone may be of another basis: what it should be is not said", () => {
    const [, ...rest] = sample.names.dictionary.indicators;
    const total = { ...plainIndicator("财政总收入"), aliases: ["一般公共预算收入", "总收入"] };
    const named = namesOf({ ...sample.names.dictionary, indicators: [total, ...rest] });
    const said = (words: string) =>
      wrong(proofread({ paragraphs: [words], names: named, ledger: sample.ledger, region: "华容县" }));
    expect(said("1—8月，全县一般公共预算收入完成4.20亿元。")).toEqual([
      expect.stringMatching(/^全县一般公共预算收入完成4.20亿元: 与台账不一致（口径[^）]*）：/),
    ]);
    expect(said("1—8月，全县一般公共预算收入完成6.53亿元。")).toEqual([]);
    expect(said("1—8月，全县总收入完成4.20亿元。")).toEqual([expect.stringContaining("，应为6.53亿元")]);
  });

  test("says nothing of what the words make another thing, or of a month that it has not", () => {
    expect(wrong(about("1—8月，全县财政总收入增收额1.00亿元。"))).toEqual([]);
    expect(wrong(about("1—7月，全县财政总收入完成5.00亿元。"))).toEqual([]);
    expect(wrong(about("1—8月，力争全县财政总收入完成9.00亿元。"))).toEqual([]);
    expect(wrong(about("预计1—8月，全县财政总收入完成7.40亿元，增长5%左右。"))).toEqual([]);
    expect(wrong(about("1—8月，全县财政总收入（不含上划）完成4.50亿元，增长4.1%。"))).toEqual([]);
    expect(wrong(about("去年1—8月，全县财政总收入完成6.33亿元。"))).toEqual([]);
    expect(wrong(about("1—12月，全县财政总收入完成9.90亿元。"))).toEqual([]);
  });

  test("tells the home from a wider scope, whatever the words begin with", () => {
    const sentence = (own: string): string =>
      `1—8月，全市财政总收入完成154.47亿元，同比增长6.1%，我县完成${own}，增长3.2%。`;
    expect(about(sentence("6.53亿元")).counts).toMatchObject({ agree: 2, disagree: 0 });
    expect(wrong(about(sentence("6.35亿元"))).map((words) => words.replace(/：.*/, ""))).toEqual([
      "我县完成6.35亿元: 与台账不一致，应为6.53亿元",
    ]);
  });

  test.each([
    ["1—8月，全县财政总收入65300万元，上年同期63257万元。", "上年同期63257万元: 与台账不一致，应为63275万元"],
    ["1—8月，税收占比63.31%。", "税收占比63.31%: 与台账不一致，应为61.33%"],
  ])("says of %s what it should be", (sentence, words) => {
    expect(wrong(about(sentence)).map((one) => one.replace(/：.*/, ""))).toEqual([words]);
  });
});
