import { once } from "node:events";
import { inLanguage } from "../analysis";
import { shipped } from "../workbook/disk/shipped";
import { WrongCall, type Command } from "./options";
import { isBuilt, serveFolder, type Served } from "./serve";

/** Where the build puts the pages. */
const PAGES = shipped("dist/web");
/** The system's codes for a host that is no address of this machine. */
const NO_ADDRESS = new Set<string | undefined>(["ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL", "EINVAL"]);

/** serve: the workbench in this machine's browser, until it is told to stop. */
export const workbench: Command = async ({ lang, host, port, cert, key, json, "no-open": unopened }, report) => {
  const say = inLanguage(lang);
  if ((cert === undefined) !== (key === undefined))
    throw new WrongCall("--cert 和 --key 要一起给出。", "--cert and --key go together.");
  if (host?.trim() === "") throw new WrongCall("--host 后面要写地址。", "--host needs an address.");
  if (!isBuilt(PAGES))
    throw new WrongCall(
      "网页还没有生成，请先运行 npm run build。",
      "The pages are not built: run npm run build first.",
    );
  const certificate = cert === undefined || key === undefined ? undefined : { cert, key };
  const served = await serveFolder(PAGES, { host, port, certificate }).catch((error: NodeJS.ErrnoException) => {
    if (NO_ADDRESS.has(error.code))
      throw new WrongCall(
        `--host 应为本机的地址或名称，不能是“${host}”。`,
        `--host must be an address or name of this machine, not "${host}".`,
      );
    if (error.code === "EACCES")
      throw new WrongCall(
        "没有权限使用这个端口，请用 --port 另选一个（1024 以上）。",
        "This port may not be used: choose another with --port (above 1024).",
      );
    if (/^ERR_(?:OSSL|TLS|SSL|CRYPTO)/.test(error.code ?? ""))
      throw new WrongCall(
        "证书或私钥不能用：--cert 和 --key 应是互相对应的 PEM 文件，私钥不能有密码。",
        "The certificate or its key cannot be used: --cert and --key take PEM files that belong together, the key without a password.",
      );
    throw error;
  });
  const address = `${served.origin}/workbench.html`;
  if (served.isOpen) {
    report(
      say(
        "同一网络中的其他电脑也能打开这些网页。只供本机使用的，请不要写 --host。",
        "Other machines of the network can open these pages too; for this machine alone leave out --host.",
      ),
    );
  }
  if (!served.asAsked) report(say("端口已被占用，改用空闲端口。", "The port is taken: a free one is used."));
  process.stdout.write(
    json
      ? `${JSON.stringify({ address })}\n`
      : say(
          `工作台：${address}\n按 Ctrl+C 停止。数据不离开本机。\n`,
          `Workbench: ${address}\nStop with Ctrl+C. Nothing leaves this machine.\n`,
        ),
  );
  if (!unopened) await show(address);
  await stopped(served);
  return { json: { stopped: true }, text: say("已停止。", "Stopped."), status: 0 };
};

/** Opens the page in the user's browser; where there is none, the address that was printed serves. */
async function show(address: string): Promise<void> {
  const { default: openInBrowser } = await import("open");
  const child = await openInBrowser(address).catch(() => undefined);
  child?.on("error", () => undefined);
}

async function stopped(served: Served): Promise<void> {
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await served.close();
}
