/** Work in steps: it yields wherever others may take their turn, and returns what came of it. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does something with each of many items, and yields after so many of them. */
export function* each<T>(items: Iterable<T>, atOnce: number, work: (item: T) => void): Steps<void> {
  let done = 0;
  for (const item of items) {
    work(item);
    if (++done % atOnce === 0) yield;
  }
}
