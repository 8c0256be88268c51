/** Finds a Chromium for the browser tests, or installs one. */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

/** First the one without a window, its menus and its extensions: a page costs it a third of the processor time. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

/** How tests and benchmarks start it: no prompts, no calls home; without its sandbox, which root can't have. */
export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // As on a desktop: without a window it would draw letters by another rule, and a picture of one is none of the other.
  "--font-render-hinting=slight",
] as const;

/** There is no Chromium and none could be installed; the message says what to do. */
export class ChromiumMissingError extends Error {
  override name = "ChromiumMissingError";
}

/** Path of an executable Chromium; installs one if there is none, which takes a minute. Throws ChromiumMissingError. */
export function chromiumPath(): string {
  const wanted = process.env.CHROMIUM;
  if (wanted) {
    if (executable(wanted)) return wanted;
    throw new ChromiumMissingError(
      `CHROMIUM names ${wanted}, which can't be executed. Correct it, or unset it to have one found.`,
    );
  }
  return found() ?? installed();
}

function found(): string | undefined {
  const directories = new Set(["/usr/bin", ...(process.env.PATH ?? "").split(path.delimiter)]);
  const candidates = [...directories].flatMap((directory) => names.map((name) => path.join(directory, name)));
  return [...candidates, chromium.executablePath()].find(executable);
}

/** Tries the ways from the surest on: the system's package as root, with sudo, then the browser of Playwright. */
function installed(): string {
  const apt = "apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell";
  const ways: [string, string[]][] = [
    process.getuid?.() === 0 ? ["sh", ["-c", apt]] : ["sudo", ["-n", "sh", "-c", apt]],
    [
      process.execPath,
      [path.resolve(import.meta.dirname, "../node_modules/.bin/playwright"), "install", "chromium"],
    ],
  ];
  for (const [command, args] of ways) {
    process.stderr.write(`No Chromium here. Installing one: ${[command, ...args].join(" ")}\n`);
    // What it prints goes to stderr: reports on stdout stay whole.
    spawnSync(command, args, {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    const fresh = found();
    if (fresh) return fresh;
  }
  throw new ChromiumMissingError(
    "The browser tests need Chromium. None is in PATH and none could be installed. " +
      "Install it (Debian: apt-get install chromium-headless-shell), or set CHROMIUM to the path of one.",
  );
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
