import { isNumber, type Figure } from "../figure";

/**
 * Positions of the units that compete: all but one that is the sum of the others (全市, 合计, the nation), which would
 * stand in its own field. Sums of rounded figures may be off by half a unit each.
 *
 * @example
 * competitors([6, 1, 2, 3]) // => [1, 2, 3]
 * competitors([4, 1, 2, 3]) // => [0, 1, 2, 3]
 */
export function competitors(levels: readonly Figure[]): number[] {
  const everyone = levels.map((_, i) => i);
  const numbers = levels.filter(isNumber);
  const sum = numbers.reduce((total, figure) => total + figure, 0);
  const allowed = Math.max(numbers.length / 2, Math.abs(sum) * 1e-9);
  const whole =
    numbers.length < 3
      ? -1
      : levels.findIndex(
          (figure) =>
            isNumber(figure) &&
            figure > 0 &&
            Math.abs(sum - 2 * figure) <= allowed &&
            figure > sum / 2 - allowed &&
            numbers.every((other) => other <= figure),
        );
  return whole < 0 ? everyone : everyone.filter((i) => i !== whole);
}
