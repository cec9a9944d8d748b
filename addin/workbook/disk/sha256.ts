import { createHash } from "node:crypto";

/** The hash of a ledger's rows and of the files that it accepts (SHA-256). */
export const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
