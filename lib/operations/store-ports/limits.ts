/** Counts for all replicas together, in windows that lie side by side by the store's clock. */
export interface LimitStore {
  /** Counts so many more, and returns how many there are in this window with them. */
  add(key: string, windowSeconds: number, times: number): Promise<number>;
}
