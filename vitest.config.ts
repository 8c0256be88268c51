import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const resolve = {
  alias: [
    { find: /^@\//, replacement: root },
    // The package throws outside of a server bundle by design; tests are the server here.
    { find: "server-only", replacement: `${root}node_modules/server-only/empty.js` },
  ],
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["{lib,components,scripts,app}/**/*.test.{ts,tsx}"],
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
