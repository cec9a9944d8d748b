import webpack from "webpack";
import { PartsPlugin } from "./parts.mjs";
import { root } from "./typescript.mjs";

/** The command line and the maker of manifests as scripts of their own, which need Node and no node_modules: dist/kit. */

export default {
  context: root,
  name: "kit",
  mode: "production",
  devtool: false,
  target: "node20",
  entry: {
    main: "./dist/node/cli/main.js",
    parseWorker: "./dist/node/workbook/read/parseWorker.js",
    configure: "./addin/build/configure.mjs",
  },
  output: { path: `${root}/dist/kit`, filename: "[name].js", clean: true },
  // Ledgers as .duckdb need a native part, and a warehouse a client: a bureau installs them where it wants them.
  externals: { "@duckdb/node-api": "commonjs @duckdb/node-api", pg: "commonjs pg" },
  node: { __dirname: false, __filename: false },
  module: { parser: { javascript: { dynamicImportMode: "eager" } } },
  optimization: { minimize: false, splitChunks: false },
  performance: { hints: false },
  stats: "errors-warnings",
  plugins: [
    // A script of the kit has no address of its own; the packages that ask for one do without.
    new webpack.DefinePlugin({ "import.meta.url": "undefined" }),
    new PartsPlugin("parts.json"),
  ],
};
