import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The documents that people read: the folder's, and the first page of the repository. */
function documentsOf(root: string): string[] {
  const docs = readdirSync(path.join(root, "docs")).filter((name) => name.endsWith(".md"));
  return ["README.md", ...docs.map((name) => path.join("docs", name))];
}

/** The pictures that any document shows, by their names in docs/pictures. */
export function shownPictures(root: string): string[] {
  const names = documentsOf(root).flatMap((document) => {
    const text = readFileSync(path.join(root, document), "utf8");
    return [...text.matchAll(/!\[[^\]]*\]\((?:docs\/)?pictures\/([a-z0-9-]+\.png)\)/g)].map(
      ([, name = ""]) => name,
    );
  });
  return [...new Set(names)].sort();
}
