import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["addin/build/parser.mjs"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    // On two cores vitest takes one worker of itself.
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      include: ["addin/analysis/**/*.ts"],
      exclude: ["addin/analysis/checks/language/parser.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { branches: 95 },
    },
  },
});
