import { element, pageLanguage, say } from "../page";
import type { Book } from "../workbook/book/book";
import { OWN_SHEETS } from "../workbook/port/workbook";

/** The samples that the build makes, as books. */
const SAMPLES = [
  { id: "month", zh: "2017年8月报表", en: "Month of 2017-08" },
  { id: "template", zh: "空白报送表", en: "Blank submission" },
  { id: "bad", zh: "有错的报表", en: "Faulty workbooks" },
] as const;

export type SampleId = (typeof SAMPLES)[number]["id"];

export interface Sample {
  readonly book: Book;
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** Sheets that were worked out of the departments' own, or show how functions are used. */
const isOwn = (sheet: string): boolean => sheet === "本月核算" || sheet.startsWith("示例");

export async function readSample(id: SampleId): Promise<Sample> {
  const answer = await fetch(`samples/${id}.json`);
  if (!answer.ok) throw new Error(`samples/${id}.json ${answer.status}`);
  const sample = SAMPLES.find((one) => one.id === id);
  const book = (await answer.json()) as Book;
  const own = book.sheets.map(({ name }) => name).filter(isOwn);
  return { book, name: `${sample?.[pageLanguage()] ?? id}.xlsx`, settings: { [OWN_SHEETS]: own.join("\n") } };
}

/** Fills the list of samples, and opens the one that the user chooses. */
export function fillSamples(open: (id: SampleId) => void): void {
  const list = element<HTMLSelectElement>("sample");
  list.replaceChildren(
    new Option(say("示例", "Samples"), ""),
    ...SAMPLES.map(({ id, zh, en }) => new Option(say(zh, en), id)),
  );
  list.disabled = false;
  list.onchange = () => {
    const id = list.value as SampleId | "";
    list.value = "";
    if (id !== "") open(id);
  };
}
