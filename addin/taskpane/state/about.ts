import type { Workbook } from "../../workbook/port/workbook";
import type { About } from "../model";
import { say } from "../../page";

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

function hostWords(host: Workbook["host"] | undefined): string {
  if (host === "excel") {
    const { platform, version } = Office.context.diagnostics;
    return ["Excel", String(platform), version, excelApi()].join(" ");
  }
  return host === undefined
    ? say("普通浏览器，不在Excel中：不能写入单元格", "A browser, not Excel: no cell can be written")
    : say("工作台", "Workbench");
}

/** Compares this script with what the server gives now: Excel may hold an older script. */
export async function readAbout(functions: number, host: Workbook["host"] | undefined): Promise<About> {
  const own = { functions, script: VERSION, host: hostWords(host) };
  const served = await fetchJson<Served | null>("version.json", null, { cache: "no-store" });
  if (!served) return { ...own, served: "", complete: true };
  const { version, metadata } = served;
  return {
    ...own,
    served: say(`${version}，函数说明${metadata}`, `${version}, metadata ${metadata}`),
    complete: version === VERSION && served.functions === functions,
  };
}

/** Reads a file of the server; gives `otherwise` where it is not there. */
export async function fetchJson<Data>(address: string, otherwise: Data, options?: RequestInit): Promise<Data> {
  try {
    const answer = await fetch(address, options);
    return answer.ok ? ((await answer.json()) as Data) : otherwise;
  } catch {
    return otherwise;
  }
}
