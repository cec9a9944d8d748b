// Files that the pane makes, and the templates that they are made of.
import { say } from "../page";
import type { Actions } from "./actions";
import type { Template } from "./model";

/** A template that comes with the pane, under its name on the server. */
export async function shippedTemplate(file: string, name: string): Promise<Template> {
  const answer = await fetch(`word/${file}.docx`);
  if (!answer.ok)
    throw new Error(
      say(
        `服务器上没有${name}模板，请信息中心查看。`,
        `The template ${name} is not on the server (${answer.status}): see to it.`,
      ),
    );
  return { bytes: new Uint8Array(await answer.arrayBuffer()), name: `${name}模板.docx` };
}

/** The bureau's own template. */
export const ownTemplate = async (file: File): Promise<Template> => ({
  bytes: new Uint8Array(await file.arrayBuffer()),
  name: file.name,
});

/** Makes a file, and says meanwhile that it is being made. */
export async function making(actions: Actions, name: string, make: () => Promise<void>): Promise<void> {
  actions.update({ task: { label: say(`正在生成${name}`, `Making ${name}`), done: 0, of: 0 }, notice: null });
  // The page shows it before the work begins.
  await new Promise((resolve) => setTimeout(resolve));
  await actions.attempt(make);
  actions.update({ task: null });
}
