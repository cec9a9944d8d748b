/** Student's t, for the next figure after few of which mean and spread are known. */
// No library replaces it: simple-statistics has no t, jStat no types, @stdlib's brings native helpers, lib-r-math.js its own licence.

/** Probability of a value up to `t`, of whole degrees of freedom; by the finite series (Abramowitz and Stegun 26.7.3, 26.7.4). */
export function studentProbability(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  const within = odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
  return (1 + within) / 2;
}

/** The value that a share of 0.5 to below 1 lies under; by halving, to the last bit that halving can tell. */
export function studentQuantile(probability: number, degrees: number): number {
  let [low, high] = [0, 1];
  while (studentProbability(high, degrees) < probability) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (studentProbability(middle, degrees) < probability) low = middle;
    else high = middle;
  }
}
