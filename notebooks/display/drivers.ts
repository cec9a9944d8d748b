import { percent, type Driver, type Drivers } from "county-monthly";
import { bars } from "./bars";
import { bare, count, table, type Column } from "./table";

/** The decomposition of a growth, its total in bold. */
export function driversTable(title: string, { total, parts, unit }: Drivers, decimals: number): void {
  const columns: Column<Driver>[] = [
    { title: "项目", words: ({ indicator }) => indicator, align: "left" },
    { title: "本期", words: ({ current }) => count(current) },
    { title: "上年同期", words: ({ base }) => count(base) },
    { title: "增减额", words: ({ change }) => count(change) },
    { title: "增速", words: ({ growth }) => percent(growth, 1) },
    { title: "拉动（百分点）", words: ({ contribution }) => bare(contribution, decimals) },
    { title: "贡献率", words: ({ rate }) => percent(rate, decimals) },
  ];
  table([total, ...parts], columns, {
    title,
    unit,
    note: "拉动之和等于总增速，贡献率之和等于100%（舍位平衡）。",
    bold: (row) => row === total,
  });
}

/** The contributions of the parts, in the order given. */
export const driversChart = (title: string, { parts }: Drivers, decimals: number): Promise<void> =>
  bars(
    title,
    parts.map(({ indicator, contribution }) => ({
      name: indicator,
      value: contribution,
      words: bare(contribution, decimals),
    })),
    { axis: { title: "对总增速的拉动（百分点）", as: "points", decimals: 1 } },
  );
