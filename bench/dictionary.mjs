/** The names in the generated workbooks, and the dictionary of a bureau that knows them all. */

const crossed = (left, right, count, end = "") => left.flatMap((a) => right.map((b) => a + b + end)).slice(0, count);

/** As many as 200 rows leave: title, unit, two headings, total, note, footer. */
const ROWS = 193;
const DEPARTMENTS = 60;

const INDUSTRIES = [
  "农业",
  "渔业",
  "林业",
  "采矿",
  "纺织",
  "食品",
  "建材",
  "化工",
  "机械",
  "电力",
  "运输",
  "商贸",
  "金融",
  "旅游",
];
const TAXES = [
  "增值税",
  "企业所得税",
  "个人所得税",
  "资源税",
  "房产税",
  "印花税",
  "土地增值税",
  "车船税",
  "耕地占用税",
  "契税",
  "环保税",
  "城建税",
  "烟叶税",
  "关税",
];

export const TOWNSHIPS = crossed([..."安长东丰福广和江临明南平清山"], [..."华阳乐宁兴港田桥溪坪湖塘林口"], ROWS, "镇");
export const ITEMS = crossed(INDUSTRIES, TAXES, ROWS);
const PREFIXES = crossed(["县属", "市属", "省属", "园区", "城区"], INDUSTRIES, DEPARTMENTS);

/** What the three sheets of a workbook are about; no two workbooks report the same figure. */
export function departmentOf(book) {
  const prefix = PREFIXES[book];
  const office = `${prefix}局`;
  return [
    { office, total: `${prefix}总收入`, tax: `${prefix}税收` },
    { office, total: `${prefix}地方收入`, tax: `${prefix}地方税收` },
    { office, districts: [`${prefix}东区`, `${prefix}西区`] },
  ];
}

const region = (name) => ({ name, aliases: [] });
const indicator = (name, more = {}) => ({
  name,
  aliases: [],
  unit: "万元",
  basis: "",
  best: "high",
  department: "",
  decimals: 1,
  additive: true,
  growthRecomputable: true,
  span: "yearToDate",
  ...more,
});

/** In the product's form (`Dictionary`). */
export function dictionary() {
  const books = PREFIXES.map((_, book) => departmentOf(book));
  const totals = books.flatMap(([whole, local]) => [whole, local]);
  const share = { unit: "%", decimals: 2, additive: false, growthRecomputable: false };
  return {
    indicators: [
      ...ITEMS.map((name) => indicator(name)),
      ...totals.flatMap(({ total, tax }) => [
        indicator(total),
        indicator(tax),
        indicator(`${tax}占比`, { ...share, part: tax, whole: total }),
      ]),
    ],
    regions: [...TOWNSHIPS, ...books.flatMap(([, , { districts }]) => districts)].map(region),
    peers: { name: "乡镇", members: TOWNSHIPS },
    departments: [],
    targets: [],
    clauses: [],
    explanations: [],
    words: [],
    readings: [],
  };
}
