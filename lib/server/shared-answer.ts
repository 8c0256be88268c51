import type { Clock } from "@/lib/operations/ports";

export interface SharedAnswer<T> {
  read(): Promise<T>;
  /** Something was changed: the next one asks anew. */
  forget(): void;
}

/**
 * One question to the API server for all who ask within that time, in milliseconds. A failure serves only those who
 * were waiting for it.
 */
export function shareAnswer<T>(ask: () => Promise<T>, ms: number, clock: Clock): SharedAnswer<T> {
  let known: { answer: Promise<T>; at: number } | undefined;
  const now = () => clock.now().getTime();
  return {
    read() {
      if (known && now() - known.at < ms) return known.answer;
      const mine = { answer: ask(), at: now() };
      known = mine;
      mine.answer.catch(() => {
        if (known === mine) known = undefined;
      });
      return mine.answer;
    },
    forget() {
      known = undefined;
    },
  };
}
