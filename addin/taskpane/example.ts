import { type Block, placeFor, write } from "./excel";
import { element, pageLanguage, say, show } from "./page";

/** The worked example: total revenue of the speech, with its growth and its share of tax against the target. */
const example = (): Block => ({
  cells: [
    pageLanguage() === "zh"
      ? ["指标（万元）", "1—8月", "上年同期", "同比增长"]
      : ["Indicator (10 000 yuan)", "January to August", "A year earlier", "Growth"],
    [
      say("财政总收入", "Total revenue"),
      65300,
      63275,
      {
        formula: (row, column) => `=COUNTY.GROWTHRATE(${column(1)}${row},${column(2)}${row},1)`,
        format: "0.0%",
      },
    ],
  ],
});

function confirming(on: boolean): void {
  element("confirm").hidden = !on;
}

/** The address that was named; null where nothing waits to be written. */
let named: string | null = null;

/** Names the range that the example would take, and asks; refuses one with content. */
export async function offerExample(): Promise<void> {
  named = null;
  confirming(false);
  const place = await placeFor(example());
  if (!place) {
    show(
      "said",
      say("所选位置下方放不下，请选别的单元格。", "There is no room below the selection: choose another cell."),
    );
  } else if (!place.empty) {
    show(
      "said",
      say(
        `${place.address}有内容，没有写入。请选下方空白的单元格再试。`,
        `${place.address} is not empty: nothing was written. Select a cell with room below it.`,
      ),
    );
  } else {
    named = place.address;
    show("said", say(`将写入${named}，是否写入？`, `${named} will be written. Write?`));
    confirming(true);
    element("write").focus();
  }
}

async function writeExample(): Promise<void> {
  const address = named;
  if (address === null) return;
  named = null;
  confirming(false);
  const done = await write(example(), address);
  show(
    "said",
    done
      ? say(`已写入${address}。`, `${address} is written.`)
      : say(`${address}已有内容，没有写入。`, `${address} is not empty any more: nothing was written.`),
  );
}

const failed = (error: unknown): void => {
  const reason = error instanceof Error ? error.message : String(error);
  show("said", say(`没有写入：${reason}`, `Nothing was written: ${reason}`));
};

/** Joins the buttons to their work. */
export function readyExample(): void {
  element("offer").onclick = () => void offerExample().catch(failed);
  element("write").onclick = () => void writeExample().catch(failed);
  element("cancel").onclick = () => {
    named = null;
    confirming(false);
    show("said", "");
  };
  element("offer").removeAttribute("disabled");
}

/** The ribbon's button: the pane opens, and asks there. */
export async function offerFromRibbon(): Promise<void> {
  await Office.addin.showAsTaskpane();
  await offerExample().catch(failed);
}
