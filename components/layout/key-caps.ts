const names: Record<string, string> = {
  Escape: "Esc",
  Enter: "↵",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  " ": "Space",
};

/** Caps of a binding: "g c" is G and C, "Mod+k" is Ctrl K. */
export function capsOf(keys: string): string[] {
  if (keys === " ") return ["Space"];
  return keys.split(" ").map((key) => {
    if (key.startsWith("Shift+")) return `Shift ${capsOf(key.slice(6))[0]}`;
    if (key.startsWith("Mod+")) return `Ctrl ${key.slice(4).toUpperCase()}`;
    return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  });
}
