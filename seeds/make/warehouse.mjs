/** 数据库验证.sql: a small warehouse with what is hard, and the results that a province's own engine must give. */

/** @typedef {typeof import("../../addin/node.js")} Package */

/** Of the ledger: one month of each year, of the indicators that are shared, aimed at or not to be recomputed. */
const MONTH = 7;

/** Made-up counties beside: by indicator and county, this year's level, last year's, and the month before. */
const HARD = /** @type {const} */ ({
  验证一: {
    基期为零: [5, 0, 4],
    扭亏: [30, -40, -1],
    减亏: [-30, -40, 0],
    增亏: [-50, -40, -50],
    亏损持平: [-40, -40, -41],
    跌到负数: [-5, 100, 50],
    并列一: [108.34, 100, 100],
    并列二: [108.26, 100, 100],
    缺上年: [7, null, 6],
    缺上月: [7, 6, null],
    逢五进一: [1010.5, 1000, 1005],
    二的五十三次方以上: [909_727_172_547_409_000, 900_719_925_474_099_000, 900_719_925_474_098_000],
  },
  验证二: {
    浮点不足半: [57, 60, 50],
    负的部分: [-0.57, 1, 1],
    二的五十三次方以上: [5.7e17, 5.6e17, 5.6e17],
    缺整体: [7, 7, 7],
  },
  验证三: {
    浮点不足半: [800, 790, 780],
    负的部分: [8, 9, 7],
    二的五十三次方以上: [8e18, 8e18, 7e18],
    整体为零: [0, 1, 1],
  },
});

/**
 * @param {Package} host
 * @param {Uint8Array} dictionary
 * @param {Uint8Array} ledger 台账.xlsx
 */
export async function warehouse(host, dictionary, ledger) {
  const shipped = host.readDictionary(await host.readWorkbookBytes(dictionary, "指标与地区.xlsx")).dictionary;
  const history = (await host.readWorkbookBytes(ledger, "台账.xlsx")).find(({ name }) => name === host.HISTORY_SHEET);
  const rows = history ? host.readHistory(history).rows : [];
  const targets = shipped.targets.map(({ indicator }) => indicator);
  const named = new Set([
    ...targets,
    ...shipped.indicators.flatMap(({ part, whole }) => [part, whole]),
    ...shipped.indicators.flatMap(({ name, growthRecomputable }) => (growthRecomputable ? [] : [name])),
  ]);
  const kept = host
    .currentLedger(rows)
    .filter(
      ({ indicator, period }) =>
        named.has(indicator) && period?.month === MONTH,
    );
  const names = host.namesOf({
    ...shipped,
    indicators: [
      ...shipped.indicators,
      { ...host.plainIndicator("验证一"), best: "low" },
      { ...host.plainIndicator("验证比重"), decimals: 2, part: "验证二", whole: "验证三" },
    ],
    // All regions compete: the made-up ones beside the peers.
    peers: { ...shipped.peers, members: [] },
    targets: [
      ...shipped.targets,
      { indicator: "验证比重", year: 2017, region: "", family: "市考核", value: 0.75125, unit: "" },
      { indicator: "验证三", year: 2017, region: "", family: "市考核", value: 7, unit: "亿元" },
    ],
  });
  const made = host.warehouseOf([...kept, ...hard(host)], names);
  const expected = made.fields.flatMap(made.resultsOf).map((result) => {
    const { definition, indicator, region, period, family, figure } = result;
    const about = [definition, indicator, region, period.year, period.month, period.span, family];
    return [...about, ...(host.isNumber(figure) ? [BigInt(Math.round(figure * 1e6)), null] : [null, figure.absent])];
  });
  return new TextEncoder().encode(host.goldenScript(made.rows, expected));
}

/** @param {Package} host */
function hard(host) {
  const level = (/** @type {string} */ indicator, /** @type {string} */ region, /** @type {number} */ year, month = 7) =>
    /** @type {const} */ ({ indicator, region, period: { year, month, span: "balance" } });
  return Object.entries(HARD).flatMap(([indicator, counties]) =>
    Object.entries(counties).flatMap(([region, [now, before, monthBefore]]) =>
      [
        { ...level(indicator, region, 2017), figure: now },
        { ...level(indicator, region, 2016), figure: before },
        { ...level(indicator, region, 2017, 6), figure: monthBefore },
      ].flatMap(({ figure, ...about }) =>
        figure === null ? [] : [host.plainObservation(indicator, { ...about, figure, unit: "万元" })],
      ),
    ),
  );
}
