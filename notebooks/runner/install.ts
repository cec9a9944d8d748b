import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, normalize } from "node:path";
import { parseArgs } from "node:util";
import { KERNEL, SPECIFICATION } from "./kernel";

/** The folder in which the user's own Jupyter and VS Code look for kernels. */
export function dataFolder(platform: string, home: string, environment: NodeJS.ProcessEnv): string {
  const { JUPYTER_DATA_DIR: given, APPDATA: roaming, XDG_DATA_HOME: data } = environment;
  if (given !== undefined) return given;
  if (platform === "win32") return join(roaming ?? join(home, "AppData/Roaming"), "jupyter");
  if (platform === "darwin") return join(home, "Library/Jupyter");
  return join(data ?? join(home, ".local/share"), "jupyter");
}

/** Writes the kernel's description into that folder; it names this project and this Node by their whole paths. */
export function install(folder: string): string {
  const place = join(folder, "kernels", KERNEL);
  mkdirSync(place, { recursive: true });
  cpSync(SPECIFICATION, place, { recursive: true });
  const file = join(place, "kernel.json");
  const kernel = JSON.parse(readFileSync(file, "utf8")) as { argv: string[] };
  const words = kernel.argv.slice(1).map((word) => normalize(word.replace("{resource_dir}", SPECIFICATION)));
  writeFileSync(file, `${JSON.stringify({ ...kernel, argv: [process.execPath, ...words] }, null, 2)}\n`);
  return place;
}

if (require.main === module) {
  const { values } = parseArgs({ options: { uninstall: { type: "boolean" } } });
  const folder = dataFolder(process.platform, homedir(), process.env);
  if (values.uninstall) {
    rmSync(join(folder, "kernels", KERNEL), { recursive: true, force: true });
    console.log(`已移除：${join(folder, "kernels", KERNEL)}`);
  } else {
    console.log(`内核“TypeScript（县域月报）”已写入：${install(folder)}`);
  }
}
