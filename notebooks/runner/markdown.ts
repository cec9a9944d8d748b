// The Markdown that the notebooks are written in: headings, paragraphs, lists, quotes, bold, code, links.

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

const inline = (text: string): string =>
  escaped(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>');

/** Prose as HTML; the comments that tie numbers to cells are dropped. */
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
