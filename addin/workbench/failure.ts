import { element, say } from "../page";
import { confirm } from "./dialog";

/** Says in words that the grid has failed, where it takes everything of its own off the page. */
export function watchGrid(): void {
  const grid = element("grid");
  let last = "";
  window.addEventListener("error", ({ message }) => (last = message));
  const watch = new MutationObserver(() => {
    if (grid.childElementCount > 0) return;
    watch.disconnect();
    void tell(last).then(() => window.location.reload());
  });
  watch.observe(grid, { childList: true });
}

const tell = (reason: string): Promise<boolean> =>
  confirm({
    title: say("表格显示出错", "The grid has failed"),
    text: [
      say(
        "内容还在这个浏览器里，重新载入就能接着做。再出现的，把下面的话告诉信息中心。",
        "What you had is kept in this browser: reload to go on. If it comes again, pass on these words.",
      ),
      reason,
    ]
      .filter(Boolean)
      .join("\n"),
    yes: say("重新载入", "Reload"),
  });
