import type { Given } from "./kernel";
import { htmlOf } from "./markdown";
import type { Notebook } from "./notebook";

const STYLE = `
body { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; line-height: 1.7; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #ccc; }
svg { max-width: 100%; height: auto; } .output { overflow-x: auto; }
blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 3px solid #999; color: #444; }
pre, code { font-family: Consolas, Menlo, monospace; font-size: 0.85rem; }
details > pre { background: #f6f6f6; padding: 0.6rem; overflow-x: auto; } summary { color: #666; font-size: 0.85rem; cursor: pointer; }
@media print { @page { size: A4; margin: 20mm; } body { max-width: none; margin: 0; font-size: 11pt; } details { display: none; } .output, tr { break-inside: avoid; } h2 { break-after: avoid; } }
`;

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function outputOf(output: Given): string {
  if (output.output_type === "stream") return `<pre>${escaped(output.text)}</pre>`;
  const { "image/svg+xml": svg, "text/html": html, "text/plain": text } = output.data;
  return `<div class="output">${svg ?? html ?? `<pre>${escaped(String(text))}</pre>`}</div>`;
}

/** An executed notebook as one page that asks nothing of any host: to read, to send, to print. */
export function report(title: string, { cells }: Notebook): string {
  const body = cells.map(({ type, source, outputs }) =>
    type === "markdown"
      ? htmlOf(source)
      : `<details><summary>代码</summary><pre>${escaped(source)}</pre></details>\n${outputs.map(outputOf).join("\n")}`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body>
${body.join("\n")}
</body>
</html>
`;
}
