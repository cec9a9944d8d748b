/** The floors of ranking: purpose-written loops over typed arrays, their buffers reused. */

const DIGIT_AT_MOST = 12;

/** Places in one field of whole numbers, NaN where missing: a radix sort of key and row number, highest first. */
export function radixPlaces(units) {
  const n = units.length;
  const sorted = units.filter((unit) => unit === unit).sort();
  const most = sorted[sorted.length - 1];
  const bits = Math.ceil(Math.log2(most - sorted[0] + 1));
  const passes = Math.ceil(bits / DIGIT_AT_MOST);
  const digit = Math.ceil(bits / passes);
  const mask = (1 << digit) - 1;
  const counts = new Int32Array(mask + 2);
  const buffers = Array.from({ length: 4 }, () => new Int32Array(n));
  const result = new Int32Array(n);
  return () => {
    let [keys, rows, nextKeys, nextRows] = buffers;
    let count = 0;
    for (let i = 0; i < n; i++) {
      const unit = units[i];
      if (unit !== unit) result[i] = 0;
      else {
        keys[count] = most - unit;
        rows[count++] = i;
      }
    }
    for (let shift = 0; shift < bits; shift += digit) {
      counts.fill(0);
      for (let at = 0; at < count; at++) counts[((keys[at] >> shift) & mask) + 1]++;
      for (let value = 0; value <= mask; value++) counts[value + 1] += counts[value];
      for (let at = 0; at < count; at++) {
        const to = counts[(keys[at] >> shift) & mask]++;
        nextKeys[to] = keys[at];
        nextRows[to] = rows[at];
      }
      [keys, rows, nextKeys, nextRows] = [nextKeys, nextRows, keys, rows];
    }
    for (let at = 0, place = 0; at < count; at++) {
      if (at === 0 || keys[at] !== keys[at - 1]) place = at + 1;
      result[rows[at]] = place;
    }
    return result;
  };
}

/** Places in groups of six rows that lie together: an insertion into six. */
export function insertionPlaces(values) {
  const result = new Int32Array(values.length);
  const row = new Int32Array(6);
  return () => {
    for (let start = 0; start < values.length; start += 6) {
      let count = 0;
      for (let i = start; i < start + 6; i++) {
        const value = values[i];
        if (value !== value) {
          result[i] = 0;
          continue;
        }
        let at = count++;
        for (; at > 0 && values[row[at - 1]] < value; at--) row[at] = row[at - 1];
        row[at] = i;
      }
      for (let at = 0, place = 0; at < count; at++) {
        if (at === 0 || values[row[at]] !== values[row[at - 1]]) place = at + 1;
        result[row[at]] = place;
      }
    }
    return result;
  };
}
