import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

interface Package {
  resolved?: string;
  integrity?: string;
  optionalDependencies?: Record<string, string>;
}

const lockFile = path.resolve(import.meta.dirname, "..", "package-lock.json");
const { packages } = JSON.parse(readFileSync(lockFile, "utf8")) as { packages: Record<string, Package> };

// `npm ci` refuses a lock file that leaves one out, and npm leaves those out that were not to be had where it ran.
it("names the builds for every platform, not only for the one it was made on", () => {
  const wanted = Object.values(packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}));
  const known = new Set(Object.keys(packages).map((at) => at.slice(at.lastIndexOf("node_modules/") + 13)));
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => !known.has(name))).toEqual([]);
});

it("holds no download addresses", () => {
  expect(Object.keys(packages).filter((at) => packages[at]?.resolved !== undefined)).toEqual([]);
});
