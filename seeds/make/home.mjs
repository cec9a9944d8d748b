/** 财政局 on 华容县 alone: its revenue by tax, by level and by collector. */
import { amount, before, line, month, now, rate } from "./columns.mjs";
import { HOME } from "./counties.mjs";
import { allocate, growth } from "./exact.mjs";
import { CHARGE_NAMES, TAX_NAMES } from "./model.mjs";
import { Grid } from "./sheet.mjs";

export function taxes() {
  const [tax, charge] = [62300, 36300];
  const parts = (/** @type {readonly string[]} */ names, /** @type {number} */ budget) => {
    const budgets = allocate(
      budget,
      names.map((name) => before(HOME, name)),
    );
    return names.map((name, index) => [
      `　　${index + 1}.${name}`,
      ...line([month(HOME, name), now(HOME, name), before(HOME, name), budgets[index] ?? 0]),
    ]);
  };
  const whole = (/** @type {string} */ label, /** @type {string} */ name, /** @type {number} */ budget) => [
    label,
    ...line([month(HOME, name), now(HOME, name), before(HOME, name), budget]),
  ];
  const taxRows = parts(TAX_NAMES, tax);
  const state = whole("　　　　其中：国税征收企业所得税", "国税征收企业所得税", 1).slice(0, 6);
  const grid = new Grid("华容县分税种").wide(34, 11, 11, 12, 10, 9, 12, 10);
  grid.heading("A1:H1", "华容县二〇一七年八月财政收入分税种完成情况表");
  grid.put("A2", "编报单位：华容县财政局").put("H2", { value: "金额单位：万元", align: "right" });
  grid.headings({
    "A3:A5": "项    目",
    "B3:H3": "收入完成情况",
    "B4:C4": "本年完成",
    "D4:F4": "与上年同期比较",
    "G4:H4": "预算执行",
  });
  grid.headings({
    B5: "本月完成",
    C5: "累计完成",
    D5: "上年同期累计",
    E5: "增减额",
    F5: "增幅%",
    G5: "年初预算数",
    H5: "占预算%",
  });
  const rows = [
    whole("财政总收入", "财政总收入", tax + charge),
    whole("一、税收收入", "税收收入", tax),
    ...taxRows.slice(0, 3),
    [...state, "—", "—"],
    ...taxRows.slice(3),
    whole("二、非税收入", "非税收入", charge),
    ...parts(CHARGE_NAMES, charge),
  ];
  grid.block("A6", rows);
  grid.put(`A${rows.length + 6}`, "注：增值税含改征增值税和营业税，2016年5月前的上年数已按同口径还原。");
  grid.put(`A${rows.length + 7}`, "负责人：　　　审核：　　　制表人：　　　联系电话：8021");
  return grid;
}

export function levels() {
  const rows = (/** @type {readonly (readonly [string, string])[]} */ list) =>
    list.map(([label, name]) => {
      const [current, base] = [now(HOME, name), before(HOME, name)];
      return [label, amount(current), amount(base), amount(current - base), rate(growth(current, base))];
    });
  const grid = new Grid("级次与部门").wide(24, 13, 13, 11, 11);
  grid
    .heading("A1:E1", "华容县财政收入分级次完成情况（2017年1至8月）")
    .put("E2", { value: "单位：万元", align: "right" });
  grid.headings({ A3: "级　　次", B3: "累计完成数", C3: "同期数", D3: "比同期增减", E3: "同比±%" });
  grid.block(
    "A4",
    rows([
      ["财政总收入", "财政总收入"],
      ["　　地方收入", "地方收入"],
      ["　　上划中央收入", "上划中央收入"],
      ["　　上划省级收入", "上划省级收入"],
    ]),
  );
  grid
    .heading("A10:E10", "华容县财政收入分部门完成情况（2017年1至8月）")
    .put("E11", { value: "（单位：万元）", align: "right" });
  grid.headings({ A12: "征收部门", B12: "累计完成数", C12: "去年同期", D12: "增减额", E12: "增长(%)" });
  grid.block(
    "A13",
    rows([
      ["财政总收入", "财政总收入"],
      ["1.国税部门", "国税部门收入"],
      ["2.地税部门", "地税部门收入"],
      ["3.财政部门", "财政部门收入"],
    ]),
  );
  return grid;
}
