// Why a file gets no comments, in words.
import { inLanguage, type Language } from "../../analysis";

/** The reason why a file is not annotated. */
export type AnnotationRefusal =
  | "old format" // .xls, .et, text: not a package of parts
  | "signed" // a change would break the signature
  | "no sheet" // a note speaks of a sheet or cell that is not there
  | "threaded comments" // of Excel 365, beside which no others are put
  | "not understood"; // the part is written in a way that cannot be added to, or would not survive

export type Annotated =
  | { readonly bytes: Uint8Array }
  | { readonly refused: AnnotationRefusal; /** The part of the package, or the sheet. */ readonly part: string };

const REFUSALS: Readonly<Record<AnnotationRefusal, Readonly<Record<Language, string>>>> = {
  "old format": { zh: "老格式的文件不能加批注，请另存为 .xlsx", en: "its format takes no comments; save it as .xlsx" },
  signed: { zh: "文件有数字签名，改动会使签名失效", en: "it is signed, and a change would break the signature" },
  "no sheet": { zh: "文件里没有这个工作表或单元格", en: "it has no such sheet or cell" },
  "threaded comments": { zh: "工作表里有会话批注，不能再加", en: "the sheet has threaded comments" },
  "not understood": { zh: "这一部分改动后不能保证原样", en: "this part would not survive a change" },
};

/** Says why a file was not annotated, and at which part. */
export function refusalWords(file: string, refused: AnnotationRefusal, part: string, language: Language): string {
  const why = REFUSALS[refused][language];
  return inLanguage(language)(
    `${file} 没有加批注：${why}（${part}）。`,
    `${file} was not annotated: ${why} (${part}).`,
  );
}

/** The name of a marked copy: 通报.批注.docx. */
export const copyName = (file: string): string => file.replace(/(\.[^.]*)?$/, ".批注$1");
