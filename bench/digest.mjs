/** What contenders must agree on before any of them is timed: small objects of counts, sums and hashes. */

/** Takes in integers one after another (FNV-1a, 32 bits at a time); `text()` is the state. */
export function hasher() {
  let state = 0x811c9dc5;
  const add = (integer) => {
    state = Math.imul(state ^ (integer & 0xffff), 0x01000193);
    state = Math.imul(state ^ (integer >> 16), 0x01000193);
  };
  return { add, text: () => (state >>> 0).toString(16) };
}

/**
 * Rates as floats give them: sums that a last bit does not move. `at(i)` may be anything but a number where there is none.
 *
 * @param {number} n
 * @param {(i: number) => unknown} at
 */
export function digestOfRates(n, at) {
  let [numbers, sum, weighted] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const rate = at(i);
    if (typeof rate !== "number" || rate !== rate) continue;
    numbers++;
    sum += rate;
    weighted += rate * ((i % 97) + 1);
  }
  return { numbers, sum, weighted };
}

/** Rates rounded to one decimal of the percentage: every one must be the double nearest to its decimal. */
export function digestOfRounded(n, at) {
  const hash = hasher();
  let numbers = 0;
  for (let i = 0; i < n; i++) {
    const rate = at(i);
    const units = typeof rate === "number" ? Math.round(rate * 1000) : NaN;
    if (units === units) numbers++;
    hash.add(units !== units ? 1 << 30 : units / 1000 === rate ? units : -(1 << 30));
  }
  return { numbers, hash: hash.text() };
}

/** Places in a field; anything but a number above 0 is no place. */
export function digestOfPlaces(n, at) {
  const hash = hasher();
  let placed = 0;
  for (let i = 0; i < n; i++) {
    const place = Number(at(i));
    if (place > 0) placed++;
    hash.add(place > 0 ? place : 0);
  }
  return { placed, hash: hash.text() };
}

/** Counts what cells hold; give it every cell once, in any order. */
export function cellCounter() {
  let [numbers, sum, texts, characters] = [0, 0, 0, 0];
  return {
    add(value) {
      if (typeof value === "number") {
        numbers++;
        sum += value;
      } else if (typeof value === "string" && value !== "") {
        texts++;
        characters += value.length;
      }
    },
    digest: () => ({ numbers, sum, texts, characters }),
  };
}

/** Whether a contender says what the truth says, in each thing that the contender speaks of; numbers to nine digits. */
export function agrees(truth, digest) {
  return Object.entries(digest).every(([key, value]) =>
    typeof value === "number" ? Math.abs(value - truth[key]) <= 1e-9 * Math.abs(truth[key]) : value === truth[key],
  );
}
