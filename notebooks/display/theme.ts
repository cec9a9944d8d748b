/** Colours that stay apart for every kind of colour vision (Okabe and Ito). */
export const PALETTE = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];
/** What is looked at, what it is held against, and the rest. */
export const [OTHERS, OWN, GOAL, REST] = ["#0072B2", "#D55E00", "#000000", "#8C8C8C"] as const;

export const FONT = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif";

export const CONFIG = {
  font: FONT,
  background: "white",
  padding: 8,
  title: { anchor: "start", fontSize: 15, offset: 10 },
  axis: {
    labelFontSize: 12,
    labelLimit: 260,
    titleFontSize: 12,
    titleFontWeight: "normal",
    titlePadding: 8,
    gridColor: "#E5E5E5",
  },
  legend: { labelFontSize: 12, labelLimit: 260, title: null, orient: "top", symbolStrokeWidth: 3 },
  header: { labelFontSize: 13, labelFontWeight: "bold", title: null },
  view: { stroke: null },
  range: { category: PALETTE },
};
