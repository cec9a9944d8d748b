import { balance, type Term } from "../balance";
import { faultOf } from "../fault";
import { eachWhole, identitiesOf } from "../identities";
import type { Known } from "../printed";
import { placeOf, type Rule } from "../rule";

/**
 * What an indicator is by definition, it is in figures (总量不等于各组成部分之和). 财政总收入 by level, by tax and charge
 * and by collector; the sums are those of the dictionary's 口径, wherever the parts were submitted.
 */
export const identityMismatch: Rule = {
  name: "identity-mismatch",
  severity: "error",
  judge(month, record) {
    for (const identity of identitiesOf(month.names)) {
      eachWhole(month, identity, (whole, found) => {
        const parts = found.filter((part) => part !== undefined);
        if (parts.length < found.length) return;
        const judged = balance(whole, plus(parts));
        if (!judged) record.undecided();
        else if (judged.holds) record.passed();
        else
          record.failed(
            faultOf(whole, {
              expected: judged.expected,
              what: `${whole.measure}${whole.period?.span ?? ""}=${identity.parts.join("+")}`,
              rests: [whole, ...parts].map(placeOf),
              repairs: [
                { one: whole, figure: judged.expected },
                ...parts.flatMap((part) => repaired(part, whole, parts)),
              ],
            }),
          );
      });
    }
  },
};

const plus = (parts: readonly Known[]): Term[] => parts.map((part): Term => [1, part]);

/** What one part would have to be, all others being right. */
function repaired(part: Known, whole: Known, parts: readonly Known[]) {
  const others = parts.filter((other) => other !== part).map((other): Term => [-1, other]);
  const judged = balance(part, [[1, whole], ...others]);
  return judged ? [{ one: part, figure: judged.expected }] : [];
}
