import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/drain.md"];
const FILE = /\.(md|tsx?|mjs|json|ya?ml|go|css|png|svg)$/;

/** What stands between backticks, and the targets of links. */
function named(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, "");
  return [...prose.matchAll(/`([^`\s]+)`|\]\(([^)\s]+)\)/g)].map(([, code, link]) => code ?? link ?? "");
}

/**
 * The paths of the repository among those names that do not exist, as "DOCUMENT names PATH, which does not exist".
 * A path begins with a folder of the repository, ends with a slash, or ends as a file of it would. Patterns with * count
 * when they match something.
 */
export function missingPaths(root: string): string[] {
  const folders = new Set(readdirSync(root));
  const isPath = (name: string) =>
    !/^[@/#~<]|:\/\/|^[A-Z_]+=/.test(name) &&
    (FILE.test(name) || name.endsWith("/") || folders.has(name.split("/")[0] ?? ""));
  return DOCUMENTS.flatMap((document) => {
    const file = path.join(root, document);
    if (!existsSync(file)) return [`${document} does not exist`];
    return [...new Set(named(readFileSync(file, "utf8")))]
      .filter(isPath)
      .map((name) => name.replace(/#.*/, ""))
      .filter((name) => !existsSync(path.join(root, name)) && !matches(root, name))
      .map((name) => `${document} names ${name}, which does not exist`);
  });
}

function matches(root: string, pattern: string): boolean {
  return pattern.includes("*") && globSync(pattern, { cwd: root }).length > 0;
}
