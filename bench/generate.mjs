/** Seeded data that every contender of a workload shares; a missing number is NaN. */

/** Uniform numbers in [0, 1), the same for the same seed (mulberry32). */
export function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Pairs to two decimals; of the bases 1 % are zero, 2 % negative, 1 % missing; of the currents 1 % are missing.
 *
 * @param {number} n
 * @returns {{ current: Float64Array, base: Float64Array }}
 */
export function pairs(n) {
  const next = uniform(8);
  const current = new Float64Array(n);
  const base = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const kind = next();
    const size = Math.round(next() * 1e6) + 100;
    const baseCents = kind < 0.01 ? 0 : kind < 0.03 ? -size : size;
    const cents = Math.round(baseCents * (0.8 + 0.5 * next()));
    base[i] = kind >= 0.03 && kind < 0.04 ? NaN : baseCents / 100;
    current[i] = next() < 0.01 ? NaN : cents / 100;
  }
  return { current, base };
}

/** What fields are ranked: rates of a league (a few hundred different places), and amounts (nearly all different). */
const FIELDS = {
  rates: { places: 2, draw: (u) => 20 * u - 4 },
  amounts: { places: 2, draw: (u) => 1e6 * u },
  league: { places: 1, draw: (u) => 20 * u - 4 },
};

/**
 * Figures of one field, 3 % missing.
 *
 * @param {keyof typeof FIELDS} field
 * @param {number} n
 * @returns {Float64Array}
 */
export function figures(field, n) {
  const { places, draw } = FIELDS[field];
  const power = 10 ** places;
  const next = uniform(17);
  return Float64Array.from({ length: n }, () => {
    const value = Math.round(draw(next()) * power) / power;
    return next() < 0.03 ? NaN : value;
  });
}

/**
 * The numbers in whole tenths, halves away from zero, in integer arithmetic: what a ranking at one decimal compares.
 *
 * @param {Float64Array} values of at most two decimals
 * @returns {Float64Array} NaN where missing
 */
export const tenthsOf = (values) =>
  values.map((value) => {
    const cents = Math.round(value * 100);
    return Math.sign(cents) * Math.floor((Math.abs(cents) + 5) / 10);
  });

/** The nation's cube: indicator by indicator, in each month by month, in each region by region. */
export const INDICATORS = 60;
export const MONTHS = 120;
/** Growth is over as many months before, the share of one indicator in another, the gap to a target of each. */
export const LAG = 12;
export const [PART, WHOLE] = [1, 0];
export const TARGETS = Float64Array.from({ length: INDICATORS }, (_, i) => (i + 1) * 1234.5);

/**
 * Amounts to two decimals of regions whose sizes differ a hundredfold, each growing in its own way; 2 % missing, 0.5 %
 * zero, 0.5 % negative.
 *
 * @param {number} regions
 * @returns {{ regions: number, values: Float64Array }}
 */
export function nation(regions) {
  const next = uniform(2843);
  const values = new Float64Array(INDICATORS * MONTHS * regions);
  const sizes = Float64Array.from({ length: regions }, () => Math.exp(4.6 * next()));
  let at = 0;
  for (let indicator = 0; indicator < INDICATORS; indicator++) {
    const scale = 100 * 10 ** (indicator % 4);
    for (let month = 0; month < MONTHS; month++) {
      const level = scale * 1.006 ** month;
      for (let region = 0; region < regions; region++) {
        const kind = next();
        const cents = Math.round(level * sizes[region] * (0.7 + 0.6 * next()) * 100);
        values[at++] = kind < 0.02 ? NaN : kind < 0.025 ? 0 : (kind < 0.03 ? -cents : cents) / 100;
      }
    }
  }
  return { regions, values };
}
