// Faults of the call, the files and the system: each in words, with the status 2, and nothing written.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { faultWords } from "../addin/cli/faults";
import { duckdbCode, systemWords } from "../addin/workbook/disk/systemFaults";
import { county, MAIN } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { SEEDS } from "./helpers/paths";

const { path: folder } = temporaryFolder(tmpdir, "faults-");
const inside = (name: string): string => join(folder(), name);
const BAD = "seeds/bad/rank-mismatch.xlsx";
const BY = ["--operator", "张三"];

/** A file, a folder or a link of each kind that a call may name by mistake. */
function make(): void {
  if (existsSync(inside("夹.xlsx"))) return;
  mkdirSync(inside("夹.xlsx"));
  writeFileSync(inside("夹.xlsx/a.txt"), "");
  symlinkSync("环.xlsx", inside("环.xlsx"));
  writeFileSync(inside("空文件"), "");
  writeFileSync(inside("别的.json"), "{}");
  if (process.platform !== "win32") spawnSync("mkfifo", [inside("管道.xlsx"), inside("管道.duckdb")]);
}

describe("a call with", () => {
  test.each([
    ["a folder for a rule book", ["check", BAD, "--rules", "夹.xlsx"], /夹\.xlsx：不是普通文件/],
    ["a folder for the last report", ["check", BAD, "--since", "夹.xlsx"], /夹\.xlsx：不是普通文件/],
    ["a folder for a report", ["check", BAD, "--report", "夹.xlsx"], /夹\.xlsx：是文件夹/],
    ["a folder for a ledger", ["accept", BAD, "--ledger", "夹.xlsx", ...BY], /夹\.xlsx：是文件夹/],
    ["a file for the folder of a ledger", ["accept", BAD, "--ledger", "空文件", ...BY], /路径中有一段不是文件夹/],
    ["a link to itself", ["check", "环.xlsx"], /环\.xlsx：不是普通文件/],
    ["a pipe", ["check", "管道.xlsx"], /管道\.xlsx：不是普通文件/],
    ["a pipe for a ledger", ["accept", BAD, "--ledger", "管道.xlsx", ...BY], /管道\.xlsx：不是普通文件/],
    ["a pipe for a database", ["ledger", "verify", "--ledger", "管道.duckdb"], /管道\.duckdb：不是普通文件/],
    ["a file that the system does not give", ["check", "/proc/self/mem"], /^mem：系统没能读出这个文件/],
    [
      "a pipe for a warehouse",
      ["warehouse", "管道.duckdb", "--ledger", "seeds/台账.xlsx"],
      /管道\.duckdb：不是普通文件/,
    ],
    ["a name that is too long", ["check", `${"长".repeat(200)}.xlsx`], /找不到文件/],
    ["a dictionary that is none", ["check", BAD, "--config", "别的.json"], /别的\.json 不是指标与地区的设置/],
    [
      "another workbook for a dictionary",
      ["check", BAD, "--config", "seeds/bad/sum-mismatch.xlsx"],
      /不是指标与地区的设置/,
    ],
    ["a number of nothing", ["rank", BAD, "--indicator", "财政总收入", "--decimals", ""], /应为 0 到 12 的整数/],
    ["a path with a character of none", ["accept", BAD, "--ledger", "台账\0.xlsx", ...BY], /不能用的字符/],
    ["an operator without a name", ["accept", BAD, "--ledger", "台账.xlsx", "--operator="], /没有经办人姓名/],
  ])("%s ends with 2, in words, and leaves nothing", async (_, words, told) => {
    make();
    const before = readdirSync(folder()).sort();
    const placed = words.map((word) => (/^(?:夹|环|管道|空文件|别的|台账)/.test(word) ? inside(word) : word));
    const { status, err } = await county(...placed);
    expect(status).toBe(2);
    expect(err).toMatch(told);
    expect(err).not.toMatch(/ {4}at |ENO|EIS/);
    expect(readdirSync(folder()).sort()).toEqual(before);
  });

  test.runIf(process.platform === "linux")("a folder that the system does not take ends with 2", async () => {
    const { status, err } = await county("check", BAD, "--report", "/proc/none/甲.xlsx");
    expect([status, err]).toEqual([2, expect.stringContaining("甲.xlsx：找不到这个文件或文件夹")]);
  });

  test("a dictionary of many slips says where the first of them stand, and how many more there are", async () => {
    const slips = Array.from({ length: 150 }, (_, i) => `词${i},不明`);
    writeFileSync(inside("词汇.csv"), ["词,含义", "小计,名称的一部分", ...slips].join("\n"));
    const { err } = await county("check", BAD, "--config", inside("词汇.csv"));
    const lines = err.trim().split("\n");
    expect(lines).toHaveLength(101);
    expect(lines[0]).toMatch(/^词汇\.csv「词汇」B3：设置表此处填“不明”/);
    expect(lines[100]).toBe("另有 50 处，改正以上各处后再看。");
  });

  test("a dictionary of more words than there are townships is too large, and so is said", async () => {
    writeFileSync(inside("指标.csv"), `名称,别名\n${`税,${"税".repeat(30_000)}\n`.repeat(168)}`);
    const { status, err } = await county("check", BAD, "--config", inside("指标.csv"));
    expect([status, err]).toEqual([
      2,
      expect.stringContaining("指标.csv：文件过大（指标与地区的设置超过 5,000,000 字）"),
    ]);
  });

  test("a file that waits beside the ledger and is none is refused, and stays", async () => {
    copyFileSync(join(SEEDS, "台账.xlsx"), inside("等.xlsx"));
    writeFileSync(inside("等.待写.xlsx"), "别人的文件");
    const { status, err } = await county("accept", BAD, "--ledger", inside("等.xlsx"), ...BY);
    expect([status, err]).toEqual([2, expect.stringMatching(/^等\.待写\.xlsx：/)]);
    expect(readFileSync(inside("等.待写.xlsx"), "utf8")).toBe("别人的文件");
  });

  test("nobody's name says which ledger, without its folders", () => {
    const words = [MAIN, "accept", BAD, "--ledger", inside("无名.xlsx")];
    const { status, stderr } = spawnSync(process.execPath, words, {
      encoding: "utf8",
      input: "",
      env: { ...process.env, HOME: inside("家"), USERPROFILE: inside("家") },
    });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^无名\.xlsx：没有经办人姓名/)]);
  });

  test.runIf(process.platform === "linux")("a folder that is gone to stand in ends with 2", () => {
    const script = 'mkdir 没了 && cd 没了 && rmdir ../没了 && exec "$0" "$1" check a.xlsx';
    const options = { cwd: folder(), encoding: "utf8" } as const;
    const { status, stderr } = spawnSync("sh", ["-c", script, process.execPath, MAIN], options);
    expect([status, stderr]).toEqual([2, "当前文件夹已被删除或移走，请换到别的文件夹再试。\n"]);
  });

  test("two files of one name is refused by check as by accept", async () => {
    for (const name of ["甲", "乙"]) {
      mkdirSync(inside(name));
      copyFileSync(join(SEEDS, "bad/rank-mismatch.xlsx"), inside(`${name}/财政局.xlsx`));
    }
    for (const words of [["check"], ["accept", "--ledger", inside("新.xlsx"), ...BY]]) {
      const [command = "", ...options] = words;
      const { status, err } = await county(command, inside("甲"), inside("乙"), ...options);
      expect([status, err]).toEqual([2, expect.stringContaining("有同名的文件（财政局.xlsx）")]);
    }
    expect(existsSync(inside("新.xlsx"))).toBe(false);
  });

  test("a copy in the way that is not ours keeps that file, and says so", async () => {
    const target = inside("批注");
    mkdirSync(target);
    const path = join(target, "change-mismatch.批注.xlsx");
    writeFileSync(path, "别人的文件");
    const words = ["check", "seeds/bad/change-mismatch.xlsx", "--annotate", target] as const;
    expect((await county(...words)).err).toContain("没有覆盖");
    expect(readFileSync(path, "utf8")).toBe("别人的文件");
    copyFileSync(join(SEEDS, "bad/change-mismatch.xlsx"), path);
    expect((await county(...words)).err).toContain("没有覆盖");
    const fresh = inside("批注二");
    for (let time = 1; time <= 2; time++) expect(await county(...words.slice(0, 3), fresh)).toMatchObject({ err: "" });
  });

  test("items that cannot be judged says why of each, in text and JSON", async () => {
    const items = [
      null,
      { kind: "qoq" },
      { kind: "share", published: "x" },
      { kind: "share", published: "1", digits: "2" },
    ];
    writeFileSync(
      inside("项.json"),
      JSON.stringify([...items, { kind: "share", published: "1", inputs: { part: "a" } }]),
    );
    const { out } = await county("verify", inside("项.json"), "--json");
    const problems = (JSON.parse(out) as { problem: string }[]).map(({ problem }) => problem);
    expect(problems).toEqual(["item", "kind", "published", "digits", "inputs"]);
    expect((await county("verify", inside("项.json"))).out).toMatch(
      /不是一个对象[^]*kind 不认识[^]*published[^]*digits[^]*inputs/,
    );
  });
});

