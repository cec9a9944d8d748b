import { constants } from "node:zlib";
import CompressionPlugin from "compression-webpack-plugin";

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
