import type { Language } from "../analysis";

const ZH = `县域月报 county-monthly：核对部门报送的表格，计算增速、位次、占比和目标差距。

用法：county-monthly 命令 文件或文件夹… [选项]

命令
  month      核对、六县（市）排名和通报文字，一次出全
  figures    读出的每一个数，附文件、工作表和单元格
  check      核对结果；0 无问题，1 有问题，2 文件或用法不能用
  rank       一项指标的排名：--indicator 财政总收入 --by growth|level|share
  bulletin   通报文字：--region 华容县
  verify     核对已公布的数：一个 JSON 文件

选项
  --json               供程序读取的 JSON
  --config 文件        指标与地区（默认用随软件附带的一份）
  --rules 文件         规则表（表格或 YAML）
  --history 文件       以前各月的表，可多次给出
  --region 地区        本县名称，如 华容县
  --period 期间        如 2017-08；默认取最新一期
  --fail-on 级别       error（强制，默认）或 warning（核实）
  --by 方式            growth 增速（默认）、level 总量、share 比重
  --of 指标            比重的分母
  --decimals 位数      按几位小数排名（百分比的小数位）
  --best 方向          high 高优、low 低优
  --regions 甲,乙      参加排名的地区
  --lang zh|en         语言
  --help, --version

例：county-monthly check 8月报表 --region 华容县
    county-monthly rank 8月报表 --indicator 财政总收入 --by growth --decimals 1
`;

const EN = `county-monthly: checks submitted workbooks and works out growth, ranking, shares and gaps to target.

Usage: county-monthly COMMAND FILE-OR-FOLDER… [options]

Commands
  month      findings, league tables and the bulletin, all at once
  figures    every figure that was read, with file, sheet and cell
  check      findings; 0 clean, 1 findings, 2 a file or the call cannot be used
  rank       one league table: --indicator NAME --by growth|level|share
  bulletin   the sentences for one region: --region NAME
  verify     recompute published figures: one JSON file

Options
  --json               JSON for programs
  --config FILE        the dictionary (one ships with the package)
  --rules FILE         a rule book (workbook or YAML)
  --history FILE       earlier months; may be given several times
  --region NAME        the bureau's own county
  --period PERIOD      such as 2017-08; the latest by default
  --fail-on LEVEL      error (default) or warning
  --by WHAT            growth (default), level or share
  --of INDICATOR       the whole of a share
  --decimals N         places that ranks are judged at (of the percentage)
  --best high|low      which end is first
  --regions A,B        the field
  --lang zh|en         language
  --help, --version
`;

export const help = (lang: Language): string => (lang === "en" ? EN : ZH);
