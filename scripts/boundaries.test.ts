import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

/**
 * biome-canaries/ is laid out as the repository. Each import of a `.bad` file breaks a boundary and each of a `.good`
 * file keeps it; so an import rule that was switched off, or that forbids too much, is noticed.
 */
const root = path.resolve(import.meta.dirname, "..");
const canaries = path.join(root, "biome-canaries");
const checkout = mkdtempSync(path.join(tmpdir(), "drydock-boundaries-"));
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

interface Finding {
  severity: string;
  category: string;
  message: string;
  location: { path: string; start: { line: number } };
}

function lint(): Finding[] {
  cpSync(canaries, checkout, { recursive: true });
  for (const file of ["biome.json", ".gitignore"]) cpSync(path.join(root, file), path.join(checkout, file));
  const biome = path.join(root, "node_modules", ".bin", "biome");
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", "--only=style/noRestrictedImports", "."];
  const { stdout, stderr } = spawnSync(biome, args, { cwd: checkout, encoding: "utf8" });
  if (!stdout.startsWith("{")) throw new Error(`biome did not report:\n${stdout}${stderr}`);
  return JSON.parse(stdout).diagnostics;
}

interface Rules {
  linter?: { rules?: { style?: { noRestrictedImports?: { options: { patterns: { message: string }[] } } } } };
}

function messagesOf({ linter }: Rules): string[] {
  const { patterns = [] } = linter?.rules?.style?.noRestrictedImports?.options ?? {};
  return patterns.map(({ message }) => message);
}

const findings = lint();
const linesOf = (file: string) =>
  findings
    .filter(({ location, severity }) => location.path === file && severity === "error")
    .map(({ location }) => location.start.line)
    .sort((a, b) => a - b);
const importsOf = (file: string) => readFileSync(path.join(canaries, file), "utf8").trim().split("\n");

describe("import boundaries", () => {
  it.each(globSync("**/*.bad.{ts,tsx}", { cwd: canaries }))("refuses each import of %s", (file) => {
    expect(linesOf(file)).toEqual(importsOf(file).map((_, index) => index + 1));
  });

  it.each(globSync("**/*.good.{ts,tsx}", { cwd: canaries }))("lets %s pass", (file) => {
    expect(linesOf(file)).toEqual([]);
  });

  it("has a canary for every import rule", () => {
    const config = JSON.parse(readFileSync(path.join(root, "biome.json"), "utf8")) as Rules & {
      overrides: Rules[];
    };
    const configured = [config, ...config.overrides].flatMap(messagesOf);
    expect(new Set(findings.map(({ message }) => message))).toEqual(new Set(configured));
    expect(configured.length).toBeGreaterThan(0);
  });
});
