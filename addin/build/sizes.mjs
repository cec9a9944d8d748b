import { gzipSync } from "node:zlib";
import webpack from "webpack";

/** The files that an officer's machine loads before it can work, gzipped, office.js apart. */
export const ADDIN = [
  { name: "functions.js", files: ["functions.js"], most: 25_000 },
  {
    name: "the pane's page",
    files: ["taskpane.html", "taskpane.css", "check.js", "functions.js", "taskpane.js"],
    most: 90_000,
  },
];

/** The files that the workbench loads before its sample is calculated, its pane and functions.js apart. */
export const WORKBENCH = [
  {
    name: "the workbench's scripts",
    files: ["workbench.js", "workbench/check.js", "workbench/grid.js", "workbench/univer.js", "workbench/words-zh.js"],
    most: 1_900_000,
  },
  { name: "the workbench's page", files: ["workbench.html", "workbench.css"], most: 25_000 },
];

/** Prints the sizes at every build and fails above the budget. */
export class SizesPlugin {
  constructor(budgets) {
    this.budgets = budgets;
  }

  apply(compiler) {
    const lines = [];
    compiler.hooks.thisCompilation.tap("sizes", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "sizes", stage }, (assets) => {
        lines.length = 0;
        for (const { name, files, most } of this.budgets) {
          const missing = files.filter((file) => !assets[file]);
          const size = files.reduce((sum, file) => sum + (assets[file] ? gzipped(assets[file]) : 0), 0);
          lines.push(`${name}: ${size} bytes gzipped, of ${most}`);
          if (missing.length > 0) compilation.errors.push(new webpack.WebpackError(`not built: ${missing.join(", ")}`));
          if (size > most) compilation.errors.push(new webpack.WebpackError(`too large: ${lines.at(-1)}`));
        }
      });
    });
    compiler.hooks.done.tap("sizes", () => {
      console.log(lines.join("\n"));
    });
  }
}

const gzipped = (source) => gzipSync(source.buffer(), { level: 9 }).length;
