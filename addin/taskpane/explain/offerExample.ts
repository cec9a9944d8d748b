import type { Actions } from "../actions";
import { rangeName } from "../blocks";
import { exampleAt, exampleBelow } from "./example";
import { say } from "../page";

/** Names the range below the selection that the worked example would take, and asks. */
export async function offerExample(actions: Actions): Promise<void> {
  await actions.attempt(async () => {
    const place = exampleBelow(await actions.tools.workbook.selection());
    const range = rangeName(place);
    actions.ask({
      question: say(`将写入${range}，是否写入？`, `${range} will be written. Write?`),
      confirm: async () => {
        await actions.apply(say("插入函数示例", "Insert example"), [exampleAt(place)]);
        actions.said(say(`已写入${range}。`, `${range} is written.`));
      },
    });
  });
}