test("escape sequences of a cell reach no terminal", () => {
  const path = inside("转义.csv");
  writeFileSync(path, "2017年1—8月收入（万元）\n项目,累计\n\u001b[31m税收\u202e,3\n非税,4\n合计,9\n");
  const { stdout, status } = spawnSync(process.execPath, [MAIN, "figures", path], { encoding: "utf8" });
  expect(status).toBe(0);
  expect(stdout).toContain("税收");
  expect(stdout).not.toMatch(/[\u001b\u202e]/);
});

test.runIf(existsSync("/dev/full"))("a full disk behind the answer ends with 2, which are no findings", () => {
  const words = `"${process.execPath}" "${MAIN}" month seeds/2017-08 --region 华容县 > /dev/full`;
  const { stderr, status } = spawnSync("sh", ["-c", words], { encoding: "utf8" });
  expect([status, stderr]).toEqual([2, expect.stringContaining("磁盘已满")]);
});

/** A shell in which files may be made and no byte be written to them, as on a full disk. */
const FULL = 'trap \'\' XFSZ; ulimit -f 0; exec "$0" "$@"';

describe.runIf(process.platform === "linux")("on a full disk nothing is changed, and the fault is said, by", () => {
  test.each([
    ["accept", [...["accept", "seeds/2017-08/财政局.xlsx"], "--ledger", "台账.xlsx", ...BY]],
    ["accept, of a new ledger", [...["accept", "seeds/2017-08/财政局.xlsx"], "--ledger", "新.xlsx", ...BY]],
    ["accept, of a ledger of CSV files", ["accept", "seeds/2017-08/财政局.xlsx", "--ledger", "新台账", ...BY]],
    ["accept, of a database", ["accept", "seeds/2017-08/财政局.xlsx", "--ledger", "新.duckdb", ...BY]],
    ["check --report", ["check", BAD, "--report", "审核结果.xlsx"]],
    ["check --annotate", ["check", BAD, "--annotate", "批注"]],
    ["bulletin", ["bulletin", "seeds/2017-08/财政局.xlsx", "--region", "华容县", "--out", "通报.docx"]],
    ["progress", ["progress", "2017-001", "--ledger", "督办台账.xlsx", "--set", "环节=交办", ...BY]],
    ["warehouse", ["warehouse", "仓.duckdb", "--ledger", "seeds/台账.xlsx"]],
  ])("%s", (name, words) => {
    const path = inside(`满 ${name}`);
    mkdirSync(path);
    for (const ledger of ["台账.xlsx", "督办台账.xlsx"]) copyFileSync(join(SEEDS, ledger), join(path, ledger));
    const given = words.map((word) => (word.startsWith("seeds/") ? join(SEEDS, word.slice(6)) : word));
    const { stderr, status } = spawnSync("sh", ["-c", FULL, process.execPath, MAIN, ...given], {
      cwd: path,
      encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/放不下这么大/);
    expect(stderr).not.toMatch(/没有料到| {4}at /);
    expect(stderr).not.toContain(folder());
    expect(readdirSync(path).sort()).toEqual(["台账.xlsx", "督办台账.xlsx"].sort());
    for (const ledger of ["台账.xlsx", "督办台账.xlsx"])
      expect(readFileSync(join(path, ledger))).toEqual(readFileSync(join(SEEDS, ledger)));
  });
});

test("what a process that was ended left beside a file goes with the next, and nothing else does", async () => {
  const own = join(folder(), "报告");
  mkdirSync(own);
  const ended = spawnSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }).stdout.trim();
  const kept = [`.审核结果.xlsx.${process.ppid}`, ".审核结果.xlsx.备份", ".另一份.xlsx.1"];
  for (const name of [`.审核结果.xlsx.${ended}`, ...kept]) writeFileSync(join(own, name), "x");
  await county("check", join(SEEDS, "2017-08"), "--report", join(own, "审核结果.xlsx"));
  expect(readdirSync(own).sort()).toEqual(["审核结果.xlsx", ...kept].sort());
});

