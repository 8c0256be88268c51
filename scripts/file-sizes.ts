import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const MOST_LINES = 300;

/** The source files of more than 300 lines, as "PATH has N lines". What git ignores does not count. */
export function longFiles(root: string): string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.go"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  return listed
    .split("\n")
    .filter((file) => file !== "" && existsSync(path.join(root, file)))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, file), "utf8");
      const lines = text.split("\n").length - 1;
      const generated = /^\/\/ Code generated .* DO NOT EDIT\.$/m.test(text);
      return lines > MOST_LINES && !generated ? [`${file} has ${lines} lines, at most ${MOST_LINES}`] : [];
    });
}
