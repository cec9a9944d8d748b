import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeManifest } from "./manifestFile.mjs";

/** `npm run manifest -- --base https://host/path --id GUID [--out FILE]`: a manifest for a bureau's own server. */

const SOURCE = fileURLToPath(new URL("../../manifest.xml", import.meta.url));
const USAGE = "用法：npm run manifest -- --base https://服务器/目录 --id GUID [--out 文件]";

try {
  const { values } = parseArgs({
    options: {
      base: { type: "string" },
      id: { type: "string" },
      out: { type: "string", default: "dist/manifest.xml" },
    },
  });
  const out = resolve(values.out);
  const address = await writeManifest({ ...values, source: SOURCE, out, usage: USAGE });
  console.log(`${out}\n网页文件请这样生成，再放到${address}：npm run build:addin -- --env base=${address}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
