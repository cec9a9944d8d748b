import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const testsOf = (...names: string[]): string[] => names.map((name) => `test/${name}.test.ts`);

/** Tests that start browsers, kernels or builds: they begin first, so that none of them is left alone at the end. */
const LONG = testsOf(
  "e2e/*",
  "workbook/{excel,grid}",
  "functions/dispatcher",
  "{pane,build,kit,package,notebooks,nation}",
);
/** Tests of bytes, which another file's tables of characters would change. */
const APART = testsOf("seeds");

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ project }: TestSpecification): boolean => project.name === "long";
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    globalSetup: ["addin/build/parser.mjs"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    // On two cores vitest takes one worker of itself.
    maxWorkers: "100%",
    sequence: { sequencer: LongFirst },
    projects: [
      { extends: true, test: { name: "long", include: LONG } },
      { extends: true, test: { name: "apart", include: APART } },
      // The product is loaded once by a worker, and not once by each of a hundred files: two fifths of their time.
      {
        extends: true,
        test: { name: "short", include: ["test/**/*.test.ts"], exclude: [...LONG, ...APART], isolate: false },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["addin/analysis/**/*.ts"],
      exclude: ["addin/analysis/checks/language/parser.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { branches: 95 },
    },
  },
});
