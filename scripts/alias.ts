/**
 * Lets plain Node.js import the sources as the bundler does: "@/lib/x" is lib/x.ts of the checkout, and "./x" is x.ts or
 * x/index.ts. Import it before the first such module.
 */
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..");

function sourceOf(path: string): string | undefined {
  return [path, `${path}.ts`, join(path, "index.ts")].find(
    (file) => /\.[a-z]+$/.test(file) && existsSync(file),
  );
}

registerHooks({
  resolve(specifier, context, next) {
    const from = context.parentURL;
    const path = specifier.startsWith("@/")
      ? join(root, specifier.slice(2))
      : specifier.startsWith(".") && from?.startsWith("file:") && !from.includes("/node_modules/")
        ? fileURLToPath(new URL(specifier, from))
        : undefined;
    const source = path && sourceOf(path);
    return next(source ? pathToFileURL(source).href : specifier, context);
  },
});
