import { element, say } from "../page";
import type { GridWorkbook, Pointed } from "../workbook/grid/gridWorkbook";

/** Meanings of the errors for which a function gave no words. */
const ERRORS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  "#SPILL!": [
    "结果放不下：下方或右侧的单元格有内容，清空后自动算出。",
    "No room: clear the cells below or at the right.",
  ],
  "#NAME?": ["没有这个函数或名称，请核对拼写。", "No such function or name: check the spelling."],
  "#DIV/0!": ["除数是0或空白。", "Division by zero or a blank."],
  "#REF!": ["引用的单元格已被删除。", "A cell that it refers to is gone."],
  "#VALUE!": ["参数的类型不对，或引用的单元格有错误。", "An argument is of the wrong kind."],
  "#N/A": ["找不到对应的值。", "Nothing was found."],
  "#NUM!": ["数值超出范围。", "A number is out of range."],
  "#NULL!": ["两个区域没有交叉。", "The ranges do not meet."],
};

function hintOf({ error, link }: Pointed): string {
  const explained = error && `${error.code} ${error.words || say(...(ERRORS[error.code] ?? ["", ""]))}`;
  return [explained, link].filter((line) => line !== null && line !== "").join("\n");
}

/** Shows beside the pointer the error and the link of the cell under it. */
export function enableHint(grid: GridWorkbook): void {
  const hint = element("hint");
  element("grid").addEventListener("pointermove", ({ clientX, clientY }) => {
    hint.style.left = `${Math.min(clientX + 14, window.innerWidth - 360)}px`;
    hint.style.top = `${Math.min(clientY + 18, window.innerHeight - 80)}px`;
  });
  element("grid").addEventListener("pointerleave", () => hint.classList.remove("visible"));
  grid.onPointed((pointed) => {
    hint.textContent = pointed ? hintOf(pointed) : "";
    hint.classList.toggle("visible", hint.textContent !== "");
  });
}
