/** The address of the add-in's files. */

export const DEVELOPMENT = "https://localhost:3000";

/** An address as it goes into files: https, and no slash at its end. Throws with words about what is wrong. */
export function baseOf(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new Error(`网址不完整：${text}。应如https://服务器/目录 (not a whole address)`);
  }
  if (url.protocol !== "https:") throw new Error(`网址须以https://开头：${text} (Excel takes https only)`);
  if (url.search || url.hash || url.username) throw new Error(`网址只要服务器和目录：${text} (server and path only)`);
  return url.href.replace(/(?<!\/)\/+$/, "");
}
