// 报送进度: who has sent what, and what waits for whom.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { departmentsOf, namesOf, senderOf, type Monthly } from "../addin/analysis";
import { monthOf, sheetsOf, shippedDictionary } from "./helpers/month";
import { SEEDS } from "./helpers/paths";

const month = { year: 2017, month: 8 };
const names = namesOf(await shippedDictionary());
const sheets = await sheetsOf(
  ...["财政局.xlsx", "统计局.xlsx", "人民银行.xls"].map((file) => join(SEEDS, "2017-08", file)),
);

const told = (
  { observations, findings }: Pick<Monthly, "observations" | "findings">,
  accepted = [] as Monthly["observations"],
) =>
  new Map(departmentsOf({ names, observations, findings, accepted, month }).map((one) => [one.department.name, one]));

describe("the sender of a figure", () => {
  test.each([
    [{ file: "财政局8月.xlsx", sheet: "表1", indicator: "存款" }, "财政局"],
    [{ file: "月报.xlsx", sheet: "统计局·主要指标", indicator: "财政总收入" }, "统计局"],
    [{ file: "月报.xlsx", sheet: "表1", indicator: "财政总收入" }, "财政局"],
    [{ file: "月报.xlsx", sheet: "表1", indicator: "无人报的指标" }, "月报"],
  ])("of %j is %s", (sent, sender) => {
    expect(senderOf(sent, names)).toBe(sender);
  });
});

describe("the departments of a month", () => {
  test("are all of the dictionary, those without a figure of the month being missing", async () => {
    const all = told(await monthOf(sheets));
    expect([...all.keys()]).toEqual(names.dictionary.departments.map(({ name }) => name));
    const came = [...all.values()].filter(({ progress }) => progress !== "missing");
    expect(came.map(({ department }) => department.name)).toEqual(["财政局", "统计局", "人民银行"]);
    expect(all.get("人民银行")?.reported).toEqual(all.get("人民银行")?.expected);
  });

  test("say nothing came when the figures are of another month", async () => {
    const { observations, findings } = await monthOf(sheets);
    const other = departmentsOf({ names, observations, findings, accepted: [], month: { year: 2017, month: 9 } });
    expect(other.filter(({ progress }) => progress !== "missing")).toEqual([]);
  });

  test("have a fault to mend until it is mended, and an explained 核实 does not wait", async () => {
    const broken = sheets.map((sheet) =>
      sheet.name === "六县市收入"
        ? {
            ...sheet,
            rows: sheet.rows.map((row, r) => (r === 5 ? row.map((value, c) => (c === 5 ? 9.9 : value)) : row)),
          }
        : sheet,
    );
    const { observations, findings } = await monthOf(broken);
    const faulty = told({ observations, findings }).get("财政局");
    expect([faulty?.progress, faulty?.open.length]).toEqual(["faulty", 1]);
    const lesser = findings.map((one) => ({ ...one, severity: "warning", explanation: "口径调整" }) as const);
    expect(told({ observations, findings: lesser }).get("财政局")?.progress).toBe("passed");
    const outdated = lesser.map((one) => ({ ...one, explanationOutdated: true }));
    expect(told({ observations, findings: outdated }).get("财政局")?.progress).toBe("faulty");
  });

  test("are in the ledger when every figure is", async () => {
    const read = await monthOf(sheets);
    const all = told(read, read.observations);
    expect(all.get("人民银行")?.progress).toBe("accepted");
    expect(told(read, read.observations.slice(1)).get("财政局")?.progress).toBe("passed");
  });
});
