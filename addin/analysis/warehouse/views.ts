/**
 * The definitions of the module as views. The text is the same for every engine: no name of a type but DECIMAL, no RANGE
 * frame (a base is found by a self-join), no QUALIFY, nulls ordered by CASE.
 *
 * A rate is a whole number of units of its last printed place. A quotient that is nearly right is put right by one unit, up or
 * down, by multiplying whole numbers: no last digit hangs on how an engine divides. `* 1e0` makes a number that may be divided
 * (a floating one, or PostgreSQL's numeric, whose quotients have 16 digits and more).
 */

const CODES = ["indicator_code", "region_code", "period_code"];
const NAMES = ["indicator", "region", "year", "month", "span"];
const of = (table: string, columns: readonly string[] = CODES): string =>
  columns.map((column) => `${table}.${column}`).join(", ");
const same = (one: string, other: string, columns: readonly string[]): string =>
  columns.map((column) => `${one}.${column} = ${other}.${column}`).join(" AND ");

const indented = (text: string, by = 2): string => text.replace(/^/gm, " ".repeat(by));

/** Completions are printed at two places of the percentage. */
export const COMPLETION_PLACES = 2;

/** The columns of every view: the codes, the names, the exact units, the value, and the reason where there is none. */
const VIEW_COLUMNS = [...CODES, ...NAMES, "units", "value", "reason"];

