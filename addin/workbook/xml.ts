const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(#x?)?(\w+);/gi, (whole, number: string | undefined, name: string) =>
    number === undefined
      ? (ENTITIES[name] ?? whole)
      : String.fromCodePoint(parseInt(name, number.length > 1 ? 16 : 10) || 0xfffd),
  );
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
