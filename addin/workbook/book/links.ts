// Addresses of links as a package holds them: percent signs for a few characters, and what follows # beside the relation.

/** Characters that an address holds as percent signs. */
const AWKWARD = /[\s"<>[\]^`{}]/g;
const ESCAPED = /%(?:20|22|3C|3E|5B|5D|5E|60|7B|7D)/gi;

export function storedAddress(to: string): string {
  return to.replace(AWKWARD, (character) => encodeURIComponent(character));
}

export function displayAddress(stored: string): string {
  return stored.replace(ESCAPED, decodeURIComponent);
}

/** A worksheet and its relations, in which what follows # in a relation's target has moved to the link, where Excel looks for it. */
export function movedLocations(worksheet: string, relations: string): { worksheet: string; relations: string } {
  const locations = new Map<string, string>();
  const cut = relations.replace(
    /Id="([^"]*)"([^>]*?Target=")([^"#]*)#([^"]*)"/g,
    (_, id: string, between: string, target: string, location: string) => {
      locations.set(id, location);
      return `Id="${id}"${between}${target}"`;
    },
  );
  const moved = worksheet.replace(/<hyperlink [^>]*r:id="([^"]*)"/g, (tag, id: string) => {
    const location = locations.get(id);
    return location === undefined ? tag : `${tag} location="${location}"`;
  });
  return { worksheet: moved, relations: cut };
}
