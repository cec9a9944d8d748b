/**
 * Text as it is compared: full-width made half-width, every dash a hyphen, no blanks.
 *
 * @example
 * plain("１—８月　累 计（万元）") // => "1-8月累计(万元)"
 */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212\u2500\uFE58\u30FC~\u301C\u223C]/g, "-")
    .replace(/[\s\u200B\uFEFF]+/g, "");
}

/** The cell's text, or "" for everything that is not text. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** True where a cell holds nothing that a reader could see. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "string" && /^[\s\u200B\uFEFF]*$/.test(value));
}
