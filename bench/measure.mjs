/** Timing of one piece of work, and the few statistics of it. */

const WARM_UP = { runs: 2, milliseconds: 300 };
const SAMPLES = { least: 5, most: 15, milliseconds: 2000 };
/** A sample is as many runs as last this long together, so that each pays for its own garbage. */
const SAMPLE_MILLISECONDS = 25;

/** Middle of the values, the mean of the two middle ones where their number is even. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The least and the most of the values: two contenders whose spreads meet differ by nothing that may be believed. */
export const spreadOf = (values) => [Math.min(...values), Math.max(...values)];

/** Slope of log(cost) over log(size) by least squares: 1 is linear. */
export function exponent(sizes, costs) {
  const [x, y] = [sizes.map(Math.log), costs.map(Math.log)];
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const sum = (term) => x.reduce((total, _, i) => total + term(x[i] - meanX, y[i] - meanY), 0);
  return sum((dx, dy) => dx * dy) / sum((dx) => dx * dx);
}

/** The exponent that a cost may have, beside that of a plain loop in the same run: the machine's memory is in both. */
export const mostExponent = (most, plain) => most + Math.max(0, plain - 1);

/**
 * Milliseconds of one run, in each of at least five samples after a warm-up. Every sample starts from a collected heap:
 * none pays for what the one before it left.
 *
 * @param {() => unknown} work may return a promise
 * @returns {Promise<number[]>}
 */
export async function timesOf(work) {
  const millisecondsOf = async (runs) => {
    const start = performance.now();
    for (let run = 0; run < runs; run++) {
      const result = work();
      if (result instanceof Promise) await result;
    }
    return performance.now() - start;
  };
  let last = 0;
  for (let run = 0, spent = 0; run < WARM_UP.runs || spent < WARM_UP.milliseconds; run++)
    spent += last = await millisecondsOf(1);
  const runs = Math.max(1, Math.ceil(SAMPLE_MILLISECONDS / last));
  const times = [];
  for (let spent = 0; times.length < SAMPLES.least || (times.length < SAMPLES.most && spent < SAMPLES.milliseconds);) {
    globalThis.gc?.();
    const sample = await millisecondsOf(runs);
    spent += sample;
    times.push(sample / runs);
  }
  return times;
}
