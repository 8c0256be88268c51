import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { pagePolicy, TOAST_STYLE } from "./security-headers";

const directives = (policy: string) =>
  Object.fromEntries(
    policy.split("; ").map((each) => {
      const [name = "", ...values] = each.split(" ");
      return [name, values];
    }),
  );

it("lets a page do what it needs and nothing else", () => {
  expect(directives(pagePolicy("abc"))).toEqual({
    "default-src": ["'none'"],
    "script-src": ["'nonce-abc'", "'strict-dynamic'"],
    "style-src": ["'self'", "'nonce-abc'", ...TOAST_STYLE.split(" ")],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  });
});

it("names the style sheet that the installed toasts put into the document", () => {
  const source = readFileSync(createRequire(import.meta.url).resolve("sonner"), "utf8");
  const written =
    /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1] ?? expect.unreachable("no style sheet");
  const hashes = ["", JSON.parse(written)].map((text) => createHash("sha256").update(text).digest("base64"));
  expect(TOAST_STYLE).toBe(hashes.map((hash) => `'sha256-${hash}'`).join(" "));
});

it("is looser only where code is being worked on", () => {
  expect(pagePolicy("abc")).not.toMatch(/unsafe-eval|ws:/);
  expect(pagePolicy("abc", true)).toMatch(/unsafe-eval.*ws:/);
});