/** The views in the order in which they build on one another, each with its query. */
export function viewQueries(schema: string) {
  const from = (table: string, as: string): string => `${schema}.${table} AS ${as}`;

  /** Rows of codes, units, scale and reason with their names, and the value that the units are. */
  const named = (source: string, beside: readonly string[] = []): string => `SELECT
  ${of("x")}, i.indicator, r.region, p.year, p.month, p.span,
  x.units,
  (x.units * 1e0) / (x.scale * 1e0) AS value,
  x.reason${beside.map((column) => `,\n  x.${column}`).join("")}
FROM (
${indented(source)}
) AS x
JOIN ${from("indicators", "i")} ON i.indicator_code = x.indicator_code
JOIN ${from("regions", "r")} ON r.region_code = x.region_code
JOIN ${from("periods", "p")} ON p.period_code = x.period_code`;

  /**
   * Numerator over denominator, rounded once, half away from zero, to units of `scale`; where there is no numerator, the units
   * that were submitted.
   */
  const rates = (terms: string, beside: readonly string[] = []): string =>
    named(
      `SELECT
  ${of("g", [...CODES, "scale", "reason", ...beside])},
  CASE
    WHEN g.numerator IS NULL THEN g.submitted_units
    WHEN 2 * g.scale * g.numerator < (2 * g.guess - 1) * g.denominator THEN g.sign * (g.guess - 1)
    WHEN 2 * g.scale * g.numerator >= (2 * g.guess + 1) * g.denominator THEN g.sign * (g.guess + 1)
    ELSE g.sign * g.guess
  END AS units
FROM (
  SELECT
    ${of("t", [...CODES, "scale", "reason", "numerator", "denominator", "sign", "submitted_units", ...beside])},
    CAST(FLOOR((t.numerator * 1e0) / (t.denominator * 1e0) * (t.scale * 1e0) + 0.5) AS DECIMAL(38,0)) AS guess
  FROM (
${indented(terms, 4)}
  ) AS t
) AS g`,
      beside,
    );

  /** The competition rank of the regions that compete, over the units of a view. */
  const places = (view: string): string => `SELECT
  ${of("v", [...CODES, ...NAMES])},
  CASE WHEN v.units IS NOT NULL THEN v.place END AS units,
  CASE WHEN v.units IS NOT NULL THEN v.place END AS value,
  v.reason
FROM (
  SELECT
    ${of("w", VIEW_COLUMNS)},
    RANK() OVER (
      PARTITION BY w.indicator_code, w.period_code
      ORDER BY
        CASE WHEN w.units IS NULL THEN 1 ELSE 0 END,
        CASE WHEN i.lower_is_better = 1 THEN w.units ELSE -w.units END
    ) AS place
  FROM ${from(view, "w")}
  JOIN ${from("indicators", "i")} ON i.indicator_code = w.indicator_code
  JOIN ${from("regions", "r")} ON r.region_code = w.region_code AND r.competes = 1
) AS v`;

  const growthTerms = `SELECT
  ${of("b")}, b.rate_scale AS scale,
  CASE WHEN b.comparable = 1 AND b.base_units > 0 THEN ABS(b.level_units - b.base_units) END AS numerator,
  b.base_units AS denominator,
  CASE WHEN b.level_units < b.base_units THEN -1 ELSE 1 END AS sign,
  CASE WHEN b.comparable = 0 THEN b.growth_units END AS submitted_units,
  CASE
    WHEN b.comparable = 1 AND b.base_units > 0 THEN NULL
    WHEN b.comparable = 1 THEN ${lossWords("b")}
    WHEN b.growth_units IS NOT NULL THEN NULL
    WHEN b.growth_reason IS NOT NULL THEN b.growth_reason
    WHEN b.growth_recomputable = 1 THEN COALESCE(b.level_reason, b.base_reason)
    ELSE 'not reported'
  END AS reason
FROM (
  SELECT
    a.*,
    CASE
      WHEN a.growth_recomputable = 1 AND a.level_units IS NOT NULL AND a.base_units IS NOT NULL THEN 1
      ELSE 0
    END AS comparable
  FROM (
    SELECT
      ${of("f")}, i.rate_scale, i.growth_recomputable,
      f.level_units, f.level_reason, f.growth_units, f.growth_reason,
      CASE
        WHEN f.base_units IS NULL AND f.base_reason IS NULL THEN l.level_units
        ELSE f.base_units
      END AS base_units,
      CASE
        WHEN f.base_units IS NOT NULL THEN NULL
        WHEN f.base_reason IS NOT NULL THEN f.base_reason
        WHEN l.level_units IS NULL THEN COALESCE(l.level_reason, 'not reported')
      END AS base_reason
    FROM ${from("figures", "f")}
    JOIN ${from("indicators", "i")} ON i.indicator_code = f.indicator_code
    JOIN ${from("periods", "p")} ON p.period_code = f.period_code
    LEFT JOIN ${from("figures", "l")}
      ON ${same("l", "f", ["indicator_code", "region_code"])} AND l.period_code = p.year_before
  ) AS a
) AS b`;

  const monthGrowthTerms = `SELECT
  ${of("f")}, i.rate_scale AS scale,
  CASE
    WHEN p.month_before IS NOT NULL AND i.growth_recomputable = 1 AND l.level_units > 0
    THEN ABS(f.level_units - l.level_units)
  END AS numerator,
  l.level_units AS denominator,
  CASE WHEN f.level_units < l.level_units THEN -1 ELSE 1 END AS sign,
  CAST(NULL AS DECIMAL(38,0)) AS submitted_units,
  CASE
    WHEN p.month_before IS NULL THEN 'not applicable'
    WHEN i.growth_recomputable = 0 THEN 'not recomputable'
    WHEN f.level_units IS NULL THEN f.level_reason
    WHEN l.level_units IS NULL THEN COALESCE(l.level_reason, 'not reported')
    WHEN l.level_units > 0 THEN NULL
    ELSE ${lossWords("f", "l.level_units")}
  END AS reason
FROM ${from("figures", "f")}
JOIN ${from("indicators", "i")} ON i.indicator_code = f.indicator_code
JOIN ${from("periods", "p")} ON p.period_code = f.period_code
LEFT JOIN ${from("figures", "l")}
  ON ${same("l", "f", ["indicator_code", "region_code"])} AND l.period_code = p.month_before`;

  const shareTerms = `SELECT
  ${of("s")}, i.rate_scale AS scale,
  CASE WHEN s.whole_units > 0 THEN ABS(s.part_units) END AS numerator,
  s.whole_units AS denominator,
  CASE WHEN s.part_units < 0 THEN -1 ELSE 1 END AS sign,
  CASE WHEN s.part_units IS NULL OR s.whole_units IS NULL THEN s.submitted_units END AS submitted_units,
  CASE
    WHEN s.part_units IS NOT NULL AND s.whole_units > 0 THEN NULL
    WHEN s.part_units IS NOT NULL AND s.whole_units = 0 THEN 'zero base'
    WHEN s.part_units IS NOT NULL AND s.whole_units < 0 THEN 'negative base'
    WHEN s.submitted_units IS NOT NULL THEN NULL
    ELSE COALESCE(s.submitted_reason, 'not reported')
  END AS reason
FROM (
  SELECT
    k.share_code AS indicator_code, f.region_code, f.period_code,
    MAX(CASE WHEN k.role = 'part' THEN f.level_units * k.factor END) AS part_units,
    MAX(CASE WHEN k.role = 'whole' THEN f.level_units * k.factor END) AS whole_units,
    MAX(CASE WHEN k.role = 'share' THEN f.share_units END) AS submitted_units,
    MAX(CASE WHEN k.role = 'share' THEN f.share_reason END) AS submitted_reason
  FROM ${from("figures", "f")}
  JOIN ${from("share_parts", "k")} ON k.indicator_code = f.indicator_code
  GROUP BY k.share_code, f.region_code, f.period_code
) AS s
JOIN ${from("indicators", "i")} ON i.indicator_code = s.indicator_code`;

  /** The targets of the year beside the figures of a view; a month alone is not measured by the year's target. */
  const aimed = (view: string, isShare: 0 | 1, columns: string): string => `SELECT
  ${of("v")}, t.family, ${columns}
FROM ${from(view, "v")}
JOIN ${from("indicators", "i")} ON i.indicator_code = v.indicator_code AND i.is_share = ${isShare}
JOIN ${from("targets", "t")} ON ${same("t", "v", ["indicator_code", "region_code", "year"])}
WHERE v.span <> 'month'`;

  const gap = `t.scale, v.reason,
  CASE
    WHEN i.lower_is_better = 1 THEN t.units - v.units * t.factor
    ELSE v.units * t.factor - t.units
  END AS units`;

  const completionTerms = aimed(
    "levels",
    0,
    `CAST(${10 ** (COMPLETION_PLACES + 2)} AS DECIMAL(38,0)) AS scale,
  CASE WHEN t.units > 0 THEN ABS(v.units * t.factor) END AS numerator,
  t.units AS denominator,
  CASE WHEN v.units < 0 THEN -1 ELSE 1 END AS sign,
  CAST(NULL AS DECIMAL(38,0)) AS submitted_units,
  CASE
    WHEN v.units IS NULL THEN v.reason
    WHEN t.units = 0 THEN 'zero base'
    WHEN t.units < 0 THEN 'negative base'
  END AS reason`,
  );

  return {
    /** 本期数 */
    levels: named(`SELECT ${of("f")}, f.level_units AS units, i.scale, f.level_reason AS reason
FROM ${from("figures", "f")}
JOIN ${from("indicators", "i")} ON i.indicator_code = f.indicator_code`),
    /** 同比增速 */
    growth_rates: rates(growthTerms),
    /** 环比增速 */
    month_growth_rates: rates(monthGrowthTerms),
    /** 比重 */
    shares: rates(shareTerms),
    /** 位次, by level, by growth, by share */
    level_places: places("levels"),
    growth_places: places("growth_rates"),
    share_places: places("shares"),
    /** 与目标值差距 */
    target_gaps: named(`${aimed("levels", 0, gap)}\nUNION ALL\n${aimed("shares", 1, gap)}`, ["family"]),
    /** 完成率 */
    completions: rates(completionTerms, ["family"]),
  };
}

