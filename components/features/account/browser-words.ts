const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/Windows/, "Windows"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

function firstOf(known: readonly [RegExp, string][], text: string): string | undefined {
  return known.find(([pattern]) => pattern.test(text))?.[1];
}

/** "Firefox on Linux", of what a browser says of itself; what is no browser is called by its own word. */
export function browserWords(userAgent: string | undefined): string {
  if (userAgent === undefined || userAgent === "") return "A browser that says nothing of itself";
  const browser = firstOf(BROWSERS, userAgent) ?? userAgent.split(/[\s/]/)[0] ?? "";
  const system = firstOf(SYSTEMS, userAgent);
  return system === undefined ? browser : `${browser} on ${system}`;
}
