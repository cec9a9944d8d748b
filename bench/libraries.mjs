/** Libraries that may not be there: the peers of this folder, and the product itself. */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A contender that cannot run here, with the word for it in the table. */
export class Absent extends Error {}

/** A peer, or an `Absent` where it is not installed or does not load on this machine. */
export async function peer(name) {
  try {
    return await import(name);
  } catch (error) {
    throw new Absent("not installed", { cause: error });
  }
}

/** The built product: the linked package, or what the build left in dist/. */
const PRODUCT = ["county-monthly", "../dist/node/node.js", "../dist/node/analysis/index.js"];

const resolved = (path) => {
  try {
    return require.resolve(path);
  } catch {
    return undefined;
  }
};

/**
 * Functions of the product by name, or an `Absent` where the build has none of that name.
 *
 * @param {string[]} names
 * @returns {Record<string, Function>}
 */
export function product(...names) {
  for (const path of PRODUCT.map(resolved)) {
    const found = path === undefined ? {} : require(path);
    if (names.every((name) => typeof found[name] === "function")) return found;
  }
  throw new Absent("not available");
}
