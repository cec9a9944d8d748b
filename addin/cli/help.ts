import type { Language } from "../analysis";

const ZH = `县域月报 county-monthly：核对部门报送的表格，计算增速、位次、占比和目标差距。

用法：county-monthly 命令 文件或文件夹… [选项]

命令
  month      核对、六县（市）排名和通报文字，一次出全
  figures    读出的每一个数，附文件、工作表和单元格
  reading    每张表是怎样读的：各列的表头、含义、期间、单位，表内算术是否印证
  check      核对结果；0 无问题，1 有问题，2 文件或用法不能用
  rank       一项指标的排名：--indicator 财政总收入 --by growth|level|share
  bulletin   通报文字：--region 华容县；--out 通报.docx 生成 Word 文件
  verify     核对已公布的数：一个 JSON 文件
  proof      校稿：重算文稿（.docx、.txt、.md）里的数；0 无不一致，1 有不一致
  drivers    增速由哪些部分拉动：--indicator 财政总收入 --parts 税收收入,非税收入
  share      占比为什么变、离目标差多少：--indicator 税收占财政总收入比重
  outlook    目标进度和全年预计：--indicator 财政总收入 --history 以前各月
  accept     核对后记入台账：--ledger 台账.xlsx
  explain    把审核结果中填写的说明记入台账：explain 审核结果.xlsx
  diff       两次审核结果相比：新增、仍未解决、已解决
  ledger     台账：verify 校验、close 结账、reopen 反结账、correct 登记更正、export 导出
  warehouse  台账载入全省自己的数据库：warehouse postgres://… --ledger 台账.xlsx [更多台账]
  assign     交办建议；带表单时交办：assign 8月报表 --ledger 督办台账.xlsx --set 牵头领导=…
  progress   登记环节、进入程序、延期、反馈，登记表的一行，或手工改动
  close      销号：close 编号 更正后的报表 --set 销号依据=…
  overdue    逾期、久未更新、该办未办的事项；0 无逾期，1 有逾期
  board      督办一览；--out 督办通报.docx，加 --unit 单位 是督办函，board 编号 --out 是交办单
  serve      在本机浏览器里打开工作台（不需要 Excel）

选项
  --json               供程序读取的 JSON
  --config 文件        指标与地区（默认用随软件附带的一份）
  --rules 文件         规则表（表格或 YAML）
  --history 文件       以前各月的表，可多次给出
  --ledger 台账        台账.xlsx，或 CSV 文件夹，或 .duckdb
  --report 文件        审核结果.xlsx；原有的作为上次结果，填写的说明会保留
  --annotate 文件夹    在报送文件（proof：文稿）的副本上标出问题并加批注，副本放在该文件夹
  --since 文件         与哪一次审核结果相比；board：与哪一天相比，如 2017-08-31
  --operator 姓名      经办人；不给时用本机记下的，没有则询问一次
  --reason 原因        强制问题仍接收、反结账、登记更正的原因
  --as 版本            快报（默认）、调整、决算
  --adopt-base 说明    采用调整后的上年基数
  --finding --text     explain：只说明一个问题
  --undo               ledger correct、progress：撤销手工改动
  --set 栏名=内容      assign、progress、close 的表单栏目，可多次给出
  --step 步骤          progress：环节（默认）、进入程序、延期、反馈、恢复督办
  --as-of 日期         督办的截止日期（默认今天）；--holidays 节假日表（默认用附带的）
  --unit 单位          overdue、board 只看一个单位；--stale 天数 久未更新的天数（默认 7）
  --bottom 位数        board 列出各范围考核的末几位，并列的都列出
  --region 地区        本县名称，如 华容县
  --period 期间        如 2017-08；默认取最新一期
  --fail-on 级别       error（强制，默认）或 warning（核实）
  --by 方式            growth 增速（默认）、level 总量、share 比重
  --of 指标            比重的分母
  --decimals 位数      按几位小数排名（百分比的小数位）；drivers：结果的小数位
  --best 方向          high 高优、low 低优
  --regions 甲,乙      参加排名的地区
  --parts 甲,乙        drivers 的各组成部分
  --out 文件           bulletin、board、proof 写成的文件；已有同名文件时加 --overwrite 才覆盖
  --outline 提纲       通报（默认）或 分析；--template 文件 用自己的 Word 模板
  --port 端口          serve 的端口（默认 8080，被占用时另取）；--host 地址（默认只限本机）
  --cert --key 文件    serve 用 HTTPS 的证书和私钥（PEM）
  --no-open            serve 不打开浏览器
  --verify --sql       warehouse：与数据库核对；只生成建库脚本（--out 文件）
  --lang zh|en         语言
  --debug              程序出错时显示详情
  --help（-h）、--version（-v）

例：county-monthly check 8月报表 --region 华容县
    county-monthly check 8月报表 --ledger 台账.xlsx --report 审核结果.xlsx
    county-monthly accept 8月报表 --ledger 台账.xlsx --operator 张三
    county-monthly rank 8月报表 --indicator 财政总收入 --by growth --decimals 1
`;

