/** The floor of the nation: purpose-written loops over one typed cube, its buffers reused. */
import { INDICATORS, LAG, MONTHS, PART, TARGETS, tenthsOf, WHOLE } from "./generate.mjs";

const DIGIT = 10;

/** Places of one field of whole numbers, NaN where missing, highest first: a radix sort of key and row number. */
function radixInto(places, units, start, end, { keys, rows, nextKeys, nextRows, counts }) {
  let [low, high] = [Infinity, -Infinity];
  for (let i = start; i < end; i++) {
    if (units[i] < low) low = units[i];
    if (units[i] > high) high = units[i];
  }
  let count = 0;
  for (let i = start; i < end; i++) {
    const unit = units[i];
    if (unit !== unit) places[i] = 0;
    else {
      keys[count] = high - unit;
      rows[count++] = i;
    }
  }
  for (let shift = 0; 2 ** shift <= high - low; shift += DIGIT) {
    counts.fill(0);
    for (let at = 0; at < count; at++) counts[((keys[at] >> shift) & (2 ** DIGIT - 1)) + 1]++;
    for (let value = 0; value < 2 ** DIGIT; value++) counts[value + 1] += counts[value];
    for (let at = 0; at < count; at++) {
      const to = counts[(keys[at] >> shift) & (2 ** DIGIT - 1)]++;
      nextKeys[to] = keys[at];
      nextRows[to] = rows[at];
    }
    [keys, rows, nextKeys, nextRows] = [nextKeys, nextRows, keys, rows];
  }
  for (let at = 0, place = 0; at < count; at++) {
    if (at === 0 || keys[at] !== keys[at - 1]) place = at + 1;
    places[rows[at]] = place;
  }
}

export function floorNation({ regions, values }) {
  const tenths = tenthsOf(values);
  const block = MONTHS * regions;
  const lag = LAG * regions;
  const growth = new Float64Array(values.length).fill(NaN);
  const gap = new Float64Array(values.length);
  const share = new Float64Array(block);
  const place = new Int32Array(values.length);
  const [keys, rows, nextKeys, nextRows] = Array.from({ length: 4 }, () => new Int32Array(regions));
  const buffers = { keys, rows, nextKeys, nextRows, counts: new Int32Array(2 ** DIGIT + 1) };
  return () => {
    for (let indicator = 0; indicator < INDICATORS; indicator++) {
      const [start, end, target] = [indicator * block, (indicator + 1) * block, TARGETS[indicator]];
      for (let i = start + lag; i < end; i++) {
        const base = values[i - lag];
        growth[i] = base > 0 ? (values[i] - base) / base : NaN;
      }
      for (let i = start; i < end; i++) gap[i] = values[i] - target;
    }
    for (let i = 0; i < block; i++) {
      const whole = values[WHOLE * block + i];
      share[i] = whole > 0 ? values[PART * block + i] / whole : NaN;
    }
    for (let start = 0; start < values.length; start += regions)
      radixInto(place, tenths, start, start + regions, buffers);
    return { growth, share, gap, place };
  };
}
