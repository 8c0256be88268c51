import { readFileSync } from "node:fs";
import path from "node:path";

/** Runtime dependencies without a row "| `name` | reason |" in ARCHITECTURE.md, and rows of packages that are gone. */
export function unexplainedDependencies(root: string): string[] {
  const read = (name: string) => readFileSync(path.join(root, name), "utf8");
  const { dependencies = {} } = JSON.parse(read("package.json")) as { dependencies?: Record<string, string> };
  const section = /^## Dependencies$([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(read("ARCHITECTURE.md"))?.[1] ?? "";
  const rows = [...section.matchAll(/^\| (`[^|]+`) *\| *(\S[^|]*)\|/gm)];
  const explained = new Set(
    rows.flatMap(([, names = ""]) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name)),
  );
  const used = Object.keys(dependencies);
  return [
    ...used.filter((name) => !explained.has(name)).map((name) => `${name} has no reason in ARCHITECTURE.md`),
    ...[...explained]
      .filter((name) => name !== undefined && !used.includes(name))
      .map((name) => `ARCHITECTURE.md explains ${name}, which is no dependency`),
  ];
}
