/** Characters that a terminal obeys instead of showing: control characters, and marks that reverse the order of writing. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Words as a terminal may have them: a cell of a submitted file, and the file's name, may hold anything. */
export const harmless = (words: string): string => words.replaceAll("\r\n", "\n").replace(OBEYED, "\ufffd");
