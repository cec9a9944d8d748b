import { spawn, type ChildProcess } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Dealer, Subscriber } from "zeromq";

/** The top of the project. */
export const ROOT = dirname(createRequire(__filename).resolve("county-monthly/package.json"));

/** The kernel that Jupyter starts, by its own description. */
export const KERNEL = "county-monthly";
export const SPECIFICATION = join(ROOT, "notebooks/kernel/kernels", KERNEL);

const HOST = "127.0.0.1";
const PORTS = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"] as const;

/** An output of a cell as in nbformat, its texts not split into lines. */
export type Output =
  | { readonly output_type: "stream"; readonly name: string; text: string }
  | { readonly output_type: "display_data"; readonly data: Record<string, unknown>; readonly metadata: object };

/** One run of a cell. Late output (a timer, a rejection) is still added to it. */
export interface CellRun {
  /** "ok", "error", or "timeout" where no answer came in time. */
  readonly status: string;
  readonly outputs: Output[];
}

/** The text that a run printed. */
export const printed = ({ outputs }: CellRun, name: "stdout" | "stderr"): string =>
  outputs.map((one) => (one.output_type === "stream" && one.name === name ? one.text : "")).join("");

interface Message {
  readonly parent: string;
  readonly type: string;
  readonly content: Record<string, unknown>;
}

/** A kernel process and a client of it by the Jupyter protocol. */
export class Kernel {
  readonly #runs = new Map<string, { outputs: Output[]; idle: () => void }>();
  readonly #replies = new Map<string, (status: string) => void>();
  readonly #session = randomUUID();
  #stderr = "";
  #connected: () => void = () => undefined;

  private constructor(
    readonly process: ChildProcess,
    readonly key: string,
    readonly shell: Dealer,
    readonly iopub: Subscriber,
    readonly folder: string,
  ) {
    process.stderr?.setEncoding("utf8").on("data", (text: string) => (this.#stderr += text));
    void this.#listen(iopub, (message) => this.#receive(message));
    void this.#listen(shell, ({ parent, type, content }) => {
      if (type === "execute_reply") this.#replies.get(parent)?.(String(content["status"]));
    });
  }

  static async start(): Promise<Kernel> {
    const folder = mkdtempSync(join(tmpdir(), "kernel-"));
    const ports = await Promise.all(PORTS.map(freePort));
    const [shellPort, iopubPort] = ports;
    const key = randomUUID();
    const file = join(folder, "connection.json");
    const named = Object.fromEntries(PORTS.map((name, i) => [name, ports[i]]));
    writeFileSync(file, JSON.stringify({ transport: "tcp", ip: HOST, key, signature_scheme: "hmac-sha256", ...named }));
    const { argv } = JSON.parse(readFileSync(join(SPECIFICATION, "kernel.json"), "utf8")) as { argv: string[] };
    const words = argv.map((word) => word.replace("{resource_dir}", SPECIFICATION).replace("{connection_file}", file));
    const child = spawn(process.execPath, words.slice(1), { stdio: ["ignore", "ignore", "pipe"] });
    const kernel = new Kernel(child, key, new Dealer(), new Subscriber(), folder);
    try {
      // A socket that is used before it is bound reports errors: wait for all five.
      while (!(await Promise.all(ports.map(isListening))).every(Boolean)) {
        if (child.exitCode !== null) throw new Error(`the kernel stopped with ${child.exitCode}: ${kernel.#stderr}`);
        await wait(50);
      }
      kernel.shell.connect(`tcp://${HOST}:${shellPort}`);
      kernel.iopub.connect(`tcp://${HOST}:${iopubPort}`);
      kernel.iopub.subscribe();
      // A subscriber receives nothing before its subscription has reached the kernel: ask until an answer comes.
      const polling = setInterval(() => void kernel.#send("kernel_info_request", {}), 200);
      await new Promise<void>((resolve) => (kernel.#connected = resolve));
      clearInterval(polling);
      return kernel;
    } catch (error) {
      kernel.close();
      throw error;
    }
  }

  /** The stderr of the kernel process itself, outside any cell. */
  get stderr(): string {
    return this.#stderr;
  }

  async execute(code: string, timeout = 120_000): Promise<CellRun> {
    const outputs: Output[] = [];
    const id = randomUUID();
    const idle = new Promise<void>((resolve) => this.#runs.set(id, { outputs, idle: resolve }));
    const reply = new Promise<string>((resolve) => this.#replies.set(id, resolve));
    const content = { code, silent: false, store_history: false, allow_stdin: false };
    await this.#send("execute_request", content, id);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => (timer = setTimeout(() => resolve("timeout"), timeout)));
    const status = await Promise.race([Promise.all([reply, idle]).then(([answer]) => answer), late]);
    clearTimeout(timer);
    // After an error tslab drops what arrives within 200 ms.
    if (status !== "ok") await wait(300);
    return { status, outputs };
  }

  close(): void {
    this.process.kill("SIGKILL");
    this.shell.close();
    this.iopub.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #send(type: string, content: object, id: string = randomUUID()): Promise<void> {
    const date = new Date().toISOString();
    const header = { msg_id: id, session: this.#session, username: "", date, msg_type: type, version: "5.3" };
    const frames = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const signature = createHmac("sha256", this.key).update(frames.join("")).digest("hex");
    await this.shell.send(["<IDS|MSG>", signature, ...frames]);
  }

  async #listen(socket: Dealer | Subscriber, receive: (message: Message) => void): Promise<void> {
    for await (const frames of socket) receive(messageOf(frames.map(String)));
  }

  #receive({ parent, type, content }: Message): void {
    this.#connected();
    const run = this.#runs.get(parent);
    if (!run) return;
    if (type === "status" && content["execution_state"] === "idle") run.idle();
    if (type === "display_data") {
      const { data, metadata } = content as { data: Record<string, unknown>; metadata: object };
      run.outputs.push({ output_type: "display_data", data, metadata });
    }
    if (type !== "stream") return;
    const [name, text] = [String(content["name"]), String(content["text"])];
    const last = run.outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) last.text += text;
    else run.outputs.push({ output_type: "stream", name, text });
  }
}

function messageOf(frames: readonly string[]): Message {
  const at = frames.indexOf("<IDS|MSG>");
  const [header, parent, , content] = frames.slice(at + 2).map((part) => JSON.parse(part) as Record<string, unknown>);
  return { parent: String(parent?.["msg_id"]), type: String(header?.["msg_type"]), content: content ?? {} };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, HOST, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, HOST);
    socket.once("error", () => resolve(false)).once("connect", () => resolve(true));
    socket.once("connect", () => socket.end());
  });

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
