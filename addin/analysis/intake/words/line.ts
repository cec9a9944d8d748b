import { findPeriods } from "./period";
import { findUnits } from "./unit";
import { cached } from "../../model/cache";
import { plain } from "./text";

const NOTE =
  /^(制表人?|审核人?|复核人?|负责人|填报人|填表人|经办人|联系人|联系电话|电话|(?:填报|填表|制表|编制|报送|上报|报出|打印|导出)(?:日期|时间)|单位负责人|主管领导|分管领导|注释?|附注|备注|说明|填表说明|资料来源|数据来源|来源|source|footnotes?|notes?)[:：\d（(.、]/i;
const NOTE_ALONE =
  /^(注|附注|说明|制表人?|审核人?|复核人?|填报人|填表人|单位负责人|联系人|联系电话|电话|手机|审核|复核|(?:填报|填表|制表)(?:日期|时间))[:：]?$/;
const META =
  /单位[:：]|[编填呈]报(单位|部门|机关)|制表(单位|机关)|报送(单位|部门)|[填制报]表(?:日期|时间)|(?:填报|报送)(?:日期|时间)|编制单位|表号|制定机关|有效期|^\(?(金额)?单位/;
/** 预算01表 and 附表 number a table, and do not name it. */
const TITLE = /((?<!\d|^附)表|情况|通报|一览|统计|台账|月报|快报|简报)(\(.*\))?$/;

/** A line below a table, or beside it, that is about its making: 制表人, 联系电话, 注. */
export const isNote = cached((text) => NOTE.test(plain(text)) || NOTE_ALONE.test(plain(text)));

const FOOTER =
  /^(第?\d+页|\d+\/\d+$|[*※#①-⑳❶-❿]|(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?$|[一二][〇零○九]..年.{1,3}月.{1,3}日$)|。$/;

/** A period in a line of its own, with a word for it or without: 所属期：2017年1-8月. */
export const isPeriodLine = cached((text) => {
  const line = plain(text);
  const rest = findPeriods(text).reduce((words, period) => words.replace(period.words, ""), line);
  return rest !== line && /^(?:\(\)|[\p{Script=Han}]{0,6}:?)$/u.test(rest) && (rest.endsWith(":") || rest.length < 3);
});

/** A line that closes a table where no figures follow: its day, its page, a sentence, a note under its mark. */
export const isFooter = cached((text) => FOOTER.test(text.replace(/\s+/g, "")));

/** 单位：万元, 编报单位, 填报日期: a line about the whole table that is neither its title nor a header. */
export const isMeta = cached((text) => {
  const line = plain(text);
  return (
    META.test(line) ||
    findUnits(text).join() === line ||
    /^\((in)?(dollar)?(amounts?)?(are)?(in)?(thousands|millions|billions)/i.test(line)
  );
});

/** A line that names the table: it ends as titles do, or it tells a period among other words. */
export const isTitle = cached((text) => {
  const line = plain(text);
  if (TITLE.test(line)) return true;
  const [period] = findPeriods(text);
  return period?.year != null && line.length - period.words.length >= 4;
});

/** A period and nothing beside it. */
export const isPeriod = cached((text) => {
  const [period] = findPeriods(text);
  return period !== undefined && period.words === plain(text);
});
