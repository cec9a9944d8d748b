import type { Language } from "../../analysis";

/** A Word file that cannot be made, or a template that cannot be used: the message in both languages. */
export class WordProblem extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(zh);
  }

  words(language: Language): string {
    return language === "en" ? this.en : this.zh;
  }
}
