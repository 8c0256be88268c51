import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * Versions in which flaws are mended that would have opened this console to strangers. Of each the newest that counts,
 * with what it mends; without a network this is all that can be known.
 */
const MENDED: Record<string, { since: string; what: string }> = {
  next: {
    since: "16.2.6",
    what: "ways round middleware (CVE-2025-29927, CVE-2026-44575), code by React's protocol (CVE-2025-66478), requests by an upgrade (CVE-2026-44578)",
  },
  react: { since: "19.2.1", what: "code run by what a client sends (CVE-2025-55182)" },
};

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
interface LockFile {
  packages: Record<string, { version?: string; integrity?: string; optional?: boolean }>;
}

function isOlder(version: string, than: string): boolean {
  const [left = [], right = []] = [version, than].map((each) => each.split(/[.-]/, 3).map(Number));
  for (const [at, wanted] of right.entries()) {
    const has = left[at] ?? 0;
    if (has !== wanted) return !(has > wanted);
  }
  // 16.2.6-canary.1 comes before 16.2.6.
  return version.includes("-");
}

function unpinned({ dependencies = {}, devDependencies = {} }: Manifest): string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))
    .map(([name, version]) => `package.json asks for ${name} ${version}, which may be another one tomorrow`);
}

/** Builds for other platforms are in the lock file by their version alone: npm could not see them where it was made. */
function unsealed({ packages }: LockFile): string[] {
  return Object.entries(packages)
    .filter(([at, { integrity, optional }]) => at !== "" && !optional && !integrity?.startsWith("sha512-"))
    .map(([at]) => `package-lock.json does not say what ${at} must hold`);
}

function unmended({ packages }: LockFile): string[] {
  return Object.entries(packages).flatMap(([at, { version = "" }]) => {
    const name = at.slice(at.lastIndexOf("node_modules/") + "node_modules/".length);
    const mended = MENDED[name];
    if (!mended || !isOlder(version, mended.since)) return [];
    return `${at} is ${version}; only ${mended.since} mends ${mended.what}`;
  });
}

/** What can be known of the dependencies without asking anybody. */
export function knownFlaws(manifest: Manifest, lockFile: LockFile): string[] {
  return [...unpinned(manifest), ...unsealed(lockFile), ...unmended(lockFile)];
}

/** The same of a checkout. */
export function knownFlawsOf(root: string): string[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), "utf8"));
  return knownFlaws(read("package.json") as Manifest, read("package-lock.json") as LockFile);
}
