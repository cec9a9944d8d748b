import type { Reason } from "../analysis";
import { checking } from "./checking";
import type { Both, Group } from "./entry";
import { growth } from "./growth";
import { share } from "./share";
import { standing } from "./standing";
import { supervision } from "./supervision";
import { target } from "./target";

export { USUAL } from "./entry";

/** Everything that the help says of the functions beyond their doc comments. */
export const GROUPS: readonly Group[] = [growth, share, standing, target, checking, supervision];

/** The meaning of a cell's words where there is no number. */
export const MEANINGS: Readonly<Partial<Record<Reason, Both>>> = {
  "not reported": ["单元格为空，或写着“未报”", "The cell is blank, or says so"],
  "not a number": ["单元格里是看不懂的文字，或是错误值", "The cell holds other text, or an error"],
  "not applicable": ["这样的数没有结果，如间隔数不是正整数", "Such figures have no result"],
  "zero base": ["作除数的基期、总体或目标为零", "The base, whole or target is zero"],
  "negative base": ["作除数的基期、总体或目标为负", "The base, whole or target is negative"],
  "loss to profit": ["基期为负，本期不为负", "From a negative base to zero or more"],
  "loss narrowed": ["基期和本期都为负，亏损减少", "Both negative, the loss smaller"],
  "loss widened": ["基期和本期都为负，亏损增加", "Both negative, the loss larger"],
  "loss unchanged": ["基期和本期都为负，亏损不变", "Both negative, the loss the same"],
  "total unchanged": ["总体没有变化，贡献率没有意义", "The total has not changed"],
  "joint months": ["1—2月合并公布，不拆分", "January and February were published together"],
  "month before missing": ["缺上一个月的累计数", "The figure of the month before is missing"],
  "already first": ["已是第一位，没有上一位", "There is no place above the first"],
  "not in the field": ["名称不在参加排名的单位里", "The name is not among the units"],
  "year over": ["已到12月，没有剩余月份", "No month is left after December"],
  "holidays unknown": ["节假日表没有这一年", "The table of holidays lacks the year"],
};

export const UNITS: Both = [
  "数后面写着单位的（6.53亿元、63275万元）先换算成同一单位再算。有的带单位、有的不带，或单位不能比较，为#VALUE!并写明原因：请都写明单位，或都不写。比率填5.6%或0.056，不要填5.6；同一组数里不要5.6%与8.9混用。期间填201708或2017-08，2017.1分不清1月和10月，不受理。",
  "Figures with units written beside them (6.53亿元, 63275万元) are made one unit first. Where some have units and others none, or units that cannot be compared, the answer is #VALUE! with words: write all with units, or all without. Write a ratio as 5.6% or 0.056, never as 5.6, and do not mix 5.6% with 8.9. Write a period as 201708 or 2017-08: 2017.1 may be January or October, and is refused.",
];

export const BLANKS: Both = [
  "空单元格按“未报”处理，不当作零。但Excel 2021、2024和较早版本把空单元格交给函数时可能变成0，函数分不出来：未报的数请填“未报”二字，不要留空。",
  "A blank cell is not reported, and is not zero. Excel 2021, 2024 and earlier may hand a blank cell over as 0, which no function can tell from zero: write 未报 rather than leave it blank.",
];
