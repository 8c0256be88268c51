/** So often a message is tried before it is given up: over some three hours. */
export const MAX_ATTEMPTS = 12;
const FIRST_MS = 5_000;
const MOST_MS = 30 * 60_000;

/**
 * When a message that failed is tried again, in milliseconds from now; undefined: it is given up. Twice as long each
 * time, and between a half and the whole of that, so that messages that failed together do not come back together.
 * `retryAfterMs` is what the receiver asked for; it is obeyed up to the longest wait. `random` is from 0 to 1.
 */
export function retryIn(attempts: number, random: number, retryAfterMs = 0): number | undefined {
  if (attempts >= MAX_ATTEMPTS) return undefined;
  const whole = Math.min(MOST_MS, FIRST_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(Math.max(whole * (0.5 + random / 2), Math.min(MOST_MS, retryAfterMs)));
}
