import {
  formulaOfNumber,
  periodWords,
  sourcesOfNumber,
  tagOfNumber,
  type BulletinInput,
  type NumberId,
  type Observation,
} from "../../analysis";
import type { Piece, WordNumber, WordTable } from "./content";

/** The numbers of a file in the order in which they are first told, each once: the appendix. */
export class NumberList {
  private readonly listed = new Map<string, { readonly number: WordNumber; readonly text: string }>();

  constructor(private readonly from: Pick<BulletinInput, "ledger" | "names">) {}

  /** A number as a piece of text that leads to its cell. */
  piece(text: string, id: NumberId): Piece {
    const tag = tagOfNumber(id);
    const known = this.listed.get(tag);
    if (known !== undefined) return { text, number: known.number };
    const number: WordNumber = { id, place: this.listed.size + 1 };
    this.listed.set(tag, { number, text });
    return { text, number };
  }

  get count(): number {
    return this.listed.size;
  }

  /** Every number with its source and how it is worked out. */
  table(): WordTable {
    return {
      title: "数据来源",
      headers: ["编号", "数字", "内容", "来源（文件 工作表!单元格）", "计算方法"],
      rows: [...this.listed.values()].map(({ number, text }) => {
        const { id, place } = number;
        const about = `${periodWords(id.period, { year: true })}${id.region}${id.indicator}${id.placeholder.split(/[:：]/, 1)[0] ?? ""}`;
        const sources = cellsOf(sourcesOfNumber(this.from, id));
        return [
          { text: String(place) },
          { text, number },
          ...[about, sources, formulaOfNumber(this.from, id)].map((words) => ({ text: words })),
        ];
      }),
      widths: [8, 22, 26, 28, 26],
      left: [1, 2, 3, 4],
    };
  }
}

/** 财政局.xlsx 六县市收入!C6、D6; cells of one sheet together. */
function cellsOf(sources: readonly Observation[]): string {
  const bySheet = new Map<string, Set<string>>();
  for (const { file, sheet, cell } of sources) {
    const place = `${file === "" ? "" : `${file} `}${sheet}`;
    bySheet.set(place, (bySheet.get(place) ?? new Set()).add(cell));
  }
  return [...bySheet].map(([place, cells]) => `${place}!${[...cells].join("、")}`).join("；") || "—";
}
