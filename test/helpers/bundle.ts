import { promisify } from "node:util";
import webpack, { type Configuration, type Stats } from "webpack";

/** Runs webpack, and gives what it has to say against the configuration. */
export async function bundle(
  configuration: Configuration,
): Promise<{ readonly errors: readonly string[]; readonly warnings: readonly string[] }> {
  const compiler = webpack(configuration);
  const stats = await promisify<Stats | undefined>((done) => {
    compiler.run(done);
  })();
  await promisify((done: (error?: Error | null) => void) => {
    compiler.close(done);
  })();
  if (!stats) throw new Error("webpack gave nothing");
  const { errors = [], warnings = [] } = stats.toJson({ all: false, errors: true, warnings: true });
  return { errors: errors.map(({ message }) => message), warnings: warnings.map(({ message }) => message) };
}
