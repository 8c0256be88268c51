/** So long may one piece of work keep the event loop. Milliseconds. */
const SLICE_MS = 5;
/** Reading the clock costs more than a small piece of work. */
const LOOK_EVERY = 32;

export interface Slices {
  /** Whether it is time to `rest`. Cheap; to be asked after each small piece. */
  due(): boolean;
  /** Lets everything else that waits have its turn. */
  rest(): Promise<void>;
}

/** Long work in small pieces: `if (slices.due()) await slices.rest();` */
export function createSlices(): Slices {
  let since = performance.now();
  let pieces = 0;
  return {
    due() {
      pieces += 1;
      return pieces % LOOK_EVERY === 0 && performance.now() - since >= SLICE_MS;
    },
    async rest() {
      await new Promise<void>((resolve) => setImmediate(resolve));
      since = performance.now();
    },
  };
}

/** So many are sorted in one go: some 3 ms. */
const RUN = 2_000;

/** The items in order, equal ones as they were, without keeping the event loop. */
export async function sortInSlices<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  slices: Slices,
): Promise<T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < items.length; at += RUN) {
    runs.push(items.slice(at, at + RUN).sort(compare));
    if (items.length > RUN) await slices.rest();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], compare, slices));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(a: T[], b: T[], compare: (a: T, b: T) => number, slices: Slices): Promise<T[]> {
  const merged: T[] = [];
  let [atA, atB] = [0, 0];
  while (atA < a.length && atB < b.length) {
    const [one, other] = [a[atA] as T, b[atB] as T];
    if (compare(other, one) < 0) {
      merged.push(other);
      atB += 1;
    } else {
      merged.push(one);
      atA += 1;
    }
    if (slices.due()) await slices.rest();
  }
  for (; atA < a.length; atA++) merged.push(a[atA] as T);
  for (; atB < b.length; atB++) merged.push(b[atB] as T);
  return merged;
}
