/** Who drains nodes in the benchmark. Times are of performance.now(). */
export interface Contender {
  name: string;
  /** Its name in the audit log, before the version. */
  userAgent: string;
  /** Gives the command for these nodes, one after another; resolves when it says that they are done. */
  drain(nodes: readonly string[]): Promise<void>;
  /** Lets pods come back. */
  restore(nodes: readonly string[]): Promise<void>;
  /** Since it was asked last: milliseconds from a budget's room to the next eviction, where it can be told. */
  reactions?(): number[];
  close(): Promise<void>;
}
