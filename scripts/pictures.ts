/**
 * `npm run pictures`: puts the screenshots that the documents show from the last journeys (`npm run test:e2e`) into
 * docs/pictures. What no document shows any more is taken away.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { shownPictures } from "./doc-links.ts";

const root = path.resolve(import.meta.dirname, "..");
const from = path.join(root, "test-results", "pictures");
const to = path.join(root, "docs", "pictures");

type Images = (file: string) => { png(options: object): { toFile(target: string): Promise<unknown> } };

/** The library that Next.js brings for images, where it has one for this machine. */
function images(): Images | undefined {
  try {
    return createRequire(import.meta.resolve("next/package.json"))("sharp");
  } catch {
    return undefined;
  }
}

/** A screen has few colours: 128 of them take a third of the room. Without the library it is taken as it is. */
async function put(source: string, target: string): Promise<void> {
  const sharp = images();
  if (sharp) await sharp(source).png({ palette: true, colours: 128, dither: 0, effort: 10 }).toFile(target);
  else copyFileSync(source, target);
}

const shown = shownPictures(root);
mkdirSync(to, { recursive: true });
for (const name of readdirSync(to)) if (!shown.includes(name)) rmSync(path.join(to, name));
const missing = shown.filter((name) => !existsSync(path.join(from, name)));
for (const name of shown) {
  if (missing.includes(name)) continue;
  await put(path.join(from, name), path.join(to, name));
  console.log(`${name.padEnd(28)} ${(statSync(path.join(to, name)).size / 1024).toFixed(0).padStart(5)} KiB`);
}
if (missing.length > 0) {
  console.error(`The journeys took no picture ${missing.join(", ")}. Run npm run test:e2e first.`);
  process.exitCode = 1;
}
