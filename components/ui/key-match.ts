/** What of a keyboard event decides which binding is meant. */
export interface Stroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/**
 * Whether the strokes end in a binding: "j", "/", "Space", "Escape", "Shift+ArrowDown", "Mod+k" (Ctrl or ⌘), or a
 * sequence "g c". Of letters and signs Shift is a part, of named keys it makes others.
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
  const shift = key.startsWith("Shift+");
  if (stroke.key.length > 1 && shift !== stroke.shiftKey) return false;
  const name = key.slice(mod ? 4 : shift ? 6 : 0);
  const pressed = stroke.key === " " ? "Space" : stroke.key;
  return name === (pressed.length === 1 ? pressed.toLowerCase() : pressed);
}

/** Single letters and sequences of them can be turned off; chords, Escape and arrows cannot. */
export function isSingleLetter(keys: string): boolean {
  return keys.split(" ").every((key) => key.length === 1);
}
