import path from "node:path";
import { describe, expect, it } from "vitest";
import { knownFlaws, knownFlawsOf } from "./known-flaws.ts";

const integrity = "sha512-x";
const lockOf = (packages: Record<string, object>) => ({ packages: { "": {}, ...packages } });
const next = (version: string) => lockOf({ "node_modules/next": { version, integrity } });

it("this checkout has none", () => {
  expect(knownFlawsOf(path.resolve(import.meta.dirname, ".."))).toEqual([]);
});

describe("a framework with a known flaw", () => {
  it.each(["16.2.5", "16.1.9", "15.9.9", "16.2.6-canary.1", "16.0.0", "9.0.0"])("%s is told", (version) => {
    expect(knownFlaws({}, next(version))).toEqual([
      expect.stringMatching(/^node_modules\/next is .*CVE-2025-29927/),
    ]);
  });

  it.each(["16.2.6", "16.2.10", "16.4.6", "17.0.0"])("%s is none", (version) => {
    expect(knownFlaws({}, next(version))).toEqual([]);
  });

  it("is found also where another package brings it along", () => {
    const brought = lockOf({ "node_modules/x/node_modules/react": { version: "19.1.0", integrity } });
    expect(knownFlaws({}, brought)).toEqual([
      expect.stringContaining("node_modules/x/node_modules/react is 19.1.0"),
    ]);
  });
});

it.each(["^1.2.3", "~1.2.3", "latest", "1.x", "*", "git+ssh://x/y", "file:../z", "1.2"])(
  "%s pins nothing",
  (version) => {
    const told = [expect.stringContaining(`asks for x ${version}`)];
    expect(knownFlaws({ dependencies: { x: version } }, lockOf({}))).toEqual(told);
    expect(knownFlaws({ devDependencies: { x: version } }, lockOf({}))).toEqual(told);
  },
);

it.each(["1.2.3", "18.4.0-beta.17"])("%s pins", (version) => {
  expect(knownFlaws({ dependencies: { x: version } }, lockOf({}))).toEqual([]);
});

it.each([undefined, "sha1-x"])("a package whose content nobody vouches for (%s) is told", (given) => {
  const lock = lockOf({ "node_modules/x": { version: "1.0.0", integrity: given } });
  expect(knownFlaws({}, lock)).toEqual([expect.stringContaining("node_modules/x")]);
});

it("a build for another platform need not be vouched for", () => {
  expect(knownFlaws({}, lockOf({ "node_modules/x-win32": { version: "1.0.0", optional: true } }))).toEqual(
    [],
  );
});
