/** board --out: 督办通报, the 督办函 of a unit, the 交办单 of an assignment. */
import { basename, extname } from "node:path";
import { inLanguage, type SupervisionBoard } from "../analysis";
import {
  assignmentForm,
  boardCircular,
  unitLetter,
  withoutLight,
  type LetterTemplate,
} from "../documents/word/letters";
import { writeWhole } from "../workbook/disk/writeWhole";
import { refuseTaken, templateOf } from "./bulletinFile";
import { WrongCall, type Options } from "./options";

/** Writes the letter that --out names, of an assignment, of a unit or of the whole board; gives what to say of it. */
export async function writeLetter(out: string, board: SupervisionBoard, options: Options): Promise<string> {
  await refuseTaken(out, options);
  if (extname(out).toLowerCase() !== ".docx")
    throw new WrongCall(
      `--out 应是 .docx 文件，不能是“${basename(out)}”。`,
      `--out takes a .docx, not "${basename(out)}".`,
    );
  const { name, make } = letterOf(board, options);
  await writeWhole(out, make(await templateOf(name, options)));
  const say = inLanguage(options.lang);
  const unlit = name === "督办通报" ? withoutLight(board) : [];
  return [
    say(`${name}已写入 ${basename(out)}。`, `Wrote ${basename(out)} (${name}).`),
    ...(unlit.length === 0
      ? []
      : [say(`没有数据、不能亮灯：${unlit.join("；")}`, `Without a light: ${unlit.join("; ")}`)]),
  ].join("\n");
}

interface Letter {
  readonly name: "交办单" | "督办函" | "督办通报";
  readonly make: (template: LetterTemplate) => Uint8Array;
}

function letterOf(board: SupervisionBoard, { files: [id], unit }: Options): Letter {
  const { asOf } = board;
  if (id !== undefined) {
    const found = board.assignments.find(({ assignment }) => assignment.id === id);
    if (found) return { name: "交办单", make: (template) => assignmentForm(found, asOf, template) };
    throw new WrongCall(
      `没有编号为“${id}”的交办事项，没有生成交办单。请核对编号。`,
      `There is no assignment ${id}: see to its number.`,
    );
  }
  if (unit === undefined) return { name: "督办通报", make: (template) => boardCircular(board, template) };
  const [first] = board.units;
  if (first) return { name: "督办函", make: (template) => unitLetter(first, asOf, template) };
  throw new WrongCall(
    `${unit}没有未销号的交办事项，没有生成督办函。`,
    `${unit} has no assignment open: no letter was made.`,
  );
}