export type Definition = keyof ReturnType<typeof viewQueries>;

export const DEFINITIONS = Object.keys(viewQueries("")) as readonly Definition[];

const WITH_FAMILY: readonly Definition[] = ["target_gaps", "completions"];
const PLACES: readonly Definition[] = ["level_places", "growth_places", "share_places"];

/** The columns of a view, in order. */
export const viewColumnsOf = (name: Definition): readonly string[] =>
  WITH_FAMILY.includes(name) ? [...VIEW_COLUMNS, "family"] : VIEW_COLUMNS;

/** The columns of the view of all results. */
export const RESULT_COLUMNS = ["definition", ...CODES, ...NAMES, "family", "value", "reason"];

/** All views in one, with the name of the definition and, of targets, their family. */
export const resultsQuery = (schema: string): string =>
  DEFINITIONS.map((name) => {
    const [family, value] = [
      WITH_FAMILY.includes(name) ? "family" : "''",
      PLACES.includes(name) ? "value * 1e0" : "value",
    ];
    return `SELECT '${name}' AS definition, ${[...CODES, ...NAMES].join(", ")}, ${family} AS family, ${value} AS value, reason
FROM ${schema}.${name}`;
  }).join("\nUNION ALL\n");

/** Why a base that is no positive number carries no growth. */
function lossWords(of: string, base = `${of}.base_units`): string {
  return `CASE
      WHEN ${base} = 0 THEN 'zero base'
      WHEN ${of}.level_units >= 0 THEN 'loss to profit'
      WHEN ${of}.level_units > ${base} THEN 'loss narrowed'
      WHEN ${of}.level_units < ${base} THEN 'loss widened'
      ELSE 'loss unchanged'
    END`;
}
