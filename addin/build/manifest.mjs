import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import manifests from "office-addin-manifest";
import { baseOf, DEVELOPMENT } from "./base.mjs";

/** `npm run manifest -- --base https://host/path --id GUID [--out FILE]`: a manifest for a bureau's own server. */

const SOURCE = fileURLToPath(new URL("../../manifest.xml", import.meta.url));
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);

/** Writes to `out` the manifest of the add-in served from `base` under its own id; throws with words about what is wrong. */
export async function writeManifest({ base, id, out }) {
  if (!base || !id) throw new Error("用法：npm run manifest -- --base https://服务器/目录 --id GUID [--out 文件]");
  const address = baseOf(base);
  const { id: development } = await manifests.OfficeAddinManifest.readManifestFile(SOURCE);
  if (!GUID.test(id)) throw new Error(`编号不是GUID：${id} (not a GUID; make one with New-Guid or uuidgen)`);
  if (id.toLowerCase() === development && address !== DEVELOPMENT) {
    throw new Error("开发用的编号不能用于服务器，请另生成一个 (the GUID of development is taken: make another)");
  }
  await mkdir(dirname(out), { recursive: true });
  await copyFile(SOURCE, out);
  await manifests.OfficeAddinManifest.modifyManifestFile(out, id.toLowerCase());
  const text = await readFile(out, "utf8");
  // Addresses stand in attributes alone, each from its beginning.
  await writeFile(out, text.replaceAll(`="${DEVELOPMENT}/`, `="${escaped(address)}/`));
  return address;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { values } = parseArgs({
      options: {
        base: { type: "string" },
        id: { type: "string" },
        out: { type: "string", default: "dist/manifest.xml" },
      },
    });
    const out = resolve(values.out);
    const address = await writeManifest({ ...values, out });
    console.log(`${out}\n网页文件请这样生成，再放到${address}：npm run build:addin -- --env base=${address}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
