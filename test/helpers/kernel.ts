import { spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Dealer, Subscriber } from "zeromq";

const HOST = "127.0.0.1";
const PORTS = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"] as const;

/** What a cell printed and gave, and whether it ran. */
export interface CellRun {
  readonly status: string;
  readonly out: string;
  readonly err: string;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, HOST, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, HOST);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("close", () => socket.destroy()).once("connect", () => socket.end());
  });

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs cells in a tslab kernel of its own, over the Jupyter protocol, as a notebook would; stops at none. */
export async function runCells(cells: readonly string[], cwd: string): Promise<CellRun[]> {
  const folder = mkdtempSync(join(tmpdir(), "kernel-"));
  const ports = await Promise.all(PORTS.map(freePort));
  const key = randomUUID();
  const config = join(folder, "connection.json");
  const connection = Object.fromEntries(PORTS.map((name, i) => [name, ports[i]]));
  const scheme = { transport: "tcp", ip: HOST, key, signature_scheme: "hmac-sha256" };
  writeFileSync(config, JSON.stringify({ ...scheme, ...connection }));
  const tslab = join(cwd, "node_modules/tslab/bin/tslab");
  const kernel = spawn(process.execPath, [tslab, "kernel", "--config-path", config], { cwd, stdio: "ignore" });
  const [shell, iopub] = [new Dealer(), new Subscriber()];
  try {
    while (!(await Promise.all(ports.map(isListening))).every(Boolean)) {
      if (kernel.exitCode !== null) throw new Error(`the kernel stopped with ${kernel.exitCode}`);
      await wait(100);
    }
    shell.connect(`tcp://${HOST}:${ports[0]}`);
    iopub.connect(`tcp://${HOST}:${ports[1]}`);
    iopub.subscribe();
    const session = randomUUID();
    const send = async (type: string, content: object): Promise<string> => {
      const id = randomUUID();
      const header = {
        msg_id: id,
        session,
        username: "",
        date: new Date().toISOString(),
        msg_type: type,
        version: "5.3",
      };
      const frames = [header, {}, {}, content].map((part) => JSON.stringify(part));
      const signature = createHmac("sha256", key).update(frames.join("")).digest("hex");
      await shell.send(["<IDS|MSG>", signature, ...frames]);
      return id;
    };
    // A subscriber hears nothing before its subscription has reached the kernel: asked again until it does.
    const asking = setInterval(() => void send("kernel_info_request", {}), 300);
    await iopub.receive();
    clearInterval(asking);
    const runs: CellRun[] = [];
    for (const code of cells) {
      const id = await send("execute_request", { code, silent: false, store_history: false, allow_stdin: false });
      const [printed, status] = await Promise.all([output(iopub, id), reply(shell, id)]);
      runs.push({ ...printed, status });
      // After an error tslab drops what arrives within 200 ms.
      if (status !== "ok") await wait(500);
    }
    return runs;
  } finally {
    kernel.kill("SIGKILL");
    shell.close();
    iopub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Message {
  readonly parent: string;
  readonly type: string;
  readonly content: Record<string, unknown>;
}

async function next(socket: Dealer | Subscriber): Promise<Message> {
  const frames = (await socket.receive()).map(String);
  const at = frames.indexOf("<IDS|MSG>");
  const [header, parent, , content] = frames.slice(at + 2).map((part) => JSON.parse(part) as Record<string, unknown>);
  return { parent: String(parent?.["msg_id"]), type: String(header?.["msg_type"]), content: content ?? {} };
}

/** What a cell prints until its kernel is idle again. */
async function output(iopub: Subscriber, id: string): Promise<{ out: string; err: string }> {
  const said = { out: "", err: "" };
  for (;;) {
    const { parent, type, content } = await next(iopub);
    if (parent !== id) continue;
    if (type === "status" && content["execution_state"] === "idle") return said;
    if (type === "stream") said[content["name"] === "stderr" ? "err" : "out"] += String(content["text"]);
    const data = content["data"] as Record<string, unknown> | undefined;
    if (data) said.out += String(data["text/plain"] ?? "");
  }
}

async function reply(shell: Dealer, id: string): Promise<string> {
  for (;;) {
    const { parent, type, content } = await next(shell);
    if (parent === id && type === "execute_reply") return String(content["status"]);
  }
}
