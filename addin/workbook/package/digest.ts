// Digests, by Node itself. A browser has no MD5 and no digest without waiting: `digest.web.ts` stands in for this file there.
import { createHash } from "node:crypto";

export type DigestName = "md5" | "sha1" | "sha256" | "sha384" | "sha512";

/** The digest of pieces one after another. */
export type Digest = (name: DigestName, ...pieces: readonly Uint8Array[]) => Uint8Array;

/** Loads what digests, which few files need. */
export function loadDigest(): Promise<Digest> {
  return Promise.resolve((name, ...pieces) => {
    const hash = createHash(name);
    for (const piece of pieces) hash.update(piece);
    return hash.digest();
  });
}
