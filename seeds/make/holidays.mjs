/** 节假日.xlsx: days that differ from the week's own rule, for DAYSLEFT. The bureau adds each year as the State Council announces it. */
import { table } from "./dictionary.mjs";

/** 2017: 国办发明电〔2016〕17号; 2018: 国办发明电〔2017〕12号. 休 is off, 班 is a weekend day that is worked. */
const OFF = [
  ["2017-01-01", 2, "元旦"],
  ["2017-01-27", 7, "春节"],
  ["2017-04-02", 3, "清明节"],
  ["2017-04-29", 3, "劳动节"],
  ["2017-05-28", 3, "端午节"],
  ["2017-10-01", 8, "国庆节、中秋节"],
  ["2018-01-01", 1, "元旦"],
  ["2018-02-15", 7, "春节"],
  ["2018-04-05", 3, "清明节"],
  ["2018-04-29", 3, "劳动节"],
  ["2018-06-18", 1, "端午节"],
  ["2018-09-24", 1, "中秋节"],
  ["2018-10-01", 7, "国庆节"],
];
const WORKED = [
  ["2017-01-22", "春节"],
  ["2017-02-04", "春节"],
  ["2017-04-01", "清明节"],
  ["2017-05-27", "端午节"],
  ["2017-09-30", "国庆节、中秋节"],
  ["2018-02-11", "春节"],
  ["2018-02-24", "春节"],
  ["2018-04-08", "清明节"],
  ["2018-04-28", "劳动节"],
  ["2018-09-29", "国庆节"],
  ["2018-09-30", "国庆节"],
];

const later = (/** @type {string} */ day, /** @type {number} */ days) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

export function holidays() {
  const off = OFF.flatMap(([first, days, name]) =>
    Array.from({ length: Number(days) }, (_, i) => [later(String(first), i), "休", name]),
  );
  const worked = WORKED.map(([day, name]) => [day, "班", name]);
  const rows = [...off, ...worked].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  return [table({ name: "节假日", rows: [["日期", "休或班", "节日"], ...rows] }, [14, 10, 18])];
}
