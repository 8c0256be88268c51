/**
 * `npm run audit`: what is known against the packages that the console runs on. First what needs nobody's answer, then
 * the advisories of the registry that npm is set to. Ends with 0 when nothing is known, 1 when something is, and 2 when
 * no advisory service answered: that nothing was found then says little.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { type Advice, readAdvice } from "./advice.ts";
import { knownFlawsOf } from "./known-flaws.ts";

const root = path.resolve(import.meta.dirname, "..");
const ANSWER_MS = 60_000;

function ask(): Advice {
  const args = ["audit", "--omit=dev", "--json"];
  const { stdout, error } = spawnSync("npm", args, { cwd: root, encoding: "utf8", timeout: ANSWER_MS });
  return error ? { kind: "silent", why: error.message } : readAdvice(stdout);
}

const flaws = knownFlawsOf(root);
for (const flaw of flaws) console.log(flaw);
if (flaws.length === 0)
  console.log("Every package is pinned with its content, and none has a flaw that is known here.");

const advice = ask();
switch (advice.kind) {
  case "clean":
    console.log("The advisory service knows nothing against the packages that the console runs on.");
    break;
  case "found":
    for (const line of advice.lines) console.log(line);
    break;
  case "silent":
    console.log(
      `No advisory service answered (${advice.why}). Ask again where one does, before each release.`,
    );
}
process.exitCode = flaws.length > 0 || advice.kind === "found" ? 1 : advice.kind === "silent" ? 2 : 0;
