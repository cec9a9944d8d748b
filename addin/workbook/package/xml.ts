const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text as XML holds it, with its entities resolved. */
export function decoded(text: string): string {
  return text.replace(/&(#x?)?(\w+);/gi, (whole, number: string | undefined, name: string) =>
    number === undefined
      ? (ENTITIES[name] ?? whole)
      : String.fromCodePoint(parseInt(name, number.length > 1 ? 16 : 10) || 0xfffd),
  );
}

/** Text in which the format's own signs for characters that XML cannot hold (`_x000D_`) are those characters. */
export function unescaped(text: string): string {
  return text.replace(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Text in which what looks like such a sign is written as one that gives it back. */
export function escaped(text: string): string {
  return text.replace(/_(?=x[\dA-F]{4}_)/gi, "_x005F_");
}

/** The opening tags of one local name, as written between the angle brackets. */
export function tagsOf(xml: string, localName: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${localName}(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^>"'])*>`, "g")) ?? [];
}

/** An attribute of a tag, by its local name; undefined where it has none. */
export function attributeOf(tag: string, localName: string): string | undefined {
  const found = new RegExp(`\\s(?:\\w+:)?${localName}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decoded(value);
}

/** Whether an attribute is set, as XML writes true. */
export function flagOf(tag: string, localName: string): boolean {
  const value = attributeOf(tag, localName);
  return value === "1" || value === "true";
}

/** What stands inside the first element of a local name, tags and all; "" where there is none. */
export function insideOf(xml: string, localName: string): string {
  return new RegExp(`<((?:\\w+:)?${localName})(?:\\s[^>]*)?>([\\s\\S]*?)</\\1>`).exec(xml)?.[2] ?? "";
}

/** The elements of one local name, each with its tag and what stands inside; elements of that name do not nest. */
export function elementsOf(xml: string, localName: string): { tag: string; inside: string }[] {
  const pattern = new RegExp(
    `(<(?:\\w+:)?${localName}(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^>"'])*?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${localName}>)`,
    "g",
  );
  return [...xml.matchAll(pattern)].map(([, tag = "", inside = ""]) => ({ tag, inside }));
}
