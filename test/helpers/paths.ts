import { join } from "node:path";

/** Where things of the repository are, for tests that read them. */
export const ROOT = join(__dirname, "../..");
export const SEEDS = join(ROOT, "seeds");
/** What the build makes for Node, and for browsers. */
export const NODE = join(ROOT, "dist/node");
export const WEB = join(ROOT, "dist/web");