describe("an error in words", () => {
  test("of the system names the file and what to do", () => {
    const error = Object.assign(new Error("x"), { code: "EACCES", path: "/a/b/台账.xlsx" });
    expect(faultWords(error, "zh")).toBe("台账.xlsx：没有权限，请管理员授权，或换一个文件夹。");
    expect(faultWords(error, "en")).toMatch(/^台账\.xlsx: access is denied/);
  });

  test.each([
    ['IO Error: Cannot open file "/b/台账.duckdb": Permission denied', "EACCES"],
    ['IO Error: Cannot open file "D:\\台账.duckdb": Access is denied.', "EACCES"],
    ['IO Error: Cannot open file "/b/台账.duckdb": Read-only file system', "EROFS"],
    ['IO Error: Could not write file "/b/台账.duckdb": No space left on device', "ENOSPC"],
    ["IO Error: Could not write all bytes: There is not enough space on the disk.", "ENOSPC"],
    ['IO Error: Could not write file "/b/台账.duckdb": Disk quota exceeded', "EDQUOT"],
    ['IO Error: Could not write file "/b/台账.duckdb": File too large', "EFBIG"],
    [
      'IO Error: The file "/no space left/permission denied.duckdb" exists, but it is not a valid DuckDB file',
      undefined,
    ],
  ])("of DuckDB has the system's code: %s", (message, code) => {
    expect(duckdbCode(new Error(message))).toBe(code);
    if (code !== undefined) expect(systemWords(code)).toBeDefined();
  });

  test("that nobody foresaw has a number, the same for the same fault, and no trace", () => {
    const fault = (): Error => new RangeError("Invalid code point 1114112");
    const [one, same] = [1, 2].map(() => faultWords(fault(), "zh"));
    expect(one).toBe(same);
    expect(one).toMatch(/编号 [0-9a-f]{8} /);
    expect(one).not.toMatch(/Invalid|at |\//);
    expect(faultWords("words", "en")).toMatch(/number [0-9a-f]{8} /);
  });
});
