import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { missingPaths } from "./doc-paths";

let root = "";
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "drydock-doc-paths-"));
  mkdirSync(path.join(root, "lib"));
  writeFileSync(path.join(root, "lib", "here.ts"), "");
  writeFileSync(path.join(root, "README.md"), "");
  writeFileSync(path.join(root, "CONTRIBUTING.md"), "");
  mkdirSync(path.join(root, "docs"));
  writeFileSync(path.join(root, "docs", "drain.md"), "");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const inArchitecture = (text: string) => {
  writeFileSync(path.join(root, "ARCHITECTURE.md"), text);
  return missingPaths(root);
};

it.each([
  "`lib/here.ts`",
  "`lib/`",
  "`lib/*.ts`",
  "[here](lib/here.ts#top)",
  "`pods/eviction`",
  "`/api/v1`",
  "`@/`",
])("lets %s pass", (text) => expect(inArchitecture(text)).toEqual([]));

it.each(["`lib/gone`", "`gone.ts`", "`lib/*.go`", "`folder/`", "[gone](docs/gone.png)"])(
  "misses %s",
  (text) => expect(inArchitecture(text)).toHaveLength(1),
);

it("misses a document", () => {
  expect(missingPaths(root)).toEqual(["ARCHITECTURE.md does not exist"]);
});
