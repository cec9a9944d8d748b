/* global module, __dirname */
// The pure module by itself, for browsers: dist/web/analysis.js, a global `CountyMonthly` or a CommonJS or AMD module.
module.exports = {
  mode: "production",
  target: ["web", "es2020"],
  entry: { analysis: "./addin/analysis/index.ts" },
  context: __dirname,
  output: {
    path: `${__dirname}/dist/web`,
    filename: "[name].js",
    library: { name: "CountyMonthly", type: "umd" },
    globalObject: "globalThis",
  },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "ts-loader",
        options: {
          configFile: `${__dirname}/addin/analysis/tsconfig.json`,
          // Types are checked by `npm run check`.
          transpileOnly: true,
          compilerOptions: { noEmit: false, declaration: false, module: "esnext", moduleResolution: "bundler" },
        },
      },
    ],
  },
  performance: { hints: false },
  stats: "errors-warnings",
};
