import type { RestartSeries } from "@/lib/domain/rebalance/restarts";

export type NewSeries = Omit<RestartSeries, "id" | "version">;

/** Series of restarts: what was asked for, and how far it is. */
export interface RestartStore {
  /** undefined: another one runs on that cluster. */
  begin(series: NewSeries): Promise<RestartSeries | undefined>;
  /** Those that run, of all clusters. */
  running(): Promise<RestartSeries[]>;
  /** The newest of a cluster, the last begun first. */
  newest(cluster: string, most: number): Promise<RestartSeries[]>;
  read(at: { cluster: string; id: string }): Promise<RestartSeries | undefined>;
  /** Writes a series over the version that it was made from; undefined: somebody was faster, and nothing was written. */
  save(series: RestartSeries): Promise<RestartSeries | undefined>;
}
