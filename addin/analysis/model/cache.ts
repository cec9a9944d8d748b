// Answers that are worked out once and kept.

/** Texts of which one cache keeps the answers: the words of a month's sheets are fewer. */
const KEPT = 20_000;

/** A function of texts that keeps its answers: the same words stand in thousands of cells. */
export function cached<T>(read: (text: string) => T): (text: string) => T {
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

/** A function of two texts that keeps its answers. */
export function cachedOfTwo<T>(read: (one: string, other: string) => T): (one: string, other: string) => T {
  const byFirst = cached((one) => cached((other) => read(one, other)));
  return (one, other) => byFirst(one)(other);
}

/** A function of objects that keeps its answer for as long as the object lives. */
export function cachedFor<Key extends object, T>(make: (key: Key) => T): (key: Key) => T {
  const answers = new WeakMap<Key, { readonly answer: T }>();
  return (key) => {
    let kept = answers.get(key);
    if (!kept) answers.set(key, (kept = { answer: make(key) }));
    return kept.answer;
  };
}
