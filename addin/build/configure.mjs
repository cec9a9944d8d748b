import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { DEVELOPMENT } from "./base.mjs";
import { writeManifest } from "./manifestFile.mjs";

/**
 * `node configure.js --base https://host/path --id GUID`, in the unpacked kit: writes manifest.xml and the addresses in the
 * pages for a bureau's own server. It begins from `originals/`, so that it may be called again.
 */

/** The kit's own folder, above dist/node/configure.js. */
const TOP = resolve(process.argv[1], "../../..");
const USAGE = "用法：configure --base https://服务器/目录 --id GUID";

/** The files of the pages that name their own address. */
const ADDRESSED = ["functions.json", "functions-en.json"];

async function configure() {
  const { values } = parseArgs({ options: { base: { type: "string" }, id: { type: "string" } } });
  const out = join(TOP, "manifest.xml");
  const address = await writeManifest({ ...values, source: join(TOP, "originals/manifest.xml"), out, usage: USAGE });
  for (const name of ADDRESSED) {
    const text = (await readFile(join(TOP, "originals", name), "utf8")).replaceAll(`${DEVELOPMENT}/`, `${address}/`);
    const page = join(TOP, "dist/web", name);
    await writeFile(page, text);
    await writeFile(`${page}.gz`, gzipSync(text));
    await writeFile(`${page}.br`, brotliCompressSync(text));
  }
  console.log(`清单：${out}\n请把dist/web里的全部内容放到${address}，再把清单放到共享文件夹。`);
}

configure().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
