/** 人民银行: balances in 亿元, an old .xls. */
import { BALANCES, HOME } from "./counties.mjs";
import { allocate } from "./exact.mjs";
import { figure, pick } from "./model.mjs";
import { Grid, notes, shown } from "./sheet.mjs";

/** 万元 shown in 亿元 with two decimals; the seeds' balances are whole hundreds. @param {number} value */
const hundredMillions = (value) => shown(value / 10000, "0.00");

/** @param {string} label @param {string} indicator @param {readonly number[]} ends @param {Readonly<Record<string, number>>} parts name → weight */
function section(label, indicator, ends, parts) {
  const now = figure(HOME, indicator, 2017, 8);
  const changes = [now, now - figure(HOME, indicator, 2017, 7), now - (ends[2] ?? 0)];
  const weights = Object.values(parts);
  const columns = changes.map((total) => allocate(total / 100, weights).map((part) => part * 100));
  const rows = Object.keys(parts).map((name, index) => [
    `　${index + 1}.${name}`,
    ...columns.map((column) => hundredMillions(column[index] ?? 0)),
  ]);
  return [[label, ...changes.map(hundredMillions)], ...rows];
}

export function bank() {
  const { deposits, loans } = pick(BALANCES, HOME);
  const grid = new Grid("存贷款").wide(26, 14, 14, 14);
  grid.heading("A1:D1", "华容县金融机构存贷款余额表（2017年8月末）");
  grid.put("A2", "填报单位：人民银行华容县支行").put("D2", { value: "单位：亿元", align: "right" });
  grid.headings({ A3: "项　　目", B3: "余额", C3: "比上月增减", D3: "比年初增减" });
  grid.block("A4", [
    ...section("一、各项存款余额", "各项存款余额", deposits, { 住户存款: 71, 非金融企业存款: 13, 广义政府存款: 16 }),
    ...section("二、各项贷款余额", "各项贷款余额", loans, { 短期贷款: 44, 中长期贷款: 56 }),
  ]);
  return [
    grid,
    notes(
      "各项存款余额230.86亿元、比年初增加38.96亿元，各项贷款余额98.28亿元、比年初增加9.94亿元，依据2017年9月28日讲话。",
      "分项和比上月增减为示例。",
    ),
  ];
}
