import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { unexplainedDependencies } from "./reasons.ts";

const folder = mkdtempSync(path.join(tmpdir(), "drydock-reasons-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function unexplained(dependencies: string[], rows: string[]): string[] {
  const versions = Object.fromEntries(dependencies.map((name) => [name, "1.0.0"]));
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ dependencies: versions }));
  const table = ["| package | reason |", "| --- | --- |", ...rows].join("\n");
  writeFileSync(
    path.join(folder, "ARCHITECTURE.md"),
    `# A\n\n## Dependencies\n\n${table}\n\n## More\n\n| \`late\` | x |\n`,
  );
  return unexplainedDependencies(folder);
}

it("every runtime dependency of this checkout has its reason, and no other has", () => {
  expect(unexplainedDependencies(path.resolve(import.meta.dirname, ".."))).toEqual([]);
});

it.each<[string, string[], string[], string[]]>([
  ["one with a reason", ["a"], ["| `a` | does it |"], []],
  ["several in a row", ["a", "@b/c"], ["| `a`, `@b/c` | do it |"], []],
  [
    "one without a row",
    ["a", "left-pad"],
    ["| `a` | does it |"],
    ["left-pad has no reason in ARCHITECTURE.md"],
  ],
  ["one whose reason is empty", ["a"], ["| `a` |  |"], ["a has no reason in ARCHITECTURE.md"]],
  ["one that stands under another heading", ["late"], [], ["late has no reason in ARCHITECTURE.md"]],
  [
    "a row of one that is gone",
    [],
    ["| `gone` | did it |"],
    ["ARCHITECTURE.md explains gone, which is no dependency"],
  ],
])("%s", (_, dependencies, rows, told) => {
  expect(unexplained(dependencies, rows)).toEqual(told);
});
