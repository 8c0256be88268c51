const SHARDS = 256;
const NONE: readonly never[] = [];

/** Keys are UIDs and names: any mixing of their characters spreads them well enough. */
function shardOf(key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at++) hash = (hash * 31 + key.charCodeAt(at)) | 0;
  return hash & (SHARDS - 1);
}

type Shard<T> = ReadonlyMap<string, readonly T[]>;

/**
 * Items by a key, as a value: `with` leaves the one that it comes from as it was, and shares with it the groups that
 * did not change. It takes time for what changed, not for what is there (150,000 pods). A group that did not change is
 * the same array, so that what was computed from it can be kept.
 */
export class Grouping<T> {
  readonly #shards: readonly Shard<T>[];
  readonly #keyOf: (item: T) => string;

  private constructor(keyOf: (item: T) => string, shards: readonly Shard<T>[]) {
    this.#keyOf = keyOf;
    this.#shards = shards;
  }

  static of<T>(items: readonly T[], keyOf: (item: T) => string): Grouping<T> {
    const builder = Grouping.builder(keyOf);
    for (const item of items) builder.add(item);
    return builder.done();
  }

  /** Groups item by item, for who has to let others have their turn in between. Nothing may be added once it is done. */
  static builder<T>(keyOf: (item: T) => string): { add(item: T): void; done(): Grouping<T> } {
    const shards = Array.from({ length: SHARDS }, () => new Map<string, T[]>());
    return {
      add(item) {
        const key = keyOf(item);
        const shard = shards[shardOf(key)];
        const group = shard?.get(key);
        if (group) group.push(item);
        else shard?.set(key, [item]);
      },
      done: () => new Grouping(keyOf, shards),
    };
  }

  group(key: string): readonly T[] {
    return this.#shards[shardOf(key)]?.get(key) ?? NONE;
  }

  /** Every group that is not empty, with its key, in no order. */
  *groups(): Generator<readonly [string, readonly T[]]> {
    for (const shard of this.#shards) yield* shard;
  }

  /** Without the one and with the other. Items are told apart by identity; one that is in both is in neither. */
  with(gone: ReadonlySet<T>, come: ReadonlySet<T>): Grouping<T> {
    const left = this.#byKey(gone, come);
    const joined = this.#byKey(come, gone);
    const shards = [...this.#shards];
    const own = new Set<Map<string, readonly T[]>>();
    for (const key of new Set([...left.keys(), ...joined.keys()])) {
      const at = shardOf(key);
      let shard = shards[at] as Map<string, readonly T[]>;
      if (!own.has(shard)) {
        shard = new Map(shard);
        own.add(shard);
        shards[at] = shard;
      }
      const leavers = left.get(key);
      const old = shard.get(key) ?? NONE;
      const stay = leavers ? old.filter((item) => !leavers.has(item)) : old;
      const group = [...stay, ...(joined.get(key) ?? [])];
      if (group.length > 0) shard.set(key, group);
      else shard.delete(key);
    }
    return new Grouping(this.#keyOf, shards);
  }

  #byKey(items: ReadonlySet<T>, except: ReadonlySet<T>): Map<string, Set<T>> {
    const sorted = new Map<string, Set<T>>();
    for (const item of items) {
      if (except.has(item)) continue;
      const key = this.#keyOf(item);
      const found = sorted.get(key);
      if (found) found.add(item);
      else sorted.set(key, new Set([item]));
    }
    return sorted;
  }
}
