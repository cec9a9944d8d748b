import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import manifests from "office-addin-manifest";
import { baseOf, DEVELOPMENT } from "./base.mjs";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);

/**
 * Writes to `out` the manifest `source` of development as that of the add-in served from `base` under its own id, and gives
 * the address; throws with words about what is wrong, `usage` where something is missing.
 */
export async function writeManifest({ source, base, id, out, usage }) {
  if (!base || !id) throw new Error(usage);
  const address = baseOf(base);
  const { id: development } = await manifests.OfficeAddinManifest.readManifestFile(source);
  if (!GUID.test(id)) throw new Error(`编号不是GUID：${id} (not a GUID; make one with New-Guid or uuidgen)`);
  if (id.toLowerCase() === development && address !== DEVELOPMENT) {
    throw new Error("开发用的编号不能用于服务器，请另生成一个 (the GUID of development is taken: make another)");
  }
  await mkdir(dirname(out), { recursive: true });
  await copyFile(source, out);
  await manifests.OfficeAddinManifest.modifyManifestFile(out, id.toLowerCase());
  const text = await readFile(out, "utf8");
  // Addresses stand in attributes alone, each from its beginning.
  await writeFile(out, text.replaceAll(`="${DEVELOPMENT}/`, `="${escaped(address)}/`));
  return address;
}
