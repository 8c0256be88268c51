/**
 * `npm run verify`: everything that can be known without a cluster or a browser. Each step runs even if an earlier
 * one failed, so that one run tells all.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { missingPaths } from "./doc-paths.ts";
import { longFiles } from "./file-sizes.ts";
import { knownFlawsOf } from "./known-flaws.ts";
import { unexplainedDependencies } from "./reasons.ts";

const root = path.resolve(import.meta.dirname, "..");

interface Step {
  name: string;
  /** What is wrong, as text to print; empty when nothing is. */
  run: () => Promise<string> | string;
}

/** The Node.js that the project brings, not the machine's: the tools' first lines say `env node`. */
const bin = path.join(root, "node_modules", ".bin");
const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, NO_COLOR: "1" };

/** Runs a tool of node_modules; its whole output is the finding when it fails. */
async function tool(name: string, ...args: string[]): Promise<string> {
  const child = spawn(path.join(bin, name), args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const [code] = await once(child, "close");
  return code === 0 ? "" : output.trim() || `${name} ended with ${code}`;
}

const steps: Step[] = [
  { name: "format and lint", run: () => tool("biome", "ci", "--colors=off", "--error-on-warnings", ".") },
  { name: "types", run: () => tool("tsc", "--noEmit") },
  {
    name: "import boundaries",
    run: () => tool("vitest", "run", "--project", "unit", "scripts/boundaries.test.ts"),
  },
  { name: "dead code", run: () => tool("knip") },
  { name: "paths in documents", run: () => missingPaths(root).join("\n") },
  { name: "file sizes", run: () => longFiles(root).join("\n") },
  { name: "reasons of dependencies", run: () => unexplainedDependencies(root).join("\n") },
  { name: "flaws of dependencies", run: () => knownFlawsOf(root).join("\n") },
];

let failed = 0;
for (const { name, run } of steps) {
  const begin = performance.now();
  const finding = await run();
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`${finding === "" ? "ok    " : "FAILED"}  ${name.padEnd(24)} ${seconds.padStart(5)} s`);
  if (finding === "") continue;
  failed++;
  console.log(finding.replace(/^/gm, "        "));
}
console.log(failed === 0 ? "All of it holds." : `${failed} of ${steps.length} steps failed.`);
process.exitCode = failed === 0 ? 0 : 1;
