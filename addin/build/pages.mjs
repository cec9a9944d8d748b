import { constants } from "node:zlib";
import CompressionPlugin from "compression-webpack-plugin";
import { root } from "./typescript.mjs";

/** The parts that both configurations of pages share: the add-in's and the workbench's. */

export const frame = {
  context: root,
  resolve: { extensions: [".web.ts", ".ts", ".js"] },
  performance: { hints: false },
  stats: "errors-warnings",
};

/** The rule for our sources. Their types are checked by `npm run check`. */
export const sources = {
  test: /\.ts$/,
  loader: "ts-loader",
  options: {
    configFile: `${root}/addin/tsconfig.json`,
    transpileOnly: true,
    compilerOptions: { noEmit: false, declaration: false, sourceMap: false },
  },
};

/** A copied file that is not made smaller: the licence forbids changing office.js, and each check.js must stay ES5. */
export const asIs = { info: { minimized: true } };

/** How scripts are made smaller; nothing else is. */
export const smaller = (compress) => ({
  javascript: { compress, format: { ascii_only: true, comments: false } },
  css: false,
  html: false,
});

/** Every script of a page under a name with its hash, in its body. */
export const page = { inject: "body", hash: true, minify: false };

const TEXT = /\.(?:js|css|html|json|svg)$/;

/** Beside each text file the same compressed, as `county-monthly serve` sends it. */
export const compressed = () => [
  new CompressionPlugin({ test: TEXT, filename: "[path][base].gz", algorithm: "gzip" }),
  new CompressionPlugin({
    test: TEXT,
    filename: "[path][base].br",
    algorithm: "brotliCompress",
    // The highest quality would take longer than the rest of the build.
    compressionOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } },
  }),
];
