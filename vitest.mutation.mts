import { defineConfig } from "vitest/config";

/** The tests of the pure module alone: what starts processes, builds or reads the repository's files kills no mutant. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["addin/build/parser.mjs"],
    exclude: [
      "test/package.test.ts",
      "test/cli.test.ts",
      "test/build.test.ts",
      "test/pane.test.ts",
      "test/manifest.test.ts",
      "test/example.test.ts",
      "test/functions/dispatcher.test.ts",
      "test/rooms.test.ts",
      "test/seeds.test.ts",
      "test/workbook*.test.ts",
    ],
    testTimeout: 120_000,
  },
});
