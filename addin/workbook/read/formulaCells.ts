const FORMULA = /<c r="([A-Z]+\d+)"[^<>]*>\s*<f[\s>/]/g;

/** Addresses of the cells of a worksheet's text that hold formulas. */
export const formulaCellsOf = (xml: string): readonly string[] =>
  xml.includes("<f") ? Array.from(xml.matchAll(FORMULA), ([, address = ""]) => address) : [];
