/** So many at once; a transaction that is too large holds up the others. */
const MOST = 200;

interface Waiting<In, Out> {
  items: readonly In[];
  resolve(result: Out[]): void;
  reject(error: unknown): void;
}

/**
 * Writes together what came while the one before was being written: a lock and a commit for many instead of for each.
 * Each caller gets the results of its own items; when the writing fails, all that were in it hear so.
 */
export function inBatches<In, Out>(
  write: (items: readonly In[]) => Promise<Out[]>,
): (items: readonly In[]) => Promise<Out[]> {
  let waiting: Waiting<In, Out>[] = [];
  let writing = false;

  const drain = async () => {
    writing = true;
    while (waiting.length > 0) {
      const batch: Waiting<In, Out>[] = [];
      for (let size = 0; waiting[0] && (size === 0 || size + waiting[0].items.length <= MOST); ) {
        size += waiting[0].items.length;
        batch.push(waiting[0]);
        waiting = waiting.slice(1);
      }
      try {
        const written = await write(batch.flatMap(({ items }) => items));
        let from = 0;
        for (const { items, resolve } of batch) {
          resolve(written.slice(from, from + items.length));
          from += items.length;
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    writing = false;
  };

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      if (!writing) void drain();
    });
}
