import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import webpack from "webpack";
import { AddressesPlugin, asIs, compressed, frame, page, smaller, sources } from "./pages.mjs";
import { PartsPlugin } from "./parts.mjs";
import { WORKBENCH, SizesPlugin } from "./sizes.mjs";
import { root } from "./typescript.mjs";

/** The workbench as a web server gives it, beside the add-in in dist/web: a page, its grid, and a worker that reads and
 * writes files. `out` and `development` are for trying things out. */

export default ({ development = false, out = `${root}/dist/web` } = {}) => ({
  ...frame,
  name: "workbench",
  mode: development ? "development" : "production",
  devtool: false,
  target: ["web", "es2022"],
  entry: {
    workbench: [
      "@univerjs/preset-sheets-core/lib/index.css",
      "@univerjs/preset-sheets-conditional-formatting/lib/index.css",
      "@univerjs/preset-sheets-data-validation/lib/index.css",
      "@univerjs/preset-sheets-filter/lib/index.css",
      "@univerjs/preset-sheets-find-replace/lib/index.css",
      "@univerjs/preset-sheets-note/lib/index.css",
      "@univerjs/preset-sheets-sort/lib/index.css",
      "./addin/assets/theme.css",
      "./addin/workbench/workbench.css",
      "./addin/workbench/workbench.ts",
    ],
  },
  output: {
    path: out,
    filename: "[name].js",
    chunkFilename: "workbench/[name].js",
    uniqueName: "county-monthly-workbench",
  },
  cache: {
    type: "filesystem",
    name: `workbench-${development}`,
    buildDependencies: { config: [import.meta.filename] },
  },
  module: {
    rules: [
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, { loader: "css-loader", options: { url: false } }] },
      sources,
    ],
  },
  optimization: {
    // The chunks are those that the sources name, and Univer alone: so that it is not made small again at every change.
    splitChunks: {
      cacheGroups: {
        default: false,
        defaultVendors: false,
        univer: { name: "univer", test: /node_modules/, chunks: ({ name }) => name === "grid", enforce: true },
      },
    },
    // Only what is never used goes, and names get short: to look for more costs half a minute and saves a twentieth.
    minimizeOptions: smaller({ defaults: false, unused: true, dead_code: true }),
  },
  plugins: [
    // Hyphenation of seventy languages besides English, which a grid never asks for.
    new webpack.IgnorePlugin({ resourceRegExp: /^\.\/(?!en-)[\w-]+-[\w-]{8}\.js$/, contextRegExp: /engine-render/ }),
    new MiniCssExtractPlugin({ filename: "[name].css" }),
    new CopyPlugin({
      patterns: [
        { from: "addin/workbench/check.js", to: "workbench/check.js", ...asIs },
        { from: "addin/workbench/index.html", to: "index.html" },
        { from: "addin/workbench/machine/*", to: "[name][ext]", ...asIs },
      ],
    }),
    new HtmlPlugin({
      template: "addin/workbench/workbench.html",
      filename: "workbench.html",
      scriptLoading: "defer",
      ...page,
    }),
    new AddressesPlugin(),
    new PartsPlugin("parts-workbench.json"),
    new SizesPlugin(WORKBENCH),
    ...(development ? [] : compressed()),
  ],
});
