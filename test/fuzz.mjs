// `npm run fuzz`: holds 10,000 random tables of each kind against what they were made of, where `npm test` draws 500, changes files and words at random, kills
// two hundred calls that write, where it kills a few, and types a hundred formulas into the built workbench.
import { spawnSync } from "node:child_process";

const { status } = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "test/rightOrTold.test.ts",
    "test/mutations.test.ts",
    "test/killed.test.ts",
    "test/e2e/workbench.trust.test.ts",
  ],
  {
    stdio: "inherit",
    env: { ...process.env, FUZZ_RUNS: "10000" },
  },
);
process.exitCode = status ?? 1;
