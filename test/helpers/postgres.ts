import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Debian keeps a folder for each version, outside the path. */
const DEBIAN = "/usr/lib/postgresql";
const versions = (): string[] => {
  try {
    return readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
  } catch {
    return [];
  }
};
const path = [process.env["PATH"], ...versions().map((version) => join(DEBIAN, version, "bin"))].join(delimiter);
const env = { ...process.env, PATH: path };
const TOOLS = ["initdb", "pg_ctl", "psql"];
const isRoot = process.getuid?.() === 0;

/** PostgreSQL does not run as root: there it runs as the user that its package makes. */
const as = (tool: string, words: readonly string[]): [string, string[]] =>
  isRoot ? ["runuser", ["-u", "postgres", "--", tool, ...words]] : [tool, [...words]];

/** Whether PostgreSQL is installed, so that it can be run here. */
export const hasPostgres = TOOLS.every((tool) => spawnSync(...as(tool, ["--version"]), { env }).status === 0);

/** The title of tests that need it. */
export const IN_POSTGRES = `in PostgreSQL (skipped unless ${TOOLS.join(", ")} are installed)`;

/** A database of its own in a temporary folder, reached by a socket there. */
export interface Postgres {
  readonly folder: string;
  /** The address of a database in it; the first is there. */
  readonly address: (database?: string) => string;
  /** Runs statements by psql, and gives what they print. */
  readonly psql: (statements: string, database?: string) => string;
  readonly stop: () => void;
}

export function startPostgres(): Postgres {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  chmodSync(folder, 0o777);
  const run = (input: string, tool: string, ...words: readonly string[]): string =>
    execFileSync(...as(tool, words), { input, encoding: "utf8", cwd: folder, env, stdio: ["pipe", "pipe", "pipe"] });
  run("", "initdb", "-D", "data", "-U", "county", "--auth=trust", "--encoding=UTF8", "--locale=C");
  // A test leaves nothing that a loss of power must not touch.
  const settings = `-k ${folder} -h '' -c fsync=off -c synchronous_commit=off`;
  run("", "pg_ctl", "-D", "data", "-l", "log", "-o", settings, "-w", "-t", "120", "start");
  return {
    folder,
    address: (database = "postgres") => `postgres://county@/${database}?host=${encodeURIComponent(folder)}`,
    psql: (statements, database = "postgres") =>
      run(statements, "psql", "-h", folder, "-U", "county", "-d", database, "-qAt", "-v", "ON_ERROR_STOP=1"),
    stop: () => {
      run("", "pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
