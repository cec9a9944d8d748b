import { readFile } from "node:fs/promises";
import cfm from "custom-functions-metadata";
import typescript from "typescript";

/** The metadata of every function for Excel, in both languages, from the doc comments of functions.ts. */

export const FUNCTIONS = "addin/functions/functions.ts";
export const LANGUAGES = /** @type {const} */ (["zh", "en"]);

const BAR = " | ";
const LONGEST = { description: 512, name: 64 };

/** Both languages of a text, Chinese before the bar. */
export function bothOf(text, where) {
  const parts = (text ?? "").split(BAR).map((part) => part.trim());
  const [zh, en] = parts;
  if (parts.length !== 2 || !/\p{Script=Han}/u.test(zh) || !/[a-z]/i.test(en) || /\p{Script=Han}{9,}/u.test(en)) {
    throw new Error(`${where}: not "中文${BAR}English": ${text}`);
  }
  for (const part of parts) {
    if (part.length > LONGEST.description) throw new Error(`${where}: longer than ${LONGEST.description} characters`);
  }
  return { zh, en };
}

/** The text of `@returns`, which the generator leaves out, by function id; and the exported names. */
function answersOf(source) {
  const file = typescript.createSourceFile(FUNCTIONS, source, typescript.ScriptTarget.Latest, true);
  const answers = new Map();
  for (const statement of file.statements) {
    const exported = typescript.getCombinedModifierFlags(statement) & typescript.ModifierFlags.Export;
    if (!typescript.isFunctionDeclaration(statement) || !exported) continue;
    const comment = typescript.getJSDocReturnTag(statement)?.comment;
    answers.set(statement.name.text.toUpperCase(), typescript.getTextOfJSDocComment(comment));
  }
  return answers;
}

/**
 * Every function with both languages side by side; throws, naming the place, on whatever the generator refuses and on a
 * text that lacks a language.
 */
export async function readFunctions(root, base) {
  const { metadataJson, errors } = await cfm.generateCustomFunctionsMetadata(`${root}/${FUNCTIONS}`);
  if (errors.length > 0) throw new Error(`${FUNCTIONS}: ${errors.join("; ")}`);
  const answers = answersOf(await readFile(`${root}/${FUNCTIONS}`, "utf8"));
  const { functions } = JSON.parse(metadataJson);
  const strangers = [...answers.keys()].filter((id) => !functions.some((one) => one.id === id));
  if (strangers.length > 0) throw new Error(`exported without @customfunction, or under another id: ${strangers}`);
  return functions.map(({ id, name, description, parameters, result }) => {
    if (!answers.has(id)) throw new Error(`${id}: the id is not the exported name in capitals`);
    return {
      id,
      name,
      description: bothOf(description, id),
      helpUrl: `${base}/help/${id}.html`,
      parameters: parameters.map((parameter) => {
        const where = `${id}, ${parameter.name}`;
        if (parameter.name.length > LONGEST.name) throw new Error(`${where}: longer than ${LONGEST.name} characters`);
        return { ...parameter, description: bothOf(parameter.description, where) };
      }),
      answer: bothOf(answers.get(id), `${id}, @returns`),
      result,
    };
  });
}

/** functions.json in one language. */
export const metadataIn = (language, functions) => ({
  // Never together with allowErrorForDataTypeAny, which crashes Excel 2021.
  allowCustomDataForDataTypeAny: true,
  functions: functions.map(({ id, name, description, helpUrl, parameters, result }) => ({
    id,
    name,
    description: description[language],
    helpUrl,
    parameters: parameters.map((parameter) => ({ ...parameter, description: parameter.description[language] })),
    result,
  })),
});
