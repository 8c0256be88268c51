const KEPT_MS = 10 * 60_000;
const KEPT = 1_000;
const answers = new Map<string, { at: number; answer: Promise<unknown> }>();

/**
 * Runs `work` once for a key: a repeated command gets the first one's answer. A failed command is forgotten, since it
 * changed nothing and may be tried again. Keys live 10 minutes in this process.
 */
export function recall<T>(key: string, work: () => Promise<T>, now = Date.now()): Promise<T> {
  const known = answers.get(key);
  if (known && now - known.at < KEPT_MS) return known.answer as Promise<T>;
  for (const [old, { at }] of answers) {
    if (now - at < KEPT_MS && answers.size < KEPT) break;
    answers.delete(old);
  }
  const answer = work();
  answers.set(key, { at: now, answer });
  answer.catch(() => answers.delete(key));
  return answer;
}
