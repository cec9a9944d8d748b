import type { Output } from "./kernel";
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

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

function outputOf(output: Output): string {
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

/** Renders bold, code and links; headings, lists and quotes are blocks. Notebooks use no other Markdown. */
const inline = (text: string): string =>
  escaped(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>');

/** Renders Markdown as HTML, without the comments that tie numbers to cells. */
export function htmlOf(markdown: string): string {
  const blocks = markdown.replace(/<!--.*?-->/gs, "").split(/\n{2,}/);
  return blocks.map((block) => blockOf(block.trim().split("\n"))).join("\n");
}

function blockOf(lines: readonly string[]): string {
  const [first = ""] = lines;
  const heading = /^(#{1,6}) (.*)$/.exec(first);
  if (heading) {
    const level = (heading[1] ?? "").length;
    const rest = lines.slice(1);
    return `<h${level}>${inline(heading[2] ?? "")}</h${level}>${rest.length > 0 ? blockOf(rest) : ""}`;
  }
  const items = (mark: RegExp) => lines.map((line) => `<li>${inline(line.replace(mark, ""))}</li>`).join("");
  if (lines.every((line) => /^[-*] /.test(line))) return `<ul>${items(/^[-*] /)}</ul>`;
  if (lines.every((line) => /^\d+\. /.test(line))) return `<ol>${items(/^\d+\. /)}</ol>`;
  if (lines.every((line) => line.startsWith(">"))) {
    return `<blockquote>${blockOf(lines.map((line) => line.replace(/^> ?/, "")))}</blockquote>`;
  }
  return first === "" ? "" : `<p>${inline(lines.join("\n"))}</p>`;
}
