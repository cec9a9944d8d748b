import { defineConfig } from "vitest/config";

/**
 * The tests of the pure module alone: what starts processes or browsers, looks at the build, or reads the repository's
 * files kills no mutant.
 */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["addin/build/parser.mjs"],
    exclude: [
      "test/{e2e,pane,workbook}/**",
      "test/functions/dispatcher.test.ts",
      "test/{annotate,book*,ledgerFile,ledgerState,many,pane,workbook,worker}.test.ts",
      "test/{census,cli*,nation,notebooks,serve}.test.ts",
      "test/{build,example,manifest,package}.test.ts",
      "test/{docs,examples,rooms,rulebook.seeds,seeds}.test.ts",
    ],
    testTimeout: 120_000,
  },
});
