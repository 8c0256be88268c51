import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function readTokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const SHEETS = ["bg", "surface", "surface-2", "surface-3"];
const STATES = ["healthy", "initiated", "complete", "blocked", "failed", "paused", "stale"];

const words: [string, string][] = [
  ...["text", "text-2", "text-3"].flatMap((ink) => SHEETS.map((on): [string, string] => [ink, on])),
  ...[...SHEETS, "accent-soft"].map((on): [string, string] => ["accent", on]),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ...STATES.flatMap((state) =>
    [...SHEETS, `${state}-soft`].map((on): [string, string] => [`${state}-text`, on]),
  ),
  ...STATES.map((state): [string, string] => ["text", `${state}-soft`]),
  ...STATES.map((state): [string, string] => ["text-2", `${state}-soft`]),
  ...["tip-text", "tip-text-2", "tip-ok"].map((ink): [string, string] => [ink, "tip-bg"]),
];

const shapes: [string, string][] = STATES.flatMap((state): [string, string][] => [
  [state, "surface"],
  [state, `${state}-soft`],
  ["surface", state],
]);

describe.each([
  ["light", ":root"],
  ["dark", '[data-theme="dark"]'],
])("contrast in the %s theme", (_theme, selector) => {
  const tokens = readTokens(selector);
  const ratio = ([ink, on]: [string, string]) => {
    const [a, b] = [tokens[ink], tokens[on]];
    if (!a || !b) throw new Error(`token ${ink} or ${on} is missing`);
    return contrast(a, b);
  };

  it.each(words)("%s on %s reads (4.5)", (ink, on) => {
    expect(ratio([ink, on])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)("%s on %s shows (3)", (ink, on) => {
    expect(ratio([ink, on])).toBeGreaterThanOrEqual(3);
  });
});

it("maps every colour token into class names", () => {
  const theme = readFileSync(new URL("./globals.css", import.meta.url), "utf8");
  const missing = Object.keys(readTokens(":root")).filter(
    (name) => !theme.includes(`--color-${name}: var(--${name})`),
  );
  expect(missing).toEqual([]);
});
