import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Tests that start browsers, kernels or builds: they begin first, so that none of them is left alone at the end. */
const LONG =
  /[\\/](?:e2e[\\/].*|workbook[\\/](?:excel|grid)|dispatcher|pane|build|kit|package|notebooks|nation)\.test\.ts$/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["addin/build/parser.mjs"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    // On two cores vitest takes one worker of itself.
    maxWorkers: "100%",
    sequence: { sequencer: LongFirst },
    coverage: {
      provider: "v8",
      include: ["addin/analysis/**/*.ts"],
      exclude: ["addin/analysis/checks/language/parser.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { branches: 95 },
    },
  },
});
