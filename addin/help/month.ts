import type { Both } from "./entry";

/** 一个月的工作: what an officer does from the first file to the closed month, as a help page. */

export interface MonthStep {
  readonly title: Both;
  readonly lines: readonly Both[];
}

export const MONTH_TITLE: Both = ["一个月的工作", "The work of a month"];

export const MONTH: readonly MonthStep[] = [
  {
    title: ["收表", "The files come"],
    lines: [
      [
        "把各单位的表一起拖到表格上，或点“打开”一次选多份：每份各成一张工作表，“概览”里每份一行，写明单位、月份、读到的数、问题数；读不了的写明为什么。",
        "Drop the departments' files on the grid, or choose many at once: each becomes a sheet, and 概览 has a row for each with its department, month, figures and findings; one that cannot be read says why.",
      ],
      [
        "从上月台账开始的，先点“从上月台账开始”选台账.xlsx，再拖入各单位的表。在Excel里，把表放进一个工作簿，或在“概览”选文件。",
        "To begin with last month's ledger, choose 台账.xlsx first and drop the files then. In Excel, put the sheets into one workbook, or choose the files under 概览.",
      ],
    ],
  },
  {
    title: ["检查和改正", "Check and mend"],
    lines: [
      [
        "“检查”列出问题。↑ ↓在问题间走，表格跟着到那一格；回车进到那一格改数，F6回到问题；A采用计算值，E说明原因，R重新检查。",
        "检查 lists the findings. ↑ and ↓ walk them, and the grid follows; Enter goes into the cell, F6 comes back; A takes the worked-out figure, E explains, R checks again.",
      ],
      [
        "改过的问题变灰，写“已改，待复查”；没有改到的不变。采用计算值连同说明是一步，可以撤销。",
        "A finding whose cell was edited greys until it is checked again; the others stay. A worked-out figure and its record are one step to undo.",
      ],
    ],
  },
  {
    title: ["入账和结账", "Accept and close"],
    lines: [
      [
        "“概览”上方四步：报送、检查、入账、结账，下一步是唯一的深色按钮。还有强制性问题时，入账要写原因。结账后本月不再改；要改先反结账，写明原因。",
        "The strip of 概览 shows the four steps; the next one is the only filled button. With errors open, a reason is asked for. A closed month is changed only after it is reopened with a reason.",
      ],
    ],
  },
  {
    title: ["排位、文字、下月模板", "Ranking, sentences, templates"],
    lines: [
      [
        "“排位”插入随数据变动的排位表；“文字”里点数字可到它的单元格，可复制或插入；“更多”里有差距、模板、解释此单元格、转为数值、状态。",
        "排位 inserts league tables that stay live; the numbers of 文字 lead to their cells, and its sentences are copied or inserted; 更多 has gaps, templates, explanations, values and state.",
      ],
    ],
  },
  {
    title: ["只用键盘", "By the keyboard alone"],
    lines: [
      [
        "F6（或Ctrl+F6）在工具栏、表格、窗格、页签之间走一圈，加Shift反过来；页签之间用← →，回车打开；Ctrl+S保存，Ctrl+Z撤销。",
        "F6 (or Ctrl+F6) goes round toolbar, grid, pane and tabs, with Shift the other way; ← and → move between tabs, Enter opens one; Ctrl+S saves, Ctrl+Z takes back.",
      ],
    ],
  },
];
