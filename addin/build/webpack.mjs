import { readFileSync } from "node:fs";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import webpack from "webpack";
import { baseOf, DEVELOPMENT } from "./base.mjs";
import { MetadataPlugin } from "./metadataPlugin.mjs";
import { AddressesPlugin, asIs, compressed, frame, page, smaller, sources } from "./pages.mjs";
import { PartsPlugin } from "./parts.mjs";
import { ADDIN, SizesPlugin } from "./sizes.mjs";
import { root } from "./typescript.mjs";

/** The add-in as a web server gives it: dist/web. */

const { version } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));

/** The files that Excel for Windows, Mac and the web asks for, in the two languages of the ribbon. */
export const OFFICE = [
  "office.js",
  "excel-win32-16.01.js",
  "excel-mac-16.00.js",
  "excel-web-16.00.js",
  "o15apptofilemappingtable.js",
  "telemetry/oteljs_agave.js",
  "zh-cn/office_strings.js",
  "en-us/office_strings.js",
];

const office = `${root}/node_modules/@microsoft/office-js/dist`;
/** The pane asks for the functions' script before its own. */
const pane = { ...page, scriptLoading: "blocking", chunks: ["functions", "taskpane"], chunksSortMode: "manual" };

/** The pane's page without office.js: beside the workbench's grid, the workbook is that of the window around it. */
const paneInFrame = () =>
  readFileSync(`${root}/addin/taskpane/taskpane.html`, "utf8").replace(
    /(?<! ) *<script src="(?:office\/office|check)\.js"><\/script>\n/g,
    "",
  );

/** Files as one. */
const joined = (assets) =>
  Buffer.concat(
    [...assets].sort((a, b) => (a.sourceFilename < b.sourceFilename ? -1 : 1)).map(({ data }) => Buffer.from(data)),
  );

/** Where the add-in is served from: functions.json names the help pages by their whole address. */
const configurationAt = (base) => ({
  ...frame,
  name: "addin",
  mode: "production",
  target: ["web", "es2020"],
  entry: {
    functions: "./addin/functions/index.ts",
    taskpane: "./addin/taskpane/taskpane.ts",
  },
  output: {
    path: `${root}/dist/web`,
    filename: "[name].js",
    chunkFilename: "taskpane/[name].js",
    uniqueName: "county-monthly",
  },
  module: {
    rules: [
      // A module of the house that nobody uses is left out whole.
      { test: /addin[\\/](?:analysis|documents|help|workbook)[\\/].*\.ts$/, sideEffects: false },
      sources,
    ],
  },
  optimization: { minimizeOptions: smaller({ passes: 2 }) },
  plugins: [
    new webpack.DefinePlugin({ VERSION: JSON.stringify(version) }),
    new CopyPlugin({
      patterns: [
        ...OFFICE.map((name) => ({ from: `${office}/${name}`, to: `office/${name}`, ...asIs })),
        { from: "addin/taskpane/check.js", to: "check.js", ...asIs },
        // One style sheet of several, in the order of their names.
        { from: "addin/{assets,taskpane/styles}/*.css", to: "taskpane.css", transformAll: joined },
        { from: "addin/assets/*.png", to: "assets/[name][ext]" },
        { from: "addin/help/help.css", to: "help/help.css" },
        // The templates of 通报.docx, which the pane fills.
        { from: "seeds/通报模板.docx", to: "word/bulletin.docx" },
        { from: "seeds/分析模板.docx", to: "word/analysis.docx" },
        // Those of the letters of supervision.
        { from: "seeds/督办通报模板.docx", to: "word/circular.docx" },
        { from: "seeds/督办函模板.docx", to: "word/letter.docx" },
        { from: "seeds/交办单模板.docx", to: "word/assignment.docx" },
      ],
    }),
    new HtmlPlugin({ template: "addin/taskpane/taskpane.html", filename: "taskpane.html", ...pane }),
    new HtmlPlugin({ templateContent: paneInFrame, filename: "pane.html", ...pane }),
    new AddressesPlugin(),
    new MetadataPlugin({ root, base, version }),
    new PartsPlugin("parts-addin.json"),
    new SizesPlugin(ADDIN),
  ],
});

/** Development: over HTTPS, as Excel wants it, with certificates that this machine trusts. */
async function serving() {
  const { getHttpsServerOptions } = (await import("office-addin-dev-certs")).default;
  return {
    server: { type: "https", options: await getHttpsServerOptions() },
    host: "localhost",
    port: 3000,
    // Its client would need eval and a socket, which the page's policy forbids: reload the pane by hand.
    client: false,
    hot: false,
    liveReload: false,
    headers: { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache" },
    static: false,
  };
}

/** `--env base=https://host/path` for a bureau's own server. */
export default async ({ WEBPACK_SERVE, base = DEVELOPMENT } = {}) => {
  const configuration = configurationAt(baseOf(base));
  return WEBPACK_SERVE
    ? { ...configuration, devServer: await serving() }
    : { ...configuration, plugins: [...configuration.plugins, ...compressed()] };
};
