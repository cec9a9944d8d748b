import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { root } from "./typescript.mjs";

/**
 * `npm run pack`: the deployment kit, one archive with all that a bureau's server needs besides Node. It puts together what
 * `npm run build` and the configuration kit.mjs have made; the same sources give the same bytes.
 */

const { name, version, license, description } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const TOP = `${name}-${version}`;
/** One time for all entries; an archive holds local times, and the oldest that it can hold is that of 1980. */
const MTIME = new Date(1980, 0, 2);
/** Some programs take the names in an archive for UTF-8 only where it was made on Unix, whose rights it then holds too. */
const UNIX = 3;
const rightsOf = (path) => (path.endsWith(".sh") ? 0o755 : 0o644) << 16;

const read = (path) => new Uint8Array(readFileSync(join(root, path)));

/** The files of a folder under their paths from the top of the project, but for those that `isLeftOut` names. */
const filesIn = (folder, isLeftOut = () => false) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => !isLeftOut(path));

const copies = (paths, to = (path) => path) => paths.map((path) => [to(path), read(path)]);

/** The packages that stand in the scripts of the kit, by name: office.js is copied whole. */
function parts() {
  const lists = ["dist/kit/parts.json", "dist/web/parts-addin.json", "dist/web/parts-workbench.json"];
  const folders = lists.flatMap((list) => JSON.parse(readFileSync(join(root, list), "utf8")));
  return [...new Set([...folders, "node_modules/@microsoft/office-js"])]
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      return { name, version, texts: licencesIn(folder) };
    })
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** The texts of a package's licence. */
const licencesIn = (folder) =>
  readdirSync(join(root, folder))
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(root, folder, file), "utf8").trim());

/** The licence of a package whose package.json names none, by the title of its text. */
function named([text] = []) {
  const [title] = /\S.*/.exec(text?.replace(/^[#\s]+/, "") ?? "") ?? [];
  if (title === undefined) throw new Error("a package has neither the name nor the text of a licence");
  return [{ license: { name: title.trim() } }];
}

/** The bill of materials in CycloneDX: npm's, of the packages in the kit, without what differs from run to run. */
function billOf(packages) {
  const words = ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"];
  const bill = JSON.parse(execFileSync("npm", words, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 }));
  const texts = new Map(packages.map(({ name, version, texts }) => [`${name}@${version}`, texts]));
  const wanted = new Set(texts.keys());
  const components = bill.components.filter(({ name, version }) => wanted.has(`${name}@${version}`));
  const missing = [...wanted].filter((one) => !components.some(({ name, version }) => one === `${name}@${version}`));
  if (missing.length > 0) throw new Error(`packages without an entry in package-lock.json: ${missing.join(", ")}`);
  return {
    bomFormat: "CycloneDX",
    specVersion: bill.specVersion,
    version: 1,
    metadata: {
      component: { type: "application", name, version, description, licenses: [{ license: { id: license } }] },
    },
    components: components.map(({ type, name, version, purl, hashes, licenses }) => ({
      ...{ type, name, version, "bom-ref": purl, purl },
      ...{ hashes, licenses: licenses ?? named(texts.get(`${name}@${version}`)) },
    })),
  };
}

const licenceOf = ({ licenses = [] }) =>
  licenses.map(({ license, expression }) => expression ?? license.id ?? license.name).join(", ");

/** One text with the licence of every package. */
function licences(packages, { components }) {
  const kind = new Map(components.map((one) => [`${one.name}@${one.version}`, licenceOf(one)]));
  const own = readFileSync(join(root, "LICENSE"), "utf8").trim();
  const others = packages.map(({ name, version, texts }) =>
    [`${name} ${version}  ${kind.get(`${name}@${version}`)}`, ...texts].join("\n\n"),
  );
  return [`${name} ${version}  ${license}\n\n${own}`, ...others].join(`\n\n${"-".repeat(72)}\n\n`);
}

const COMMANDS = {
  "county-monthly.cmd": `@echo off\r\nnode "%~dp0dist\\node\\main.js" %*\r\n`,
  "configure.cmd": `@echo off\r\nnode "%~dp0dist\\node\\configure.js" %*\r\n`,
  "启动工作台.cmd": `@echo off\r\nnode "%~dp0dist\\node\\main.js" serve\r\npause\r\n`,
  "county-monthly.sh": `#!/bin/sh\nexec node "$(dirname "$0")/dist/node/main.js" "$@"\n`,
};

/** Sample, dictionary, rules, holidays and templates; what only tests and their makers need stays behind. */
const isNoSeed = (path) => /^seeds\/(?:make|bad|faults|history)\//.test(path);
const ORIGINALS = ["manifest.xml", "dist/web/functions.json", "dist/web/functions-en.json"];

/** The archive's files: paths within it and bytes. */
function contents() {
  const packages = parts();
  const bill = billOf(packages);
  return [
    ["package.json", strToU8(`${JSON.stringify({ name, version, license, private: true }, null, 2)}\n`)],
    ...copies(
      filesIn("dist/kit", (path) => path.endsWith("parts.json")),
      (path) => path.replace("dist/kit/", "dist/node/"),
    ),
    ...copies(filesIn("dist/web", (path) => /\/parts-\w+\.json/.test(path))),
    ...copies(filesIn("seeds", isNoSeed)),
    ...copies(filesIn("addin/deploy"), (path) => path.replace("addin/", "")),
    ...copies(ORIGINALS, (path) => `originals/${path.replace("dist/web/", "")}`),
    ...copies(filesIn("docs").filter((path) => path.endsWith(".zh-CN.md"))),
    ["部署说明.md", read("docs/install.zh-CN.md")],
    ["licences.txt", strToU8(licences(packages, bill))],
    ["sbom.cdx.json", strToU8(`${JSON.stringify(bill, null, 2)}\n`)],
    ...Object.entries(COMMANDS).map(([path, text]) => [path, strToU8(text)]),
  ];
}

const isBuilt = ["dist/kit/main.js", "dist/web/workbench.html"].every((path) => existsSync(join(root, path)));
if (!isBuilt) throw new Error("call npm run pack: it builds what is packed");
const entries = contents()
  .sort(([a], [b]) => (a < b ? -1 : 1))
  // Compressed pages stay as they are.
  .map(([path, bytes]) => [
    `${TOP}/${path}`,
    [bytes, { mtime: MTIME, os: UNIX, attrs: rightsOf(path), level: /\.(?:gz|br)$/.test(path) ? 0 : 6 }],
  ]);
const archive = zipSync(Object.fromEntries(entries));
const out = join(root, "dist", `${TOP}.zip`);
writeFileSync(out, archive);
console.log(`${out}\n${archive.length} bytes, sha256 ${createHash("sha256").update(archive).digest("hex")}`);
