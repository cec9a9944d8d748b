// A program that is killed while it writes leaves the files as they were before or as they are after, never a part of them.
import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { readCheckReport } from "../addin/documents/checkReport";
import { openSupervision } from "../addin/workbook/disk/supervisionFile";
import { isAnnotatedCopy } from "../addin/workbook/annotate/annotate";
import { readPlainFile, readWorkbook } from "../addin/workbook/read/file";
import { temporaryFolder } from "./helpers/folder";
import { NODE, SEEDS } from "./helpers/paths";

const { path: folder } = temporaryFolder(tmpdir, "killed-");

/** Writes a report, a marked copy and an assignment, again and again, and says when it begins with one of them. */
const WRITER = `
  const { run } = require(process.argv[1]);
  process.chdir(process.argv[2]);
  const output = { print: () => undefined, say: (words) => process.stderr.write(words + "\\n") };
  (async () => {
    for (let time = 1; ; time++) {
      const calls = [
        ["check", "财政局.xlsx", "--report", "审核结果.xlsx", "--annotate", "批注"],
        ["assign", "--ledger", "督办台账.xlsx", "--operator", "张三", "--as-of", "2017-09-28", "--set", "事项=第" + time + "件",
          "--set", "牵头领导=张三", "--set", "工作措施=核对", "--set", "完成期限=2017-10-31", "--set", "责任单位=财政局"],
      ];
      for (const call of calls) {
        require("node:fs").writeSync(1, ".");
        await run(call, output);
      }
    }
  })();
`;

test("whatever it was writing is whole, the old one or the new one", async () => {
  const path = join(folder(), "月");
  mkdirSync(path);
  copyFileSync(join(SEEDS, "bad/change-mismatch.xlsx"), join(path, "财政局.xlsx"));
  copyFileSync(join(SEEDS, "督办台账.xlsx"), join(path, "督办台账.xlsx"));
  const first = (await openSupervision(join(path, "督办台账.xlsx"))).rows.length;
  let rows = first;
  for (let round = 0; round < 4; round++) {
    const child = spawn(process.execPath, ["-e", WRITER, join(NODE, "cli/run.js"), path], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const gone = new Promise((resolve) => child.once("close", resolve));
    let begun = 0;
    child.stdout.on("data", (dots: Buffer) => (begun += dots.length));
    while (begun <= round && child.exitCode === null) await pause(5);
    await pause(31 * (round + 1));
    child.kill("SIGKILL");
    await gone;
    const kept = await openSupervision(join(path, "督办台账.xlsx"));
    expect(kept).toMatchObject({ fault: null, breaks: [], edits: [] });
    expect(kept.rows.length).toBeGreaterThanOrEqual(rows);
    rows = kept.rows.length;
    if (existsSync(join(path, "审核结果.xlsx")))
      expect(readCheckReport(await readWorkbook(join(path, "审核结果.xlsx")))).not.toBeNull();
    const copies = existsSync(join(path, "批注")) ? readdirSync(join(path, "批注")) : [];
    for (const name of copies.filter((one) => !one.startsWith(".")))
      expect(isAnnotatedCopy(await readPlainFile(join(path, "批注", name)), name)).toBe(true);
  }
  expect(existsSync(join(path, "审核结果.xlsx"))).toBe(true);
  expect(rows).toBeGreaterThan(first);
});
