import { createHash } from "node:crypto";
import { constants } from "node:zlib";
import CompressionPlugin from "compression-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
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

/** Every script of a page stands in its body. */
export const page = { inject: "body", minify: false };

/**
 * Writes a hash of each file's content behind its address in the pages, so that a browser keeps no older one. The hash of
 * the whole compilation, which the pages' plugin offers, differs from folder to folder.
 */
export class AddressesPlugin {
  apply(compiler) {
    compiler.hooks.compilation.tap("addresses", (compilation) => {
      const addressed = (file) => {
        const content = compilation.getAsset(file).source.buffer();
        return `${file}?${createHash("sha256").update(content).digest("hex").slice(0, 20)}`;
      };
      HtmlPlugin.getCompilationHooks(compilation).beforeAssetTagGeneration.tap("addresses", ({ assets, ...data }) => ({
        ...data,
        assets: { ...assets, js: assets.js.map(addressed), css: assets.css.map(addressed) },
      }));
    });
  }
}

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
