// Calls of a user who may not write, or not even look: each says so, ends with 2 and changes nothing. The administrator (root) may
// do everything, so that a test of hers runs the calls as nobody; where nobody cannot reach the program they are left out.
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { county, MAIN } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { copySeeds } from "./helpers/folderState";

const { path: top } = temporaryFolder(tmpdir, "user-");
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
const canRun = spawnSync(process.execPath, [MAIN, "--version"], user).status === 0;
const BY = ["--operator", "张三", "--as-of", "2017-09-28"];
const FORM = ["牵头领导=甲", "工作措施=核对更正", "完成期限=2017-10-10", "责任单位=财政局", "事项=更正"];

const OVER: readonly string[][] = [
  ["accept", "@8月.csv", "--ledger", "台账.xlsx", ...BY],
  ["accept", "@8月.csv", "--ledger", "台账", ...BY],
  ["check", "@财政局.xlsx", "--report", "审核结果.xlsx"],
  ["bulletin", "@收入.xlsx", "--region", "华容县", "--out", "通报.docx", "--overwrite"],
  ["assign", "--ledger", "督办台账.xlsx", ...BY, ...FORM.flatMap((field) => ["--set", field])],
  ["warehouse", "仓.duckdb", "--ledger", "@台账.xlsx"],
];
const BESIDE: readonly string[][] = [
  ["accept", "@8月.csv", "--ledger", "新.duckdb", ...BY],
  ["accept", "@8月.csv", "--ledger", "新夹/台账.xlsx", ...BY],
  ["ledger", "export", "导出", "--ledger", "@台账.xlsx", ...BY],
  ["check", "@财政局.xlsx", "--annotate", "批注"],
  ["warehouse", "新仓.duckdb", "--ledger", "@台账.xlsx"],
];
const READING: readonly string[][] = [
  ["check", "财政局.xlsx"],
  ["ledger", "verify", "--ledger", "台账.xlsx"],
];

/** What the user may not do, by how the rights of her folder, or of the files in it, are set. */
const CASES = [
  ...[...OVER, ...BESIDE].map((words) => ({ what: "a folder that is read-only", folder: 0o555, files: 0o644, words })),
  ...OVER.map((words) => ({ what: "files that are read-only", folder: 0o755, files: 0o444, words })),
  ...[...READING, ...OVER.slice(0, 3)].map((words) => ({
    ...{ what: "a folder that may not be entered", folder: 0o644, files: 0o644, words },
  })),
];

const own = (): string => join(top(), "月");

/** The entries of a folder, however deep. */
const entriesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));

const contentsOf = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry): [string, string] => {
      const path = join(entry.parentPath, entry.name);
      return [path, entry.isFile() ? readFileSync(path, "base64") : ""];
    })
    .sort();

beforeAll(async () => {
  if (!canRun) return;
  const folder = own();
  mkdirSync(folder);
  chmodSync(top(), 0o755);
  copySeeds(folder);
  for (const month of [7, 8])
    writeFileSync(
      join(folder, `${month}月.csv`),
      `2017年1—${month}月税收收入（万元）\n地区,累计\n华容县,${month}0048\n`,
    );
  for (const ledger of ["台账.xlsx", "台账"])
    await county("accept", join(folder, "7月.csv"), "--ledger", join(folder, ledger), "--reason", "试", ...BY);
  await county("check", join(folder, "财政局.xlsx"), "--report", join(folder, "审核结果.xlsx"));
  await county("bulletin", join(folder, "收入.xlsx"), "--region", "华容县", "--out", join(folder, "通报.docx"));
  await county("warehouse", join(folder, "仓.duckdb"), "--ledger", join(folder, "台账.xlsx"));
  cpSync(folder, join(top(), "别处"), { recursive: true });
  if (isRoot) for (const path of [folder, ...entriesOf(folder)]) chownSync(path, NOBODY, NOBODY);
});

describe.runIf(canRun && process.platform !== "win32")("a user of", () => {
  test.each(CASES)("$what is told so: $words.0 $words.1 $words.2 $words.3", ({ folder, files, words }) => {
    const path = own();
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
      chmodSync(join(entry.parentPath, entry.name), entry.isFile() ? files : folder);
    chmodSync(path, folder);
    const placed = words.map((word) =>
      word.startsWith("@")
        ? join(top(), "别处", word.slice(1))
        : /\.\w+$|^(?:台账|批注|导出)$/.test(word)
          ? join(path, word)
          : word,
    );
    const { status, stderr } = spawnSync(process.execPath, [MAIN, ...placed], {
      ...user,
      cwd: top(),
      encoding: "utf8",
    });
    for (const entry of [path, ...entriesOf(path)]) chmodSync(entry, 0o755);
    expect([status, stderr]).toEqual([2, expect.stringContaining("没有权限")]);
    expect(stderr).not.toMatch(/EACCES| {4}at |没有料到/);
    expect(stderr).not.toContain(top());
    const there = contentsOf(path).map(([entry, content]) => [entry.slice(path.length), content]);
    const before = contentsOf(join(top(), "别处")).map(([entry, content]) => [entry.slice(top().length + 3), content]);
    expect(there).toEqual(before);
  });
});
