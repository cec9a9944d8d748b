// `digest.ts` for browsers: a build that puts `.web.ts` first among its extensions takes this file instead.
import type { Digest } from "./digest";

export async function loadDigest(): Promise<Digest> {
  const [{ md5, sha1 }, { sha256, sha384, sha512 }] = await Promise.all([
    import("@noble/hashes/legacy.js"),
    import("@noble/hashes/sha2.js"),
  ]);
  const digests = { md5, sha1, sha256, sha384, sha512 };
  return (name, ...pieces) => {
    const hash = digests[name].create();
    for (const piece of pieces) hash.update(piece);
    return hash.digest();
  };
}
