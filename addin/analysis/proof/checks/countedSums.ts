// Sums that count their parts, or say that they are a sum (三项合计27.7亿元, 合计4.3亿元).
import type { ProofItem } from "../../model/proof";
import type { TextRead } from "../read";
import { isAlike } from "../quantity";
import { isPlainAmount, type Statement } from "../statement";
import { sumItem } from "./sums";

const COUNTED =
  /([二两三四五六七八九十]|[2-9])大?[项类块个](?:主要|重点)?(?:支出|收入|税种|资金|税收|指标)?(?:合计|共计|总计)(?:完成|支出|实现|达到?|为)*$/;
const COUNTS: Readonly<Record<string, number>> = {
  ...{ 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
};

/** A sum of as many parts as its sentence has amounts, in front of it or behind it. */
export function countedItems({ statements }: TextRead): ProofItem[] {
  return statements.flatMap((whole): ProofItem[] => {
    const [, words] = COUNTED.exec(whole.lead) ?? [];
    if (!isPlainAmount(whole) || (words === undefined && !SUM_ALONE.test(whole.lead))) return [];
    const others = statements.filter(
      (one) =>
        isPlainAmount(one) &&
        one !== whole &&
        one.paragraph === whole.paragraph &&
        one.sentence === whole.sentence &&
        isAlike(one.quantity, whole.quantity),
    );
    const before = others.filter(({ quantity }) => quantity.start < whole.quantity.start);
    const behind = others.filter(({ quantity }) => quantity.start > whole.quantity.start);
    if (words === undefined) return sumOf(whole, before);
    const count = COUNTS[words] ?? Number(words);
    const parts = [before, behind].find(({ length }) => length === count);
    const item = parts && sumItem(whole, parts);
    return item ? [item] : [];
  });
}

/** 合计 without a count is of all that its sentence has before it; where 其中 stands between, which are meant is not told. */
const SUM_ALONE = /^(?:[两二]者|以上)?(?:合计|共计|总计)(?:为|达|完成|实现)*$/;

function sumOf(whole: Statement, before: readonly Statement[]): ProofItem[] {
  const item = before.length < 2 ? undefined : sumItem(whole, before);
  return item === undefined || (item.verdict === "disagree" && before.some((one) => one.isPart)) ? [] : [item];
}
