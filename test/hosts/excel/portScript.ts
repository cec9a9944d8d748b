import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../helpers/bundle";
import { ROOT } from "../../helpers/paths";

/** The script of `portPage.ts` with all that it imports, put together as the add-in's own are. */
export async function portScript(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "port-"));
  try {
    const { errors } = await bundle({
      mode: "production",
      target: ["web", "es2022"],
      context: ROOT,
      entry: "./test/hosts/excel/portPage.ts",
      output: { path: folder, filename: "port.js" },
      resolve: { extensions: [".web.ts", ".ts", ".js"] },
      module: {
        rules: [
          {
            test: /\.ts$/,
            loader: "ts-loader",
            options: {
              configFile: join(ROOT, "addin/tsconfig.json"),
              // Types are checked by `npm run check`.
              transpileOnly: true,
              compilerOptions: { noEmit: false, module: "esnext", moduleResolution: "bundler", declaration: false },
            },
          },
        ],
      },
      optimization: { minimize: false },
      performance: { hints: false },
    });
    if (errors.length > 0) throw new Error(errors.join("\n"));
    return await readFile(join(folder, "port.js"), "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}
