import { say, show } from "./page";

/** What the pane says of itself: the functions, the versions, the host. */

/** The version of this script; the build fills it in. */
declare const VERSION: string;

/** version.json, which the build writes beside functions.json. */
interface Served {
  readonly version: string;
  readonly metadata: string;
  readonly functions: number;
}

const HIGHEST = 30;

function excelApi(): string {
  const { requirements } = Office.context;
  let minor = 1;
  while (minor < HIGHEST && requirements.isSetSupported("ExcelApi", `1.${minor + 1}`)) minor++;
  return `ExcelApi 1.${minor}`;
}

export function showHost(inExcel: boolean): void {
  if (!inExcel) {
    show("host", say("普通浏览器，不在Excel中：不能写入单元格", "A browser, not Excel: no cell can be written"));
    return;
  }
  const { platform, version } = Office.context.diagnostics;
  show("host", ["Excel", String(platform), version, excelApi()].join(" "));
}

export function showFunctions(count: number): void {
  show("functions", say(`已登记${count}个`, `${count} registered`));
}

/** Compares this script with what the server gives now: Excel may hold an older script. */
export async function showVersion(count: number): Promise<void> {
  show("version", say(`脚本${VERSION}`, `Script ${VERSION}`));
  const served = await servedNow();
  if (!served) {
    show(
      "version",
      say(`脚本${VERSION}；读不到服务器上的version.json`, `Script ${VERSION}; version.json is not there`),
    );
  } else if (served.version === VERSION && served.functions === count) {
    const { metadata } = served;
    show("version", say(`脚本${VERSION}，函数说明${metadata}`, `Script ${VERSION}, metadata ${metadata}`));
  } else {
    show(
      "version",
      say(
        `脚本${VERSION}，服务器上已是${served.version}：请关闭Excel，清除加载项缓存后再打开`,
        `Script ${VERSION}, ${served.version} on the server: close Excel, clear the add-in cache and open it again`,
      ),
    );
  }
}

async function servedNow(): Promise<Served | undefined> {
  try {
    const answer = await fetch("version.json", { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as Served) : undefined;
  } catch {
    return undefined;
  }
}
