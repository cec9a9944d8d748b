// 校稿 in the pane: texts of any file, proofread by their own figures and by those of the month.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Monthly } from "../../addin/analysis/index";
import { wordBulletin } from "../../addin/documents/word/bulletin";
import { runProof, type ProofRequest } from "../../addin/taskpane/proof/runProof";
import { bytesOf, storedZip } from "../../addin/workbook/package/zip";
import { UnreadableFile } from "../../addin/workbook/read/file";
import { openText } from "../../addin/workbook/word/text";
import { monthOf, sheetsOf, workbooksIn } from "../helpers/month";
import { SEEDS } from "../helpers/paths";

const WRONG = "1-8月，全县财政总收入6.53亿元，同比增长3.8%。";

let month: Monthly;
beforeAll(async () => {
  month = await monthOf(await sheetsOf(...workbooksIn("2017-08")));
});

const request = (paragraphs: readonly string[], more: Partial<ProofRequest> = {}): ProofRequest => ({
  ...{ paragraphs, word: null, dictionary: month.names.dictionary, figures: null, region: null },
  ...more,
});

describe("a text under 校稿", () => {
  test("is held against the month once that is checked, and against itself alone before", () => {
    expect(runProof(request([WRONG])).proof.counts.disagree).toBe(0);
    const { proof } = runProof(request([WRONG], { figures: month.observations }));
    expect(proof.items.filter(({ verdict }) => verdict === "disagree").map(({ text, check }) => [text, check])).toEqual(
      [["同比增长3.8%", "ledger"]],
    );
  });

  test("of our own has numbers with ids, and those are stale that the month no longer gives", async () => {
    const { ledger, names, observations } = month;
    const template = new Uint8Array(readFileSync(join(SEEDS, "通报模板.docx")));
    const { bytes } = await wordBulletin({ ledger, names, region: "华容县", template, templateName: "模板" });
    const { word, file, paragraphs } = openText(bytes, "通报.docx");
    expect(word).not.toBeNull();
    const asked = (figures: ProofRequest["figures"]): ProofRequest =>
      request(paragraphs, { word: { bytes, file }, figures });
    const agreeing = runProof(asked(observations)).numbers;
    expect(agreeing.length).toBeGreaterThan(0);
    expect(agreeing.filter(({ agrees }) => !agrees)).toEqual([]);
    const changed = observations.map((one) => (one.figure === 65300 ? { ...one, figure: 66300 } : one));
    expect(runProof(asked(changed)).numbers.some(({ agrees }) => !agrees)).toBe(true);
    expect(runProof(asked(null)).numbers).toEqual([]);
  });
});

describe("a file with a text", () => {
  test.each([
    ["UTF-8 with its mark", [0xef, 0xbb, 0xbf, 0x41]],
    ["UTF-16", [0xff, 0xfe, 0x41, 0x00]],
  ])("is read in %s", (_encoding, bytes) => {
    expect(openText(Uint8Array.from(bytes), "a.txt").paragraphs).toEqual(["A"]);
  });

  test.each([
    ["a workbook that is called .docx", storedZip(new Map([["xl/workbook.xml", bytesOf("<workbook/>")]])), "a.docx"],
    ["a text that is called .docx", bytesOf("增长3.2%"), "a.docx"],
    ["a .pdf that is called .txt", bytesOf("%PDF-1.7 …"), "a.txt"],
    ["a .rtf that is called .txt", bytesOf("{\\rtf1 a}"), "a.txt"],
    ["a picture", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46), "a.md"],
    ["an empty one", new Uint8Array(), "a.txt"],
  ])("is none of %s, and the reason says so", (_what, bytes, file) => {
    expect(() => openText(bytes, file)).toThrow(UnreadableFile);
    expect(() => openText(bytes, file)).toThrow(bytes.length === 0 ? "空的" : "不是 .docx，也不是文本");
  });
});