const EN = `county-monthly: checks submitted workbooks and works out growth, ranking, shares and gaps to target.

Usage: county-monthly COMMAND FILE-OR-FOLDER… [options]

Commands
  month      findings, league tables and the bulletin, all at once
  figures    every figure that was read, with file, sheet and cell
  reading    how each table is read: headers, meanings, periods, units, and what its arithmetic bears out
  check      findings; 0 clean, 1 findings, 2 a file or the call cannot be used
  rank       one league table: --indicator NAME --by growth|level|share
  bulletin   the sentences for one region: --region NAME; --out FILE.docx writes the Word file
  verify     recompute published figures: one JSON file
  proof      recompute the numbers in prose (.docx, .txt, .md); 0 none disagrees, 1 some do
  drivers    what drove the growth of a total: --indicator NAME --parts A,B
  share      why a share moved, and the gap to its target: --indicator NAME
  outlook    pace, and where the year may end: --indicator NAME --history FILE
  accept     check and write into the ledger: --ledger FILE
  explain    write a report's explanations into the ledger: explain REPORT.xlsx
  diff       two reports compared: new, still open, fixed
  ledger     verify, close MONTH, reopen MONTH, correct, export FILE
  warehouse  ledgers into a province's own database: warehouse postgres://… --ledger FILE [MORE]
  assign     what is proposed; with a form, an assignment: --ledger 督办台账.xlsx --set 牵头领导=…
  progress   a stage, an entrance, an extension, a feedback, a line of a register, or edits by hand
  close      close an assignment (销号): close NUMBER CORRECTED-FILES --set 销号依据=…
  overdue    what is late, not kept up to date, or missed; 0 nothing late, 1 something
  board      all that is supervised on a day; --out FILE.docx: a circular, with --unit or NUMBER a letter
  serve      open the workbench in this machine's browser (no Excel needed)

Options
  --json               JSON for programs
  --config FILE        the dictionary (one ships with the package)
  --rules FILE         a rule book (workbook or YAML)
  --history FILE       earlier months; may be given several times
  --ledger LEDGER      an .xlsx, a folder of CSV files, or a .duckdb
  --report FILE        the findings as a workbook; the one that is there counts as the last run
  --annotate FOLDER    copies of the files there, findings marked and commented
  --since FILE         the run to compare with; board: the day to look back to
  --operator NAME      who it is; asked once on a machine otherwise
  --reason WHY         why errors are accepted, a month is reopened, an edit is recorded
  --as VERSION         flash (default), adjusted or final
  --adopt-base NOTE    take over revised bases of last year
  --finding --text     explain: one finding
  --undo               ledger correct, progress: undo what was edited by hand
  --set FIELD=VALUE    a field of the form of assign, progress, close; may be given several times
  --step STEP          progress: 环节 (default), 进入程序, 延期, 反馈 or 恢复督办
  --as-of DAY          the day asked about (today); --holidays FILE (one ships)
  --unit UNIT          overdue, board: one unit alone; --stale DAYS without an update (7)
  --bottom N           board: the last N of each scope of the assessment, ties and all
  --region NAME        the bureau's own county
  --period PERIOD      such as 2017-08; the latest by default
  --fail-on LEVEL      error (default) or warning
  --by WHAT            growth (default), level or share
  --of INDICATOR       the whole of a share
  --decimals N         places that ranks are judged at (of the percentage); drivers: places of the answer
  --best high|low      which end is first
  --regions A,B        the field
  --parts A,B          the parts of drivers
  --out FILE           the file of bulletin, board or proof; --overwrite where one is there
  --outline OUTLINE    通报 (default) or 分析; --template FILE for a Word template of your own
  --port N             port of serve (8080, or a free one); --host ADDRESS (this machine alone by default)
  --cert --key FILE    certificate and key (PEM): serve over HTTPS
  --no-open            serve without opening a browser
  --verify --sql       warehouse: compare with the database; only print the script (--out FILE)
  --lang zh|en         language
  --debug              the trace of a fault of the program
  --help (-h), --version (-v)
`;

export const help = (lang: Language): string => (lang === "en" ? EN : ZH);
