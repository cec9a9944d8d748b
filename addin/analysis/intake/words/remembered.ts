/** Texts kept by one memory: the words of a month's sheets, not the figures. */
const KEPT = 20_000;

/** A reading of texts that remembers its answers: the same words stand in thousands of cells. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = read(text);
      if (answers.size >= KEPT) answers.clear();
      answers.set(text, answer);
    }
    return answer;
  };
}
