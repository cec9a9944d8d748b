-- 全国规模：增速、比重、位次、与目标差距，定义与 county-monthly 的函数相同。
--
-- 输入三张表：
--   figures (region_code, indicator_code, month_number, amount DECIMAL(18,2))  每月数，未报的没有行或 amount 为空；
--            month_number 是 年 × 12 + 月 − 1
--   targets (indicator_code, target_amount DECIMAL(18,2))                      没有目标的指标没有行
--   shares  (share_code, part_code, whole_code)                                比重：部分 ÷ 整体
--
-- 只用 ANSI SQL 的窗口函数：DuckDB、PostgreSQL（含 Citus）、Trino、Spark SQL 都照原文执行。
-- 同比按月份找基期（RANGE），不按行数：缺一个月就是缺。
-- 四舍五入在整数上做，一次到位：|增减| × 2000 + 基数，整除以 2 × 基数，就是以千分之一为单位、逢半进一的增速。

CREATE VIEW whole_figures AS
SELECT region_code, indicator_code, month_number, CAST(amount * 100 AS BIGINT) AS cents
FROM figures;

CREATE VIEW based_figures AS
SELECT
  region_code,
  indicator_code,
  month_number,
  cents,
  MAX(cents) OVER (
    PARTITION BY region_code, indicator_code
    ORDER BY month_number
    RANGE BETWEEN 12 PRECEDING AND 12 PRECEDING
  ) AS base_cents
FROM whole_figures;

-- 同比增速，百分数保留一位小数（比例保留三位）
CREATE VIEW growth_rates AS
SELECT
  region_code,
  indicator_code,
  month_number,
  CASE
    WHEN cents IS NOT NULL AND base_cents > 0 THEN
      CASE WHEN cents < base_cents THEN -0.001 ELSE 0.001 END
      * CAST(
          (2000 * ABS(cents - base_cents) + base_cents - MOD(2000 * ABS(cents - base_cents) + base_cents, 2 * base_cents))
          / (2 * base_cents) AS DECIMAL(18, 0)
        )
  END AS growth_rate,
  CASE
    WHEN cents IS NULL OR base_cents IS NULL THEN 'not reported'
    WHEN base_cents > 0 THEN NULL
    WHEN base_cents = 0 THEN 'zero base'
    WHEN cents >= 0 THEN 'loss to profit'
    WHEN cents > base_cents THEN 'loss narrowed'
    WHEN cents < base_cents THEN 'loss widened'
    ELSE 'loss unchanged'
  END AS reason
FROM based_figures;

-- 比重，百分数保留两位小数（比例保留四位）
CREATE VIEW share_rates AS
SELECT
  part.region_code,
  shares.share_code,
  part.month_number,
  CASE
    WHEN whole.cents > 0 THEN
      CASE WHEN part.cents < 0 THEN -0.0001 ELSE 0.0001 END
      * CAST(
          (20000 * ABS(part.cents) + whole.cents - MOD(20000 * ABS(part.cents) + whole.cents, 2 * whole.cents))
          / (2 * whole.cents) AS DECIMAL(18, 0)
        )
  END AS share_rate,
  CASE
    WHEN part.cents IS NULL OR whole.cents IS NULL THEN 'not reported'
    WHEN whole.cents > 0 THEN NULL
    WHEN whole.cents = 0 THEN 'zero base'
    ELSE 'negative base'
  END AS reason
FROM shares
JOIN whole_figures AS part ON part.indicator_code = shares.part_code
LEFT JOIN whole_figures AS whole
  ON whole.indicator_code = shares.whole_code
  AND whole.region_code = part.region_code
  AND whole.month_number = part.month_number;

-- 位次：按保留一位小数的数排，从高到低，相同并列；未报的没有位次
CREATE VIEW competition_places AS
SELECT
  region_code,
  indicator_code,
  month_number,
  CASE
    WHEN amount IS NOT NULL THEN
      RANK() OVER (PARTITION BY indicator_code, month_number ORDER BY ROUND(amount, 1) DESC NULLS LAST)
  END AS place,
  CASE WHEN amount IS NULL THEN 'not reported' END AS reason
FROM figures;

-- 与目标值差距：实际 − 目标，负数是落后
CREATE VIEW target_gaps AS
SELECT
  figures.region_code,
  figures.indicator_code,
  figures.month_number,
  figures.amount - targets.target_amount AS target_gap,
  CASE
    WHEN figures.amount IS NULL THEN 'not reported'
    WHEN targets.target_amount IS NULL THEN 'no target'
  END AS reason
FROM figures
LEFT JOIN targets ON targets.indicator_code = figures.indicator_code;
