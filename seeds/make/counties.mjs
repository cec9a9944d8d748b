/**
 * What the six counties' amounts rest on, in 万元. 华容县's total, its growth and its tax share are the speech's (2017-09-28);
 * everything else is illustrative, chosen so that the two ranks that the speech states come true.
 */
export const HOME = "华容县";

/** 2017 and 2016, January to August, and the budgets of 2017. */
export const COUNTIES = [
  {
    name: "岳阳县",
    total: [78460, 72120],
    tax: [53667, 49474],
    budget: 117200,
    spending: [301480, 276590],
    spendingBudget: 438600,
  },
  {
    name: "华容县",
    total: [65300, 63275],
    tax: [40048, 39262],
    budget: 98600,
    spending: [268450, 246310],
    spendingBudget: 391700,
  },
  {
    name: "湘阴县",
    total: [92380, 86740],
    tax: [53645, 51177],
    budget: 137900,
    spending: [312760, 289920],
    spendingBudget: 455300,
  },
  {
    name: "平江县",
    total: [84150, 77270],
    tax: [59965, 54475],
    budget: 126300,
    spending: [389240, 352980],
    spendingBudget: 561800,
  },
  {
    name: "汨罗市",
    total: [118240, 111970],
    tax: [79138, 75132],
    budget: 176900,
    spending: [294370, 275830],
    spendingBudget: 428500,
  },
  {
    name: "临湘市",
    total: [71060, 70010],
    tax: [45891, 45367],
    budget: 107400,
    spending: [251920, 238640],
    spendingBudget: 364900,
  },
];

/** January to August: investment and retail sales of 2016, and their growth in 2017 in percent (华容县's are the speech's); the growth of GDP. */
export const ECONOMY = [
  { name: "岳阳县", investment: 1468200, investmentGrowth: 13.6, retail: 689400, retailGrowth: 10.6, product: 7.4 },
  { name: "华容县", investment: 1213050, investmentGrowth: 14.3, retail: 642800, retailGrowth: 10.8, product: 7.6 },
  { name: "湘阴县", investment: 1394700, investmentGrowth: 14.1, retail: 718300, retailGrowth: 10.9, product: 7.5 },
  { name: "平江县", investment: 1287600, investmentGrowth: 14.8, retail: 703500, retailGrowth: 11.2, product: 7.9 },
  { name: "汨罗市", investment: 1652900, investmentGrowth: 13.9, retail: 835100, retailGrowth: 10.7, product: 7.7 },
  { name: "临湘市", investment: 1176400, investmentGrowth: 12.7, retail: 587900, retailGrowth: 10.2, product: 7.0 },
];

/** Balances in 万元 at the ends of 2014, 2015, 2016 and of August 2017. 华容县's last two are the speech's: balance − change since the year's start. */
export const BALANCES = [
  { name: "岳阳县", deposits: [1658000, 1893400, 2149700, 2521300], loans: [769500, 862400, 978100, 1096900] },
  { name: "华容县", deposits: [1482000, 1685500, 1919000, 2308600], loans: [701000, 789200, 883400, 982800] },
  { name: "湘阴县", deposits: [1834600, 2081200, 2379800, 2804500], loans: [881300, 985600, 1117900, 1254200] },
  { name: "平江县", deposits: [2147300, 2438700, 2783500, 3269400], loans: [1016200, 1138500, 1289400, 1448300] },
  { name: "汨罗市", deposits: [1749800, 1986300, 2264100, 2653700], loans: [824700, 925100, 1047600, 1176500] },
  { name: "临湘市", deposits: [1361900, 1547200, 1765300, 2071800], loans: [643800, 721900, 815300, 914700] },
];
