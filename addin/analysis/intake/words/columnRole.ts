// The columns of a table that hold no figures (地区, 项目, 备注), told by their headers.
import { cached } from "../../model/cache";
import { plain } from "./text";
import { withoutUnits } from "./unit";

/** The use of a column that holds no figures of its own. */
export type ColumnRole = "region" | "indicator" | "period" | "index" | "code" | "unit" | "note" | "figure";

const ROLES: readonly (readonly [ColumnRole, RegExp])[] = [
  ["index", /^(序号|行次|行号|编号|栏次|排序号|页码|页次|页数|no\.?|#)$/i],
  ["code", /(代码|编码|文号|证号|合同号|code)$/i],
  ["unit", /^(计量单位|单位|unit)$/i],
  [
    "region",
    /^(地区|地区名称|县市区?|县\(市\)|县\(市、?区\)|县市名称|单位名称|填报单位|区划|区域|市县|县区|区县|乡镇|county|state|region|area|city)$/i,
  ],
  [
    "indicator",
    /^(项目|项目名称|指标|指标名称|科目|科目名称|收入项目|支出项目|收入科目|支出科目|预算科目|名称|税种|类别|内容|工作内容|任务|任务名称|事项|item|items|indicator|description)$/i,
  ],
  [
    "period",
    /^(年份|年度|年月|月份|月度|月别|季度|季别|旬别|时间|时期|期间|期别|所属期|统计期|报告期|year|month|period|fiscalyear)$/i,
  ],
  [
    "note",
    /^(备注|说明|口径|来源|数据来源|(责任|牵头|配合|主管|分管|联系|包联|挂点|承办|经办|实施)(单位|部门|科室|股室|领导|人)|填报人|联系电话|电话|完成期限|期限|source|notes?|remarks?)$/i,
  ],
];

/**
 * Gives the use of a column (列的用途), by its header alone.
 *
 * @example
 * roleOf("县（市）") // => "region"
 * roleOf("序 号") // => "index"
 * roleOf("累计") // => "figure"
 */
export const roleOf = cached((header): ColumnRole => {
  const line = withoutUnits(plain(header));
  return ROLES.find(([, pattern]) => pattern.test(line))?.[0] ?? "figure";
});
