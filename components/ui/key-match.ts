/** What of a keyboard event decides which binding is meant. */
export interface Stroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * Whether the strokes end in a binding: "j", "/", "Space", "Escape", "Mod+k" (Ctrl or ⌘), or a sequence "g c".
 * `before` is the stroke before this one, if it came just now.
 */
export function matchesKeys(keys: string, stroke: Stroke, before?: string): boolean {
  const [first, second] = keys.split(" ");
  if (first === undefined || stroke.altKey) return false;
  if (second !== undefined) return before === first && isKey(second, stroke);
  return isKey(first, stroke);
}

function isKey(key: string, stroke: Stroke): boolean {
  const mod = key.startsWith("Mod+");
  if (mod !== (stroke.ctrlKey || stroke.metaKey)) return false;
  const name = mod ? key.slice(4) : key;
  const pressed = stroke.key === " " ? "Space" : stroke.key;
  return name === (pressed.length === 1 ? pressed.toLowerCase() : pressed);
}

/** Single letters and sequences of them can be turned off; chords, Escape and arrows cannot. */
export function isSingleLetter(keys: string): boolean {
  return keys.split(" ").every((key) => key.length === 1);
}
