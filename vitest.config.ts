import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const resolve = {
  alias: [{ find: /^@\//, replacement: root }],
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["{lib,components,scripts,app,bench,soak}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.cluster.test.ts"],
        },
      },
      {
        resolve,
        test: {
          name: "cluster",
          include: ["lib/**/*.cluster.test.ts"],
          // One real API server is started for the whole project.
          globalSetup: ["lib/adapters/kubernetes/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
