import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const resolve = {
  alias: [{ find: /^@\//, replacement: root }],
};

const EMBEDDED_ONLY = ["lib/adapters/postgres/embedded/**", "lib/server/full-disk.database.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          // Files of a worker share its modules: loading them anew for each of 370 files took half of the time.
          isolate: false,
          include: ["{lib,components,scripts,app,bench,soak}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.{cluster,database}.test.ts"],
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
      {
        resolve,
        test: {
          name: "database",
          include: ["{lib,scripts}/**/*.database.test.ts"],
          // About the embedded server itself: on another one they would say the same again.
          exclude: process.env.DRYDOCK_TEST_DATABASE === "external" ? EMBEDDED_ONLY : [],
          // One PostgreSQL for the whole project, a database of its own for each file.
          globalSetup: ["lib/adapters/postgres/testing/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
