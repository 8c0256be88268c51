import type { ScanJob, ScanKind } from "@/lib/domain/scans/observed";
import type { ScanTarget } from "@/lib/domain/scans/rules";

export interface NewScan {
  run: string;
  kind: ScanKind;
  by: string;
  /** Nodes, each in a Job of its own; empty for Sonobuoy, which looks at the cluster. */
  targets: ScanTarget[];
  image: string;
}

/** Scans as Jobs in their own namespace. Errors as of the other ports. */
export interface ScanPort {
  /** undefined: the namespace of scans is not there, so none can be started. */
  list(): Promise<ScanJob[] | undefined>;
  /** Creates the Jobs of a run. When it throws nothing of it is under way any more; some Jobs may be there. */
  start(scan: NewScan): Promise<void>;
  /** What a Job's container has written; undefined: its pod is gone, or has written nothing yet. */
  readLog(job: Pick<ScanJob, "name">): Promise<string | undefined>;
  /** Deletes the Jobs of a run, with their pods. */
  remove(run: string): Promise<void>;
  /** The same for a run that did not come about: the console's own to do, whoever it was for and whatever they may. */
  takeBack(run: string): Promise<void>;
  /** Keeps the names of nodes in maintenance where the admission policy reads them; false: it is not set up. */
  tellPolicy(nodes: readonly string[]): Promise<boolean>;
}
