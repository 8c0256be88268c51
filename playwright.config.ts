import { defineConfig } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "./scripts/chromium.ts";

/**
 * The journeys of a project share one cluster and change it: one after the other, in the order of their files, never tried
 * again. Two projects run side by side, each on a cluster of its own: much of a drain is waiting.
 */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/global-setup.ts",
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: {
    timeout: 15_000,
    // Another build of Chromium draws edges of letters a little differently; one word that came or went is more than this.
    toHaveScreenshot: { maxDiffPixelRatio: 0.0005, animations: "disabled" },
  },
  snapshotPathTemplate: "{testDir}/looks/{arg}{ext}",
  projects: [
    { name: "maintenance", testMatch: /\/[1-5]-/, workers: 1, outputDir: "test-results/maintenance" },
    { name: "screens", testMatch: /\/[6-9]-/, workers: 1, outputDir: "test-results/screens" },
    // `npm test` fills the large cluster while other parts run.
    { name: "scale", testMatch: "scale.spec.ts", workers: 1, outputDir: "test-results/scale" },
  ],
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    // A trace of every journey in case it fails costs a quarter of their time: `--trace on` makes one when it is wanted.
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: chromiumPath(),
      args: [...chromiumArgs],
    },
  },
});
